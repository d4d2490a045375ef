"""A class's figures as the bare driver and plain Python come to them: a floor for what is asked.

The rules are those of `gf2tracker.domain`, written once more for rows as they come: texts for
days, tuples for answers, one pass a student. Courses, marks and exemptions are the domain's own.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from gf2tracker.domain.absence import is_marked_missing
from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import Course
from gf2tracker.domain.exemption import Exemption, exempt_on, exempt_taken, exempted, parse_exempt
from gf2tracker.domain.figures import first_days_start
from gf2tracker.domain.mark import Marks, unpack
from gf2tracker.domain.pattern import parse_pattern
from gf2tracker.domain.register import unpack_taken

MINUTES = 45
ROLLING = 20
FIRST_DAYS = 14
Rows = list[tuple[Any, ...]]
Place = tuple[int, str, str]  # class, first and last day

COURSES = "SELECT id, code, site_id, starts_on, weeks, phases FROM class_group WHERE id IN ({})"
PATTERNS = "SELECT class_id, from_date, lessons FROM lesson_pattern WHERE class_id IN ({})"
CLOSED = "SELECT site_id, first, last, name FROM closed_period"
OF_THEM = "student_id IN (SELECT student_id FROM enrolment WHERE class_id IN ({}))"
ENROLMENTS = f"""
    SELECT student_id, class_id, first_day, last_day, leave_reason FROM enrolment
    WHERE {OF_THEM} ORDER BY first_day, id"""
REGISTERS = """
    SELECT class_id, date, taken, taken_count FROM register_day
    WHERE class_id IN ({}) AND date <= ? ORDER BY class_id, date"""
ABSENCES = f"""
    SELECT student_id, date, absent_minutes, unlawful_minutes, late_count, is_whole_day, marks
    FROM absence_day WHERE {OF_THEM} AND date <= ? ORDER BY student_id, date"""
EXEMPTIONS = f"SELECT student_id, first, last, pattern FROM exemption WHERE {OF_THEM}"
OPENINGS = """
    SELECT student_id, until, scheduled_minutes, absent_minutes, class_id
    FROM opening_figures WHERE class_id IN ({})"""
LIMITS = "SELECT name, value FROM setting WHERE name IN ('first_days_partial')"


@dataclass
class Register:
    """A class's days with register as texts, lessons taken before each, and the course."""

    course: Course
    code: str
    dates: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)

    def close(self) -> None:
        """Number the days when all are there."""
        self.sums = list(accumulate(self.counts, initial=0))
        self.numbers = {day: at for at, day in enumerate(self.dates)}
        self.starts_on, self.ends_on = str(self.course.starts_on), str(self.course.ends_on)


@dataclass
class School:
    """Rows of some classes as the figures ask for them, by student."""

    today: str
    registers: dict[int, Register]
    stays: dict[int, list[tuple[int, str, str | None, str]]]
    rows: dict[int, Rows]
    exemptions: dict[int, list[Exemption]]
    openings: dict[int, Rows]
    part_is_enough: bool


def ask(bare: Any, text: str, class_ids: Sequence[int], *more: Any) -> Any:
    """Return the rows of a statement about some classes."""
    marks = ",".join("?" * len(class_ids))
    return bare.execute(text.format(marks), (*class_ids, *more)).fetchall()


def read(bare: Any, class_ids: Sequence[int], today: dt.date) -> School:
    """Read what the figures of everybody who is or was in some classes are made of."""
    stays: dict[int, list[tuple[int, str, str | None, str]]] = {}
    for student, *stay in ask(bare, ENROLMENTS, class_ids):
        stays.setdefault(student, []).append(tuple(stay))
    wanted = sorted({*class_ids, *(stay[0] for own in stays.values() for stay in own)})
    rows: dict[int, Rows] = {}
    for row in ask(bare, ABSENCES, class_ids, str(today)):
        rows.setdefault(row[0], []).append(row)
    exemptions: dict[int, list[Exemption]] = {}
    for student, first, last, pattern in ask(bare, EXEMPTIONS, class_ids):
        one = Exemption(_day(first), _day(last), parse_exempt(pattern))
        exemptions.setdefault(student, []).append(one)
    openings: dict[int, Rows] = {}
    for row in ask(bare, OPENINGS, wanted):
        openings.setdefault(row[0], []).append(row)
    decided = dict(bare.execute(LIMITS).fetchall())
    return School(
        today=str(today),
        registers=registers_of(bare, wanted, str(today)),
        stays=stays,
        rows=rows,
        exemptions=exemptions,
        openings=openings,
        part_is_enough=decided.get("first_days_partial") == "1",
    )


