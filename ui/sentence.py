"""A sentence on one line in which some words weigh more: "2 udeblevet · ring til Yasin først"."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from ui import paint, theme
from ui.label import plain_tip
from ui.theme import Size


@dataclass(frozen=True)
class Run:
    """Some words of a sentence.

    Attributes:
        text: the words, with the spaces around them.
        is_bold: 600 instead of 400.
        shade: the token of their colour; "" is the sentence's own.
    """

    text: str
    is_bold: bool = False
    shade: str = ""


DOT: Final = Run(" · ", shade="ink4")
"""The quiet dot between two facts."""


def strong(text: str, shade: str = "ink") -> Run:
    """Return words that are the thing to read."""
    return Run(text, is_bold=True, shade=shade)


def runs_of(parts: Sequence[str | Run]) -> tuple[Run, ...]:
    """Return parts as runs; a plain string has the sentence's own colour and weight."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def width_of(runs: Sequence[Run], size: Size = "base") -> float:
    """Return how wide runs are drawn, in pixels."""
    return sum(paint.width(run.text, theme.font(size, bold=run.is_bold)) for run in runs)


def draw_runs(
    painter: QPainter, rect: QRectF, runs: Sequence[Run], shade: str = "ink2", size: Size = "base"
) -> float:
    """Paint runs one after the other, the last one that fits cut; return where they end."""
    x = rect.left()
    for run in runs:
        if x >= rect.right():
            paint.elided.add(run.text)
            break
        room = QRectF(x, rect.top(), rect.right() - x, rect.height())
        font = theme.font(size, bold=run.is_bold)
        x += paint.text(painter, room, run.text, run.shade or shade, font)
    return x


class Sentence(QLabel):
    """Words of different weight on one line; a screen reader hears them as one text."""

    def __init__(self, *parts: str | Run, shade: str = "ink2", size: Size = "base") -> None:
        super().__init__()
        self._runs: tuple[Run, ...] = ()
        self._shade = shade
        self._size: Size = size
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.tell(*parts)

    def tell(self, *parts: str | Run) -> None:
        """Show another sentence."""
        self._runs = runs_of(parts)
        self.setText("".join(run.text for run in self._runs))
        self.setToolTip(plain_tip(self.text()))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        high = theme.px(26 if self._size == "title" else 20)
        return QSize(round(width_of(self._runs, self._size)) + 2, high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        draw_runs(painter, QRectF(self.rect()), self._runs, self._shade, self._size)
