"""A student's days with register, numbered through all enrolments of the present course.

Only taken lessons count, inside the student's stay in the class of that date, less exempt ones;
so closed days, days without register, days before the first and after the last are not there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType

from gf2tracker.domain.mark import Marks

ROLLING_DAYS = 20
_NONE_EXEMPT: Mapping[date, int] = MappingProxyType({})

AbsenceRow = tuple[date, int, int, int, bool]


class ClassRegister:
    """The days of a class on which a register was taken, and how many lessons; one for all."""

    def __init__(self, starts_on: date, days: Iterable[tuple[date, int]]) -> None:
        """Take the class's start and (date, taken lessons) in any order."""
        taken = sorted((day, count) for day, count in days if count)
        self.starts_on = starts_on
        self.dates = tuple(day for day, _count in taken)
        self.taken = tuple(count for _day, count in taken)

    @cached_property
    def sums(self) -> tuple[int, ...]:
        """Taken lessons before each day, and all of them at the end."""
        return tuple(accumulate(self.taken, initial=0))

    @cached_property
    def numbers(self) -> Mapping[date, int]:
        """Where each date stands in `dates`."""
        return {day: at for at, day in enumerate(self.dates)}


@dataclass(frozen=True, slots=True)
class Stay:
    """One enrolment of a student: its class's register from its first to its last day."""

    register: ClassRegister
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class StudentDays:
    """All that a student's figures are made of.

    Attributes:
        stays: in order of date; they do not overlap.
        absences: (date, absent minutes, unlawful minutes, late arrivals, is whole day) of each
            marked day in any order, as stored.
        exempt: taken lessons the student was exempt from, for the dates that have any.
        today_marks: today's marks, one for each lesson of the day (see `exemption.exempted`);
            empty when there are none.
    """

    stays: tuple[Stay, ...]
    absences: Sequence[AbsenceRow] = ()
    exempt: Mapping[date, int] = field(default_factory=lambda: _NONE_EXEMPT)
    today_marks: Marks = ()


@dataclass(frozen=True, slots=True)
class _Span:
    register: ClassRegister
    first: int
    end: int
    before: int  # register days in the spans before this one


class RegisterLine:
    """A student's register days through all stays up to and with today, numbered from 0."""

    def __init__(self, days: StudentDays, today: date) -> None:
        """Take what is known of the student; later days than today are left out."""
        self._days = days
        self._today = today
        self._spans = tuple(_spans(days.stays, today))
        self._count = sum(span.end - span.first for span in self._spans)
        self._exempt: dict[date, int] = {}
        self._free: set[int] = set()  # days on which every taken lesson is exempt
        for day, count in days.exempt.items():
            if found := self._find(day):
                self._exempt[day] = count
                if count >= found[1]:
                    self._free.add(found[0])

    @cached_property
    def dates(self) -> tuple[date, ...]:
        """Every register day in order, wholly exempt ones too."""
        return tuple(
            day for span in self._spans for day in span.register.dates[span.first : span.end]
        )

    @cached_property
    def sums(self) -> tuple[int, ...]:
        """Lessons that count before each day of `dates`, and all of them at the end."""
        counts = [n for span in self._spans for n in span.register.taken[span.first : span.end]]
        for day, exempt in self._exempt.items():
            counts[bisect_left(self.dates, day)] -= exempt
        return tuple(accumulate(counts, initial=0))

    def numbered(self, rows: Sequence[AbsenceRow]) -> list[tuple[int, AbsenceRow]]:
        """Return the rows of the line's days with their numbers, in order."""
        found = []
        for span in self._spans:
            numbers, shift = span.register.numbers, span.before - span.first
            for row in rows:
                at = numbers.get(row[0], -1)
                if span.first <= at < span.end:
                    found.append((at + shift, row))
        found.sort()
        return found

    def taken(self, since: date) -> int:
        """Return the lessons that count from a day on."""
        lessons = -sum(count for day, count in self._exempt.items() if day >= since)
        for span in self._spans:
            first = bisect_left(span.register.dates, since, span.first, span.end)
            lessons += span.register.sums[span.end] - span.register.sums[first]
        return lessons

    def rolling_start(self) -> date:
        """Return the first of the last 20 days; a day before all of them when there are fewer."""
        wanted = ROLLING_DAYS
        for span in reversed(self._spans):
            if span.end - span.first >= wanted:
                return span.register.dates[span.end - wanted]
            wanted -= span.end - span.first
        return date.min

    def spells(self, whole_days: Sequence[tuple[int, date]]) -> list[list[tuple[int, date]]]:
        """Return the runs of (number, date) of whole days, in order.

        A run goes on over closed days, days without register and wholly exempt ones.
        """
        found: list[list[tuple[int, date]]] = []
        expected = -1
        for at, day in whole_days:
            if found and at == expected:
                found[-1].append((at, day))
            else:
                found.append([(at, day)])
            expected = self._next(at)
        return found

    def is_latest(self, number: int) -> bool:
        """Tell whether no day that counts comes after one."""
        return self._next(number) == self._count

    def is_open_today(self) -> bool:
        """Tell whether today lies inside a stay and has no register yet."""
        inside = any(
            stay.first <= self._today <= (stay.last or date.max) for stay in self._days.stays
        )
        return inside and self._find(self._today) is None

    def _next(self, at: int) -> int:
        following = at + 1
        while following in self._free:
            following += 1
        return following

    def _find(self, day: date) -> tuple[int, int] | None:
        for span in self._spans:
            dates = span.register.dates
            at = bisect_left(dates, day, span.first, span.end)
            if at < span.end and dates[at] == day:
                return span.before + at - span.first, span.register.taken[at]
        return None


def _spans(stays: Sequence[Stay], today: date) -> Iterator[_Span]:
    before = 0
    for stay in stays:
        dates = stay.register.dates
        first = bisect_left(dates, stay.first)
        end = max(first, bisect_right(dates, min(stay.last or today, today)))
        yield _Span(stay.register, first, end, before)
        before += end - first
