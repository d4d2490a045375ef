"""Words of tables, of which a page has hundreds: laid out once, drawn at every painting."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from ui import paint, theme
from ui.theme import Size

REMEMBERED = 4_000  # the lines of some twenty pages, about a kilobyte each


@dataclass(frozen=True, slots=True)
class Lettering:
    """One line of plain text in a font of the theme, cut with an ellipsis where it has no room.

    Attributes:
        words: the whole text.
        drawn: what is drawn of it, laid out.
        wide: how wide that is, in pixels.
        high: how high a line of the font is, in pixels.
    """

    words: str
    size: Size
    is_bold: bool
    drawn: QStaticText
    wide: float
    high: float
    is_cut: bool

    def top(self, rect: QRectF) -> float:
        """Return where it starts when it stands in the middle of a rectangle's height."""
        return rect.top() + (rect.height() - self.high) / 2


class Page:
    """The lines of one painting, drawn by font and colour.

    Attributes:
        lines: by size, weight and the token of the colour, each with its top left corner.
    """

    def __init__(self) -> None:
        self.lines: dict[tuple[Size, bool, str], list[tuple[QPointF, Lettering]]] = {}

    def add(self, line: Lettering, at: QPointF, shade: str) -> None:
        """Add a line with its top left corner, in a token's colour."""
        self.lines.setdefault((line.size, line.is_bold, shade), []).append((at, line))

    def draw(self, painter: QPainter) -> None:
        """Draw every line that was added."""
        for (size, is_bold, shade), lines in self.lines.items():
            painter.setFont(theme.font(size, bold=is_bold))
            painter.setPen(theme.color(shade))
            for at, line in lines:
                painter.drawStaticText(at, line.drawn)
                if line.is_cut:
                    paint.elided.add(line.words)


def letter(words: str, room: float, size: Size = "base", *, bold: bool = False) -> Lettering:
    """Return words laid out for a room, in pixels; those that were asked for last are remembered."""
    return _laid_out(words, room, size, bold, theme.text_scale())


@lru_cache(maxsize=REMEMBERED)
def _laid_out(words: str, room: float, size: Size, is_bold: bool, _scale: float) -> Lettering:  # noqa: FBT001 - a key of the cache
    font = theme.font(size, bold=is_bold)
    measure = QFontMetricsF(font)
    wide, shown = measure.horizontalAdvance(words), words
    is_cut = wide > room + 0.5
    if is_cut:
        shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, room + 0.5)
        wide = measure.horizontalAdvance(shown)
    return Lettering(words, size, is_bold, _static(shown, font), wide, measure.height(), is_cut)


def _static(words: str, font: QFont) -> QStaticText:
    made = QStaticText()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(words.replace("\n", " "))
    made.prepare(QTransform(), font)
    return made
