"""The command that takes a class's register of a day from a file."""

from argparse import Namespace
from datetime import date, datetime
from pathlib import Path

from gf2tracker.actions.register import Replaced, replace_day
from gf2tracker.cli.faults import fault_facts, fault_table
from gf2tracker.cli.opening import writing
from gf2tracker.cli.outcome import REFUSED, Outcome
from gf2tracker.cli.parser import Commands, day
from gf2tracker.intake.checked import Fault
from gf2tracker.intake.files import read_register
from gf2tracker.language import _, date_long, plural
from gf2tracker.queries import classes
from gf2tracker.queries.registerlist import listed_marks


def add(commands: Commands) -> None:
    """Add the command `register`."""
    about = _("Før et holds protokol for en dag fra en fil med overskrifterne elev;lektion;mark")
    parser = commands.add("register", about, _("Før protokol fra en fil"))
    parser.own.add_argument("code", metavar=_("HOLD"))
    parser.own.add_argument("date", metavar=_("DATO"), type=day)
    parser.own.add_argument("file", metavar=_("FIL"), type=Path)
    parser.set_defaults(run=run)


def run(options: Namespace) -> Outcome:
    """Replace the day's marks and take the register; any fault stores nothing."""
    file = read_register(options.file)
    with writing(options) as store:
        class_id = store.ask(classes.by_code, options.code).value
        code = store.ask(classes.one, class_id, options.today).value.row.code
        listed = store.ask(listed_marks, class_id, options.date, file).value
        if listed.faults:
            text = f"{fault_table(listed.faults)}\n{_('Intet er gemt.')}"
            return Outcome(_facts(code, options.date, listed.faults), text, (), REFUSED)
        at = datetime.now().astimezone().time().replace(second=0, microsecond=0, tzinfo=None)
        done = store.do(replace_day, class_id, options.date, listed.cells, at).value
    text = _("{code} {day}: {lessons} ført, {marks}.").format(
        code=code,
        day=date_long(options.date),
        lessons=plural(done.lessons_taken, "{n} lektion", "{n} lektioner"),
        marks=plural(done.marks, "{n} mærke", "{n} mærker"),
    )
    return Outcome(_facts(code, options.date, (), done), text)


def _facts(
    code: str, day: date, faults: tuple[Fault, ...], done: Replaced | None = None
) -> dict[str, object]:
    return {
        "class": code,
        "date": day,
        "lessons_taken": done.lessons_taken if done else 0,
        "marks": done.marks if done else 0,
        "faults": fault_facts(faults),
    }
