"""A made-up class to be paired, and all the ways there are to pair a small one."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from gf2tracker.domain.pairs.traits import PairStudent
from gf2tracker.domain.people import StudentId

NAMES = (
    "Amalie Storm",
    "Benjamin Falk",
    "Cecilie Hauge",
    "Dina Haddad",
    "Emil Stampe",
    "Felix Gram",
    "Ida Marie Sand",
    "Jeppe Odgaard",
    "Kasper Hede",
)
AMALIE, BENJAMIN, CECILIE, DINA, EMIL, FELIX, IDA, JEPPE, KASPER = (
    StudentId(number) for number in range(1, 10)
)


def student(number: int, **traits) -> PairStudent:
    """Return one of them, numbered from 1, with what is known."""
    return PairStudent(StudentId(number), NAMES[number - 1], **traits)


def some(count: int, **traits) -> list[PairStudent]:
    """Return the first few, all alike."""
    return [student(number, **traits) for number in range(1, count + 1)]


def ways(members: Sequence[int], trios: int) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Yield every way to make pairs and at most so many trios of everybody."""
    if not members:
        yield ()
        return
    first, rest = members[0], members[1:]
    for others in (*combinations(rest, 1), *(combinations(rest, 2) if trios else ())):
        left = [one for one in rest if one not in others]
        for more in ways(left, trios - (len(others) == 2)):
            yield ((first, *others), *more)
