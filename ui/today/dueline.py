"""A deadline of a class: date and days left, what it is, and for which classes."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from ui import paint, theme
from ui.today.deeds import Deed
from ui.today.openrow import OpenRow

HIGH, DATE = 49, 92


class DueLine(OpenRow):
    """`words` are when, how long that is, what, and for whom."""

    def __init__(
        self, words: tuple[str, str, str, str], deeds: Sequence[Deed], *, is_next: bool
    ) -> None:
        super().__init__(words[2], deeds, high=HIGH, indent=DATE)
        self._words, self._is_next = words, is_next
        self.setAccessibleName(", ".join(words))

    @override
    def paint_facts(self, painter: QPainter) -> None:
        when, left, what, who = self._words
        bold, small = theme.font(bold=self._is_next), theme.font("small")
        date_wide = theme.px(DATE)
        upper = QRectF(0, theme.px(6), date_wide, theme.px(18))
        lower = upper.translated(0, theme.px(18))
        paint.text(painter, upper, when, "ink" if self._is_next else "ink2", bold)
        paint.text(painter, lower, left, "watchtext" if self._is_next else "ink3", small)
        rest = QRectF(date_wide, theme.px(6), self.width() - date_wide, theme.px(18))
        paint.text(painter, rest, what, "ink", bold)
        paint.text(painter, rest.translated(0, theme.px(18)), who, "ink3", small)
