"""The morning at the register, by keyboard alone."""

from datetime import date, time

import pytest
from PySide6.QtGui import QGuiApplication

from gf2tracker.actions import enrolment
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import students
from gf2tracker.store.store import Store
from tests import given, registers, user
from tests.registers import written
from tests.user import TODAY

pytestmark = pytest.mark.journey

TOMORROW = date(2026, 8, 18)


@pytest.fixture
def register(teacher):
    """The register of today, its cursor on the first student's first lesson."""
    teacher.press("Ctrl+4")
    return teacher


@pytest.fixture
def row(sqlite_store, tom):
    """A function that returns what is stored of a student (from 0) on a day."""

    def stored(number, day=TODAY):
        return registers.row_of(sqlite_store, tom.id, by_name(sqlite_store, tom)[number], day)

    return stored


def by_name(store, tom):
    return [one.student_id for one in registers.the_day(store, tom.id, TODAY).rows]


def clipboard():
    return QGuiApplication.clipboard()


def test_a_class_of_28_is_taken_with_at_most_40_keys(teacher, sqlite_store, tom):
    teacher.press("Ctrl+4", *["Down"] * 3)
    teacher.type("u")
    teacher.press(*["Down"] * 6)
    teacher.type("s")
    teacher.press(*["Down"] * 5)
    teacher.type("f12")
    teacher.press("Enter", *["Down"] * 6)
    teacher.type("u")
    teacher.press("Ctrl+Enter")
    assert teacher.presses <= 40
    day = registers.the_day(sqlite_store, tom.id, TODAY)
    assert day.lessons[0].taken_at == time(8, 40)
    assert (day.lessons[0].present, day.lessons[0].missing) == (25, 3)
    assert "25 til stede U 2 udeblevet S 1 syg F 1 for sent" in teacher.seen()
    assert "1. lektion ført 8:40" in teacher.seen()
    assert "1. lektion ført, tøm-26a man 17.08.: 25 til stede, 3 mangler Fortryd" in teacher.seen()


def test_a_letter_in_the_first_lesson_fills_the_day_and_goes_to_the_next_student(register, row):
    register.type("ug")
    assert written(row(0)) == "U|U|U|U|U|U|U|U"
    assert written(row(1)) == "G|G|G|G|G|G|G|G"
    assert "2 mangler · ring til" in register.seen()


def test_ctrl_z_takes_back_what_was_typed_last_and_ctrl_y_brings_it_back(register, row):
    register.type("us")
    register.press("Ctrl+Z")
    assert (written(row(0)), written(row(1))) == ("U|U|U|U|U|U|U|U", "")
    assert "Fortrudt: 1 elev markeret syg" in register.seen()
    register.press("Ctrl+Z")
    assert written(row(0)) == ""
    assert "28 elever" in register.seen()
    register.press("Ctrl+Y", "Ctrl+Y")
    assert (written(row(0)), written(row(1))) == ("U|U|U|U|U|U|U|U", "S|S|S|S|S|S|S|S")


def test_a_time_of_day_becomes_minutes_while_it_is_typed(register, row):
    register.type("f8:2")
    register.type("7")
    assert "for sent 12 min, kl. 8:27" in register.seen()
    register.press("Enter")
    assert written(row(0)) == "F12"


def test_the_next_letter_ends_the_minutes_before_it(register, row):
    register.type("f9")
    register.press("Down")
    register.type("s")
    assert (written(row(0)), written(row(1))) == ("F9", "S|S|S|S|S|S|S|S")


def test_an_impossible_text_stays_and_says_why_and_esc_forgets_it(register, row):
    register.type("f99")
    register.press("Enter")
    assert "En lektion er 45 minutter" in register.seen()
    register.press("Esc")
    assert "En lektion er 45 minutter" not in register.seen()
    assert written(row(0)) == ""


def test_alt_marks_one_lesson_alone(register, row):
    register.press("Alt+S")
    assert written(row(0)) == "S"


def test_a_range_gets_one_letter_in_every_cell(register, row):
    register.press("Right", "Shift+Down", "Shift+Right")
    register.type("k")
    assert [written(row(n)) for n in range(3)] == ["|K|K", "|K|K", ""]
    assert "2 elever markeret skole/virksomhed" in register.seen()
    register.press("Ctrl+Z")
    assert [written(row(n)) for n in range(3)] == ["", "", ""]


def test_space_and_delete_make_present_again(register, row):
    register.type("uu")
    register.press("Up", "Up", "Space")
    assert written(row(0)) == ""
    register.press("Right", "Delete")
    assert written(row(1)) == "U||U|U|U|U|U|U"


def test_a_range_is_copied_to_excel_and_pasted_from_it(register, row):
    register.type("u")
    register.press("Up", "Shift+Down", "Shift+Right", "Ctrl+C")
    assert clipboard().text() == "U\tU\n\t"
    clipboard().setText("S\tF9:10\r\n?\t\r\n")
    register.press("Home", "Down", "Down", "Down", "Ctrl+V")
    assert [written(row(n)) for n in (4, 5)] == ["S|F10", "?"]


