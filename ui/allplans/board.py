"""The board of all classes as it is laid out and painted: a row a class, a column a week."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
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
from ui.lettering import letter
from ui.table import Table
from ui.theme import Size

LEAST, MOST, ZOOMED, SMALL = 15, 24, 32, 19
"""How high a row is at least and at most, with chips, and below which its words are small; px."""
GIVES_WAY = ("programme", "bar", "teacher", "team", "meetings", "plan", "groups", "pairs")
"""The columns that are left out for want of room, the first to go first."""
ONLY_WIDE, WIDE = 2, 1500
"""How many of these stand only from a width of the table on, px at 100 %."""


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
    def paint_cell(self, painter: QPainter, place: int, column: int, at: QRectF) -> None:
        line: Line = self.rows.items[place]
        week = column - self.first
        if 0 <= week < self.weeks.count:
            self._paint_week(painter, line.cells[week], at)
            return
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

    def _paint_week(self, painter: QPainter, cell: WeekCell, at: QRectF) -> None:
        if cell.glyph is Glyph.AWAY:
            return
        assert cell.week is not None
        if self.is_zoomed and cell.chips:
            self._paint_chips(painter, cell, at)
            return
        side = theme.px(glyph.SIDE)
        x = round(at.center().x() - side / 2)
        y = round(at.center().y() - side / 2)
        sign = glyph.glyph(cell.glyph, cell.week.phase, cell.share, self._pixels)
        painter.drawPixmap(x, y, sign)
        if cell.clashes:
            self._paint_clash(painter, x + side - theme.px(3), max(y - theme.px(3), at.top()))

    def _paint_chips(self, painter: QPainter, cell: WeekCell, at: QRectF) -> None:
        gap = theme.px(WEEK_GAP)
        room = QRectF(at.left(), at.top(), at.width() + gap, at.height())
        spots, more = glyph.places(room, len(cell.chips))
        shown = self.shifted(spots)
        for spot, chip in zip(shown[:-1] if more else shown, cell.chips, strict=False):
            look = glyph.look_of(chip)
            sign = glyph.chip_sign(chip.kind, chip.phase or 1, look, self._pixels)
            painter.drawPixmap(spot, sign)
            if chip.id in cell.at_odds:
                self._paint_clash(painter, spot.x() + theme.px(8), spot.y() - theme.px(4))
        if more:
            side = theme.px(glyph.CHIP)
            words = letter(f"+{more}", side * 2, "small")
            middle = shown[-1] + QPointF((side - words.wide) / 2, (side - words.high) / 2)
            self._page.add(words, middle, "ink2")

    def _paint_clash(self, painter: QPainter, x: float, y: float) -> None:
        sign = glyph.clash_sign(theme.px(9), self._pixels, is_dark=theme.is_dark())
        painter.drawPixmap(round(x), round(y), sign)
