"""Minutes are typed on page Møder, their lines become tasks, and tasks are ticked."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gf2tracker.actions import meeting, task
from gf2tracker.domain.meeting import MeetingState
from gf2tracker.queries import tasks
from tests import given
from tests.ui.frame import TODAY, a_page, dialog_of
from tests.ui.meetingpage import a_meetings_page, a_team, called, lines, stored, write
from ui.dialogs.taskform import TaskDialog
from ui.menu import Menu
from ui.screen import Focus
from ui.screens.meetings import MeetingsScreen
from ui.screens.student import StudentScreen
from ui.screens.today import TodayScreen

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


def test_a_line_tells_at_once_what_task_it_will_become(open_page, sqlite_store, team):
    called(sqlite_store, team)
    page = open_page(team.id)
    write(page, "Vi talte om fravær.\n@Karen 24/8 ring til mester\n@ fredag skriv brev\n@Karin x")
    told = [label.text() for label in page.pane.minutes.told]
    assert told[:2] == [
        "Karen Bak · senest man 24.08. · ring til mester",
        "Mette Kragh (dig) · senest fre 21.08. · skriv brev",
    ]
    assert told[2].startswith("Der er ingen på personalelisten, der hedder “Karin”.")
    assert page.pane.minutes.fact.text() == "ikke gemt endnu"


def test_a_day_of_another_year_is_told_with_it(open_page, sqlite_store, team):
    called(sqlite_store, team)
    page = open_page(team.id)
    write(page, "@Karen 18/8 ring")
    (told,) = page.pane.minutes.told
    assert told.text() == "Karen Bak · senest ons 18.08.2027 · ring"


def test_minutes_with_two_tasks_are_found_in_i_dag_ticked_and_undone(
    open_page, qtbot, sqlite_store, team
):
    number = called(sqlite_store, team)
    page = open_page(team.id)
    write(page, "Vi talte om fravær.\n@Mette 24/8 ring til mester\n@ skriv brev")
    QTest.keyClick(page.pane.minutes.edit, Key.Key_Return, Mod.ControlModifier)
    assert stored(sqlite_store, number).row.state is MeetingState.HELD
    assert page.pane.state.text() == "holdt"
    assert page.pane.minutes.edit.hasFocus()
    assert lines(page) == [
        "ring til mester, Mette Kragh, man 24.08., ikke klaret",
        "skriv brev, Mette Kragh, ikke klaret",
    ]
    today = a_page(qtbot, TodayScreen, sqlite_store, team.id)
    rows = today.third.rows
    assert [row.accessibleName() for row in rows] == [
        "ring til mester, tøm-26a, om 5 dage, ikke klaret",
        "skriv brev, tøm-26a, ikke klaret",
    ]
    rows[0].setFocus()
    QTest.keyClick(rows[0], Key.Key_Space)
    assert today.frame.changes[-1].label == "1 opgave klaret: tøm-26a"
    assert [row.accessibleName() for row in today.third.rows] == [
        "skriv brev, tøm-26a, ikke klaret"
    ]
    assert today.third.rows[0].hasFocus()
    today.work.undo()
    assert len(today.third.rows) == 2
    QTest.keyClick(today.third.rows[0], Key.Key_Return)
    (wish,) = today.frame.went
    assert (wish.page, wish.view) == ("plan", "meetings")
    assert (wish.focus.class_id, wish.focus.day) == (team.id, TODAY)


def test_minutes_that_are_not_understood_are_not_kept_and_the_line_is_gone_to(
    open_page, sqlite_store, team
):
    number = called(sqlite_store, team)
    page = open_page(team.id)
    write(page, "Fint\n@Karin ring\nmere")
    QTest.keyClick(page.pane.minutes.edit, Key.Key_Enter, Mod.ControlModifier)
    assert stored(sqlite_store, number).minutes == ""
    assert page.pane.minutes.fault.label.text().startswith("Linje 2: Der er ingen")
    assert page.pane.minutes.edit.textCursor().blockNumber() == 1
    page.pane.minutes.edit.insertPlainText("x")
    assert page.pane.minutes.fault.isHidden()


def test_what_is_typed_waits_while_another_meeting_is_looked_at(open_page, sqlite_store, team):
    called(sqlite_store, team)
    called(sqlite_store, team, day=MONDAY)
    page = open_page(team.id)
    write(page, "Halvt skrevet")
    QTest.keyClick(page.table, Key.Key_Down)
    assert page.pane.minutes.edit.toPlainText() == ""
    QTest.keyClick(page.table, Key.Key_Up)
    assert page.pane.minutes.edit.toPlainText() == "Halvt skrevet"
    page.pane.minutes.edit.setPlainText("")
    assert page.half_done() is None


def test_minutes_that_are_not_kept_are_half_done_and_come_back(
    open_page, qtbot, sqlite_store, team
):
    called(sqlite_store, team)
    number = called(sqlite_store, team, day=MONDAY)
    page = open_page(team.id)
    QTest.keyClick(page.table, Key.Key_Down)
    write(page, "@Karen ring")
    half = page.half_done()
    assert half.what == "Referat af Facilitatormøde man 24.08."
    again = open_page(team.id)
    taken = []
    again.take_half_done(half.value, lambda: taken.append(True))
    assert (again.meeting_id, taken) == (number, [True])
    assert again.pane.minutes.edit.toPlainText() == "@Karen ring"
    assert again.pane.minutes.fact.text() == "ikke gemt endnu"
    QTest.keyClick(again.pane.minutes.edit, Key.Key_Return, Mod.ControlModifier)
    assert again.half_done() is None
    assert stored(sqlite_store, number).minutes == "@Karen ring"


def test_what_is_typed_goes_with_its_meeting_and_comes_back_with_it(open_page, sqlite_store, team):
    called(sqlite_store, team)
    page = open_page(team.id)
    write(page, "Halvt skrevet")
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_Delete)
    assert page.half_done() is None
    page.work.undo()
    assert page.pane.minutes.edit.toPlainText() == "Halvt skrevet"
    assert page.half_done() is not None


def test_half_done_minutes_wait_for_a_page_that_was_not_opened(qtbot, sqlite_store, team):
    number = called(sqlite_store, team)
    page = a_meetings_page(qtbot, sqlite_store, team.id)
    write(page, "Halvt")
    value = page.half_done().value
    fresh = MeetingsScreen(page.work, page.clock)
    qtbot.addWidget(fresh)
    fresh.take_half_done(value, lambda: None)
    assert (fresh.meeting_id, fresh.half_done().value) == (number, value)


# --- tasks ------------------------------------------------------------------------------------------


def test_a_task_of_the_team_is_ticked_and_opened_again(open_page, sqlite_store, team):
    number = sqlite_store.do(task.add, {"text": "Ring", "class_id": team.id}).value
    called(sqlite_store, team)
    page = open_page(team.id)
    row = page.pane.tasks.board.rows[0]
    row.setFocus()
    QTest.keyClick(row, Key.Key_Space)
    assert lines(page) == ["Ring, ingen ansvarlig, ons 19.08., klaret"]
    QTest.mouseClick(page.pane.tasks.board.rows[0], Qt.MouseButton.LeftButton, pos=QPoint(10, 16))
    assert lines(page) == ["Ring, ingen ansvarlig, ikke klaret"]
    (kept,) = sqlite_store.ask(tasks.of_classes, [team.id]).value
    assert (kept.id, kept.done_on) == (number, None)


def test_a_new_task_is_ones_own_and_may_be_about_a_student(open_page, sqlite_store, team):
    called(sqlite_store, team)
    page = open_page(team.id)
    page.pane.tasks.more.click()
    dialog = dialog_of(page)
    assert isinstance(dialog, TaskDialog)
    QTest.keyClicks(dialog.form.fields["text"].edit, "Ring hjem")
    dialog.form.fields["student_id"].box.choose(str(team.students[0]))
    QTest.keyClick(dialog, Key.Key_Return, Mod.ControlModifier)
    (row,) = sqlite_store.ask(tasks.of_student, team.students[0]).value
    assert (row.text, row.owner, row.class_id) == ("Ring hjem", "MEKR", team.id)


def test_a_task_is_changed_by_its_form(open_page, sqlite_store, team):
    sqlite_store.do(task.add, {"text": "Ring", "class_id": team.id})
    called(sqlite_store, team)
    page = open_page(team.id)
    row = page.pane.tasks.board.rows[0]
    row.setFocus()
    QTest.keyClick(row, Key.Key_R)
    dialog = dialog_of(page)
    dialog.form.fields["due_on"].edit.setText("fre")
    dialog.form.fields["owner_id"].box.choose(
        str(next(one.staff_id for one in sqlite_store.ask(tasks.owners).value))
    )
    dialog.submit()
    assert lines(page) == ["Ring, Karen Bak, fre 21.08., ikke klaret"]


def test_a_new_task_of_several_classes_belongs_to_their_meeting(open_page, sqlite_store, team):
    other = given.a_class(sqlite_store, "el-26b")
    number = called(sqlite_store, team, other)
    page = open_page(team.id)
    page.pane.tasks.more.click()
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.form.fields["text"].edit, "Ring")
    dialog.submit()
    (row,) = sqlite_store.ask(tasks.of_meeting, number).value
    assert (row.class_id, row.codes, row.is_of_minutes) == (None, ("el-26b", "tøm-26a"), False)


def test_all_tasks_say_which_teams_are_late(open_page, sqlite_store, team):
    other = given.a_class(sqlite_store, "el-26b")
    for of, day in ((team, 17), (team, 18), (other, 18), (other, 20)):
        fields = {"text": f"Ring {day}", "class_id": of.id, "due_on": date(2026, 8, day)}
        sqlite_store.do(task.add, fields)
    page = open_page(team.id)
    QTest.keyClick(page.first_focus(), Key.Key_3, Mod.AltModifier)
    assert page.list.head.sentence.text() == "Tre opgaver er over tiden"
    assert page.list.head.fact.text() == "tøm-26a 2 · el-26b 1"
    assert page.list.table.hasFocus()
    QTest.keyClick(page.list.table, Key.Key_Space)
    assert page.list.head.sentence.text() == "To opgaver er over tiden"
    QTest.keyClick(page.list.table, Key.Key_F2)
    assert isinstance(dialog_of(page), TaskDialog)


def test_enter_goes_from_a_task_to_its_student_or_its_meeting(open_page, sqlite_store, team):
    number = called(sqlite_store, team, day=MONDAY)
    called(sqlite_store, team)
    sqlite_store.do(meeting.hold, number, "@ 18/8-27 ring")
    about = {"text": "Ring hjem", "class_id": team.id, "student_id": team.students[0]}
    sqlite_store.do(task.add, {**about, "due_on": date(2026, 8, 18)})
    page = open_page(team.id)
    QTest.keyClick(page.table, Key.Key_3, Mod.AltModifier)
    QTest.keyClick(page.list.table, Key.Key_Return)
    (wish,) = page.frame.went
    assert (wish.page, wish.focus.student_id) == ("student", team.students[0])
    QTest.keyClick(page.list.table, Key.Key_Down)
    QTest.keyClick(page.list.table, Key.Key_Return)
    assert page.pane.title.text() == "Facilitatormøde man 24.08."
    assert page.table.hasFocus()


def test_a_task_is_taken_away_but_that_of_minutes_only_by_its_line(open_page, sqlite_store, team):
    number = called(sqlite_store, team)
    sqlite_store.do(meeting.hold, number, "@ 24/8 skriv")
    sqlite_store.do(task.add, {"text": "Ring", "class_id": team.id})
    page = open_page(team.id)
    QTest.keyClick(page.table, Key.Key_3, Mod.AltModifier)
    table = page.list.table
    QTest.keyClick(table, Key.Key_Delete)
    assert [refusal.text[:24] for refusal in page.frame.faults] == ["Opgaven står i et refera"]
    assert deeds(page) == ["Klaret", "Ret opgaven …"]
    QTest.keyClick(table, Key.Key_Down)
    assert deeds(page) == ["Klaret", "Ret opgaven …", "Slet opgaven"]
    QTest.keyClick(table, Key.Key_Delete)
    assert [row.text for row in table.rows.items] == ["skriv"]


def deeds(page):
    menu = Menu("x", page)
    page.list.table.menu_built.emit(menu)
    return [action.text() for action in menu.actions()]


def test_a_task_stands_in_its_students_story_and_leads_to_the_meeting(qtbot, sqlite_store, team):
    day, (anna, *_others) = date(2026, 8, 14), team.students
    number = called(sqlite_store, team, day=day)
    fields = {"text": "Ring hjem", "student_id": anna, "class_id": team.id}
    sqlite_store.do(task.add, {**fields, "meeting_id": number})
    page = a_page(qtbot, StudentScreen, sqlite_store, team.id)
    page.look_at(Focus(team.id, TODAY, TODAY, anna))
    row = next(one for one in page.timeline.rows if one.event_shown.title == "Opgave")
    QTest.keyClick(row, Key.Key_Return)
    wish = page.frame.went[-1]
    assert (wish.page, wish.view, wish.focus.day) == ("plan", "meetings", day)
    assert wish.focus.class_id == team.id
