"""A new student in week 2, a move, and a leaver, each by few presses and with figures that hold.

Source: user tasks 26 and 27 of the field study.
"""

from datetime import date

import pytest

from gf2tracker.domain.notice import Informed
from gf2tracker.queries import absence, leaving, status
from gf2tracker.queries import register as registers
from gf2tracker.queries import students as people
from gf2tracker.queries.outcomes import outcomes_of
from tests import given, user
from tests.registers import take_day
from tests.user import TODAY

pytestmark = pytest.mark.journey

FRIDAY, TUESDAY = date(2026, 8, 14), date(2026, 8, 18)
BEFORE = [date(2026, 8, day) for day in (10, 11, 12, 13, 14)]


def details(store, student_id, day=TODAY):
    return store.ask(people.one, student_id, day).value


def in_register(store, class_id, day):
    rows = store.ask(registers.day, class_id, day, TUESDAY).value.rows
    return {row.student_id for row in rows}


def figures(store, student_id, day=TODAY):
    return store.ask(absence.of_student, student_id, day).value.figures


@pytest.fixture
def on_students(qtbot, sqlite_store, tom):
    """Open the window on page Elever, the keyboard at a student; presses count from there."""

    def opened(student_id=None):
        teacher = user.at(qtbot, sqlite_store)
        teacher.press("Ctrl+3")
        table = teacher.page("students").table
        assert table.hasFocus()
        assert student_id is None or table.choose(student_id)
        teacher.presses = 0
        return teacher

    return opened


def test_a_new_student_in_week_two_is_three_fields_and_counts_from_that_day(
    on_students, sqlite_store, tom
):
    for day in (*BEFORE, TODAY):
        take_day(sqlite_store, tom.id, day)
    teacher = on_students()
    teacher.press("Ctrl+N")
    teacher.type("Ny")
    teacher.press("Tab")
    teacher.type("Elev")
    teacher.press("Ctrl+Enter")
    assert teacher.presses - len("NyElev") == 3
    new = teacher.page("students").table.current().row
    assert (new.name, new.first_day, new.class_code) == ("Ny Elev", TODAY, "tøm-26a")
    assert figures(sqlite_store, new.id).lessons_taken == 8
    assert new.id not in in_register(sqlite_store, tom.id, FRIDAY)
    assert new.id in in_register(sqlite_store, tom.id, TODAY)


def test_a_student_is_moved_by_the_letters_of_the_class(on_students, sqlite_store, tom):
    other = given.a_class(sqlite_store, "vvs-26b")
    for day in (*BEFORE, TODAY):
        take_day(sqlite_store, tom.id, day)
    moved = tom.students[0]
    teacher = on_students(moved)
    teacher.press("Ctrl+M", "V", "Ctrl+Enter")
    assert teacher.presses == 3
    first, second = details(sqlite_store, moved).enrolments
    assert (first.class_id, first.last_day) == (tom.id, date(2026, 8, 16))
    assert (second.class_id, second.first_day, second.last_day) == (other.id, TODAY, None)
    assert figures(sqlite_store, moved).lessons_taken == 37
    assert moved not in in_register(sqlite_store, tom.id, TODAY)


@pytest.fixture
def one_left(on_students, sqlite_store, tom):
    """A student of 19 who was away twice, and has left for a job as of today."""
    student_id = given.student(sqlite_store, "Aaa Aase", tom.id, birth_date=date(2007, 3, 12))
    for day in BEFORE:
        take_day(sqlite_store, tom.id, day, {student_id: "U"} if day.day < 12 else ())
    take_day(sqlite_store, tom.id, TODAY)
    teacher = on_students(student_id)
    teacher.press("Ctrl+U")
    teacher.type("få")
    teacher.press("Ctrl+Enter")
    assert teacher.presses == 4
    return teacher, student_id


def test_a_leaver_is_out_of_the_register_and_in_the_statistics(sqlite_store, tom, one_left):
    _teacher, left = one_left
    stay = details(sqlite_store, left).present
    assert (stay.leave_reason.name, stay.last_day) == ("fået job", TODAY)
    assert left in in_register(sqlite_store, tom.id, TODAY)
    assert left not in in_register(sqlite_store, tom.id, TUESDAY)
    for day in (TODAY, date(2026, 9, 30)):
        told = figures(sqlite_store, left, day)
        assert (told.lessons_taken, told.days_absent) == (45, 2)
    (one,) = sqlite_store.ask(status.status, [tom.id], TUESDAY).value.classes
    assert left in [student.student_id for student in one.students]
    assert [student.student_id for student in one.left] == [left]
    assert (one.outcomes.dropout, one.outcomes.here, one.outcomes.base) == (1, 28, 29)
    (whole,) = sqlite_store.ask(absence.summary, [tom.id], TUESDAY).value
    assert whole.students == 28
    assert whole.total_share == pytest.approx(16 / (29 * 45))


def test_leaving_is_undone_with_one_press(sqlite_store, one_left):
    teacher, left = one_left
    teacher.press("Ctrl+Z")
    stay = details(sqlite_store, left).present
    assert (stay.last_day, stay.leave_reason) == (None, None)


def test_the_municipality_is_reminded_of_until_the_text_is_sent(sqlite_store, one_left):
    teacher, left = one_left
    (notice,) = sqlite_store.ask(leaving.notices, TUESDAY, "MEKR").value
    assert (notice.student.student_id, notice.missing) == (left, (Informed.MUNICIPALITY,))
    page = teacher.page("students")
    assert page.table.choose(left)
    page.open_inform()
    teacher.settle()
    teacher.press("Enter", "Enter")
    assert sqlite_store.ask(leaving.notices, TUESDAY, "MEKR").value == ()


def test_never_arrived_is_proposed_and_is_not_in_the_base(on_students, sqlite_store, tom):
    student_id = given.student(sqlite_store, "Aaa Aldrig", tom.id)
    for day in (*BEFORE, TODAY):
        take_day(sqlite_store, tom.id, day, {student_id: "U"})
    teacher = on_students(student_id)
    teacher.press("Ctrl+U", "Ctrl+Enter")
    assert teacher.presses == 2
    stay = details(sqlite_store, student_id).present
    assert (stay.leave_reason.name, stay.last_day) == ("ikke mødt", given.MONDAY)
    became = sqlite_store.ask(outcomes_of, TODAY).value[tom.id]
    assert (became.outside, became.base, became.dropout) == (1, 28, 0)
