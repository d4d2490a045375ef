"""Page Makkere, view Møder: a round of groups and pairs is noted with single keys and a line."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf2tracker.actions import groups, pairs, peerlog, students
from gf2tracker.actions.groups import NewGroups
from gf2tracker.actions.peerlog import Entry, Seat
from gf2tracker.queries import peerlog as log
from gf2tracker.queries import tasks
from tests import given
from tests.ui.frame import TODAY, a_page, dialog_of, shown_rows
from ui.dialogs.peerlogkeys import PeerLogKeys
from ui.menu import Menu
from ui.peerlog.columns import COLUMNS
from ui.screens.peerlog import PeerLogScreen

Key = Qt.Key
LATE = TODAY + timedelta(weeks=3)


def a_view(qtbot, store, class_id, **kwargs):
    """Return the view with its bar over it, as page Makkere shows it."""
    page = a_page(qtbot, PeerLogScreen, store, class_id, **kwargs)
    page.frame.layout().insertWidget(0, page.bar)
    return page


@pytest.fixture
def tom(sqlite_store):
    """Two groups of three, and of them two pairs, since the first day."""
    given.a_teacher(sqlite_store, "MEKR", "Mette Kragh")
    found = given.a_class(sqlite_store, "tøm-26a", students=6)
    a, b, c, d, e, f = found.students
    sqlite_store.do(groups.put, found.id, NewGroups(((a, b, c), (d, e, f))), given.MONDAY)
    sqlite_store.do(pairs.put, found.id, [[a, b], [d, e, f]], given.MONDAY)
    return found


@pytest.fixture
def page(qtbot, sqlite_store, tom):
    return a_view(qtbot, sqlite_store, tom.id)


def press(page, *keys):
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(page.table, key)
        else:
            QTest.keyClick(page.table, key)


def type_line(page, text, end=Key.Key_Return):
    QTest.keyClicks(page.table.editor, text)
    QTest.keyClick(page.table.editor, end)


def column(page, name):
    return shown_rows(page.table, name)


def test_groups_stand_before_pairs_with_what_their_members_are_called(page):
    who = column(page, "who")
    assert who[0] == "Gruppe 1 Birgitte, Çelik, Aage"
    assert who[2] == "Birgitte og Aage"
    assert len(who) == 4
    assert page.bar.sentence.text() == "Grupperne mødes som aftalt"
    assert page.bar.shown.pills["groups"].accessibleName() == "Grupper 2"


def test_keys_note_met_mood_and_not_met_at_once(page, sqlite_store):
    press(page, "4", Key.Key_Down, "m", Key.Key_Down, "i")
    assert column(page, "met") == ["mødtes", "mødtes", "ikke mødtes", ""]
    assert column(page, "mood") == ["4", "", "", ""]
    sqlite_store.undo()
    page.ask_again()
    assert column(page, "met") == ["mødtes", "mødtes", "", ""]


def test_not_met_takes_the_mood_away_and_keeps_the_line(page):
    press(page, "3", Key.Key_Return)
    type_line(page, "Mødtes i kantinen")
    press(page, Key.Key_Up, "i")
    assert column(page, "met")[0] == "ikke mødtes"
    assert column(page, "mood")[0] == ""
    assert column(page, "text")[0] == "Mødtes i kantinen"


def test_a_line_is_typed_in_place_and_enter_goes_on_to_the_next_row(page):
    press(page, Key.Key_Return)
    assert page.table.editor.isVisible()
    type_line(page, "God snak om lærepladser")
    assert column(page, "text")[0] == "God snak om lærepladser"
    assert column(page, "met")[0] == "mødtes"
    assert page.table.current().title == "Gruppe 2"
    assert page.table.hasFocus()


def test_escape_leaves_the_line_as_it_was(page):
    press(page, Key.Key_F2)
    type_line(page, "Noget", Key.Key_Escape)
    assert column(page, "text")[0] == ""
    assert not page.table.editor.isVisible()
    assert page.table.hasFocus()


def test_a_line_is_kept_when_the_keyboard_goes_elsewhere(page):
    press(page, Key.Key_Return)
    QTest.keyClicks(page.table.editor, "Halvt")
    page.table.setFocus()
    assert column(page, "text")[0] == "Halvt"
    assert not page.table.editor.isVisible()


def test_a_line_with_a_cpr_number_is_refused_and_stands(page):
    press(page, Key.Key_Return)
    type_line(page, "Ring til 010107-1234")
    assert page.frame.faults
    assert page.table.editor.is_fault
    assert page.table.editor.hasFocus()
    assert column(page, "text")[0] == ""


def test_a_sign_of_a_task_makes_one_with_owner_and_day(page, tom, sqlite_store):
    press(page, "m", "@")
    type_line(page, "MEKR 24/8 tal med gruppen")
    assert column(page, "tasks")[0] == "1 opgave"
    (task,) = sqlite_store.ask(tasks.of_classes, [tom.id]).value
    assert (task.text, task.owner, task.due_on.isoformat()) == (
        "tal med gruppen",
        "MEKR",
        "2026-08-24",
    )


def test_a_task_without_a_name_is_the_writers_own(page, tom, sqlite_store):
    press(page, "m", "@")
    type_line(page, " ring til mester")
    (task,) = sqlite_store.ask(tasks.of_classes, [tom.id]).value
    assert task.owner == "MEKR"


def test_a_task_is_asked_for_after_it_is_noted_whether_they_met(page):
    press(page, "@")
    type_line(page, "MEKR 24/8 tal med gruppen")
    (fault,) = page.frame.faults
    assert str(fault) == "Notér først, om de mødtes (M eller I), og skriv så opgaven."
    assert page.table.editor.text() == "@MEKR 24/8 tal med gruppen"


def test_all_groups_met_in_one_step_and_one_undo(page, sqlite_store):
    press(page, Key.Key_Down, "i")
    assert page.bar.all_met.words() == "Resten mødtes"
    QTest.keyClick(page.table, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.bar.all_met.click()
    assert column(page, "met") == ["mødtes", "ikke mødtes", "", ""]
    assert not page.bar.all_met.isEnabled()
    sqlite_store.undo()
    page.ask_again()
    assert column(page, "met") == ["", "ikke mødtes", "", ""]


def test_several_rows_are_noted_with_one_key_and_cleared_with_another(page):
    QTest.keyClick(page.table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(page, "5")
    assert column(page, "mood") == ["5", "5", "", ""]
    assert len(page.frame.changes) == 1
    press(page, Key.Key_Delete)
    assert column(page, "met") == ["", "", "", ""]
    assert page.frame.changes[-1].label == "2 møder slettet, tøm-26a"


def test_groups_that_have_not_met_as_agreed_are_told_and_can_be_shown_alone(
    qtbot, tom, sqlite_store
):
    first = sqlite_store.ask(log.of_class, tom.id, TODAY).value.groups[0]
    seat = Seat(group_id=first.group_id)
    met = {seat: Entry(is_met=True, mood=2, text="Stille")}
    sqlite_store.do(peerlog.write, tom.id, LATE - timedelta(weeks=1), met)
    page = a_view(qtbot, sqlite_store, tom.id, today=LATE)
    assert page.bar.sentence.text() == "1 gruppe skulle have mødtes"
    assert column(page, "next")[:2] == ["sidst ons 02.09.", "senest fre 28.08."]
    assert column(page, "earlier")[0] == "ons 02.09. mødtes, stemning 2: Stille"
    mark = page.table.rows.mark(1)
    assert mark.words == "skulle have mødtes senest fre 28.08., 4 skoleuger siden sidst"
    page.bar.shown.buttons["late"].click()
    assert [row.title for row in page.table.rows.items] == ["Gruppe 2"]


def test_the_rhythm_is_shown_and_chosen(page, tom, sqlite_store):
    assert page.bar.rhythm.words() == "Hver 2. uge"
    page.bar.rhythms.actions()[0].trigger()
    assert page.bar.rhythm.words() == "Hver uge"
    assert sqlite_store.ask(log.of_class, tom.id, TODAY).value.rhythm == 1


def test_the_round_of_another_day_is_noted_on_that_day_and_none_ahead(page, tom, sqlite_store):
    before = page.focus_now
    page.look_at(type(before)(tom.id, given.MONDAY, TODAY))
    press(page, "m")
    (line,) = sqlite_store.ask(log.of_class, tom.id, TODAY).value.groups[0].lines
    assert line.date == given.MONDAY
    page.look_at(type(before)(tom.id, TODAY + timedelta(weeks=1), TODAY))
    assert page.day == TODAY


def test_a_protected_student_has_lock_and_word_and_a_leaver_is_told(qtbot, tom, sqlite_store):
    sqlite_store.do(students.change, tom.students[0], {"is_protected": True})
    page = a_view(qtbot, sqlite_store, tom.id)
    assert "Aage beskyttet" in column(page, "who")[0]
    exported = COLUMNS[0].told_as[1]
    assert exported.text(page.table.rows.items[0]).endswith("Yılmaz, Aage")


def test_the_menu_of_a_row_offers_what_the_keys_do(page):
    menu = Menu("x", page)
    page.table.menu_built.emit(menu)
    lines = {action.text(): action for action in menu.actions()}
    lines["Ikke mødtes"].trigger()
    assert column(page, "met")[0] == "ikke mødtes"
    moods = lines["Stemning"].menu()
    moods.actions()[2].trigger()
    assert column(page, "mood")[0] == "3"


def test_without_pairs_and_groups_the_page_leads_to_where_they_are_made(qtbot, sqlite_store):
    empty = given.a_class(sqlite_store, "el-26a", students=3)
    page = a_view(qtbot, sqlite_store, empty.id)
    assert page.first_focus() is page.to_seating
    page.to_seating.click()
    assert page.frame.went[-1].view == "seating"


def test_f1_tells_the_keys(page):
    page.open_keys()
    assert isinstance(dialog_of(page), PeerLogKeys)
