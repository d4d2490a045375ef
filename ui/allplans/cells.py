"""What a week of a class says on the board of all classes: its glyph, its chips, its words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import cached_property

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from gf2tracker.domain.activity import PlannedId, PlanState
from gf2tracker.language import _, plural, week_label
from gf2tracker.queries.allplans import BoardRow, BoardWeek, Kept, kept
from gf2tracker.queries.clashes import ShownClash
from gf2tracker.queries.plan import PlanChip
from ui.allplans.choice import Choice
from ui.cells import Drawn

Clashes = Mapping[PlannedId, tuple[ShownClash, ...]]
WEEK = timedelta(weeks=1)


class Glyph(IntEnum):
    """How a week stands."""

    NONE = 0
    PLANNED = 1
    PART = 2
    HELD = 3
    MISSED = 4
    AWAY = 5


@dataclass(frozen=True)
class WeekCell(Drawn):
    """A class's week.

    Attributes:
        code: the class's.
        week: None where the class's course has no such week.
        chips: what is planned, after the choice; what is cancelled comes with it.
        clashes: in which they have a part.
        glyph: of all but the cancelled.
        share: held of them, 0 to 1.
    """

    code: str
    week: BoardWeek | None
    chips: tuple[PlanChip, ...]
    clashes: tuple[ShownClash, ...]
    glyph: Glyph
    share: float = 0.0

    @cached_property
    def counted(self) -> tuple[int, int, int]:
        """How many are held, not held, and planned in all."""
        real = [chip for chip in self.chips if chip.state is not PlanState.CANCELLED]
        held = sum(chip.state is PlanState.HELD for chip in real)
        return held, sum(chip.is_not_held for chip in real), len(real)

    @cached_property
    def at_odds(self) -> frozenset[PlannedId]:
        """Those that have a part in a conflict."""
        parties = (party for clash in self.clashes for party in (clash.one, clash.other))
        return frozenset(party.planned_id for party in parties if party is not None)

    @property
    @override
    def plain(self) -> str:
        """Held of planned; no slash, which Excel takes for a date."""
        held, _missed, total = self.counted
        return _("{held} af {total}").format(held=held, total=total) if total else ""

    @property
    @override
    def order(self) -> float:
        """What is least kept comes first, then what is planned."""
        held, missed, total = self.counted
        return held / total + 1 - missed if total else 2.0

    @property
    @override
    def spoken(self) -> str:
        """The week in words."""
        return self.words

    @property
    def words(self) -> str:
        """The week in words, for tip and screen reader."""
        if self.week is None:
            return _("{code}, ikke i forløbet").format(code=self.code)
        head = f"{self.code}, {week_words(self.week)}"
        told = [state_words(self), *(clash.text for clash in self.clashes)]
        return ": ".join([head, " ".join(filter(None, told))])

    @override
    def width(self) -> float:
        return 0.0

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        raise AssertionError("the board paints its weeks together")

    @override
    def tip_at(self, _x: float, _width: float) -> str:
        return self.words if self.chips or self.week is None else ""


@dataclass(frozen=True)
class Line:
    """A class on the board.

    Attributes:
        cells: one a week column.
        kept: of what is chosen.
    """

    row: BoardRow
    cells: tuple[WeekCell, ...]
    kept: Kept

    @property
    def code(self) -> str:
        """The class's code."""
        return self.row.row.code


def week_words(week: BoardWeek) -> str:
    """Return which week it is: "uge 37, undervisningsuge 5"."""
    calendar = week_label(week.monday)
    if week.number is None:
        return _("{week}, ingen skole").format(week=calendar)
    return _("{week}, undervisningsuge {n}").format(week=calendar, n=week.number)


def state_words(cell: WeekCell) -> str:
    """Return what is held and planned as a sentence."""
    held, missed, total = cell.counted
    if not total:
        return _("Intet planlagt.")
    activities = plural(total, _("{n} aktivitet"), _("{n} aktiviteter"))
    told = [activities]
    if held:
        told.append(_("{n} holdt").format(n=held))
    if missed:
        told.append(_("{n} ikke holdt").format(n=missed))
    if total == 1:
        told[0] = next(chip.title for chip in cell.chips if chip.state is not PlanState.CANCELLED)
    return _("{what}.").format(what=", ".join(told))


