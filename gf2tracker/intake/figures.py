"""Single cells as figures of absence: per cents, hours, modules.

Every function refuses what it cannot read in a clause that repeats nothing of the cell.
"""

import re
from datetime import time

from gf2tracker.errors import Refusal
from gf2tracker.intake.checked import Cell
from gf2tracker.intake.values import text_of
from gf2tracker.language import _

MOST_HOURS = 10_000
_PLAIN = re.compile(
    r"-?\d{1,9}(?:[.,]\d{1,12})?|-?\d{1,3}(?:\.\d{3})+(?:,\d{1,12})?|-?[.,]\d{1,12}"
)
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d)(?::\d{2})?")
_UNIT = re.compile(r"\s*(?:timer|time|tim\.?|t\.?|lektioner|lekt\.?|moduler)$", re.IGNORECASE)
_OF = re.compile(r"(.+?)\s*(?:/|\baf\b)\s*(.+)")


def share_of(cell: Cell, *, are_fractions: bool) -> float | None:
    """Return a per cent as a share, 0 to 1; None for an empty cell.

    Args:
        cell: "12,5", "12,5 %", 12.5; with fractions also 0.125.
        are_fractions: whether the column has shares and no per cents. A sign overrules it.
    """
    text = text_of(cell)
    if not text:
        return None
    is_per_cent = text.endswith("%") or not are_fractions
    found = _number(text.removesuffix("%").strip()) / (100 if is_per_cent else 1)
    if not 0 <= found <= 1:
        raise Refusal(_("procenten skal ligge mellem 0 og 100"))
    return found


def minutes_of(cell: Cell, each: int) -> int | None:
    """Return so many hours or lessons of `each` minutes as minutes; None for an empty cell.

    Decimal numbers and clock times are read: "12,5" and "12:30" are twelve hours and a half.
    """
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    text = _UNIT.sub("", text_of(cell))
    if not text:
        return None
    if each == 60 and (clock := _CLOCK.fullmatch(text)):
        return int(clock[1]) * 60 + int(clock[2])
    found = _number(text)
    if not 0 <= found <= MOST_HOURS:
        raise Refusal(_("tallet skal ligge mellem 0 og {most}").format(most=MOST_HOURS))
    return round(found * each)


def share_of_modules(cell: Cell) -> float | None:
    """Return the share of "6,00/114,00"; None for an empty cell and for one number alone."""
    text = _UNIT.sub("", text_of(cell))
    found = _OF.fullmatch(text)
    if found is None:
        return None
    lost, whole = _number(found[1]), _number(found[2])
    if not 0 <= lost <= whole or (lost and not whole):
        raise Refusal(_("der kan ikke være mere fravær end skema"))
    return lost / whole if whole else None


def is_fraction(cell: Cell) -> bool | None:
    """Tell whether a cell can only be a share, or only a per cent (False); None says nothing."""
    text = text_of(cell)
    try:
        found = _number(text)
    except Refusal:
        return None
    if found > 1:
        return False
    return True if 0 < found < 1 else None


def _number(text: str) -> float:
    plain = text.replace(" ", "")
    if not _PLAIN.fullmatch(plain):
        raise Refusal(_("tallet kan ikke læses; skriv fx 12,5"))
    if "," in plain or plain.count(".") > 1:
        return float(plain.replace(".", "").replace(",", "."))
    if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", plain):
        raise Refusal(_("tallet kan læses på to måder; skriv decimaler med komma"))
    return float(plain)
