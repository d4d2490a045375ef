"""A student's enrolments, for tests that move or end them."""

from sqlalchemy import select

from gf2tracker.store.tables import Enrolment


def enrolments_of(store, student_id):
    """Return the ids of a student's enrolments, in order of first day."""
    found = select(Enrolment.id).where(Enrolment.student_id == student_id)
    ordered = found.order_by(Enrolment.first_day)
    return store.ask(lambda connection: list(connection.execute(ordered).scalars())).value
