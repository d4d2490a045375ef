"""What signs and signals are made of: a student's absence, contacts and agreements, seen from one day."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple, Protocol

from gf2tracker.domain.absencedetails import WeekdayShare
from gf2tracker.domain.contact import ContactKind, is_asked_about
from gf2tracker.domain.mark import AbsenceKind

TRIES = frozenset({ContactKind.SMS, ContactKind.NO_ANSWER})
TALKS = frozenset({ContactKind.TALKED, ContactKind.MEETING})


class Run(NamedTuple):
    """Absence days in a row, in order, and the kind of the latest."""

    days: tuple[date, ...]
    kind: AbsenceKind | None = None


class Contacted(Protocol):
    """A contact as far as signals ask: when (aware), on which local day, and what it holds."""

    @property
    def at(self) -> datetime: ...

    @property
    def day(self) -> date: ...

    @property
    def kind(self) -> ContactKind: ...

    @property
    def handled_until(self) -> date | None: ...


class Facts(NamedTuple):
    """What is known of a student on a day.

    Attributes:
        called: what the student is called.
        school_days: those of the class, in order.
        early_days: absence days among the first 14, in order.
        is_early: whether today is one of the student's first 14 days.
        is_over: whether the student has left or the course has ended; then nothing is asked.
        runs: all runs of whole absence days, in order; the last may end today.
        is_away: whether the last run is still going on.
        share: share of absence that the limits are held against, 0 to 1; None while nothing is
            known.
        opening_until: the last day of the opening figures that the share is told with; None where
            it is of the own registers alone.
        lost_days: the days with lost minutes, in order.
        rising: (monday, rolling share) of the weeks over which absence rises, in order and from
            the one it rises from; empty when it does not.
        weekdays: absence by weekday, where anybody asks for it.
        contacts: in any order.
        agreements: (due day, text) of the agreements that are not done.
        observations: (day, initials, text) of what others than the owner have seen and nobody has
            set as read.
        next_step: what was planned; empty is nothing.
        next_on: and for when.
    """

    called: str
    today: date
    school_days: Sequence[date]
    early_days: tuple[date, ...] = ()
    is_early: bool = False
    is_over: bool = False
    runs: tuple[Run, ...] = ()
    is_away: bool = False
    share: float | None = None
    opening_until: date | None = None
    lost_days: tuple[date, ...] = ()
    rising: tuple[tuple[date, float], ...] = ()
    weekdays: tuple[WeekdayShare, ...] = ()
    contacts: Sequence[Contacted] = ()
    agreements: tuple[tuple[date, str], ...] = ()
    observations: tuple[tuple[date, str, str], ...] = ()
    next_step: str = ""
    next_on: date | None = None

    @property
    def handled_until(self) -> date | None:
        """The latest day until which any contact settles days of absence."""
        return max((one.handled_until for one in self.contacts if one.handled_until), default=None)

    @property
    def tries(self) -> tuple[Contacted, ...]:
        """The messages and unanswered calls since anybody last talked with the student."""
        talked = max((one.at for one in self.contacts if one.kind in TALKS), default=None)
        found = (one for one in self.contacts if one.kind in TRIES)
        since = (one for one in found if talked is None or one.at > talked)
        return tuple(sorted(since, key=lambda one: one.at))

    @property
    def is_resting(self) -> bool:
        """Whether it is handled, with a reason, until a day that is still to come."""
        return any(one.kind is ContactKind.NOTE and self._rests(one) for one in self.contacts)

    def is_open(self, days: Sequence[date]) -> bool:
        """Tell whether any of some days of absence, in order, is not settled and not long ago."""
        return not self.is_over and is_asked_about(days, self.handled_until, self.today)

    def is_held(self, newest: date) -> bool:
        """Tell whether a standing reason whose newest day is given is in good hands.

        A talk that was held clears what came before it, and rests what comes after until the day
        it holds to. What is handled with a reason rests until its day and then comes back.
        """
        talks = (one for one in self.contacts if one.kind is ContactKind.MEETING)
        return (
            self.is_over
            or self.is_resting
            or any(newest <= one.day or self._rests(one) for one in talks)
        )

    def has_contact(self, since: date) -> bool:
        """Tell whether anybody has noted anything on a day or after it."""
        return any(one.day >= since for one in self.contacts)

    def _rests(self, one: Contacted) -> bool:
        return one.handled_until is not None and self.today < one.handled_until
