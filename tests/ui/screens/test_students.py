"""Page Elever: who is listed, and what is done to one or many."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gf2tracker.queries import notes as note_query
from gf2tracker.queries import students as student_query
from tests import given
from tests.queries.test_opening import write
from tests.ui.frame import TODAY, a_page, dialog_of, has_dialog, shown_rows
from ui.menu import Menu
from ui.rows import Mark
from ui.screens.students import StudentsScreen
from ui.students.lines import mark_of
from ui.symbol import State

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(class_id=None, **kwargs) -> StudentsScreen:
        return a_page(qtbot, StudentsScreen, sqlite_store, class_id, **kwargs)

    return opened


def names(page: StudentsScreen) -> list[str]:
    return shown_rows(page.table, "name")


def told(store, student_id):
    return store.ask(student_query.one, student_id, TODAY).value


def deed(page: StudentsScreen, text: str) -> None:
    """Choose a deed in the menu of the row."""
    menu = Menu("", page)
    page.table.menu_built.emit(menu)
    next(action for action in menu.actions() if action.text() == text).trigger()


def deeds(page: StudentsScreen) -> list[str]:
    menu = Menu("", page)
    page.table.menu_built.emit(menu)
    return [action.text() for action in menu.actions() if action.text()]


def test_a_school_without_students_is_told_what_belongs_here(open_page, sqlite_store):
    one = given.a_class(sqlite_store)
    page = open_page(one.id)
    assert page.stack.currentIndex() == 1
    QTest.keyClick(page.import_first, Key.Key_N, Ctrl)
    assert dialog_of(page).windowTitle() == "Ny elev"


def test_the_class_in_focus_is_shown_and_pills_count(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a", students=3)
    given.a_class(sqlite_store, "tøm-26b", students=2)
    page = open_page(one.id)
    assert names(page) == ["Birgitte Maria Ågård", "Çelik Yılmaz", "Aage Ørsted Kjær"]
    pills = [pill.accessibleName() for pill in page.filters.pills.values()]
    assert pills == ["tøm-26a 3", "Mine hold 5", "Alle 5", "Tidligere 0"]
    assert page.head.sentence.text() == "3 elever på tøm-26a"


def test_another_class_in_the_focus_bar_is_another_list(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a", students=3)
    other = given.a_class(sqlite_store, "tøm-26b", students=1)
    page = open_page(one.id)
    page.filters.buttons["all"].click()
    page.go(class_id=other.id)
    page.look_at(page.frame.went[-1].focus)
    assert page.head.sentence.text() == "1 elev på tøm-26b"


def test_without_a_class_everybody_is_shown(open_page, sqlite_store):
    given.some_students(sqlite_store, None, 2)
    page = open_page()
    assert page.head.sentence.text() == "2 elever på skolen"
    assert shown_rows(page.table, "status") == ["uden hold", "uden hold"]
    assert not page.filters.pills["class"].isVisible()


def test_ones_own_classes_are_one_pill_away(open_page, sqlite_store):
    mine = given.a_class(sqlite_store, "tøm-26a", students=2)
    jens = given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    other = given.a_class(sqlite_store, "el-26a", students=3, contact_teacher_id=jens)
    page = open_page(other.id)
    assert page.head.sentence.text() == "3 elever på el-26a"
    page.filters.buttons["mine"].click()
    assert page.head.sentence.text() == "2 elever på dine hold"
    assert set(shown_rows(page.table, "class")) == {"tøm-26a"}
    page.initials = ""
    page.load_again()
    assert not page.filters.pills["mine"].isVisible()
    assert page.head.sentence.text() == "5 elever på skolen"
    assert mine.id != other.id


def test_a_note_about_the_student_chosen_has_its_own_key(open_page, sqlite_store):
    one = given.a_class(sqlite_store, students=2)
    page = open_page(one.id)
    page.table.choose(one.students[0])
    QTest.keyClick(page.table, Key.Key_N, Ctrl | Qt.KeyboardModifier.ShiftModifier)
    dialog = dialog_of(page)
    assert dialog.windowTitle() == "Note om Aage"
    QTest.keyClicks(dialog.text.edit, "Kom glad tilbage")
    QTest.keyClick(dialog.text.edit, Key.Key_Return)
    assert not has_dialog(page)
    (note,) = sqlite_store.ask(note_query.of_student, one.students[0]).value
    assert note.text == "Kom glad tilbage"


def test_a_protected_student_is_called_name_and_a_word(open_page, sqlite_store):
    one = given.a_class(sqlite_store)
    given.student(
        sqlite_store,
        "Anna Holm",
        one.id,
        called_name="Ann",
        phone="15 42 07 88",
        mail="anna.holm@elev.example",
        is_protected=True,
    )
    page = open_page(one.id)
    assert names(page) == ["Ann beskyttet"]
    assert shown_rows(page.table, "phone") == [""]
    assert shown_rows(page.table, "mail") == [""]
    page.table.selectAll()
    QTest.keyClick(page.table, Key.Key_C, Ctrl)
    copied = QGuiApplication.clipboard().text()
    assert "Ann\tbeskyttet" in copied
    sheet = page.table.sheet()
    assert sheet.headings[:2] == ("Navn", "Beskyttet")
    assert sheet.rows[0][:2] == ("Ann", "beskyttet")
    assert "Holm" not in copied
    assert "holm" not in copied
    assert "15 42" not in copied
    QTest.keyClicks(page.search, "holm")
    assert names(page) == ["Ann beskyttet"]


def test_markup_in_a_name_is_plain_words(open_page, sqlite_store):
    name = 'Bo<img src="file:///etc/passwd"> Ax'
    one = given.a_class(sqlite_store)
    given.student(sqlite_store, name, one.id)
    assert names(open_page(one.id)) == [name]


def test_enter_opens_the_student(open_page, sqlite_store):
    one = given.a_class(sqlite_store, students=2)
    page = open_page(one.id)
    page.table.choose(one.students[1])
    QTest.keyClick(page.table, Key.Key_Return)
    went = page.frame.went[-1]
    assert (went.page, went.focus.student_id, went.focus.class_id) == (
        "student",
        one.students[1],
        one.id,
    )


def test_a_new_student_begins_in_the_class_of_the_page(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a", students=1)
    page = open_page(one.id)
    QTest.keyClick(page.table, Key.Key_N, Ctrl)
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.texts["first_name"].edit, "Signe")
    QTest.keyClicks(dialog.texts["last_name"].edit, "Ågård")
    QTest.keyClicks(dialog.birth_date.edit, "12.03.2009")
    assert dialog.texts["guardian_name"].isVisible()
    QTest.keyClicks(dialog.texts["guardian_phone"].edit, "15420788")
    dialog.save.click()
    assert not has_dialog(page)
    assert names(page) == ["Signe Ågård", "Aage Ørsted Kjær"]
    details = told(sqlite_store, page.table.current().row.id)
    assert details.guardian_phone == "15 42 07 88"
    assert details.present.first_day == TODAY


def test_a_new_student_is_shown_though_a_search_hides_the_name(open_page, sqlite_store):
    one = given.a_class(sqlite_store, students=1)
    page = open_page(one.id)
    QTest.keyClicks(page.search, "qqq")
    page.open_new()
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.texts["first_name"].edit, "Signe")
    dialog.save.click()
    assert page.table.current().row.name == "Signe"


def test_guardians_are_asked_for_only_under_18(open_page, sqlite_store):
    one = given.a_class(sqlite_store)
    given.student(sqlite_store, "Anna Holm", one.id, birth_date=date(2001, 1, 5))
    page = open_page(one.id)
    QTest.keyClick(page.table, Key.Key_F2)
    dialog = dialog_of(page)
    assert not dialog.texts["guardian_name"].isVisible()
    assert dialog.birth_date.foot.hint == "25 år"


def test_a_cpr_number_is_refused_at_its_field(open_page, sqlite_store):
    one = given.a_class(sqlite_store)
    student = given.student(sqlite_store, "Anna Holm", one.id)
    page = open_page(one.id)
    page.open_edit()
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.texts["uni_login"].edit, "010107-1234")
    dialog.save.click()
    assert "CPR" in dialog.texts["uni_login"].fault
    assert told(sqlite_store, student).uni_login == ""


def test_many_are_mended_at_once(open_page, sqlite_store):
    one = given.a_class(sqlite_store, students=4)
    page = open_page(one.id)
    page.table.selectAll()
    assert page.edit.text() == "Ret 4"
    QTest.keyClick(page.table, Key.Key_F2)
    dialog = dialog_of(page)
    assert not dialog.save.isEnabled()
    dialog.track.box.choose("EUX")
    QTest.keyClicks(dialog.postcode.edit, "2750")
    dialog.save.click()
    assert shown_rows(page.table, "track") == ["EUX"] * 4
    assert shown_rows(page.table, "postcode") == ["2750"] * 4
    page.work.undo()
    assert shown_rows(page.table, "track") == ["EUD"] * 4


def test_students_move_to_another_class_from_a_day(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a", students=3)
    other = given.a_class(sqlite_store, "tøm-26b")
    page = open_page(one.id)
    page.table.choose(one.students[0])
    deed(page, "Flyt til et andet hold …")
    dialog = dialog_of(page)
    assert dialog.choice.box.findText("tøm-26a", Qt.MatchFlag.MatchStartsWith) < 0
    dialog.choice.box.choose(str(other.id))
    dialog.save.click()
    assert not has_dialog(page)
    stays = told(sqlite_store, one.students[0]).enrolments
    assert [(stay.class_code, stay.first_day, stay.last_day) for stay in stays] == [
        ("tøm-26a", given.MONDAY, date(2026, 8, 18)),
        ("tøm-26b", TODAY, None),
    ]
    assert len(names(page)) == 2


def test_a_move_on_the_first_day_is_refused_at_the_day(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a", students=1)
    other = given.a_class(sqlite_store, "tøm-26b")
    page = open_page(one.id)
    page.open_move()
    dialog = dialog_of(page)
    dialog.choice.box.choose(str(other.id))
    dialog.day.edit.selectAll()
    QTest.keyClicks(dialog.day.edit, "10.08.2026")
    dialog.save.click()
    assert "Eleven begyndte på det gamle hold" in dialog.day.fault


def test_a_wrong_class_is_corrected_from_the_first_day(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a", students=1)
    other = given.a_class(sqlite_store, "tøm-26b")
    page = open_page(one.id)
    deed(page, "Ret hold og dage …")
    dialog = dialog_of(page)
    dialog.choice.box.choose(str(other.id))
    dialog.save.click()
    stays = told(sqlite_store, one.students[0]).enrolments
    assert [(stay.class_code, stay.first_day) for stay in stays] == [("tøm-26b", given.MONDAY)]


def test_a_student_without_a_class_joins_one(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a")
    (student,) = given.some_students(sqlite_store, None, 1)
    page = open_page()
    assert "Meld ud …" not in deeds(page)
    deed(page, "Meld ind på et hold …")
    dialog = dialog_of(page)
    dialog.choice.box.choose(str(one.id))
    dialog.save.click()
    assert told(sqlite_store, student).present.first_day == TODAY


def test_an_enrolment_by_a_slip_is_taken_back(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a", students=2)
    page = open_page(one.id)
    page.table.choose(one.students[0])
    deed(page, "Slet indmeldelsen på holdet")
    assert told(sqlite_store, one.students[0]).enrolments == ()
    assert page.table.rows.rowCount() == 1
    sqlite_store.undo()
    assert told(sqlite_store, one.students[0]).present.class_code == "tøm-26a"


def test_many_are_deleted_without_a_question_and_brought_back(open_page, sqlite_store):
    one = given.a_class(sqlite_store, students=3)
    page = open_page(one.id)
    page.table.selectAll()
    QTest.keyClick(page.table, Key.Key_Delete)
    assert not has_dialog(page)
    assert page.stack.currentIndex() == 1
    page.work.undo()
    assert len(names(page)) == 3


def test_delete_in_the_search_field_deletes_letters_only(open_page, sqlite_store):
    one = given.a_class(sqlite_store, students=2)
    page = open_page(one.id)
    page.search.setFocus()
    QTest.keyClicks(page.search, "a")
    page.search.setCursorPosition(0)
    QTest.keyClick(page.search, Key.Key_Delete)
    assert page.search.text() == ""
    assert len(names(page)) == 2


def test_a_pasted_table_goes_to_the_import(open_page, sqlite_store):
    one = given.a_class(sqlite_store, students=1)
    page = open_page(one.id)
    QGuiApplication.clipboard().setText("Navn\tTelefon\nSigne Aaby\t15420788")
    QTest.keyClick(page.table, Key.Key_V, Ctrl)
    assert page.frame.texts == ["Navn\tTelefon\nSigne Aaby\t15420788"]
    page.search.setFocus()
    QTest.keyClick(page.search, Key.Key_V, Ctrl)
    assert len(page.frame.texts) == 1


def test_a_share_over_the_limit_with_the_time_before_is_marked_and_told(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a", students=2)
    write(sqlite_store, one.students[0], one.id, date(2026, 8, 14), 900)
    page = open_page(one.id)
    marks = {line.row.id: mark_of(line) for line in page.lines}
    assert marks == {
        one.students[0]: Mark(State.ACT, "fravær 20,0\u00a0% med tiden før GF2 Tracker"),
        one.students[1]: None,
    }
