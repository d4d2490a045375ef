"""What keys do on the board."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
WISHES: Mapping[tuple[int, Qt.KeyboardModifier], str] = {
    (Key.Key_Return, NONE): "open",
    (Key.Key_Enter, NONE): "open",
    (Key.Key_F2, NONE): "open",
    (Key.Key_H, NONE): "hold",
    (Key.Key_B, NONE): "confirm",
    (Key.Key_A, NONE): "cancel",
    (Key.Key_Delete, NONE): "remove",
    (Key.Key_N, NONE): "new",
    (Key.Key_N, CONTROL): "new",
    (Key.Key_C, CONTROL): "copy",
    (Key.Key_V, CONTROL): "paste",
    (Key.Key_D, CONTROL): "duplicate",
    (Key.Key_Return, CONTROL): "accept",
    (Key.Key_Enter, CONTROL): "accept",
    (Key.Key_Menu, NONE): "menu",
    (Key.Key_F10, SHIFT): "menu",
}
MOVES: Mapping[int, tuple[int, int]] = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}
"""With Alt: how many weeks and weekdays on."""


def modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return what is held with a key; the keys by the figures are as any other."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
