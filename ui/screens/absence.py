"""Absence in its views: the day's register, the week, the whole course, figures, open reasons."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from typing_extensions import override

from gf2tracker.language import _
from gf2tracker.queries.unsettled import missing_reasons
from ui.screen import Focus
from ui.screens.turning import Turning
from ui.work import Work

VIEWS = (
    ("day", _("Dag"), "ui.screens.register:RegisterScreen"),
    ("week", _("Uge"), "ui.screens.week:WeekScreen"),
    ("course", _("Forløb"), "ui.screens.coursegrid:CourseGridScreen"),
    ("overview", _("Overblik"), "ui.screens.figures:FiguresScreen"),
    ("reasons", _("Årsager"), "ui.screens.unsettled:UnsettledScreen"),
)


class AbsenceScreen(Turning):
    """One class's absence."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock, "absence", VIEWS)
        self._asked: tuple[date, str] | None = None

    @override
    def look_at(self, focus: Focus) -> None:
        super().look_at(focus)
        self._ask_open()

    @override
    def load_again(self) -> None:
        super().load_again()
        self._ask_open()

    def _ask_open(self) -> None:
        """Ask how many reasons are missing in one's own classes, for the number at the view."""
        who = self.focus_now.today, self.initials
        if who != self._asked:
            self._asked = who
            self.forget_questions()
            self.ask(partial(self.segments.show_count, "reasons"), missing_reasons, *who)
