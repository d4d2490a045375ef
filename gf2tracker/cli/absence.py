"""The command that counts absence to date."""

from argparse import Namespace

from gf2tracker.cli.console import table
from gf2tracker.cli.opening import reading
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands
from gf2tracker.cli.students import add_class
from gf2tracker.language import _, number, percent
from gf2tracker.queries import absence, classes


def add(commands: Commands) -> None:
    """Add the command `absence`."""
    about = _("Vis fraværet til dato, elev for elev")
    parser = commands.add("absence", about)
    add_class(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> Outcome:
    """Return the figures of everybody, by class and name; shares are 0 to 1 or null."""
    with reading(options) as store:
        asked = [store.ask(classes.by_code, options.code).value] if options.code else None
        rows = store.ask(absence.listing, asked, options.today).value
    facts = [
        {
            "number": row.number,
            "name": row.name,
            "class": row.class_code,
            "total_share": row.figures.total_share,
            "unlawful_share": row.figures.unlawful_share,
            "rolling_share": row.figures.rolling_share,
            "days_absent": row.figures.days_absent,
            "spells": row.figures.spells,
            "late_count": row.figures.late_count,
            "lessons_taken": row.figures.lessons_taken,
            "lessons_absent": row.figures.lessons_absent,
            "first_14_days": row.figures.first_14_days,
        }
        for row in rows
    ]
    text = table(
        (
            _("Navn"),
            _("Hold"),
            _("Fravær"),
            _("Ulovligt"),
            _("4 uger"),
            _("Dage"),
            _("Perioder"),
            _("For sent"),
            _("Lektioner"),
        ),
        (
            (
                row.name,
                row.class_code,
                percent(row.figures.total_share),
                percent(row.figures.unlawful_share),
                percent(row.figures.rolling_share),
                row.figures.days_absent,
                row.figures.spells,
                row.figures.late_count,
                number(row.figures.lessons_taken),
            )
            for row in rows
        ),
        right="  rrrrrrr",
    )
    return Outcome({"students": facts}, text if rows else _("Der er ingen elever endnu."))
