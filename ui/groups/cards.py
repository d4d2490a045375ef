"""The cards of a class's wellbeing groups: as they stand, and as a proposal would have them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from gf2tracker.domain.groups.balance import Bar, GroupBalance, balance
from gf2tracker.domain.groups.chosen import USUAL, unpack_traits
from gf2tracker.domain.groups.grouping import Grouping, Members, compare
from gf2tracker.domain.groups.traits import DEFAULT_SIZE, Rules, Trait
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, join_words, plural
from gf2tracker.queries.peers import Peers
from ui.pairs.ahead import Follow
from ui.seats.seat import Seat, Turn, Unit

MOST_BARS = 6


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A wellbeing group.

    Attributes:
        key: the group's number in the store; below 0 for what is proposed.
        fact: how many it has, and how many it will have.
        bars: how it compares with the class.
        remarks: what is off, in words.
        must_act: whether it has lost somebody and is too small now.
    """

    key: int
    number: int
    name: str
    units: tuple[Unit, ...]
    fact: str
    bars: tuple[Bar, ...] = ()
    remarks: tuple[str, ...] = ()
    is_locked: bool = False
    must_act: bool = False

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Who sits there, unit by unit."""
        return tuple(seat for unit in self.units for seat in unit)

    def spoken(self, seat: Seat) -> str:
        """Say which group somebody is in, with whom, and how it is."""
        mates = next(unit for unit in self.units if seat in unit)
        told = [seat.name, _("gruppe {number}").format(number=self.number), self.name, self.fact]
        told += [_("beskyttet")] * seat.is_protected
        if seat.turn is Turn.GOES:
            told.append(_("flytter efter forslaget"))
        elif seat.turn is Turn.COMES:
            told.append(_("forslag"))
        others = [one.name for one in mates if one is not seat]
        told += [_("makker med {names}").format(names=join_words(others))] if others else []
        told += [_("låst")] * (self.is_locked or seat.is_locked)
        told += self.remarks
        told += [f"{bar.label} {bar.count}/{bar.of}" for bar in self.bars]
        return ", ".join(filter(None, told))


@dataclass(frozen=True)
class Seated:
    """Groups of a class, as they stand or as they are proposed.

    Attributes:
        before: the groups that stand, to tell who has moved; None for those themselves.
    """

    of: Peers
    grouping: Grouping
    traits: tuple[Trait, ...]
    rules: Rules
    before: Grouping | None = None
    follows: tuple[Follow, ...] = ()
    size: int = field(default=DEFAULT_SIZE)

    @property
    def is_whole(self) -> bool:
        """Whether everybody is in the same group as their buddy."""
        return all(
            len({self.grouping.place_of(one) for one in pair if one not in self.of.left}) == 1
            for pair in self.of.couples
        )

    def balances(self, grouping: Grouping | None = None) -> tuple[GroupBalance, ...]:
        """Return how groups compare with the class: these, or others of the same class."""
        known = {one.student_id for one in self.of.seated}
        here = grouping or self.grouping
        kept = Grouping(tuple(tuple(one for one in group if one in known) for group in here.groups))
        return balance(kept, self.of.seated, self.traits, self.rules)

    def mates(self, student_id: StudentId) -> Members:
        """Return who is joined to a student in their group, the student among them."""
        at = self.grouping.place_of(student_id)
        group = self.grouping.groups[at] if at is not None else (student_id,)
        return next(
            (unit for unit in units_of(group, self.of.couples) if student_id in unit),
            (student_id,),
        )


def standing(of: Peers, follows: tuple[Follow, ...] = ()) -> Seated | None:
    """Return the groups as they stand; None without any."""
    version, grouping = of.version, of.grouping
    if version is None or grouping is None:
        return None
    traits = unpack_traits(version.traits) if version.traits else USUAL
    rules = of.group_rules(version.size)
    return Seated(of, grouping, traits, rules, follows=follows, size=version.size)


def cards_of(seated: Seated) -> tuple[GroupCard, ...]:
    """Return the cards of groups in their order."""
    version = seated.of.version
    is_new = seated.before is not None
    came = set[StudentId]()
    if seated.before is not None:
        moved = compare(seated.before, seated.grouping)
        came = {one.student_id for one in moved if one.now is not None}
    found = []
    for at, told in enumerate(seated.balances()):
        members = seated.grouping.groups[at]
        stands = None if is_new or version is None else version.groups[at]
        units = _units(seated, at, members, came)
        becomes = sum(seat.turn is not Turn.GOES for unit in units for seat in unit)
        lost = stands is not None and len(stands.members) > len(members)
        found.append(
            GroupCard(
                key=stands.id if stands else -at - 1,
                number=stands.number if stands else at + 1,
                name=stands.name if stands else "",
                units=units,
                fact=_fact(len(members), len(members) if is_new else becomes),
                bars=shown_bars(told.bars, seated.traits),
                remarks=told.remarks,
                is_locked=bool(stands and stands.is_locked),
                must_act=bool(lost and len(members) < seated.size),
            )
        )
    return tuple(found)


def shown_bars(bars: Sequence[Bar], traits: Sequence[Trait]) -> tuple[Bar, ...]:
    """Return so many bars as a card has room for: of a trait with many values the commonest."""
    if len(bars) <= MOST_BARS:
        return tuple(bars)
    order = {trait.key: at for at, trait in enumerate(traits)}
    single = [bar for bar in bars if sum(one.trait == bar.trait for one in bars) == 1]
    several = [bar for bar in bars if bar not in single]
    several.sort(key=lambda bar: -bar.class_share)
    kept = [*single, *several][:MOST_BARS]
    return tuple(sorted(kept, key=lambda bar: order[bar.trait]))


def units_of(group: Members, couples: Collection[Members]) -> tuple[Members, ...]:
    """Return a group's members in its pairs; who has no buddy in it is alone."""
    found: dict[StudentId, Members] = {}
    for one in group:
        pair = next((pair for pair in couples if one in pair), (one,))
        unit = tuple(mate for mate in pair if mate in group)
        found.setdefault(unit[0], unit)
    return tuple(sorted(found.values(), key=lambda unit: -len(unit)))


def _units(
    seated: Seated, at: int, members: Members, came: Collection[StudentId]
) -> tuple[Unit, ...]:
    of, version = seated.of, seated.of.version
    stands = version.groups[at] if version is not None and seated.before is None else None
    locked = stands.locked if stands is not None else frozenset[int]()
    leaving = {one.student_id for one in seated.follows if stands and one.source == stands.id}
    coming = {one.student_id for one in seated.follows if stands and one.target == stands.id}
    names = of.names

    def seat(one: StudentId, *, is_new: bool = False) -> Seat:
        turn = Turn.GOES if one in leaving else Turn.COMES if is_new or one in came else Turn.STAYS
        return Seat(one, names[one], turn, one in of.protected, is_locked=one in locked)

    units = [tuple(seat(one) for one in unit) for unit in units_of(members, of.couples)]
    for one in coming:
        lone = next((place for place, unit in enumerate(units) if len(unit) == 1), None)
        if lone is None:
            units.append((seat(one, is_new=True),))
        else:
            units[lone] = (*units[lone], seat(one, is_new=True))
    return tuple(units)


def _fact(has: int, becomes: int) -> str:
    told = plural(has, _("{n} elev"), _("{n} elever"))
    return told if has == becomes else _("{has}, bliver {n}").format(has=told, n=becomes)
