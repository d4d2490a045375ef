"""How the groups of a class compare with the class, as bars and in words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from gf2tracker.domain.groups.grouping import Grouping, Members
from gf2tracker.domain.groups.traits import MOST_FRAGILE, GroupStudent, Rules, Trait
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, join_words, plural


@dataclass(frozen=True, slots=True)
class Bar:
    """How many of a group are of one kind.

    Attributes:
        label: the trait's own, or the value of a trait that has several.
        kind: the same inside a sentence.
        of: students in the group.
        class_share: share of the class that is of the kind, 0 to 1: the tick on the bar.
        is_off: whether the group holds more than one too many or too few, or a lone one who
            should not be alone.
    """

    trait: str
    label: str
    kind: str
    count: int
    of: int
    class_share: float
    is_off: bool


@dataclass(frozen=True, slots=True)
class GroupBalance:
    """The bars of one group, in the order of the traits, and what is off in words."""

    bars: tuple[Bar, ...]
    remarks: tuple[str, ...]


def balance(
    grouping: Grouping, students: Sequence[GroupStudent], traits: Sequence[Trait], rules: Rules
) -> tuple[GroupBalance, ...]:
    """Return the balance of each group, in order; the class is all who are not left out."""
    class_ = _Class(tuple(one for one in students if one.student_id not in rules.left_out))
    return tuple(
        _of_group(at, group, class_, traits, rules) for at, group in enumerate(grouping.groups)
    )


@dataclass(frozen=True)
class _Class:
    students: tuple[GroupStudent, ...]

    def named(self, ids: Members) -> str:
        names = {student.student_id: student.name for student in self.students}
        return join_words(names[one] for one in ids)

    def held(self, trait: Trait, members: Sequence[GroupStudent]) -> Counter[str]:
        values = (dict(student.traits).get(trait.key, "") for student in members)
        return Counter(value for value in values if value)


def _of_group(
    at: int, group: Members, class_: _Class, traits: Sequence[Trait], rules: Rules
) -> GroupBalance:
    members = tuple(one for one in class_.students if one.student_id in group)
    bars = tuple(bar for trait in traits for bar in _bars(trait, members, class_))
    said = [_said_of(bar, at + 1) for bar in bars if bar.is_off]
    said += _said_of_people(at + 1, {one.student_id for one in members}, class_, rules)
    if _is_fragile(members, class_.students):
        said.append(_("fraværet samler sig i gruppe {number}").format(number=at + 1))
    return GroupBalance(bars, tuple(said))


def _bars(trait: Trait, members: Sequence[GroupStudent], class_: _Class) -> Iterator[Bar]:
    held = class_.held(trait, members)
    for value, whole in sorted(class_.held(trait, class_.students).items()):
        share = whole / len(class_.students)
        count, of = held[value], len(members)
        is_lone = trait.not_alone and count == 1 and 2 <= whole <= len(class_.students) / 2
        is_off = is_lone or abs(count - of * share) > 1
        kind = trait.kind_of(value)
        yield Bar(trait.key, trait.label_of(value), kind, count, of, share, is_off)


def _said_of(bar: Bar, number: int) -> str:
    if bar.count == 0:
        text = _("ingen {kind} i gruppe {number}")
    elif bar.count == 1:
        text = _("kun én {kind} i gruppe {number}")
    elif bar.count < bar.of * bar.class_share:
        text = _("få {kind} i gruppe {number}: {count} af {of}")
    else:
        text = _("mange {kind} i gruppe {number}: {count} af {of}")
    return text.format(kind=bar.kind, number=number, count=bar.count, of=bar.of)


def _said_of_people(
    number: int, here: set[StudentId], class_: _Class, rules: Rules
) -> Iterator[str]:
    present = {student.student_id for student in class_.students}
    together = _("{names} må ikke være sammen, men er begge i gruppe {number}")
    for group in rules.apart:
        for couple in combinations([one for one in group if one in here], 2):
            yield together.format(names=class_.named(couple), number=number)
    split = _("{names} skal være sammen, men er delt")
    for unit in rules.units:
        known = tuple(one for one in unit if one in present)
        if known and known[0] in here and not here.issuperset(known):
            yield split.format(names=class_.named(known))
    if here and not rules.size <= len(here) <= rules.size + 1:
        has = plural(len(here), "{n} elev", "{n} elever")
        yield _("gruppe {number} har {students}").format(number=number, students=has)


def _is_fragile(members: Sequence[GroupStudent], students: Sequence[GroupStudent]) -> bool:
    load = sum(student.fragility for student in members)
    fair = len(members) * sum(student.fragility for student in students) / max(1, len(students))
    return load > 2 * fair and load - fair > MOST_FRAGILE / 2
