"""First names for a wall: two who are called the same are told apart by letters of the last name."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from gf2tracker.domain.people import StudentId

MOST_LETTERS = 2


class Person(NamedTuple):
    """A student as a wall names them; a protected one is never told by the last name."""

    student_id: StudentId
    called: str
    last_name: str
    is_protected: bool = False


def first_names(people: Iterable[Person]) -> dict[StudentId, str]:
    """Return what each stands as: "Huda", of two "Huda H." and "Huda K.", else "Huda 1" and "2".

    Never more than two letters of a last name stand on a wall.
    """
    same: defaultdict[str, list[Person]] = defaultdict(list)
    for one in people:
        same[one.called.casefold()].append(one)
    found: dict[StudentId, str] = {}
    for some in same.values():
        told = [_told(one, some) for one in some]
        for at, one in enumerate(some):
            is_alone = [name.casefold() for name in told].count(told[at].casefold()) == 1
            found[one.student_id] = told[at] if is_alone else f"{one.called} {at + 1}"
    return found


def _told(one: Person, some: list[Person]) -> str:
    if len(some) == 1 or one.is_protected or not one.last_name:
        return one.called
    others = [each.last_name for each in some if each is not one and not each.is_protected]
    for long in range(1, MOST_LETTERS + 1):
        letters = one.last_name[:long]
        if long < len(one.last_name) and not _begins(others, letters):
            return f"{one.called} {letters}."
    return one.called


def _begins(names: Iterable[str], letters: str) -> bool:
    return any(name.casefold().startswith(letters.casefold()) for name in names)
