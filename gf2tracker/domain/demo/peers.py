"""Buddy pairs and wellbeing groups of the demo school, and whether they meet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from gf2tracker.domain.course import Course
from gf2tracker.domain.demo.chance import dice
from gf2tracker.domain.demo.course import NEW, SETTLED, DemoCourse

_NO_PAIRS, _NO_GROUPS, _RHYTHM = 13, 11, 2
_REPAIRED, _MET = 0.8, 0.85
_DAY = timedelta(days=1)
_LEFT, _JOINED = "En af de to stoppede", "Blev til en trio"
_LINES = (
    "God snak om lærepladser",
    "Hjælper hinanden med matematik",
    "Mødtes i frokosten",
    "Vil gerne have mere tid",
    "",
    "",
)

Seats = tuple[int, ...]  # places in the class's list of students


@dataclass(frozen=True, slots=True)
class DemoPair:
    """A pair from a day on; `last_day` None stands, `end_reason` is why it ended."""

    members: Seats
    first_day: date
    last_day: date | None = None
    end_reason: str = ""


@dataclass(frozen=True, slots=True)
class DemoMeeting:
    """A group's meeting, by the group's place; `mood` None where it was not held."""

    group: int
    date: date
    mood: int | None
    text: str


@dataclass(frozen=True, slots=True)
class DemoPeers:
    """Who is with whom in one class."""

    pairs: tuple[DemoPair, ...]
    groups: tuple[Seats, ...]
    meetings: tuple[DemoMeeting, ...]


def demo_peers(
    seed: int, of: DemoCourse, stays: Sequence[tuple[date, date | None]], today: date
) -> DemoPeers:
    """Return the pairs and groups of a class.

    Args:
        seed: what chance begins with.
        of: the class.
        stays: first and last day of each student in it.
        today: nobody has met after yesterday.
    """
    start = of.course.starts_on
    if start > today:
        return DemoPeers((), (), ())
    chance = dice(seed, of.number, "peers")
    seats = [at for at, (first, _last) in enumerate(stays) if first <= start + 3 * _DAY]
    chance.shuffle(seats)
    is_own = of.number in {SETTLED, NEW}
    pairs = [] if of.number % _NO_PAIRS == 0 and not is_own else list(_paired(seats))
    groups = () if of.number % _NO_GROUPS == 0 and not is_own else tuple(_grouped(pairs))
    here = {at for at, (_first, last) in enumerate(stays) if last is None or last >= today}
    return DemoPeers(
        pairs=tuple(_lived(chance, pairs, stays, (start, today))),
        groups=tuple(group for group in (_left(group, here) for group in groups) if group),
        meetings=tuple(_meetings(chance, len(groups), of.course, today)),
    )


def _paired(seats: Sequence[int]) -> Iterator[Seats]:
    for at in range(0, len(seats) - 1, 2):
        is_last = at + 3 == len(seats)
        yield tuple(seats[at : at + 3 if is_last else at + 2])


def _grouped(pairs: Sequence[Seats]) -> Iterator[Seats]:
    for at in range(0, len(pairs) - 1, 2):
        several = pairs[at : at + 3] if at + 3 == len(pairs) else pairs[at : at + 2]
        yield tuple(seat for pair in several for seat in pair)


def _left(group: Seats, here: set[int]) -> Seats:
    return tuple(seat for seat in group if seat in here)


def _lived(
    chance: Random,
    pairs: Sequence[Seats],
    stays: Sequence[tuple[date, date | None]],
    when: tuple[date, date],
) -> Iterator[DemoPair]:
    """Yield the pairs through the course: most who lost a buddy joined another pair."""
    start, today = when
    standing = [DemoPair(pair, start) for pair in pairs]
    leaving = [(last, seat) for seat, (_first, last) in enumerate(stays) if last is not None]
    leavers = sorted(one for one in leaving if one[0] < today)
    for last, seat in leavers:
        own = next((pair for pair in standing if seat in pair.members), None)
        others = [pair for pair in standing if pair is not own and len(pair.members) == 2]
        if own is None or chance.random() > _REPAIRED or not others:
            continue
        joined = chance.choice(others)
        rest = tuple(one for one in own.members if one != seat)
        day = max(last, own.first_day, joined.first_day) + _DAY
        if day >= today:
            continue
        standing.remove(own)
        yield DemoPair(own.members, own.first_day, day - _DAY, _LEFT)
        if len(rest) > 1:
            standing.append(DemoPair(rest, day))
            continue
        standing.remove(joined)
        yield DemoPair(joined.members, joined.first_day, day - _DAY, _JOINED)
        standing.append(DemoPair((*joined.members, *rest), day))
    yield from standing


def _meetings(chance: Random, groups: int, course: Course, today: date) -> Iterator[DemoMeeting]:
    for week in course.teaching_weeks[_RHYTHM::_RHYTHM]:
        day = week.days[-1]
        if day >= today:
            return
        for group in range(groups):
            is_met = chance.random() < _MET
            mood = chance.choice((2, 3, 4, 4, 5)) if is_met else None
            yield DemoMeeting(group, day, mood, chance.choice(_LINES) if is_met else "")
