"""Figures to date, student by student and class by class."""

from datetime import date

import pytest

from gf2tracker.actions import closed, enrolment, school, students
from gf2tracker.actions.enrolment import NewEnrolment
from gf2tracker.domain.people import CountsAs, LeaveReason
from gf2tracker.queries import absence
from gf2tracker.queries.attendance import attendance
from tests import given
from tests.queries.enrolments import enrolments_of
from tests.registers import mark, take, take_day

MON = date(2026, 8, 10)
TUE = date(2026, 8, 11)
WED = date(2026, 8, 12)
THU = date(2026, 8, 13)
FRI = date(2026, 8, 14)
NEXT = date(2026, 8, 17)


def figures(store, class_id, today=FRI):
    rows = store.ask(absence.listing, [class_id], today).value
    return {row.student_id: row.figures for row in rows}


def test_everybody_is_listed_by_class_and_name(store):
    tom = given.a_class(store, "tøm-26a", students=2)
    el = given.a_class(store, "el-26b", students=1)
    rows = store.ask(absence.listing, None, FRI).value
    assert [(row.class_code, row.student_id) for row in rows] == [
        ("el-26b", el.students[0]),
        ("tøm-26a", tom.students[1]),
        ("tøm-26a", tom.students[0]),
    ]
    assert rows[0].name == "Aage Ørsted Kjær"
    assert store.ask(absence.listing, [el.id], FRI).value == rows[:1]


def test_nothing_taken_is_no_share(store):
    tom = given.a_class(store, students=1)
    mark(store, tom.id, MON, {(tom.students[0], None): "U"})
    found = figures(store, tom.id)[tom.students[0]]
    assert (found.total_share, found.unlawful_share, found.rolling_share) == (None, None, None)
    assert (found.lessons_taken, found.lessons_absent, found.days_absent) == (0, 0, 0)


def test_lawful_and_unlawful_are_kept_apart(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, FRI, {anna: "S"})
    take_day(store, tom.id, MON, {anna: "F12"})
    found = figures(store, tom.id)[anna]
    assert found.total_share == pytest.approx((5 * 45 + 12) / (13 * 45))
    assert found.unlawful_share == pytest.approx(12 / (13 * 45))
    assert (found.late_count, found.days_absent, found.spells) == (1, 1, 1)
    assert found.lessons_absent == 5.27


def test_only_taken_lessons_count(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    mark(store, tom.id, MON, {(anna, 1): "U", (anna, 5): "U"})
    take(store, tom.id, MON, [1, 2])
    assert figures(store, tom.id)[anna].total_share == 0.5


def test_days_to_come_are_left_out(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON)
    take_day(store, tom.id, FRI, {anna: "U"})
    assert figures(store, tom.id, today=THU)[anna].total_share == 0


def test_company_days_count_as_present(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "K"})
    found = figures(store, tom.id)[anna]
    assert (found.total_share, found.days_absent, found.lessons_taken) == (0, 0, 8)
    assert found.first_14_days == ()


def test_who_comes_late_has_an_own_denominator_and_clock(store):
    tom = given.a_class(store, students=1)
    late = given.student(store, "Sofie Lund", tom.id, THU)
    for day in (MON, TUE, WED, THU):
        take_day(store, tom.id, day)
    take_day(store, tom.id, date(2026, 8, 25), {late: "U", tom.students[0]: "U"})
    found = figures(store, tom.id, today=date(2026, 8, 25))
    assert found[late].lessons_taken == 16
    assert found[tom.students[0]].lessons_taken == 40
    assert found[late].first_14_days == (date(2026, 8, 25),)
    assert found[tom.students[0]].first_14_days == ()


