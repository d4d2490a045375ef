"""The course of 1,200 students and a hundred days: a full repaint, and a bare batch of the same."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from gf2tracker.domain.people import ClassId
from gf2tracker.queries import coursematrix
from gf2tracker.store.store import Store
from tests.bench.opened import application
from tests.bench.schools import TODAY, Schools
from tests.bench.table import Beside, Row, rounds
from ui import paint, theme
from ui.coursegrid.tilepaint import TileBatch
from ui.coursegrid.view import MatrixView

ROWS = 1_200
RUNS = 40
SIZE = (1600, 1000)
LINE = Qt.TextFlag.TextSingleLine


@dataclass(frozen=True)
class Words:
    """A text as it was drawn."""

    rect: QRectF
    text: str
    color: QColor
    font: QFont
    align: int


class Batch(QWidget):
    """One widget that paints rectangles by colour and texts one by one, all known beforehand."""

    def __init__(self) -> None:
        super().__init__()
        self.rects: list[tuple[QColor, list[QRect]]] = []
        self.words: list[Words] = []

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("page"))
        painter.setPen(Qt.PenStyle.NoPen)
        for color, rects in self.rects:
            painter.setBrush(color)
            painter.drawRects(rects)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for one in self.words:
            painter.setFont(one.font)
            painter.setPen(one.color)
            painter.drawText(one.rect, one.align, one.text)


def measure(schools: Schools) -> list[Row]:
    """Repaint both wholly, in turns."""
    application()
    store = Store.open(schools.copy())
    matrix = store.ask(coursematrix.of_class, ClassId(1), TODAY).value
    store.close()
    rows = (matrix.rows * (ROWS // len(matrix.rows) + 1))[:ROWS]
    ours, floor = MatrixView(), Batch()
    ours.resize(*SIZE)
    ours.show_matrix(replace(matrix, rows=rows))
    ours.show()
    floor.resize(ours.viewport().size())
    floor.show()
    QApplication.processEvents()
    note(ours, floor)
    told = rounds(
        lambda _n: ours.viewport().repaint(),
        lambda _n: floor.repaint(),
        RUNS,
    )
    about = f"one batch of its {len(floor.words)} texts and its rectangles, places known"
    ours.close()
    floor.close()
    return [Beside("course matrix, full repaint", *told, about, goal=1.3)]


def note(ours: MatrixView, floor: Batch) -> None:
    """Have the grid paint once, and give the floor everything it drew."""
    draw, painted = paint.text, TileBatch.paint

    def drawn(
        painter: QPainter,
        rect: QRectF | QRect,
        words: str,
        shade: str = "ink",
        font: QFont | None = None,
        align: Qt.AlignmentFlag = paint.LEFT,
    ) -> float:
        used = font or theme.font()
        one = Words(QRectF(rect), words, theme.color(shade), used, int(align | LINE))
        floor.words.append(one)
        return draw(painter, rect, words, shade, font, align)

    def kept(self: Any, painter: QPainter) -> None:
        for told in (self._fills, self._hatched, self._edges):
            for token, rects in told.items():
                moved = [painter.transform().mapRect(rect) for rect in rects]
                gathered.setdefault(token, []).extend(moved)
        painted(self, painter)

    gathered: dict[str, list[QRect]] = {}
    paint.text, TileBatch.paint = drawn, kept
    repaint: Callable[[], None] = ours.viewport().repaint
    repaint()
    paint.text, TileBatch.paint = draw, painted
    floor.rects = [(theme.color(token), rects) for token, rects in gathered.items()]
