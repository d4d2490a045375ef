"""A student's enrolments that belong together: one course, through moves and leave."""

import datetime as dt
from collections.abc import Sequence
from typing import Protocol, TypeVar

DAY = dt.timedelta(days=1)


class Enrolled(Protocol):
    """One enrolment as it stands: a class from its first to the last day it can count."""

    @property
    def id(self) -> int:
        """Return its number."""

    @property
    def class_id(self) -> int:
        """Return the class."""

    @property
    def first_day(self) -> dt.date:
        """Return the first day."""

    @property
    def ends_on(self) -> dt.date:
        """Return the last day."""


E = TypeVar("E", bound=Enrolled)


def one_course(enrolments: Sequence[E], today: dt.date) -> tuple[E, ...]:
    """Return the enrolments that make up a student's present or latest course.

    A course goes on over a move, where the new enrolment starts the day after the old one ends,
    and over a leave from the same class. Whoever takes GF2 again starts afresh.

    Args:
        enrolments: all of a student's, in order of first day.
        today: enrolments that begin later only count when there is no other.
    """
    begun = [one for one in enrolments if one.first_day <= today] or list(enrolments[:1])
    at = len(begun) - 1
    while at > 0 and _goes_on(begun[at - 1], begun[at]):
        at -= 1
    return tuple(begun[max(at, 0) :])


def _goes_on(before: Enrolled, after: Enrolled) -> bool:
    return before.class_id == after.class_id or before.ends_on + DAY >= after.first_day
