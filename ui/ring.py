"""The focus ring: one for each window, around whatever the keyboard has reached."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ui import paint, theme

_RADIUS = "ring_radius"
_ONLY_FAULTY = "ring_only_faulty"
_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
}


def follow(widget: QWidget, radius: float = 6) -> None:
    """Let a widget have the ring while the keyboard is at it; `radius` is its own corner."""
    widget.setProperty(_RADIUS, radius)
    widget.installEventFilter(_watcher)


def follow_faulty(widget: QWidget) -> None:
    """Let a field have the ring only while it `is_fault`; else its own edge shows the focus."""
    widget.setProperty(_ONLY_FAULTY, "yes")
    follow(widget)


def refresh(widget: QWidget) -> None:
    """Put the ring on a field whose fault came or went while it had the focus."""
    if not widget.hasFocus():
        return
    if _wants_ring(widget):
        ring_of(widget).surround(widget)
    else:
        _release(widget)


def _wants_ring(widget: QWidget) -> bool:
    is_field = bool(widget.property(_ONLY_FAULTY))
    return bool(getattr(widget, "is_fault", False)) if is_field else _watcher.is_by_key


class _Watcher(QObject):
    """Sees why a followed widget has the focus, and whether key or mouse was used last."""

    def __init__(self) -> None:
        super().__init__()
        self.is_by_key = True
        self.ring: FocusRing | None = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.FocusIn:
            self._focused(watched, event)
        elif kind == QEvent.Type.FocusOut:
            _release(watched)
        elif kind == QEvent.Type.KeyPress:
            self.is_by_key = True
        elif kind == QEvent.Type.MouseButtonPress:
            self.is_by_key = False
        return False

    def _focused(self, watched: QObject, event: QEvent) -> None:
        if not isinstance(watched, QWidget) or not isinstance(event, QFocusEvent):
            return
        reason = event.reason()
        if reason in _BY_KEY:
            self.is_by_key = True
        elif reason == Qt.FocusReason.MouseFocusReason:
            self.is_by_key = False
        if _wants_ring(watched):
            ring_of(watched).surround(watched)


_watcher = _Watcher()


def _release(watched: QObject) -> None:
    ring = _watcher.ring  # never looked up here: a window that is being destroyed has no children
    if ring is not None and isValid(ring) and ring.target is watched:
        ring.leave()


def ring_of(widget: QWidget) -> "FocusRing":
    """Return the ring of a widget's window, made on first use."""
    found = widget.window().findChild(FocusRing)
    return found if found is not None else FocusRing(widget.window())


class FocusRing(QWidget):
    """A line of 2 px, 2 px outside its target, that moves with it and hides with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.target: QWidget | None = None
        self._clip = QRect()
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def surround(self, target: QWidget) -> None:
        """Stand around a widget and follow it."""
        self.leave()
        self.target = target
        _watcher.ring = self
        target.destroyed.connect(self._forget)
        each: QWidget | None = target
        while each is not None and each is not self.window():
            each.installEventFilter(self)
            self._watched.append(each)
            each = each.parentWidget()
        self._place()

    def leave(self) -> None:
        """Let go of the target and hide."""
        for each in self._watched:
            if isValid(each):  # a parent may go before the widget that had the focus
                each.removeEventFilter(self)
        if self.target is not None:
            self.target.destroyed.disconnect(self._forget)
        self._forget()

    def _forget(self) -> None:
        self._watched.clear()
        self.target = None
        self.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self.target is not None:
            self._place()
        return False

    def _place(self) -> None:
        target = self.target
        if target is not None and not self.window().isAncestorOf(target):
            self.leave()  # it was given to another window
            return
        if target is None or not target.isVisible() or target.visibleRegion().isEmpty():
            self.hide()
            return
        out = theme.px(4)
        place = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size())
        self.setGeometry(place.adjusted(-out, -out, out, out))
        self._clip = self._room(target).translated(-self.pos())
        self.show()
        self.raise_()
        self.update()

    def _room(self, target: QWidget) -> QRect:
        room = self.window().rect()
        each = target.parentWidget()
        while each is not None and each is not self.window():
            area = each.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is each:
                room &= QRect(each.mapTo(self.window(), QPoint(0, 0)), each.size())
            each = area
        return room

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.target is None:
            return
        painter = paint.smooth(QPainter(self))
        painter.setClipRect(self._clip)
        radius = theme.px(float(self.target.property(_RADIUS) or 6) + 4)
        paint.edge(painter, self.rect(), theme.color("accentline"), radius, theme.px(2))