def test_a_table_with_a_word_in_it_is_refused_as_a_whole(register, row):
    clipboard().setText("S\nsyg\n")
    register.press("Ctrl+V")
    assert f"{row(1).name}, 1. lektion: S (syg) står alene" in register.seen()
    assert written(row(0)) == ""


def test_a_table_that_has_no_room_is_refused_as_a_whole(register, row):
    clipboard().setText("S\n" * 29)
    register.press("Ctrl+V")
    assert "29 rækker og 1 kolonne i tabellen, men herfra kun plads til 28 × 8" in register.seen()
    assert written(row(0)) == ""


def test_one_copied_mark_fills_the_selection(register, row):
    clipboard().setText("G")
    register.press("Shift+Down", "Shift+Down", "Ctrl+V")
    assert [written(row(n)) for n in range(4)] == ["G", "G", "G", ""]


def test_ctrl_x_takes_the_marks_along(register, row):
    register.press("Alt+S")
    register.press("Up", "Ctrl+X")
    assert written(row(0)) == ""
    assert clipboard().text() == "S"


def test_ctrl_d_marks_a_lesson_as_the_one_before(register, row):
    register.press("Alt+S", "Alt+B", "Right", "Ctrl+D")
    assert [written(row(n)) for n in range(2)] == ["S|S", "B|B"]


def test_ctrl_enter_writes_what_is_being_typed_first(register, row, sqlite_store, tom):
    register.type("f12")
    register.press("Ctrl+Enter")
    assert written(row(0)) == "F12"
    day = registers.the_day(sqlite_store, tom.id, TODAY)
    assert day.lessons[0].taken_at is not None


def test_what_is_being_typed_is_written_when_one_goes_elsewhere(register, row):
    register.type("f12")
    register.press("Ctrl+1", "Ctrl+4")
    assert written(row(0)) == "F12"


def test_ctrl_z_while_typing_takes_back_only_what_is_being_typed(register, row):
    register.type("uf1")
    register.press("Ctrl+Z", "Enter")
    assert (written(row(0)), written(row(1))) == ("U|U|U|U|U|U|U|U", "")


def test_a_day_that_is_left_while_typing_gets_what_was_typed(register, row):
    register.type("f12")
    register.press("Alt+Right")
    assert (written(row(0)), written(row(0, TOMORROW))) == ("F12", "")


def test_f2_writes_a_note_and_esc_leaves_it(register, row):
    register.press("F2")
    register.type("Har en aftale")
    register.press("Enter")
    assert row(0).note == "Har en aftale"
    register.press("F2")
    register.type("x")
    register.press("Esc")
    assert row(0).note == "Har en aftale"
    assert "Har en aftale" in register.seen()


def test_f4_notes_a_call_by_its_letter(register, row):
    register.type("u")
    register.press("Up", "F4")
    assert "Talte med" in register.seen()
    register.press("T")
    assert row(0).contact.kind.value == "talked"
    assert row(0).contact.handled_until == TOMORROW
    assert "talte med 8:40" in register.seen()


def test_the_days_are_stepped_and_home_is_today(register, row):
    register.press("Alt+Right")
    register.type("g")
    assert written(row(0, TOMORROW)) == "G|G|G|G|G|G|G|G"
    assert "tir 18.08.2026" in register.seen()
    register.press("Alt+Left", "Alt+Left")
    assert "fre 14.08.2026" in register.seen()
    assert "Før hele dagen" in register.seen()
    register.press("Alt+Home")
    assert "man 17.08.2026" in register.seen()


def test_a_day_without_school_says_so(register):
    register.window.show_day(date(2026, 8, 22))
    register.settle()
    assert "Ingen undervisning" in register.seen()
    register.press("Alt+Right")
    assert "man 24.08.2026" in register.seen()


def test_a_refusal_puts_the_cell_back_and_tells_why(register, sqlite_store, tom, row):
    first = by_name(sqlite_store, tom)[0]
    stay = sqlite_store.ask(students.one, first, TODAY).value.present
    sqlite_store.do(enrolment.leave, stay.id, date(2026, 8, 14), LeaveReason.PERSONAL)
    register.type("u")
    assert "En elev går ikke på tøm-26a" in register.seen()
    view = register.page("absence").here.view
    assert view.model_here.rows[0].student_id != first
    assert "U" not in [view.model_here.index(0, n).data() for n in range(2, 10)]


def test_f1_shows_the_keys_and_esc_leads_back(register, row):
    register.press("F1")
    assert "Taster i protokollen" in register.seen()
    register.press("Esc")
    register.type("u")
    assert written(row(0)) == "U|U|U|U|U|U|U|U"


def test_whom_to_call_first_is_one_key_away(register, sqlite_store, tom):
    register.press(*["Down"] * 5)
    register.type("u")
    register.press("Home", *["Up"] * 6)
    assert "1 mangler · ring til" in register.seen()
    register.page("absence").here.bar.first.setFocus()
    register.press("Space")
    assert register.page("absence").here.view.currentIndex().row() == 5


