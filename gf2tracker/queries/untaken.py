"""The registers of running classes: which are taken today, and which should have been."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.register import unpack_taken
from gf2tracker.domain.untaken import untaken
from gf2tracker.language import sort_key
from gf2tracker.queries.attendance import Attendance
from gf2tracker.queries.due import due_days, has_students
from gf2tracker.queries.running import RunningClass
from gf2tracker.store.absence import Taken


@dataclass(frozen=True, slots=True)
class MissingRegister:
    """A class's day with lessons whose register should have been taken.

    Attributes:
        teacher: the contact teacher's initials; empty without one.
        lessons: from 1.
        since: when the first of them began; None where the bell has no such lesson.
    """

    class_id: int
    code: str
    teacher: str
    is_mine: bool
    date: dt.date
    lessons: tuple[int, ...]
    since: dt.time | None


@dataclass(frozen=True, slots=True)
class TeacherGaps:
    """What one contact teacher's classes miss.

    Attributes:
        initials: empty for classes without a contact teacher.
        name: the initials where nobody has them any more; empty without a teacher.
        missing: the oldest first.
    """

    initials: str
    name: str
    missing: tuple[MissingRegister, ...]

    @property
    def lessons(self) -> int:
        """How many lessons they are."""
        return sum(len(one.lessons) for one in self.missing)

    @property
    def codes(self) -> tuple[str, ...]:
        """The classes, in order of code."""
        return tuple(sorted({one.code for one in self.missing}, key=sort_key))


@dataclass(frozen=True, slots=True)
class ClassToday:
    """A class that has school today.

    Attributes:
        lesson: the lesson that began last, the first before school; from 1.
        starts: when it begins; None where the bell has no such lesson.
        has_begun: whether it has.
        taken_at: when its register was taken; None is not yet.
        present: students who are there; exempt students are not counted at all.
        students: students who should be.
    """

    class_id: int
    code: str
    teacher: str
    is_mine: bool
    lesson: int
    starts: dt.time | None
    has_begun: bool
    taken_at: dt.time | None
    present: int
    students: int


def missing_registers(
    classes: Iterable[RunningClass], known: Attendance, today: dt.date, now: dt.time
) -> tuple[MissingRegister, ...]:
    """Return what should have been taken by now; for the days before today see `days_due`.

    The asker's own classes come first, then the newest days, then by class code.
    """
    found = [
        _missing(one, known, day, now if day == today else None)
        for one in classes
        for day in _days(one, known, today)
        if not _is_whole(one, known, day)
    ]
    missing = (one for one in found if one.lessons)
    return tuple(
        sorted(
            missing, key=lambda one: (not one.is_mine, -one.date.toordinal(), sort_key(one.code))
        )
    )


def by_teacher(
    missing: Iterable[MissingRegister], names: Mapping[str, str]
) -> tuple[TeacherGaps, ...]:
    """Return the missing registers by contact teacher, who misses most lessons first.

    Args:
        missing: the registers.
        names: the staff's names by initials.
    """
    found: dict[str, list[MissingRegister]] = {}
    for one in missing:
        found.setdefault(one.teacher, []).append(one)
    gaps = (
        TeacherGaps(
            initials=initials,
            name=names.get(initials, initials),
            missing=tuple(sorted(some, key=lambda one: (one.date, sort_key(one.code)))),
        )
        for initials, some in found.items()
    )
    return tuple(sorted(gaps, key=lambda one: (-one.lessons, sort_key(one.name))))


def classes_today(
    classes: Iterable[RunningClass], known: Attendance, today: dt.date, now: dt.time
) -> tuple[ClassToday, ...]:
    """Return the classes that have school today, the asker's own first, then by code."""
    found = [
        _class_today(one, known, today, now) for one in classes if one.course.is_school_day(today)
    ]
    return tuple(sorted(found, key=lambda one: (not one.is_mine, sort_key(one.code))))


def _days(one: RunningClass, known: Attendance, today: dt.date) -> tuple[dt.date, ...]:
    days = due_days(known, one.class_id, one.opened, today)
    is_due = one.course.is_school_day(today) and has_students(known, one.class_id, today)
    return (*days, today) if is_due else days


def _is_whole(one: RunningClass, known: Attendance, day: dt.date) -> bool:
    register = known.taken_days[one.class_id]
    at = register.numbers.get(day)
    return at is not None and register.taken[at] == one.course.lessons_on(day)


def _missing(
    one: RunningClass, known: Attendance, day: dt.date, now: dt.time | None
) -> MissingRegister:
    lessons = untaken(_taken(one, known, day), one.bell, now)
    return MissingRegister(
        class_id=one.class_id,
        code=one.code,
        teacher=one.teacher,
        is_mine=one.is_mine,
        date=day,
        lessons=lessons,
        since=one.bell.starts(lessons[0]) if lessons else None,
    )


def _taken(one: RunningClass, known: Attendance, day: dt.date) -> Taken:
    lessons = one.course.lessons_on(day)
    return unpack_taken(known.registers[one.class_id].get(day, ""), lessons)[:lessons]


def _class_today(one: RunningClass, known: Attendance, today: dt.date, now: dt.time) -> ClassToday:
    taken = _taken(one, known, today)
    begun = min(one.bell.lessons_begun(now), len(taken))
    lesson = max(begun, 1)
    marks = [
        known.marks(student_id, today)[lesson - 1]
        for student_id, stay in known.members.get(one.class_id, ())
        if today in stay
    ]
    here = [mark for mark in marks if mark is None or mark.kind is not AbsenceKind.EXEMPT]
    missing = sum(mark is not None and mark.kind.is_missing for mark in here)
    return ClassToday(
        class_id=one.class_id,
        code=one.code,
        teacher=one.teacher,
        is_mine=one.is_mine,
        lesson=lesson,
        starts=one.bell.starts(lesson),
        has_begun=begun > 0,
        taken_at=taken[lesson - 1],
        present=len(here) - missing,
        students=len(here),
    )
