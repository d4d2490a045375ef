"""What floats over a page without being in the way: no focus, no mouse, a soft shadow, a fade."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import paint, theme

_FADE = 120


class Floating(QWidget):
    """A painted thing in a window, placed beside a rectangle of one of its widgets.

    A subclass says how large its body is and paints it; shadow, place and fade are made here.
    """

    shadow_depth = 14
    gap = 8

    def __init__(self, window: QWidget) -> None:
        super().__init__(window.window())
        self._strength = 1.0
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._set_strength)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def body_size(self) -> QSize:
        """Return the size of what is painted, without the shadow."""
        raise NotImplementedError

    def paint_body(self, painter: QPainter, body: QRectF) -> None:
        """Paint into a rectangle of that size."""
        raise NotImplementedError

    def place_right(self, widget: QWidget, rect: QRect) -> None:
        """Show right of a rectangle of a widget, or left of it where the window ends."""
        body, target = self.body_size(), _in_window(widget, rect)
        x = target.right() + 1 + theme.px(self.gap)
        if x + body.width() > self.window().width():
            x = target.left() - theme.px(self.gap) - body.width()
        self._show(QPoint(x, target.center().y() + 1 - body.height() // 2))

    def place_below(self, widget: QWidget, rect: QRect) -> None:
        """Show under a rectangle of a widget, or over it where the window ends."""
        body, target = self.body_size(), _in_window(widget, rect)
        y = target.bottom() + 1 + theme.px(self.gap)
        if y + body.height() > self.window().height():
            y = target.top() - theme.px(self.gap) - body.height()
        self._show(QPoint(target.left(), y))

    def _show(self, wanted: QPoint) -> None:
        body, room = self.body_size(), self.window().size()
        edge = theme.px(4)
        x = max(edge, min(wanted.x(), room.width() - body.width() - edge))
        y = max(edge, min(wanted.y(), room.height() - body.height() - edge))
        depth = theme.px(self.shadow_depth) * 2
        place = QRect(QPoint(x, y), body).adjusted(-depth, -depth, depth, depth)
        is_new = not self.isVisible()
        self.setGeometry(place)
        self.raise_()
        self.show()
        self.update()
        if is_new:
            self._appear()

    def _appear(self) -> None:
        duration = theme.motion(_FADE)
        self._strength = 0.0 if duration else 1.0
        if duration:
            self._fade.setDuration(duration)
            self._fade.start()

    def _set_strength(self, value: Any) -> None:
        self._strength = float(value)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        painter.setOpacity(self._strength)
        depth = theme.px(self.shadow_depth) * 2
        body = QRectF(self.rect()).adjusted(depth, depth, -depth, -depth)
        paint.shadow(painter, body, theme.px(6), theme.px(self.shadow_depth))
        self.paint_body(painter, body)


def _in_window(widget: QWidget, rect: QRect) -> QRect:
    return QRect(widget.mapTo(widget.window(), rect.topLeft()), rect.size())
