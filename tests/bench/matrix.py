"""The course of 1,200 students and a hundred days: a full repaint, and a bare batch of the same."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
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
from ui.coursegrid.view import MatrixView

ROWS = 1_200
RUNS = 40
SIZE = (1600, 1000)
LINE = int(paint.LEFT | Qt.TextFlag.TextSingleLine)


@dataclass(frozen=True)
class Words:
    """A text as it was drawn."""

    rect: QRectF
    text: str
    color: QColor
    font: QFont


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
            painter.drawText(one.rect, LINE, one.text)


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
    """Give the floor everything that the grid drew, the texts as they were cut."""
    days, words = ours.painted.gathered
    for told in (days.fills, days.hatched, days.edges):
        floor.rects += [(theme.color(token), rects) for token, rects in told.items()]
    for (size, is_bold, shade), lines in words.page.lines.items():
        font, color = theme.font(size, bold=is_bold), theme.color(shade)
        for at, line in lines:
            room = QRectF(at, QSizeF(line.wide, line.high)).adjusted(0, -1, 2, 1)
            floor.words.append(Words(room, line.drawn.text(), color, font))
