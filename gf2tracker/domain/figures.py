"""A student's absence to date, from the class's register days and the student's own marked days.

A share is minutes over minutes and None while nothing is taken. Only taken lessons count, inside
the student's stay in the class of that date, less exempt ones. Source: domain practice of the
admin systems ("opgjort fravær"); ROCKWOOL Fonden, Os i Branchen (absence in the first 14 days).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType

from gf2tracker.domain.absence import is_marked_missing
from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.mark import Marks

ROLLING_DAYS = 20
FIRST_DAYS = 14
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
class StudentFigures:
    """A student's absence up to and with a day.

    Attributes:
        total_share: lost minutes of the taken ones, 0 to 1; None while nothing is taken.
        unlawful_share: the unlawful ones of them, of the same taken minutes.
        rolling_share: as total, over the last 20 days with register.
        days_absent: days on which every taken lesson was missed.
        spells: runs of such days; a run goes on over closed days and days without register.
        longest_spell: days in the longest run.
        late_count: late arrivals.
        lessons_taken: taken lessons, less exempt ones.
        lessons_absent: lost minutes in lessons, two decimals.
        first_14_days: the absence days among the first 14 calendar days.
        absent_since: the first day of the run that is still going on, today's marks included;
            None when there is none.
        absent_days: days in that run, 0 when there is none.
        absent_minutes: all lost minutes, for the sum of a class.
        unlawful_minutes: the unlawful ones of them.
    """

    total_share: float | None
    unlawful_share: float | None
    rolling_share: float | None
    days_absent: int
    spells: int
    longest_spell: int
    late_count: int
    lessons_taken: int
    lessons_absent: float
    first_14_days: tuple[date, ...]
    absent_since: date | None
    absent_days: int
    absent_minutes: int
    unlawful_minutes: int


def student_figures(
    days: StudentDays, today: date, *, part_is_enough: bool = False
) -> StudentFigures:
    """Return a student's figures up to and with today.

    Args:
        days: what is known of the student.
        today: later days are left out.
        part_is_enough: the school's setting for the first 14 days: a day with at least one
            lesson's minutes lost is enough; else every lesson must have been missed.
    """
    line = _Line(days, today)
    rows = line.numbered(days.absences)
    since, taken = line.rolling_start(), line.taken(date.min)
    minutes = unlawful = rolling = late = 0
    for _at, (day, lost, unexcused, arrivals, _is_whole) in rows:
        minutes += lost
        unlawful += unexcused
        late += arrivals
        if day >= since:
            rolling += lost
    spells = line.spells([(at, row[0]) for at, row in rows if row[4]])
    running = line.running(spells)
    return StudentFigures(
        total_share=_share(minutes, taken),
        unlawful_share=_share(unlawful, taken),
        rolling_share=_share(rolling, line.taken(since)),
        days_absent=sum(map(len, spells)),
        spells=len(spells),
        longest_spell=max(map(len, spells), default=0),
        late_count=late,
        lessons_taken=taken,
        lessons_absent=round(minutes / LESSON_MINUTES, 2),
        first_14_days=line.first_days(rows, part_is_enough=part_is_enough),
        absent_since=running[0] if running else None,
        absent_days=len(running),
        absent_minutes=minutes,
        unlawful_minutes=unlawful,
    )


def first_days_start(class_starts_on: date, first_day: date) -> date:
    """Return the first of the first 14 calendar days: the later of the two starts."""
    return max(class_starts_on, first_day)


def first_days_number(start: date, day: date) -> int | None:
    """Return which of the first 14 days a day is, 1 to 14; None when it is none of them."""
    number = (day - start).days + 1
    return number if 1 <= number <= FIRST_DAYS else None


def _share(minutes: int, lessons: int) -> float | None:
    return minutes / (lessons * LESSON_MINUTES) if lessons else None


@dataclass(frozen=True, slots=True)
class _Span:
    register: ClassRegister
    first: int
    end: int
    before: int  # register days in the spans before this one


class _Line:
    """A student's register days through all stays, numbered from 0."""

    def __init__(self, days: StudentDays, today: date) -> None:
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

    def numbered(self, rows: Sequence[AbsenceRow]) -> list[tuple[int, AbsenceRow]]:
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
        lessons = -sum(count for day, count in self._exempt.items() if day >= since)
        for span in self._spans:
            first = bisect_left(span.register.dates, since, span.first, span.end)
            lessons += span.register.sums[span.end] - span.register.sums[first]
        return lessons

    def rolling_start(self) -> date:
        wanted = ROLLING_DAYS
        for span in reversed(self._spans):
            if span.end - span.first >= wanted:
                return span.register.dates[span.end - wanted]
            wanted -= span.end - span.first
        return date.min

    def spells(self, whole_days: Sequence[tuple[int, date]]) -> list[list[tuple[int, date]]]:
        found: list[list[tuple[int, date]]] = []
        expected = -1
        for at, day in whole_days:
            if found and at == expected:
                found[-1].append((at, day))
            else:
                found.append([(at, day)])
            expected = self._next(at)
        return found

    def running(self, spells: Sequence[list[tuple[int, date]]]) -> tuple[date, ...]:
        last = spells[-1] if spells else []
        run = tuple(day for _at, day in last)
        if last and self._next(last[-1][0]) != self._count:
            run = ()
        if is_marked_missing(self._days.today_marks) and self._is_open_today():
            return (*run, self._today)
        return run

    def first_days(
        self, rows: Sequence[tuple[int, AbsenceRow]], *, part_is_enough: bool
    ) -> tuple[date, ...]:
        if not self._days.stays:
            return ()
        start = first_days_start(self._days.stays[0].register.starts_on, self._days.stays[0].first)
        found = []
        for _at, row in rows:
            if (row[0] - start).days >= FIRST_DAYS:
                break
            if row[4] or (part_is_enough and row[1] >= LESSON_MINUTES):
                found.append(row[0])
        if self._is_missed_today(part_is_enough=part_is_enough) and self._is_open_today():
            found.append(self._today)
        return tuple(day for day in found if first_days_number(start, day))

    def _is_missed_today(self, *, part_is_enough: bool) -> bool:
        marks = self._days.today_marks
        return is_marked_missing(marks) or (part_is_enough and _has_missed_lesson(marks))

    def _is_open_today(self) -> bool:
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


def _has_missed_lesson(marks: Marks) -> bool:
    return any(mark is not None and mark.kind.is_missing for mark in marks)
