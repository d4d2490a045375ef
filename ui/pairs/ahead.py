"""What a proposal for pairs says on its card, and what using it does."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gf2tracker.domain.pairs.criteria import Members
from gf2tracker.domain.pairs.flags import Flag
from gf2tracker.domain.pairs.outlook import Outlook, Quality
from gf2tracker.domain.pairs.proposal import Proposal
from gf2tracker.domain.pairs.repair import Repair
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, in_words, join_words, plural
from gf2tracker.queries.peers import Peers
from ui.pairs.cards import PairCard, proposed, repaired, standing
from ui.seats.proposalcard import Told
from ui.sentence import Run, strong

_QUALITIES: Mapping[Quality, tuple[str | Run, ...]] = {
    Quality.BEST: (strong(_("Bedst mulige fordeling")), _(", ingen bedre findes")),
    Quality.WORSE: (strong(_("Alle har en makker")), _(" · en bedre fordeling findes")),
    Quality.UNKNOWN: (strong(_("Alle har en makker")),),
}


@dataclass(frozen=True)
class Follow:
    """A student who changes group with a new buddy, so that pairs stay whole in the groups.

    Attributes:
        source: the number in the store of the group they leave.
        target: the same of the group they come to.
        numbers: what the two groups are called.
    """

    student_id: StudentId
    source: int
    target: int
    numbers: tuple[int, int]


@dataclass(frozen=True)
class Ahead:
    """A proposal that is shown in place.

    Attributes:
        pairs: the whole class as it would sit.
        follows: who changes group with it.
    """

    cards: tuple[PairCard, ...]
    told: Told
    pairs: tuple[Members, ...] = ()
    follows: tuple[Follow, ...] = ()


def mending(of: Peers, outlook: Outlook, at: int) -> Ahead:
    """Return the repair at a place, drawn in the pairs that stand; or why there is none."""
    cards = standing(of, outlook)
    title, fact = flag_words(outlook.flags, of)
    if not outlook.ways:
        return Ahead(cards, Told(title, fact, about=outlook.why_not, must_act=True, can_use=False))
    way = outlook.ways[at]
    follows = _follows(of, way)
    told = Told(
        title,
        fact,
        tuple(move.text for move in way.moves),
        of.names.values(),
        _cost(way, follows, of),
        must_act=True,
        others=_others(len(outlook.ways) - 1),
    )
    pairs = tuple(pair.members for pair in way.pairs if len(pair.members) > 1)
    return Ahead(repaired(cards, way, of), told, pairs, follows)


def renewing(of: Peers, found: Proposal) -> Ahead:
    """Return a proposal for everybody, drawn in the pairs' place."""
    known = {frozenset(pair.members) for pair in of.pairs}
    pairs = tuple(pair.members for pair in found.pairs)
    new = sum(frozenset(pair) not in known for pair in pairs)
    if not known:
        title = plural(new, _("Forslag: {n} makkerpar"), _("Forslag: {n} makkerpar"))
    elif new:
        title = plural(new, _("Forslag: {n} nyt par"), _("Forslag: {n} nye par"))
    else:
        title = _("Forslaget er de par, I har")
    met = _met(of, pairs)
    keep = _("Behold de par, I har") if known else _("Luk forslaget")
    about = f"{found.about}. {met}".strip()
    told = Told(title, about=about, others=_("Et andet"), can_use=new > 0, keep=keep)
    return Ahead(proposed(of, found), told, pairs)


def sentence(of: Peers, outlook: Outlook) -> tuple[str | Run, ...]:
    """Return how the pairs of a class stand, for the page bar."""
    if not of.pairs:
        return (strong(_("Ingen makkerpar endnu")),)
    if outlook.flags:
        title, fact = flag_words(outlook.flags)
        return (strong(title), f", {fact}") if fact else (strong(title),)
    return _QUALITIES[outlook.quality]


def flag_words(flags: Collection[Flag], of: Peers | None = None) -> tuple[str, str]:
    """Return who lacks a buddy, and why when it is one alone; by the called name, of a class."""
    if len(flags) != 1:
        count = in_words(len(flags), begins=True)
        return _("{count} elever mangler makker").format(count=count), ""
    (flag,) = flags
    title, _colon, why = flag.text.rstrip(".").partition(": ")
    if of is not None:
        title = title.replace(of.names[flag.student_id], of.called[flag.student_id], 1)
    return title, why


def _others(count: int) -> str:
    if not count:
        return ""
    return plural(count, _("{n} andet forslag"), _("{n} andre forslag"))


def _cost(way: Repair, follows: Collection[Follow], of: Peers) -> str:
    if len(way.moves) == 1 and way.changed <= 2:
        told = [_("Én flytter, ingen andre par røres.")]
    else:
        told = [way.about]
    if len(way.moves) == 1 and way.aside:
        names = join_words(of.names[one] for one in way.aside)
        told.append(_("{names} får makker igen efter fraværet.").format(names=names))
    told.append(_met(of, way.made))
    if follows:
        numbers = sorted({n for one in follows for n in one.numbers})
        text = _("Gruppe {numbers} ændres med.")
        told.append(text.format(numbers=join_words(map(str, numbers))))
    return " ".join(filter(None, told))


def _met(of: Peers, pairs: Collection[Members]) -> str:
    """Return that nobody of new pairs has been together before; "" where somebody has."""
    stand = {frozenset(pair.members) for pair in of.pairs}
    new = [frozenset(pair) for pair in pairs if frozenset(pair) not in stand]
    were = [frozenset(pair) for one in of.earlier for pair in one.pairs]
    if not new or any(len(was & pair) > 1 for was in were for pair in new):
        return ""
    return (
        _("De har ikke været makkere før.") if len(new) == 1 else _("Ingen har været makkere før.")
    )


def _follows(of: Peers, way: Repair) -> tuple[Follow, ...]:
    """Return who changes group: where the new buddies all are in one, and nobody is locked."""
    version = of.version
    if version is None:
        return ()
    found = []
    for move in way.moves:
        source = version.group_of(move.student_id)
        groups = {version.group_of(one) for one in move.joins}
        target = groups.pop() if len(groups) == 1 else None
        if source is None or target is None or source.id == target.id:
            continue
        if not (source.is_locked or target.is_locked or move.student_id in source.locked):
            numbers = source.number, target.number
            found.append(Follow(move.student_id, source.id, target.id, numbers))
    return tuple(found)
