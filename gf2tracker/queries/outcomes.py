"""What became of everybody enrolled in a class."""

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from gf2tracker.domain.leaving import LeaveReasons
from gf2tracker.domain.outcome import Ending, Outcomes, outcomes
from gf2tracker.domain.people import ClassId
from gf2tracker.store.course import courses_of
from gf2tracker.store.enrolment import Stay, stays_of
from gf2tracker.store.leaving import leave_reasons


def outcomes_of(
    connection: Connection, today: dt.date, class_ids: Iterable[int] | None = None
) -> dict[ClassId, Outcomes]:
    """Return what became of everybody enrolled in some classes, or in all, by class.

    Args:
        connection: the store.
        today: the day.
        class_ids: None means every class; a class nobody was enrolled in is not in the answer.
    """
    wanted = None if class_ids is None else set(class_ids)
    known = leave_reasons(connection)
    courses = courses_of(connection)
    endings: dict[int, list[Ending]] = {}
    for stays in stays_of(connection, courses=courses).values():
        for class_id, ending in _endings(stays, known).items():
            if wanted is None or class_id in wanted:
                endings.setdefault(class_id, []).append(ending)
    return {
        ClassId(class_id): outcomes(found, courses[class_id].ends_on, today)
        for class_id, found in endings.items()
    }


def _endings(stays: Iterable[Stay], known: LeaveReasons) -> Mapping[int, Ending]:
    """Return a student's last time in each class."""
    in_order = list(stays)
    found = {}
    for at, stay in enumerate(in_order):
        reason = known.of(stay.leave_reason)
        found[stay.class_id] = Ending(
            first_day=stay.first_day,
            last_day=stay.last_day,
            counts_as=reason.counts_as if reason else None,
            is_moved=reason is None and at + 1 < len(in_order),
        )
    return found
