"""A student's seat on a card of a pair or a group, and where cards and seats are placed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from PySide6.QtCore import QPoint, QRect

from gf2tracker.domain.people import StudentId


class Turn(StrEnum):
    """What a proposal does to a seat: nothing, somebody comes to it, or goes from it."""

    STAYS = "stays"
    COMES = "comes"
    GOES = "goes"


@dataclass(frozen=True, slots=True)
class Seat:
    """A student on a card.

    Attributes:
        name: as lists show it.
        is_away: whether they have been away for days.
        is_locked: whether a lock of their own holds them in the group.
    """

    student_id: StudentId
    name: str
    turn: Turn = Turn.STAYS
    is_protected: bool = False
    is_away: bool = False
    is_locked: bool = False

    @property
    def shade(self) -> str:
        """The token of the name's colour."""
        return {Turn.STAYS: "ink", Turn.COMES: "accenttext", Turn.GOES: "ink2"}[self.turn]


Unit = tuple[Seat, ...]
"""Who are joined by a stroke."""


class Card(Protocol):
    """What a card of either kind tells."""

    @property
    def key(self) -> int:
        """What tells it from the others."""

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Who sits there, in the order they are walked."""

    def spoken(self, seat: Seat) -> str:
        """What a screen reader says of a seat on it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A card and its seats on the board; `lines` are as long as the card's seats."""

    card: Any
    rect: QRect
    lines: tuple[QRect, ...]

    def seat_at(self, point: QPoint) -> Seat | None:
        """Return whose line is at a point; None beside the lines."""
        pairs = zip(self.card.seats, self.lines, strict=True)
        return next((seat for seat, line in pairs if line.contains(point)), None)


def places(cards: tuple[Placed, ...]) -> Iterator[tuple[Placed, Seat, QRect]]:
    """Yield every seat with its card and line, card by card."""
    for placed in cards:
        for seat, line in zip(placed.card.seats, placed.lines, strict=True):
            yield placed, seat, line
