"""Who goes where when pairs are changed, in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from gf2tracker.domain.pairs.criteria import Members
from gf2tracker.domain.pairs.sitting import Sitting
from gf2tracker.domain.pairs.standing import Group
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, in_words, join_words, plural

NOBODY: Group = frozenset()


@dataclass(frozen=True)
class Move:
    """Somebody who goes to others.

    Attributes:
        joins: whom they sit with from now on.
        text: the sentence without its full stop.
    """

    student_id: StudentId
    joins: Members
    text: str


def moves_of(old: Sequence[Group], new: Sequence[Group], sitting: Sitting) -> tuple[Move, ...]:
    """Return who moves, by name.

    Where most of an old pair are, it stays; a pair that is left by somebody stays itself.

    Args:
        old: the pairs that are opened, and everybody who was alone as a group of one.
        new: what they become.
        sitting: the class.
    """
    stays: dict[int, Group] = {}
    shared = sorted(
        (-len(one & other), len(one), at, to)
        for at, one in enumerate(old)
        for to, other in enumerate(new)
        if one & other
    )
    for _count, _size, at, to in shared:
        if to not in stays and old[at] not in stays.values():
            stays[to] = old[at]
    went = {one: group for to, group in enumerate(new) for one in group - stays.get(to, NOBODY)}
    origin = {one: group for group in old for one in group}
    return tuple(
        _move(one, origin[one], went[one], sitting) for one in sitting.students if one in went
    )


def tell(changed: int, moved: int, aside: Collection[str]) -> str:
    """Return the sentence on what a repair costs.

    Args:
        changed: pairs that are not as they were.
        moved: how many go to others.
        aside: the names of those who are away.
    """
    told = plural(changed, "{n} par ændres", "{n} par ændres") if changed else _("Ingen par ændres")
    text = _("{pairs}, {count} flytter.").format(pairs=told, count=in_words(moved))
    if aside:
        after = _("{names} får makker igen efter fraværet.").format(names=join_words(aside))
        text = f"{text} {after}"
    return text


def _move(student: StudentId, origin: Group, group: Group, sitting: Sitting) -> Move:
    joins = tuple(one for one in sitting.students if one in group and one != student)
    names = join_words(sitting.students[one].name for one in joins)
    if len(origin) > 2:
        text = _("{name} flytter fra trioen til {others}")
    elif len(origin) == 2:
        text = _("{name} flytter til {others}")
    else:
        text = _("{name} går sammen med {others}")
    return Move(student, joins, text.format(name=sitting.students[student].name, others=names))
