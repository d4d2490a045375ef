"""The week's foot: counts with their tiles, and the register of the cursor's day."""

from datetime import datetime

from gf2tracker.language import _, date_short
from gf2tracker.queries.week import Week, WeekDay
from ui.register.foot import RegisterFoot
from ui.register.lessons import next_lessons
from ui.week.words import day_state, take_words


class WeekFoot(RegisterFoot):
    """How many students have what this week; the button takes the register of a day."""

    def show_week(self, week: Week, day: WeekDay | None, now: datetime, lesson: int) -> None:
        """Show a week's counts, and offer the register of the cursor's day.

        Args:
            week: what is shown.
            day: the cursor's; None without one.
            now: the moment.
            lesson: the cursor's lesson in its day, from 1.
        """
        without = sum(1 for row in week.rows if not any(row.marks))
        self.counts.show_counts(without, _("uden mærker"), week.kinds)
        lessons = next_lessons(day, now, lesson) if day is not None else ()
        self.offer(lessons, take_words(day, lessons) if day is not None and lessons else "")
        if day is None or not day.lessons:
            self.tell("")
            return
        text = _("{day}: {state}")
        self.tell(text.format(day=date_short(day.date), state=day_state(day)))
