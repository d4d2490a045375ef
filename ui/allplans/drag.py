"""A chip of the board of all classes on its way to another week of its class."""

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect

from gf2tracker.queries.plan import PlanChip
from ui import theme
from ui.allplans.cells import Line
from ui.allplans.glyph import CHIP


@dataclass
class Drag:
    """A chip that is held with the mouse.

    Attributes:
        place: the row of its class.
        at: the mouse.
        week: the week column under the mouse, from 0; None where the class has no such week.
    """

    chip: PlanChip
    place: int
    at: QPoint
    week: int | None = None

    @property
    def ghost(self) -> QRect:
        """Where the chip that follows the mouse is painted."""
        side = theme.px(CHIP)
        return QRect(self.at.x() - side // 2, self.at.y() - side // 2, side, side)


def day_in(line: Line, week: int, chip: PlanChip) -> date | None:
    """Return the day of a week column, from 0, that has a chip's weekday; None without the week."""
    if not 0 <= week < len(line.cells) or chip.date is None:
        return None
    found = line.cells[week].week
    return found.monday + timedelta(days=chip.date.weekday()) if found is not None else None
