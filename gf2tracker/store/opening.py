"""Opening figures as they stand, and since when classes keep registers of their own here."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from gf2tracker.domain.opening import Opening
from gf2tracker.store.tables import OpeningFigures, RegisterDay

CHUNK = 400


@dataclass(frozen=True, slots=True)
class KeptOpening:
    """Opening figures as they are stored: of a student in a class."""

    student_id: int
    class_id: int
    figures: Opening


@dataclass(frozen=True, slots=True)
class OpeningFacts:
    """What opening figures may be stored beside.

    Attributes:
        openings: in order of student and class.
        taken: (class, the first day with a register), in order of class; only classes that have.
    """

    openings: tuple[KeptOpening, ...]
    taken: tuple[tuple[int, dt.date], ...]


_COLUMNS = select(
    OpeningFigures.student_id,
    OpeningFigures.class_id,
    OpeningFigures.until,
    OpeningFigures.source,
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
    found: list[KeptOpening] = []
    taken: list[tuple[int, dt.date]] = []
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        rows = connection.execute(_COLUMNS.where(OpeningFigures.class_id.in_(part)))
        found += [_kept(*row) for row in rows]
        first = _FIRST_TAKEN.where(RegisterDay.class_id.in_(part), RegisterDay.taken_count > 0)
        taken += [(class_id, day) for class_id, day in connection.execute(first)]
    order = sorted(found, key=lambda one: (one.student_id, one.class_id))
    return OpeningFacts(tuple(order), tuple(sorted(taken)))


def _kept(student_id: int, class_id: int, *figures: Any) -> KeptOpening:
    return KeptOpening(student_id, class_id, Opening(*figures))
