"""Dates as Danes, their systems and Excel write them."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache

from gf2tracker.domain.cpr import BirthDate, birth_date_of_cpr
from gf2tracker.domain.people import age_on
from gf2tracker.errors import Refusal
from gf2tracker.intake.checked import Cell
from gf2tracker.intake.values import text_of
from gf2tracker.language import _, date_long, fold

YOUNGEST, OLDEST = 14, 80  # years; beyond these a birth date is taken for a slip

_MONTHS = (
    ("jan", "january", "januar"),
    ("feb", "february", "februar"),
    ("mar", "march", "marts", "mrt"),
    ("apr", "april"),
    ("maj", "may"),
    ("jun", "june", "juni"),
    ("jul", "july", "juli"),
    ("aug", "august"),
    ("sep", "september", "sept"),
    ("okt", "october", "oktober", "oct"),
    ("nov", "november"),
    ("dec", "december"),
)
_MONTH_NAMES = (
    _("januar"),
    _("februar"),
    _("marts"),
    _("april"),
    _("maj"),
    _("juni"),
    _("juli"),
    _("august"),
    _("september"),
    _("oktober"),
    _("november"),
    _("december"),
)
_MONTH_OF = {name: at for at, names in enumerate(_MONTHS, start=1) for name in names}
_WEEKDAY = r"(?:(?:man|tir|tirs|ons|tor|tors|fre|loer|soen)(?:dag)?\.?,?\s+)?(?:den\s+|d\.?\s*)?"
_CLOCK = r"(?:(?:\s+kl\.?)?[t\s]\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?z?)?"
_SIGN = r"\s*[-./ ]\s*"
_DAY_FIRST = re.compile(
    _WEEKDAY + rf"(\d{{1,2}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{4}}|\d{{2}})" + _CLOCK
)
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{1,2}})" + _CLOCK)
_NAMED = re.compile(_WEEKDAY + r"(\d{1,2})[-./ ]*([a-z]{3,9})[-./ ]*(\d{4}|\d{2})" + _CLOCK)
_NO_YEAR = re.compile(_WEEKDAY + r"\d{1,2}[-./ ]+(?:\d{1,2}|[a-z]{3,9})\.?")
_EXCEL_START = date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)  # 1927 to 2119
_CPR = re.compile(r"(\d{5,6})[\s\-–‐./]{0,3}([a-z0-9•*]{4})?")


def day_of(cell: Cell) -> date | None:
    """Return the date a cell says; None for an empty cell.

    A year of two digits is in this century. Without a year, or when there is no such day, the
    cell is refused.
    """
    return _read(cell, None) if text_of(cell) else None


def birth_date_of(cell: Cell, today: date) -> BirthDate | None:
    """Return the birth date a cell says, with remarks; None for an empty cell.

    Reads dates, CPR numbers and the first six digits of one. A year of two digits is the latest
    that makes the student at least 12 years old on `today`. An age under 14 or over 80 is refused,
    but a whole CPR number says its century itself: there an age over 80 is only remarked.
    """
    text = text_of(cell)
    if not text:
        return None
    cpr = None if isinstance(cell, date) else _CPR.fullmatch(text.casefold())
    found = _of_cpr(cpr[1], cpr[2] or "", today) if cpr else BirthDate(_read(cell, today))
    age = age_on(found.date, today)
    if YOUNGEST <= age <= OLDEST:
        return found
    if age > OLDEST and cpr is not None and (cpr[2] or "").isdecimal():
        told = _("nummeret siger {year} og gør eleven {age} år").format(
            year=found.date.year, age=age
        )
        return BirthDate(found.date, (*found.remarks, told))
    raise Refusal(_wrong_age(found.date, age))


def _wrong_age(birth_date: date, age: int) -> str:
    if age < 0:
        return _("{date} ligger i fremtiden; ret datoen").format(date=date_long(birth_date))
    text = _("{date} gør eleven {age} år; ret datoen")
    return text.format(date=date_long(birth_date), age=age)


def _of_cpr(six: str, tail: str, today: date) -> BirthDate:
    if len(six) == 5 and not tail and _is_age(_serial(int(six)), today):
        return _six_or_serial(six, today)
    try:
        return birth_date_of_cpr(six + tail if tail.isdecimal() else six, today)
    except Refusal:
        text = _("CPR-nummeret begynder ikke med en dato; skriv fødselsdatoen, fx 17.08.2008")
        raise Refusal(text) from None


def _six_or_serial(digits: str, today: date) -> BirthDate:
    serial = _serial(int(digits))
    try:
        six = birth_date_of_cpr(digits, today)
    except Refusal:
        return BirthDate(serial)
    if _is_age(six.date, today) and six.date != serial:
        raise Refusal(_("tallet kan læses som to forskellige datoer; skriv fx 17.08.2008"))
    return BirthDate(serial)


def _is_age(birth_date: date, today: date) -> bool:
    return YOUNGEST <= age_on(birth_date, today) <= OLDEST


def _read(cell: Cell, born_before: date | None) -> date:
    if isinstance(cell, datetime):
        return _in_range(cell.date())
    if isinstance(cell, date):
        return _in_range(cell)
    text = fold(text_of(cell))
    return _of_number(text) if re.fullmatch(r"\d+(?:,\d+)?", text) else _of_text(text, born_before)


@lru_cache(maxsize=4096)  # one class has one start
def _of_text(text: str, born_before: date | None) -> date:
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(text):
        return _day(_year(found[3], born_before), int(found[2]), int(found[1]))
    if (found := _NAMED.fullmatch(text)) and found[2] in _MONTH_OF:
        return _day(_year(found[3], born_before), _MONTH_OF[found[2]], int(found[1]))
    if _NO_YEAR.fullmatch(text):
        raise Refusal(_("årstallet mangler; skriv fx 17.08.2026"))
    raise Refusal(_("datoen kan ikke læses; skriv fx 17.08.2026"))


def _of_number(text: str) -> date:
    digits = text.partition(",")[0]
    if len(digits) == 8 and digits.startswith(("19", "20")) and int(digits[4:6]) <= 12:
        return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if len(digits) in {7, 8}:
        digits = digits.zfill(8)
        return _day(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    if len(digits) == 6:
        return _day(2000 + int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    if len(digits) <= 5 and int(digits) in _SERIALS:
        return _serial(int(digits))
    raise Refusal(_("datoen kan ikke læses; skriv fx 17.08.2026"))


def _serial(days: int) -> date:
    return _EXCEL_START + timedelta(days=days)


def _year(digits: str, born_before: date | None) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    if born_before is not None and 2000 + year > born_before.year - YOUNGEST + 2:
        return 1900 + year
    return 2000 + year


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise Refusal(_("der er ingen måned {month}; skriv dag, måned og år").format(month=month))
    if not 1900 <= year <= 2100:
        raise Refusal(_("årstallet {year} er uden for 1900 til 2100").format(year=year))
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        text = _("den {day}. {month} {year} findes ikke; måneden har {days} dage")
        name = _MONTH_NAMES[month - 1]
        raise Refusal(text.format(day=day, month=name, year=year, days=days))
    return date(year, month, day)


def _in_range(day: date) -> date:
    return _day(day.year, day.month, day.day)
