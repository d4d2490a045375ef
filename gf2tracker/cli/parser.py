"""How a command is read: Danish words for what is wrong with it, and the kinds of arguments."""

import argparse
import re
from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn

from typing_extensions import override

from gf2tracker.domain.cpr import quoted
from gf2tracker.language import _


class WrongUse(Exception):
    """The command can't be understood; the text says why, and how it is written.

    Attributes:
        reason: why, without how it is written.
    """

    def __init__(self, reason: str, usage: str) -> None:
        super().__init__(f"{reason}\n{usage}")
        self.reason = reason


class Commands:
    """Where a parser's commands are added."""

    def __init__(self, found: Any) -> None:
        """Take what argparse gives for them."""
        self._found = found

    def add(self, name: str, about: str, line: str = "") -> "Parser":
        """Add a command; `about` stands on top of its help, and in the list unless `line` does."""
        parser: Parser = self._found.add_parser(name, help=line or about, about=about)
        return parser


class Formatter(argparse.HelpFormatter):
    """Help with Danish words around it."""

    @override
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("Brug: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser of one command, or of all.

    Options may stand before or after the command, so every parser knows those of all commands.
    """

    def __init__(self, prog: str, about: str) -> None:
        super().__init__(
            prog=prog,
            description=about,
            add_help=False,
            allow_abbrev=False,
            formatter_class=Formatter,
        )
        self.own = self.add_argument_group(_("Hertil"))
        shared = self.add_argument_group(_("Til alle kommandoer"))
        shared.add_argument("-h", "--help", action="help", help=_("vis denne hjælp"))
        shared.add_argument(
            "--store",
            metavar=_("FIL|ADRESSE"),
            default=argparse.SUPPRESS,
            help=_("skoledata; ellers GF2_STORE, ellers dine egne"),
        )
        shared.add_argument(
            "--today",
            metavar=_("DATO"),
            type=day,
            default=argparse.SUPPRESS,
            help=_("regn med en anden dag end i dag"),
        )
        shared.add_argument(
            "--json",
            action="store_true",
            default=argparse.SUPPRESS,
            help=_("svar som ét JSON-objekt"),
        )

    def commands(self, name: str, *, is_needed: bool = True) -> Commands:
        """Return where this parser's commands are added; `name` is theirs in the options."""
        return Commands(
            self.add_subparsers(
                title=_("Kommandoer"),
                dest=name,
                metavar=_("KOMMANDO"),
                required=is_needed,
                parser_class=Parser,
            )
        )

    @override
    def error(self, message: str) -> NoReturn:
        raise WrongUse(danish(message), self.format_usage().strip())


def day(text: str) -> date:
    """Return the date of "2026-08-17", or as Danes write it."""
    found = re.fullmatch(r"(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{4})", text)
    iso = f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}" if found else text
    try:
        return date.fromisoformat(iso)
    except ValueError:
        said = _("“{text}” er ikke en dato; skriv fx 2026-08-17").format(text=quoted(text))
        raise argparse.ArgumentTypeError(said) from None


def count(text: str) -> int:
    """Return a whole number from 1."""
    if not text.isdecimal() or not int(text[:9]) >= 1 or len(text) > 9:
        said = _("“{text}” er ikke et helt tal fra 1").format(text=quoted(text))
        raise argparse.ArgumentTypeError(said)
    return int(text)


_SAYINGS = (
    (r"unrecognized arguments: (.*)", _("Ukendt: {0}.")),
    (r"the following arguments are required: (.*)", _("Der mangler: {0}.")),
    (
        r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)",
        _("{1} findes ikke. Vælg {2}."),
    ),
    (r"argument (.*?): expected .*", _("{0}: der mangler en værdi.")),
    (r"argument (.*?): ignored explicit argument (.*)", _("{0} har ingen værdi.")),
    (r"argument (.*?): not allowed with argument (.*)", _("{0} og {1} kan ikke bruges sammen.")),
    (r"argument (.*?): (.*)", _("{0}: {1}.")),
)


def danish(message: str) -> str:
    """Return what argparse says is wrong, in Danish and without any CPR number."""
    for pattern, saying in _SAYINGS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return saying.format(*(quoted(part, 200) for part in found.groups()))
    return _("Kommandoen kan ikke læses.")
