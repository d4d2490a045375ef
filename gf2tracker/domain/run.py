"""Absence days in a row, told with their dates."""

from datetime import date

from gf2tracker.domain.absence import is_marked_missing
from gf2tracker.domain.registerline import StudentDays


def absence_runs(days: StudentDays, today: date) -> tuple[tuple[date, ...], ...]:
    """Return a student's runs of whole absence days up to and with today, in order.

    A run goes on over closed days and days without register. A day marked today counts before
    its register is taken.
    """
    line = days.line(today)
    spells = line.spells
    runs = [tuple(day for _at, day in spell) for spell in spells]
    if is_marked_missing(days.today_marks) and line.is_open_today():
        if spells and line.is_latest(spells[-1][-1][0]):
            runs[-1] = (*runs[-1], today)
        else:
            runs.append((today,))
    return tuple(runs)
