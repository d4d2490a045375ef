"""Scroll bars that lie over what they scroll: 5 px wide, no arrows."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar
from typing_extensions import override

from ui import paint, theme

_WIDTH, _INSET = 5, 4


def slim(area: QAbstractScrollArea) -> None:
    """Give a list, table or text slim bars over its content instead of Qt's own beside it.

    The area's own scroll bars stay, unseen, for keys, wheel and screen readers.
    """
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    for real in (area.verticalScrollBar(), area.horizontalScrollBar()):
        SlimBar(area, real)


class SlimBar(QScrollBar):
    """The picture of an unseen scroll bar, that can be dragged as if it were the real one."""

    def __init__(self, area: QAbstractScrollArea, real: QScrollBar) -> None:
        super().__init__(real.orientation(), area)
        self._area = area
        self._real = real
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fit()
        area.installEventFilter(self)
        real.rangeChanged.connect(self._fit)
        real.valueChanged.connect(self.setValue)
        self.valueChanged.connect(real.setValue)

    def _fit(self) -> None:
        real, wide = self._real, theme.px(_WIDTH + 2 * _INSET)
        self.setRange(real.minimum(), real.maximum())
        self.setPageStep(real.pageStep())
        self.setSingleStep(real.singleStep())
        self.setValue(real.value())
        view = self._area.viewport().geometry()
        if self.orientation() == Qt.Orientation.Vertical:
            self.setGeometry(view.right() + 1 - wide, view.top(), wide, view.height())
        else:
            self.setGeometry(view.left(), view.bottom() + 1 - wide, view.width(), wide)
        self.setVisible(real.maximum() > real.minimum())
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit()
        return False

    @override
    def sizeHint(self) -> QSize:
        wide = theme.px(_WIDTH + 2 * _INSET)
        return QSize(wide, wide)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        span = self.maximum() - self.minimum() + self.pageStep()
        if span <= 0:
            return
        painter = paint.smooth(QPainter(self))
        is_upright = self.orientation() == Qt.Orientation.Vertical
        inset, wide = theme.px(_INSET), theme.px(_WIDTH)
        track = (self.height() if is_upright else self.width()) - 2 * inset
        length = max(track * self.pageStep() / span, theme.px(24))
        room = max(self.maximum() - self.minimum(), 1)
        start = inset + (track - length) * (self.value() - self.minimum()) / room
        thumb = QRectF(inset, start, wide, length)
        if not is_upright:
            thumb = QRectF(start, inset, length, wide)
        shade = theme.color("ink3", 0.8 if self.isSliderDown() or self.underMouse() else 0.5)
        paint.fill(painter, thumb, shade, wide / 2)
