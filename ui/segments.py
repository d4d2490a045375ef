"""Segments: two to five views of the same thing in one trough, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from typing_extensions import override

from ui import paint, ring, theme
from ui.button import Pressable
from ui.chooser import Chooser, Option


class Segments(Chooser):
    """`Segments(_("Visning"), [("day", _("Dag")), ("week", _("Uge"))])`; see Chooser."""

    def __init__(self, name: str, options: Sequence[Option]) -> None:
        super().__init__(name, gap=0)
        inset = theme.px(2)
        self.row.setContentsMargins(inset, inset, inset, inset)
        self.offer([(key, _Segment(text)) for key, text in options])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        paint.box(painter, self.rect(), theme.color("ground"), theme.color("line"), theme.px(7))


class _Segment(Pressable):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        ring.follow(self, radius=5)

    @override
    def sizeHint(self) -> QSize:
        words = paint.width(self.words(), theme.font(bold=True))
        return QSize(round(words) + 1 + 2 * theme.px(12), theme.px(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        is_chosen = self.isChecked()
        if is_chosen:
            ground, line = theme.color("raised"), theme.color("line2")
            paint.box(painter, self.rect(), ground, line, theme.px(5))
        elif self.is_hovered and self.isEnabled():
            inner = QRect(self.rect()).adjusted(1, 1, -1, -1)
            paint.fill(painter, inner, theme.color("none"), theme.px(4))
        shade = "ink" if is_chosen else "ink2"
        font = theme.font(bold=is_chosen)
        words = self.words()
        used = shade if self.isEnabled() else "ink3"
        paint.text(painter, self.rect(), words, used, font, paint.CENTER)
