"""The demo school's log of calls to students who were away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from random import Random

from gf2tracker.domain.contact import ContactKind, proposed_handled_until
from gf2tracker.domain.figures import first_days_number

_KINDS = (ContactKind.TALKED, ContactKind.SMS, ContactKind.NO_ANSWER)
_WEIGHTS = (50, 30, 20)
_TOLD = (
    "Bussen holdt i kø, er her 8:45",
    "Kommer i morgen",
    "Sov over sig, kommer til 3. lektion",
    "Aftalt at vi tales ved i morgen",
    "Ringer selv, når der er nyt",
    "Vil gerne have en snak i næste uge",
    "",
    "",
)
_LOGGED, _LOGGED_TODAY, _LOGGED_LATER = 0.85, 0.6, 0.3
_LONG = 3


@dataclass(frozen=True, slots=True)
class DemoCall:
    """A call or a message: when, how, what was said, and until when that is enough."""

    at: datetime
    kind: ContactKind
    text: str
    handled_until: date | None


def demo_calls(
    chance: Random, whole_days: Sequence[date], days: Sequence[date], start: date, today: date
) -> tuple[DemoCall, ...]:
    """Return the calls about a student's absence, in order.

    Args:
        chance: what decides.
        whole_days: when the student was away all day, in order.
        days: the class's school days.
        start: the first of the student's first 14 days.
        today: the day on which most, but not all, have been called by now.
    """
    found: list[DemoCall] = []
    spell = 0
    for at, day in enumerate(whole_days):
        is_next = at > 0 and days.index(day) == days.index(whole_days[at - 1]) + 1
        spell = spell + 1 if is_next else 1
        likely = _LOGGED if first_days_number(start, day) else 0.0
        if day == today:
            likely = min(likely, _LOGGED_TODAY)
        elif spell == _LONG:
            likely = max(likely, _LOGGED_LATER)
        if chance.random() < likely:
            found.append(call(chance, day, days))
            if found[-1].kind is ContactKind.NO_ANSWER and day < today and chance.random() < 0.7:
                found.append(call(chance, day, days, hour=11))
    return tuple(found)


def call(
    chance: Random, day: date, days: Sequence[date], kind: ContactKind | None = None, hour: int = 7
) -> DemoCall:
    """Return a call on a day, within the hour (UTC); without a kind it is left to chance."""
    kind = kind or chance.choices(_KINDS, _WEIGHTS)[0]
    at = datetime.combine(day, time(hour, chance.randrange(5, 55)), UTC)
    text = chance.choice(_TOLD) if kind is ContactKind.TALKED else ""
    return DemoCall(at, kind, text, proposed_handled_until(kind, day, days))