def registers_of(bare: Any, class_ids: Sequence[int], today: str) -> dict[int, Register]:
    """Return the days with register of some classes."""
    closed: dict[int | None, list[DayRange]] = {None: []}
    for site, first, last, name in bare.execute(CLOSED).fetchall():
        closed.setdefault(site, []).append(DayRange(_day(first), _day(last), name))
    patterns: dict[int, list[Any]] = {}
    for class_id, since, lessons in ask(bare, PATTERNS, class_ids):
        patterns.setdefault(class_id, []).append((_day(since), parse_pattern(lessons)))
    found = {}
    for class_id, code, site, starts_on, weeks, phases in ask(bare, COURSES, class_ids):
        shut = sorted(closed[None] + closed.get(site, []), key=lambda one: (one.first, one.last))
        parts = tuple(int(part) for part in phases.split("-"))
        own = tuple(patterns.get(class_id, ()))
        found[class_id] = Register(Course(_day(starts_on), weeks, parts, tuple(shut), own), code)
    for class_id, day, taken, count in ask(bare, REGISTERS, class_ids, today):
        one = found[class_id]
        one.taken[day] = taken
        lessons = one.course.lessons_on(_day(day))
        is_long = taken.count("|") >= lessons
        counted = sum(1 for at in taken.split("|")[:lessons] if at) if is_long else count
        if counted:
            one.dates.append(day)
            one.counts.append(counted)
    for one in found.values():
        one.close()
    return found


def present_course(school: School, student: int) -> list[Place]:
    """Return the enrolments of a student's present course: class, first and last day."""
    every = [
        (class_id, first, last or school.registers[class_id].ends_on)
        for class_id, first, last, _reason in school.stays[student]
    ]
    if len(every) == 1:
        return every
    begun = [one for one in every if one[1] <= school.today] or every[:1]
    at = len(begun) - 1
    while at > 0 and _goes_on(begun[at - 1], begun[at]):
        at -= 1
    return begun[max(at, 0) :]


@dataclass
class Seen:
    """What the figures were made of, for whoever asks further.

    Attributes:
        lost: marked days with their numbers.
        runs: whole days in a row, today's marks included.
        spans: of each enrolment its register, first day and end.
        exempt: lessons that do not count, by number of day.
    """

    lost: Rows
    runs: list[list[str]]
    spans: list[tuple[Register, int, int]]
    exempt: dict[int, int]


def figures(school: School, student: int, places: Sequence[Place]) -> tuple[Any, ...]:
    """Return the values of StudentFigures in their order, days as texts."""
    return figures_and_days(school, student, places)[0]


def figures_and_days(
    school: School, student: int, places: Sequence[Place]
) -> tuple[tuple[Any, ...], Seen]:
    """Return the values of StudentFigures in their order, and what they are made of."""
    today, rows = school.today, school.rows.get(student, ())
    exempt, free = exempt_lessons(school, student, places)
    taken = rolling = before = 0
    lost: list[tuple[int, tuple[Any, ...]]] = []
    spans = []
    for class_id, first_day, last_day in places:
        one = school.registers[class_id]
        first = bisect_left(one.dates, first_day)
        end = max(first, bisect_right(one.dates, min(last_day, today)))
        number, shift = one.numbers.get, before - first
        lost += [(at + shift, row) for row in rows if first <= (at := number(row[1], -1)) < end]
        taken += one.sums[end] - one.sums[first]
        spans.append((one, first, end))
        before += end - first
    since = max(0, before - ROLLING)
    minutes = unlawful = late = rolled = 0
    runs: list[list[str]] = []
    expected = -1
    for at, (_student, day, absent, wrong, arrivals, is_whole, _marks) in lost:
        minutes += absent
        unlawful += wrong
        late += arrivals
        if at >= since:
            rolled += absent
        if is_whole:
            if at == expected:
                runs[-1].append(day)
            else:
                runs.append([day])
            expected = at + 1
            while expected in free:
                expected += 1
    rolling = _lessons_since(spans, since) - sum(n for at, n in exempt.items() if at >= since)
    taken -= sum(exempt.values())
    marks = today_marks(school, student, places)
    is_open = bool(marks) and _is_open(school, places)
    lengths = [len(run) for run in runs]
    running = runs[-1] if runs and expected == before else []
    if is_open and is_marked_missing(marks):
        runs = [*runs[: len(runs) - bool(running)], [*running, today]]
        running = runs[-1]
    told = (
        minutes / (taken * MINUTES) if taken else None,
        unlawful / (taken * MINUTES) if taken else None,
        rolled / (rolling * MINUTES) if rolling else None,
        sum(lengths),
        len(lengths),
        max(lengths, default=0),
        late,
        taken,
        round(minutes / MINUTES, 2),
        early_days(school, places, lost, marks if is_open else ()),
        running[0] if running else None,
        len(running),
        minutes,
        unlawful,
    )
    return told, Seen(lost, runs, spans, exempt)


