"""Students who are held with the mouse: where they are, and where they would land."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

from gf2tracker.domain.people import StudentId
from ui import paint, theme
from ui.seats.seat import Placed, Seat


@dataclass
class Drag:
    """Students on their way; `over` and `on` are the card and the seat under the mouse.

    Attributes:
        home: the key of the card they come from.
        words: what stands on what follows the mouse.
        told: what it would do, told beside the words.
        is_good: whether that is for the better; None where it is neither.
    """

    students: tuple[StudentId, ...]
    home: int
    words: str
    at: QPoint
    over: Placed | None = None
    on: Seat | None = None
    told: str = ""
    is_good: bool | None = None

    @property
    def ghost(self) -> QRect:
        """Where what follows the mouse is painted, on the board."""
        wide = paint.width(self.words, theme.font(bold=True))
        if self.told:
            wide += paint.width(self.told, theme.font("small")) + theme.px(8)
        size = QSize(round(wide) + theme.px(24), theme.px(26))
        return QRect(self.at + QPoint(theme.px(10), theme.px(6)), size)

    @property
    def is_at_home(self) -> bool:
        """Whether letting go here would change nothing."""
        return self.over is None or self.over.card.key == self.home
