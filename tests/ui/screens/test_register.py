"""Page Fravær: what the register shows of a day, and what can be done from it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from gf2tracker.actions import closed, exemption, reasons
from gf2tracker.domain.mark import AbsenceKind
from tests import given, registers
from tests.ui.frame import TODAY, a_page, dialog_of
from ui.menu import Menu
from ui.screen import Focus
from ui.screens.register import RegisterScreen

Key = Qt.Key
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SATURDAY = date(2026, 8, 22)
YESTERDAY, TOMORROW = date(2026, 8, 18), date(2026, 8, 20)
ROLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=4)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(class_id, **kwargs) -> RegisterScreen:
        return a_page(qtbot, RegisterScreen, sqlite_store, class_id, **kwargs)

    return opened


def cell(page, row, lesson):
    model = page.view.model_here
    return model.index(row, model.columns.column_of(lesson))


def go(page, row, lesson):
    page.view.go_to(row, page.view.model_here.columns.column_of(lesson))


def spoken(page, row, column):
    return page.view.model_here.index(row, column).data(ROLE)


def note_of(page, row):
    return page.view.model_here.index(row, page.view.model_here.columns.note).data()


def menu_at_cursor(page):
    page.view.ask_menu()
    return next(one for one in page.findChildren(Menu) if one.isVisible())


def chosen(menu, text):
    return next(one for one in menu.actions() if one.text() == text)


def stored(store, tom, day=TODAY):
    return {
        row.student_id: registers.written(row) for row in registers.the_day(store, tom.id, day).rows
    }


# --- what is shown --------------------------------------------------------------------------------


def test_everybody_is_present_until_marked(open_page, tom):
    page = open_page(tom.id)
    assert page.bar.sentence.text() == "4 elever"
    assert page.foot.counts.accessibleName() == "4 ventes"
    assert page.foot.told.text() == "Protokollen er ikke ført endnu"
    assert page.foot.take.text() == "Før 1. lektion"


def test_who_is_missing_is_told_and_whom_to_call(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, TODAY, {(tom.students[1], None): "U"})
    page = open_page(tom.id)
    assert page.bar.sentence.text() == "1 mangler"
    assert page.bar.first.text() == "Birgitte"
    assert page.foot.counts.accessibleName() == "3 ventes, 1 udeblevet"


def test_when_all_are_there_it_says_so(open_page, tom, sqlite_store):
    registers.take(sqlite_store, tom.id, TODAY, [1])
    page = open_page(tom.id)
    assert page.bar.sentence.text() == "Alle er her"
    assert not page.bar.first.isVisible()
    assert page.foot.told.text() == "1. lektion ført 8:21"


def test_the_whole_day_is_offered_on_an_earlier_day_and_nothing_on_a_later_one(open_page, tom):
    page = open_page(tom.id)
    page.go(day=YESTERDAY)
    page.look_at(page.frame.went[-1].focus)
    assert page.foot.take.text() == "Før hele dagen"
    page.go(day=TOMORROW)
    page.look_at(page.frame.went[-1].focus)
    assert not page.foot.take.isVisible()


def test_an_earlier_day_counts_as_taken_at_its_end(open_page, tom, sqlite_store):
    page = open_page(tom.id)
    page.go(day=YESTERDAY)
    page.look_at(page.frame.went[-1].focus)
    page.foot.take.click()
    day = registers.the_day(sqlite_store, tom.id, YESTERDAY)
    assert {lesson.taken_at for lesson in day.lessons} == {day.lessons[-1].ends}
    assert page.foot.told.text().startswith("Hele dagen ført")


def test_screen_readers_hear_names_marks_days_and_why(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, TODAY, {(tom.students[1], None): "U"})
    page = open_page(tom.id)
    columns = page.view.model_here.columns
    assert (
        spoken(page, 0, columns.column_of(1)) == "Birgitte Maria Ågård: udeblevet, endnu ikke ført"
    )
    assert spoken(page, 1, columns.column_of(1)) == "Çelik Yılmaz: til stede"
    assert spoken(page, 0, 0) == "Birgitte Maria Ågård, mangler i de første 14 dage"
    assert spoken(page, 0, 1) == "de sidste 10 dage: 0 hele dage, 0 delvise væk"
    assert "15 42 07 01" in spoken(page, 0, columns.note)


def test_a_protected_student_stands_by_called_name_and_without_number(open_page, tom, sqlite_store):
    who = given.student(
        sqlite_store, "Zainab Yusuf", tom.id, phone="15 42 07 99", is_protected=True
    )
    registers.mark(sqlite_store, tom.id, TODAY, {(who, None): "U"})
    page = open_page(tom.id)
    row = page.view.model_here.row_of(who)
    told = [spoken(page, row, n) for n in range(page.view.model_here.columnCount())]
    assert told[0].startswith("Zainab, ")
    assert "Yusuf" not in " ".join(told)
    assert "15 42 07 99" not in " ".join(told)


def test_the_mouse_is_told_what_may_be_cut_and_why_the_margin_has_a_sign(
    open_page, tom, sqlite_store
):
    registers.mark(sqlite_store, tom.id, TODAY, {(tom.students[1], None): "U"})
    page = open_page(tom.id)
    model = page.view.model_here
    assert model.tip(model.index(0, 0), in_margin=True) == "mangler i de første 14 dage"
    assert model.tip(model.index(0, 0), in_margin=False).startswith("Birgitte Maria Ågård")
    assert model.tip(model.index(0, model.columns.share), in_margin=False) == ""


# --- days and classes without a register ---------------------------------------------------------


def test_without_a_class_the_first_steps_are_offered(open_page, sqlite_store):
    page = open_page(None)
    assert page.first_focus() is page.empty.first_class
    page.empty.to_import.click()
    assert page.frame.went[-1].page == "import"


def test_a_class_without_students_leads_to_them(open_page, sqlite_store):
    page = open_page(given.a_class(sqlite_store).id)
    assert page.stack.currentIndex() == 1
    page.empty.to_students.click()
    assert page.frame.went[-1].page == "students"


def test_a_closed_day_tells_its_name_and_leads_on(open_page, tom, sqlite_store):
    sqlite_store.do(closed.add, TODAY, TODAY, "Idrætsdag")
    page = open_page(tom.id)
    assert page.empty._title.text() == "Idrætsdag"
    page.empty.after.click()
    assert page.frame.went[-1].focus.day == TOMORROW


def test_a_class_that_has_ended_leads_to_its_last_school_day(open_page, tom):
    page = open_page(tom.id, today=date(2027, 3, 1))
    assert page.empty._title.text() == "Forløbet er slut"
    assert page.empty._text.text() == "Holdets sidste skoledag var ons 23.12.2026."
    assert not page.empty.after.isVisible()
    assert page.empty.before.text() == "Sidste skoledag"
    QTest.keyClick(page.empty.before, Key.Key_Return)
    assert page.frame.went[-1].focus.day == date(2026, 12, 23)


def test_a_class_to_come_leads_to_its_first_school_day(open_page, tom):
    page = open_page(tom.id, today=date(2026, 8, 3))
    assert page.empty._title.text() == "Forløbet er ikke begyndt"
    assert page.first_focus() is page.empty.after
    assert page.empty.after.text() == "Første skoledag"
    assert not page.empty.before.isVisible()


def test_on_a_saturday_the_friday_is_one_key_away_and_the_keyboard_comes_along(open_page, tom):
    page = open_page(tom.id, today=SATURDAY)
    assert page.empty.before.hasFocus()
    assert page.empty.after.isVisible()
    QTest.keyClick(page.empty.before, Key.Key_Return)
    assert page.frame.went[-1].focus.day == SATURDAY - timedelta(days=1)
    page.look_at(page.frame.went[-1].focus)
    assert page.view.hasFocus()


def test_on_a_closed_day_to_come_the_way_on_comes_first(open_page, tom, sqlite_store):
    sqlite_store.do(closed.add, TOMORROW, TOMORROW, "Idrætsdag")
    page = open_page(tom.id)
    page.look_at(Focus(tom.id, TOMORROW, TODAY))
    assert page.first_focus() is page.empty.after
    assert page.empty.before.isVisible()


# --- marks ---------------------------------------------------------------------------------------


def test_exempt_lessons_stay_as_they_are(open_page, tom, sqlite_store):
    who = tom.students[1]
    sqlite_store.do(exemption.add, who, TODAY, TODAY, "||3,4||")
    page = open_page(tom.id)
    go(page, 0, 1)
    QTest.keyClicks(page.view, "u")
    assert stored(sqlite_store, tom)[who] == "U|U|||U|U|U|U"
    assert spoken(page, 0, page.view.model_here.columns.column_of(3)).endswith(": fritaget")


def test_the_lesson_before_is_not_copied_into_the_first(open_page, tom):
    page = open_page(tom.id)
    go(page, 0, 1)
    QTest.keyClick(page.view, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert page.frame.told == ["Stå i 2. lektion eller senere: så kopieres lektionen før."]


def test_only_selected_students_get_the_lesson_before(open_page, tom, sqlite_store):
    cells = {(who, 1): "S" for who in tom.students}
    registers.mark(sqlite_store, tom.id, TODAY, cells)
    page = open_page(tom.id)
    go(page, 0, 2)
    QTest.keyClick(page.view, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.bar.copy.click()
    assert sorted(stored(sqlite_store, tom).values()) == ["S", "S", "S|S", "S|S"]


def test_a_register_is_taken_back_from_the_menu(open_page, tom, sqlite_store):
    registers.take(sqlite_store, tom.id, TODAY, [1])
    page = open_page(tom.id)
    go(page, 0, 1)
    chosen(page.bar.menu, "Fortryd at lektionen er ført").trigger()
    assert registers.the_day(sqlite_store, tom.id, TODAY).lessons[0].taken_at is None
    chosen(page.bar.menu, "Før hele dagen").trigger()
    assert all(one.taken_at for one in registers.the_day(sqlite_store, tom.id, TODAY).lessons)


def test_what_is_typed_in_the_note_column_becomes_the_note(open_page, tom):
    page = open_page(tom.id)
    page.view.go_to(0, page.view.model_here.columns.note)
    QTest.keyClicks(page.view, "t")
    assert page.notepad.isVisible()
    QTest.keyClicks(page.notepad, "andlæge"[:3])
    QTest.keyClick(page.notepad, Key.Key_Return)
    assert note_of(page, 0) == "tand"
    assert page.view.hasFocus()


def test_a_double_click_opens_the_note(open_page, tom):
    page = open_page(tom.id)
    index = page.view.model_here.index(1, page.view.model_here.columns.note)
    at = page.view.visualRect(index).center()
    QTest.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.notepad.isVisible()


# --- the menu at the cursor -----------------------------------------------------------------------


@pytest.fixture
def session(sqlite_store):
    """A finer reason for G."""
    return sqlite_store.do(reasons.add, AbsenceKind.APPROVED, "session", is_lawful=True).value


def test_marks_get_a_finer_reason_and_their_own_again(open_page, tom, sqlite_store, session):
    who = tom.students[1]
    registers.mark(sqlite_store, tom.id, TODAY, {(who, None): "G"})
    page = open_page(tom.id)
    go(page, 0, 3)
    offered = menu_at_cursor(page).actions()[0].menu()
    assert [one.text() for one in offered.actions()] == ["Godkendt fri", "Session"]
    chosen(offered, "Session").trigger()
    row = registers.row_of(sqlite_store, tom.id, who, TODAY)
    assert set(row.reasons) == {session}
    assert note_of(page, 0) == "session"
    offered = menu_at_cursor(page).actions()[0].menu()
    assert chosen(offered, "Session").isChecked()
    chosen(offered, "Godkendt fri").trigger()
    assert note_of(page, 0) == ""


def test_only_selected_marks_get_the_reason(open_page, tom, sqlite_store, session):
    who = tom.students[1]
    registers.mark(sqlite_store, tom.id, TODAY, {(who, None): "G"})
    page = open_page(tom.id)
    go(page, 0, 3)
    QTest.keyClick(page.view, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    chosen(menu_at_cursor(page).actions()[0].menu(), "Session").trigger()
    given_to = registers.row_of(sqlite_store, tom.id, who, TODAY).reasons
    assert [at for at, reason in enumerate(given_to, start=1) if reason] == [3, 4]


def test_without_a_choice_there_is_no_reason_to_give(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, TODAY, {(tom.students[1], None): "U"})
    page = open_page(tom.id)
    go(page, 0, 1)
    texts = [action.text() for action in menu_at_cursor(page).actions()]
    assert texts[0] == "Til stede"
    assert "Årsag" not in texts


def test_who_changed_a_mark_and_how_is_told(open_page, tom, sqlite_store):
    who = tom.students[1]
    registers.mark(sqlite_store, tom.id, TODAY, {(who, None): "U"})
    registers.mark(sqlite_store, tom.id, TODAY, {(who, 1): "F12"})
    page = open_page(tom.id)
    go(page, 0, 1)
    chosen(menu_at_cursor(page), "Rettelser den dag …").trigger()
    dialog = dialog_of(page)
    assert dialog.windowTitle() == "Rettelser: Birgitte Maria Ågård"
    told = [one.text() for one in dialog.findChildren(type(page.bar.sentence))]
    assert "1. lektion: udeblevet → for sent 12 min" in told
    assert "1.–8. lektion: til stede → udeblevet" in told
    assert "abc" in told


def test_a_day_without_marks_has_no_corrections(open_page, tom):
    page = open_page(tom.id)
    chosen(menu_at_cursor(page), "Rettelser den dag …").trigger()
    told = [one.text() for one in dialog_of(page).findChildren(type(page.bar.sentence))]
    assert "Der er ingen mærker den dag, og der har ingen været." in told


def test_the_student_is_opened_from_the_menu(open_page, tom):
    page = open_page(tom.id)
    go(page, 2, 1)
    chosen(menu_at_cursor(page), "Åbn eleven").trigger()
    went = page.frame.went[-1]
    assert (went.page, went.focus.student_id) == ("student", tom.students[3])


def test_the_right_button_takes_the_cursor_along(open_page, tom):
    page = open_page(tom.id)
    at = page.view.visualRect(cell(page, 2, 4)).center()
    reason = QContextMenuEvent.Reason.Mouse
    where = page.view.viewport().mapToGlobal(QPoint(at))
    QApplication.sendEvent(page.view.viewport(), QContextMenuEvent(reason, at, where))
    assert page.view.here() == (2, 4)
    assert any(one.isVisible() for one in page.findChildren(Menu))


def test_the_keys_are_told(open_page, tom):
    page = open_page(tom.id)
    page.bar.keys.click()
    assert dialog_of(page).windowTitle() == "Taster i protokollen"


def test_a_form_wanted_where_there_is_no_register_is_forgotten(open_page, tom, sqlite_store):
    page = open_page(None)
    page.open_out()
    page.open_plan()
    page.look_at(replace(page.focus_now, class_id=tom.id))
    assert not [one for one in page.frame.findChildren(QDialog) if one.isVisible()]
    page.open_out()
    assert dialog_of(page).windowTitle() == "tøm-26a ude af huset"


def test_the_whole_day_is_copied_with_names_and_headings(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, TODAY, {(tom.students[0], 1): "F12"})
    registers.take(sqlite_store, tom.id, TODAY, [1])
    page = open_page(tom.id)
    QTest.keyClick(page.view, Key.Key_C, BOTH)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][:2] == ["Elev", "1. lektion 8:15, ført 8:21"]
    assert next(line for line in lines if line[0].startswith("Aage"))[1] == "F12"
    assert len(lines) == 1 + len(tom.students)
    assert page.frame.told[-1].startswith("Dagen er kopieret: 4 elever.")
