"""The status report of a whole school: the program's, and its very cells by two other writers."""

import gc
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from gf2tracker.queries.status import status
from gf2tracker.reports.status import write_status
from gf2tracker.store.store import Store
from tests.bench.schools import TODAY, Schools
from tests.bench.table import Beside, Row, rounds, took

RUNS = 3


@dataclass(frozen=True)
class Look:
    """What a cell looks like."""

    size: float
    is_bold: bool
    color: str | None
    fill: str | None
    form: str
    across: str | None
    is_wrapped: bool
    edge: str | None


@dataclass(frozen=True)
class Sheet:
    """A sheet as it was read back: cells by row and column from 1, and how wide columns are.

    Attributes:
        cells: (row, column, value, which of the looks).
    """

    title: str
    cells: tuple[tuple[int, int, Any, int], ...]
    widths: dict[str, float]


def measure(schools: Schools) -> list[Row]:
    """Write the report, and then its cells with XlsxWriter and with openpyxl, in turns."""
    store = Store.open(schools.copy())
    answer = store.ask(status, None, TODAY).value
    store.close()
    target = schools.folder / "status.xlsx"
    write_status(answer, target, made_by="", today=TODAY)
    looks: dict[Look, int] = {}
    sheets = sheets_of(target, looks)
    floor_file, other_file = schools.folder / "floor.xlsx", schools.folder / "other.xlsx"
    gc.disable()  # as in the window, which collects by a timer (ui/desktop.py)
    ours, floor = rounds(
        lambda _n: write_status(answer, target, made_by="", today=TODAY),
        lambda _n: by_xlsxwriter(sheets, tuple(looks), floor_file),
        RUNS,
    )
    other = [took(lambda: by_openpyxl(sheets, tuple(looks), other_file))]
    gc.enable()
    for file in (floor_file, other_file):
        assert [one.cells for one in sheets_of(file, looks)] == [one.cells for one in sheets]
    count = f"{sum(len(one.cells) for one in sheets):,} cells in {len(sheets)} sheets"
    return [
        Beside("whole-school workbook", ours, floor, f"XlsxWriter, the same {count}", goal=2.5),
        Beside("the same", ours[-1:], other, "openpyxl, styles set for each cell", goal=0.5),
    ]


def sheets_of(file: Path, looks: dict[Look, int]) -> tuple[Sheet, ...]:
    """Return everything that stands in a workbook; looks that are new are numbered."""
    return tuple(
        Sheet(
            sheet.title,
            tuple(
                (cell.row, cell.column, cell.value, looks.setdefault(look_of(cell), len(looks)))
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None or cell.has_style
            ),
            {name: one.width for name, one in sheet.column_dimensions.items()},
        )
        for sheet in load_workbook(file).worksheets
    )


def look_of(cell: Any) -> Look:
    """Return what a cell looks like."""
    font, fill = cell.font, cell.fill
    color = font.color.rgb if font.color and isinstance(font.color.rgb, str) else None
    is_filled = fill.fill_type == "solid" and isinstance(fill.fgColor.rgb, str)
    return Look(
        font.sz or 11,
        bool(font.b),
        color[-6:] if color else None,
        fill.fgColor.rgb[-6:] if is_filled else None,
        cell.number_format,
        cell.alignment.horizontal,
        bool(cell.alignment.wrap_text),
        cell.border.bottom.style if cell.border.bottom else None,
    )


def by_xlsxwriter(sheets: tuple[Sheet, ...], looks: tuple[Look, ...], file: Path) -> None:
    """Write the same cells with XlsxWriter, a format for each look."""
    book = xlsxwriter.Workbook(str(file))
    formats = [book.add_format(told_to_xlsxwriter(look)) for look in looks]
    for told in sheets:
        sheet = book.add_worksheet(told.title)
        for name, width in told.widths.items():
            sheet.set_column(f"{name}:{name}", width)
        for row, column, value, look in told.cells:
            if value is None:
                sheet.write_blank(row - 1, column - 1, None, formats[look])
            else:
                sheet.write(row - 1, column - 1, value, formats[look])
    book.close()


def told_to_xlsxwriter(look: Look) -> dict[str, Any]:
    """Return a look in XlsxWriter's words."""
    told: dict[str, Any] = {"font_size": look.size, "num_format": look.form}
    told |= {"bold": look.is_bold, "text_wrap": look.is_wrapped}
    told |= {"font_color": f"#{look.color}"} if look.color else {}
    told |= {"bg_color": f"#{look.fill}"} if look.fill else {}
    told |= {"align": look.across} if look.across else {}
    return told | ({"bottom": 1} if look.edge else {})


def by_openpyxl(sheets: tuple[Sheet, ...], looks: tuple[Look, ...], file: Path) -> None:
    """Write the same cells with openpyxl as its manual does: each cell is set its styles."""
    book = Workbook()
    book.remove(book.worksheets[0])
    styles = [styles_of(look) for look in looks]
    for told in sheets:
        sheet = book.create_sheet(told.title)
        for name, width in told.widths.items():
            sheet.column_dimensions[name].width = width
        for row, column, value, look in told.cells:
            cell = sheet.cell(row, column, value)
            for name, style in styles[look].items():
                setattr(cell, name, style)
    book.save(file)


def styles_of(look: Look) -> dict[str, Any]:
    """Return a look as openpyxl's styles by name; made once for all cells, the cheapest way."""
    made: dict[str, Any] = {"font": Font(name="Calibri", sz=look.size, b=look.is_bold)}
    if look.color:
        made["font"] = Font(name="Calibri", sz=look.size, b=look.is_bold, color=look.color)
    made["number_format"] = look.form
    made["alignment"] = Alignment(horizontal=look.across, wrap_text=look.is_wrapped)
    if look.fill:
        made["fill"] = PatternFill("solid", fgColor=look.fill)
    if look.edge:
        made["border"] = Border(bottom=Side(look.edge))
    return made
