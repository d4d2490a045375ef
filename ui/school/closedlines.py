"""The closed days of a school year as lines: what the school closes, and the public holidays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gf2tracker.domain.closed import public_holidays
from gf2tracker.language import _, day_long
from gf2tracker.queries.school import ClosedRow
from ui.cells import Words
from ui.column import Column

FRIDAY = 4
AUGUST = 8

Holidays = Mapping[date, str]


@dataclass(frozen=True)
class ClosedLine:
    """A closed period, or a public holiday.

    Attributes:
        row: the school's own period; None for a public holiday.
        days: how many school days it takes, from Monday to Friday, holidays left out.
        is_past: whether it is over.
    """

    row: ClosedRow | None
    first: date
    last: date
    name: str
    where: str
    days: int
    is_past: bool

    @property
    def key(self) -> int | date:
        """The period's id, or the holiday's date."""
        return self.first if self.row is None else self.row.id

    @property
    def is_own(self) -> bool:
        """Whether the school closes it itself, and can open it again."""
        return self.row is not None


def school_year(day: date) -> int:
    """Return the year in which the school year of a day begins; it runs from 1 August."""
    return day.year if day.month >= AUGUST else day.year - 1


def school_year_name(year: int) -> str:
    """Return a school year as it is said, "2026/27"."""
    return f"{year}/{(year + 1) % 100:02d}"


def holidays_around(_connection: object, years: tuple[int, int]) -> Holidays:
    """Return the public holidays of some years, first and last; asked on the store's lane.

    The calendar is slow to import, so that the window never does it itself.
    """
    found: dict[date, str] = {}
    for year in range(years[0], years[1] + 1):
        found |= public_holidays(year)
    return found


def weekdays(first: date, last: date, holidays: Holidays) -> int:
    """Return how many days from Monday to Friday a period takes, public holidays left out."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return sum(day.weekday() <= FRIDAY and day not in holidays for day in days)


def lines_of(
    closed: Iterable[ClosedRow], holidays: Holidays, year: int, today: date
) -> tuple[ClosedLine, ...]:
    """Return what is closed in a school year in order of date; holidays in weekends left out."""
    first, last = date(year, AUGUST, 1), date(year + 1, AUGUST, 1) - timedelta(days=1)
    lines = [
        ClosedLine(
            row=row,
            first=row.first,
            last=row.last,
            name=row.name,
            where=row.site or _("hele skolen"),
            days=weekdays(row.first, row.last, holidays),
            is_past=row.last < today,
        )
        for row in closed
        if row.first <= last and row.last >= first
    ]
    lines += [
        ClosedLine(None, day, day, name, _("helligdag"), 0, is_past=day < today)
        for day, name in holidays.items()
        if first <= day <= last and day.weekday() <= FRIDAY
    ]
    return tuple(sorted(lines, key=lambda line: (line.first, not line.is_own)))


def columns() -> list[Column[ClosedLine]]:
    """Return the columns of closed days."""
    return [
        _date(Column(_("Første dag"), _first, name="first", order=lambda line: line.first)),
        _date(Column(_("Sidste dag"), _last, name="last", order=lambda line: line.last)),
        Column(
            _("Uge"), _week, name="week", width=48, is_right=True, order=lambda line: line.first
        ),
        Column(_("Navn"), _name, name="name", width=140, weight=1.0),
        Column(_("Gælder"), _where, name="site", width=110, weight=0.6),
        Column(_("Skoledage"), _days, name="days", kind="number", width=72, order=_count),
    ]


def _date(column: Column[ClosedLine]) -> Column[ClosedLine]:
    """Return a column whose days go to Excel as dates."""
    assert column.order is not None
    plain = Column(column.title, column.order, name=column.name, kind="date")
    return replace(column, width=112, told_as=(plain,))


def _shade(line: ClosedLine) -> str:
    return "ink" if line.is_own and not line.is_past else "ink3"


def _first(line: ClosedLine) -> Words:
    return Words(day_long(line.first), _shade(line))


def _last(line: ClosedLine) -> Words:
    return Words(day_long(line.last) if line.last != line.first else "", _shade(line))


def _week(line: ClosedLine) -> Words:
    first, last = line.first.isocalendar().week, line.last.isocalendar().week
    return Words(str(first) if first == last else f"{first}–{last}", "ink3")


def _name(line: ClosedLine) -> Words:
    return Words(line.name, _shade(line), is_bold=line.is_own and not line.is_past)


def _where(line: ClosedLine) -> Words:
    return Words(line.where, "ink2" if line.is_own and not line.is_past else "ink3")


def _days(line: ClosedLine) -> Words:
    return Words(str(line.days) if line.is_own else "", _shade(line))


def _count(line: ClosedLine) -> int | None:
    return line.days if line.is_own else None
