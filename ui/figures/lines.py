"""The rows of Overblik: each student with the weeks of the course they are drawn over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gf2tracker.domain.attention import Limits
from gf2tracker.domain.people import CountsAs
from gf2tracker.language import _, date_long, day_month
from gf2tracker.queries.overview import ClassOverview, StudentOverview
from ui.rows import Mark
from ui.symbol import State

_WAYS_OUT = {CountsAs.DROPOUT, CountsAs.RECHOICE, CountsAs.SCHOOL_CHANGE}


@dataclass(frozen=True)
class WeekBar:
    """One teaching week of a student or a class.

    Attributes:
        share: absence, 0 to 1; None where nothing counts.
        unlawful: the unlawful part of it.
        is_coming: whether the week has not begun.
    """

    number: int
    iso_week: int
    share: float | None
    unlawful: float
    is_coming: bool


@dataclass(frozen=True)
class FigureLine:
    """A student as Overblik shows it; `weeks` are the teaching weeks of the class."""

    row: StudentOverview
    weeks: tuple[WeekBar, ...]
    limits: Limits

    @property
    def is_quiet(self) -> bool:
        """Whether the student is not in the class: has left, or is yet to begin."""
        return self.row.has_left or not self.row.has_begun

    @property
    def status(self) -> str:
        """Where the student is when not in the class, "omvalg 24.09.2026"."""
        student = self.row.student
        if not self.row.has_begun:
            return _("begynder {day}").format(day=day_month(student.first_day))
        if not self.row.has_left or student.last_day is None:
            return ""
        way = student.leave_reason or _("udmeldt")
        if student.counts_as in _WAYS_OUT:
            way = student.counts_as.label
        return f"{way} {date_long(student.last_day)}"

    @property
    def reasons(self) -> str:
        """Everything that stands out, in words."""
        found = [self.status, *(sign.text for sign in self.row.signs)]
        return "; ".join(filter(None, found))


def lines_of(overview: ClassOverview) -> tuple[FigureLine, ...]:
    """Return the rows of a class in the order they are given, the worst first."""
    return tuple(_line(row, overview) for row in overview.rows)


def _line(row: StudentOverview, overview: ClassOverview) -> FigureLine:
    shares = {week.monday: (week.share, week.unlawful_share) for week in row.details.weeks}
    return FigureLine(row, _bars(overview, shares), overview.limits)


def class_weeks(overview: ClassOverview) -> tuple[WeekBar, ...]:
    """Return the teaching weeks of the class as a whole."""
    totals = {week.monday: week.total for week in overview.weeks}
    return _bars(overview, {day: (one.share, one.unlawful_share) for day, one in totals.items()})


def _bars(
    overview: ClassOverview, shares: Mapping[date, tuple[float | None, float | None]]
) -> tuple[WeekBar, ...]:
    found = []
    for week in overview.teaching_weeks:
        share, unlawful = shares.get(week.monday, (None, None))
        is_coming = week.days[0] > overview.today
        found.append(WeekBar(week.number or 0, week.iso_week, share, unlawful or 0.0, is_coming))
    return tuple(found)


def mark_of(line: FigureLine) -> Mark | None:
    """Return the symbol in the margin, with what stands out in words."""
    state = State(line.row.state.value)
    return None if state is State.NONE else Mark(state, line.reasons)
