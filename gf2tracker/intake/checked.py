"""What comes out of a file: rows that are good, faults that are named, and what was noticed."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Generic, TypeVar

from gf2tracker.language import _, fold

Cell = str | int | float | bool | date | datetime | time | None
Row = TypeVar("Row")

EMPTY = _("feltet er tomt")
"""The reason of a field that must have something in it."""


@dataclass(frozen=True)
class Fault:
    """Why a row was not taken, in one Danish clause that never repeats a CPR number.

    Attributes:
        sheet: the sheet's name; "" in a text file.
        row: the sheet's own number, from 1.
        column: the file's own heading; None for the whole row.
        field: our name of the field, as in Heading.field; "" for the whole row.
    """

    sheet: str
    row: int
    column: str | None
    reason: str
    field: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong, and in which column unless the reason says so: "Navn mangler"."""
        if self.column is None or fold(self.reason).startswith(fold(self.column)):
            return self.reason
        if self.reason == EMPTY:
            return _("{column} mangler").format(column=self.column)
        return f"{self.column}: {self.reason}"


@dataclass(frozen=True)
class Remark:
    """Something the user should see before the rows are used, though nothing is wrong.

    Attributes:
        row: the sheet's own number, from 1; None for the whole sheet or file.
    """

    text: str
    sheet: str = ""
    row: int | None = None


@dataclass(frozen=True)
class Heading:
    """One column of a sheet.

    Attributes:
        column: the column's number, from 1.
        field: our name of the field; "" when the column is not used.
    """

    column: int
    text: str
    field: str


@dataclass(frozen=True)
class FaultyRow:
    """A row with faults, or one left out, as it can be shown, mended and given back.

    Attributes:
        cells: the whole row as text, one for each heading; CPR is masked.
        values: (field, cell) of the columns in use; a readable CPR is a birth date.
    """

    sheet: str
    row: int
    cells: tuple[str, ...]
    values: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class SheetRead:
    """One sheet that was read.

    Attributes:
        name: "" in a text file.
        heading_row: the sheet's own number of the row with the headings.
        fingerprint: the same for every sheet with the same headings; keys remembered choices.
    """

    name: str
    heading_row: int
    headings: tuple[Heading, ...]
    fingerprint: str


@dataclass(frozen=True)
class CheckedFile(Generic[Row]):
    """A file that could be read: what is good in it and what is not.

    Attributes:
        rows: the rows without faults, in the file's order.
        faulty: the rows that the faults are about.
        sheets: the sheets read, in the file's order; never empty.
        skipped_sheets: the names of sheets that hold cells but were not read; remarks say why.
        encoding: how a text file was read, for example "cp1252"; "" for a workbook.
        digest: SHA-256 of the file in hex.
        row_count: rows read, good and faulty; empty rows, notes and sums are not counted.
        left_out: rows that the user does not want; in none of the others.
    """

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    faulty: tuple[FaultyRow, ...]
    remarks: tuple[Remark, ...]
    sheets: tuple[SheetRead, ...]
    skipped_sheets: tuple[str, ...]
    encoding: str
    digest: str
    row_count: int
    left_out: tuple[FaultyRow, ...] = ()

    @property
    def headings(self) -> tuple[Heading, ...]:
        return self.sheets[0].headings

    @property
    def fingerprint(self) -> str:
        return self.sheets[0].fingerprint
