"""What the papers of a class show, and what never reaches them."""

from datetime import date, timedelta

import pytest

from gf2tracker.actions import closed, enrolment, exemption, students
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import ClassId, LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.queries import paper
from gf2tracker.queries import students as student_list
from tests import given
from tests.registers import mark, take, take_day

TUESDAY, WEDNESDAY = (given.MONDAY + timedelta(days=n) for n in (1, 2))
FRIDAY = given.MONDAY + timedelta(days=4)
SUNDAY = given.MONDAY + timedelta(days=6)


def day(store, made, date):
    return store.ask(paper.day, made.id, date).value


def week(store, made, date):
    return store.ask(paper.week, made.id, date).value


def leave(store, student_id, last_day):
    stay = store.ask(student_list.one, student_id, last_day).value.enrolments[-1]
    store.do(enrolment.leave, stay.id, last_day, LeaveReason.GOT_JOB)


def test_a_day_has_its_lessons_and_everybody_by_the_name_they_are_called(store):
    made = given.a_class(store, students=3)
    store.do(students.change, made.students[0], {"called_name": "Ågot"})
    found = day(store, made, given.MONDAY)
    assert [row.called for row in found.rows] == ["Birgitte", "Çelik", "Ågot"]
    assert [row.last_name for row in found.rows] == ["Ågård", "Yılmaz", "Ørsted Kjær"]
    (only,) = found.days
    assert (only.date, only.closed, len(only.starts)) == (given.MONDAY, None, 8)
    assert (found.week, found.about.code) == (1, "tøm-26a")


def test_what_is_planned_for_the_day_stands_there_and_exempt_lessons_too(store):
    made = given.a_class(store, students=2)
    first, second = made.students
    mark(store, made.id, TUESDAY, {(first, None): "G"})
    store.do(exemption.add, second, TUESDAY, TUESDAY, "1,2|1,2|||")
    found = day(store, made, TUESDAY)
    exempt, planned = (row.days[0] for row in found.rows)  # Birgitte, Aage
    assert {one.kind for one in planned} == {AbsenceKind.APPROVED}
    assert [one.kind if one else None for one in exempt[:3]] == [AbsenceKind.EXEMPT] * 2 + [None]


def test_a_protected_student_has_no_last_name_on_paper(store):
    made = given.a_class(store, students=1)
    store.do(students.change, made.students[0], {"is_protected": True})
    (row,) = day(store, made, given.MONDAY).rows
    assert (row.called, row.last_name, row.is_protected) == ("Aage", "", True)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (given.MONDAY - timedelta(days=30), given.MONDAY),
        (SUNDAY, given.MONDAY + timedelta(days=7)),
        (date(2027, 8, 1), date(2026, 12, 23)),
    ],
)
def test_a_day_without_school_gives_the_next_school_day_or_the_last(store, asked, shown):
    made = given.a_class(store, students=1)
    assert day(store, made, asked).days[0].date == shown


def test_one_who_has_left_is_on_no_list_of_a_later_day(store):
    made = given.a_class(store, students=2)
    leave(store, made.students[0], TUESDAY)
    assert [row.called for row in day(store, made, TUESDAY).rows] == ["Birgitte", "Aage"]
    assert [row.called for row in day(store, made, WEDNESDAY).rows] == ["Birgitte"]


def test_a_week_has_five_days_with_marks_taken_lessons_and_what_is_closed(store):
    made = given.a_class(store, students=2)
    first, second = made.students
    store.do(closed.add, WEDNESDAY, WEDNESDAY, "Studietur", None)
    take_day(store, made.id, given.MONDAY, {first: "U"})
    take(store, made.id, TUESDAY, [1])
    leave(store, second, TUESDAY)
    found = week(store, made, FRIDAY)
    assert [one.closed for one in found.days] == [None, None, "Studietur", None, None]
    assert [len(one.starts) for one in found.days] == [8, 8, 0, 8, 5]
    assert [sum(one.taken) for one in found.days] == [8, 1, 0, 0, 0]
    gone, away = (row.days for row in found.rows)  # Birgitte, Aage
    assert {one.kind for one in away[0]} == {AbsenceKind.ABSENT}
    assert gone[1] == (None,) * 8
    assert gone[3] is None


def test_a_week_outside_the_course_is_its_first_or_last(store):
    made = given.a_class(store)
    assert week(store, made, date(2026, 1, 5)).days[0].date == given.MONDAY
    assert week(store, made, date(2027, 8, 1)).days[-1].date == date(2026, 12, 25)


def test_the_figures_are_those_of_the_students_who_are_there(store):
    made = given.a_class(store, students=3)
    take_day(store, made.id, given.MONDAY, {made.students[1]: "U"})
    leave(store, made.students[0], given.MONDAY)
    found = store.ask(paper.figures, made.id, TUESDAY).value
    assert [row.called_name for row in found.rows] == ["Birgitte", "Çelik"]
    assert [row.figures.total_share for row in found.rows] == [1.0, 0.0]
    assert (found.limits.watch_share, found.limits.act_share) == (0.10, 0.15)


def test_before_its_start_a_class_has_the_figures_of_those_who_will_come(store):
    made = given.a_class(store, students=2)
    found = store.ask(paper.figures, made.id, given.MONDAY - timedelta(days=10)).value
    assert [row.figures.total_share for row in found.rows] == [None, None]


def test_a_class_that_is_gone_is_refused(store):
    for query in (paper.day, paper.week, paper.figures):
        with pytest.raises(Refusal, match="findes ikke længere"):
            store.ask(query, ClassId(99), given.MONDAY)
