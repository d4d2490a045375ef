"""What a teacher's traits and rules make a grouping cost, all of it and part by part."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from gf2tracker.domain.groups.grouping import Grouping, Members
from gf2tracker.domain.groups.score import Couple, Kind, Objective
from gf2tracker.domain.groups.traits import HAS, GroupStudent, Rules, Trait
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _

# All in heads that are unevenly spread, so that small and large classes are judged alike.
ALONE = 6
FORMER = 4  # of the newest round; half as much for each round before it
APART = 10_000


class Scoring:
    """The score of groupings of one class: 0 is perfect, the least is the best.

    Built in well under a millisecond; a change of score takes microseconds, so that it can be
    asked at every step of a drag.

    Args:
        students: who are in the groups or could be; who is left out is not counted.
        groups: how many groups there are.
    """

    def __init__(
        self, students: Sequence[GroupStudent], traits: Sequence[Trait], rules: Rules, groups: int
    ) -> None:
        self.students = tuple(one for one in students if one.student_id not in rules.left_out)
        self._traits, self._rules, self._groups = tuple(traits), rules, groups
        self._places = {student.student_id: at for at, student in enumerate(self.students)}
        self._tensions = {
            "apart": Counter(dict.fromkeys(self._couples(rules.apart), APART * groups)),
            "former": self._former(),
        }
        every = Counter(self._tensions["former"])
        every.update(self._tensions["apart"])
        kinds = [kind for trait in self._traits for kind in self._kinds(trait)]
        self.objective = Objective(len(self.students), groups, kinds, self._loads, every)

    def score(self, grouping: Grouping) -> int:
        """Return what a grouping costs."""
        return self.objective.total(self.bits(grouping))

    def change(self, before: Grouping, after: Grouping) -> int:
        """Return by how much a move makes the grouping worse; below 0 it is better."""
        return self.objective.change(self.bits(before), self.bits(after))

    def bits(self, grouping: Grouping) -> tuple[int, ...]:
        """Return the groups as bits of places; who is not of the class is left out."""
        return tuple(self.bits_of(group) for group in grouping.groups)

    def bits_of(self, members: Iterable[StudentId]) -> int:
        """Return students as bits of their places."""
        return sum(1 << self._places[one] for one in members if one in self._places)

    def gains(self, before: Grouping, after: Grouping) -> tuple[tuple[int, str], ...]:
        """Return what becomes better, as (points, Danish words), the most first."""
        was, now = self.bits(before), self.bits(after)
        found = [(-part.change(was, now), words) for words, part in self._parts]
        return tuple(sorted((gain for gain in found if gain[0] > 0), key=lambda gain: -gain[0]))

    @cached_property
    def _parts(self) -> tuple[tuple[str, Objective], ...]:
        found = [
            (_("elever, der skal være hver for sig, skilles"), self._part(tension="apart")),
            (_("færre har været i gruppe sammen før"), self._part(tension="former")),
            (_("fraværet fordeles jævnere"), self._part(loads=self._loads)),
        ]
        for trait in self._traits:
            even = [Kind(kind.members, kind.weight) for kind in self._kinds(trait)]
            text = _("{trait} bliver jævnere").format(trait=trait.kind_of(HAS))
            found.append((text, self._part(even)))
            for value, kind in zip(self._values(trait), self._kinds(trait), strict=True):
                text = _("færre grupper har kun én {kind}")
                words = text.format(kind=trait.kind_of(value))
                found.append((words, self._part([Kind(kind.members, 0, kind.alone)])))
        return tuple(found)

    def _part(
        self,
        kinds: Sequence[Kind] = (),
        loads: Sequence[int] = (),
        tension: str = "",
    ) -> Objective:
        tensions: Mapping[Couple, int] = self._tensions.get(tension, {})
        return Objective(len(self.students), self._groups, kinds, loads, tensions)

    @property
    def _loads(self) -> list[int]:
        return [student.fragility for student in self.students]

    def _kinds(self, trait: Trait) -> list[Kind]:
        return [
            Kind(some, trait.weight, ALONE * self._groups * self._is_few(trait, some))
            for some in self._values(trait).values()
        ]

    def _values(self, trait: Trait) -> dict[str, int]:
        found: dict[str, int] = {}
        for at, student in enumerate(self.students):
            value = dict(student.traits).get(trait.key, "")
            if value:
                found[value] = found.get(value, 0) | 1 << at
        return found

    def _is_few(self, trait: Trait, members: int) -> bool:
        return trait.not_alone and 2 <= members.bit_count() <= len(self.students) / 2

    def _former(self) -> Counter[Couple]:
        found: Counter[Couple] = Counter()
        for back, groups in enumerate(self._rules.former):
            for couple in self._couples(groups):
                found[couple] += FORMER * self._groups >> back
        return found

    def _couples(self, groups: Iterable[Members]) -> Iterator[Couple]:
        mates = {
            couple for unit in self._rules.units for couple in combinations(self._known(unit), 2)
        }
        for group in groups:
            # Who stay together cost the same wherever they are.
            yield from (one for one in combinations(self._known(group), 2) if one not in mates)

    def _known(self, members: Members) -> list[int]:
        return sorted({self._places[one] for one in members if one in self._places})
