"""Segments: two to five views of the same thing in one trough, one of them chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from typing_extensions import override

from gf2tracker.language import number
from ui import paint, ring, theme
from ui.button import Pressable
from ui.chooser import Chooser, Option


class Segments(Chooser):
    """`Segments(_("Visning"), [("day", _("Dag")), ("week", _("Uge"))])`; see Chooser."""

    def __init__(self, name: str, options: Sequence[Option]) -> None:
        super().__init__(name, gap=0)
        inset = theme.px(2)
        self.row.setContentsMargins(inset, inset, inset, inset)
        self._segments = {key: _Segment(text) for key, text in options}
        self.offer(list(self._segments.items()))

    def show_count(self, key: str, count: int) -> None:
        """Write how many things wait in a view behind its words; none writes nothing."""
        self._segments[key].show_count(count)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        paint.box(painter, self.rect(), theme.color("ground"), theme.color("line"), theme.px(7))


class _Segment(Pressable):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._text = text
        ring.follow(self, radius=5)

    def show_count(self, count: int) -> None:
        """Write a count after the words; none writes nothing."""
        self.setText(f"{self._text} {number(count)}" if count else self._text)
        self.refresh()

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
