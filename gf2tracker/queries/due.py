"""On which days a class's registers are asked for, the same rule for every page."""

import datetime as dt

from gf2tracker.domain.untaken import days_due
from gf2tracker.queries.attendance import Attendance


def due_days(
    known: Attendance, class_id: int, opened: dt.date | None, today: dt.date
) -> tuple[dt.date, ...]:
    """Return the days before today on which a class should have had its register taken.

    Days on which nobody was in the class are not among them.

    Args:
        known: the attendance of the class up to and with today.
        class_id: the class.
        opened: the last day of its opening figures; None without any.
        today: the day.
    """
    taken = (day for day, text in known.registers[class_id].items() if text.strip("|"))
    days = days_due(known.courses[class_id].school_days, today, min(taken, default=None), opened)
    return tuple(day for day in days if has_students(known, class_id, day))


def has_students(known: Attendance, class_id: int, day: dt.date) -> bool:
    """Tell whether anybody was in a class on a day."""
    return any(day in stay for _student, stay in known.members.get(class_id, ()))
