"""One row of the register, painted from the row itself: all that a teacher sees of a student."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from gf2tracker.domain.attention import State as Attention
from gf2tracker.domain.attention import Why
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.language import _, percent
from gf2tracker.queries.register import Register, RegisterRow
from ui import icon, keycap, paint, spark, symbol, theme
from ui.register import tile
from ui.register.layout import MARGIN, Columns
from ui.register.words import contact_words, day_words, out_words, reason_words
from ui.sparkdays import days_of
from ui.symbol import State

SPARK = 16
CALLS = {Why.MISSING_EARLY, Why.MISSING, Why.ABSENT_EARLY}
LAST_CALLS = {Why.MISSING_EARLY, Why.MISSING}
STATES = {Attention.ACT: State.ACT, Attention.WATCH: State.WATCH}


@dataclass(frozen=True)
class Place:
    """Where a row is painted and how: each column's left edge and width, cursor and mouse."""

    rect: QRect
    lefts: tuple[int, ...]
    columns: Columns
    lesson_now: int | None
    is_here: bool
    is_hovered: bool
    selected: frozenset[int]
    first_days: int = 14

    def cell(self, column: int) -> QRectF:
        """Return the rectangle of a column."""
        wide = self.columns.widths[column]
        return QRectF(self.lefts[column], self.rect.top(), wide, self.rect.height())


def must_call(row: RegisterRow) -> bool:
    """Tell whether the student is new, away, and nobody has called."""
    return row.why in {Why.MISSING_EARLY, Why.ABSENT_EARLY} and row.contact is None


def paint_row(
    painter: QPainter,
    place: Place,
    row: RegisterRow,
    register: Register,
    reasons: Mapping[int, str],
) -> None:
    """Paint a whole row; `reasons` are the names of reasons by id."""
    _paint_ground(painter, place, row)
    _paint_name(painter, place, row)
    if place.columns.widths[1]:
        _paint_days(painter, place, row, register)
    _paint_lessons(painter, place, row, register, reasons)
    for chosen in place.selected:
        draw_chosen(painter, place.cell(chosen))
    _paint_figures(painter, place, row)
    _paint_note(painter, place, row, reason_words(row, _named_beside(row, reasons)))


def draw_chosen(painter: QPainter, cell: QRectF) -> None:
    """Underline a selected cell, whose tint a tile covers."""
    line = QRectF(cell.left(), cell.bottom() - 2, cell.width(), 2)
    painter.fillRect(line, theme.color("accentline"))


def _named_beside(row: RegisterRow, names: Mapping[int, str]) -> Mapping[int, str]:
    """Return the reasons that no run of tiles tells already."""
    cells = zip(row.marks, row.reasons, strict=True)
    runs = groupby(cells, key=lambda cell: cell)
    told = {
        reason
        for (mark, reason), run in runs
        if mark and mark.kind is AbsenceKind.SCHOOL and len(list(run)) >= tile.LEAST_WORD
    }
    return {number: name for number, name in names.items() if number not in told}


def _paint_ground(painter: QPainter, place: Place, row: RegisterRow) -> None:
    is_urgent = must_call(row)
    ground = "hover" if place.is_hovered else ""
    if is_urgent:
        ground = "actsoft"
    if place.is_here and not is_urgent:
        ground = "accentfaint"
    if ground:
        painter.fillRect(place.rect, theme.color(ground))
    if place.lesson_now is not None and not is_urgent:
        column = place.cell(place.columns.column_of(place.lesson_now))
        painter.fillRect(column, theme.color("accentfaint"))
    for chosen in place.selected:
        painter.fillRect(place.cell(chosen), theme.color("accentsoft"))
    if is_urgent:
        bar = QRect(0, place.rect.top(), theme.px(3), place.rect.height())
        painter.fillRect(bar, theme.color("act"))


def _paint_name(painter: QPainter, place: Place, row: RegisterRow) -> None:
    area = place.cell(0).adjusted(theme.px(MARGIN), 0, -theme.px(6), 0)
    state = STATES.get(row.why.state) if row.why is not None else None
    if state is not None:
        side = theme.px(13)
        top = place.rect.center().y() - side / 2 + 1
        symbol.draw(painter, state, QRectF(theme.px(7), top, side, side))
    is_bold = place.is_here or (row.why in CALLS)
    if row.is_protected:
        area.setRight(area.right() - _paint_protected(painter, area))
    paint.text(painter, area, row.name, "ink", theme.font(bold=is_bold))


