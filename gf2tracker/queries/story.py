"""One student's story: everything dated that is known, as one line of time."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Any

from sqlalchemy import Connection, select

from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.lessonwords import lesson_words
from gf2tracker.domain.mark import Mark, Marks, describe, unpack
from gf2tracker.domain.notice import Informed
from gf2tracker.domain.people import StudentId
from gf2tracker.domain.register import unpack_reasons
from gf2tracker.language import _, date_short, join_words
from gf2tracker.queries import changes, contact, notes, students, studentseats, tasks
from gf2tracker.queries.contact import ContactEntry
from gf2tracker.queries.notes import NoteEntry
from gf2tracker.queries.students import EnrolmentRow, StudentDetails
from gf2tracker.queries.studentseats import StudentSeats
from gf2tracker.queries.tasks import TaskRow
from gf2tracker.store.course import courses_of
from gf2tracker.store.tables import AbsenceDay, ClassGroup, Reason, RegisterDay, Staff

DAY = dt.timedelta(days=1)


class EventKind(StrEnum):
    """What an event is about; the page filters by it."""

    ABSENCE = "absence"
    CONTACT = "contact"
    MEETING = "meeting"
    NOTE = "note"
    ENROLMENT = "enrolment"
    CHANGE = "change"

    @property
    def label(self) -> str:
        return _KINDS[self]


_KINDS = {
    EventKind.ABSENCE: _("Fravær"),
    EventKind.CONTACT: _("Opkald"),
    EventKind.MEETING: _("Samtaler"),
    EventKind.NOTE: _("Noter"),
    EventKind.ENROLMENT: _("Hold"),
    EventKind.CHANGE: _("Ændringer"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Attributes:
        at: the moment, aware, in UTC; None where only the day is known.
        title: "Udeblevet hele dagen"; text: what more is known, one line each, "" for nothing.
        who: the name of who noted it, or initials that the staff list does not know, or "".
        marks: of a day of absence, one for each lesson; else empty.
        id: of a contact; None for all else.
        note: the note it is; None for all else.
        task: what somebody has promised to do about the student; None for all else.
    """

    kind: EventKind
    date: dt.date
    at: dt.datetime | None
    title: str
    text: str
    who: str
    marks: Marks = ()
    id: int | None = None
    note: NoteEntry | None = None
    task: TaskRow | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A student and all that happened, the newest first."""

    student: StudentDetails
    events: tuple[Event, ...]


def of_student(connection: Connection, student_id: StudentId, today: dt.date) -> Story:
    """Return a student's story; refused when the student is gone."""
    student = students.one(connection, student_id, today)
    staff = connection.execute(select(Staff.initials, Staff.name))
    names = {row.initials: row.name for row in staff}
    events = [
        *_absence(connection, student, names),
        *_contacts(connection, student_id, names),
        *_notes(connection, student_id, names),
        *_tasks(connection, student_id, names),
        *_enrolments(student.enrolments),
        *_seats(studentseats.of_student(connection, student_id, today)),
        *_changes(connection, student, names),
    ]
    return Story(student, tuple(sorted(events, key=_newest_first)))


def _name(names: Mapping[str, str], by: str) -> str:
    return names.get(by.upper(), by)


def _newest_first(event: Event) -> tuple[int, float, int]:
    moment = event.at.timestamp() if event.at else float("inf")
    return -event.date.toordinal(), -moment, list(EventKind).index(event.kind)


def _absence(
    connection: Connection, student: StudentDetails, names: Mapping[str, str]
) -> Iterator[Event]:
    classes = {stay.class_id for stay in student.enrolments}
    courses = courses_of(connection, classes)
    taken = select(RegisterDay.class_id, RegisterDay.date, RegisterDay.taken_by)
    registers = connection.execute(taken.where(RegisterDay.class_id.in_(classes)))
    takers = {(row.class_id, row.date): row.taken_by for row in registers}
    reasons = {row.id: row for row in connection.execute(select(Reason.id, Reason.name))}
    days = select(
        AbsenceDay.date,
        AbsenceDay.marks,
        AbsenceDay.reasons,
        AbsenceDay.note,
        AbsenceDay.noted_by,
    ).where(AbsenceDay.student_id == student.id)
    for row in connection.execute(days):
        stay = _stay_on(student.enrolments, row.date)
        lessons = courses[stay.class_id].lessons_on(row.date) if stay else 0
        marks = unpack(row.marks, lessons)
        by = (takers.get((stay.class_id, row.date)) if stay else "") or row.noted_by
        told = {reasons[one].name for one in unpack_reasons(row.reasons) if one in reasons}
        yield Event(
            kind=EventKind.ABSENCE if any(marks) else EventKind.NOTE,
            date=row.date,
            at=None,
            title=_day_in_words(marks) if any(marks) else _("Note"),
            text="\n".join(line for line in (join_words(sorted(told)), row.note) if line),
            who=_name(names, by),
            marks=marks if any(marks) else (),
        )


def _stay_on(stays: tuple[EnrolmentRow, ...], day: dt.date) -> EnrolmentRow | None:
    return next((stay for stay in stays if stay.first_day <= day <= stay.ends_on), None)


def _day_in_words(marks: Marks) -> str:
    runs = [(mark, list(run)) for mark, run in groupby(enumerate(marks, 1), lambda one: one[1])]
    words = [_run_in_words(mark, run, len(marks)) for mark, run in runs if mark is not None]
    text = ", ".join(words)
    return text[:1].upper() + text[1:]


