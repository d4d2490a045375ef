"""Key caps: the shortcut of a deed, one cap a key, drawn where the deed stands."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.language import _
from ui import paint, theme

_GAP = 4
_ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class _Shown:
    is_on = True


def show_all(*, shown: bool) -> None:
    """Show or hide the caps of the whole program: a setting of the user."""
    _Shown.is_on = shown
    theme.apply()


def keys_of(shortcut: str) -> tuple[str, ...]:
    """Return the keys of a shortcut, ("Ctrl", "Enter") for "Ctrl+Enter"; "" has none.

    Arrows are told as they stand on the keyboard.
    """
    if not shortcut:
        return ()
    keys = shortcut.removesuffix("++").removesuffix("+") if shortcut != "+" else ""
    parts = [_ARROWS.get(part, part) for part in keys.split("+") if part]
    return tuple([*parts, "+"] if shortcut.endswith("+") else parts)


def sequences(shortcut: str) -> list[QKeySequence]:
    """Return what to listen for: Enter is both the large key and the one by the figures."""
    if not shortcut:
        return []
    found = [QKeySequence(shortcut)]
    if shortcut.endswith("Enter"):
        found.append(QKeySequence(shortcut.removesuffix("Enter") + "Return"))
    return found


def width(keys: tuple[str, ...]) -> int:
    """Return how wide the caps of some keys are together, in pixels; 0 when caps are hidden."""
    if not keys or not _Shown.is_on:
        return 0
    return sum(_cap_width(key) for key in keys) + theme.px(_GAP) * (len(keys) - 1)


def draw(
    painter: QPainter, at: QPointF, keys: tuple[str, ...], look: str = "plain", shade: str = "ink2"
) -> float:
    """Paint caps from the left and middle at `at`; return the x where they end.

    `look` is "plain", or "accent" on a primary button.
    """
    x = at.x()
    if not _Shown.is_on:
        return x
    height = theme.px(18)
    for key in keys:
        cap = QRectF(round(x), round(at.y() - height / 2), _cap_width(key), height)
        if look == "accent":
            veil = theme.color("onaccent", 0.10 if theme.is_dark() else 0.13)
            paint.fill(painter, cap, veil, theme.px(4))
        else:
            paint.box(painter, cap, theme.color("page"), theme.color("line2"), theme.px(4))
        word = "onaccent" if look == "accent" else shade
        paint.text(painter, cap, key, word, theme.font("small"), paint.CENTER)
        x = cap.right() + theme.px(_GAP)
    return x - theme.px(_GAP) if keys else x


def _cap_width(key: str) -> int:
    words = paint.width(key, theme.font("small"))
    return max(theme.px(18), round(words) + 2 * theme.px(5) + 1)


class KeyCap(QLabel):
    """The caps of one shortcut as a widget, silent to the mouse."""

    def __init__(self, shortcut: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys_of(shortcut)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(shortcut)
        self.setAccessibleName(_("Tast {keys}").format(keys=shortcut))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(width(self._keys), theme.px(18))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        draw(painter, QPointF(0, self.height() / 2), self._keys)
