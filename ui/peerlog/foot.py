"""The keys that note a meeting, as words in the foot of the round."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.language import _
from ui import paint, theme

HIGH, GAP = 30, 18
KEYS = (
    ("M", _("mødtes")),
    ("I", _("ikke mødtes")),
    ("1–5", _("stemning")),
    ("Enter", _("en linje")),
    ("@", _("en opgave: @Karen 24/8 ring til mester")),
    ("Delete", _("intet noteret")),
)
HINT = _("Skriv ikke diagnoser")


class PeerLogFoot(QWidget):
    """Painted from the left; what has no room is on the sheet of keys (F1)."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(HIGH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join([*(f"{key} {word}" for key, word in KEYS), HINT]))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint.under_line(self, "page")
        painter = paint.smooth(QPainter(self))
        x, right, high = float(theme.px(24)), self.width() - theme.px(24), self.height()
        bold = theme.font("small", bold=True)
        plain = theme.font("small")
        for key, word in KEYS:
            wide = paint.width(key, bold) + theme.px(5) + paint.width(word, plain)
            if x + wide > right:
                return
            x += paint.text(painter, QRectF(x, 0, right - x, high), key, "ink", bold)
            x += theme.px(5)
            x += paint.text(painter, QRectF(x, 0, right - x, high), word, "ink2", plain)
            x += theme.px(GAP)
        if x + paint.width(HINT, plain) <= right:
            area = QRectF(x, 0, right - x, high)
            paint.text(painter, area, HINT, "ink3", plain, paint.RIGHT)
