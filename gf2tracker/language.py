"""How Danish is written: texts, plurals, numbers, dates, weeks and the order of letters."""

import gettext
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path

NO_FIGURE = "–"
NO_BREAK = "\u00a0"
MOST_JOINED = 3

_LOCALE = Path(__file__).resolve().parent.parent / "resources" / "locale"
_translation = gettext.translation("gf2tracker", _LOCALE, fallback=True)

_ = _translation.gettext

WEEKDAYS = (
    _("mandag"),
    _("tirsdag"),
    _("onsdag"),
    _("torsdag"),
    _("fredag"),
    _("lørdag"),
    _("søndag"),
)
WEEKDAYS_SHORT = (_("man"), _("tir"), _("ons"), _("tor"), _("fre"), _("lør"), _("søn"))


def plural(count: int, one: str, many: str) -> str:
    """Return the text that fits a count, with `{n}` in it written as the count.

    Both texts are plain literals: `plural(3, "{n} elev", "{n} elever")` gives "3 elever".
    """
    return _translation.ngettext(one, many, count).replace("{n}", number(count))


def number(value: float | None, decimals: int = 0) -> str:
    """Return a number as Danes write it, "1.234" or "1.234,5"; None gives a dash.

    Halves are rounded away from zero, as Excel shows them.
    """
    if value is None:
        return NO_FIGURE
    scale = 10**decimals
    units = int(abs(value) * scale + 0.5 + 1e-9)
    whole, part = divmod(units, scale)
    text = f"{whole:,}".replace(",", ".")
    if decimals:
        text = f"{text},{part:0{decimals}d}"
    return f"-{text}" if value < 0 and units else text


def percent(share: float | None, decimals: int = 1) -> str:
    """Return a share (0 to 1) as per cent, "12,5 %" with a space that does not break.

    None, a share of nothing, gives a dash.
    """
    if share is None:
        return NO_FIGURE
    return number(share * 100, decimals) + NO_BREAK + "%"


def date_long(day: date) -> str:
    """Return the full date, "17.08.2026"."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def day_month(day: date) -> str:
    """Return the date where the year is plain, "17.08."."""
    return f"{day.day:02d}.{day.month:02d}."


def date_short(day: date) -> str:
    """Return weekday and date where the year is plain, "fre 21.08."."""
    return f"{weekday_short(day)} {day_month(day)}"


def day_long(day: date) -> str:
    """Return weekday and full date, "man 17.08.2026"."""
    return f"{weekday_short(day)} {date_long(day)}"


def date_range(first: date, last: date) -> str:
    """Return two dates as one range, "10.–14.08." or, over New Year, with both years."""
    if first == last:
        return day_month(first)
    if first.year != last.year:
        return f"{date_long(first)}–{date_long(last)}"
    if first.month != last.month:
        return f"{day_month(first)}–{day_month(last)}"
    return f"{first.day:02d}.–{day_month(last)}"


def weekday_short(day: date) -> str:
    """Return the three letters of the weekday, "man"."""
    return WEEKDAYS_SHORT[day.weekday()]


def week_label(day: date) -> str:
    """Return the ISO week a day lies in, "uge 34"."""
    return _("uge {week}").format(week=day.isocalendar().week)


def clock(moment: time | datetime) -> str:
    """Return the time of day, "8:15"."""
    return f"{moment.hour}:{moment.minute:02d}"


def join_words(words: Iterable[str]) -> str:
    """Return words as one list, "a, b og c"."""
    *front, last = list(words) or [""]
    if not front:
        return last
    return _("{front} og {last}").format(front=", ".join(front), last=last)


_COUNTS = (
    _("én"),
    _("to"),
    _("tre"),
    _("fire"),
    _("fem"),
    _("seks"),
    _("syv"),
    _("otte"),
    _("ni"),
    _("ti"),
    _("elleve"),
    _("tolv"),
)


def in_words(count: int, *, begins: bool = False) -> str:
    """Return a count as it is written in a sentence, "fem"; in figures from 13 on and for 0.

    Args:
        count: how many of something of common gender ("én elev").
        begins: whether it begins the sentence.
    """
    if not 1 <= count <= len(_COUNTS):
        return number(count)
    word = _COUNTS[count - 1]
    return word[:1].upper() + word[1:] if begins else word


def join_first(words: Iterable[str], others: str) -> str:
    """Return the first three words and a count of the rest, "a, b, c og 2 andre".

    `others` is what the rest are called, "{n} andre". A single one too many is written as well.
    """
    listed = list(words)
    if len(listed) <= MOST_JOINED + 1:
        return join_words(listed)
    return join_words(
        [*listed[:MOST_JOINED], others.replace("{n}", number(len(listed) - MOST_JOINED))]
    )


_FOLDED = str.maketrans(
    {
        "æ": "ae",
        "ä": "ae",
        "ø": "oe",
        "ö": "oe",
        "œ": "oe",
        "å": "aa",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "’": "'",
        "‐": "-",
        "–": "-",
    }
)


def fold(text: str) -> str:
    """Return a text as it is searched and compared: no capitals, accents or Danish letters.

    æ and ae are the same, so are ø and oe, å and aa; runs of white space become one space.
    """
    folded = " ".join(text.casefold().split())
    if folded.isascii():
        return folded
    return _without_accents(unicodedata.normalize("NFC", folded).translate(_FOLDED))


_LETTERS_IN_ORDER = str.maketrans(
    {
        "æ": "{",  # the three signs that follow z, so that foreign alphabets come after å
        "ä": "{",
        "ø": "|",
        "ö": "|",
        "ő": "|",
        "å": "}",
        "ü": "y",
        "ű": "y",
        "œ": "oe",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "-": " ",
    }
)
_DIGITS = re.compile("[0-9]+")


def sort_key(text: str) -> tuple[str, str]:
    """Return the key that puts texts in Danish order.

    æ, ø and å come last and aa is å; ä goes with æ, ö with ø, ü with y; other accents and
    capitals only decide between texts that are else alike. Numbers go by value, so "2. klasse"
    comes before "10. klasse", and before letters.
    """
    written = unicodedata.normalize("NFC", text.strip())
    letters = written.casefold().replace("aa", "å").translate(_LETTERS_IN_ORDER)
    letters = _without_accents(letters)
    return (_DIGITS.sub(_by_value, letters), written)


def _by_value(digits: re.Match[str]) -> str:
    value = digits[0].lstrip("0")
    return "0" + chr(min(len(value), 0xFFFF)) + value


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))
