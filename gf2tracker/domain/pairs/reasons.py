"""Why two, or three, are buddies, in a few words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from gf2tracker.domain.pairs.criteria import Criterion, History, Weights
from gf2tracker.domain.pairs.traits import PairStudent
from gf2tracker.language import _, fold, join_words, week_label

MOST_TOLD = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """A few words on a pair: what speaks for it, or against it."""

    text: str
    is_against: bool = False


def explain(
    members: Sequence[PairStudent], weights: Weights, history: History
) -> tuple[Reason, ...]:
    """Return one or two reasons: what speaks against first, then what weighs most.

    A criterion without weight gives none. Who is not known gets a sentence that says so.
    """
    heavy = sorted((one for one in _ORDER if weights.get(one)), key=lambda one: -weights[one])
    against = [_against(one, members, history) for one in heavy]
    favour = [_FOR[one](members) for one in heavy if one in _FOR]
    told = [Reason(text, is_against=True) for text in against if text]
    told += [Reason(text) for text in favour if text]
    if not told:
        told = [Reason(_plain(members))]
    return tuple(told[:MOST_TOLD])


def _against(criterion: Criterion, members: Sequence[PairStudent], history: History) -> str:
    if criterion is Criterion.BEFORE:
        return _met(members, history)
    if criterion is Criterion.SCHOOL:
        schools = [fold(one.former_school) for one in members if one.former_school]
        return _("samme skole før") if len(set(schools)) < len(schools) else ""
    if criterion is Criterion.FRAGILE and all(one.is_fragile for one in members):
        return _all_of(members, _("begge har fravær"), _("alle har fravær"))
    return ""


def _met(members: Sequence[PairStudent], history: History) -> str:
    ids = [one.student_id for one in members]
    known = [history.get(frozenset(two)) for two in combinations(ids, 2)]
    days = [earlier.day for earlier in known if earlier is not None]
    if not days:
        return ""
    text = _all_of(members, _("har været makkere før ({week})"), _("to har været makkere ({week})"))
    return text.format(week=week_label(max(days)))


def _near(members: Sequence[PairStudent]) -> str:
    codes = sorted({one.postcode for one in members})
    if "" in codes or len({code[:2] for code in codes}) > 1:
        return ""
    if len(codes) == 1:
        return _all_of(members, _("begge fra {code}"), _("alle fra {code}")).format(code=codes[0])
    return _("bor nær hinanden")


def _aged(members: Sequence[PairStudent]) -> str:
    bands = {one.band for one in members}
    return _ages(members) if len(bands - {None}) > 1 else ""


def _ages(members: Sequence[PairStudent]) -> str:
    ages = sorted({one.age for one in members if one.age is not None})
    if len(ages) == 1 and all(one.age is not None for one in members):
        return _all_of(members, _("begge {age} år"), _("alle {age} år")).format(age=ages[0])
    return _("{ages} år").format(ages=join_words(map(str, ages))) if len(ages) > 1 else ""


def _tracked(members: Sequence[PairStudent]) -> str:
    return _("EUX og EUD") if {one.is_eux for one in members} >= {True, False} else ""


def _agreed(members: Sequence[PairStudent]) -> str:
    kinds = {one.has_agreement for one in members}
    return _("med og uden aftale") if kinds >= {True, False} else ""


def _schooled(members: Sequence[PairStudent]) -> str:
    schools = {fold(one.former_school) for one in members} - {""}
    return _("forskellig skole før") if len(schools) == len(members) else ""


def _plain(members: Sequence[PairStudent]) -> str:
    """Return what is known where nothing speaks for it or against it."""
    tracks = {one.is_eux for one in members}
    if tracks == {True}:
        return _all_of(members, _("begge EUX"), _("alle EUX"))
    return _ages(members) or _("intet, der taler for eller imod")


def _all_of(members: Sequence[PairStudent], both: str, every: str) -> str:
    return both if len(members) == 2 else every


_FOR: Mapping[Criterion, Callable[[Sequence[PairStudent]], str]] = {
    Criterion.NEAR: _near,
    Criterion.TRACK: _tracked,
    Criterion.AGE: _aged,
    Criterion.SCHOOL: _schooled,
    Criterion.AGREEMENT: _agreed,
}
_ORDER = (Criterion.BEFORE, Criterion.FRAGILE, *_FOR)
