"""Pairs and groups of a class by first names alone, for a board on the wall of the classroom."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.firstnames import Person, first_names
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.language import sort_key
from gf2tracker.queries.peers import of_class as peers_of
from gf2tracker.store.setting import settings
from gf2tracker.store.tables import ClassGroup, Student


@dataclass(frozen=True)
class WallGroup:
    """A wellbeing group; `name` is "" where it has only a number."""

    number: int
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Wall:
    """What hangs on the wall.

    Attributes:
        alone: who has no buddy just now.
    """

    school: str
    code: str
    pairs: tuple[tuple[str, ...], ...]
    alone: tuple[str, ...]
    groups: tuple[WallGroup, ...]


def of_class(connection: Connection, class_id: ClassId, today: dt.date) -> Wall:
    """Return the pairs and groups of a class that stand; who has left is in neither."""
    of = peers_of(connection, class_id, today)
    here = [one.student_id for one in of.students]
    asked = select(Student.id, Student.last_name).where(Student.id.in_(here))
    last = {StudentId(one): name for one, name in connection.execute(asked)}
    people = (Person(one, of.called[one], last[one], one in of.protected) for one in here)
    names = first_names(people)
    pairs = [[StudentId(one) for one in pair.members if one in names] for pair in of.pairs]
    seated = {one for pair in pairs for one in pair if len(pair) > 1}
    group = ClassGroup.code
    return Wall(
        school=settings(connection)["school_name"],
        code=connection.execute(select(group).where(ClassGroup.id == class_id)).scalar_one(),
        pairs=tuple(_listed(names[one] for one in pair) for pair in pairs if len(pair) > 1),
        alone=_listed(names[one] for one in here if one not in seated) if pairs else (),
        groups=tuple(
            WallGroup(
                one.number,
                one.name,
                _listed(names[StudentId(who)] for who in one.members if who in names),
            )
            for one in (of.version.groups if of.version else ())
        ),
    )


def _listed(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=sort_key))
