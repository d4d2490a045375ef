"""The command that tells how far each class has come with each element."""

from argparse import Namespace

from gf2tracker.cli.console import table
from gf2tracker.cli.opening import reading
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands
from gf2tracker.domain.implementation import Element, Figure
from gf2tracker.language import _, percent
from gf2tracker.queries.implementation import matrix


def add(commands: Commands) -> None:
    """Add the command `implementation`."""
    about = _("Vis, hvor langt hvert hold er: team, par, grupper, plan, aktiviteter, møder")
    commands.add("implementation", about).set_defaults(run=run)


def run(options: Namespace) -> Outcome:
    """Return a row for each running class, a figure for each element."""
    with reading(options) as store:
        found = store.ask(matrix, options.today).value
    facts = [
        {
            "class": row.row.code,
            "week": row.row.week,
            "share": row.share,
            "elements": {
                figure.element.value: {
                    "done": figure.done,
                    "of": figure.of,
                    "share": figure.share,
                }
                for figure in row.figures
            },
        }
        for row in found.rows
    ]
    heads = (_("Hold"), _("Uge"), _("I alt"), *(element.label for element in Element))
    rows = (
        [row.row.code, str(row.row.week), _share(row.share), *map(_cell, row.figures)]
        for row in found.rows
    )
    text = table(heads, rows)
    told = {"classes": facts, "share": found.share}
    return Outcome(told, text if found.rows else _("Ingen hold er i gang."))


def _cell(figure: Figure) -> str:
    return f"{figure.done}/{figure.of}" if figure.of else "-"


def _share(share: float | None) -> str:
    return percent(share, 0) if share is not None else "-"
