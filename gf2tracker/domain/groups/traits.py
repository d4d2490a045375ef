"""Who is put into wellbeing groups, what the groups are balanced on, and what the teacher asks."""

from collections.abc import Iterable
from dataclasses import dataclass

from gf2tracker.domain.groups.grouping import Grouping, Members
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _

HAS = "1"
MOST_FRAGILE = 9
SMALLEST, LARGEST, DEFAULT_SIZE = 3, 6, 4


@dataclass(frozen=True, slots=True)
class Trait:
    """Something that groups are to hold alike, e.g. "EUX" or "Under 20 år".

    Attributes:
        label: as it stands beside its bar.
        weight: how much it counts beside other traits, 1 to 5.
        not_alone: whether nobody is to be the only one of a kind in a group.
    """

    key: str
    label: str
    weight: int = 2
    not_alone: bool = False

    def label_of(self, value: str) -> str:
        """Return what stands beside the bar of a value: of a trait one has, the trait's label."""
        return self.label if value == HAS else value

    def kind_of(self, value: str) -> str:
        """Return who have a value, inside a sentence: "under 20 år", "EUX" or "“Rybners”"."""
        if value != HAS:
            return _("“{value}”").format(value=value)
        is_short = self.label[1:2].isupper()
        return self.label if is_short else self.label[:1].lower() + self.label[1:]


@dataclass(frozen=True, slots=True)
class GroupStudent:
    """A student to be put into a group.

    Attributes:
        name: as advice names the student.
        traits: (key of the trait, value). A trait that one has or has not is there with HAS or
            not at all; of others the value is the word on the bar, e.g. ("prior", "GF1").
        fragility: how shaky the attendance is, 0 to MOST_FRAGILE.
    """

    student_id: StudentId
    name: str
    traits: tuple[tuple[str, str], ...] = ()
    fragility: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """What the teacher asks of the groups.

    Attributes:
        size: students in a group; one more where the class does not come out even.
        units: who stay together, e.g. the buddy pairs; empty for none.
        apart: of each, no two in one group.
        former: earlier groups, the newest round first; meeting again costs, the newest most.
        left_out: who gets no group, e.g. today's absent.
        current: the groups that locks refer to; None before there are any.
        locked: students who stay in their current group.
        locked_groups: places (from 0) of current groups that nobody leaves or joins.
    """

    size: int = DEFAULT_SIZE
    units: tuple[Members, ...] = ()
    apart: tuple[Members, ...] = ()
    former: tuple[tuple[Members, ...], ...] = ()
    left_out: frozenset[StudentId] = frozenset()
    current: Grouping | None = None
    locked: frozenset[StudentId] = frozenset()
    locked_groups: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        if not SMALLEST <= self.size <= LARGEST:
            text = _("Vælg en gruppestørrelse mellem {first} og {last} elever.")
            raise Refusal(text.format(first=SMALLEST, last=LARGEST), field="size")

    def keeps(self, student_id: StudentId) -> bool:
        """Tell whether a lock holds a student where the current groups have him or her."""
        at = self.current.place_of(student_id) if self.current else None
        return at is not None and (student_id in self.locked or at in self.locked_groups)

    def whole(self, students: Iterable[StudentId]) -> tuple[Members, ...]:
        """Return these students in the units that stay together; who is in none is one alone."""
        units: dict[StudentId, Members] = {one: (one,) for one in students}
        for asked in self.units:
            some = [one for one in asked if one in units]
            merged = tuple(dict.fromkeys(mate for one in some for mate in units[one]))
            units.update(dict.fromkeys(merged, merged))
        return tuple(dict.fromkeys(units.values()))
