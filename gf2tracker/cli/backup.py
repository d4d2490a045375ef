"""The commands that back a store up, restore it and look whether it is whole."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from gf2tracker.cli.opening import place, reading
from gf2tracker.cli.outcome import REFUSED, Outcome
from gf2tracker.cli.parser import Commands
from gf2tracker.errors import Damaged, Refusal
from gf2tracker.language import _, plural
from gf2tracker.store import backup
from gf2tracker.store.fault import is_damage
from gf2tracker.store.store import Store


def add(commands: Commands) -> None:
    """Add the commands `backup`, `restore` and `check`."""
    about = _("Gem en kontrolleret sikkerhedskopi")
    parser = commands.add("backup", about)
    parser.own.add_argument(
        "out", metavar=_("FIL"), type=Path, nargs="?", help=_("ellers ved siden af skoledata")
    )
    parser.set_defaults(run=run_backup)
    about = _(
        "Sæt en sikkerhedskopi i stedet for skoledata; de gamle data bliver liggende ved siden af"
    )
    parser = commands.add("restore", about, _("Gendan en sikkerhedskopi"))
    parser.own.add_argument("file", metavar=_("FIL"), type=Path)
    parser.set_defaults(run=run_restore)
    about = _("Se efter, om skoledata er hele")
    commands.add("check", about).set_defaults(run=run_check)


def run_backup(options: Namespace) -> Outcome:
    """Write a backup."""
    with reading(options) as store:
        made = store.back_up(_target(options.out) if options.out else None)
    text = _("Sikkerhedskopien {file} er skrevet og kontrolleret.").format(file=made.file)
    return Outcome({"file": str(made.file)}, text)


def _target(out: Path) -> Path:
    """Return the file to write; only a backup of ours is written over."""
    if out.is_dir():
        return out / f"gf2-{datetime.now().astimezone():%Y-%m-%dT%H%M%S}{backup.ENDING}"
    if out.exists():
        try:
            backup.read(out)
        except Refusal:
            text = _("{name} findes og er ikke en sikkerhedskopi. Vælg et andet navn.")
            raise Refusal(text.format(name=out.name), field="out") from None
    return out.absolute()


def run_restore(options: Namespace) -> Outcome:
    """Put a backup in the store's place."""
    found = Store.restore(options.file, place(options))
    counts = {
        "classes": found.counts.get("class_group", 0),
        "students": found.counts.get("student", 0),
    }
    text = _("{file} er gendannet: {classes} og {students}.").format(
        file=found.file,
        classes=plural(counts["classes"], "{n} hold", "{n} hold"),
        students=plural(counts["students"], "{n} elev", "{n} elever"),
    )
    return Outcome({"file": str(found.file), **counts}, text)


def run_check(options: Namespace) -> Outcome:
    """Return what is wrong with the store; damage ends with code 1."""
    try:
        with reading(options) as store:
            problems = store.problems()
    except Refusal as refusal:
        if not isinstance(refusal, Damaged) and not is_damage(refusal.__cause__):
            raise
        problems = (refusal.text,)
    facts = {"ok": not problems, "problems": problems}
    if problems:
        return Outcome(facts, "\n".join(problems), code=REFUSED)
    return Outcome(facts, _("Skoledata er hele."))
