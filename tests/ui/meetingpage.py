"""What tests of page Møder share: a team, meetings that are called, minutes that are typed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import meeting
from gf2tracker.queries import meeting as meetings
from tests import given
from tests.ui.frame import TODAY, a_page
from ui.label import Label
from ui.screens.meetings import MeetingsScreen


def a_team(store):
    """Make one class with Mette Kragh, who sits here, as contact teacher; Karen Bak is a colleague."""
    store.by = "MEKR"
    given.a_teacher(store, "KABA", "Karen Bak")
    return given.a_class(store, students=3)


def a_meetings_page(qtbot, store, class_id=None, **kwargs) -> MeetingsScreen:
    """Return page Møder, shown with its bar."""
    page = a_page(qtbot, MeetingsScreen, store, class_id, **kwargs)
    page.bar.setParent(page.frame)
    page.bar.show()
    return page


def called(store, *classes, day=TODAY, **fields):
    """Call a meeting and return its number."""
    values = {"date": day, "class_ids": [one.id for one in classes], **fields}
    return store.do(meeting.call, values).value


def words(part):
    """Return the words that are seen in a part of the page."""
    QApplication.processEvents()
    return [one.text() for one in part.findChildren(Label) if one.isVisible()]


def lines(page):
    """Return the team's tasks as they are told."""
    QApplication.processEvents()
    return [row.accessibleName() for row in page.pane.tasks.board.rows]


def write(page, text):
    """Type minutes line by line, as one does."""
    edit = page.pane.minutes.edit
    edit.setFocus()
    for at, line in enumerate(text.split("\n")):
        if at:
            QTest.keyClick(edit, Qt.Key.Key_Return)
        edit.insertPlainText(line)


def stored(store, number):
    """Return a meeting as it is kept."""
    return store.ask(meetings.one, number, TODAY).value
