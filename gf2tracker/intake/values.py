"""Single cells as values: texts, yes or no, phones, mails, postcodes, tracks and CPR numbers.

Every function refuses what it cannot read in a clause that repeats nothing of the cell, because
any cell may hold a CPR number.
"""

import re
import unicodedata
from datetime import date, datetime, time

from gf2tracker.domain.people import Track, format_phone
from gf2tracker.errors import Refusal
from gf2tracker.intake.checked import Cell
from gf2tracker.language import _, date_long, fold

MOST_LETTERS = 200

_NEAR_CPR = re.compile(
    r"(?<![\d+])(\d{2})[ .-]?(\d{2})[ .-]?(\d{2})(?:\s?[-–‐./]\s?|\s)?\d{4}(?!\d)"
)
_NINE = re.compile(r"(?<![\d+])(\d)(\d{2})(\d{2})(?:\s?[-–‐./]\s?|\s)?\d{4}(?!\d)")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
_MAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]{2,}")
_EUV = re.compile(r"euv\D{0,3}([123])")
_YES = {"j", "ja", "x", "*", "1", "true", "sand", "y", "yes", "beskyttet"}
_NO = {"", "n", "nej", "0", "false", "falsk", "no", "-"}


def text_of(cell: Cell) -> str:
    """Return a cell as a text on one line, as Excel would show it; an empty cell is ""."""
    if isinstance(cell, str):
        return _one_line(cell)
    if isinstance(cell, (date, time)):
        return _moment(cell)
    return "" if cell is None else _figure(cell)


def words(cell: Cell) -> str:
    """Return a cell as a text on one line; a CPR number and more than 200 letters are refused."""
    text = text_of(cell)
    if holds_cpr(text):
        raise Refusal(_("feltet indeholder et CPR-nummer; slet nummeret"))
    if len(text) > MOST_LETTERS:
        raise Refusal(_("teksten er længere end {most} tegn").format(most=MOST_LETTERS))
    return text


def yes_or_no(cell: Cell) -> bool:
    """Return whether a cell says yes: J, Ja, x, *, 1, beskyttet; an empty cell says no."""
    said = fold(text_of(cell))
    if said in _YES or said in _NO:
        return said in _YES
    raise Refusal(_("skriv J eller N"))


def phone(cell: Cell) -> tuple[str, str]:
    """Return a phone number as it is shown and "", or what is odd about it.

    Danish numbers become "15 42 07 88"; anything else is kept as it is written.
    """
    text = words(cell)
    shown = format_phone(text)
    digits = re.sub(r"\D", "", shown)
    is_foreign = text.startswith(("+", "00")) and 7 <= len(digits) <= 15
    if not text or is_foreign or (len(digits) == 8 and not re.search("[A-Za-zÆØÅæøå]", shown)):
        return shown, ""
    return shown, _("telefonnummeret har ikke 8 cifre")


def mail(cell: Cell) -> tuple[str, str]:
    """Return a mail address and "", or what is odd about it; it is kept as it is written."""
    text = words(cell)
    return text, "" if not text or _MAIL.fullmatch(text) else _("ligner ikke en mailadresse")


def postcode(cell: Cell) -> str:
    """Return the postcode of "2100", "DK-2100", "2100 København Ø" or 800 that lost its zero."""
    text = words(cell)
    found = re.match(r"(?:DK[- ]?)?(\d{3,4})(?!\d)", text)
    return found[1].zfill(4) if found else text


def track(cell: Cell) -> Track | None:
    """Return the track that a cell names, also inside a text ("EUX-elev"); empty is None.

    EUV without 1, 2 or 3 and all else is refused.
    """
    said = fold(text_of(cell))
    if not said:
        return None
    if euv := _EUV.search(said):
        return Track("EUV" + euv[1])
    if "eux" in said:
        return Track.EUX
    if re.search(r"\beud\b", said):
        return Track.EUD
    if "euv" in said:
        raise Refusal(_("skriv EUV1, EUV2 eller EUV3"))
    raise Refusal(_("sporet kendes ikke; skriv EUD, EUX, EUV1, EUV2 eller EUV3"))


def eux(cell: Cell) -> Track:
    """Return the track that the column EUX tells: J is EUX, N and empty are EUD."""
    try:
        return Track.EUX if yes_or_no(cell) else Track.EUD
    except Refusal:
        return track(cell) or Track.EUD


def euv(cell: Cell) -> Track | None:
    """Return the track that the column EUV tells: 1, 2, 3 or EUV1; N and empty are None."""
    said = fold(text_of(cell))
    return Track("EUV" + said) if said in {"1", "2", "3"} else track(_or_empty(cell, said))


def holds_cpr(text: str) -> bool:
    """Tell whether a text has ten digits in it that may be a CPR number."""
    return len(text) >= 10 and any(map(_is_day, _NEAR_CPR.finditer(text)))


def without_cpr(text: str, *, nine_too: bool = False) -> str:
    """Return a text with every CPR number as "010107-••••".

    Args:
        text: any text.
        nine_too: numbers of nine digits have lost a zero, and are masked as well.
    """
    text = _NEAR_CPR.sub(_masked, text)
    return _NINE.sub(_masked, text) if nine_too else text


def six_digits_of(text: str) -> str:
    """Return a text that should have been a CPR number with every digit after the sixth hidden.

    A text of fewer than nine digits is a date and stays as it is; nine have lost a zero.
    """
    places = [at for at, letter in enumerate(text) if letter.isdecimal()]
    if len(places) < 9:
        return text
    if len(places) == 9:
        return six_digits_of(f"0{text}")
    hidden = set(places[6:])
    return "".join("•" if at in hidden else letter for at, letter in enumerate(text))


def _masked(found: re.Match[str]) -> str:
    return f"{found[1]:0>2}{found[2]}{found[3]}-••••" if _is_day(found) else found[0]


def _is_day(found: re.Match[str]) -> bool:
    day, month = int(found[1]), int(found[2])
    return (1 <= day <= 31 or 61 <= day <= 91) and 1 <= month <= 12


def _one_line(text: str) -> str:
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    shown = (" " if unicodedata.category(letter) == "Cc" else letter for letter in text)
    return " ".join("".join(shown).split())


def _figure(cell: float) -> str:
    if isinstance(cell, bool):
        return "J" if cell else "N"
    return str(cell) if isinstance(cell, int) else f"{cell:.10g}".replace(".", ",")


def _moment(cell: date | time) -> str:
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H:%M}"
    return date_long(cell) if isinstance(cell, date) else f"{cell:%H:%M}"


def _or_empty(cell: Cell, said: str) -> Cell:
    return None if said in _NO else cell