def _run_in_words(mark: Mark, run: list[tuple[int, Any]], lessons: int) -> str:
    if len(run) == lessons and lessons > 1:
        return describe(mark, whole_day=True)
    which = lesson_words(lesson for lesson, _mark in run)
    return _("{mark} {lessons}").format(mark=describe(mark), lessons=which)


def _contacts(
    connection: Connection, student_id: StudentId, names: Mapping[str, str]
) -> Iterator[Event]:
    for entry in contact.of_student(connection, student_id):
        yield Event(
            kind=_CONTACTS.get(entry.kind, EventKind.CONTACT),
            date=entry.day,
            at=entry.at,
            title=_contact_title(entry),
            text=entry.text,
            who=_name(names, entry.by),
            id=entry.id,
        )


def _contact_title(entry: ContactEntry) -> str:
    if entry.kind is ContactKind.NOTE and entry.handled_until is not None:
        return _("Håndteret til {day}").format(day=date_short(entry.handled_until))
    return entry.kind.label.capitalize()


_CONTACTS = {ContactKind.NOTE: EventKind.NOTE, ContactKind.MEETING: EventKind.MEETING}


def _notes(
    connection: Connection, student_id: StudentId, names: Mapping[str, str]
) -> Iterator[Event]:
    for entry in notes.of_student(connection, student_id):
        yield Event(
            kind=EventKind.NOTE,
            date=entry.day,
            at=entry.at,
            title=_note_title(entry),
            text=entry.text,
            who=_name(names, entry.by),
            note=entry,
        )


def _note_title(entry: NoteEntry) -> str:
    kind = entry.kind.label.capitalize()
    if entry.done_on is not None:
        return _("{kind}, klaret {day}").format(kind=kind, day=date_short(entry.done_on))
    if entry.due_on is not None:
        return _("{kind}, senest {day}").format(kind=kind, day=date_short(entry.due_on))
    return kind


def _tasks(
    connection: Connection, student_id: StudentId, names: Mapping[str, str]
) -> Iterator[Event]:
    for row in tasks.of_student(connection, student_id):
        yield Event(
            kind=EventKind.NOTE,
            date=row.at.astimezone().date(),
            at=row.at,
            title=_task_title(row),
            text=row.text,
            who=row.owner_name or _name(names, row.by),
            task=row,
        )


def _task_title(row: TaskRow) -> str:
    if row.done_on is not None:
        return _("Opgave, klaret {day}").format(day=date_short(row.done_on))
    if row.due_on is not None:
        return _("Opgave, senest {day}").format(day=date_short(row.due_on))
    return _("Opgave")


def _enrolments(stays: tuple[EnrolmentRow, ...]) -> Iterator[Event]:
    moved_from = {
        after.id: before.class_code
        for before, after in pairwise(stays)
        if before.last_day is not None and before.last_day + DAY == after.first_day
    }
    moved_on = {before.id for before, after in pairwise(stays) if after.id in moved_from}
    for stay in stays:
        begun = _("Begyndte på {code}").format(code=stay.class_code)
        if stay.id in moved_from:
            codes = {"old": moved_from[stay.id], "new": stay.class_code}
            begun = _("Flyttet fra {old} til {new}").format(**codes)
        yield Event(EventKind.ENROLMENT, stay.first_day, None, begun, "", "")
        if stay.last_day is not None and stay.id not in moved_on:
            yield _left(stay, stay.last_day)


def _left(stay: EnrolmentRow, last_day: dt.date) -> Event:
    title = _("Sidste dag på {code}").format(code=stay.class_code)
    if stay.leave_reason is not None:
        reason = stay.leave_reason.name
        title = _("Meldt ud af {code}: {reason}").format(code=stay.class_code, reason=reason)
    told = [stay.cause_as_told]
    if stay.destination:
        told.append(_("Går videre til {destination}").format(destination=stay.destination))
    if stay.informed:
        who = join_words(one.label for one in Informed if one in stay.informed)
        told.append(_("Har fået besked: {who}").format(who=who))
    text = "\n".join(line for line in told if line)
    return Event(EventKind.ENROLMENT, last_day, None, title, text, "")


def _seats(seats: StudentSeats) -> Iterator[Event]:
    """Yield when a pair began and ended, and when the student came into another group."""
    for pair in seats.pairs:
        names = join_words(mate.name for mate in pair.mates)
        begun = _("Makker med {names}").format(names=names)
        yield Event(EventKind.ENROLMENT, pair.first_day, None, begun, "", "")
        if pair.last_day is not None:
            ended = _("Ikke længere makker med {names}").format(names=names)
            yield Event(EventKind.ENROLMENT, pair.last_day, None, ended, pair.reason, "")
    before: tuple[str, ...] = ()
    for group in seats.groups:
        others = tuple(mate.name for mate in group.mates)
        if (group.title, *others) != before:
            text = _("Sammen med {names}").format(names=join_words(others)) if others else ""
            yield Event(EventKind.ENROLMENT, group.first_day, None, group.title, text, "")
        before = (group.title, *others)


def _changes(
    connection: Connection, student: StudentDetails, names: Mapping[str, str]
) -> Iterator[Event]:
    rows = connection.execute(select(ClassGroup.id, ClassGroup.code))
    codes = {row.id: row.code for row in rows}
    enrolments = tuple(stay.id for stay in student.enrolments)
    for told in changes.of_student(connection, student.id, enrolments, codes):
        yield Event(
            kind=EventKind.CHANGE,
            date=told.at.astimezone().date(),
            at=told.at,
            title=told.title,
            text=told.text,
            who=_name(names, told.by),
        )
