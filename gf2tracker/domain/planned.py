"""Absence known before the lesson: which lessons of which days it takes, and what it leaves alone.

A lesson whose register is taken says who was there, so a plan never makes anybody absent from a
lesson they were in; and who is ill or away does not join the class on its company visit.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.mark import AbsenceKind, Mark, Marks
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.domain.people import ReasonId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural

LONGEST_DAYS = 366
_LESSONS = re.compile(r"(?P<after>fra )?\s*(?P<first>\d{1,2})\s*(?P<dash>-)?\s*(?P<last>\d{1,2})?")
COMPANY_VISIT, PLACEMENT, EARLY_OFF = _("virksomhedsbesøg"), _("VFU"), _("fri tidligere")
WAYS_OUT = (COMPANY_VISIT, PLACEMENT, EARLY_OFF)
"""Where a whole class usually is; a school that lacks one gets it the first time it is used."""
EVERY_WEEKDAY = frozenset(range(5))


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be marked, and when.

    Attributes:
        reason_id: the finer reason; None is the kind's own.
        note: what stands beside the marks of each day.
        lessons: the lessons (from 1); None is all of the day's.
        weekdays: the days of the week, Monday is 0.
        rewrites: whether other absence is written over, also where the register is taken.
    """

    period: DayRange
    kind: AbsenceKind
    reason_id: ReasonId | None = None
    note: str = ""
    lessons: frozenset[int] | None = None
    weekdays: frozenset[int] = EVERY_WEEKDAY
    rewrites: bool = False

    def __post_init__(self) -> None:
        if self.kind.has_minutes or self.kind is AbsenceKind.EXEMPT:
            text = _("{kind} kan ikke planlægges. Vælg en grund, der dækker hele lektioner.")
            raise Refusal(text.format(kind=self.kind.label.capitalize()), field="kind")
        if (self.period.last - self.period.first).days > LONGEST_DAYS:
            raise Refusal(_("Perioden er længere end et år. Ret den sidste dag."), field="last")

    def takes(self, day: dt.date, lesson: int) -> bool:
        """Tell whether a lesson (from 1) of a day is meant."""
        is_meant = self.lessons is None or lesson in self.lessons
        return day in self.period and day.weekday() in self.weekdays and is_meant


@dataclass(frozen=True, slots=True)
class SchoolDay:
    """A student's day at school as it stands, before anything is planned.

    Attributes:
        taken: when each lesson's register was taken; None is not yet. As many as the day has.
        marks: a mark or None for each lesson.
        reasons: the id of a reason or None for each lesson.
        exempt: the lessons (from 1) that cannot be marked.
    """

    student_id: int
    class_id: int
    date: dt.date
    taken: tuple[dt.time | None, ...]
    marks: Marks
    reasons: tuple[int | None, ...]
    note: str
    exempt: frozenset[int]


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """What a period is made of, for some students.

    Attributes:
        days: the school days on which they are in a class, by student and date.
        closed: weekdays without school, each with what it is called.
        outside: the students' weekdays outside their enrolments.
    """

    days: tuple[SchoolDay, ...]
    closed: tuple[tuple[dt.date, str], ...] = ()
    outside: int = 0


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """What a plan does to one day.

    Attributes:
        written: the lessons (from 1) that get the mark.
        replaced: those of them that had another one.
        kept: the lessons that were meant but stay as they are.
        is_noted: whether the note belongs to the day.
    """

    day: SchoolDay
    written: tuple[int, ...]
    replaced: tuple[int, ...]
    kept: tuple[int, ...]
    is_noted: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What a wish comes to."""

    days: tuple[PlannedDay, ...]
    closed: tuple[str, ...]
    outside: int

    @property
    def touched(self) -> tuple[PlannedDay, ...]:
        """The days on which something is written."""
        return tuple(one for one in self.days if one.written or one.is_noted)

    @property
    def students(self) -> int:
        """How many students it touches."""
        return len({one.day.student_id for one in self.touched})

    @property
    def dates(self) -> int:
        """How many school days it touches."""
        return len({one.day.date for one in self.touched})

    @property
    def lessons(self) -> int:
        """How many lessons get the mark, through all students."""
        return sum(len(one.written) for one in self.days)

    @property
    def replaced(self) -> int:
        """How many marks are written over."""
        return sum(len(one.replaced) for one in self.days)

    @property
    def kept(self) -> int:
        """How many lessons stay as they are, because they are taken or marked."""
        return sum(len(one.kept) for one in self.days)

    @property
    def has_only_marked(self) -> bool:
        """Whether every lesson that stays as it is has a mark; else some are only taken."""
        return all(
            one.day.marks[lesson - 1] is not None for one in self.days for lesson in one.kept
        )

    @property
    def in_the_way(self) -> int:
        """How many of those are marked as absence that `Wish.rewrites` would write over."""
        marks = (one.day.marks[lesson - 1] for one in self.days for lesson in one.kept)
        return sum(mark is not None and mark.kind.is_missing for mark in marks)


def plan(wish: Wish, known: SchoolDays) -> Plan:
    """Return what a wish does to students' days."""
    days = tuple(_planned(wish, day) for day in known.days)
    closed = dict.fromkeys(
        name or _("lukkede dage")
        for day, name in known.closed
        if day in wish.period and day.weekday() in wish.weekdays
    )
    return Plan(days, tuple(closed), known.outside)


