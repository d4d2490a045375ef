"""Where arrows lead on the board: to chips in the same card, in cards beside it, in other phases."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from ui.planboard.layout import Board, Card

Key = Qt.Key
_ACROSS: Mapping[int, int] = {Key.Key_Left: -1, Key.Key_Right: 1}
_DOWN: Mapping[int, int] = {Key.Key_Up: -1, Key.Key_Down: 1}
_ENDS = {Key.Key_Home, Key.Key_End}
_KEYS = {*_ACROSS, *_DOWN, *_ENDS}


def step(board: Board, here: int, key: int) -> int | None:
    """Return the number of the chip that a key leads to; None is no such key, or no chip.

    Left and right go to the nearest chip of the week before or after, up and down through a card
    and on to the phase over or under it; Home and End to the first and last chip.
    """
    last = sum(1 for _place in board.chips()) - 1
    if last < 0 or key not in _KEYS:
        return None
    if key in _ENDS or here < 0:
        return last if key == Key.Key_End else 0
    if key in _ACROSS:
        return _across(board, here, _ACROSS[key])
    return _down(board, here, _DOWN[key], last)


def _places(board: Board) -> list[tuple[Card, range]]:
    """Return every card that has chips, with the numbers of its chips."""
    found, number = [], 0
    for card in board.cards():
        if card.chips:
            found.append((card, range(number, number + len(card.chips))))
            number += len(card.chips)
    return found


def _across(board: Board, here: int, direction: int) -> int:
    places = _places(board)
    at = next((at for at, (_card, numbers) in enumerate(places) if here in numbers), None)
    if at is None:  # among those outside the course
        return here
    other = at + direction
    if not 0 <= other < len(places):
        return here
    card, numbers = places[other]
    depth = here - places[at][1].start
    return numbers[min(depth, len(card.chips) - 1)]


def _down(board: Board, here: int, direction: int, last: int) -> int:
    places = _places(board)
    at = next(((card, numbers) for card, numbers in places if here in numbers), None)
    if at is None or here + direction in at[1]:
        return min(max(here + direction, 0), last)
    card = at[0]
    beyond = [(one, numbers) for one, numbers in places if _is_beyond(one, card, direction)]
    if not beyond:
        strays = at_end(places)
        return strays if direction > 0 and strays <= last else here
    edge = min(abs(one.rect.top() - card.rect.top()) for one, _numbers in beyond)
    row = [each for each in beyond if abs(each[0].rect.top() - card.rect.top()) == edge]
    _near, numbers = min(row, key=lambda each: _apart(each[0], card))
    return numbers[0 if direction > 0 else -1]


def at_end(places: Sequence[tuple[Card, range]]) -> int:
    """Return the number after the last chip that stands in a week."""
    return places[-1][1].stop if places else 0


def _is_beyond(one: Card, card: Card, direction: int) -> bool:
    return (one.rect.top() - card.rect.top()) * direction > 0


def _apart(one: Card, other: Card) -> int:
    return abs(one.rect.center().x() - other.rect.center().x())
