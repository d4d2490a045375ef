"""The head of a student's page says whom it is about, and that nobody may pass it on."""

import pytest
from PySide6.QtGui import QAccessible

from gf2tracker.queries import students
from tests import given
from tests.ui.stage import shown
from ui.student.head import StudentHead


@pytest.fixture
def head(qtbot, sqlite_store):
    """A head, and what shows a student in it."""
    made = StudentHead()
    shown(qtbot, made)

    def show(**fields):
        student_id = given.student(sqlite_store, "Anna Holm", **fields)
        made.show_student(sqlite_store.ask(students.one, student_id, given.MONDAY).value)
        return made

    return show


def test_a_protected_student_is_marked_in_words(head):
    chip = head(is_protected=True).protected
    assert chip.isVisible()
    read = QAccessible.queryAccessibleInterface(chip)
    assert read.text(QAccessible.Text.Name) == "beskyttet"
    assert not chip.grab().isNull()


def test_others_are_not_marked(head):
    made = head(phone="15420788")
    assert not made.protected.isVisible()
    assert (made.name.text(), made.phone.text()) == ("Anna Holm", "15 42 07 88")
