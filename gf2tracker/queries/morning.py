"""What else a morning holds: who is not expected, who is back after days, what was promised."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.back import FEWEST_DAYS, Return, returned
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind, Mark, Marks, unpack
from gf2tracker.domain.note import NoteKind
from gf2tracker.domain.run import absence_runs
from gf2tracker.language import fold, sort_key
from gf2tracker.queries import contact
from gf2tracker.queries.attendance import Attendance
from gf2tracker.queries.away import next_school_day
from gf2tracker.queries.person import Person, people
from gf2tracker.queries.running import RunningClass
from gf2tracker.store.tables import AbsenceDay, FollowUp, Note, Staff

SOON = dt.timedelta(days=1)
WITHOUT_A_WORD = frozenset(
    {AbsenceKind.ABSENT, AbsenceKind.SICK_UNREPORTED, AbsenceKind.UNKNOWN, AbsenceKind.EXEMPT}
)
TRIES = frozenset({ContactKind.SMS, ContactKind.NO_ANSWER})

_STUDENTS: BindParameter[Any] = bindparam("student_ids", expanding=True)
_TODAY: BindParameter[dt.date] = bindparam("today")
_AHEAD = select(AbsenceDay.student_id, AbsenceDay.date, AbsenceDay.marks, AbsenceDay.note).where(
    AbsenceDay.student_id.in_(_STUDENTS), AbsenceDay.date >= _TODAY
)
_PROMISES = select(Note.student_id, Note.text, Note.due_on, Note.id, Note.by).where(
    Note.kind == NoteKind.AGREEMENT.value, Note.done_on.is_(None), Note.due_on <= _TODAY
)
_STEPS = (
    select(FollowUp.student_id, FollowUp.next_step, FollowUp.next_on, Staff.initials)
    .outerjoin(Staff, Staff.id == FollowUp.owner_id)
    .where(FollowUp.next_step != "", FollowUp.next_on <= _TODAY)
)


@dataclass(frozen=True, slots=True)
class NotExpected:
    """A student whose absence today was known before the lesson.

    Attributes:
        lessons: those of today that it takes and whose register is not taken, from 1.
        is_whole_day: whether they are all of today's.
        until: the last school day of it in a row.
        note: beside today's marks; may be empty.
    """

    student: Person
    kind: AbsenceKind
    lessons: tuple[int, ...]
    is_whole_day: bool
    until: dt.date
    note: str


@dataclass(frozen=True, slots=True)
class BackStudent:
    """A student who is back after three days or more, and nobody has said a word yet.

    Attributes:
        kind: of the last day away.
        next_school_day: the one after today; None after the last.
    """

    student: Person
    back: Return
    kind: AbsenceKind | None
    next_school_day: dt.date | None


@dataclass(frozen=True, slots=True)
class Task:
    """Something promised to a student or planned for one, and due.

    Attributes:
        due_on: tomorrow at the latest.
        note_id: the agreement it is; None is the planned next step.
        is_mine: whether it is the asker's to do.
    """

    student: Person
    text: str
    due_on: dt.date
    note_id: int | None
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Morning:
    """Each list has the asker's own first."""

    not_expected: tuple[NotExpected, ...]
    back: tuple[BackStudent, ...]
    tasks: tuple[Task, ...]


def morning(
    connection: Connection,
    classes: Mapping[int, RunningClass],
    known: Attendance,
    today: dt.date,
    mine: str | None,
) -> Morning:
    """Return what else the morning holds for the students of running classes."""
    here = _here(classes, known, today)
    planned = dict(_planned(known, here, today))
    returns = dict(_returns(connection, known, here, today))
    tasks = [row for row in _tasks(connection, today) if row[0] in here]
    wanted = {*planned, *returns, *(row[0] for row in tasks)}
    named = people(connection, {one: here[one] for one in wanted})
    ahead = _ahead(connection, planned, today)
    return Morning(
        not_expected=tuple(
            _not_expected(named[one], here[one], lessons, ahead[one], today)
            for one, lessons in sorted(planned.items(), key=lambda item: _order(named[item[0]]))
        ),
        back=tuple(
            BackStudent(
                student=named[one],
                back=back,
                kind=_kind(known, one, back.last),
                next_school_day=next_school_day(here[one].course, today),
            )
            for one, back in sorted(returns.items(), key=lambda item: _order(named[item[0]]))
        ),
        tasks=tuple(
            sorted(
                (_task(named[row[0]], row, mine) for row in tasks),
                key=lambda task: (not task.is_mine, task.due_on, sort_key(task.student.name)),
            )
        ),
    )


