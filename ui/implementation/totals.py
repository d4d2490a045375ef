"""The line under the matrix: all classes together, column under column."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from gf2tracker.domain.implementation import Figure
from gf2tracker.language import _, percent, plural
from gf2tracker.queries.implementation import Implementation
from ui import paint, theme
from ui.cells import Drawn
from ui.implementation.cells import FigureCell
from ui.implementation.columns import CODE, WHOLE, whole
from ui.table import Table
from ui.tableheader import content

LINE, NOTE = 32, 26


class Totals(QLabel):
    """What is done and due in all, drawn where the table's columns stand; n and what is counted."""

    def __init__(self, table: Table[Implementation]) -> None:
        super().__init__()
        self._table = table
        self._cells: dict[str, Drawn] = {}
        self._note = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(LINE + NOTE))
        table.horizontalScrollBar().valueChanged.connect(self.update)
        table.head.sectionResized.connect(self.update)
        table.rearranged.connect(self.update)
        theme.on_change(self._refresh)

    def show_totals(self, figures: tuple[Figure, ...], share: float | None, classes: int) -> None:
        """Show what some classes have done and should have, and the mean of them."""
        cells = {str(figure.element): FigureCell(figure, as_share=True) for figure in figures}
        self._cells = {**cells, WHOLE: whole(share)}
        of = plural(classes, _("n = {n} hold i gang"), _("n = {n} hold i gang"))
        self._note = _("{of}. I alt er gennemsnittet af det, der skulle være gjort nu.").format(
            of=of
        )
        told = [cell.spoken for cell in cells.values()]
        total = _("I alt {share}").format(share=percent(share, 0))
        self.setAccessibleName(", ".join([total, *told, self._note]))
        self.update()

    def _refresh(self) -> None:
        self.setFixedHeight(theme.px(LINE + NOTE))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(LINE + NOTE))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(LINE + NOTE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line2"))
        first = self._table.head.first_width()
        painter.save()
        painter.setClipRect(first, 0, self.width() - first, self.height())
        for at, column in enumerate(self._table.rows.columns):
            cell = self._cells.get(column.name)
            if cell is not None and not self._table.isColumnHidden(at):
                cell.paint(painter, self._room(at), column.align)
        painter.restore()
        words = _("Alle") if self._table.rows.columns[0].name == CODE else ""
        paint.text(painter, self._room(0), words, "ink", theme.font(bold=True))
        note = QRectF(theme.px(24), theme.px(LINE - 2), self.width() - theme.px(48), theme.px(NOTE))
        paint.text(painter, note, self._note, "ink3", theme.font("small"))

    def _room(self, at: int) -> QRectF:
        x = self._table.columnViewportPosition(at) if at else 0
        section = QRectF(x, theme.px(2), self._table.columnWidth(at), theme.px(LINE - 4))
        gap = self._table.rows.columns[at].gap
        return content(section, is_first=at == 0, gap=gap)
