"""Opening figures as they stand, and since when classes keep registers of their own here."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from gf2tracker.domain.totals import Totals, totals_of
from gf2tracker.store.tables import OpeningFigures, RegisterDay

CHUNK = 400


@dataclass(frozen=True, slots=True)
class Opening:
    """A student's absence in a class before its registers were kept here.

    Attributes:
        until: the last day it counts.
        source: what it was read from, "Z8224".
    """

    student_id: int
    class_id: int
    until: dt.date
    source: str
    imported_on: dt.date
    scheduled_minutes: int
    absent_minutes: int
    unlawful_minutes: int

    @property
    def minutes(self) -> tuple[int, int, int]:
        """The scheduled minutes, the lost ones, and the unlawful ones of them."""
        return self.scheduled_minutes, self.absent_minutes, self.unlawful_minutes

    @property
    def totals(self) -> Totals:
        """The same as shares and minutes."""
        return totals_of(*self.minutes)


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """What opening figures may be stored beside.

    Attributes:
        openings: in order of student and class.
        taken: (class, the first day with a register), in order of class; only classes that have.
    """

    openings: tuple[Opening, ...]
    taken: tuple[tuple[int, dt.date], ...]


_COLUMNS = select(
    OpeningFigures.student_id,
    OpeningFigures.class_id,
    OpeningFigures.until,
    OpeningFigures.source,
    OpeningFigures.imported_on,
    OpeningFigures.scheduled_minutes,
    OpeningFigures.absent_minutes,
    OpeningFigures.unlawful_minutes,
)
_FIRST_TAKEN = select(RegisterDay.class_id, func.min(RegisterDay.date)).group_by(
    RegisterDay.class_id
)


def opening_facts(connection: Connection, class_ids: Iterable[int]) -> OpeningFacts:
    """Return the opening figures of classes, and since when they keep registers."""
    wanted = sorted(set(class_ids))
    found: list[Opening] = []
    taken: list[tuple[int, dt.date]] = []
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        rows = connection.execute(_COLUMNS.where(OpeningFigures.class_id.in_(part)))
        found += [Opening(*row) for row in rows]
        first = _FIRST_TAKEN.where(RegisterDay.class_id.in_(part), RegisterDay.taken_count > 0)
        taken += [(class_id, day) for class_id, day in connection.execute(first)]
    order = sorted(found, key=lambda one: (one.student_id, one.class_id))
    return OpeningFacts(tuple(order), tuple(sorted(taken)))


def openings_of(connection: Connection, student_ids: Iterable[int]) -> tuple[Opening, ...]:
    """Return the opening figures of students, in order of student and of the day they end."""
    wanted = sorted(set(student_ids))
    found = [
        Opening(*row)
        for start in range(0, len(wanted), CHUNK)
        for row in connection.execute(
            _COLUMNS.where(OpeningFigures.student_id.in_(wanted[start : start + CHUNK]))
        )
    ]
    return tuple(sorted(found, key=lambda one: (one.student_id, one.until, one.class_id)))
