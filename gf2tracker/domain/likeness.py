"""Which entries may be the same student twice; a proposal that a person looks at, never a deed.

Two are compared only where something certain is alike: the birth date, a phone, a mail, or the
whole name. Two birth dates that differ are two people.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from gf2tracker.language import _, fold

ALIKE, NEARLY = 85, 75
"""Least likeness of names, in per cent: of those born the same day, and of those reached alike."""
MOST_TOGETHER = 12
"""So many with the same phone or birth date are compared; a switchboard's number says nothing."""


@dataclass(frozen=True, slots=True)
class Likely:
    """What somebody may be recognised by; empty texts say nothing."""

    id: int
    name: str
    number: str
    birth_date: date | None
    phone: str
    mail: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries that may be one student.

    Attributes:
        one: the one that knows more, or that was there first.
        why: what is alike, "samme fødselsdag, næsten samme navn".
    """

    one: int
    other: int
    why: str


def likely_pairs(entries: Iterable[Likely]) -> tuple[Pair, ...]:
    """Return entries that may be the same student, each pair once, in order of entry."""
    found: dict[tuple[int, int], Pair] = {}
    for group in _groups(entries):
        for one, other in combinations(group, 2):
            key = min(one.id, other.id), max(one.id, other.id)
            if key not in found and (why := _why(one, other)):
                first, second = sorted((one, other), key=lambda each: (not each.number, each.id))
                found[key] = Pair(first.id, second.id, why)
    return tuple(found[key] for key in sorted(found))


def _groups(entries: Iterable[Likely]) -> Iterator[Sequence[Likely]]:
    by_sign: dict[tuple[str, object], list[Likely]] = {}
    for one in entries:
        signs = {"born": one.birth_date, "phone": one.phone, "mail": fold(one.mail)}
        for kind, sign in {**signs, "name": fold(one.name)}.items():
            if sign:
                by_sign.setdefault((kind, sign), []).append(one)
    for group in by_sign.values():
        if 1 < len(group) <= MOST_TOGETHER:
            yield group


def _why(one: Likely, other: Likely) -> str:
    """What makes two entries look like one; "" when nothing does."""
    if one.birth_date and other.birth_date and one.birth_date != other.birth_date:
        return ""
    is_same_name = fold(one.name) == fold(other.name)
    sign = next(_signs(one, other), "")
    if sign:
        name = _("samme navn") if is_same_name else _("næsten samme navn")
        return f"{sign}, {name}"
    is_one_unnumbered = not one.number or not other.number
    return (
        _("samme navn, og den ene har intet elevnr.") if is_same_name and is_one_unnumbered else ""
    )


def _signs(one: Likely, other: Likely) -> Iterator[str]:
    likeness = _likeness(one.name, other.name)
    if one.birth_date and one.birth_date == other.birth_date and likeness >= ALIKE:
        yield _("samme fødselsdag")
    first_names = [each.name.partition(" ")[0] for each in (one, other)]
    if likeness >= NEARLY and _likeness(*first_names) >= NEARLY:
        if one.mail and fold(one.mail) == fold(other.mail):
            yield _("samme mail")
        if one.phone and one.phone == other.phone:
            yield _("samme telefon")


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - loaded only when something must be guessed

    first, second = fold(one), fold(other)
    return max(fuzz.ratio(first, second), fuzz.token_set_ratio(first, second) - 5)
