"""Birth dates out of CPR numbers; the number itself is stored and repeated nowhere.

Source: CPR-kontoret, "Personnummeret i CPR" (century by the 7th digit; since 2007 numbers are
given out that fail modulus 11); replacement numbers have 60 added to the day.
"""

import re
from dataclasses import dataclass
from datetime import date

from gf2tracker.errors import Refusal
from gf2tracker.language import _


@dataclass(frozen=True, slots=True)
class BirthDate:
    """A birth date and what was odd about the text it was read from, in Danish words."""

    date: date
    remarks: tuple[str, ...] = ()


_CPR = re.compile(r"(\d{2})(\d{2})(\d{2})(\d{4})")
_SIX = re.compile(r"(\d{2})(\d{2})(\d{2})[A-Za-z]?[0-9A-Za-z]{0,3}")
_DAY_FIRST = re.compile(r"(\d{1,2})[.\-/](\d{1,2})[.\-/](\d{2}|\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[.\-/](\d{1,2})[.\-/](\d{1,2})")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_YOUNGEST = 12  # nobody younger is at a vocational school


def birth_date_of_cpr(text: str, today: date | None = None) -> BirthDate:
    """Return the birth date that a CPR number or a date says, with what was odd about it.

    Nine digits have lost a leading zero: it is put back and remarked. A number that fails
    modulus 11 is only remarked. Where the century is not said (six digits, a year of two) the
    youngest age from 12 years on `today` is taken and remarked; without today, 1930 to 2029.
    A text that is no date is refused, and no message repeats its digits.
    """
    try:
        found = _of_date(text.strip(), today) or _of_digits(text.strip(), today)
    except ValueError:
        found = None
    if found is None:
        raise Refusal(
            _("Fødselsdagen kan ikke læses. Skriv den som 17.08.2007, eller et helt CPR-nummer."),
            field="birth_date",
        )
    return found


_MASKED = re.compile(r"(?<![\dA-Za-z])(?<!\+\d\d )(\d{5,6})[ \-]?(\d{4})(?![\dA-Za-z])")


def mask_cpr(text: str) -> str:
    """Return a text in which every CPR number is written as "010107-••••"."""
    return _MASKED.sub(_masked, text)


def quoted(text: str, most: int = 20) -> str:
    """Return what was typed as a message may repeat it: short, and without any CPR number."""
    shown = mask_cpr(" ".join(text.split()))
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def _masked(found: re.Match[str]) -> str:
    six = found[1].rjust(6, "0")
    day, month = int(six[:2]) % 60, int(six[2:4])
    return f"{six}-••••" if 1 <= day <= 31 and 1 <= month <= 12 else found[0]


def _of_date(text: str, today: date | None) -> BirthDate | None:
    text = text.partition("T")[0] if "T" in text else text.removesuffix(" 00:00:00")
    if found := _YEAR_FIRST.fullmatch(text):
        return BirthDate(date(int(found[1]), int(found[2]), int(found[3])))
    found = _DAY_FIRST.fullmatch(text.replace(" ", ""))
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    if len(found[3]) == 4:
        return BirthDate(date(year, month, day))
    return _guessed(day, month, year, today)


def _of_digits(text: str, today: date | None) -> BirthDate | None:
    digits = re.sub(r"[\s\-.]", "", text.removesuffix(".0"))
    remarks: tuple[str, ...] = ()
    if len(digits) in {5, 9} and digits.isdecimal():
        digits = "0" + digits
        remarks = (_("et nul forrest manglede"),)
    if found := _CPR.fullmatch(digits):
        return _of_cpr(digits, found, remarks)
    if (found := _SIX.fullmatch(digits)) and len(digits) in {6, 10}:
        day, month, year = (int(part) for part in found.groups())
        guess = _guessed(day - 60 if day > 60 else day, month, year, today)
        return BirthDate(guess.date, remarks + guess.remarks)
    return None


def _of_cpr(digits: str, found: re.Match[str], remarks: tuple[str, ...]) -> BirthDate:
    day, month, year = (int(part) for part in found.groups()[:3])
    if day > 60:
        day -= 60
        remarks = (*remarks, _("erstatningsnummer"))
    elif sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11:
        remarks = (*remarks, _("kontrolcifret passer ikke"))
    return BirthDate(date(_century(int(digits[6]), year) + year, month, day), remarks)


def _century(seventh: int, year: int) -> int:
    if seventh <= 3:
        return 1900
    if seventh in {4, 9}:
        return 2000 if year <= 36 else 1900
    if year <= 57:
        return 2000
    raise ValueError


def _guessed(day: int, month: int, year: int, today: date | None) -> BirthDate:
    latest = today.year - _YOUNGEST if today else 2029
    century = 2000 if 2000 + year <= latest else 1900
    return BirthDate(date(century + year, month, day), (_("århundredet er gættet"),))