def early_days(
    school: School, places: Sequence[Place], lost: Rows, marks: Marks
) -> tuple[str, ...]:
    """Return the absence days among the first 14; marks are today's while it is open."""
    one = school.registers[places[0][0]]
    start = first_days_start(one.course.starts_on, _day(places[0][1]))
    first, end = str(start), str(start + dt.timedelta(days=FIRST_DAYS))
    found = []
    for _at, row in lost:
        if row[1] >= end:
            break
        if row[5] or (school.part_is_enough and row[2] >= MINUTES):
            found.append(row[1])
    missed = any(mark is not None and mark.kind.is_missing for mark in marks)
    if is_marked_missing(marks) or (school.part_is_enough and missed):
        found.append(school.today)
    return tuple(day for day in found if first <= day < end)


def exempt_lessons(
    school: School, student: int, places: Sequence[Place]
) -> tuple[dict[int, int], set[int]]:
    """Return taken lessons a student was exempt from by number of day, and the days wholly free."""
    own = school.exemptions.get(student, ())
    marked = {row[1]: row[6] for row in school.rows.get(student, ()) if "-" in row[6]}
    exempt: dict[int, int] = {}
    free: set[int] = set()
    if not own and not marked:
        return exempt, free
    texts = {row[1]: row[6] for row in school.rows.get(student, ())}
    before = 0
    for class_id, first_day, last_day in places:
        one = school.registers[class_id]
        dates = [day for day in one.dates if first_day <= day <= min(last_day, school.today)]
        for at, day in enumerate(dates, start=before):
            off = exempt_on(own, _day(day))
            if not off and day not in marked:
                continue
            lessons = one.course.lessons_on(_day(day))
            marks = exempted(unpack(texts.get(day, ""), lessons)[:lessons], off)
            count = exempt_taken(marks, unpack_taken(one.taken[day], lessons))
            if count:
                exempt[at] = count
                if count >= one.counts[one.numbers[day]]:
                    free.add(at)
        before += len(dates)
    return exempt, free


def today_marks(school: School, student: int, places: Iterable[Place]) -> Marks:
    """Return today's marks, exempt lessons marked so; none without a row of today."""
    rows = school.rows.get(student, ())
    if not rows or rows[-1][1] != school.today:
        return ()
    for class_id, first, last in places:
        if first <= school.today <= last:
            day = _day(school.today)
            lessons = school.registers[class_id].course.lessons_on(day)
            marks = unpack(rows[-1][6], lessons)[:lessons]
            return exempted(marks, exempt_on(school.exemptions.get(student, ()), day))
    return ()


def limit_share(
    school: School, student: int, places: Sequence[Place], told: Mapping[int, Any] | Sequence[Any]
) -> float | None:
    """Return what the limits are held against: the total, or the one with opening figures."""
    classes = {place[0] for place in places}
    openings = [row for row in school.openings.get(student, ()) if row[4] in classes]
    own: float | None = told[0]
    if not openings:
        return own
    minutes, scheduled = told[12], told[7] * MINUTES
    first = _first_day(school, places)
    for _student, until, of, lost, _class in openings:
        if first is None or until < first:
            minutes += lost
            scheduled += of
    shares = (own, minutes / scheduled if scheduled else None)
    return max((share for share in shares if share is not None), default=None)


def _first_day(school: School, places: Sequence[Place]) -> str | None:
    for class_id, first, last in places:
        for day in school.registers[class_id].dates:
            if first <= day <= min(last, school.today):
                return day
    return None


def _lessons_since(spans: Sequence[tuple[Register, int, int]], since: int) -> int:
    lessons = before = 0
    for one, first, end in spans:
        begin = min(max(first, first + since - before), end)
        lessons += one.sums[end] - one.sums[begin]
        before += end - first
    return lessons


def _is_open(school: School, places: Iterable[Place]) -> bool:
    here = [place for place in places if place[1] <= school.today <= place[2]]
    return bool(here) and school.today not in school.registers[here[0][0]].numbers


def _goes_on(before: Place, after: Place) -> bool:
    ended = _day(before[2]) + dt.timedelta(days=1)
    return before[0] == after[0] or str(ended) >= after[1]


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
