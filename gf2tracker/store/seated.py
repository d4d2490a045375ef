"""Who may be put into pairs and groups of a class on a day."""

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.store.course import course_of
from gf2tracker.store.enrolment import stays_in


def students_here(connection: Connection, class_id: int, day: dt.date) -> frozenset[int]:
    """Return who is in a class on a day, or comes later: those who have left are not here.

    Raises:
        Refusal: the class's course is over.
    """
    course = course_of(connection, class_id)
    if day > course.ends_on:
        raise Refusal(_("Holdets forløb er slut, så par og grupper kan ikke længere ændres."))
    stays = stays_in(connection, class_id, course)
    return frozenset(stay.student_id for stay in stays if stay.ends_on >= day)


def check_seats(seats: Iterable[Sequence[int]], here: frozenset[int]) -> None:
    """Refuse students who are not in the class, and those who are seated twice."""
    taken = [student_id for seat in seats for student_id in seat]
    if not set(taken) <= here:
        raise Refusal(_("En af eleverne er ikke længere på holdet. Se siden igen."))
    if len(set(taken)) < len(taken):
        raise Refusal(_("En elev kan kun være ét sted."))
