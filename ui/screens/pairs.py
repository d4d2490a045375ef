"""Buddies of a class in their views: pairs and groups side by side."""

from collections.abc import Callable
from datetime import datetime

from gf2tracker.language import _
from ui.screens.turning import Turning
from ui.work import Work

VIEWS = (
    ("seating", _("Makkere og grupper"), "ui.screens.seating:SeatingScreen"),
    ("history", _("Historik"), "ui.screens.seathistory:SeatHistoryScreen"),
    ("log", _("Møder"), "ui.screens.peerlog:PeerLogScreen"),
)


class PairsScreen(Turning):
    """Who sits with whom in a class, and how they meet."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock, "pairs", VIEWS)
