"""What the status report is made of: the pages' own figures, for a class or the whole school."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event

from gf2tracker.actions import contact, demo, enrolment, exemption, school, students
from gf2tracker.domain.attention import Why
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.queries import absence, status
from gf2tracker.queries import students as student_list
from gf2tracker.store.tables import OpeningFigures
from tests import given
from tests.registers import mark, take_day, the_day

MON, TUE, WED = (date(2026, 8, 10) + timedelta(at) for at in range(3))
THU = date(2026, 8, 20)
TODAY = date(2026, 8, 21)
DEMO_DAY = date(2026, 11, 19)


def ask(store, class_ids=None, today=TODAY):
    return store.ask(status.status, class_ids, today).value


@pytest.fixture
def tom(store):
    """A class of three: two days are taken, the first student was away on the first."""
    made = given.a_class(store, students=3)
    take_day(store, made.id, MON, {made.students[0]: "U"})
    take_day(store, made.id, TUE)
    return made


def enrolment_of(store, student_id, today=TODAY):
    return store.ask(student_list.one, student_id, today).value.enrolments[-1].id


def test_a_class_is_told_with_its_register_and_its_figures(store, tom):
    (one,) = ask(store).classes
    assert one.row.code == "tøm-26a"
    assert one.lessons_due == 37 + 32
    assert one.lessons_taken == 16
    assert one.total_share == one.unlawful_share == one.rolling_share == 8 / 48
    assert one.weeks == (status.WeekAbsence(1, 48 * 45, 8 * 45, 8 * 45),)


def test_every_school_day_of_a_student_is_told(store, tom):
    (one,) = ask(store).classes
    aage = next(row for row in one.students if row.student_id == tom.students[0])
    first, second, third = aage.days[:3]
    assert len(aage.days) == len(one.course.school_days) == 98
    assert (first.kind, first.share, first.is_taken) == (AbsenceKind.ABSENT, 1.0, True)
    assert (second.kind, second.is_taken) == (None, True)
    assert third.is_taken is False
    assert aage.figures.first_14_days == (MON,)


def test_figures_are_those_of_the_pages(store):
    store.do(demo.build, DEMO_DAY, 4)
    told = ask(store, today=DEMO_DAY)
    listed = {one.student_id: one for one in store.ask(absence.listing, None, DEMO_DAY).value}
    summed = {one.class_code: one for one in store.ask(absence.summary, None, DEMO_DAY).value}
    students = [student for one in told.classes for student in one.students]
    assert len(students) == len(listed)
    for student in students:
        assert student.figures == listed[student.student_id].figures
        assert student.name == listed[student.student_id].name
    for one in told.classes:
        page = summed[one.row.code]
        assert (one.total_share, one.unlawful_share) == (page.total_share, page.unlawful_share)
        assert sum(bool(student.figures.first_14_days) for student in one.students) == (
            page.first_14_days
        )


def test_reasons_to_act_are_those_of_the_register(store):
    store.do(demo.build, DEMO_DAY, 4)
    for one in ask(store, today=DEMO_DAY).classes:
        rows = the_day(store, one.row.id, DEMO_DAY).rows
        assert {row.student_id: row.why for row in rows} == {
            student.student_id: student.why for student in one.here
        }


def test_weeks_sum_to_the_class_where_nobody_moved(store):
    store.do(demo.build, DEMO_DAY, 1)
    (one,) = ask(store, today=DEMO_DAY).classes
    taken = sum(week.taken_minutes for week in one.weeks)
    absent = sum(week.absent_minutes for week in one.weeks)
    assert absent / taken == pytest.approx(one.total_share)
    assert [week.week for week in one.weeks] == list(range(1, 15))


def test_registers_are_due_from_the_first_own_one_where_opening_figures_reach_it(store, tom):
    row = {"student_id": tom.students[0], "class_id": tom.id, "until": TUE, "imported_on": TODAY}
    minutes = {"scheduled_minutes": 720, "absent_minutes": 0, "unlawful_minutes": 0}

    def write(step):
        step.label("Åbningstal")
        step.insert(OpeningFigures, {**row, **minutes, "source": "Z8224"})

    store.do(write)
    (one,) = ask(store).classes
    assert (one.lessons_due, one.lessons_taken) == (37 + 32, 16)


def test_a_protected_student_has_only_the_called_name(store, tom):
    store.do(students.change, tom.students[1], {"is_protected": True})
    (one,) = ask(store).classes
    assert "Birgitte" in [student.name for student in one.students if student.is_protected]
    assert not any("Ågård" in student.name for student in one.students)


def test_who_left_stands_last_with_the_reason(store, tom):
    number = enrolment_of(store, tom.students[0])
    store.do(enrolment.leave, number, TUE, LeaveReason.GOT_JOB)
    (one,) = ask(store).classes
    assert [student.is_here for student in one.students] == [True, True, False]
    gone = one.students[-1]
    assert (gone.last_day, gone.leave_reason.code, gone.why) == (TUE, LeaveReason.GOT_JOB, None)
    assert one.left == (gone,)
    assert [student is None for student in (gone.days[1], gone.days[2])] == [False, True]


def test_who_never_came_has_not_left(store, tom):
    number = enrolment_of(store, tom.students[0])
    store.do(enrolment.leave, number, MON, LeaveReason.NO_SHOW)
    (one,) = ask(store).classes
    assert one.left == ()
    assert len(one.here) == 2


def test_who_never_came_is_in_no_figure_of_the_class(store, tom):
    number = enrolment_of(store, tom.students[0])
    store.do(enrolment.leave, number, MON, LeaveReason.NO_SHOW)
    (one,) = ask(store).classes
    (page,) = store.ask(absence.summary, [tom.id], TODAY).value
    assert (one.total_share, one.unlawful_share, one.rolling_share) == (0, 0, 0)
    assert (one.total_share, one.unlawful_share) == (page.total_share, page.unlawful_share)
    assert one.weeks == (status.WeekAbsence(1, 32 * 45, 0, 0),)


def test_who_moved_stands_in_the_new_class_with_the_days_of_both(store, tom):
    other = given.a_class(store, "tøm-26b", students=0)
    store.do(enrolment.move, enrolment_of(store, tom.students[0]), other.id, WED)
    old, new = ask(store).classes
    assert len(old.students) == 2
    (moved,) = new.students
    assert moved.days[0].kind is AbsenceKind.ABSENT
    assert moved.figures.total_share == 8 / 16
    assert old.weeks[0].absent_minutes == 8 * 45


def test_the_newest_contact_is_told(store, tom):
    when = datetime(2026, 8, 10, 7, 30, tzinfo=UTC)
    for hours, kind in enumerate((ContactKind.NO_ANSWER, ContactKind.SMS)):
        store.do(contact.log, tom.students[0], kind, when + timedelta(hours=hours))
    (one,) = ask(store).classes
    aage = next(row for row in one.students if row.student_id == tom.students[0])
    assert aage.contact.kind is ContactKind.SMS
    assert aage.why is Why.ABSENT_EARLY


def test_lessons_a_student_is_exempt_from_do_not_hide_the_others(store, tom):
    second = tom.students[1]
    store.do(exemption.add, second, MON, TODAY, "1,2||||")
    mark(store, tom.id, TUE, {(tom.students[2], 1): "F12"})
    (one,) = ask(store).classes
    birgitte = next(row for row in one.students if row.student_id == second)
    assert birgitte.days[0].kind is None
    assert birgitte.figures.lessons_taken == 14


def test_the_whole_school_leaves_out_what_ended_long_ago(store, tom):
    given.a_class(store, "gl-25", starts_on=date(2025, 8, 11))
    coming = given.a_class(store, "ny-26", starts_on=date(2026, 10, 5))
    assert [one.row.code for one in ask(store).classes] == ["ny-26", "tøm-26a"]
    told = ask(store, [coming.id])
    assert [one.row.code for one in told.classes] == ["ny-26"]
    assert not told.is_whole_school
    assert told.classes[0].total_share is None


def test_a_class_that_ended_long_ago_can_be_asked_for(store):
    old = given.a_class(store, "gl-25", starts_on=date(2025, 8, 11), students=1)
    (one,) = ask(store, [old.id]).classes
    assert len(one.here) == 1
    assert one.students[0].why is None


def test_without_any_class_it_is_refused(store):
    with pytest.raises(Refusal, match="ingen hold"):
        ask(store)
    with pytest.raises(Refusal, match="ingen hold"):
        ask(store, [4711])


def test_it_takes_as_many_statements_for_four_classes_as_for_one(sqlite_store):
    def statements(class_ids):
        seen = []

        def watch(_connection, _cursor, statement, *_rest):
            seen.append(statement)

        event.listen(sqlite_store._engine, "before_cursor_execute", watch)
        ask(sqlite_store, class_ids, DEMO_DAY)
        event.remove(sqlite_store._engine, "before_cursor_execute", watch)
        return len(seen)

    sqlite_store.do(demo.build, DEMO_DAY, 4)
    every = [one.row.id for one in ask(sqlite_store, today=DEMO_DAY).classes]
    assert statements(every) == statements(every[:1]) < 50


def test_limits_and_name_are_the_schools_own(store, tom):
    assert ask(store).limits.act_share == 0.15
    store.do(school.set_settings, {"school_name": "Havneskolen", "act_share": 0.2})
    told = ask(store)
    assert (told.school_name, told.limits.act_share, told.is_demo) == ("Havneskolen", 0.2, False)
