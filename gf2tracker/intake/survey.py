"""What a worksheet's XML says before a reader gets it: how far it reaches, and its odd cells.

A reader builds a table over everything between the first and the last cell, so one stray cell at
XFD1048576 costs gigabytes. It also gives a formula without a stored value as an empty cell, and of
merged cells only the first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from gf2tracker.errors import Refusal
from gf2tracker.intake.book import check_size, column_number
from gf2tracker.language import _

_NAME = rb"(?:[A-Za-z]\w{0,9}:)?"
_FAR = re.compile(rb"\br\s*=\s*[\"'](?:[A-Z]{2,9}\d|[A-Z]?\d{5})")
_PLAIN_CELL = re.compile(rb'<c r="([A-Z]{1,9})(\d{1,9})"[^<>]*(?<!/)>(?!</)')
_CELL = re.compile(
    rb"<" + _NAME + rb"c\s(?:[^<>]*?\s)?r\s*=\s*[\"']([A-Z]{1,9})(\d{1,9})[\"'][^<>]*(?<!/)>(?!</)"
)
_FORMULA = re.compile(
    rb"<" + _NAME + rb"c\s([^<>]*)(?<!/)>\s*"
    rb"<" + _NAME + rb"f\b(?:[^<>]*/>|[^<>]*>[^<]*</" + _NAME + rb"f>)\s*"
    rb"(<" + _NAME + rb"v\s*/>|<" + _NAME + rb"v>\s*</" + _NAME + rb"v>)?\s*"
    rb"</" + _NAME + rb"c>"
)
_ERROR = re.compile(rb"<" + _NAME + rb"c\s([^<>]*\bt\s*=\s*[\"']e[\"'][^<>]*)>")
_REF = re.compile(rb"(?:^|\s)r\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_TEXT = re.compile(rb"\bt\s*=\s*[\"']str[\"']")
_MERGED = re.compile(
    rb"<" + _NAME + rb"mergeCell\s+ref\s*=\s*[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']"
)
_HIDDEN_ROW = re.compile(
    rb"<" + _NAME + rb"row\s[^<>]*\bhidden\s*=\s*[\"'](?:1|true)[\"'][^<>]*(?<!/)>"
)
_MOST_HOLES = 10_000


@dataclass(frozen=True)
class Survey:
    """What was seen in one worksheet.

    Attributes:
        holes: (row, column) to why that cell has no value.
        merged: (column, first row, last row) of cells merged downwards in one column.
        hidden_rows: rows with cells that Excel does not show.
    """

    holes: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[tuple[int, int, int], ...] = ()
    hidden_rows: int = 0


def survey(name: str, xml: bytes) -> Survey:
    """Return what a worksheet's XML says; one that reaches too far is refused by its name."""
    last_row, last_column = _reach(xml) if _FAR.search(xml) else (0, 0)
    check_size(name, last_row, last_column)
    return Survey(
        holes=dict(_holes(xml)),
        merged=tuple(_merged(xml)) if b"mergeCell" in xml else (),
        hidden_rows=sum(1 for _row in _HIDDEN_ROW.finditer(xml)) if b"hidden" in xml else 0,
    )


def _reach(xml: bytes) -> tuple[int, int]:
    """The last row and column with something in it; looking at every cell takes its time."""
    is_plain = xml.count(b"<c ") == xml.count(b'<c r="') and b":c " not in xml
    last_row = 0
    columns: set[bytes] = set()
    for found in (_PLAIN_CELL if is_plain else _CELL).finditer(xml):
        columns.add(found[1])
        last_row = max(last_row, int(found[2]))
    return last_row, max((column_number(letters.decode()) for letters in columns), default=0)


def _holes(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for count, (found, reason) in enumerate(_odd_cells(xml)):
        if count == _MOST_HOLES:
            text = _(
                "Filens formler har ingen gemte værdier. Åbn filen i Excel, gem den, og prøv igen."
            )
            raise Refusal(text)
        letters, row = found[1].decode(), int(found[2])
        yield (row, column_number(letters)), reason.format(cell=f"{letters}{row}")


def _odd_cells(xml: bytes) -> Iterator[tuple[re.Match[bytes], str]]:
    if b":f" in xml or b"<f" in xml:
        for found in _FORMULA.finditer(xml):
            is_empty_text = found[2] and _TEXT.search(found[1])
            if not is_empty_text and (at := _REF.search(found[1])):
                yield at, _("formlen i {cell} har ingen værdi; åbn og gem filen i Excel")
    for found in _ERROR.finditer(xml) if b't="e"' in xml or b"t='e'" in xml else ():
        if at := _REF.search(found[1]):
            yield at, _("{cell} viser en fejl i Excel; ret formlen, og gem filen")


def _merged(xml: bytes) -> Iterator[tuple[int, int, int]]:
    for first, top, last, bottom in _MERGED.findall(xml):
        if first == last and int(top):
            yield column_number(first.decode()), int(top), int(bottom)
