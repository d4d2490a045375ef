"""The commands that show the journal, take a step back and bring it again."""

from argparse import Namespace

from gf2tracker.cli.console import table
from gf2tracker.cli.opening import reading
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands, count
from gf2tracker.domain.change import Change
from gf2tracker.language import _
from gf2tracker.queries import history


def add(commands: Commands) -> None:
    """Add the commands `history`, `undo` and `redo`."""
    about = _("Vis, hvad der er gjort, det nyeste først")
    parser = commands.add("history", about)
    parser.own.add_argument("--last", metavar=_("ANTAL"), type=count, help=_("kun de nyeste"))
    parser.set_defaults(run=run_history)
    about = _("Fortryd det nyeste, du har gjort")
    commands.add("undo", about).set_defaults(run=run_undo)
    about = _("Gendan det, du sidst har fortrudt")
    commands.add("redo", about).set_defaults(run=run_redo)


def run_history(options: Namespace) -> Outcome:
    """Return the steps, the newest first."""
    with reading(options) as store:
        rows = store.ask(history.steps, options.last).value
    facts = [
        {"id": row.id, "at": row.at, "by": row.by, "label": row.label, "undone": row.undone}
        for row in rows
    ]
    text = table(
        (_("Trin"), _("Hvornår"), _("Hvem"), _("Hvad"), ""),
        ((row.id, row.at, row.by, row.label, _("fortrudt") if row.undone else "") for row in rows),
        right="r",
    )
    return Outcome({"steps": facts}, text if rows else _("Der er intet gjort endnu."))


def run_undo(options: Namespace) -> Outcome:
    """Take back the user's newest step."""
    with reading(options) as store:
        return _told(store.undo())


def run_redo(options: Namespace) -> Outcome:
    """Bring back what the user undid last."""
    with reading(options) as store:
        return _told(store.redo())


def _told(change: Change) -> Outcome:
    return Outcome({"step": change.step}, f"{change.label}.")
