"""Page Møder: meetings of teams, and an agenda that makes itself."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import meeting, task
from gf2tracker.queries import meeting as meetings
from gf2tracker.queries import tasks
from tests import given
from tests.ui.frame import TODAY, dialog_of, has_dialog, shown_rows
from tests.ui.lane import HeldLane
from tests.ui.meetingpage import a_meetings_page, a_team, called, lines, stored, words
from ui.button import Link
from ui.dialogs.meetingform import MeetingDialog
from ui.dialogs.meetingkeys import MeetingKeys
from ui.dialogs.preview import Preview
from ui.menu import Menu
from ui.screens.meetings import MeetingsScreen

Key, Mod = Qt.Key, Qt.KeyboardModifier
MONDAY = date(2026, 8, 24)


@pytest.fixture
def team(sqlite_store):
    return a_team(sqlite_store)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(class_id=None, **kwargs) -> MeetingsScreen:
        return a_meetings_page(qtbot, sqlite_store, class_id, **kwargs)

    return opened


# --- the list -------------------------------------------------------------------------------------


def test_a_class_without_meetings_says_what_belongs_here_and_the_first_step(open_page, team):
    page = open_page(team.id)
    assert "Holdet har ingen møder endnu" in words(page)
    assert page.first_focus() is page.call
    QTest.keyClick(page.call, Key.Key_Return)
    assert isinstance(dialog_of(page), MeetingDialog)


def test_a_school_without_classes_offers_no_meeting(open_page):
    page = open_page()
    assert "Opret et hold først; møder handler om hold." in words(page)
    page.bar.new.click()
    assert not has_dialog(page)


def test_the_next_meeting_is_shown_and_those_without_minutes_are_told(
    open_page, sqlite_store, team
):
    called(sqlite_store, team, day=date(2026, 8, 12))
    called(sqlite_store, team, day=MONDAY, starts_at="14:25", place="Lokale 12")
    page = open_page(team.id)
    assert page.bar.sentence.text() == "Ét møde mangler referat"
    assert shown_rows(page.table, "date") == ["man 24.08.", "ons 12.08."]
    assert page.table.rows.mark(1).words == "referat mangler"
    assert page.pane.title.text() == "Facilitatormøde man 24.08."
    assert page.pane.place.text() == "tøm-26a · kl. 14:25 · Lokale 12"
    assert page.table.hasFocus()


def test_arrows_turn_to_another_meeting_and_enter_goes_to_its_minutes(
    open_page, sqlite_store, team
):
    called(sqlite_store, team, day=date(2026, 8, 12))
    called(sqlite_store, team, day=MONDAY)
    page = open_page(team.id)
    QTest.keyClick(page.table, Key.Key_Down)
    assert page.pane.title.text() == "Facilitatormøde ons 12.08."
    QTest.keyClick(page.table, Key.Key_Return)
    assert page.pane.minutes.edit.hasFocus()


def test_arrows_in_a_hurry_ask_for_the_first_and_the_last_meeting_alone(
    open_page, sqlite_store, team
):
    for day in (12, 13, 14, 17, 18):
        called(sqlite_store, team, day=date(2026, 8, day))
    page = open_page(team.id)
    assert page.pane.title.text() == "Facilitatormøde tir 18.08."
    page.work._lane = HeldLane()
    shown = []
    page.pane.agenda.show_points = lambda *_args: shown.append(page.pane.title.text())
    for _press in range(4):
        QTest.keyClick(page.table, Key.Key_Down)
    page.work._lane.go()
    assert shown == ["Facilitatormøde man 17.08.", "Facilitatormøde ons 12.08."]
    assert page.table.current().date == date(2026, 8, 12)


def test_the_list_is_of_the_class_or_of_all(open_page, sqlite_store, team):
    other = given.a_class(sqlite_store, "el-26b")
    called(sqlite_store, team)
    called(sqlite_store, other, day=MONDAY)
    page = open_page(team.id)
    assert shown_rows(page.table, "codes") == ["tøm-26a"]
    QTest.keyClick(page.table, Key.Key_2, Mod.AltModifier)
    assert shown_rows(page.table, "codes") == ["tøm-26a", "el-26b"]
    QTest.keyClick(page.table, Key.Key_1, Mod.AltModifier)
    assert shown_rows(page.table, "codes") == ["tøm-26a"]


def test_the_meeting_of_the_day_that_is_looked_at_is_chosen(open_page, sqlite_store, team):
    called(sqlite_store, team, day=MONDAY)
    called(sqlite_store, team, day=date(2026, 8, 12))
    page = open_page(team.id)
    page.look_at(type(page.focus_now)(team.id, date(2026, 8, 12), TODAY))
    assert page.pane.title.text() == "Facilitatormøde ons 12.08."


def test_a_meeting_that_is_deleted_makes_room_and_comes_back(open_page, sqlite_store, team):
    called(sqlite_store, team)
    called(sqlite_store, team, day=MONDAY)
    page = open_page(team.id)
    QTest.keyClick(page.table, Key.Key_Delete)
    assert page.frame.changes[-1].label == "Møde slettet, facilitatormøde ons 19.08.: tøm-26a"
    assert page.pane.title.text() == "Facilitatormøde man 24.08."
    assert page.frame.faults == []
    page.work.undo()
    assert shown_rows(page.table, "date") == ["ons 19.08.", "man 24.08."]


# --- calling and changing ---------------------------------------------------------------------------


def test_a_meeting_is_called_for_the_class_with_its_team(open_page, sqlite_store, team):
    called(sqlite_store, team, day=date(2026, 8, 12))
    page = open_page(team.id)
    page.bar.new.click()
    dialog = dialog_of(page)
    fields = dialog.form.fields
    fields["date"].edit.setText("24/8")
    fields["starts_at"].edit.setText("14.25")
    assert dialog.classes.picked() == (str(team.id),)
    assert dialog.people.picked() == (str(given.school(sqlite_store).teacher_id),)
    QTest.keyClick(dialog, Key.Key_Return, Mod.ControlModifier)
    assert page.pane.title.text() == "Facilitatormøde man 24.08."
    assert [box.text() for box in page.pane.people.values()] == ["Mette Kragh"]


def test_another_class_brings_its_team_along(open_page, sqlite_store, team):
    karen = next(
        one.staff_id for one in sqlite_store.ask(tasks.owners).value if one.initials == "KABA"
    )
    other = given.a_class(sqlite_store, "el-26b", contact_teacher_id=karen)
    page = open_page(team.id)
    page.bar.new.click()
    dialog = dialog_of(page)
    dialog.classes.more.click()
    dialog.classes.rows[-1].box.choose(str(other.id))
    assert len(dialog.people.picked()) == 2
    dialog.people.rows[0].remove.click()
    dialog.submit()
    (row,) = sqlite_store.ask(meetings.listing, TODAY).value
    assert row.codes == ("el-26b", "tøm-26a")
    assert [who.initials for who in stored(sqlite_store, row.id).staff] == ["KABA"]


def test_a_meeting_without_a_class_is_refused_over_the_form(open_page, sqlite_store, team):
    page = open_page(team.id)
    page.bar.new.click()
    dialog = dialog_of(page)
    dialog.classes.rows[0].remove.click()
    dialog.submit()
    assert any("Vælg mindst ét hold" in text for text in words(dialog))
    assert sqlite_store.ask(meetings.listing, TODAY).value == ()


def test_f2_changes_a_meeting(open_page, sqlite_store, team):
    number = called(sqlite_store, team)
    page = open_page(team.id)
    QTest.keyClick(page.table, Key.Key_F2)
    dialog = dialog_of(page)
    dialog.form.fields["place"].edit.setText("Lokale 12")
    QTest.keyClick(dialog, Key.Key_Return, Mod.ControlModifier)
    assert not has_dialog(page)
    assert stored(sqlite_store, number).row.place == "Lokale 12"
    assert page.pane.place.text() == "tøm-26a · Lokale 12"


def test_who_does_not_come_loses_the_tick(open_page, sqlite_store, team):
    number = called(sqlite_store, team, staff_ids=[given.school(sqlite_store).teacher_id])
    page = open_page(team.id)
    (box,) = page.pane.people.values()
    QTest.keyClick(box, Key.Key_Space)
    assert [who.is_present for who in stored(sqlite_store, number).staff] == [False]
    page.work.undo()
    assert box.isChecked()


# --- agenda -----------------------------------------------------------------------------------------


def test_the_agenda_makes_itself(open_page, sqlite_store, team):
    sqlite_store.do(task.add, {"text": "Ring til mester", "class_id": team.id})
    called(sqlite_store, team)
    page = open_page(team.id)
    titles = [point.title for point in page.pane.agenda.points]
    assert (titles[0], titles[-1]) == ("Opgaver fra sidst", "Eventuelt")
    assert "Ingen ansvarlig: Ring til mester" in words(page.pane.agenda)
    assert page.pane.agenda.fact.text() == "siden man 10.08."


def test_points_are_taken_out_and_put_in_and_it_is_made_anew(open_page, sqlite_store, team):
    number = called(sqlite_store, team)
    page = open_page(team.id)
    part = page.pane.agenda
    part.rows[0].setFocus()
    QTest.keyClick(part.rows[0], Key.Key_Down)
    QTest.keyClick(part.rows[1], Key.Key_Delete)
    QTest.keyClicks(part.more, "Studietur")
    QTest.keyClick(part.more, Key.Key_Return)
    titles = [point.title for point in stored(sqlite_store, number).agenda]
    assert "Nyt fravær i de første 14 dage" not in titles
    assert titles[-2:] == ["Studietur", "Eventuelt"]
    assert part.fact.text() == "som den blev skrevet"
    part.renew.click()
    assert stored(sqlite_store, number).agenda == ()
    assert part.rows[1].accessibleName() == "Punkt 2: Nyt fravær i de første 14 dage"


# --- paper, keys, room ------------------------------------------------------------------------------


def test_agenda_and_minutes_are_shown_as_papers(open_page, sqlite_store, team):
    number = called(sqlite_store, team)
    page = open_page(team.id)
    QTest.keyClick(page.table, Key.Key_P, Mod.ControlModifier | Mod.ShiftModifier)
    preview = dialog_of(page)
    assert isinstance(preview, Preview)
    assert preview.windowTitle() == "Dagsorden, facilitatormøde, tøm-26a, 19.08.2026"
    preview.reject()
    sqlite_store.do(meeting.hold, number, "Fint")
    page.load_again()
    page.pane.paper.click()
    preview = dialog_of(page)
    assert preview.windowTitle().startswith("Referat, facilitatormøde")
    assert set(preview.choice.buttons) == {"0", "1"}


def test_f1_tells_the_keys(open_page, sqlite_store, team):
    called(sqlite_store, team)
    page = open_page(team.id)
    page.bar.keys.click()
    assert isinstance(dialog_of(page), MeetingKeys)


def test_the_menu_of_a_meeting_has_its_deeds(open_page, sqlite_store, team):
    called(sqlite_store, team)
    page = open_page(team.id)
    menu = Menu("x", page)
    page.table.menu_built.emit(menu)
    names = [action.text() for action in menu.actions()]
    assert names == ["Skriv referat", "Ret mødet …", "Udskriv …", "Slet mødet"]


@pytest.mark.parametrize("size", [(1280, 800), (1744, 1000), (720, 480)])
def test_it_fits_from_small_to_large(open_page, sqlite_store, team, size):
    called(sqlite_store, team, place="x" * 45)
    page = open_page(team.id)
    page.frame.resize(*size)
    QApplication.processEvents()
    area = page.pane.area
    assert area.widget().width() <= area.viewport().width() + 1
    assert page.table.width() < page.width()


def test_text_is_never_markup(open_page, sqlite_store, team):
    evil = 'Bo<img src="file:///etc/passwd">'
    called(sqlite_store, team, place=evil)
    sqlite_store.do(task.add, {"text": evil, "class_id": team.id})
    page = open_page(team.id)
    assert page.pane.place.text() == f"tøm-26a · {evil}"
    assert lines(page) == [f"{evil}, ingen ansvarlig, ikke klaret"]
    assert not [link for link in page.findChildren(Link) if "img" in link.text()]
