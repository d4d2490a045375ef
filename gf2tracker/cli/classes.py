"""The command that lists the classes."""

from argparse import Namespace

from gf2tracker.cli.console import table
from gf2tracker.cli.opening import reading
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands
from gf2tracker.language import _
from gf2tracker.queries import classes


def add(commands: Commands) -> None:
    """Add the command `classes`."""
    about = _("Vis holdene")
    commands.add("classes", about).set_defaults(run=run)


def run(options: Namespace) -> Outcome:
    """Return every class in order of code."""
    with reading(options) as store:
        rows = store.ask(classes.listing, options.today).value
    facts = [
        {
            "code": row.code,
            "programme": row.programme,
            "site": row.site,
            "starts_on": row.starts_on,
            "ends_on": row.ends_on,
            "contact_teacher": row.contact_teacher_name or None,
            "students": row.students,
        }
        for row in rows
    ]
    text = table(
        (_("Hold"), _("Uddannelse"), _("Afdeling"), _("Start"), _("Slut"), _("Lærer"), _("Elever")),
        (
            (
                row.code,
                row.programme,
                row.site,
                row.starts_on,
                row.ends_on,
                row.contact_teacher or None,
                row.students,
            )
            for row in rows
        ),
        right="      r",
    )
    return Outcome({"classes": facts}, text if rows else _("Der er ingen hold endnu."))
