"""What is being typed in a cell of the register, or noted over one: read and typed again."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gf2tracker.domain.people import StudentId
from ui.notepad import Notepad
from ui.register.grid import MarkGrid

STUDENT, LESSON, TYPED, NOTE = "student", "lesson", "typed", "note"
Cell = dict[str, Any]


def cell_of(page: QWidget) -> Cell | None:
    """Return what is half written in the grid of a page; None where nothing is."""
    grid = _grid(page)
    if grid is None or not grid.currentIndex().isValid():
        return None
    row, lesson = grid.here()
    where = {STUDENT: int(grid.model_here.rows[row].student_id), LESSON: lesson}
    notepad = grid.viewport().findChild(Notepad)
    if notepad is not None and notepad.has_news:
        return {**where, NOTE: notepad.text()}
    return {**where, TYPED: grid.typed} if grid.typed else None


def stands(page: QWidget, cell: Cell) -> bool:
    """Say whether a page shows the student of a cell."""
    grid = _grid(page)
    return grid is not None and grid.model_here.row_of(StudentId(cell[STUDENT])) is not None


def write_again(page: QWidget, cell: Cell) -> None:
    """Type again what was half written, where it was; the user goes on from there."""
    grid = _grid(page)
    row = grid.model_here.row_of(StudentId(cell[STUDENT])) if grid is not None else None
    if grid is None or row is None:
        return
    grid.setFocus(Qt.FocusReason.OtherFocusReason)
    grid.go_to_lesson(int(cell[LESSON]), row=row)
    if NOTE in cell:
        _press(grid, Qt.Key.Key_F2)
        notepad = grid.viewport().findChild(Notepad)
        if notepad is not None:
            notepad.setText(str(cell[NOTE]))
            notepad.deselect()
            notepad.setCursorPosition(len(notepad.text()))
        return
    for letter in str(cell[TYPED]):
        _press(grid, Qt.Key(ord(letter.upper())), letter)


def _grid(page: QWidget) -> MarkGrid | None:
    return next((grid for grid in page.findChildren(MarkGrid) if grid.isVisible()), None)


def _press(grid: MarkGrid, key: Qt.Key, text: str = "") -> None:
    none = Qt.KeyboardModifier.NoModifier
    grid.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, none, text))
