"""Workbooks as the program writes them: cells, tables, conditional formats and print set-up.

Text is text: it never becomes a formula, an error or a date, and signs that XML forbids are left
out. Importing openpyxl takes a quarter of a second, so only what writes a workbook imports this.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from gf2tracker.domain.attention import State
from gf2tracker.language import _
from gf2tracker.reports.look import (
    FONT,
    HATCH,
    PAPER,
    SHARE,
    STATE_SOFT,
    STATE_TEXT,
    SYMBOLS,
    WORDS,
    Look,
    state_look,
)

Value = str | int | float | date | None

LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
A4 = 9
_FORMATS = {State.ACT: 200, State.WATCH: 201}  # numbers that no built-in format has
_WORD_FORMATS = {State.ACT: 202, State.WATCH: 203, State.NONE: 204}
_STARTS_FORMULA = ("=", "+", "-", "@", "\t")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RETURN = re.compile("\r\n?")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


def text_value(text: str) -> str:
    """Return a text as a workbook can hold it: no forbidden signs, nothing read as an escape."""
    kept = _FORBIDDEN.sub("", _RETURN.sub("\n", text))
    return _ESCAPED.sub("_x005F_", kept)[:LONGEST_TEXT]


def sheet_name(text: str, taken: Iterable[str]) -> str:
    """Return a valid name of a sheet that no other has; capitals do not part them."""
    plain = " ".join(_NOT_IN_SHEET_NAME.sub(" ", text_value(text)).split()).strip("' ")
    plain = plain[:LONGEST_SHEET_NAME] or _("Ark")
    used = {name.casefold() for name in taken} | {"history"}  # Excel keeps that name for itself
    name, number = plain, 2
    while name.casefold() in used:
        tail = f" {number}"
        name, number = plain[: LONGEST_SHEET_NAME - len(tail)] + tail, number + 1
    return name


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, width in signs, and how cells and heading look."""

    heading: str
    width: float
    look: Look
    heading_look: Look


class Book:
    """A workbook that is being made."""

    def __init__(self, title: str, made_by: str, today: date) -> None:
        self._book = Workbook()
        self._book.remove(self._book.worksheets[0])
        self._samples: dict[tuple[Look, bool], Cell] = {}
        self._book.properties = DocumentProperties(
            title=text_value(title),
            creator=text_value(made_by) or "GF2 Tracker",
            created=datetime.combine(today, time()),  # a property without zone
            language="da-DK",
        )

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """The names of the sheets in their order."""
        return tuple(self._book.sheetnames)

    def sheet(self, name: str) -> "Sheet":
        """Add a sheet; its name is made valid and unique."""
        made = self._book.create_sheet(sheet_name(name, self._book.sheetnames))
        made.sheet_view.showGridLines = False
        return Sheet(self, made)

    def sample(self, look: Look, *, is_quoted: bool) -> Cell:
        """Return a cell whose style all cells of a look share."""
        key = (look, is_quoted)
        made = self._samples.get(key)
        if made is None:
            made = self._samples[key] = _sample(self._book, look, is_quoted=is_quoted)
        return made

    def content(self) -> bytes:
        """Return the file."""
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:  # closed too when it goes wrong
            ExcelWriter(self._book, archive).save()
        return buffer.getvalue()


