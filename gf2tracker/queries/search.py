"""What Ctrl+K finds of the school: students, classes and staff."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import Connection

from gf2tracker.domain.search import Entry, Index, index
from gf2tracker.language import _, join_words
from gf2tracker.queries import classes, staff, students


class TargetKind(StrEnum):
    """What sort of thing an entry leads to."""

    STUDENT = "student"
    CLASS = "class"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Target:
    """What an entry leads to, and the facts that stand at its right.

    Attributes:
        phone: as it is dialled; "" without one, and for a protected student.
        mail: of somebody on the staff.
        class_id: a student's present class.
    """

    kind: TargetKind
    id: int
    facts: str = ""
    phone: str = field(default="", compare=False)
    mail: str = field(default="", compare=False)
    class_id: int | None = field(default=None, compare=False)

    @property
    def code(self) -> str:
        """What it is called where things that were opened are remembered."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Found:
    """Everything that can be found, spelled as it is searched, and by its code."""

    students: Index
    classes: Index
    staff: Index
    by_code: Mapping[str, Entry]


def indexed(connection: Connection, today: dt.date) -> Found:
    """Return everything that can be found, ready to be searched."""
    kinds = (_students(connection, today), _classes(connection, today), _staff(connection))
    pupils, groups, people = (tuple(kind) for kind in kinds)
    return Found(
        index(pupils), index(groups), index(people), dict(_coded((*pupils, *groups, *people)))
    )


def _coded(found: tuple[Entry, ...]) -> Iterator[tuple[str, Entry]]:
    for entry in found:
        if isinstance(entry.key, Target):
            yield entry.key.code, entry


def entries(connection: Connection, today: dt.date) -> tuple[Entry, ...]:
    """Return everything that can be found; protected students are shown by called name alone."""
    return (*_students(connection, today), *_classes(connection, today), *_staff(connection))


def _students(connection: Connection, today: dt.date) -> Iterator[Entry]:
    names = students.full_names(connection)
    for row in students.listing(connection, today):
        protected = _("beskyttet") if row.is_protected else ""
        facts = " · ".join(fact for fact in (row.class_code, row.phone, protected) if fact)
        yield Entry(
            key=Target(TargetKind.STUDENT, row.id, facts, phone=row.phone, class_id=row.class_id),
            text=row.name,
            words=f"{names[row.id]} {row.called} {row.class_code} {row.number or ''}",
            group=_("Elever"),
        )


def _classes(connection: Connection, today: dt.date) -> Iterator[Entry]:
    for row in classes.listing(connection, today):
        facts = f"{row.programme} · {row.site} · {row.state.label}"
        words = f"{row.programme} {row.site} {row.contact_teacher} {row.contact_teacher_name}"
        yield Entry(Target(TargetKind.CLASS, row.id, facts), row.code, words, _("Hold"))


def _staff(connection: Connection) -> Iterator[Entry]:
    for one in staff.everybody(connection):
        roles = join_words(role.label for role in one.roles)
        facts = " · ".join(fact for fact in (one.initials, roles, one.phone) if fact)
        target = Target(TargetKind.STAFF, one.id, facts, phone=one.phone, mail=one.mail)
        yield Entry(target, one.name, one.initials, _("Medarbejdere"))