def _planned(wish: Wish, day: SchoolDay) -> PlannedDay:
    written: list[int] = []
    replaced: list[int] = []
    kept: list[int] = []
    same: list[int] = []
    for lesson, old in enumerate(day.marks, start=1):
        if not wish.takes(day.date, lesson) or lesson in day.exempt:
            continue
        is_taken = day.taken[lesson - 1] is not None
        if old is not None and old.kind is wish.kind:
            is_same = day.reasons[lesson - 1] == wish.reason_id
            (same if is_same else written).append(lesson)
        elif may_write(wish, old, is_taken=is_taken):
            written.append(lesson)
            replaced += [lesson] if old is not None else []
        else:
            kept.append(lesson)
    is_noted = bool(wish.note) and bool(written or same) and wish.note not in day.note
    return PlannedDay(day, tuple(written), tuple(replaced), tuple(kept), is_noted)


def may_write(wish: Wish, old: Mark | None, *, is_taken: bool) -> bool:
    """Tell whether a plan's mark may stand in a lesson that has another mark or none."""
    if old is None:
        return not is_taken or wish.kind is AbsenceKind.SCHOOL
    if wish.kind is AbsenceKind.SCHOOL or is_taken:
        return wish.rewrites and old.kind.is_missing
    return True


def noted(old: str, new: str) -> str:
    """Return a day's note with another one after it, each of them once."""
    return "; ".join(filter(None, [old, new])) if new not in old else old


def parse_lessons(text: str) -> frozenset[int] | None:
    """Return the lessons (from 1) meant by "2", "3-5", "1,4" or "fra 5"; None is all of them.

    Nothing and "alle" are all of them. Anything else is refused.
    """
    typed = text.strip().lower().replace("–", "-").replace("lektion", "").replace(".", "")
    if typed in {"", "alle"}:
        return None
    found: set[int] = set()
    for part in typed.replace("og", ",").split(","):
        match = _LESSONS.fullmatch(part.strip())
        if match is None:
            refusal = _("Skriv lektioner som 3-5, 1,4 eller “fra 5”, eller lad feltet stå tomt.")
            raise Refusal(refusal, field="lessons")
        first = int(match["first"])
        is_open = bool(match["after"]) or (match["dash"] and not match["last"])
        last = MOST_LESSONS if is_open else int(match["last"] or first)
        found.update(range(first, last + 1))
    return _real_lessons(found)


def _real_lessons(found: set[int]) -> frozenset[int]:
    if not found or min(found) < 1 or max(found) > MOST_LESSONS:
        text = _("En dag har 1 til {most} lektioner. Ret lektionerne.")
        raise Refusal(text.format(most=MOST_LESSONS), field="lessons")
    return frozenset(found)


def plan_told(found: Plan) -> tuple[str, ...]:
    """Return what a plan touches, and after it each thing it leaves alone."""
    if not found.touched:
        told = [_("Rammer ingen lektioner")]
    else:
        days = plural(found.dates, _("{n} skoledag"), _("{n} skoledage"))
        lessons = plural(found.lessons, _("{n} lektion"), _("{n} lektioner"))
        text = _("Rammer {days} og {lessons}").format(days=days, lessons=lessons)
        students = plural(found.students, _("{n} elev"), _("{n} elever"))
        told = [
            text
            if found.students == 1
            else _("{students}: {text}").format(students=students, text=text[:1].lower() + text[1:])
        ]
    told += [_("springer over: {names}").format(names=", ".join(found.closed))] * bool(found.closed)
    told += _left_alone(found)
    return tuple(told)


def _left_alone(found: Plan) -> list[str]:
    told = []
    if found.replaced:
        told.append(
            plural(found.replaced, _("{n} mærke skrives over"), _("{n} mærker skrives over"))
        )
    if found.kept:
        one = _("{n} ført eller mærket lektion bliver, som den er")
        many = _("{n} førte eller mærkede lektioner bliver, som de er")
        if found.has_only_marked:
            one = _("{n} mærket lektion bliver, som den er")
            many = _("{n} mærkede lektioner bliver, som de er")
        told.append(plural(found.kept, one, many))
    if found.outside:
        one = _("{n} dag ligger uden for elevens tid på holdet")
        many = _("{n} dage ligger uden for elevens tid på holdet")
        told.append(plural(found.outside, one, many))
    return told


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """School days in a row that are marked alike in lessons not taken yet.

    Attributes:
        lessons: how many lessons through all days.
        note: that of the first day.
    """

    student_id: int
    kind: AbsenceKind
    reason_id: int | None
    period: DayRange
    days: int
    lessons: int
    note: str


def planned_runs(days: Iterable[SchoolDay]) -> tuple[PlannedRun, ...]:
    """Return what is planned in some school days, which follow each other by student and date."""
    keyed = ((_planned_kind(day), day) for day in days)
    runs = groupby(keyed, key=lambda one: (one[1].student_id, one[0]))
    return tuple(
        _run([day for _kind, day in run], *key[1]) for key, run in runs if key[1] is not None
    )


def open_lessons(day: SchoolDay) -> tuple[int, ...]:
    """Return the lessons (from 1) that are marked but not taken."""
    pairs = enumerate(zip(day.marks, day.taken, strict=True), start=1)
    return tuple(lesson for lesson, (mark, at) in pairs if mark is not None and at is None)


def _planned_kind(day: SchoolDay) -> tuple[AbsenceKind, int | None] | None:
    for lesson in open_lessons(day):
        mark = day.marks[lesson - 1]
        if mark is not None and not mark.kind.has_minutes:
            return mark.kind, day.reasons[lesson - 1]
    return None


def _run(days: Sequence[SchoolDay], kind: AbsenceKind, reason_id: int | None) -> PlannedRun:
    return PlannedRun(
        student_id=days[0].student_id,
        kind=kind,
        reason_id=reason_id,
        period=DayRange(days[0].date, days[-1].date),
        days=len(days),
        lessons=sum(len(open_lessons(day)) for day in days),
        note=days[0].note,
    )
