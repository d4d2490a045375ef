"""The command that writes the status report."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from gf2tracker.cli.opening import reading, user
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands
from gf2tracker.language import _, plural
from gf2tracker.queries import classes
from gf2tracker.queries.status import Status, status
from gf2tracker.reports.status import Report, write_each, write_status


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
    parser.own.add_argument(
        "--each-class",
        dest="is_each",
        action="store_true",
        help=_("skriv også en rapport for hvert hold i samme mappe"),
    )
    parser.set_defaults(run=run)


def run(options: Namespace) -> Outcome:
    """Write the report, and with --each-class one for each class beside it."""
    with reading(options) as store:
        asked = None
        if options.codes:
            asked = [store.ask(classes.by_code, code).value for code in options.codes]
        answer = store.ask(status, asked, options.today).value
    write = write_each if options.is_each else _write_one
    whole, *parts = write(answer, options.file, made_by=user(), today=options.today)
    facts = {"file": str(whole.file), "sheets": whole.sheets, "students": whole.students}
    text = _("{file} er skrevet med {students}.").format(
        file=whole.file, students=plural(whole.students, "{n} elev", "{n} elever")
    )
    if options.is_each:
        facts["files"] = [str(one.file) for one in parts]
        more = plural(len(parts), "Ved siden af ligger {n} fil.", "Ved siden af ligger {n} filer.")
        text = f"{text}\n{more}"
    return Outcome(facts, text)


def _write_one(answer: Status, target: Path, *, made_by: str, today: date) -> tuple[Report, ...]:
    return (write_status(answer, target, made_by=made_by, today=today),)