def test_who_left_keeps_the_figures_of_the_time_here(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    (stay,) = enrolments_of(store, anna)
    store.do(enrolment.leave, stay, TUE, LeaveReason.PERSONAL)
    take_day(store, tom.id, TUE)
    take_day(store, tom.id, WED)
    (row,) = store.ask(absence.listing, [tom.id], FRI).value
    assert (row.last_day, row.figures.lessons_taken, row.figures.total_share) == (TUE, 16, 0.5)


def test_a_move_counts_the_register_of_the_class_of_the_day(store):
    tom = given.a_class(store, "tøm-26a", students=1)
    el = given.a_class(store, "el-26b")
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    take(store, el.id, MON, [1])
    (stay,) = enrolments_of(store, anna)
    store.do(enrolment.move, stay, el.id, WED)
    take(store, tom.id, WED)
    take(store, el.id, WED, [1, 2])
    assert anna not in figures(store, tom.id)
    found = figures(store, el.id)[anna]
    assert (found.lessons_taken, found.total_share) == (10, 0.8)


def test_a_day_that_was_closed_afterwards_counts_for_nothing(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    take_day(store, tom.id, TUE)
    store.do(closed.add, MON, MON, "Lukket")
    found = figures(store, tom.id)[anna]
    assert (found.lessons_taken, found.total_share, found.days_absent) == (8, 0, 0)


def test_a_spell_goes_on_over_days_without_register(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    for day in (MON, WED, NEXT):
        take_day(store, tom.id, day, {anna: "U"})
    found = figures(store, tom.id, today=NEXT)[anna]
    assert (found.days_absent, found.spells, found.absent_days) == (3, 1, 3)
    assert found.absent_since == MON


def test_part_of_a_day_is_an_absence_day_where_the_school_says_so(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    mark(store, tom.id, MON, {(anna, 1): "U"})
    take_day(store, tom.id, MON)
    assert figures(store, tom.id)[anna].first_14_days == ()
    store.do(school.set_settings, {"first_days_partial": True})
    assert figures(store, tom.id)[anna].first_14_days == (MON,)


def test_the_summary_of_a_class_is_its_students_together(store):
    tom = given.a_class(store, "tøm-26a", students=3)
    given.a_class(store, "el-26b")
    one, other, third = tom.students
    take_day(store, tom.id, FRI, {one: "U", other: "S"})
    store.do(enrolment.leave, enrolments_of(store, third)[0], THU, LeaveReason.OTHER)
    empty, full = store.ask(absence.summary, None, FRI).value
    assert (empty.class_code, empty.students, empty.total_share) == ("el-26b", 0, None)
    assert (full.class_code, full.students, full.lessons_taken) == ("tøm-26a", 2, 10)
    assert (full.total_share, full.unlawful_share, full.first_14_days) == (1, 0.5, 2)


def test_codes_are_of_the_classes_that_are_there(store):
    tom = given.a_class(store, "tøm-26a")
    el = given.a_class(store, "el-26b")
    assert store.ask(absence.codes_of, None).value == {tom.id: "tøm-26a", el.id: "el-26b"}
    assert store.ask(absence.codes_of, [el.id, 99]).value == {el.id: "el-26b"}


def test_rows_are_made_of_attendance_that_is_at_hand(store):
    tom = given.a_class(store, "tøm-26a", students=2)
    take_day(store, tom.id, MON, {tom.students[0]: "U"})

    def query(connection):
        known = attendance(connection, [tom.id], FRI)
        codes = {tom.id: "tøm-26a"}
        return absence.absences(connection, known, codes, FRI, part_is_enough=False)

    rows = store.ask(query).value
    assert set(rows) == set(store.ask(absence.listing, [tom.id], FRI).value)


def test_who_never_came_is_in_no_figure_of_the_class(store):
    tom = given.a_class(store, students=2)
    here, never = tom.students
    take_day(store, tom.id, MON, {never: "U"})
    store.do(enrolment.leave, enrolments_of(store, never)[0], MON, LeaveReason.NO_SHOW)
    (found,) = store.ask(absence.summary, [tom.id], MON).value
    assert (found.students, found.lessons_taken, found.total_share) == (1, 8, 0)
    rows = {row.student_id: row for row in store.ask(absence.listing, [tom.id], MON).value}
    assert rows[never].counts_as is CountsAs.OUTSIDE
    assert rows[here].counts_as is None


def test_one_student_is_asked_alone(store):
    tom = given.a_class(store, students=2)
    (anna, _other) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    found = store.ask(absence.of_student, anna, FRI).value
    assert (found.student_id, found.class_code, found.figures.total_share) == (anna, "tøm-26a", 1)
    nobody = given.student(store, "Bo Bak")
    assert store.ask(absence.of_student, nobody, FRI).value is None


def test_protected_students_are_called_by_their_called_name(store):
    tom = given.a_class(store)
    who = given.student(store, "Karl Emil Hemmelig", tom.id)
    store.do(students.change, who, {"is_protected": True, "called_name": "Emil"})
    (row,) = store.ask(absence.listing, [tom.id], FRI).value
    assert (row.name, row.is_protected) == ("Emil", True)


def test_a_move_found_out_later_counts_by_the_new_class_from_its_day(store):
    tom = given.a_class(store, "tøm-26a", students=1)
    el = given.a_class(store, "el-26b")
    (anna,) = tom.students
    take_day(store, tom.id, THU, {anna: "U"})
    take(store, el.id, THU, [1, 2])
    (stay,) = enrolments_of(store, anna)
    assert figures(store, tom.id)[anna].absent_minutes == 8 * 45
    store.do(enrolment.move, stay, el.id, THU)
    found = figures(store, el.id)[anna]
    assert (found.absent_minutes, found.lessons_taken) == (2 * 45, 2)
    store.undo()
    assert figures(store, tom.id)[anna].absent_minutes == 8 * 45


def test_who_takes_the_course_again_starts_afresh(store):
    spring = given.a_class(store, "tøm-26a", starts_on=date(2026, 1, 12), students=1)
    tom = given.a_class(store, "tøm-26b")
    (anna,) = spring.students
    take_day(store, spring.id, date(2026, 1, 12), {anna: "U"})
    store.do(enrolment.enrol_all, [NewEnrolment(anna, tom.id)])
    assert figures(store, tom.id)[anna].total_share is None
    take_day(store, tom.id, MON)
    assert figures(store, tom.id)[anna].total_share == 0
    assert anna not in figures(store, spring.id)
