"""The board's foot: what chips look like, and the keys that work on one."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from gf2tracker.language import _
from ui import keycap, paint, symbol, theme
from ui.symbol import State

HIGH, SIGN, BETWEEN = 42, 14, 20
KEYS = ((_("Flyt"), "Alt+Right"), (_("Holdt"), "H"), (_("Ny aktivitet"), "N"))
LOOKS = (
    ("held", _("holdt")),
    ("planned", _("planlagt")),
    ("missed", _("ikke holdt")),
    ("", _("7/12 bekræftede af ønskede virksomheder")),
)


class BoardFoot(QLabel):
    """The legend at the left, keys at the right; what has no room is left out from the end."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = [words for _look, words in LOOKS]
        keys = [f"{words} {keys}" for words, keys in KEYS]
        self.setAccessibleName(", ".join([*words, *keys]))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        left = self._paint_looks(painter, theme.px(24), self.width() - theme.px(24))
        self._paint_keys(painter, left)

    def _paint_looks(self, painter: QPainter, left: float, right: float) -> float:
        small, side = theme.font("small"), theme.px(SIGN)
        for look, words in LOOKS:
            sign = side + theme.px(7) if look else 0
            wide = sign + paint.width(words, small) + 1
            if left + wide > right:
                break
            at = QRectF(left, (self.height() - side) / 2, side, side)
            _paint_look(painter, look, at)
            room = QRectF(left + sign, 0, wide - sign, self.height())
            paint.text(painter, room, words, "ink2", small)
            left += wide + theme.px(BETWEEN)
        return left

    def _paint_keys(self, painter: QPainter, left: float) -> None:
        small, x = theme.font("small"), self.width() - theme.px(24.0)
        for words, shortcut in reversed(KEYS):
            keys = keycap.keys_of(shortcut)
            caps, wide = keycap.width(keys), paint.width(words, small) + 1
            start = x - caps - theme.px(7) - wide
            if start < left:
                return
            room = QRectF(start, 0, wide, self.height())
            paint.text(painter, room, words, "ink2", small)
            middle = QRectF(x - caps, 0, caps, self.height()).center()
            middle.setX(x - caps)
            keycap.draw(painter, middle, keys)
            x = int(start - theme.px(18))


def _paint_look(painter: QPainter, look: str, at: QRectF) -> None:
    radius = theme.px(4)
    if look == "held":
        symbol.draw(painter, State.OK, at)
    elif look == "planned":
        paint.box(painter, at, theme.color("p1soft"), theme.color("p1mid"), radius)
    elif look == "missed":
        paint.dashes(painter, at, theme.color("watch"), radius)