def glyph_of(chips: Sequence[PlanChip]) -> tuple[Glyph, float]:
    """Return how a week with some activities stands, and the share that is held."""
    held = total = 0
    is_missed = False
    for chip in chips:
        if chip.state is not PlanState.CANCELLED:
            total += 1
            held += chip.state is PlanState.HELD
            is_missed = is_missed or chip.is_not_held
    if not held:
        glyph = Glyph.MISSED if is_missed else Glyph.PLANNED
        return (glyph if total else Glyph.NONE), 0.0
    return (Glyph.HELD if held == total else Glyph.PART), held / total


@dataclass(frozen=True)
class Weeks:
    """The week columns of the board.

    Attributes:
        mondays: of calendar weeks; None for teaching weeks.
        count: how many columns.
        here: the column of this week, from 0; None where none is.
        phases: the phase that begins at a column.
    """

    mondays: tuple[date, ...] | None
    count: int
    here: int | None
    phases: Mapping[int, int]


def teaching_weeks(rows: Sequence[BoardRow], _today: date) -> Weeks:
    """Return a column a teaching week; where most of the classes are is this week."""
    count = max((row.row.weeks for row in rows), default=0)
    at = [row.row.week for row in rows if row.row.week is not None]
    here = max(set(at), key=at.count) - 1 if at else None
    longest = max(rows, key=lambda row: row.row.weeks, default=None)
    phases: dict[int, int] = {}
    for week in longest.weeks if longest is not None else ():
        if week.number is not None and week.phase not in phases.values():
            phases[week.number - 1] = week.phase
    return Weeks(None, count, here, phases)


def calendar_weeks(rows: Sequence[BoardRow], today: date) -> Weeks:
    """Return a column a calendar week, from the first of any class to the last."""
    mondays = {week.monday for row in rows for week in row.weeks}
    if not mondays:
        return Weeks((), 0, None, {})
    first, last = min(mondays), max(mondays)
    every = tuple(first + WEEK * turn for turn in range((last - first) // WEEK + 1))
    monday = today - timedelta(days=today.weekday())
    return Weeks(every, len(every), every.index(monday) if monday in every else None, {})


def lines_of(
    rows: Iterable[BoardRow], weeks: Weeks, choice: Choice, clashes: Clashes
) -> tuple[Line, ...]:
    """Return the classes of a choice; those without a chosen activity are left out."""
    found = []
    for row in rows:
        if not choice.has_class(row.row):
            continue
        cells = tuple(_cells(row, weeks, choice, clashes))
        chosen = [*(chip for cell in cells for chip in cell.chips), *choice.of(row.undated)]
        if chosen or not choice.is_of_activities:
            found.append(Line(row, cells, kept(chosen)))
    return tuple(found)


def _cells(row: BoardRow, weeks: Weeks, choice: Choice, clashes: Clashes) -> Iterable[WeekCell]:
    columns: list[list[BoardWeek]] = [[] for _column in range(weeks.count)]
    if weeks.mondays is None:
        at = 0
        for week in row.weeks:  # one without school stands after the taught one before it
            at = week.number - 1 if week.number is not None else at
            columns[at].append(week)
    elif weeks.mondays:
        for week in row.weeks:
            columns[(week.monday - weeks.mondays[0]) // WEEK].append(week)
    for several in columns:
        every = several[0].chips if len(several) == 1 else _chips_of(several)
        chips = choice.of(every)
        at_odds = [one for chip in chips if chip.id in clashes for one in clashes[chip.id]]
        told = tuple(dict.fromkeys(at_odds)) if at_odds else ()
        glyph, share = glyph_of(chips)
        of_it = several[0] if several else None
        if of_it is None or (of_it.number is None and not chips):
            glyph = Glyph.AWAY
        yield WeekCell(row.row.code, of_it, chips, told, glyph, share)


def _chips_of(weeks: Iterable[BoardWeek]) -> tuple[PlanChip, ...]:
    return tuple(chip for week in weeks for chip in week.chips)
