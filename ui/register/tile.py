"""The tiles of the register: what each mark looks like, and runs of one mark as one bar.

A mark on a lesson whose register is not taken is quieter than one that is: hatched, or pale red.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.mark import AbsenceKind, Mark
from ui import paint, theme

SIDE, RADIUS, MOST_HIGH = 4, 4, 24
LEAST_WORD = 3


@dataclass(frozen=True)
class Look:
    """How a kind of mark is drawn: tokens, "" for none; `ahead` hatches it until it is taken."""

    fill: str = ""
    edge: str = ""
    dash: str = ""
    text: str = "ink"
    ahead: str = ""


LOOKS = {
    AbsenceKind.ABSENT: Look(fill="act", text="onact"),
    AbsenceKind.SICK: Look(fill="lawfulsoft", text="lawfultext", ahead="lawfulsoft"),
    AbsenceKind.CHILD_SICK: Look(fill="lawfulsoft", text="lawfultext", ahead="lawfulsoft"),
    AbsenceKind.SICK_UNREPORTED: Look(fill="actsoft", edge="act", text="acttext", ahead="actmid"),
    AbsenceKind.APPROVED: Look(edge="lawful", text="lawfultext", ahead="lawfulsoft"),
    AbsenceKind.LATE: Look(fill="watchsoft", text="watchtext"),
    AbsenceKind.LEFT_EARLY: Look(fill="watchsoft", text="watchtext"),
    AbsenceKind.SCHOOL: Look(edge="accent", text="accenttext", ahead="accentsoft"),
    AbsenceKind.EXEMPT: Look(fill="sunken", text="ink3"),
    AbsenceKind.UNKNOWN: Look(dash="watch", text="watchtext"),
}
AHEAD = Look(fill="actmid", text="acttext")


@dataclass(frozen=True)
class Cell:
    """One lesson of one student.

    Attributes:
        is_taken: whether its register is taken.
        word: what a run of such marks is called, where there is room for it.
    """

    rect: QRectF
    mark: Mark | None
    is_taken: bool
    word: str = ""


def paint_lessons(painter: QPainter, cells: Sequence[Cell]) -> None:
    """Paint a student's lessons; equal neighbours grow together, save late and early ones."""
    start = 0
    while start < len(cells):
        mark = cells[start].mark
        end = start + 1
        if mark is not None and not mark.kind.has_minutes:
            while end < len(cells) and _is_same(cells[end], cells[start]):
                end += 1
        _paint_run(painter, cells[start:end])
        start = end


def paint_tile(painter: QPainter, rect: QRectF, mark: Mark) -> None:
    """Paint one tile with its letter, as in the legend."""
    _paint_tile(painter, rect, mark)
    _paint_word(painter, rect, mark, LOOKS[mark.kind].text)


def _paint_run(painter: QPainter, cells: Sequence[Cell]) -> None:
    mark = cells[0].mark
    if mark is None:
        for cell in cells:
            if cell.is_taken:
                _paint_dot(painter, cell.rect.center())
        return
    whole = _inner(cells[0].rect.united(cells[-1].rect))
    if mark.kind is AbsenceKind.ABSENT:
        _paint_absent(painter, whole, cells)
    else:
        _paint_tile(painter, whole, mark, [cell.rect for cell in cells if not cell.is_taken])
    if cells[0].word and len(cells) >= LEAST_WORD:
        _paint_named(painter, cells, mark)
        return
    _paint_letters(painter, whole, cells, mark)


def _paint_letters(painter: QPainter, whole: QRectF, cells: Sequence[Cell], mark: Mark) -> None:
    """Write a run's letter in each of its lessons, or once where they are too narrow for it."""
    if _has_room(cells[0], mark):
        for cell in cells:
            shade = _shade(mark, is_taken=cell.is_taken)
            _paint_word(painter, _inner(cell.rect), mark, shade)
        return
    small, letter = theme.font("small", bold=True), mark.kind.value
    if paint.width(letter, small) <= whole.width():
        shade = _shade(mark, is_taken=any(cell.is_taken for cell in cells))
        paint.text(painter, whole, letter, shade, small, paint.CENTER)


def _shade(mark: Mark, *, is_taken: bool) -> str:
    is_ahead = mark.kind is AbsenceKind.ABSENT and not is_taken
    return AHEAD.text if is_ahead else LOOKS[mark.kind].text


def _has_room(cell: Cell, mark: Mark) -> bool:
    """Tell whether each lesson has room for its mark; else a run has one letter in all."""
    minutes = "" if mark.minutes is None else str(mark.minutes)
    letter = paint.width(mark.kind.value, theme.font("small", bold=True))
    wide = letter + paint.width(minutes, theme.font("small"))
    return wide <= _inner(cell.rect).width() + theme.px(3)


