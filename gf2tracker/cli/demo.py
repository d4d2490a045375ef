"""The command that makes a demo school."""

from argparse import Namespace

from gf2tracker.actions import demo
from gf2tracker.cli.opening import writing
from gf2tracker.cli.outcome import Outcome
from gf2tracker.cli.parser import Commands, count
from gf2tracker.language import _, plural


def add(commands: Commands) -> None:
    """Add the command `demo`."""
    about = _("Lav en skole af opdigtede elever at prøve programmet på")
    parser = commands.add("demo", about)
    parser.own.add_argument("--classes", metavar=_("HOLD"), type=count, default=50)
    parser.own.add_argument("--seed", metavar=_("TAL"), type=count, default=1)
    parser.set_defaults(run=run)


def run(options: Namespace) -> Outcome:
    """Make the school; refused where there is one."""
    with writing(options) as store:
        made = store.do(demo.build, options.today, options.classes, options.seed).value
    text = _("Demoskole med {classes} og {students}.").format(
        classes=plural(made.classes, "{n} hold", "{n} hold"),
        students=plural(made.students, "{n} elev", "{n} elever"),
    )
    return Outcome({"classes": made.classes, "students": made.students}, text)
