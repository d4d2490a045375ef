"""The plan of a class in its views: the whole course, and the meetings of its team."""

from collections.abc import Callable
from datetime import datetime

from gf2tracker.language import _
from ui.screens.turning import Turning
from ui.work import Work

VIEWS = (
    ("board", _("Forløb"), "ui.screens.planboard:PlanBoardScreen"),
    ("week", _("Uge"), "ui.screens.planweek:PlanWeekScreen"),
    ("all", _("Alle hold"), "ui.screens.allplans:AllPlansScreen"),
    ("demand", _("Virksomheder"), "ui.screens.demand:DemandScreen"),
    ("implementation", _("Implementering"), "ui.screens.implementation:ImplementationScreen"),
    ("meetings", _("Møder"), "ui.screens.meetings:MeetingsScreen"),
)


class PlanScreen(Turning):
    """What is planned for a class, and what is planned at the school."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock, "plan", VIEWS)
