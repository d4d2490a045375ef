"""The sheet of every dialog: round, in front of a dimmed window, with a head and a foot."""

from typing import Final

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from gf2tracker.language import _
from ui import draft, glass, label, paint, theme
from ui.button import Button
from ui.scroll import slim

_SHADOW: Final = 26
PADDING: Final = 24
_HEAD, _FOOT = 60, 56
_EDGE: Final = 8
"""What stays of the window beside a sheet that is as large as it may be, px."""

_LEAST: Final = 640, 480
"""What a sheet may have in any case, px: a window smaller than that is no measure."""
_SCROLLS: Final = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


class Sheet(QDialog):
    """A title, a body and a foot of buttons; a subclass fills `body` and `foot`.

    Esc and the cross reject it, as Qt's dialogs do. It is never larger than its window: what has no
    room scrolls between head and foot, by the keyboard as well.
    """

    def __init__(self, title: str, window: QWidget | None, *, width: int) -> None:
        super().__init__(window.window() if window is not None else None)
        self.body, self.foot = QVBoxLayout(), QHBoxLayout()
        self._veil = Veil(window.window()) if window is not None else None
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setModal(True)
        self.setFixedWidth(min(theme.px(width + 2 * _SHADOW), self._room().width()))
        self._build(title)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self.finished.connect(self._lift_veil)
        self._settle.timeout.connect(self._grow)

    def _build(self, title: str) -> None:
        self._rows = rows = QVBoxLayout(self)
        shadow, padding = theme.px(_SHADOW), theme.px(PADDING)
        rows.setContentsMargins(shadow, shadow, shadow, shadow)
        rows.setSpacing(0)
        rows.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self.body.setContentsMargins(padding, 0, padding, padding)
        self.body.setSpacing(theme.px(12))
        rows.addWidget(self._head(title))
        rows.addWidget(self._scrolled(), 1)
        rows.addWidget(self._foot())

    def _scrolled(self) -> QWidget:
        content = _Content()
        content.setLayout(self.body)
        self.area = QScrollArea()
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        for each in (self.area.viewport(), content):
            each.setAutoFillBackground(False)
        slim(self.area)
        return self.area

    def _head(self, title: str) -> QWidget:
        head = QWidget()
        head.setFixedHeight(theme.px(_HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(PADDING), 0, theme.px(18), 0)
        close = Button("", icon="close", kind="quiet", name=_("Luk"))
        close.clicked.connect(self.reject)
        row.addWidget(label.title(title))
        row.addStretch()
        row.addWidget(close)
        return head

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setFixedHeight(theme.px(_FOOT))
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(PADDING), 1, theme.px(PADDING), 0)
        self.foot.setSpacing(theme.px(8))
        row.addLayout(self.foot)
        return foot

    def open_over(self) -> None:
        """Show the sheet in the middle of its window, which is dimmed until it is left."""
        if self._veil is not None:
            self._veil.fall()
        self.resize(self.width(), self._needed_height())
        self._center()
        self.open()
        draft.hub.opened.emit(self)

    def _center(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        corner, room = over.mapToGlobal(QPoint(0, 0)), over.size()
        left = corner.x() + (room.width() - self.width()) // 2
        top = corner.y() + (room.height() - self.height()) // 2 - theme.px(6)
        self.move(left, max(top, corner.y() + theme.px(_EDGE - _SHADOW)))

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._settle.start()  # once, when labels that wrap know their width
        return done

    def _grow(self) -> None:
        if self._needed_height() > self.height():
            self.resize(self.width(), self._needed_height())
            self._center()
        there = self._focused()
        if there is not None and self.area.isAncestorOf(there):
            self.area.ensureWidgetVisible(there, 0, theme.px(64))

    def _focused(self) -> QWidget | None:
        return self.focusWidget()

    def _needed_height(self) -> int:
        around = theme.px(2 * _SHADOW)
        content = self.body.heightForWidth(self.width() - around)
        if content < 0:
            content = self.body.sizeHint().height()
        return min(content + theme.px(_HEAD + _FOOT) + around, self._room().height())

    def inner_width(self) -> int:
        """Return how wide the sheet is without its shadow, px; less than asked in a small window."""
        return self.width() - 2 * theme.px(_SHADOW)

    def _room(self) -> QSize:
        """Return how large the sheet with its shadow may be to lie in its window."""
        over = self.parentWidget()
        screen = self.screen().availableGeometry().size()
        room = over.size().expandedTo(QSize(*_LEAST)) if over is not None else screen
        more = 2 * theme.px(_SHADOW - _EDGE)
        return room.grownBy(QMargins(0, 0, more, more))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.area.verticalScrollBar()
        step = _SCROLLS.get(Qt.Key(event.key()))
        if step is None or not bar.maximum():
            super().keyPressEvent(event)
            return
        bar.triggerAction(step)

    def _lift_veil(self) -> None:
        if self._veil is not None:
            self._veil.lift()
            self._veil = None

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if event.isAccepted():
            self._lift_veil()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().y() < theme.px(_SHADOW + _HEAD):
            self.windowHandle().startSystemMove()

    def _body(self) -> QRectF:
        shadow = theme.px(_SHADOW)
        return QRectF(self.rect()).adjusted(shadow, shadow, -shadow, -shadow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        glass.cut_out(self, self._body(), theme.px(12))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        body = self._body()
        paint.shadow(painter, body, theme.px(12), theme.px(_SHADOW))
        paint.fill(painter, body, theme.color("raised"), theme.px(12))
        if theme.is_dark():
            paint.edge(painter, body, theme.color("line2"), theme.px(12))
        foot = QRectF(body.left(), body.bottom() - theme.px(_FOOT), body.width(), 1)
        painter.fillRect(foot, theme.color("line"))


class _Content(QWidget):
    """What scrolls in a sheet: as high as its width asks for, no narrower than its parts."""

    @override
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(layout.minimumSize().width() if layout is not None else 0, 0)


class Veil(QWidget):
    """Dims a window behind something that floats over it; 30 %, in the dark 55 %."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        window.installEventFilter(self)

    def fall(self) -> None:
        """Dim the window."""
        self._cover()
        self.show()
        self.raise_()

    def lift(self) -> None:
        """Show the window clearly again, for good."""
        self.hide()
        self.deleteLater()

    def _cover(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(QRect(QPoint(0, 0), QSize(over.size())))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        dim = theme.color("ground", 0.55) if theme.is_dark() else theme.color("ink", 0.30)
        QPainter(self).fillRect(self.rect(), dim)
