"""Under the table: why the chosen student is where the row is, in full and with dates."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.domain.absencedetails import WeekdayShare
from gf2tracker.domain.sign import standing_out
from gf2tracker.language import WEEKDAYS_SHORT, _, percent
from gf2tracker.queries.overview import StudentOverview
from ui import paint, theme
from ui.chip import chip_width, draw_chip
from ui.figures.lines import FigureLine
from ui.figures.words import before_words, sick_words, spell_words, weekday_words
from ui.symbol import State
from ui.weeks import MARGIN

HIGH, LINE, CHIP, NAME_GAP, CHIP_GAP = 86, 24, 18, 12, 6
DAY_BAR, DAY_GAP, MOST_SHARE = 22, 14, 0.5
"""A weekday's bar and the gap after it, px; and the share that fills the bar."""


class Why(QWidget):
    """Name and every sign in full; under them weekdays, illness and spells."""

    def __init__(self) -> None:
        super().__init__()
        self._line: FigureLine | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(HIGH))
        theme.on_change(self._refresh)

    def show_line(self, line: FigureLine | None) -> None:
        """Explain another row; None explains nothing."""
        self._line = line
        self.setAccessibleName(". ".join(self._told()) if line is not None else "")
        self.update()

    def _told(self) -> Iterator[str]:
        assert self._line is not None
        row = self._line.row
        yield row.student.name
        yield self._line.reasons or _quiet(row)
        yield ", ".join(weekday_words(row))
        yield from filter(None, (sick_words(row), spell_words(row), before_words(row)))

    def _refresh(self) -> None:
        self.setFixedHeight(theme.px(HIGH))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint.under_line(self, "sunken")
        line = self._line
        if line is None:
            return
        painter = paint.smooth(QPainter(self))
        margin, high = theme.px(MARGIN), theme.px(LINE)
        at = QRectF(margin, theme.px(7), self.width() - 2 * margin, high)
        under = at.translated(0, high)
        if not self._paint_signs(painter, at, under, line):
            paint.text(painter, under, spell_words(line.row), "ink2")
        self._paint_weekdays(painter, under.translated(0, high), line)

    def _paint_signs(self, painter: QPainter, at: QRectF, under: QRectF, line: FigureLine) -> bool:
        """Paint name and chips; tell whether they went on in the line under them."""
        name, bold = line.row.student.name, theme.font(bold=True)
        room = QRectF(at.left(), at.top(), at.width() / 3, at.height())
        x = at.left() + paint.text(painter, room, name, "ink", bold) + theme.px(NAME_GAP)
        quiet = line.status or ("" if line.row.signs else _quiet(line.row))
        if quiet:
            rest = QRectF(x, at.top(), at.right() - x, at.height())
            x += paint.text(painter, rest, quiet, "ink2") + theme.px(NAME_GAP)
        row, high = at, theme.px(CHIP)
        for sign in line.row.signs:
            state = State(sign.state.value)
            wide = chip_width(sign.text, state)
            if x + wide > row.right() and row is at:
                row, x = under, under.left()
            wide = min(wide, row.right() - x)
            if wide < theme.px(48):
                break
            place = QRectF(x, row.center().y() - high / 2, wide, high)
            draw_chip(painter, place, sign.text, state)
            x += wide + theme.px(CHIP_GAP)
        return row is under

    def _paint_weekdays(self, painter: QPainter, at: QRectF, line: FigureLine) -> None:
        loud = standing_out(line.row.details.weekdays)
        x = at.left()
        for one in line.row.details.weekdays:
            x = _paint_weekday(painter, at, x, one, is_loud=one in loud)
        x += theme.px(DAY_GAP)
        facts = (sick_words(line.row), before_words(line.row))
        rest = QRectF(x, at.top(), at.right() - x, at.height())
        paint.text(painter, rest, " · ".join(filter(None, facts)), "ink2")


def _quiet(row: StudentOverview) -> str:
    """Return what is said of somebody whose figures ask for nothing, or who has none."""
    has_figures = row.figures.lessons_taken or before_words(row)
    return _("intet skiller sig ud") if has_figures else _("ingen tal endnu")


def _paint_weekday(
    painter: QPainter, at: QRectF, x: float, one: WeekdayShare, *, is_loud: bool
) -> float:
    """Paint a weekday's share as bar and words with n, from x on; return where the next begins."""
    font, small = theme.font(bold=is_loud), theme.font("small")
    area = QRectF(x, at.top(), at.right() - x, at.height())
    shade = "ink" if is_loud else "ink2"
    x += paint.text(painter, area, WEEKDAYS_SHORT[one.weekday], shade, font) + theme.px(5)
    bar = QRectF(x, at.center().y() - theme.px(3), theme.px(DAY_BAR), theme.px(6))
    painter.fillRect(bar, theme.color("none"))
    x = bar.right() + theme.px(5)
    bar.setWidth(round(bar.width() * min((one.share or 0.0) / MOST_SHARE, 1.0)))
    painter.fillRect(bar, theme.color("watch" if is_loud else "lawful"))
    area.setLeft(x)
    x += paint.text(painter, area, percent(one.share, 0), "ink", font) + theme.px(4)
    area.setLeft(x)
    count = f"{len(one.missed)}/{one.days}" if one.days else ""
    return x + paint.text(painter, area, count, "ink3", small) + theme.px(DAY_GAP)
