"""The command line: the same actions, queries and reports as the window, without one."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from gf2tracker.cli import (
    absence,
    backup,
    clashes,
    classes,
    console,
    course,
    demo,
    groups,
    history,
    implementation,
    intake,
    pairs,
    plan,
    register,
    report,
    students,
    today,
    trouble,
)
from gf2tracker.cli.outcome import DONE, REFUSED, WRONG_USE
from gf2tracker.cli.parser import Parser, WrongUse
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.version import VERSION

NOUNS = (
    demo,
    intake,
    course,
    classes,
    students,
    register,
    absence,
    today,
    plan,
    clashes,
    pairs,
    groups,
    implementation,
    report,
    history,
    backup,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Do one command and return its exit code: 0 done, 1 refused or faults found, 2 wrong use."""
    console.speak_utf8()
    told = list(sys.argv[1:] if argv is None else argv)
    try:
        return _done(told)
    except BrokenPipeError:
        console.stop_listening()
        return DONE
    except KeyboardInterrupt:
        console.complain(_("Afbrudt."))
        return REFUSED


def _done(argv: Sequence[str]) -> int:
    try:
        options = _parser().parse_args(argv)
    except WrongUse as wrong:
        if "--json" in argv:
            console.tell_refusal(Refusal(wrong.reason), as_json=True)
        console.complain(str(wrong))
        return WRONG_USE
    except SystemExit:  # help and version have been printed
        sys.stdout.flush()
        return DONE
    _fill(options)
    return _answered(options)


def _answered(options: Namespace) -> int:
    try:
        outcome = options.run(options)
    except Refusal as refusal:
        console.tell_refusal(refusal, as_json=options.json)
        return REFUSED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  # the one place where a bug ends, told by its number
        told = trouble.refusal_of(error)
        if options.json:
            console.tell_refusal(told, as_json=True)
        console.complain(told.text)
        return REFUSED
    console.tell(outcome, as_json=options.json)
    return int(outcome.code)


def _parser() -> Parser:
    about = _("GF2 Tracker: hold, elever, protokol og fravær. Uden kommando åbnes vinduet.")
    parser = Parser(prog="gf2tracker", about=about)
    parser.own.add_argument(
        "--version",
        action="version",
        version=f"GF2 Tracker {VERSION}",
        help=_("vis programmets version"),
    )
    commands = parser.commands("command")
    for noun in NOUNS:
        noun.add(commands)
    return parser


def _fill(options: Namespace) -> None:
    """Put in what was not told: options that may stand anywhere have no defaults of their own."""
    options.is_day_told = "today" in options
    for name, value in (("store", None), ("today", date.today()), ("json", False)):
        if name not in options:
            setattr(options, name, value)


if __name__ == "__main__":
    sys.exit(main())
