"""A class's absence at a glance."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gf2tracker.actions import contact, enrolment
from gf2tracker.domain.attention import State
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.people import ClassId, LeaveReason
from gf2tracker.domain.sign import Trait
from gf2tracker.errors import Refusal
from gf2tracker.queries import absence, overview
from gf2tracker.store.tables import OpeningFigures
from tests import given
from tests.queries.enrolments import enrolments_of
from tests.registers import mark, take, take_day

MON = date(2026, 8, 10)
TUE, WED, THU, FRI = (MON + timedelta(days=n) for n in range(1, 5))
NEXT = date(2026, 8, 17)


def seen(store, class_id, today=FRI):
    return store.ask(overview.overview, class_id, today).value


def row_of(store, class_id, student_id, today=FRI):
    rows = seen(store, class_id, today).rows
    return next(row for row in rows if row.student.student_id == student_id)


def with_opening(store, student_id, class_id, until, absent):
    """Write opening figures as an import does."""

    def write(step):
        step.label("Åbningstal")
        row = {
            "student_id": student_id,
            "class_id": class_id,
            "until": until,
            "source": "Z8224",
            "imported_on": MON,
            "scheduled_minutes": 3600,
            "absent_minutes": absent,
            "unlawful_minutes": 0,
        }
        step.insert(OpeningFigures, row)

    store.do(write)


def test_the_worst_come_first_and_those_who_left_last(store):
    tom = given.a_class(store, students=5)
    fine, some, most, gone, little = tom.students
    absent = {1: {most: "U", gone: "U"}, 2: {most: "U", some: "U"}, 3: {most: "S"}, 4: {}}
    later = MON + timedelta(weeks=4)
    for n in range(4):
        take_day(store, tom.id, later + timedelta(days=n), absent[n + 1])
    mark(store, tom.id, later, {(little, 1): "F12"})
    (stay,) = enrolments_of(store, gone)
    store.do(enrolment.leave, stay, later + timedelta(days=2), LeaveReason.PERSONAL)
    rows = seen(store, tom.id, later + timedelta(days=4)).rows
    assert [row.student.student_id for row in rows] == [most, some, little, fine, gone]
    assert [row.state for row in rows] == [State.ACT, State.ACT, *[State.NONE] * 3]
    assert [row.has_left for row in rows] == [False] * 4 + [True]


def test_illness_and_what_is_unlawful_are_told_apart(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "S"})
    take_day(store, tom.id, TUE, {anna: "I"})
    take_day(store, tom.id, WED, {anna: "B"})
    take_day(store, tom.id, THU, {anna: "U"})
    take_day(store, tom.id, FRI)
    row = row_of(store, tom.id, anna)
    assert row.figures.unlawful_share == pytest.approx(16 / 37)
    assert row.details.sick_share == pytest.approx(16 / 37)
    assert row.details.unreported_share == pytest.approx(8 / 37)
    assert row.details.child_share == pytest.approx(8 / 37)
    total = seen(store, tom.id).to_date
    assert total.lessons == 37
    assert (total.share, total.unlawful_share) == pytest.approx((32 / 37, 16 / 37))
    assert total.sick_share == pytest.approx(16 / 37)


def test_absence_in_the_first_days_is_urgent_until_somebody_has_called(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "S"})
    for day in (TUE, WED, THU, FRI):
        take_day(store, tom.id, day)
    early = next(one for one in row_of(store, tom.id, anna).signs if one.trait is Trait.EARLY)
    assert (early.state, early.dates) == (State.ACT, (MON,))
    at = datetime(2026, 8, 11, 8, 0, tzinfo=UTC)
    store.do(contact.log, anna, ContactKind.TALKED, at, "", WED)
    early = next(one for one in row_of(store, tom.id, anna).signs if one.trait is Trait.EARLY)
    assert early.state is State.WATCH


def test_opening_figures_stand_apart_and_only_limits_see_them(store):
    tom = given.a_class(store, students=2)
    anna, bo = tom.students
    for student_id in (anna, bo):
        with_opening(store, student_id, tom.id, MON, 900)
    take_day(store, tom.id, TUE)
    with_opening_today = row_of(store, tom.id, anna)
    assert with_opening_today.figures.total_share == 0
    assert with_opening_today.share == pytest.approx(900 / 3960)
    assert with_opening_today.state is State.ACT
    (told,) = with_opening_today.openings
    assert (told.share, told.source, told.until) == (0.25, "Z8224", MON)
    take_day(store, tom.id, MON)  # the days are counted here now, so they are not counted twice
    again = row_of(store, tom.id, anna)
    assert (again.share, again.state, len(again.openings)) == (0, State.NONE, 1)


def test_the_class_is_held_against_itself_last_week(store):
    tom = given.a_class(store, students=2)
    anna, bo = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    assert seen(store, tom.id, MON).change is None
    take_day(store, tom.id, NEXT)
    take(store, tom.id, NEXT + timedelta(days=1), [1, 2])
    mark(store, tom.id, NEXT + timedelta(days=1), {(bo, 1): "S"})
    found = seen(store, tom.id, NEXT + timedelta(days=2))
    before, now = found.weeks
    assert (before.monday, before.total.lessons, before.total.share) == (MON, 16, 0.5)
    assert (now.monday, now.total.lessons) == (NEXT, 20)
    assert now.total.share == pytest.approx(1 / 20)
    assert (now.total.unlawful_share, now.total.sick_share) == (0, pytest.approx(1 / 20))
    assert found.change == pytest.approx(1 / 20 - 0.5)


def test_the_class_to_date_is_that_of_the_summary(store):
    tom = given.a_class(store, "tøm-26a", students=4)
    el = given.a_class(store, "el-26b")
    one, moved, left, never = tom.students
    take_day(store, tom.id, MON, {one: "U", moved: "U", left: "S", never: "U"})
    store.do(enrolment.move, enrolments_of(store, moved)[0], el.id, TUE)
    store.do(enrolment.leave, enrolments_of(store, left)[0], MON, LeaveReason.PERSONAL)
    store.do(enrolment.leave, enrolments_of(store, never)[0], MON, LeaveReason.NO_SHOW)
    take_day(store, tom.id, TUE)
    take_day(store, el.id, TUE)
    for told in store.ask(absence.summary, None, FRI).value:
        found = seen(store, told.class_id)
        assert found.to_date.share == told.total_share
        assert found.to_date.unlawful_share == told.unlawful_share
        assert found.to_date.lessons == told.lessons_taken
        assert found.students == told.students
    assert seen(store, tom.id).to_date.lessons == 8 + 8 + 8
    assert seen(store, el.id).to_date.lessons == 8 + 8


def test_who_begins_later_has_a_row_and_no_figures(store):
    tom = given.a_class(store)
    late = given.student(store, "Sofie Lund", tom.id, NEXT)
    take_day(store, tom.id, MON)
    row = row_of(store, tom.id, late)
    assert (row.has_begun, row.figures.total_share, row.share, row.signs) == (False, None, None, ())
    assert seen(store, tom.id).students == 0


def test_a_class_without_students_has_weeks_and_no_share(store):
    tom = given.a_class(store)
    found = seen(store, tom.id)
    assert (found.rows, found.weeks, found.to_date.share) == ((), (), None)
    assert len(found.teaching_weeks) == 20


def test_all_classes_come_in_order_of_code(store):
    given.a_class(store, "tøm-26a", students=1)
    given.a_class(store, "el-26b")
    found = store.ask(overview.overviews, None, FRI).value
    assert [one.class_code for one in found] == ["el-26b", "tøm-26a"]
    assert found[1] == seen(store, found[1].class_id)


def test_one_student_is_asked_alone(store):
    tom = given.a_class(store, students=2)
    anna, _other = tom.students
    take_day(store, tom.id, MON, {anna: "S"})
    found = store.ask(overview.of_student, anna, FRI).value
    assert found == row_of(store, tom.id, anna)
    nobody = given.student(store, "Bo Bak")
    assert store.ask(overview.of_student, nobody, FRI).value is None


def test_a_class_that_is_gone_is_refused(store):
    with pytest.raises(Refusal) as refusal:
        seen(store, ClassId(99))
    assert refusal.value.field == "class"
