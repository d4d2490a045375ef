"""A bar: how much of something, and what it is compared with."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy
from typing_extensions import override

from gf2tracker.language import percent
from ui import paint, theme


class Bar(QProgressBar):
    """How much of something, 5 high, with an ink tick for what it is compared with.

    A screen reader hears a percentage; what it is of belongs in the accessible name.
    """

    def __init__(self, share: float = 0.0, *, shade: str = "accent") -> None:
        super().__init__()
        self._share = 0.0
        self._ticks: tuple[float, ...] = ()
        self._shade = shade
        self.setRange(0, 1000)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_share(share)

    def show_share(self, share: float, *ticks: float, shade: str = "") -> None:
        """Show a share (0 to 1) and ticks at others; a new shade stays until the next."""
        self._share = min(max(share, 0.0), 1.0)
        self._ticks = ticks
        self._shade = shade or self._shade
        self.setValue(round(self._share * 1000))
        self.setAccessibleDescription(percent(share))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(11))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(24), theme.px(11))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        draw_bar(painter, QRectF(self.rect()), self._share, self._shade, self._ticks)


def draw_bar(
    painter: QPainter,
    at: QRectF,
    share: float,
    shade: str = "accent",
    ticks: tuple[float, ...] = (),
) -> None:
    """Paint a bar 5 high in the middle of a rectangle, filled to a share, with ticks."""
    high = theme.px(5)
    top = round(at.center().y() - high / 2)
    trough = QRectF(at.left(), top, at.width(), high)
    paint.fill(painter, trough, theme.color("none"), high / 2)
    if share > 0:
        filled = QRectF(at.left(), top, max(at.width() * share, high), high)
        paint.fill(painter, filled, theme.color(shade), high / 2)
    for tick in ticks:
        x = round(at.left() + at.width() * tick - theme.px(1))
        tall = theme.px(11)
        mark = QRectF(x, round(at.center().y() - tall / 2), theme.px(2), tall)
        painter.fillRect(mark, theme.color("ink"))
