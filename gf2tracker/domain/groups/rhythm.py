"""When groups and pairs are to meet again, in school weeks: a closed week is no week.

Source: skolernes praksis; a buddy scheme needs fixed meetings to survive the start, every second
week where nothing else is agreed.
"""

from dataclasses import dataclass
from datetime import date

from gf2tracker.domain.course import Course
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_short, plural

DEFAULT_RHYTHM, LONGEST_RHYTHM = 2, 10


@dataclass(frozen=True, slots=True)
class Due:
    """A meeting that is to be held now or should have been.

    Attributes:
        by: the last school day on which it keeps the rhythm.
        weeks: school weeks since the last meeting, or since the groups were made.
        is_overdue: whether that day has passed.
    """

    by: date
    weeks: int
    is_overdue: bool

    @property
    def text(self) -> str:
        """The reminder in Danish, without whom it is about."""
        if not self.is_overdue:
            return _("skal mødes senest {day}").format(day=date_short(self.by))
        weeks = plural(self.weeks, "{n} skoleuge", "{n} skoleuger")
        return _("skulle have mødtes senest {day}, {weeks} siden sidst").format(
            day=date_short(self.by), weeks=weeks
        )


def check_rhythm(weeks: int) -> None:
    """Refuse a rhythm that is not 1 to 10 school weeks."""
    if not 1 <= weeks <= LONGEST_RHYTHM:
        text = _("Vælg mellem 1 og {most} skoleuger mellem to møder.")
        raise Refusal(text.format(most=LONGEST_RHYTHM), field="rhythm")


def due(course: Course, rhythm: int, since: date, today: date) -> Due | None:
    """Return the meeting that is due; None before its week, and outside the course.

    Args:
        course: the weeks of the class.
        rhythm: school weeks between two meetings.
        since: the day of the last meeting; the day the groups were made where there is none.
        today: a meeting that is due in its week is overdue from the next school week on.
    """
    check_rhythm(rhythm)
    met = max(1, course.weeks_begun(since))
    week = met + rhythm
    if week > course.weeks or today > course.last_day or course.weeks_begun(today) < week:
        return None
    by = course.teaching_weeks[week - 1].days[-1]
    return Due(by, course.weeks_begun(today) - met, is_overdue=today > by)
