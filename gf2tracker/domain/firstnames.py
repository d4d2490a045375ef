"""First names for a wall: two who are called the same are told apart by letters of the last name."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from gf2tracker.domain.people import StudentId


class Person(NamedTuple):
    """A student as a wall names them; a protected one is never told by the last name."""

    student_id: StudentId
    called: str
    last_name: str
    is_protected: bool = False


def first_names(people: Iterable[Person]) -> dict[StudentId, str]:
    """Return what each stands as: "Huda", of two "Huda H." and "Huda K.", "Huda Ha." if it must."""
    same: defaultdict[str, list[Person]] = defaultdict(list)
    for one in people:
        same[one.called.casefold()].append(one)
    return {one.student_id: _told(one, some) for some in same.values() for one in some}


def _told(one: Person, some: list[Person]) -> str:
    if len(some) == 1 or one.is_protected or not one.last_name:
        return one.called
    others = [each.last_name for each in some if each is not one and not each.is_protected]
    name = one.last_name
    lengths = range(1, len(name))
    short = (name[:long] for long in lengths if not _begins(others, name[:long]))
    letters = next(short, name)
    return f"{one.called} {letters}" if letters == name else f"{one.called} {letters}."


def _begins(names: Iterable[str], letters: str) -> bool:
    return any(name.casefold().startswith(letters.casefold()) for name in names)
