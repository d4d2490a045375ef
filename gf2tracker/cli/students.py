"""The command that lists students."""

from argparse import Namespace

from gf2tracker.cli.console import table
from gf2tracker.cli.opening import reading
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands, Parser
from gf2tracker.language import _
from gf2tracker.queries import classes, students


def add(commands: Commands) -> None:
    """Add the command `students`."""
    about = _("Vis eleverne på et hold eller på hele skolen")
    parser = commands.add("students", about)
    add_class(parser)
    parser.set_defaults(run=run)


def add_class(parser: Parser) -> None:
    """Add the option that asks about one class."""
    parser.own.add_argument(
        "--class", dest="code", metavar=_("HOLD"), help=_("kun dette hold, fx tøm-26a")
    )


def run(options: Namespace) -> Outcome:
    """Return students in order of name, those who have left too."""
    with reading(options) as store:
        asked = store.ask(classes.by_code, options.code).value if options.code else None
        rows = store.ask(students.listing, options.today, asked).value
    facts = [
        {
            "number": row.number,
            "name": row.name,
            "class": row.class_code or None,
            "birth_date": row.birth_date,
            "enrolled_on": row.first_day,
            "left_on": row.last_day,
        }
        for row in rows
    ]
    text = table(
        (_("Elevnr."), _("Navn"), _("Hold"), _("Født"), _("Start"), _("Forladt")),
        (list(fact.values()) for fact in facts),
    )
    return Outcome({"students": facts}, text if rows else _("Der er ingen elever endnu."))
