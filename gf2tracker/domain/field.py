"""Texts as they are typed into a field: tidied, and refused when they can't be what they should be.

Source: databeskyttelsesloven § 11 (a CPR number is not kept where it is not needed).
"""

import re
import unicodedata

from gf2tracker.domain.cpr import mask_cpr
from gf2tracker.domain.people import format_phone
from gf2tracker.errors import Refusal
from gf2tracker.language import _, number

LONGEST = 200

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_MAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+")
_PHONE = re.compile(r"\+?[\d\s().\-/]+")
_FEWEST_DIGITS, _MOST_DIGITS = 5, 15


def tidy(text: str) -> str:
    """Return a text as one line: composed letters, single spaces, nothing that can't be seen."""
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    if not composed.isprintable():
        seen = (char if unicodedata.category(char) not in _UNSEEN else " " for char in composed)
        composed = "".join(seen)
    return " ".join(composed.split())


_UNSEEN = {"Cc", "Cs", "Co", "Cn"}


def one_line(text: str, field: str, most: int = LONGEST) -> str:
    """Return a tidy text; refused when it is too long or holds a CPR number."""
    line = tidy(text)
    if len(line) > most:
        refusal = _("Teksten er for lang. Der er plads til {most} tegn.")
        raise Refusal(refusal.format(most=number(most)), field=field)
    if mask_cpr(line) != line:
        raise Refusal(
            _("Her ser ud til at stå et CPR-nummer. Det må ikke gemmes; skriv teksten uden."),
            field=field,
        )
    return line


def required(text: str, field: str, refusal: str, most: int = LONGEST) -> str:
    """Return a tidy text; an empty one is refused with the sentence given."""
    line = one_line(text, field, most)
    if not line:
        raise Refusal(refusal, field=field)
    return line


def phone(text: str, field: str = "phone") -> str:
    """Return a phone number in pairs, "15 42 07 88"; empty is none, no number is refused."""
    line = one_line(text, field)
    digits = sum(char.isdecimal() for char in line)
    if line and not (_PHONE.fullmatch(line) and _FEWEST_DIGITS <= digits <= _MOST_DIGITS):
        refusal = _("“{text}” er ikke et telefonnummer. Skriv fx 15 42 07 88.")
        raise Refusal(refusal.format(text=line[:40]), field=field)
    return format_phone(line)


def mail(text: str, field: str = "mail") -> str:
    """Return a mail address; empty is none, what can't be one is refused."""
    line = one_line(text, field)
    if line and not _MAIL.fullmatch(line):
        refusal = _("“{text}” er ikke en mailadresse. Skriv fx navn@skole.dk.")
        raise Refusal(refusal.format(text=line[:60]), field=field)
    return line
