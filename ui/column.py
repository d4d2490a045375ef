"""A column of a table: what it shows of a row, how wide, and in which order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from gf2tracker.language import NO_FIGURE, date_long, date_short, number, percent, sort_key
from ui import paint
from ui.cells import Drawn

Item = TypeVar("Item")
Kind = Literal["text", "number", "percent", "date", "day"]

GAP = 24
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class Column(Generic[Item]):
    """One column: `Column(_("Fravær"), lambda row: row.share, name="share", kind="percent")`.

    Attributes:
        title: the heading.
        value: what a row holds here: text, a figure, a share, a date, None, or something Drawn.
        name: what the column is called where widths and order are remembered.
        kind: how figures and dates are written; figures and shares stand at the right.
        width: px at 100 % that the value needs, without the gap to the next column.
        gap: px to the next column.
        weight: the column's part of the room that is left over.
        under: a second, small line in the heading.
        shade: the colour token of plain values.
        order: what is sorted by, when it is not the value itself.
        tip: what the heading's tool tip says.
        told_as: the columns that stand for this one where the table is copied or written to a
            workbook, when a cell says several things; none is the column itself.
        told_by: returns those columns where the rows decide which they are.
        draw_title: paints the heading in its place; the title is still what is said and copied.
    """

    title: str
    value: Callable[[Item], Any]
    name: str
    kind: Kind = "text"
    width: int = 96
    weight: float = 0.0
    gap: int = GAP
    under: str = ""
    shade: str = "ink"
    is_bold: bool = False
    is_right: bool | None = None
    is_hidden: bool = False
    order: Callable[[Item], Any] | None = None
    tip: str = ""
    told_as: tuple["Column[Item]", ...] = ()
    told_by: Callable[[Sequence[Item]], tuple["Column[Item]", ...]] | None = None
    draw_title: Callable[[QPainter, QRectF], None] | None = None

    @property
    def align(self) -> Qt.AlignmentFlag:
        """Left, or right for figures and shares."""
        is_figure = self.kind in {"number", "percent"}
        is_right = is_figure if self.is_right is None else self.is_right
        return RIGHT if is_right else LEFT

    def text(self, item: Item) -> str:
        """Return what a row holds here in words."""
        return written(self.value(item), self.kind)

    def natural_width(self, item: Item) -> float:
        """Return how wide a row's value is when nothing is cut, in pixels."""
        value = self.value(item)
        return value.width() if isinstance(value, Drawn) else paint.width(self.text(item))

    def tip_of(self, item: Item, x: float, width: float) -> str:
        """Return what a row's tool tip says at a pixel of its room here: what is cut, by default."""
        value = self.value(item)
        told = value.tip_at(x, width) if isinstance(value, Drawn) else ""
        return told or (self.text(item) if self.natural_width(item) > width + 0.5 else "")

    def key(self, item: Item) -> tuple[int, Any]:
        """Return what a row is sorted by: figures, then dates, then texts in Danish order."""
        return _order(self.order(item) if self.order is not None else self.value(item))

    def is_empty(self, item: Item) -> bool:
        """Tell whether a row has nothing to sort by here; such rows come last both ways."""
        value = self.order(item) if self.order is not None else self.value(item)
        return value is None or value == ""


def written(value: Any, kind: Kind = "text") -> str:
    """Return a value as it is written in a cell of a kind."""
    if isinstance(value, Drawn):
        return value.plain
    if isinstance(value, date):
        return date_short(value) if kind == "day" else date_long(value)
    if isinstance(value, (int, float)):
        return percent(value) if kind == "percent" else _figure(value)
    nothing = NO_FIGURE if kind in {"percent", "number"} else ""
    return nothing if value is None else str(value)


def _figure(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)


def _order(value: Any) -> tuple[int, Any]:
    if isinstance(value, Drawn):
        value = value.order
    if isinstance(value, (int, float)):
        return 0, value
    if isinstance(value, date):
        return 1, value.toordinal()
    return 2, sort_key(value) if isinstance(value, str) else value
