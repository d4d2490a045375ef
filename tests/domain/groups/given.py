"""Made-up classes to be put into groups."""

import random

from gf2tracker.domain.groups.traits import HAS, GroupStudent, Rules, Trait
from gf2tracker.domain.people import StudentId

YOUNG = Trait("young", "Under 20 år")
EUX = Trait("eux", "EUX", not_alone=True)
AGREED = Trait("agreed", "Med aftale", weight=3)
TRAITS = (YOUNG, EUX, AGREED)
FREE = Rules()


def ids(*numbers):
    return tuple(StudentId(number) for number in numbers)


def student(number, *traits, name="", fragility=0):
    held = tuple((trait.key, HAS) for trait in traits)
    return GroupStudent(StudentId(number), name or f"Elev {number}", held, fragility)


def some_class(count, seed=0):
    """Return students 1 to count, each with some of the traits; the same for the same seed."""
    dice = random.Random(seed)
    return [
        student(
            number,
            *(trait for trait in TRAITS if dice.random() < 0.4),
            fragility=dice.choice([0, 0, 1, 2, 5, 9]),
        )
        for number in range(1, count + 1)
    ]
