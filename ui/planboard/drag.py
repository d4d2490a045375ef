"""A chip that is held with the mouse: where it is, and the day it would land on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPoint, QRect

from gf2tracker.queries.plan import PlanChip
from ui.planboard.chippaint import ghost_height, ghost_width
from ui.planboard.layout import Board, Card


@dataclass
class Drag:
    """A chip on its way; `card` and `day` are where it would land, None between cards."""

    chip: PlanChip
    at: QPoint
    card: Card | None = None
    day: date | None = None
    _size: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        """Measure the ghost once."""
        self._size = ghost_width(self.chip), ghost_height()

    @property
    def ghost(self) -> QRect:
        """Where the chip that follows the mouse is painted, on the board."""
        wide, high = self._size
        return QRect(self.at.x() + 8, self.at.y() + 6, wide, high)

    def move_to(self, at: QPoint, board: Board) -> Iterator[QRect]:
        """Go to a point of the board; yield the areas that must be painted anew."""
        yield self.ghost
        before = self.card, self.day
        self.at = at
        card = board.card_at(at)
        self.card = card
        self.day = card.day_at(at.x()) if card is not None else None
        if (self.card, self.day) != before:
            if before[0] is not None:
                yield before[0].rect
            if self.card is not None:
                yield self.card.rect
        yield self.ghost
