"""Tool tips of our own: the words, and under them the key that does the same."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from ui import paint, theme
from ui.floating import Floating

_TEXT, _KEYS = "tip_text", "tip_keys"
_GONE = {
    QEvent.Type.Leave,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.KeyPress,
    QEvent.Type.Hide,
    QEvent.Type.Wheel,
}


def explain(widget: QWidget, text: str, keys: str = "") -> None:
    """Give a widget a tip; `text` is drawn as it is written, `keys` is its shortcut.

    A screen reader gets the text as the description, and as the name where there is no other.
    """
    widget.setProperty(_TEXT, text)
    widget.setProperty(_KEYS, keys)
    widget.setAccessibleDescription(f"{text} ({keys})" if keys else text)
    widget.installEventFilter(_watcher)


class _Watcher(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.shown: Tip | None = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ToolTip and isinstance(watched, QWidget):
            tip_of(watched).tell(watched)
            return True
        if kind in _GONE and self.shown is not None:
            if isValid(self.shown):  # its window may be gone
                self.shown.hide()
            self.shown = None
        return False


_watcher = _Watcher()


def tip_of(widget: QWidget) -> "Tip":
    """Return the tip of a widget's window, made on first use."""
    found = widget.window().findChild(Tip)
    return found if found is not None else Tip(widget.window())


def answer(widget: QWidget, event: QEvent, show: Callable[[QPoint], None]) -> bool:
    """Return whether an event asks for a tip; `show` gets the place of the widget it is about.

    For widgets whose tips differ from place to place; the tip goes when the mouse does.
    """
    if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
        show(event.pos())
        return True
    if event.type() in {QEvent.Type.Leave, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}:
        tip_of(widget).hide()
    return False


def tell_place(widget: QWidget, place: QRect, text: str, keys: str = "") -> None:
    """Show a widget's tip under one place of it; no text takes the tip away."""
    shown = tip_of(widget)
    shown.text, shown.keys = text, keys
    if text:
        shown.place_below(widget, place)
    else:
        shown.hide()


class Tip(Floating):
    """A dark tip under the widget it explains."""

    gap = 6

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.text = ""
        self.keys = ""

    def tell(self, widget: QWidget) -> None:
        """Stand under a widget with its own tip."""
        self.text = str(widget.property(_TEXT) or "")
        self.keys = str(widget.property(_KEYS) or "")
        if self.text:
            _watcher.shown = self
            self.place_below(widget, widget.rect())

    @override
    def body_size(self) -> QSize:
        words = paint.width(self.text, theme.font(bold=True))
        keys = paint.width(self.keys, theme.font("small"))
        wide = round(max(words, keys)) + 2 * theme.px(12) + 1
        return QSize(wide, theme.px(44 if self.keys else 28))

    @override
    def paint_body(self, painter: QPainter, body: QRectF) -> None:
        paint.fill(painter, body, theme.color("inverse"), theme.px(6))
        inner = body.adjusted(theme.px(12), theme.px(4), 1 - theme.px(12), 0)
        words = QRectF(inner.left(), inner.top(), inner.width(), theme.px(20))
        paint.text(painter, words, self.text, "oninverse", theme.font(bold=True))
        if self.keys:
            under = words.translated(0, theme.px(17))
            paint.text(painter, under, self.keys, "oninverse", theme.font("small"))
