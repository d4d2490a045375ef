"""Text files and pasted tables: their encoding, their separator and their cells.

Danish school systems write Windows-1252, UTF-8 with or without a mark, UTF-16, and old ones DOS or
Mac; the Danish letters tell which.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from gf2tracker.errors import Refusal
from gf2tracker.intake.book import Book, Sheet, check_size
from gf2tracker.intake.checked import Cell
from gf2tracker.intake.limits import MOST_CELLS, MOST_TEXT
from gf2tracker.language import _, number

ENCODINGS = ("utf-8", "cp1252", "cp850", "mac_roman", "utf-16-le", "utf-16-be")

_SEPARATORS = ";\t|,"
_SEP_LINE = re.compile(r'^"?sep=(.)"?[^\S\n]*(?:\n|$)', re.IGNORECASE)
_AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # ="00123" keeps zeros in Excel
_BINARY = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_GARBLED = re.compile("\ufffd|Ã[¦¸¥†˜…]")  # UTF-8 that somebody read as Windows-1252
_MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}


def read_text(content: bytes, encoding: str = "") -> Book:
    """Return a text file as one sheet without a name.

    Args:
        content: the whole file.
        encoding: one of ENCODINGS when the user has chosen; "" lets the letters decide.
    """
    encoding = encoding or encoding_of(content)
    text = decoded(content, encoding)
    return Book((read_pasted(text),), encoding=encoding, is_garbled=bool(_GARBLED.search(text)))


def read_pasted(text: str) -> Sheet:
    """Return separated text as a sheet; what is no text or ends inside a quote is refused.

    A row is a record, so a line break inside quotes does not count, nor does a "sep=;" line.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\x1a")
    if _BINARY.search(text):
        raise Refusal(
            _("Filen er hverken en Excel-fil eller en tekstfil. Gem listen som .xlsx eller CSV.")
        )
    separator, body = _separator(text)
    return Sheet("", tuple(_records(body, separator)))


def decoded(content: bytes, encoding: str) -> str:
    """Return bytes as text; what does not fit the encoding becomes a question mark sign."""
    for mark in _MARKS:
        content = content.removeprefix(mark)
    return content.decode(encoding, errors="replace")


def encoding_of(content: bytes) -> str:
    """Return the encoding, one of ENCODINGS, that bytes are most likely written in.

    A mark at the start decides, then whether they are UTF-8, then which of the old Danish
    encodings gives most Danish letters.
    """
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return encoding
    if wide := _without_mark(content[:4000]):
        return wide
    try:
        content[: len(content) - _cut_letter(content)].decode("utf-8")
    except UnicodeDecodeError:
        return max(("cp1252", "cp850", "mac_roman"), key=lambda name: _danish(content, name))
    return "utf-8"


def _without_mark(start: bytes) -> str:
    half = len(start) // 2
    if start[1::2].count(0) > half * 0.4 and start[::2].count(0) == 0:
        return "utf-16-le"
    if start[::2].count(0) > half * 0.4 and start[1::2].count(0) == 0:
        return "utf-16-be"
    return ""


def _cut_letter(content: bytes) -> int:
    """How many bytes at the end begin a UTF-8 letter that a cut file does not finish."""
    for back in range(1, min(4, len(content) + 1)):
        byte = content[-back]
        if byte >= 0xC0:
            length = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return back if back < length else 0
        if byte < 0x80:
            return 0
    return 0


def _danish(content: bytes, encoding: str) -> int:
    text = content.decode(encoding, errors="replace")
    accented = sum(text.count(letter) for letter in "éèüöäëáíóúçñÉÜÖÄ")
    danish = sum(text.count(letter) for letter in "æøåÆØÅ")
    return 2 * danish + accented - text.count("\ufffd")


def _separator(text: str) -> tuple[str, str]:
    said = _SEP_LINE.match(text)
    if said:
        return said[1], text[said.end() :]
    lines = [_outside_quotes(line) for line in text[:200_000].split("\n") if line.strip()][:50]
    best, most = _SEPARATORS[0], 0
    for separator in _SEPARATORS:
        counts = Counter(count for line in lines if (count := _count(line, separator)))
        alike = counts.most_common(1)[0][1] if counts else 0
        if alike > most:
            best, most = separator, alike
    is_typed_by_hand = not most and bool(lines) and "," in lines[0]
    return "," if is_typed_by_hand else best, text


def _count(line: str, separator: str) -> int:
    """How often a line is parted; the comma of "Birk, Alma" does not part it."""
    return line.count(separator) - (line.count(", ") if separator == "," else 0)


def _outside_quotes(line: str) -> str:
    return "".join(line[:4000].split('"')[::2])


def _records(text: str, separator: str) -> Iterator[tuple[Cell, ...]]:
    lines = StringIO(text, newline="\n")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    row = cells = widest = 0
    while True:
        row += 1
        try:
            record = next(reader, None)
        except csv.Error as error:
            raise _broken(row, error) from None
        if record is None:
            return
        yield tuple(_cell(text, row) for text in record)
        cells, widest = cells + len(record), max(widest, len(record))
        check_size("", row, len(record))
        if cells > MOST_CELLS:
            check_size("", row, widest)


def _broken(row: int, error: csv.Error) -> Refusal:
    if "field larger" in str(error):
        return _too_long(row)
    text = _(
        "Et anførselstegn i række {row} bliver ikke lukket, som det skal. "
        "Ret rækken, eller gem listen som Excel-fil, og prøv igen."
    )
    return Refusal(text.format(row=number(row)))


def _too_long(row: int) -> Refusal:
    text = _(
        "Et felt i række {row} er længere end {most} tegn, så filen er næppe en liste. "
        "Ret rækken, og prøv igen."
    )
    return Refusal(text.format(row=number(row), most=number(MOST_TEXT)))


def _cell(text: str, row: int) -> Cell:
    if len(text) > MOST_TEXT:
        raise _too_long(row)
    if as_text := _AS_TEXT.fullmatch(text):
        text = as_text[1]
    return text.strip() or None
