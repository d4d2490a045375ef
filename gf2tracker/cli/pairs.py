"""The command on a class's buddy pairs: shown, proposed, or put into place."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gf2tracker.actions import pairs as actions
from gf2tracker.cli.console import table
from gf2tracker.cli.opening import reading, writing
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands
from gf2tracker.domain.pairs.criteria import Members
from gf2tracker.domain.pairs.flags import Flag, flags
from gf2tracker.domain.pairs.proposal import propose
from gf2tracker.domain.pairs.repair import repair
from gf2tracker.domain.pairs.sitting import BuddyPair
from gf2tracker.language import _, join_words
from gf2tracker.queries import classes, peers
from gf2tracker.queries.peers import Peers
from gf2tracker.store.store import Store


@dataclass(frozen=True)
class _Shown:
    """Pairs as they are told: `is_best` None where nothing was proposed."""

    pairs: Sequence[BuddyPair]
    about: str
    changed: int | None = None
    is_best: bool | None = None


def add(commands: Commands) -> None:
    """Add the command `pairs`."""
    about = _("Vis, foreslå eller dan makkerpar på et hold")
    parser = commands.add("pairs", about)
    parser.own.add_argument("code", metavar=_("HOLD"))
    choice = parser.own.add_mutually_exclusive_group()
    choice.add_argument("--propose", action="store_true", help=_("vis et forslag"))
    choice.add_argument("--apply", action="store_true", help=_("brug forslaget"))
    parser.own.add_argument(
        "--all", action="store_true", help=_("nye par til hele holdet, ikke kun hvor nogen mangler")
    )
    parser.set_defaults(run=run)


def run(options: Namespace) -> Outcome:
    """Show pairs, propose them, or put what is proposed into place."""
    opened = writing if options.apply else reading
    with opened(options) as store:
        class_id = store.ask(classes.by_code, options.code).value
        of = store.ask(peers.of_class, class_id, options.today).value
        shown = _proposed(of, is_for_all=options.all) if options.propose or options.apply else None
        if options.apply and shown is not None:
            of = _applied(store, of, shown, options.today)
        code = store.ask(classes.one, class_id, options.today).value.row.code
    told = flags(of.couples, of.students, of.left) if of.couples and not options.propose else ()
    return _outcome(code, of, shown or _standing(of), told)


def _proposed(of: Peers, *, is_for_all: bool) -> _Shown:
    """Return a repair where pairs stand, else the best pairs for everybody."""
    if of.pairs and not is_for_all:
        ways = repair(of.couples, of.students, of.weights, of.pair_rules, of.earlier, 1)
        if not ways:
            return _Shown(_standing(of).pairs, _("Alle har en makker."), 0)
        return _Shown(ways[0].pairs, ways[0].about, ways[0].changed)
    found = propose(of.students, of.weights, of.pair_rules, of.rounds)
    return _Shown(found.pairs, found.about, is_best=found.is_best)


def _applied(store: Store, of: Peers, shown: _Shown, today: date) -> Peers:
    store.do(actions.put, of.class_id, [pair.members for pair in shown.pairs], today)
    after: Peers = store.ask(peers.of_class, of.class_id, today).value
    return after


def _standing(of: Peers) -> _Shown:
    sitting = of.sitting
    locked = [set(pair.members) for pair in of.pairs if pair.is_locked]
    here = [_here(members, of) for members in of.couples]
    pairs = [sitting.pair(members, is_locked=set(members) in locked) for members in here if members]
    return _Shown(pairs, "" if pairs else _("Holdet har ingen makkerpar endnu."))


def _here(members: Members, of: Peers) -> Members:
    return tuple(one for one in members if one not in of.left)


def _outcome(code: str, of: Peers, shown: _Shown, told: Sequence[Flag]) -> Outcome:
    facts: dict[str, Any] = {
        "class": code,
        "pairs": [
            {
                "members": [of.names[one] for one in pair.members],
                "reasons": [reason.text for reason in pair.reasons],
                "locked": pair.is_locked,
            }
            for pair in shown.pairs
        ],
        "flags": [flag.text for flag in told],
        "changed": shown.changed,
        "optimal": shown.is_best,
    }
    rows = ([join_words(pair["members"]), ", ".join(pair["reasons"])] for pair in facts["pairs"])
    lines = [table((_("Makkere"), _("Hvorfor")), rows)] if shown.pairs else []
    lines += [shown.about, *(flag.text for flag in told)]
    return Outcome(facts, "\n".join(line for line in lines if line))
