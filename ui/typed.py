"""What people type for a date or a number, and what it means."""

import re
from datetime import date, timedelta

from gf2tracker.errors import Refusal
from gf2tracker.language import WEEKDAYS, _, date_long, fold

SHORTEST_WEEKDAY = 2
_DATE = re.compile(r"\s*(\d{1,2})\s*[./\- ]\s*(\d{1,2})\s*(?:[./\- ]\s*(\d{4}|\d{2})?)?\s*\.?\s*")
_RUN = re.compile(r"\s*(\d{2})(\d{2})(\d{4}|\d{2})\s*")
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*")


def typed_date(text: str, today: date) -> date:
    """Return the date that was meant by "17.08.2026", "17/8", "17-8-26", "170826" or "fre".

    A weekday is the next one, today included. Without a year it is the one nearest to today; two
    figures of a year are at most ten years ahead. Refused: what is no date.
    """
    weekday = _weekday(text)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    iso = _ISO.fullmatch(text)
    if iso:
        return _real(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DATE.fullmatch(text) or _RUN.fullmatch(text)
    if not found:
        raise Refusal(_("Det er ikke en dato. Skriv den som 17.08.2026 eller 17/8."))
    day, month = int(found[1]), int(found[2])
    if not found[3]:
        return _nearest(day, month, today)
    year = int(found[3])
    if len(found[3]) == 2:
        year += today.year // 100 * 100
        if year > today.year + 10:
            year -= 100
    return _real(year, month, day)


def _weekday(text: str) -> int | None:
    typed = fold(text.strip())
    if len(typed) < SHORTEST_WEEKDAY:
        return None
    return next((n for n, day in enumerate(WEEKDAYS) if fold(day).startswith(typed)), None)


def _nearest(day: int, month: int, today: date) -> date:
    candidates = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:  # 29.02. in most years
            continue
    if not candidates:
        raise _no_such_day(day, month, "")
    return min(candidates, key=lambda each: abs(each - today))


def _real(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise _no_such_day(day, month, str(year)) from error


def _no_such_day(day: int, month: int, year: str) -> Refusal:
    text = f"{day:02}.{month:02}.{year}"
    return Refusal(_("{date} findes ikke. Ret dag eller måned.").format(date=text))


def typed_number(text: str, least: int | None = None, most: int | None = None) -> int:
    """Return a whole number; dots and spaces between thousands are forgiven.

    Refused: what is no whole number, and what lies outside `least` to `most`.
    """
    plain = re.sub(r"(?<=\d)[.\s](?=\d{3}\b)", "", text.strip())
    if not re.fullmatch(r"[-+]?\d{1,9}", plain):
        raise Refusal(_("Det er ikke et helt tal. Skriv for eksempel 20."))
    value = int(plain)
    if least is not None and value < least:
        raise Refusal(_("Tallet er for lille. Skriv {n} eller mere.").format(n=least))
    if most is not None and value > most:
        raise Refusal(_("Tallet er for stort. Skriv højst {n}.").format(n=most))
    return value


def shown_date(day: date | None) -> str:
    """Return a date as a field shows it; None is an empty field."""
    return date_long(day) if day else ""
