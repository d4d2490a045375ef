"""Which reasons somebody had seen when the page was looked at before, kept without names."""

import hashlib
from collections.abc import Iterable

from gf2tracker.domain.signal import Signal
from gf2tracker.queries.signals import Case
from gf2tracker.settings import Settings

LETTERS = 8


class Seen:
    """What one of the staff, by initials, has seen; settings hold it as digests."""

    def __init__(self) -> None:
        self._before: frozenset[str] | None = None

    def look(self, settings: Settings, initials: str) -> None:
        """Begin a look at the page: what is remembered now is what was seen before it."""
        told = settings.seen_signals.get(initials)
        self._before = frozenset(map(str, told)) if isinstance(told, list) else None

    def remember(self, settings: Settings, initials: str, cases: Iterable[Case]) -> None:
        """Remember that these were shown, for the next look."""
        shown = {_digest(case, one) for case in cases for one in case.signals}
        settings.seen_signals[initials] = sorted(shown)

    def is_new(self, case: Case) -> bool:
        """Tell whether a student has a reason that was not there at the last look.

        At the first look of all nothing is new.
        """
        if self._before is None:
            return False
        return any(_digest(case, one) not in self._before for one in case.signals)


def _digest(case: Case, signal: Signal) -> str:
    told = f"{case.student.student_id} {signal.rule} {signal.newest.isoformat()}"
    return hashlib.sha256(told.encode()).hexdigest()[:LETTERS]
