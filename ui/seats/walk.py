"""Where the arrows lead from one seat on a board to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt

Key = Qt.Key
_WAYS = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}
ASIDE = 4  # a pixel beside the way is as long as so many on it


def step(lines: Sequence[QRect], row: int, key: int) -> int | None:
    """Return the row an arrow, Home or End leads to; None where there is none that way."""
    if not lines or key in {Key.Key_Home, Key.Key_End}:
        ends = {Key.Key_Home: 0, Key.Key_End: len(lines) - 1}
        return ends.get(Key(key)) if lines else None
    if key not in _WAYS or not 0 <= row < len(lines):
        return None
    across, down = _WAYS[Key(key)]
    here = lines[row]

    def length(at: int) -> int:
        there = lines[at]
        on = (there.left() - here.left()) * across + (there.top() - here.top()) * down
        if on <= 0:
            return 0
        beside = abs((there.left() - here.left()) * down) + abs((there.top() - here.top()) * across)
        return on + ASIDE * beside

    ways = {at: length(at) for at in range(len(lines))}
    found = [at for at, long in ways.items() if long]
    return min(found, key=ways.__getitem__, default=None)


def card_beyond(rects: Sequence[QRect], at: int, key: int) -> int | None:
    """Return the place of the card beside one; None where there is none that way."""
    return step(rects, at, key) if key in _WAYS else None
