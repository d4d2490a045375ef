"""Where the keys go in the course: a day, a week, a student, either end."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.coursegrid.model import FIRST_DAY, MatrixModel

Key = Qt.Key
Cell = tuple[int, int]
_WEEKS: Mapping[int, int] = {Key.Key_Left: -1, Key.Key_Right: 1}
_ENDS: Mapping[int, int] = {Key.Key_Up: 0, Key.Key_Down: -1}


def move_of(event: QKeyEvent, model: MatrixModel, here: Cell) -> Cell | None:
    """Return the cell (row, column) that a key goes to; None leaves it to Qt's own table.

    Ctrl with left and right goes a week, Ctrl with up and down to the first and last student;
    Home and End go to the first and the last day.
    """
    row, column = here
    is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    key, last = event.key(), len(model.rows) - 1
    if key in {Key.Key_Home, Key.Key_End}:
        to_row = (0 if key == Key.Key_Home else last) if is_control else row
        return to_row, FIRST_DAY if key == Key.Key_Home else FIRST_DAY + len(model.days) - 1
    if is_control and key in _ENDS:
        return _ENDS[key] if _ENDS[key] >= 0 else last, column
    if is_control and key in _WEEKS:
        return row, _week_on(model, column, _WEEKS[key])
    return None


def _week_on(model: MatrixModel, column: int, direction: int) -> int:
    """Return the column a teaching week on or back, on the same weekday or the nearest one."""
    day = model.day_at(column)
    if day is None:
        return FIRST_DAY if column < FIRST_DAY else FIRST_DAY + len(model.days) - 1
    monday = _monday(day)
    others = [one for one in model.days if (_monday(one) - monday).days * direction > 0]
    if not others:
        return column
    week = _monday(min(others, key=lambda one: abs((one - day).days)))
    wanted = week + timedelta(days=day.weekday())
    found = min(
        (one for one in others if _monday(one) == week), key=lambda one: abs((one - wanted).days)
    )
    return model.column_of(found) or column


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
