"""The command that writes the status report."""

from argparse import Namespace
from pathlib import Path

from gf2tracker.cli.opening import reading, user
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands
from gf2tracker.language import _, plural
from gf2tracker.queries import classes
from gf2tracker.queries.status import status
from gf2tracker.reports.status import write_status


def add(commands: Commands) -> None:
    """Add the command `report status`."""
    about = _("Skriv en rapport")
    reports = commands.add("report", about).commands("what")
    about = _("Skriv statusrapporten som regneark")
    parser = reports.add("status", about, _("statusrapporten"))
    parser.own.add_argument("file", metavar="STATUS.xlsx", type=Path)
    parser.own.add_argument(
        "--class",
        dest="codes",
        metavar=_("HOLD"),
        nargs="+",
        action="extend",
        help=_("kun disse hold; ellers hele skolen"),
    )
    parser.set_defaults(run=run)


def run(options: Namespace) -> Outcome:
    """Write the report beside its target and move it into place."""
    with reading(options) as store:
        asked = None
        if options.codes:
            asked = [store.ask(classes.by_code, code).value for code in options.codes]
        answer = store.ask(status, asked, options.today).value
    made = write_status(answer, options.file, made_by=user(), today=options.today)
    facts = {"file": str(made.file), "sheets": made.sheets, "students": made.students}
    text = _("{file} er skrevet med {students}.").format(
        file=made.file, students=plural(made.students, "{n} elev", "{n} elever")
    )
    return Outcome(facts, text)
