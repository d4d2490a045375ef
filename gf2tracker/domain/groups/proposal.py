"""Wellbeing groups proposed for a class, under the teacher's rules and locks."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gf2tracker.domain.groups.grouping import Grouping, counterparts
from gf2tracker.domain.groups.scoring import Scoring
from gf2tracker.domain.groups.search import search
from gf2tracker.domain.groups.sizes import fitting, packing, sizes
from gf2tracker.domain.groups.traits import GroupStudent, Rules, Trait
from gf2tracker.domain.groups.ways import Start, exact
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _


@dataclass(frozen=True, slots=True)
class Proposal:
    """Groups that were found for a class.

    Attributes:
        score: what they cost; 0 is perfect.
        bound: nothing that costs less can exist.
        evaluations: ways to split two groups, or to fill one, that were compared.
    """

    grouping: Grouping
    score: int
    bound: int
    evaluations: int

    @property
    def is_proven(self) -> bool:
        """Whether nothing better can exist; otherwise it is the best that was found."""
        return self.score <= self.bound


def propose(
    students: Sequence[GroupStudent],
    traits: Sequence[Trait],
    rules: Rules,
    seed: int,
    more: Callable[[], bool],
) -> Proposal:
    """Return the best groups found for all who are not left out.

    Locked groups and students keep their place. Units stay whole, also where a group then has
    one more or less than wanted.

    Args:
        students: in the order in which groups are to be numbered where nothing else says it.
        traits: what the groups are to hold alike; none is allowed.
        rules: the size, who stays together or apart, and the locks.
        seed: another seed may give other groups that are as good.
        more: asked before each step whether to go on: a clock, or `search.steps`.

    Raises:
        Refusal: the locks or units do not fit in groups of this size.
    """
    plan = _Plan(students, rules)
    scoring = Scoring(students, traits, rules, plan.count)
    cost = scoring.objective.cost
    closed = {at: scoring.bits_of(members) for at, members in plan.closed.items()}
    settled = tuple(scoring.bits_of(plan.settled.get(at, ())) for at in plan.open_places)
    blocks = [scoring.bits_of(unit) for unit in plan.units]
    random.Random(seed).shuffle(blocks)  # noqa: S311  # lots, no secret
    start = _start(plan.open_sizes, settled, tuple(blocks))
    shut = sum(map(cost, closed.values()))
    groups_of = [*closed.values(), *start.groups]
    bound = scoring.objective.bound([group.bit_count() for group in groups_of])
    found = exact(cost, start) or search(cost, start, seed, more, bound - shut)
    groups = {**closed, **dict(zip(plan.open_places, found.groups, strict=True))}
    grouping = _numbered(plan, scoring, groups)
    score = shut + found.score
    return Proposal(grouping, score, score if found.is_best else bound, found.evaluations)


class _Plan:
    def __init__(self, students: Sequence[GroupStudent], rules: Rules) -> None:
        self.rules = rules
        self.order = [one.student_id for one in students if one.student_id not in rules.left_out]
        held = self._held()
        closed = {at for at in held if at in rules.locked_groups}
        loose = len(self.order) - sum(len(held[at]) for at in closed)
        self.open_sizes = sizes(loose, rules.size)
        self.count = len(closed) + len(self.open_sizes)
        if len(held) > self.count:
            text = _("Der er låst i {n} grupper, men der bliver kun {m}. Lås nogle op.")
            raise Refusal(text.format(n=len(held), m=self.count), field="size")
        places = self._places(held)
        self.closed = {places[at]: held[at] for at in closed}
        self.settled = {places[at]: held[at] for at in held if at not in closed}
        self.open_places = [at for at in range(self.count) if at not in self.closed]
        self.units = self._units()

    @property
    def free_places(self) -> list[int]:
        return [at for at in self.open_places if at not in self.settled]

    def _held(self) -> dict[int, list[StudentId]]:
        found: dict[int, list[StudentId]] = {}
        current = self.rules.current or Grouping(())
        for at, group in enumerate(current.groups):
            some = [one for one in group if one in self.order and self.rules.keeps(one)]
            if some:
                found[at] = some
        return found

    def _places(self, held: dict[int, list[StudentId]]) -> dict[int, int]:
        spare = iter([at for at in range(self.count) if at not in held])
        return {at: at if at < self.count else next(spare) for at in held}

    def _units(self) -> list[list[StudentId]]:
        shut = {one for group in self.closed.values() for one in group}
        place_of = {one: at for at, group in self.settled.items() for one in group}
        found = []
        for unit in self.rules.whole(one for one in self.order if one not in shut):
            places = [place_of[one] for one in unit if one in place_of]
            loose = [one for one in unit if one not in place_of]
            if places:
                self.settled[places[0]] += loose
            else:
                found.append(loose)
        return found


def _start(wanted: Sequence[int], settled: tuple[int, ...], blocks: tuple[int, ...]) -> Start:
    counts = [block.bit_count() for block in blocks]
    rooms = fitting(wanted, [group.bit_count() for group in settled], counts)
    packed = None if rooms is None else packing(rooms, counts)
    if packed is None:
        text = _(
            "De, der skal være sammen, kan ikke fordeles på {n} grupper. "
            "Lås nogle op, eller vælg en anden størrelse."
        )
        raise Refusal(text.format(n=len(wanted)), field="size")
    waiting = list(blocks)
    groups = list(settled)
    for at, fills in enumerate(packed):
        for fill in fills:
            block = next(block for block in waiting if block.bit_count() == fill)
            waiting.remove(block)
            groups[at] |= block
    return Start(tuple(groups), settled, blocks)


def _numbered(plan: _Plan, scoring: Scoring, groups: dict[int, int]) -> Grouping:
    ids = [student.student_id for student in scoring.students]
    lined = {one: at for at, unit in enumerate(plan.rules.whole(plan.order)) for one in unit}
    made = {
        at: tuple(
            sorted(
                (one for place, one in enumerate(ids) if group >> place & 1), key=lined.__getitem__
            )
        )
        for at, group in groups.items()
    }
    free = plan.free_places
    ordered = sorted((made[at] for at in free), key=lambda group: [lined[one] for one in group])
    current = plan.rules.current or Grouping(())
    before = Grouping(tuple(group if at in free else () for at, group in enumerate(current.groups)))
    same = {now: was for was, now in counterparts(before, Grouping(tuple(ordered))).items()}
    taken = {was: ordered[now] for now, was in same.items()}
    rest = iter([group for now, group in enumerate(ordered) if now not in same])
    made |= {at: taken[at] if at in taken else next(rest) for at in free}
    return Grouping(tuple(made[at] for at in range(plan.count)))
