"""The board of 50 classes, 20 weeks and 1,500 activities: first painting, and a chip that is dragged."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle, islice

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from gf2tracker.domain.activity import PlanState
from gf2tracker.domain.people import ClassId
from gf2tracker.language import percent
from gf2tracker.queries import allplans
from gf2tracker.queries.allplans import AllPlans, BoardRow, clashes_by_activity
from gf2tracker.queries.plan import PlanChip
from gf2tracker.store.store import Store
from tests.bench.opened import application
from tests.bench.schools import TODAY, Schools
from tests.bench.table import Beside, Row, Took, Within, rounds, took
from ui import icon, paint, symbol, theme
from ui.allplans import glyph
from ui.allplans.cells import Glyph, lines_of, teaching_weeks
from ui.allplans.choice import Choice
from ui.allplans.drag import Drag
from ui.allplans.view import PlansTable
from ui.symbol import State

CLASSES, WEEKS, EACH = 50, 20, 30
SIZE = (1744, 846)
RUNS, STEPS = 20, 120
LINE = int(paint.LEFT | Qt.TextFlag.TextSingleLine)


class Bare(QWidget):
    """A grid that counts and paints the same glyphs or chips and texts, and knows where they go."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[BoardRow] = ()
        self.is_zoomed = False
        self.odd: frozenset[int] = frozenset()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        painter.fillRect(self.rect(), theme.color("page"))
        high = 32 if self.is_zoomed else max(self.height() // max(len(self.rows), 1), 15)
        for at, row in enumerate(self.rows):
            if at * high < self.height():
                self._paint_row(painter, row, at * high, high)

    def _paint_row(self, painter: QPainter, row: BoardRow, y: int, high: int) -> None:
        self._paint_ticks(painter, row, y, high)
        held = due = needed = sure = 0
        for week in row.weeks:
            if week.number is None:
                continue
            real = [chip for chip in week.chips if chip.state is not PlanState.CANCELLED]
            done = sum(chip.state is PlanState.HELD for chip in real)
            missed = sum(chip.is_not_held for chip in real)
            held, due = held + done, due + done + missed
            needed += sum(chip.needed for chip in real)
            sure += sum(chip.confirmed for chip in real)
            x = 500 + 42 * (week.number - 1)
            if self.is_zoomed:
                self._paint_chips(painter, week.chips, QRectF(x, y, 42, high))
                continue
            kind = _kind(len(real), done, missed)
            share = done / len(real) if real else 0.0
            painter.drawPixmap(x + 15, y + high // 2 - 6, glyph.glyph(kind, week.phase, share, 1.0))
            if any(chip.id in self.odd for chip in week.chips):
                painter.drawPixmap(x + 24, y, glyph.clash_sign(9, 1.0, is_dark=theme.is_dark()))
        painter.fillRect(1400, y + high // 2 - 2, 60, 5, theme.color("accent"))
        texts = [
            (row.row.code, 24, 66, True, "ink"),
            (row.row.contact_teacher_name, 100, 130, False, "ink2"),
            (row.row.programme, 240, 100, False, "ink2"),
            (percent(held / due if due else None, 0), 1500, 60, False, "ink"),
            (f"{sure}/{needed}", 1600, 60, False, "ink2"),
        ]
        for words, left, wide, is_bold, shade in texts:
            painter.setFont(theme.font("base" if self.is_zoomed else "small", bold=is_bold))
            painter.setPen(theme.color(shade))
            painter.drawText(QRectF(left, y, wide, high), LINE, words)

    def _paint_ticks(self, painter: QPainter, row: BoardRow, y: int, high: int) -> None:
        for at, figure in enumerate(row.ticks):
            place = QRectF(350 + 28 * at, y + high / 2 - 6, 13, 13)
            if figure.is_lacking:
                symbol.draw(painter, State.WATCH, place)
            elif figure.of:
                icon.paint(painter, "check", place, "oktext", stroke=2.2)

    def _paint_chips(self, painter: QPainter, chips: Sequence[PlanChip], at: QRectF) -> None:
        spots, more = glyph.places(at, len(chips))
        for spot, chip in zip(spots[:-1] if more else spots, chips, strict=False):
            sign = glyph.chip_sign(chip.kind, chip.phase or 1, glyph.look_of(chip), 1.0)
            painter.drawPixmap(spot, sign)
            if chip.id in self.odd:
                over = spot + QPointF(8, -4)
                painter.drawPixmap(over, glyph.clash_sign(9, 1.0, is_dark=theme.is_dark()))


def measure(schools: Schools) -> list[Row]:
    """Paint both for the first time with each kind of row, then drag a chip over the board."""
    application()
    store = Store.open(schools.copy())
    plans = fifty(store.ask(allplans.everywhere, TODAY).value)
    store.close()
    count = sum(len(tuple(row.chips)) for row in plans.rows)
    about = f"one widget that counts and paints the same, places known; {count:,} activities"
    found: list[Row] = []
    for zoomed, words in ((False, "all classes, first painting"), (True, "the same with chips")):
        told = first_paintings(plans, zoomed=zoomed)
        found.append(Beside(words, *told, about, goal=1.5))
    steps, busy = drag_steps(plans)
    return [
        *found,
        Within("all classes, a drag step", steps, 16, f"{STEPS} steps, painted", of="p95"),
        Within("the same, processor time", busy, 16, "each of them", of="most"),
    ]


def fifty(plans: AllPlans) -> AllPlans:
    """Return a board of so many classes with so many activities each, made of one's own."""
    rows = [row for row in plans.rows if sum(len(week.chips) for week in row.weeks) >= EACH]
    assert rows, "the demo school has plans"
    made = []
    for number, row in enumerate(islice(cycle(rows), CLASSES)):
        left, weeks = EACH, []
        for week in row.weeks:
            weeks.append(replace(week, chips=week.chips[:left]))
            left -= len(weeks[-1].chips)
        about = replace(row.row, id=ClassId(number + 1))
        made.append(replace(row, row=about, weeks=tuple(weeks)))
    return replace(plans, rows=tuple(made))


def first_paintings(plans: AllPlans, *, zoomed: bool) -> tuple[list[Took], list[Took]]:
    """Return what showing a board takes: from the answer until it is painted, ours and the floor."""
    ours: list[PlansTable] = []
    floors: list[Bare] = []
    for _turn in range(RUNS + 1):
        table, floor = PlansTable(), Bare()
        table.zoom(zoomed=zoomed)
        floor.is_zoomed = zoomed
        table.resize(*SIZE)
        floor.resize(*SIZE)
        table.show()
        floor.show()
        ours.append(table)
        floors.append(floor)
    QApplication.processEvents()
    odd = frozenset(clashes_by_activity(plans.clashes))

    def show_ours(turn: int) -> None:
        table = ours[turn]
        weeks = teaching_weeks(plans.rows, plans.today)
        clashes = clashes_by_activity(plans.clashes)
        table.show_lines(lines_of(plans.rows, weeks, Choice(), clashes), weeks)
        table.viewport().repaint()

    def show_floor(turn: int) -> None:
        floors[turn].rows, floors[turn].odd = plans.rows, odd
        floors[turn].repaint()

    told = rounds(show_ours, show_floor, RUNS)
    for table, floor in zip(ours, floors, strict=True):
        table.close()
        floor.close()
    return told


def drag_steps(plans: AllPlans) -> tuple[list[float], list[float]]:
    """Return what each step of a drag takes until it is painted: ms on the wall, of the processor."""
    table = PlansTable()
    table.resize(*SIZE)
    table.show()
    weeks = teaching_weeks(plans.rows, plans.today)
    clashes = clashes_by_activity(plans.clashes)
    table.zoom(zoomed=True)
    table.show_lines(lines_of(plans.rows, weeks, Choice(), clashes), weeks)
    QApplication.processEvents()
    chip = next(plans.rows[5].chips.__iter__())
    start, end = table.area(5, 0).center(), table.area(5, WEEKS - 1).center()
    table.drag = Drag(chip, 5, start)
    steps = []
    for step in range(STEPS):
        share = step / (STEPS - 1)
        at = QPoint(round(start.x() + (end.x() - start.x()) * share), start.y() + step % 40)
        steps.append(took(partial(_drag, table, at)))
    table.close()
    return [one.wall * 1000 for one in steps], [one.cpu * 1000 for one in steps]


def _drag(table: PlansTable, at: QPoint) -> None:
    table.drag_to(at)
    QApplication.processEvents()


def _kind(real: int, held: int, missed: int) -> Glyph:
    if not real:
        return Glyph.NONE
    if held == real:
        return Glyph.HELD
    if held:
        return Glyph.PART
    return Glyph.MISSED if missed else Glyph.PLANNED
