"""Buddies for those who have lost theirs, with as few pairs changed as possible.

Every set of pairs that might be opened is tried, the smallest first, with every way to put their
members and the lonely together in pairs and trios; so nothing that changes fewer is overlooked.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import combinations

from gf2tracker.domain.pairs.criteria import USUAL, Members, Round, Weights, history_of
from gf2tracker.domain.pairs.match import match
from gf2tracker.domain.pairs.moves import Move, moves_of, tell
from gf2tracker.domain.pairs.rules import NO_RULES, Rules
from gf2tracker.domain.pairs.sitting import BuddyPair, Sitting
from gf2tracker.domain.pairs.standing import Group, Standing, standing_of
from gf2tracker.domain.pairs.traits import PairStudent
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, join_words, sort_key

_FEW = 8  # so many lonely are put together in every way; more are paired off
_WIDE = 5
_MOST_OPENED = 3


@dataclass(frozen=True)
class Repair:
    """One way to give everybody a buddy again.

    Attributes:
        pairs: the whole class as it would sit, by name.
        changed: how many of the pairs that stood are not as they were.
        made: the pairs among `pairs` that are new.
        moves: who goes where.
        aside: who is away and gets a buddy again when they are back.
        about: a sentence on what it costs.
    """

    pairs: tuple[BuddyPair, ...]
    changed: int
    made: tuple[Members, ...]
    moves: tuple[Move, ...]
    aside: Members
    about: str


def repair(
    pairs: Sequence[Members],
    students: Sequence[PairStudent],
    weights: Weights = USUAL,
    rules: Rules = NO_RULES,
    rounds: Iterable[Round] = (),
    count: int = 3,
) -> tuple[Repair, ...]:
    """Return ways to give everybody a buddy again, the best first; empty when nobody needs one.

    The best changes the fewest pairs; among those it has the fewest trios, then new twos of whom
    the worst is as good as possible, then the least sum. Nobody who is away is given as a buddy,
    a pair with somebody away or locked is not opened, and a trio that lost one is a pair.

    Args:
        pairs: as they stand, with those who have left since.
        students: who is in the class now.
        weights: how much each criterion counts.
        rules: who must not be together, and which pairs stay.
        rounds: how they sat before, without the pairs that stand.
        count: how many ways at most.

    Raises:
        Refusal: nobody can be found for somebody.
    """
    ordered = sorted(students, key=lambda one: (sort_key(one.name), one.student_id))
    sitting = Sitting({one.student_id: one for one in ordered}, weights, history_of(rounds))
    standing = standing_of(pairs, sitting, rules)
    if not standing.lonely:
        return ()
    ways = _Ways(standing, sitting, rules).find(count)
    if not ways:
        names = join_words(sitting.students[one].name for one in standing.lonely)
        text = _("Der er ingen makker til {names}. Lås et par op, eller lav nye par til alle.")
        raise Refusal(text.format(names=names))
    return tuple(_told(way, standing, sitting) for way in ways)


@dataclass(frozen=True, order=True)
class _Way:
    """A way to put together the lonely and the members of the opened; the least is the best."""

    trios: int
    worst: int
    total: int
    order: tuple[tuple[int, ...], ...]
    opened: tuple[Group, ...] = field(compare=False)
    made: tuple[Group, ...] = field(compare=False)


class _Ways:
    """All ways to repair one class."""

    def __init__(self, standing: Standing, sitting: Sitting, rules: Rules) -> None:
        self.standing, self.sitting = standing, sitting
        self.apart = [set(two) for two in rules.apart]
        lonely = set(standing.lonely)
        self.together = [set(two) for two in rules.together]
        wanted = {one for two in self.together if two & lonely for one in two}
        self.needed = tuple(group for group in standing.openable if group & wanted)

    def find(self, count: int) -> list[_Way]:
        """Return the best ways, those first that open the fewest pairs."""
        if len(self.standing.lonely) > _FEW:
            return self._matched()
        free = [group for group in self.standing.openable if group not in self.needed]
        found: list[_Way] = []
        for extra in range(min(_MOST_OPENED, len(free)) + 1):
            sets = ((*self.needed, *more) for more in combinations(free, extra))
            ways = (way for opened in sets for way in self._of(opened))
            more = nsmallest(count - len(found), ways)
            is_second = bool(found)
            found += more
            wide = len(self.standing.lonely) + extra > _WIDE
            if len(found) == count or is_second or (found and wide):
                break
        return found

    def _of(self, opened: tuple[Group, ...]) -> Iterator[_Way]:
        """Yield the ways that open exactly these pairs."""
        pool = (*self.standing.lonely, *(one for group in opened for one in sorted(group)))
        bound = [two for two in self.together if two <= set(pool)]

        def fits(group: Group) -> bool:
            return (
                group not in opened
                and not any(two <= group for two in self.apart)
                and not any(len(two & group) == 1 for two in bound)
            )

        for made in _put_together(pool, fits):
            yield self._way(opened, made)

    def _way(self, opened: tuple[Group, ...], made: tuple[Group, ...]) -> _Way:
        cost = self.sitting.cost
        were = {two for group in opened for two in combinations(sorted(group), 2)}
        twos = [two for group in made for two in combinations(sorted(group), 2)]
        worst = max(cost(two) for two in twos if two not in were)
        trios = _trios(made) - _trios(opened)
        spent = sum(map(cost, made)) - sum(map(cost, opened))
        return _Way(trios, worst, spent, _order(made), opened, made)

    def _matched(self) -> list[_Way]:
        """Return how many lonely are put together among themselves."""
        lonely = self.standing.lonely
        apart = {frozenset(two) for two in self.apart}
        place = {student: at for at, student in enumerate(lonely)}
        known = [sorted(place[one] for one in two) for two in self.together if two <= place.keys()]
        couples = [(one, other) for one, other in known]
        found = match(self.sitting.costs(lonely, apart), couples)
        if found is None:
            return []
        made = tuple(frozenset(lonely[at] for at in group) for group in found.groups)
        return [self._way((), made)]


def _put_together(
    pool: Sequence[StudentId], fits: Callable[[Group], bool]
) -> Iterator[tuple[Group, ...]]:
    """Yield all ways to make pairs and trios of everybody."""
    if not pool:
        yield ()
        return
    first, rest = pool[0], pool[1:]
    for others in (*combinations(rest, 1), *combinations(rest, 2)):
        group = frozenset((first, *others))
        if fits(group):
            left = [one for one in rest if one not in group]
            for more in _put_together(left, fits):
                yield (group, *more)


def _trios(groups: Collection[Group]) -> int:
    return sum(len(group) > 2 for group in groups)


def _order(groups: Collection[Group]) -> tuple[tuple[int, ...], ...]:
    return tuple(sorted(tuple(sorted(group)) for group in groups))


def _told(way: _Way, standing: Standing, sitting: Sitting) -> Repair:
    whole = [group for group in standing.groups if group not in way.opened]
    order = list(sitting.students)
    shown = sorted(
        (sitting.pair(group) for group in (*whole, *way.made)),
        key=lambda pair: order.index(pair.members[0]),
    )
    made = tuple(pair.members for pair in shown if frozenset(pair.members) in way.made)
    alone = [frozenset((one,)) for one in standing.lonely]
    moves = moves_of([*way.opened, *alone], way.made, sitting)
    changed = standing.broken + len(way.opened)
    aside = [sitting.students[one].name for one in standing.aside]
    about = tell(changed, len(moves), aside)
    return Repair(tuple(shown), changed, made, moves, standing.aside, about)
