"""The traits that a teacher can choose to balance groups on, and how the choice is stored."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gf2tracker.domain.groups.traits import HAS, MOST_FRAGILE, Trait
from gf2tracker.domain.people import Track
from gf2tracker.language import _

YOUNG, ADULT = 20, 25  # under 20 are most at risk at a school of the capital; 25 begins euv
_TENTHS = 40  # a quarter of absence, or more, is the shakiest attendance

TRAITS = (
    Trait("young", _("Under 20 år")),
    Trait("eux", _("EUX")),
    Trait("adult", _("25 år og derover"), not_alone=True),
    Trait("school", _("Skole før"), weight=1),
)
"""All there are; what is not known of a student is in no group's way."""
USUAL = TRAITS[:3]
LONE = "!"  # behind a key: nobody is to be the only one of that kind


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a student; `age` None and empty texts are not known."""

    age: int | None
    track: str
    former_school: str
    postcode: str


def kinds_of(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Return a student's traits as `GroupStudent` takes them."""
    age = facts.age
    told = (
        ("young", HAS if age is not None and age < YOUNG else ""),
        ("eux", HAS if facts.track == Track.EUX else ""),
        ("adult", HAS if age is not None and age >= ADULT else ""),
        ("school", facts.former_school),
    )
    return tuple((key, value) for key, value in told if value)


def fragility(share: float | None, *, is_fragile: bool) -> int:
    """Return how shaky somebody's attendance is, 0 to MOST_FRAGILE, from a share of 0 to 1."""
    told = min(MOST_FRAGILE, round((share or 0) * _TENTHS))
    return max(told, MOST_FRAGILE // 2) if is_fragile else told


def pack_traits(traits: Iterable[Trait]) -> str:
    """Return a choice as it is stored, "young eux adult!"."""
    return " ".join(f"{one.key}{LONE if one.not_alone else ''}" for one in traits)


def unpack_traits(text: str) -> tuple[Trait, ...]:
    """Return a stored choice; what this program does not know is passed over."""
    told = {one.removesuffix(LONE): one.endswith(LONE) for one in text.split()}
    return tuple(replace(one, not_alone=told[one.key]) for one in TRAITS if one.key in told)
