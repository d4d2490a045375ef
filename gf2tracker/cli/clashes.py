"""The command that tells which activities can't be held as planned."""

from argparse import Namespace

from gf2tracker.cli.console import table
from gf2tracker.cli.opening import reading
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands
from gf2tracker.language import _, date_long
from gf2tracker.queries import clashes


def add(commands: Commands) -> None:
    """Add the command `clashes`."""
    about = _("Vis aktiviteter, der støder sammen: samme person, samme virksomhed, lukket dag")
    commands.add("clashes", about).set_defaults(run=run)


def run(options: Namespace) -> Outcome:
    """Return the conflicts of all classes from today on."""
    with reading(options) as store:
        found = store.ask(clashes.everywhere, options.today).value
    facts = [
        {
            "date": one.date,
            "kind": one.kind.value,
            "what": one.what,
            "activities": [
                {"class": party.code, "title": party.title}
                for party in (one.one, one.other)
                if party is not None
            ],
        }
        for one in found
    ]
    rows = ([date_long(one.date), one.one.code, one.kind.label, one.text] for one in found)
    text = table((_("Dato"), _("Hold"), _("Hvad"), _("Hvorfor")), rows)
    return Outcome({"clashes": facts}, text if found else _("Intet støder sammen."))
