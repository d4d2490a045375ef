"""What the tests of pairs and groups share: how one reads the page, and how one presses and drags."""

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import enrolment, groups, pairs
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import peers
from tests import contrast, given
from tests.queries.enrolments import enrolments_of
from tests.ui.frame import TODAY, a_page
from ui.screens.seating import SeatingScreen

MONDAY = given.MONDAY


def with_pairs(store, made):
    """Four pairs in the order of the students, and two groups of two pairs each."""
    who = made.students
    store.do(pairs.put, made.id, [who[at : at + 2] for at in (0, 2, 4, 6)], MONDAY)
    store.do(groups.put, made.id, NewGroups((who[:4], who[4:])), MONDAY)
    return made


def open_on(qtbot, store, class_id) -> SeatingScreen:
    """Return the page on a class, with its bar in sight."""
    page = a_page(qtbot, SeatingScreen, store, class_id)
    page.frame.layout().addWidget(page.bar)
    return page


def leaves(store, student_id):
    (stay,) = enrolments_of(store, student_id)
    store.do(enrolment.leave, stay, TODAY - timedelta(days=2), LeaveReason.PERSONAL)


def asked(store, made):
    return store.ask(peers.of_class, made.id, TODAY).value


def couples(store, made):
    return {frozenset(pair) for pair in asked(store, made).couples}


def group_of(store, made, student):
    return asked(store, made).version.group_of(student).number


def press(board, *keys):
    for key in keys:
        combination = QKeySequence(key)[0]
        QTest.keyClick(board, combination.key(), combination.keyboardModifiers())


def seen(part):
    QApplication.processEvents()
    with contrast.watched() as drawn:
        part.grab()
    return " ".join(one.words for one in drawn).replace("\xa0", " ")


def line_of(board, student):
    return board.visualRect(board.list.index(board.row_of(student)))


def drag(board, start: QPoint, end: QPoint):
    view = board.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(20, 0))
    QTest.mouseMove(view, end)
    told = board.drag.told if board.drag else ""
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    return told
