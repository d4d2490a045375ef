"""What lies over the whole window until it is left: palette and class list."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QWidget
from typing_extensions import override

from ui import paint, theme

FADE_MS = 120


class Overlay(QWidget):
    """A floating frame over a window; Esc and a click beside it leave it, focus goes back.

    A subclass puts its parts into `frame` and says in `frame_place` where that stands. The widget
    itself goes on to the end of the window, so that nothing in it is painted anew when only the
    end of the frame moves.

    Attributes:
        body: where the frame stands in the window.

    Signals:
        closed: it was left.
    """

    closed = Signal()

    def __init__(self, window: QWidget, *, dims: bool, radius: int, depth: int) -> None:
        super().__init__(window)
        self.frame = QWidget(self)
        self.body = QRect()
        self._dims = dims
        self._radius, self._depth = radius, depth
        self._back: QWidget | None = None
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        self._fade.valueChanged.connect(self._on_faded)
        self._fade.finished.connect(self._on_whole)
        theme.on_change(self.update)

    def frame_place(self) -> QRect:
        """Return where the frame stands in the window."""
        raise NotImplementedError

    def appear(self, first: QWidget) -> None:
        """Show over the window and give the keyboard to a part."""
        if not self.isVisible():
            self._back = QApplication.focusWidget()
        self.settle()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        duration = theme.motion(FADE_MS)
        if duration:
            self.setGraphicsEffect(QGraphicsOpacityEffect(self))
            self._fade.setDuration(duration)
            self._fade.start()

    def leave(self) -> None:
        """Hide and give the keyboard back to where it was."""
        if not self.isVisible():
            return
        self._fade.stop()
        self._on_whole()
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.PopupFocusReason)
        self._back = None
        self.closed.emit()

    def settle(self) -> None:
        """Fill the window and place the frame anew; painted is what changes by that."""
        before = self.body
        self.setGeometry(self.window().rect())
        self.body = self.frame_place()
        self.frame.setGeometry(self.body.adjusted(0, 0, 0, self.height() - self.body.bottom() - 1))
        after, around = self.body, 2 * theme.px(self._depth)
        if (before.topLeft(), before.width()) != (after.topLeft(), after.width()):
            self.update()
        elif before != after:
            end = min(before.bottom(), after.bottom()) - around  # above it nothing has moved
            moved = max(before.bottom(), after.bottom()) + around - end
            self.update(after.left() - around, end, after.width() + 2 * around, moved)

    def _on_faded(self, value: float) -> None:
        effect = self.graphicsEffect()
        if isinstance(effect, QGraphicsOpacityEffect):
            effect.setOpacity(value)

    def _on_whole(self) -> None:
        if self.graphicsEffect() is not None:
            self.setGraphicsEffect(None)  # type: ignore[arg-type]  # None takes the effect away

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.settle()
        return False

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # Qt's name
        return True  # Tab stays inside

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.body.contains(event.position().toPoint()):
            self.leave()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        if self._dims:
            dim = theme.color("ground" if theme.is_dark() else "ink")
            dim.setAlphaF(0.55 if theme.is_dark() else 0.30)
            painter.fillRect(self.rect(), dim)
        body, radius = QRectF(self.body), theme.px(self._radius)
        paint.shadow(painter, body, radius, theme.px(self._depth))
        ground, line = theme.color("raised"), theme.color("line2" if theme.is_dark() else "line")
        paint.box(painter, body, ground, line, radius)
        self.paint_frame(painter, body)

    def paint_frame(self, painter: QPainter, body: QRectF) -> None:
        """Paint what stands on the frame beside its parts."""
