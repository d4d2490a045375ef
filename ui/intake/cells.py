"""Two cells that only the preview of an import has: one to mend, and one that becomes otherwise."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen
from typing_extensions import override

from ui import icon, paint, theme
from ui.cells import Align, Drawn

OUT, BEYOND, HIGH = 7, 9, 20
"""How far the box of a faulty text stands out at the left, its text at the right, its height."""
ARROW, GAP = 11, 4


@dataclass(frozen=True)
class FaultyText(Drawn):
    """What can't be taken, as it stands in the list, in a box of the state act."""

    text: str

    @property
    @override
    def plain(self) -> str:
        """The text as it stands in the list."""
        return self.text

    @override
    def width(self) -> float:
        """Return how wide the text is; the box stands out of the cell on both sides."""
        return paint.width(self.text, theme.font(bold=True)) + 1

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Align) -> None:
        """Paint the box around the text, which stands where other cells' text does."""
        out, high = theme.px(OUT), min(theme.px(HIGH), at.height() - 2)
        room = at.adjusted(0, 0, theme.px(BEYOND), 0)
        if align & Align.AlignRight:
            room = at.adjusted(max(at.width() - self.width(), 0), 0, 0, 0)
        wide = min(self.width(), room.width()) + 2 * out
        top = round(at.center().y() - high / 2)
        box = QRectF(round(room.left() - out), top, round(wide), round(high))
        paint.box(painter, box, theme.color("actsoft"), theme.color("act"), theme.px(5))
        paint.text(painter, room, self.text, "acttext", theme.font(bold=True))


@dataclass(frozen=True)
class ChangedText(Drawn):
    """What a value becomes; what it was stands struck through before it, when both have room."""

    old: str
    new: str

    @property
    @override
    def plain(self) -> str:
        """What it becomes."""
        return self.new

    @override
    def width(self) -> float:
        """Return how wide the new value is, which must have room."""
        return paint.width(self.new, theme.font(bold=True)) + 1

    def whole_width(self) -> float:
        """Return how wide old and new value are side by side."""
        return paint.width(self.old) + theme.px(ARROW) + 2 * theme.px(GAP) + self.width()

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Align) -> None:
        """Paint old and new, or the new value alone."""
        before, arrow, gap = paint.width(self.old), theme.px(ARROW), theme.px(GAP)
        x = at.left()
        if self.old and self.whole_width() <= at.width() + 1:
            paint.text(painter, QRectF(x, at.top(), before + 1, at.height()), self.old, "ink2")
            painter.setPen(QPen(theme.color("ink2"), max(1.0, theme.px(1))))
            middle = round(at.center().y()) + 0.5
            painter.drawLine(QPointF(x, middle), QPointF(x + before, middle))
            sign = QRectF(x + before + gap, at.center().y() - arrow / 2, arrow, arrow)
            icon.paint(painter, "right", sign, "ink2", stroke=2.2)
            x += before + arrow + 2 * gap
        room = QRectF(x, at.top(), at.right() - x, at.height())
        paint.text(painter, room, self.new, "lawfultext", theme.font(bold=True))
