"""Closed periods as people write them: "vinterferie uge 7 2027", "studietur 10.-12.02.2027"."""

import re
from datetime import date, timedelta

from gf2tracker.domain.closed import DayRange
from gf2tracker.errors import Refusal
from gf2tracker.language import _

_DASH = r"\s*(?:-|–|\.\.|\btil\b)\s*"
_WEEKS = re.compile(rf"\buge\s*(\d{{1,2}})(?:{_DASH}(\d{{1,2}}))?(?:\s*[,/]?\s*(\d{{4}}))?", re.I)
_ISO_WEEK = re.compile(r"\b(\d{4})-?w(\d{1,2})\b", re.I)
_DAY = r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})"
_DAYS = re.compile(rf"(?:(\d{{1,2}})\.(?:\s?(\d{{1,2}})\.)?(?:\s?(\d{{4}}))?{_DASH})?{_DAY}", re.I)
_ISO_DAYS = re.compile(rf"(\d{{4}}-\d\d-\d\d)(?:{_DASH}(\d{{4}}-\d\d-\d\d))?", re.I)


def parse_vacation(text: str, year: int | None = None) -> DayRange:
    """Return the closed period that a text names, with what is left of the text as its name.

    A week is from Monday to Sunday: "uge 7 2027", "uge 7-8 2027", "2027-W07". Days are
    "12.02.2027", "10.-12.02.2027", "22.12.2026-02.01.2027" or ISO, "2027-02-10..2027-02-12".

    Args:
        text: as typed.
        year: of a week that is written without one; None refuses it.
    """
    for pattern, period in ((_WEEKS, _weeks), (_ISO_WEEK, _iso_week), (_ISO_DAYS, _iso_days)):
        found = pattern.search(text)
        if found:
            return _named(period(found, year), text, found)
    found = _DAYS.search(text)
    if found:
        return _named(_days(found), text, found)
    raise _unreadable(text)


def _named(period: tuple[date, date], text: str, found: re.Match[str]) -> DayRange:
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    name = " ".join(rest.replace("(", " ").replace(")", " ").split()).strip(" ,:;-–")
    return DayRange(*period, name[:1].upper() + name[1:])


def _weeks(found: re.Match[str], year: int | None) -> tuple[date, date]:
    in_year = int(found[3]) if found[3] else year
    if in_year is None:
        raise Refusal(
            _("Skriv også året, fx {text} 2027.").format(text=found[0].strip()), field="closed"
        )
    first, last = int(found[1]), int(found[2] or found[1])
    return _monday(in_year, first, found[0]), _sunday(in_year, last, found[0])


def _iso_week(found: re.Match[str], _year: int | None) -> tuple[date, date]:
    year, week = int(found[1]), int(found[2])
    return _monday(year, week, found[0]), _sunday(year, week, found[0])


def _monday(year: int, week: int, text: str) -> date:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        raise _unreadable(text) from None


def _sunday(year: int, week: int, text: str) -> date:
    return _monday(year, week, text) + timedelta(days=6)


def _iso_days(found: re.Match[str], _year: int | None) -> tuple[date, date]:
    try:
        first = date.fromisoformat(found[1])
        return first, date.fromisoformat(found[2]) if found[2] else first
    except ValueError:
        raise _unreadable(found[0]) from None


def _days(found: re.Match[str]) -> tuple[date, date]:
    try:
        last = date(int(found[6]), int(found[5]), int(found[4]))
        if found[1] is None:
            return last, last
        month, year = int(found[2] or last.month), int(found[3] or last.year)
        return date(year, month, int(found[1])), last
    except ValueError:
        raise _unreadable(found[0]) from None


def _unreadable(text: str) -> Refusal:
    sentence = _(
        "“{text}” er hverken en uge eller datoer. "
        "Skriv fx vinterferie uge 7 2027 eller studietur 10.-12.02.2027."
    )
    return Refusal(sentence.format(text=text.strip()), field="closed")
