"""A class through its course: who, what on which day, and the class a day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from gf2tracker.actions import contact, enrolment, exemption, register
from gf2tracker.domain.attention import State
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.queries import coursematrix, students
from tests import given, registers
from tests.registers import take_day

DAY = timedelta(days=1)
TUESDAY, WEDNESDAY = given.MONDAY + DAY, given.MONDAY + 2 * DAY
NEXT_MONDAY = given.MONDAY + 7 * DAY


def of(store, made, today=WEDNESDAY):
    return store.ask(coursematrix.of_class, made.id, today).value


def row_of(matrix, student):
    return next(row for row in matrix.rows if row.student_id == student)


def leave(store, student, last, reason):
    stay = store.ask(students.one, student, last).value.present
    store.do(enrolment.leave, stay.id, last, reason)


def test_every_school_day_of_every_student_is_there(store):
    made = given.a_class(store, students=3)
    take_day(store, made.id, given.MONDAY, {made.students[1]: "U"})
    matrix = of(store, made)
    assert {len(row.days) for row in matrix.rows} == {len(matrix.course.school_days)}
    assert (matrix.students, matrix.taken_days, matrix.days_so_far) == (3, 1, 3)
    worst = matrix.rows[0]
    assert worst.student_id == made.students[1]
    assert {mark.kind for mark in worst.days[0].marks} == {AbsenceKind.ABSENT}
    assert worst.days[0].is_taken
    assert not worst.days[1].is_taken


def test_shares_and_states_are_the_schools(store):
    made = given.a_class(store, students=8)
    take_day(store, made.id, given.MONDAY, {made.students[0]: "U"})
    matrix = of(store, made)
    assert matrix.total_share == pytest.approx(1 / 8)
    assert matrix.unlawful_share == pytest.approx(1 / 8)
    assert (matrix.over_act, matrix.act_share) == (1, 0.15)
    assert [row.state for row in matrix.rows] == [State.ACT] + [State.NONE] * 7
    assert row_of(matrix, made.students[0]).early == {given.MONDAY}


def test_the_class_day_counts_taken_lessons_by_kind(store):
    made = given.a_class(store, students=2)
    registers.mark(store, made.id, given.MONDAY, {(made.students[0], None): "S"})
    registers.take(store, made.id, given.MONDAY, [1, 2])
    day = of(store, made).days[0]
    assert day.lessons == 4
    assert day.share([AbsenceKind.SICK]) == 0.5
    assert day.share([AbsenceKind.ABSENT]) == 0
    assert of(store, made).days[1].share(tuple(AbsenceKind)) == 0


def test_planned_marks_notes_and_calls_are_told(store):
    made = given.a_class(store, students=2)
    who = made.students[0]
    registers.mark(store, made.id, NEXT_MONDAY, {(who, None): "G"})
    registers.mark(store, made.id, given.MONDAY, {(who, None): "U"})
    store.do(register.note, who, given.MONDAY, "Sov over sig")
    noon = datetime.combine(given.MONDAY, time(8, 24), UTC)
    store.do(contact.log, who, ContactKind.NO_ANSWER, noon, "", None)
    row = row_of(of(store, made), who)
    assert {mark.kind for mark in row.days[5].marks} == {AbsenceKind.APPROVED}
    assert row.days[0].note == "Sov over sig"
    assert [one.kind for one in row.contacts[given.MONDAY]] == [ContactKind.NO_ANSWER]


def test_exempt_lessons_are_told_as_such_and_left_out_of_the_day(store):
    made = given.a_class(store, students=1)
    store.do(exemption.add, made.students[0], given.MONDAY, given.MONDAY, "1,2||||")
    take_day(store, made.id, given.MONDAY)
    matrix = of(store, made)
    first = [mark and mark.kind for mark in matrix.rows[0].days[0].marks][:3]
    assert first == [AbsenceKind.EXEMPT, AbsenceKind.EXEMPT, None]
    assert matrix.days[0].lessons == len(matrix.rows[0].days[0].marks) - 2


def test_before_the_start_there_is_nothing(store):
    made = given.a_class(store)
    late = given.student(store, "Sen Start", made.id, first_day=WEDNESDAY)
    row = row_of(of(store, made), late)
    assert [day is None for day in row.days[:3]] == [True, True, False]
    assert row.first_day == WEDNESDAY


@pytest.mark.parametrize(
    ("reason", "words", "counts"),
    [
        (LeaveReason.CHANGED_PROGRAMME, "omvalg 11.08.2026", True),
        (LeaveReason.PERSONAL, "frafald 11.08.2026", True),
        (LeaveReason.CHANGED_SCHOOL, "skoleskift 11.08.2026", True),
        (LeaveReason.NO_SHOW, "ikke mødt 11.08.2026", False),
    ],
)
def test_who_has_left_stands_last_with_the_words_of_the_reason(store, reason, words, counts):
    made = given.a_class(store, students=3)
    take_day(store, made.id, given.MONDAY, {made.students[0]: "U"})
    leave(store, made.students[0], TUESDAY, reason)
    matrix = of(store, made)
    row = matrix.rows[-1]
    assert (row.student_id, row.left, row.left_on) == (made.students[0], words, TUESDAY)
    assert row.days[2] is None
    assert matrix.students == 2
    assert row.counts is counts
    assert (matrix.total_share > 0) is counts


def test_who_leaves_later_is_still_there(store):
    made = given.a_class(store, students=1)
    leave(store, made.students[0], NEXT_MONDAY, LeaveReason.PERSONAL)
    row = of(store, made).rows[0]
    assert (row.left, row.left_on) == ("", None)
    assert row.days[5] is not None
    assert row.days[6] is None


def test_a_move_is_told_by_the_new_class_and_days_come_along(store):
    old, new = given.a_class(store, "tøm-26a", students=1), given.a_class(store, "tøm-26b")
    take_day(store, old.id, given.MONDAY, {old.students[0]: "U"})
    stay = store.ask(students.one, old.students[0], TUESDAY).value.present
    store.do(enrolment.move, stay.id, new.id, TUESDAY)
    left = of(store, old).rows[0]
    assert left.left == "flyttet til tøm-26b 10.08.2026"
    assert not left.counts
    came = of(store, new).rows[0]
    assert came.counts
    assert {mark.kind for mark in came.days[0].marks} == {AbsenceKind.ABSENT}


def test_rising_is_the_same_as_everywhere(store):
    made = given.a_class(store, students=1)
    for week in range(6):
        for place in range(5):
            day = given.MONDAY + timedelta(days=7 * week + place)
            is_away = place < week - 1
            take_day(store, made.id, day, {made.students[0]: "U"} if is_away else ())
    assert of(store, made, date(2026, 9, 18)).rows[0].is_rising
    assert not of(store, made, date(2026, 8, 28)).rows[0].is_rising


def test_a_class_that_is_gone_is_refused(store):
    with pytest.raises(Refusal):
        store.ask(coursematrix.of_class, 999, WEDNESDAY)


def test_a_day_in_the_first_14_that_nobody_called_about_is_a_symbol_here_too(store):
    made = given.a_class(store, students=2)
    take_day(store, made.id, date(2026, 8, 10), {made.students[0]: "S"})
    row, _fine = of(store, made, date(2026, 8, 31)).rows
    assert row.state is State.ACT
    assert row.signs[0].text == "Væk man 10.08. i de første 14 dage"


def test_when_the_course_is_over_nothing_is_asked(store):
    made = given.a_class(store, students=1)
    take_day(store, made.id, date(2026, 8, 10), {made.students[0]: "U"})
    (row,) = of(store, made, date(2027, 3, 1)).rows
    assert (row.state, [one.is_open for one in row.signs]) == (State.NONE, [False, False])
