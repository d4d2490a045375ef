"""What may be written of an activity, and how what is typed becomes its content."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypedDict

from gf2tracker.domain.activity import PRINCIPLES, ActivityKind, CheckLine, Content
from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.domain.field import one_line, required
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.domain.people import Role
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold, number

LONGEST_TITLE = 120
LONGEST_METHOD = 60
LONGEST_LINK = 500
MOST_LINES = 40
MOST_COMPANIES = 200
_SCHEMES = ("https://", "http://")


class ContentChanges(TypedDict, total=False):
    """What may be changed of an activity; only what is given is changed.

    Methods, checklist and links are one text a line, in order.
    """

    title: str
    kind: ActivityKind
    phase: int
    principle: int
    methods: Sequence[str]
    lead_role: Role | None
    companies_needed: int
    lessons: int
    checklist: Sequence[str]
    links: Sequence[str]


def changed(content: Content, changes: Mapping[str, Any]) -> Content:
    """Return a content with changes, tidied; keys that are no part of it are left alone.

    Lines of a checklist that stay keep their tick. Refused: no title, texts that are too long or
    hold a CPR number, a link that is none, and numbers that can't be.
    """
    values = {name: _TIDIED[name](value) for name, value in changes.items() if name in _TIDIED}
    if "checklist" in values:
        ticked = {line.text for line in content.checklist if line.is_done}
        values["checklist"] = tuple(CheckLine(line, line in ticked) for line in values["checklist"])
    return replace(content, **values)


def renewed(content: Content, newer: Content) -> Content:
    """Return the newer content as a plan takes it: its own phase, and its ticks, stay."""
    ticked = {line.text for line in content.checklist if line.is_done}
    lines = tuple(CheckLine(line.text, line.text in ticked) for line in newer.checklist)
    return replace(newer, phase=content.phase, checklist=lines)


def count_of(value: int, field: str, most: int = MOST_COMPANIES) -> int:
    """Return a number of companies; refused below 0 and above the most."""
    return _between(value, field, 0, most)


def _between(value: int, field: str, least: int, most: int) -> int:
    if not least <= value <= most:
        text = _("Skriv et helt tal fra {least} til {most}.")
        raise Refusal(text.format(least=number(least), most=number(most)), field=field)
    return value


def _lines(lines: Iterable[str], field: str, most: int = 200) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for line in lines:
        tidied = one_line(line, field, most)
        if tidied:
            found.setdefault(fold(tidied), tidied)
    if len(found) > MOST_LINES:
        text = _("Der er plads til {most} linjer. Slå nogle sammen.")
        raise Refusal(text.format(most=MOST_LINES), field=field)
    return tuple(found.values())


def _links(lines: Iterable[str]) -> tuple[str, ...]:
    found = _lines(lines, "links", LONGEST_LINK)
    for line in found:
        if not line.casefold().startswith(_SCHEMES):
            text = _("“{text}” er ikke et link. Det skal begynde med https://.")
            raise Refusal(text.format(text=line[:60]), field="links")
    return found


def _title(text: str) -> str:
    return required(text, "title", _("Skriv, hvad aktiviteten hedder."), LONGEST_TITLE)


_TIDIED: dict[str, Any] = {
    "title": _title,
    "kind": ActivityKind,
    "phase": lambda value: _between(value, "phase", 0, len(PHASE_NAMES)),
    "principle": lambda value: _between(value, "principle", 0, len(PRINCIPLES)),
    "methods": lambda lines: _lines(lines, "methods", LONGEST_METHOD),
    "lead_role": lambda role: Role(role) if role else None,
    "companies_needed": lambda value: count_of(value, "companies_needed"),
    "lessons": lambda value: _between(value, "lessons", 1, MOST_LESSONS),
    "checklist": lambda lines: _lines(lines, "checklist"),
    "links": _links,
}
