"""Advice on groups that stand: the few swaps and moves that make them most even."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from gf2tracker.domain.groups.grouping import Grouping, Members
from gf2tracker.domain.groups.scoring import Scoring
from gf2tracker.domain.groups.traits import GroupStudent, Rules, Trait
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, join_words

MOST_REASONS = 2
NOBODY: tuple[Members, int] = ((), 0)

Candidate = tuple[int, Members, Members, int]
"""The change of the score, who goes, who comes instead, and the place they go to."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Students who change groups.

    Attributes:
        students: who leave their group for that of the others.
        others: who come instead; empty when the students only move.
        to: the place (from 0) of the group the students go to.
        gain: points by which the score falls.
        text: what to do and what becomes better, in Danish.
    """

    students: Members
    others: Members
    to: int
    gain: int
    text: str

    def done(self, grouping: Grouping) -> Grouping:
        """Return the grouping after it."""
        home = grouping.place_of(self.students[0])
        after = grouping.moved(self.students, self.to)
        return after if home is None else after.moved(self.others, home)


def best_swaps(
    grouping: Grouping,
    students: Sequence[GroupStudent],
    traits: Sequence[Trait],
    rules: Rules,
    most: int = 3,
) -> tuple[Swap, ...]:
    """Return what betters the groups most, the best first; empty when no single swap does.

    Units go as one and change places with as many; locks are kept, a group that is one larger
    than another may hand somebody over, and nobody is named twice.
    """
    scoring = Scoring(students, traits, rules, len(grouping.groups))
    names = {student.student_id: student.name for student in scoring.students}
    ranked = sorted(_better(grouping, scoring, rules), key=lambda found: found[0])
    chosen: list[Swap] = []
    named: set[StudentId] = set()
    for change, some, others, to in ranked:
        if len(chosen) == most or named & {*some, *others}:
            continue
        named |= {*some, *others}
        swap = Swap(some, others, to, -change, "")
        gains = scoring.gains(grouping, swap.done(grouping))
        chosen.append(Swap(some, others, to, -change, _text(swap, names, gains)))
    return tuple(chosen)


def _better(grouping: Grouping, scoring: Scoring, rules: Rules) -> Iterator[Candidate]:
    cost = scoring.objective.cost
    groups = scoring.bits(grouping)
    costs = [cost(group) for group in groups]
    blocks = [_blocks(at, group, scoring, rules) for at, group in enumerate(grouping.groups)]
    for one, other in permutations(range(len(groups)), 2):
        here, there = groups[one], groups[other]
        for (some, bits), (others, bits_of_others) in product(
            blocks[one], [NOBODY, *blocks[other]]
        ):
            is_twice = others and one > other
            if is_twice or not _may_change(len(some), len(others), here, there):
                continue
            both = bits | bits_of_others
            change = cost(here ^ both) + cost(there ^ both) - costs[one] - costs[other]
            if change < 0:
                yield change, some, others, other


def _may_change(some: int, others: int, here: int, there: int) -> bool:
    if others:
        return some == others
    return here.bit_count() - there.bit_count() >= some


def _blocks(
    at: int, group: Members, scoring: Scoring, rules: Rules
) -> tuple[tuple[Members, int], ...]:
    if at in rules.locked_groups:
        return ()
    known = tuple(one for one in group if scoring.bits_of([one]))
    units = (unit for unit in rules.whole(known) if not rules.locked.intersection(unit))
    return tuple((unit, scoring.bits_of(unit)) for unit in units)


def _text(swap: Swap, names: dict[StudentId, str], gains: tuple[tuple[int, str], ...]) -> str:
    some, others = (join_words(names[one] for one in ids) for ids in (swap.students, swap.others))
    if not swap.others:
        deed = _("Flyt {some} til gruppe {number}").format(some=some, number=swap.to + 1)
    elif len(swap.students) == 1:
        deed = _("Byt {some} og {others}").format(some=some, others=others)
    else:
        deed = _("Byt {some} med {others}").format(some=some, others=others)
    reasons = join_words(words for _points, words in gains[:MOST_REASONS])
    return _("{deed}: {reasons}").format(deed=deed, reasons=reasons)
