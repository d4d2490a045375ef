"""The command on a class's wellbeing groups: shown, proposed, or put into place."""

import time
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from gf2tracker.actions import groups as actions
from gf2tracker.actions.groups import NewGroups
from gf2tracker.cli.console import table
from gf2tracker.cli.opening import reading, writing
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands, count
from gf2tracker.domain.groups.balance import balance
from gf2tracker.domain.groups.chosen import USUAL, pack_traits, unpack_traits
from gf2tracker.domain.groups.grouping import Grouping
from gf2tracker.domain.groups.proposal import Proposal, propose
from gf2tracker.domain.groups.traits import DEFAULT_SIZE
from gf2tracker.language import _
from gf2tracker.queries import classes, peers
from gf2tracker.queries.peers import Peers

SECONDS = 1.0


def add(commands: Commands) -> None:
    """Add the command `groups`."""
    about = _("Vis, foreslå eller dan trivselsgrupper på et hold")
    parser = commands.add("groups", about)
    parser.own.add_argument("code", metavar=_("HOLD"))
    parser.own.add_argument(
        "--size", type=count, default=DEFAULT_SIZE, help=_("elever i hver gruppe, ellers 4")
    )
    choice = parser.own.add_mutually_exclusive_group()
    choice.add_argument("--propose", action="store_true", help=_("vis et forslag"))
    choice.add_argument("--apply", action="store_true", help=_("brug forslaget"))
    parser.set_defaults(run=run)


def run(options: Namespace) -> Outcome:
    """Show groups, propose them, or put what is proposed into place."""
    opened = writing if options.apply else reading
    found: Proposal | None = None
    with opened(options) as store:
        class_id = store.ask(classes.by_code, options.code).value
        of = store.ask(peers.of_class, class_id, options.today).value
        if options.propose or options.apply:
            found = _proposed(of, options.size)
        if options.apply and found is not None:
            traits = pack_traits(_traits(of))
            new = NewGroups(found.grouping.groups, options.size, traits)
            store.do(actions.put, class_id, new, options.today)
        code = store.ask(classes.one, class_id, options.today).value.row.code
    return _outcome(code, of, found)


def _proposed(of: Peers, size: int) -> Proposal:
    rules = of.group_rules(size)
    return propose(of.seated, _traits(of), rules, 0, _for_a_while(SECONDS))


def _traits(of: Peers) -> Any:
    return unpack_traits(of.version.traits) if of.version else USUAL


def _for_a_while(seconds: float) -> Callable[[], bool]:
    until = time.monotonic() + seconds
    return lambda: time.monotonic() < until


def _outcome(code: str, of: Peers, found: Proposal | None) -> Outcome:
    grouping = found.grouping if found else of.grouping
    size = of.version.size if of.version and not found else DEFAULT_SIZE
    told = balance(grouping or Grouping(()), of.seated, _traits(of), of.group_rules(size))
    facts: dict[str, Any] = {
        "class": code,
        "groups": [
            {
                "number": number,
                "members": [of.names[one] for one in members],
                "remarks": list(of_group.remarks),
            }
            for number, (members, of_group) in enumerate(
                zip(grouping.groups if grouping else (), told, strict=True), start=1
            )
        ],
        "score": found.score if found else None,
        "optimal": found.is_proven if found else None,
    }
    rows = [
        [str(group["number"]), ", ".join(group["members"]), "; ".join(group["remarks"])]
        for group in facts["groups"]
    ]
    text = table((_("Gruppe"), _("Elever"), _("Bemærk")), rows)
    return Outcome(facts, text if rows else _("Holdet har ingen trivselsgrupper endnu."))
