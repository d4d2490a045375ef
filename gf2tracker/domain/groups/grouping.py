"""A class in groups: who moves where, and what differs between two versions."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from itertools import product

from gf2tracker.domain.people import StudentId

Members = tuple[StudentId, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of a class in order; the first is called group 1."""

    groups: tuple[Members, ...]

    def place_of(self, student_id: StudentId) -> int | None:
        """Return the place (from 0) of a student's group; None of who has none."""
        found = (at for at, group in enumerate(self.groups) if student_id in group)
        return next(found, None)

    def moved(self, students: Collection[StudentId], to: int) -> "Grouping":
        """Return the groups with students, also from outside, last in the group at a place."""
        groups = [tuple(one for one in group if one not in students) for group in self.groups]
        groups[to] += tuple(students)
        return Grouping(tuple(groups))

    def swapped(self, students: Collection[StudentId], others: Collection[StudentId]) -> "Grouping":
        """Return the groups with students and others, each of one group, in each other's group.

        Raises:
            ValueError: when some of them have no group.
        """
        there, here = (self._common_place(some) for some in (students, others))
        return self.moved(students, here).moved(others, there)

    def without(self, students: Collection[StudentId]) -> "Grouping":
        """Return the same groups, with empty ones kept, without some students."""
        return Grouping(
            tuple(tuple(one for one in group if one not in students) for group in self.groups)
        )

    def _common_place(self, students: Collection[StudentId]) -> int:
        places = {self.place_of(student) for student in students}
        place = places.pop() if len(places) == 1 else None
        if place is None:
            message = "those who swap must be of one group"
            raise ValueError(message)
        return place


@dataclass(frozen=True, slots=True)
class Moved:
    """A student who is in another group than before.

    Attributes:
        was: the place (from 0) of the group before; None of who had none.
        now: the place of the group after; None of who has none.
    """

    student_id: StudentId
    was: int | None
    now: int | None


def compare(before: Grouping, after: Grouping) -> tuple[Moved, ...]:
    """Return who moved between two versions, in the order of the groups after, then before.

    Groups that share most members are taken for the same group, whatever their number is.
    """
    same = counterparts(before, after)
    places = {student: at for at, group in enumerate(before.groups) for student in group}
    found = []
    for at, group in enumerate(after.groups):
        for student in group:
            was = places.pop(student, None)
            if was is None or same.get(was) != at:
                found.append(Moved(student, was, at))
    found += [Moved(student, was, None) for student, was in places.items()]
    return tuple(found)


def counterparts(before: Grouping, after: Grouping) -> dict[int, int]:
    """Return which place after each place before became: most members in common go first."""
    shared = Counter(
        {
            (was, now): len(set(before.groups[was]) & set(after.groups[now]))
            for was, now in product(range(len(before.groups)), range(len(after.groups)))
        }
    )
    found: dict[int, int] = {}
    ordered = sorted(shared.items(), key=lambda item: (-item[1], item[0][0] != item[0][1], item[0]))
    for (was, now), count in ordered:
        if count and was not in found and now not in found.values():
            found[was] = now
    return found