def _paint_absent(painter: QPainter, whole: QRectF, cells: Sequence[Cell]) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(whole, theme.px(RADIUS), theme.px(RADIUS))
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    for cell in cells:
        part = QRectF(cell.rect.left(), whole.top(), cell.rect.width(), whole.height())
        painter.fillRect(part, theme.color("act" if cell.is_taken else AHEAD.fill))
    painter.restore()


def _is_same(cell: Cell, other: Cell) -> bool:
    return cell.mark == other.mark and cell.word == other.word


def _paint_named(painter: QPainter, cells: Sequence[Cell], mark: Mark) -> None:
    """Write the letter in a run's first lesson and what it is in the rest of it."""
    shade = LOOKS[mark.kind].text
    first, rest = _inner(cells[0].rect), _inner(cells[1].rect.united(cells[-1].rect))
    _paint_word(painter, first, mark, shade)
    paint.text(painter, rest, cells[0].word, shade)


def _paint_tile(painter: QPainter, rect: QRectF, mark: Mark, ahead: Sequence[QRectF] = ()) -> None:
    look, radius = LOOKS[mark.kind], theme.px(RADIUS)
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    if look.fill and not (look.ahead and ahead):
        paint.fill(painter, rect, theme.color(look.fill), radius)
    elif look.ahead and ahead:
        _paint_ahead(painter, shape, look, ahead)
        if not look.edge:
            paint.edge(painter, rect, theme.color("lawfulfill"), radius, 1)
    if mark.minutes:
        _paint_lost(painter, rect, mark)
    if look.edge:
        paint.edge(painter, rect, theme.color(look.edge), radius, 1.2)
    if look.dash:
        paint.dashes(painter, rect, theme.color(look.dash), radius)


def _paint_ahead(
    painter: QPainter, shape: QPainterPath, look: Look, ahead: Sequence[QRectF]
) -> None:
    """Fill what is taken of a tile and hatch what is still to come."""
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    whole = shape.boundingRect()
    if look.fill:
        painter.fillRect(whole, theme.color(look.fill))
    for part in ahead:
        area = QRectF(part.left(), whole.top(), part.width(), whole.height())
        painter.fillRect(area, theme.color("page"))
        paint.hatch(painter, area, theme.color(look.ahead))
    painter.restore()


def _paint_lost(painter: QPainter, rect: QRectF, mark: Mark) -> None:
    """Fill the part of the tile that is the time that was lost."""
    wide = rect.width() * min((mark.minutes or 0) / LESSON_MINUTES, 1)
    left = rect.left() if mark.kind is AbsenceKind.LATE else rect.right() - wide
    shape = QPainterPath()
    shape.addRoundedRect(rect, theme.px(RADIUS), theme.px(RADIUS))
    painter.save()
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(QRectF(left, rect.top(), wide, rect.height()), theme.color("watchfill"))
    painter.restore()


def _paint_word(painter: QPainter, rect: QRectF, mark: Mark, shade: str) -> None:
    bold = theme.font(bold=True)
    letter = mark.kind.value if mark.kind is not AbsenceKind.EXEMPT else "–"
    if mark.minutes is None:
        paint.text(painter, rect, letter, shade, bold, paint.CENTER)
        return
    minutes, plain = str(mark.minutes), theme.font()
    if paint.width(letter, bold) + 1 + paint.width(minutes, plain) > rect.width():
        bold, plain = theme.font("small", bold=True), theme.font("small")  # as in a week
    before = paint.width(letter, bold)
    wide = before + 1 + paint.width(minutes, plain)
    x = rect.center().x() - wide / 2
    paint.text(painter, QRectF(x, rect.top(), before + 1, rect.height()), letter, shade, bold)
    rest = QRectF(x + before + 1, rect.top(), wide - before, rect.height())
    paint.text(painter, rest, minutes, shade, plain)


def _paint_dot(painter: QPainter, middle: QPointF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("ink4"))
    radius = theme.px(3) / 2
    painter.drawEllipse(middle, radius, radius)


def _inner(cell: QRectF) -> QRectF:
    """Return the tile in a cell: 4 px air left and right, 3 px in all above and below."""
    high = min(cell.height() - theme.px(3), theme.px(MOST_HIGH))
    top = cell.top() + round((cell.height() - high) / 2)
    return QRectF(cell.left() + theme.px(SIDE), top, cell.width() - 2 * theme.px(SIDE), high)
