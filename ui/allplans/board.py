"""The board of all classes as it is laid out and painted: a row a class, a column a week."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from typing_extensions import override

from gf2tracker.domain.activity import PlannedId
from gf2tracker.language import _
from gf2tracker.queries.plan import PlanChip
from ui import paint, theme
from ui.allplans import glyph
from ui.allplans.cells import Glyph, Line, WeekCell, Weeks
from ui.allplans.columns import HIGH, WEEK_GAP, columns_of, mark_of
from ui.allplans.drag import Drag
from ui.cells import Words
from ui.column import RIGHT
from ui.lettering import Page, letter
from ui.table import Table
from ui.theme import Size

LEAST, MOST, ZOOMED, SMALL = 15, 24, 32, 19
"""How high a row is at least and at most, with chips, and below which its words are small; px."""
GIVES_WAY = ("programme", "bar", "teacher", "team", "meetings", "plan", "groups", "pairs")
"""The columns that are left out for want of room, the first to go first."""
ONLY_WIDE, WIDE = 2, 1500
"""How many of these stand only from a width of the table on, px at 100 %."""
Span = tuple[int, int, int]
"""A week column: its number from 0, left edge and width in pixels."""


class PlansBoard(Table[Line]):
    """A glyph a week, or a small chip an activity; every row as high as lets all classes be seen.

    Attributes:
        weeks: the week columns; `first` is the number of the first.
        at: which chip of its week the cursor is on, where chips are shown.
        drag: the chip that is held with the mouse.
    """

    def __init__(self) -> None:
        self.weeks = Weeks(None, 0, None, {})
        self.first = 0
        self.is_zoomed = False
        self.at = 0
        self.drag: Drag | None = None
        self._wanted: PlannedId | None = None
        self._pixels = 1.0
        self._signs: dict[tuple[object, ...], QPixmap] = {}
        self._size: Size = "base"
        super().__init__(
            columns_of(self.weeks, self._sorted),
            lambda line: line.row.row.id,
            name=_("Alle hold"),
            mark=mark_of,
            group=lambda line: line.row.row.programme_short,
        )
        self._find_first()
        self.head.setFixedHeight(theme.px(HIGH))
        self.selectionModel().currentChanged.connect(self._on_cell)

    # --- what is shown ---------------------------------------------------------------------------

    def show_lines(self, lines: Sequence[Line], weeks: Weeks) -> None:
        """Show classes with their weeks; the cursor stays, or follows the chip that was moved."""
        if weeks != self.weeks:
            code, week = self.current(), self.week_here()
            self.weeks = weeks
            self.declare(columns_of(weeks, self._sorted))
            self._find_first()
            self.replace(lines)
            if code is not None:
                self.stand(code.row.row.id, week if week is not None else 0)
        else:
            self.replace(lines)
        self.fit_rows()
        self._leave_out()
        if self._wanted is not None:
            self.choose_chip(self._wanted)
            self._wanted = None
        elif not self.currentIndex().isValid() and lines:
            self.stand(lines[0].row.row.id, weeks.here or 0)

    def zoom(self, *, zoomed: bool) -> None:
        """Show chips, or a glyph a week."""
        self.is_zoomed, self.at = zoomed, 0
        self.fit_rows()
        self.scrollTo(self.currentIndex())
        self.viewport().update()

    def follow(self, planned_id: PlannedId) -> None:
        """Put the cursor on an activity when the board is shown next."""
        self._wanted = planned_id

    def stand(self, class_id: int, week: int) -> None:
        """Put the cursor on a week column, from 0, of a class."""
        place = self.rows.place_of(class_id)
        if place is not None:
            index = self.rows.index(place, self.first + week)
            self.selectionModel().setCurrentIndex(
                index,
                self.selectionModel().SelectionFlag.ClearAndSelect
                | self.selectionModel().SelectionFlag.Rows,
            )
            self.scrollTo(index)

    def choose_chip(self, planned_id: PlannedId) -> bool:
        """Put the cursor on an activity; False when it is not on the board."""
        for line in self.rows.items:
            for week, cell in enumerate(line.cells):
                at = next((n for n, one in enumerate(cell.chips) if one.id == planned_id), None)
                if at is not None:
                    self.stand(line.row.row.id, week)
                    self.stand_on(at)
                    return True
        return False

    def week_here(self) -> int | None:
        """Return the week column of the cursor, from 0; None on another column."""
        week = self.currentIndex().column() - self.first
        return week if 0 <= week < self.weeks.count else None

    def cell(self) -> WeekCell | None:
        """Return the week at the cursor; None on another column."""
        line, week = self.current(), self.week_here()
        return line.cells[week] if line is not None and week is not None else None

    def chip(self) -> PlanChip | None:
        """Return the chip at the cursor; None where chips are not shown."""
        cell = self.cell() if self.is_zoomed else None
        return cell.chips[self.at] if cell is not None and self.at < len(cell.chips) else None

    def stand_on(self, at: int) -> None:
        """Put the cursor on a chip of its week."""
        self.at = at
        self.update_row(self.currentIndex().row())

    def _on_cell(self) -> None:
        self.at = 0

    def _find_first(self) -> None:
        names = [column.name for column in self.rows.columns]
        self.first = names.index("week1") if "week1" in names else len(names)
        self.drawn_apart = range(self.first, self.first + self.weeks.count)

    def _sorted(self) -> tuple[str, bool]:
        at = self.rows.sorted_by
        return (self.rows.columns[at].name if at is not None else ""), self.rows.is_descending

    # --- room ------------------------------------------------------------------------------------

    @override
    def fit_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        room = self.height() - theme.px(HIGH)
        high = room // max(len(self.rows.items), 1)
        if self.is_zoomed:
            high = theme.px(ZOOMED)
        high = min(max(high, theme.px(LEAST)), theme.px(ZOOMED if self.is_zoomed else MOST))
        self._size = "small" if high < theme.px(SMALL) else "base"
        rows.setDefaultSectionSize(high)
        self.verticalScrollBar().setSingleStep(high)
        self.horizontalScrollBar().setSingleStep(theme.px(24))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()
        self._leave_out()

    def _leave_out(self) -> None:
        room = self.width()
        is_wide = room >= theme.px(WIDE)
        wide = {
            column.name: theme.px(column.width + column.gap + (0 if at else 24))
            for at, column in enumerate(self.rows.columns)
        }
        away = [] if is_wide else list(GIVES_WAY[:ONLY_WIDE])
        for name in GIVES_WAY[len(away) :]:
            if sum(width for one, width in wide.items() if one not in away) <= room:
                break
            away.append(name)
        self.leave_out(away)

    # --- drawing ---------------------------------------------------------------------------------

    def shifted(self, spots: Sequence[QPointF]) -> list[QPointF]:
        """Return places as they are painted: a column's gap is half on each side of its chips."""
        return [spot - QPointF(theme.px(WEEK_GAP) // 2, 0) for spot in spots]

    def area(self, place: int, week: int) -> QRect:
        """Return a week's room: its column, shifted so that what is drawn is in the middle."""
        index = self.rows.index(place, self.first + week)
        return self.visualRect(index).translated(-(theme.px(WEEK_GAP) // 2), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._pixels = self.devicePixelRatioF()
        self._signs = {}
        super().paintEvent(event)
        if self.drag is None and self.chip() is None:
            return
        painter = paint.smooth(QPainter(self.viewport()))
        if self.drag is not None:
            self._paint_drag(painter, self.drag)
        elif self.hasFocus():
            self._paint_chip_ring(painter)

    def _paint_drag(self, painter: QPainter, drag: Drag) -> None:
        line, out = theme.color("accentline"), theme.px(2)
        if drag.week is not None:
            paint.edge(painter, self.area(drag.place, drag.week), line, theme.px(4), out)
        look = glyph.look_of(drag.chip)
        sign = glyph.chip_sign(drag.chip.kind, drag.chip.phase or 1, look, self._pixels)
        painter.drawPixmap(drag.ghost.topLeft(), sign)
        paint.edge(painter, drag.ghost.adjusted(-1, -1, 1, 1), line, theme.px(4))

    def _paint_chip_ring(self, painter: QPainter) -> None:
        cell = self.cell()
        assert cell is not None
        area = QRectF(self.visualRect(self.currentIndex()))
        spots = self.shifted(glyph.places(area, len(cell.chips))[0])
        if self.at < len(spots):
            side, out = theme.px(glyph.CHIP), theme.px(2)
            spot = QRectF(spots[self.at].x(), spots[self.at].y(), side, side)
            ring = spot.adjusted(-out, -out, out, out)
            paint.edge(painter, ring, theme.color("ink"), theme.px(4), theme.px(1.6))

    @override
    def paint_ground(self, painter: QPainter, place: int, row: QRectF) -> None:
        super().paint_ground(painter, place, row)
        if self.weeks.here is not None and place != self.hovered and not self.is_selected(place):
            area = QRectF(self.area(place, self.weeks.here))
            painter.fillRect(area, theme.color("hover"))
        if self._starts_group(place):
            painter.fillRect(QRectF(0, row.top(), row.width(), 1), theme.color("line2"))

    @override
    def _paint_columns(self, painter: QPainter, places: range, area: QRect, first: int) -> None:
        super()._paint_columns(painter, places, area, first)
        painter.save()
        if self.head.is_scrolled():
            painter.setClipRect(first, area.top(), self.viewport().width(), area.height())
        columns = [
            (week, self.columnViewportPosition(at), self.columnWidth(at))
            for week, at in enumerate(self.drawn_apart)
            if not self.isColumnHidden(at)
        ]
        seen = [one for one in columns if one[1] <= area.right() and one[1] + one[2] > area.left()]
        draw = self._paint_chips if self.is_zoomed else self._paint_glyphs
        for place in places:
            draw(painter, place, self.rows.items[place], seen)
        painter.restore()

    @override
    def paint_cell(self, painter: QPainter, place: int, column: int, at: QRectF) -> None:
        line: Line = self.rows.items[place]
        declared = self.rows.columns[column]
        value = declared.value(line)
        if isinstance(value, str):
            value = Words(value, declared.shade, is_bold=declared.is_bold)
        if not isinstance(value, Words):
            value.paint(painter, at, declared.align)
        elif value.text:
            written = letter(value.text, at.width(), self._size, bold=value.is_bold)
            x = at.right() - written.wide if declared.align == RIGHT else at.left()
            self._page.add(written, QPointF(x, written.top(at)), value.shade)

    def _paint_glyphs(
        self, painter: QPainter, place: int, line: Line, columns: Sequence[Span]
    ) -> None:
        side, gap, over = theme.px(glyph.SIDE), theme.px(WEEK_GAP), theme.px(3)
        top = self.rowViewportPosition(place)
        y = top + (self.rowHeight(place) - side) // 2
        for week, left, wide in columns:
            cell = line.cells[week]
            if cell.glyph is Glyph.AWAY or cell.week is None:
                continue
            x = left + (wide - gap - side) // 2
            painter.drawPixmap(x, y, self._glyph(cell.glyph, cell.week.phase, cell.share))
            if cell.clashes:
                self._paint_clash(painter, x + side - over, max(y - over, top))

    def _paint_chips(
        self, painter: QPainter, place: int, line: Line, columns: Sequence[Span]
    ) -> None:
        side, gap, page = theme.px(glyph.CHIP), theme.px(WEEK_GAP), Page()
        top, high = self.rowViewportPosition(place), self.rowHeight(place)
        out, up = theme.px(8), theme.px(4)
        for week, left, wide in columns:
            cell = line.cells[week]
            if not cell.chips:
                self._paint_glyphs(painter, place, line, [(week, left, wide)])
                continue
            spots, more = glyph.offsets(wide, high, len(cell.chips), side)
            for (x, y), chip in zip(spots[:-1] if more else spots, cell.chips, strict=False):
                at_x, at_y = left - gap // 2 + x, top + y
                painter.drawPixmap(at_x, at_y, self._chip(chip))
                if cell.clashes and chip.id in cell.at_odds:
                    self._paint_clash(painter, at_x + out, at_y - up)
            if more:
                words = letter(f"+{more}", side * 2, "small")
                x, y = spots[-1]
                middle = QPointF(
                    left - gap // 2 + x + (side - words.wide) / 2, top + y + (side - words.high) / 2
                )
                page.add(words, middle, "ink2")
        page.draw(painter)

    def _glyph(self, kind: Glyph, phase: int, share: float) -> QPixmap:
        known = self._signs.get((kind, phase, share))
        if known is None:
            known = glyph.glyph(kind, phase, share, self._pixels)
            self._signs[kind, phase, share] = known
        return known

    def _chip(self, chip: PlanChip) -> QPixmap:
        key = (chip.kind, chip.phase, chip.state, chip.is_not_held)
        known = self._signs.get(key)
        if known is None:
            look = glyph.look_of(chip)
            known = glyph.chip_sign(chip.kind, chip.phase or 1, look, self._pixels)
            self._signs[key] = known
        return known

    def _paint_clash(self, painter: QPainter, x: int, y: int) -> None:
        sign = glyph.clash_sign(theme.px(9), self._pixels, is_dark=theme.is_dark())
        painter.drawPixmap(x, y, sign)