def _paint_protected(painter: QPainter, area: QRectF) -> float:
    word, small = _("beskyttet"), theme.font("small")
    side, gap = theme.px(12), theme.px(4)
    wide = paint.width(word, small) + side + 2 * gap
    x = area.right() - wide + gap
    top = area.center().y() - side / 2
    icon.paint(painter, "lock", QRectF(x, top, side, side), "ink3")
    paint.text(
        painter, QRectF(x + side + gap, area.top(), wide, area.height()), word, "ink3", small
    )
    return wide


def _paint_days(painter: QPainter, place: Place, row: RegisterRow, register: Register) -> None:
    high = theme.px(SPARK)
    cell = place.cell(1)
    top = cell.top() + (cell.height() - high) // 2
    at = QRectF(cell.left() + theme.px(4), top, cell.width(), high)
    spark.draw_spark(painter, at, days_of(register.spark_days, row.spark))


def _paint_lessons(
    painter: QPainter,
    place: Place,
    row: RegisterRow,
    register: Register,
    reasons: Mapping[int, str],
) -> None:
    cells = []
    for lesson in register.lessons:
        rect = place.cell(place.columns.column_of(lesson.number))
        if lesson.number in row.exempt:
            paint.hatch(painter, rect.adjusted(4, 3, -4, -3), theme.color("line2"))
        mark = row.marks[lesson.number - 1]
        word = out_words(row, lesson.number, reasons)
        cells.append(tile.Cell(rect, mark, lesson.taken_at is not None, word))
    tile.paint_lessons(painter, cells)


def _paint_figures(painter: QPainter, place: Place, row: RegisterRow) -> None:
    columns = place.columns
    if columns.widths[columns.today]:
        small = theme.font("small")
        paint.text(painter, place.cell(columns.today), day_words(row), "ink2", small, paint.RIGHT)
    if columns.widths[columns.share]:
        shade, is_bold = "ink2", False
        if row.why is not None and row.why.state is Attention.ACT:
            shade, is_bold = "acttext", True
        elif row.why is not None:
            shade, is_bold = "watchtext", True
        area, font = place.cell(columns.share), theme.font(bold=is_bold)
        paint.text(painter, area, percent(row.share), shade, font, paint.RIGHT)


def _paint_note(painter: QPainter, place: Place, row: RegisterRow, reasons: str) -> None:
    area = place.cell(place.columns.note).adjusted(theme.px(24), 0, 0, 0)
    is_called = row.why in LAST_CALLS or row.contact is not None
    if is_called and row.phone:
        area.setLeft(_paint_phone(painter, area, row))
    said = contact_words(row)
    if said:
        area.setLeft(area.left() + paint.text(painter, area, said, "ink2") + theme.px(12))
    elif must_call(row) or row.why is Why.MISSING_EARLY:
        area.setLeft(_paint_first_days(painter, area, row))
    told = ", ".join(filter(None, [reasons, row.note]))
    if told:
        paint.text(painter, area, told, "ink2")
    elif any(mark and mark.kind is AbsenceKind.UNKNOWN for mark in row.marks):
        paint.text(painter, area, _("Årsag mangler"), "watchtext", theme.font(bold=True))


def _paint_phone(painter: QPainter, area: QRectF, row: RegisterRow) -> float:
    side, bold = theme.px(14), theme.font(bold=True)
    is_urgent = must_call(row)
    sign = QRectF(area.left(), area.center().y() - side / 2, side, side)
    icon.paint(painter, "phone", sign, "acttext" if is_urgent else "ink2")
    words = area.adjusted(side + theme.px(6), 0, 0, 0)
    if paint.width(row.phone, bold) > words.width():
        return words.right()  # half a number is worse than none; the tip tells it
    return words.left() + paint.text(painter, words, row.phone, "ink", bold) + theme.px(12)


def _paint_first_days(painter: QPainter, area: QRectF, row: RegisterRow) -> float:
    x = area.left()
    if must_call(row) and area.width() > keycap.width(("F4",)):
        middle = QPointF(x, area.center().y())
        x = keycap.draw(painter, middle, ("F4",)) + theme.px(6)
    bold = theme.font(bold=True)
    rest = QRectF(x, area.top(), area.right() - x, area.height())
    for words in (_("dag {n} af 14"), _("dag {n}")):
        text = words.format(n=row.first_days)
        if row.first_days is not None and paint.width(text, bold) <= rest.width():
            return x + paint.text(painter, rest, text, "acttext", bold) + theme.px(12)
    return x
