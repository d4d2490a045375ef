"""F6: from one area of the window to the next by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step(areas: Sequence[QWidget], direction: int) -> None:
    """Move the keyboard to the next (1) or the last (-1) area that can take it."""
    seen = [area for area in areas if area.isVisible()]
    here = QApplication.focusWidget()
    at = next((n for n, one in enumerate(seen) if here and one.isAncestorOf(here)), 0)
    for turn in range(1, len(seen) + 1):
        target = first_stop(seen[(at + direction * turn) % len(seen)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return


def first_stop(area: QWidget) -> QWidget | None:
    """Return the first part of an area that Tab stops at; None when there is none."""
    for one in (area, *area.findChildren(QWidget)):
        is_stop = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if is_stop and one.isVisible() and one.isEnabled():
            return one
    return None