class Sheet:
    """A sheet of a workbook; rows and columns are counted from 1.

    Attributes:
        raw: openpyxl's sheet, for charts.
    """

    def __init__(self, book: Book, raw: Worksheet) -> None:
        self._book = book
        self.raw = raw

    def put(self, row: int, column: int, value: Value, look: Look) -> None:
        """Write a cell; None only gives it its look."""
        cell = Cell(self.raw, row, column)
        is_quoted = False
        if isinstance(value, str):
            text = text_value(value)
            is_quoted = text.startswith(_STARTS_FORMULA)
            if text:
                cell.value = text
                cell.data_type = "s"
        elif value is not None:
            cell.value = value
        _place(self.raw, cell, self._book.sample(look, is_quoted=is_quoted))

    def link(self, row: int, column: int, text: str, look: Look, to: tuple[str, str]) -> None:
        """Write a text that leads to a cell of the workbook, (sheet's name, "B12")."""
        self.put(row, column, text, look)
        cell = self.raw.cell(row, column)
        name, place = to
        quoted = name.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{place}")

    def widths(self, widths: Iterable[float], first: int = 1) -> None:
        """Set the widths of columns, in signs, from a column on."""
        for at, width in enumerate(widths, start=first):
            self.raw.column_dimensions[get_column_letter(at)].width = width

    def height(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self.raw.row_dimensions[row].height = points

    def heading(self, row: int, columns: Sequence[Column], first: int = 1) -> None:
        """Write a table's headings and set its widths."""
        for at, column in enumerate(columns, start=first):
            self.put(row, at, column.heading, column.heading_look)
        self.widths((column.width for column in columns), first)

    def table(self, name: str, place: str) -> None:
        """Make the cells of a place ("A5:Q30"), headings first, a table with filters.

        Args:
            name: one word with only letters that no other table of the workbook has.
            place: no two headings in it may be alike.
        """
        made = Table(displayName=name, ref=place)
        made.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
        self.raw.add_table(made)

    def freeze(self, place: str) -> None:
        """Keep what is above and left of a cell in sight."""
        self.raw.freeze_panes = place

    def flag_shares(self, place: str, watch: float, act: float) -> None:
        """Give shares in a place symbol and colour from two limits on."""
        for state, limit in ((State.ACT, act), (State.WATCH, watch)):
            form = NumberFormat(_FORMATS[state], f'"{SYMBOLS[state]} "{SHARE}')
            looks = DifferentialStyle(
                font=Font(bold=True, color=STATE_TEXT[state]),
                fill=PatternFill(bgColor=STATE_SOFT[state], fill_type="solid"),
                numFmt=form,
            )
            first = place.split(":", maxsplit=1)[0]
            formula = [f"AND(ISNUMBER({first}),{first}>={limit!r})"]
            rule = Rule(type="expression", formula=formula, dxf=looks, stopIfTrue=True)
            self.raw.conditional_formatting.add(place, rule)

    def flag_states(self, place: str) -> None:
        """Give the words of states in a place (`look.WORDS`) symbol and colour."""
        first = place.split(":", maxsplit=1)[0]
        for state, word in WORDS.items():
            made = state_look(state)
            fill = PatternFill(bgColor=made.fill, fill_type="solid") if made.fill else None
            looks = DifferentialStyle(
                font=Font(bold=made.is_bold, color=made.colour),
                fill=fill,
                numFmt=NumberFormat(_WORD_FORMATS[state], f'"{SYMBOLS[state]} "@'),
            )
            formula = [f'{first}="{word}"']
            rule = Rule(type="expression", formula=formula, dxf=looks, stopIfTrue=True)
            self.raw.conditional_formatting.add(place, rule)

    def break_before(self, row: int) -> None:
        """Begin a new page at a row when printed."""
        self.raw.row_breaks.append(Break(id=row - 1))

    def printed(self, title_rows: str, header: str) -> None:
        """Set up printing: A4 landscape, one page wide, titles on each page, marked confidential.

        Args:
            title_rows: repeated on each page, "5:5"; "" is none.
            header: what stands on the left above each page.
        """
        raw = self.raw
        raw.page_setup.orientation = "landscape"
        raw.page_setup.paperSize = A4
        raw.page_setup.fitToWidth = 1
        raw.page_setup.fitToHeight = 0
        raw.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        raw.page_margins.left = raw.page_margins.right = 0.4
        raw.page_margins.top, raw.page_margins.bottom = 0.7, 0.6
        raw.page_margins.header = raw.page_margins.footer = 0.3
        if title_rows:
            raw.print_title_rows = title_rows
        head, foot = raw.oddHeader, raw.oddFooter
        assert head is not None
        assert foot is not None
        head.left.text = text_value(header).replace("&", "&&")
        head.right.text = _("Fortroligt")
        foot.left.text = "&A"
        foot.right.text = _("Side {page} af {pages}").format(page="&P", pages="&N")


def _place(sheet: Worksheet, cell: Cell, sample: Cell) -> None:
    """Put a cell into its sheet, with the one style of its look: three times as fast as anew."""
    # decisions 37: openpyxl has no public way
    cell._style = sample._style  # type: ignore[attr-defined]  # noqa: SLF001  # see above
    sheet._cells[cell.row, cell.column] = cell  # noqa: SLF001  # see above


def _sample(book: Workbook, look: Look, *, is_quoted: bool) -> Cell:
    sheet = book.create_sheet()
    cell = sheet.cell(1, 1)
    assert isinstance(cell, Cell)
    cell.font = Font(name=FONT, size=look.size, bold=look.is_bold, color=look.colour)
    if look.is_hatched:
        cell.fill = PatternFill("lightUp", fgColor=HATCH, bgColor=PAPER)
    elif look.fill:
        cell.fill = PatternFill("solid", fgColor=look.fill)
    if look.line or look.left:
        cell.border = Border(bottom=_side(look.line), left=_side(look.left))
    cell.alignment = Alignment(
        horizontal=look.align,
        vertical="center" if look.is_centred_vertically else "top",
        wrap_text=look.is_wrapped,
        indent=look.indent,
    )
    cell.number_format = look.number
    cell.quotePrefix = is_quoted
    book.remove(sheet)
    return cell


def _side(colour: str) -> Side:
    return Side(style="thin", color=colour) if colour else Side()
