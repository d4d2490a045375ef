"""Two halves of a page side by side, or one under the other, that scroll together."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from ui import theme
from ui.scroll import slim

BETWEEN, NARROW, WIDE, EDGE, SEEN = 32, 920, 1500, 4, 48


class Halves(QScrollArea):
    """Side by side where there is room; what has the keyboard is scrolled into sight."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        inner = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        side = theme.px(24 - EDGE)
        self._row.setContentsMargins(side, theme.px(4), side, theme.px(12))
        self._row.setSpacing(theme.px(BETWEEN - 2 * EDGE))
        for half in (left, right):
            half.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._row.addWidget(half)
        self.setWidget(inner)
        slim(self)

    @property
    def is_narrow(self) -> bool:
        """Whether the right half stands under the left."""
        return self.width() < theme.px(NARROW)

    def show_place(self, part: QWidget, place: QRect) -> None:
        """Scroll so that a place of a part can be seen, with what stands just above it."""
        inner = self.widget()
        assert inner is not None, "it was given its own"
        corner = part.mapTo(inner, QPoint(0, 0))
        there = place.translated(corner)
        middle = there.center()
        if there.top() + theme.px(SEEN) < self.viewport().height():
            self.verticalScrollBar().setValue(0)
            return
        self.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + theme.px(12))

    def _fit(self) -> None:
        narrow = self.is_narrow
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else right)
        first, second = (
            (0, 0) if narrow else (49, 50) if self.width() > theme.px(WIDE) else (47, 52)
        )
        self._row.setStretch(0, first)
        self._row.setStretch(1, second)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
