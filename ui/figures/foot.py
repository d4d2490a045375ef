"""Under the students: the class as a whole in their columns, and against itself last week."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.language import _, percent
from gf2tracker.queries.overview import ClassOverview
from ui import paint, theme
from ui.figures.cells import WeekBars
from ui.figures.lines import class_weeks
from ui.figures.table import FigureTable
from ui.figures.words import DEFINITION, class_week
from ui.sentence import draw_runs, runs_of
from ui.tableheader import content
from ui.weeks import MARGIN

HIGH, ROW, LINE, LOW = 76, 28, 20, 56


class ClassFoot(QWidget):
    """Hele holdet: its figures stand under those of the students, whatever columns are shown."""

    def __init__(self, table: FigureTable) -> None:
        super().__init__()
        self._table = table
        self._overview: ClassOverview | None = None
        self._is_low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(HIGH))
        table.horizontalScrollBar().valueChanged.connect(self.update)
        table.head.sectionResized.connect(self.update)
        table.head.geometriesChanged.connect(self.update)
        theme.on_change(self._refresh)

    def show_class(self, overview: ClassOverview) -> None:
        """Show another class."""
        self._overview = overview
        total = overview.to_date
        words = _("Hele holdet: {share} fravær, {unlawful} ulovligt, {sick} syg. {week}. {what}")
        self.setAccessibleName(
            words.format(
                share=percent(total.share),
                unlawful=percent(total.unlawful_share),
                sick=percent(total.sick_share),
                week="".join(run.text for run in runs_of(class_week(overview))),
                what=DEFINITION,
            )
        )
        self.update()

    def fit(self, *, is_low: bool) -> None:
        """Leave out what absence is where there is little room; the headings tell it too."""
        if is_low != self._is_low:
            self._is_low = is_low
            self._refresh()

    def _refresh(self) -> None:
        self.setFixedHeight(theme.px(LOW if self._is_low else HIGH))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint.under_line(self, "page")
        if self._overview is None:
            return
        painter = paint.smooth(QPainter(self))
        self._paint_row(painter, self._overview)
        margin, high = theme.px(MARGIN), theme.px(LINE)
        at = QRectF(margin, theme.px(ROW), self.width() - 2 * margin, high)
        draw_runs(painter, at, runs_of(class_week(self._overview)))
        if not self._is_low:
            under = at.translated(0, high)
            paint.text(painter, under, DEFINITION, "ink3", theme.font("small"))

    def _paint_row(self, painter: QPainter, overview: ClassOverview) -> None:
        total, bold = overview.to_date, theme.font(bold=True)
        bars = WeekBars(class_weeks(overview))
        figures: dict[str, Callable[[QRectF], object]] = {
            "absence": lambda at: _share(painter, at, total.share),
            "unlawful": lambda at: _share(painter, at, total.unlawful_share),
            "sick": lambda at: _share(painter, at, total.sick_share),
            "weeks": lambda at: bars.paint(painter, at, paint.LEFT),
            "why": lambda at: _legend(painter, at),
        }
        first = self._table.head.first_width()
        name = content(QRectF(0, 0, first, theme.px(ROW)), is_first=True)
        paint.text(painter, name, _("Hele holdet"), "ink", bold)
        painter.save()
        painter.setClipRect(QRectF(first, 0, self.width() - first, theme.px(ROW)))
        for place, column in enumerate(self._table.rows.columns):
            if column.name in figures and not self._table.isColumnHidden(place):
                x = self._table.columnViewportPosition(place)
                wide = self._table.columnWidth(place)
                cell = QRectF(x, 0, wide, theme.px(ROW))
                figures[column.name](content(cell, is_first=False, gap=column.gap))
        painter.restore()


def _legend(painter: QPainter, at: QRectF) -> None:
    """Say what the colours of the weeks' bars mean."""
    side, small = theme.px(9), theme.font("small")
    x = at.left()
    for token, words in (("act", _("ulovligt")), ("lawfulfill", _("lovligt"))):
        square = QRectF(x, round(at.center().y() - side / 2), side, side)
        painter.fillRect(square, theme.color(token))
        room = at.adjusted(x + side + theme.px(5) - at.left(), 0, 0, 0)
        x = room.left() + paint.text(painter, room, words, "ink2", small) + theme.px(14)


def _share(painter: QPainter, at: QRectF, share: float | None) -> None:
    paint.text(painter, at, percent(share), "ink", theme.font(bold=True), paint.RIGHT)