def test_the_same_morning_with_the_store_on_its_own_thread(qtbot, sqlite_path):
    from gf2tracker.store.store import Store  # noqa: PLC0415  # on the lane, as the program does
    from ui.work import Work  # noqa: PLC0415  # see above

    store = Store.open(sqlite_path, by="abc")
    tom = given.a_class(store, "tøm-26a", students=28)
    store.close()
    teacher = user.User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    user.waits(qtbot, lambda: teacher.window.stands)
    teacher.press("Ctrl+4")
    teacher.rush("uusskg")
    teacher.press("Ctrl+Enter", "Ctrl+Z")
    assert "Fortrudt: 1. lektion ført" in teacher.seen()
    teacher.leave()
    store = Store.open(sqlite_path, by="abc")
    day = registers.the_day(store, tom.id, TODAY)
    store.close()
    assert [written(row)[:1] for row in day.rows[:7]] == ["U", "U", "S", "S", "K", "G", ""]
    assert day.lessons[0].taken_at is None


@pytest.mark.postgres
def test_the_same_morning_on_a_server(qtbot, postgres_store):
    tom = given.a_class(postgres_store, "tøm-26a", students=28)
    teacher = user.at(qtbot, postgres_store)
    teacher.press("Ctrl+4")
    teacher.type("us")
    teacher.press("Ctrl+Enter", "Ctrl+Z", "Ctrl+Z")
    day = registers.the_day(postgres_store, tom.id, TODAY)
    assert [written(row)[:1] for row in day.rows[:2]] == ["U", ""]


def test_the_lesson_of_the_cursor_is_taken_not_the_first_open_one(teacher, sqlite_store, tom):
    teacher.go_on(to=time(9, 5))
    teacher.press("Ctrl+4")
    assert "Før 2. lektion" in teacher.seen()
    teacher.type("u")
    teacher.press("Ctrl+Enter")
    day = registers.the_day(sqlite_store, tom.id, TODAY)
    assert [lesson.taken_at for lesson in day.lessons[:3]] == [None, time(9, 5), None]
    assert "Før 1. lektion" in teacher.seen()


def test_the_button_follows_the_cursor_but_not_into_lessons_to_come(teacher):
    teacher.go_on(to=time(9, 5))
    teacher.press("Ctrl+4", "Left")
    assert "Før 1. lektion" in teacher.seen()
    teacher.press("Right", "Right")
    assert "Før 1. lektion" in teacher.seen()
    teacher.press("Left")
    assert "Før 2. lektion" in teacher.seen()


def test_ctrl_home_goes_to_the_first_lesson_of_the_first_student(register, row):
    register.press(*["Down"] * 5, "Right", "Ctrl+Home")
    register.type("f9")
    register.press("Enter")
    assert written(row(0)) == "F9"
    register.press("Ctrl+End")
    register.type("s")
    assert written(row(27)) == "|||||||S"


def test_letters_typed_over_a_name_are_written_in_the_present_lesson(register, row):
    register.press("Left", "Left")
    register.type("f9")
    assert register.page("absence").here.view.currentIndex().column() == 2
    register.press("Enter")
    assert written(row(0)) == "F9"


def test_the_foot_says_how_the_cursor_moves_until_somebody_is_marked(register):
    assert "går markøren selv til næste elev" in register.seen()
    register.type("s")
    assert "går markøren selv til næste elev" not in register.seen()


def test_ctrl_enter_in_a_note_keeps_the_note_and_takes_no_lesson(register, row, sqlite_store, tom):
    register.press("F2")
    register.type("Mangler sko")
    register.press("Ctrl+Enter")
    assert row(0).note == "Mangler sko"
    assert registers.the_day(sqlite_store, tom.id, TODAY).lessons[0].taken_at is None
    register.press("Ctrl+Enter")
    assert registers.the_day(sqlite_store, tom.id, TODAY).lessons[0].taken_at is not None


@pytest.mark.parametrize("keys", ["Ctrl+Tab", "Ctrl+2", "Alt+Left"])
def test_a_note_that_is_being_written_is_kept_on_its_day_when_one_goes_on(register, row, keys):
    register.press("F2")
    register.type("Mangler sko")
    register.press(keys)
    assert row(0).note == "Mangler sko"


def test_what_is_being_written_is_kept_when_the_window_closes(register, sqlite_path, tom):
    register.type("u")
    register.press("F2")
    register.type("Mangler sko")
    register.window.close()
    register.settle()
    store = Store.open(sqlite_path, by="MEKR")
    told = [one.note for one in registers.the_day(store, tom.id, TODAY).rows]
    store.close()
    assert told.count("Mangler sko") == 1


def test_a_mark_that_is_being_typed_is_kept_when_the_window_closes(register, sqlite_path, tom):
    register.type("f12")
    register.window.close()
    register.settle()
    store = Store.open(sqlite_path, by="MEKR")
    told = [written(one) for one in registers.the_day(store, tom.id, TODAY).rows]
    store.close()
    assert told.count("F12") == 1
