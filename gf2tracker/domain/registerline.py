"""A student's days with register, numbered through all enrolments of the present course.

Only taken lessons count, inside the student's stay in the class of that date, less exempt ones;
so closed days, days without register, days before the first and after the last are not there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from gf2tracker.domain.mark import Marks

ROLLING_DAYS = 20
_NONE_EXEMPT: Mapping[date, int] = MappingProxyType({})

AbsenceRow = tuple[date, int, int, int, bool]
Stretch = tuple[tuple[date, ...], tuple[int, ...]]


class ClassRegister:
    """The days of a class on which a register was taken, and how many lessons; one for all."""

    def __init__(self, starts_on: date, days: Iterable[tuple[date, int]]) -> None:
        """Take the class's start and (date, taken lessons) in any order."""
        taken = sorted([one for one in days if one[1]])
        self.starts_on = starts_on
        self.dates = tuple([day for day, _count in taken])
        self.taken = tuple([count for _day, count in taken])
        self.numbers = {day: at for at, day in enumerate(self.dates)}
        self._stretches: dict[tuple[int, int], Stretch] = {}

    def stretch(self, first: int, end: int) -> Stretch:
        """Return the days from a number to another, and the running sums of their lessons.

        The students of a class share them.
        """
        found = self._stretches.get((first, end))
        if found is None:
            sums = tuple(accumulate(self.taken[first:end], initial=0))
            found = self._stretches[first, end] = self.dates[first:end], sums
        return found


class Stay(NamedTuple):
    """One enrolment of a student: its class's register from its first to its last day."""

    register: ClassRegister
    first: date
    last: date | None = None


@dataclass(slots=True)  # a school's are made at every question, and frozen ones take ten times
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
    _line: "tuple[date, RegisterLine] | None" = field(
        init=False, default=None, compare=False, repr=False
    )

    def line(self, today: date) -> "RegisterLine":
        """Return the days with register up to and with a day; asked again, the same ones."""
        if self._line is None or self._line[0] != today:
            self._line = today, RegisterLine(self, today)
        return self._line[1]


Run = list[tuple[int, date]]
_Span = tuple[ClassRegister, int, int, int]  # first and end in the register, days before it here


class RegisterLine:
    """A student's register days through all stays up to and with today, numbered from 0.

    Attributes:
        rows: the marked days with their numbers, in order.
        dates: every register day in order, wholly exempt ones too.
        sums: lessons that count before each day of `dates`, and all of them at the end.
        spells: the runs of whole days as (number, date), in order; a run goes on over closed days,
            days without register and wholly exempt ones.
    """

    def __init__(self, days: StudentDays, today: date) -> None:
        """Take what is known of the student; later days than today are left out."""
        self._stays = days.stays  # not the days: they hold this line
        self._today = today
        self._spans: list[_Span] = []
        before = 0
        for register, first_day, last_day in days.stays:
            first = bisect_left(register.dates, first_day)
            last = today if last_day is None or last_day > today else last_day
            end = max(first, bisect_right(register.dates, last))
            self._spans.append((register, first, end, before))
            before += end - first
        self._free: set[int] = set()  # days on which every taken lesson is exempt
        self._exempt: dict[int, int] = {}
        for day, count in days.exempt.items():
            if found := self._find(day):
                self._exempt[found[0]] = count
                if count >= found[1]:
                    self._free.add(found[0])
        self.rows = self._numbered(days.absences)
        self.dates, self.sums = self._stretch()
        self.spells = self._spells()

    def _stretch(self) -> Stretch:
        if len(self._spans) == 1 and not self._exempt:
            register, first, end, _before = self._spans[0]
            return register.stretch(first, end)
        counts = [n for register, first, end, _ in self._spans for n in register.taken[first:end]]
        for at, exempt in self._exempt.items():
            counts[at] -= exempt
        dates = (
            day for register, first, end, _ in self._spans for day in register.dates[first:end]
        )
        return tuple(dates), tuple(accumulate(counts, initial=0))

    def _spells(self) -> Sequence[Run]:
        found: list[Run] = []
        expected = -1
        for at, row in self.rows:
            if row[4]:
                if at == expected:
                    found[-1].append((at, row[0]))
                else:
                    found.append([(at, row[0])])
                expected = self._next(at) if self._free else at + 1
        return found

    def is_latest(self, number: int) -> bool:
        """Tell whether no day that counts comes after one."""
        return self._next(number) == len(self.dates)

    def is_open_today(self) -> bool:
        """Tell whether today lies inside a stay and has no register yet."""
        inside = any(stay.first <= self._today <= (stay.last or date.max) for stay in self._stays)
        return inside and self._find(self._today) is None

    def _numbered(self, rows: Sequence[AbsenceRow]) -> list[tuple[int, AbsenceRow]]:
        found = []
        for register, first, end, before in self._spans:
            number, shift = register.numbers.get, before - first
            found += [
                (at + shift, row) for row in rows if first <= (at := number(row[0], -1)) < end
            ]
        found.sort()
        return found

    def _next(self, at: int) -> int:
        following = at + 1
        while following in self._free:
            following += 1
        return following

    def _find(self, day: date) -> tuple[int, int] | None:
        for register, first, end, before in self._spans:
            at = register.numbers.get(day, -1)
            if first <= at < end:
                return before + at - first, register.taken[at]
        return None
