"""A file as its sheets of plain cells, before anybody asks what they mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gf2tracker.errors import Refusal
from gf2tracker.intake.checked import Cell
from gf2tracker.intake.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from gf2tracker.language import _, number


@dataclass(frozen=True)
class Sheet:
    """One visible sheet.

    Attributes:
        name: "" for a text file.
        rows: row n of the sheet is rows[n - 1]; rows may differ in length, None is an empty cell.
        holes: (row, column), both from 1, to why that cell has no value, a Danish clause.
        hidden_rows: how many of the rows Excel does not show.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    holes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: int = 0

    @property
    def is_empty(self) -> bool:
        return not any(cell is not None for row in self.rows for cell in row)


@dataclass(frozen=True)
class Book:
    """Every visible sheet of a file, in its own order.

    Attributes:
        hidden: the names of the sheets that the file hides; they are not read.
        encoding: how a text file was read; "" for a workbook.
        is_garbled: its Danish letters came out wrong, or were wrong when it was written.
    """

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...] = ()
    encoding: str = ""
    is_garbled: bool = False


def check_size(sheet: str, last_row: int, last_column: int) -> None:
    """Refuse a sheet that reaches further than is read; rows and columns count from 1."""
    where = _("Arket “{sheet}”").format(sheet=sheet) if sheet else _("Filen")
    if last_row > MOST_ROWS:
        text = _(
            "{where} har noget helt nede i række {row}; der læses højst {most} rækker. "
            "Slet det, der står under listen, gem filen, og prøv igen."
        )
        raise Refusal(text.format(where=where, row=number(last_row), most=number(MOST_ROWS)))
    if last_column > MOST_COLUMNS:
        text = _(
            "{where} har noget helt ude i kolonne {column}; der læses højst {most} kolonner. "
            "Slet det, der står til højre for listen, gem filen, og prøv igen."
        )
        raise Refusal(
            text.format(where=where, column=column_letters(last_column), most=MOST_COLUMNS)
        )
    if last_row * last_column > MOST_CELLS:
        text = _(
            "{where} strækker sig over {cells} celler; der læses højst {most}. "
            "Slet det, der står langt fra listen, gem filen, og prøv igen."
        )
        cells = number(last_row * last_column)
        raise Refusal(text.format(where=where, cells=cells, most=number(MOST_CELLS)))


def check_cells(count: int) -> None:
    """Refuse a file whose sheets together have more cells than are read."""
    if count > MOST_CELLS:
        text = _(
            "Filens ark har tilsammen over {most} celler. "
            "Gem arket med listen alene i en ny fil, og prøv igen."
        )
        raise Refusal(text.format(most=number(MOST_CELLS)))


def column_letters(column: int) -> str:
    """Return the letters of a column number from 1, "A", "XFD"."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the column number from 1 of "A", "XFD"."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