def _order(person: Person) -> tuple[Any, ...]:
    return not person.is_mine, sort_key(person.code), sort_key(person.name)


def _here(
    classes: Mapping[int, RunningClass], known: Attendance, today: dt.date
) -> dict[int, RunningClass]:
    found = {}
    for student_id in known.stays:
        stay = known.stay_on(student_id, today)
        if stay is not None and stay.class_id in classes:
            found[student_id] = classes[stay.class_id]
    return found


def _planned(
    known: Attendance, student_ids: Collection[int], today: dt.date
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the students whose absence of today was known before, with those lessons.

    Who comes later or leaves early is expected.
    """
    for student_id, texts in known.texts.items():
        if today not in texts or student_id not in student_ids:
            continue
        pairs = zip(known.marks(student_id, today), known.taken(student_id, today), strict=False)
        lessons = tuple(
            at
            for at, (mark, taken) in enumerate(pairs, start=1)
            if taken is None and mark is not None and _keeps_away(mark)
        )
        if lessons:
            yield student_id, lessons


def _ahead(
    connection: Connection, student_ids: Iterable[int], today: dt.date
) -> dict[int, dict[dt.date, tuple[str, str]]]:
    found: dict[int, dict[dt.date, tuple[str, str]]] = {}
    wanted = {"student_ids": sorted(student_ids), "today": today}
    for student_id, day, marks, note in connection.execute(_AHEAD, wanted):
        found.setdefault(student_id, {})[day] = (marks, note)
    return found


def _not_expected(
    student: Person,
    one: RunningClass,
    lessons: tuple[int, ...],
    days: Mapping[dt.date, tuple[str, str]],
    today: dt.date,
) -> NotExpected:
    course = one.course
    marks = unpack(days[today][0], lessons[-1])
    first = marks[lessons[0] - 1]
    assert first is not None, "only marked lessons are planned"
    until = today
    for day in course.school_days_between(today, course.last_day):
        if first.kind is not _first_kind(unpack(days.get(day, ("", ""))[0])):
            break
        until = day
    return NotExpected(
        student=student,
        kind=first.kind,
        lessons=lessons,
        is_whole_day=len(lessons) == course.lessons_on(today),
        until=until,
        note=days[today][1],
    )


def _keeps_away(mark: Mark) -> bool:
    return mark.kind not in WITHOUT_A_WORD and not mark.kind.has_minutes


def _first_kind(marks: Marks) -> AbsenceKind | None:
    kinds = (mark.kind for mark in marks if mark is not None)
    return next((kind for kind in kinds if not kind.has_minutes), None)


def _returns(
    connection: Connection, known: Attendance, here: Mapping[int, RunningClass], today: dt.date
) -> Iterator[tuple[int, Return]]:
    found = {}
    for student_id in here:
        days = known.days[student_id]
        if sum(row[4] for row in days.absences) >= FEWEST_DAYS:
            back = returned(absence_runs(days, today), days.line(today).dates)
            if back is not None:
                found[student_id] = back
    contacts = contact.of_students(connection, found)
    for student_id, back in found.items():
        entries = contacts.get(student_id, ())
        if not any(one.day > back.last and one.kind not in TRIES for one in entries):
            yield student_id, back


def _kind(known: Attendance, student_id: int, day: dt.date) -> AbsenceKind | None:
    bar = known.bar(student_id, day)
    return bar.kind if bar else None


_TaskRow = tuple[int, str, dt.date, int | None, str]


def _tasks(connection: Connection, today: dt.date) -> Iterator[_TaskRow]:
    wanted = {"today": today + SOON}
    for student_id, text, due_on, note_id, by in connection.execute(_PROMISES, wanted):
        yield student_id, text, due_on or today, note_id, by
    for student_id, text, due_on, owner in connection.execute(_STEPS, wanted):
        yield student_id, text, due_on or today, None, owner or ""


def _task(student: Person, row: _TaskRow, mine: str | None) -> Task:
    """A promise is its writer's and the class's own; a step its owner's, else the class's own."""
    _student, text, due_on, note_id, who = row
    is_me = bool(mine) and fold(who) == fold(mine or "")
    is_open = note_id is not None or not who
    return Task(student, text, due_on, note_id, is_me or (is_open and student.is_mine))
