"""Excel workbooks: their visible sheets as plain cells.

python-calamine reads; openpyxl, slower and more lenient, reads what calamine refuses. Whatever
else either of them raises ends the child process, and that is a Refusal for the user too.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from math import isfinite

from python_calamine import CalamineError, CalamineWorkbook

from gf2tracker.errors import Refusal
from gf2tracker.intake.archive import Archive, SheetPart, unpack
from gf2tracker.intake.book import Book, Sheet, check_cells, check_size
from gf2tracker.intake.checked import Cell
from gf2tracker.intake.limits import MOST_CELLS, MOST_TEXT
from gf2tracker.intake.survey import Survey, survey
from gf2tracker.language import _, number

_Rows = Sequence[Sequence[object]]


def read_workbook(content: bytes) -> Book:
    """Return the visible sheets of a workbook in its own order; hidden ones are only named.

    Cells merged downwards all get the value of the first, as they look in Excel.
    """
    archive = unpack(content)
    seen = {part.name: _survey(archive, part) for part in archive.sheets if not part.is_hidden}
    sheets = tuple(_sheet(name, rows, seen[name]) for name, rows in _read(content, seen))
    hidden = tuple(part.name for part in archive.sheets if part.is_hidden)
    return Book(sheets, hidden)


def _survey(archive: Archive, part: SheetPart) -> Survey:
    return survey(part.name, archive.members.get(part.path, b""))


def _read(content: bytes, seen: dict[str, Survey]) -> list[tuple[str, _Rows]]:
    try:
        return _with_calamine(content, seen)
    except (CalamineError, ValueError, OSError):
        return _with_openpyxl(content, seen)


def _with_calamine(content: bytes, seen: dict[str, Survey]) -> list[tuple[str, _Rows]]:
    with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        found: list[tuple[str, _Rows]] = []
        cells = 0
        for name in seen:
            sheet = workbook.get_sheet_by_name(name)
            check_size(name, sheet.total_height, sheet.total_width)  # cells may lie about where
            cells += sheet.total_height * sheet.total_width
            check_cells(cells)
            found.append((name, sheet.to_python(skip_empty_area=False)))
        return found


def _with_openpyxl(content: bytes, seen: dict[str, Survey]) -> list[tuple[str, _Rows]]:
    from openpyxl import load_workbook  # noqa: PLC0415  # 0.3 s, and hardly ever needed

    workbook = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    found: list[tuple[str, _Rows]] = []
    cells = 0
    for name in seen:
        sheet = workbook[name]
        sheet.reset_dimensions()  # report systems write a wrong one, and only A1 would be read
        rows = list(_counted(name, sheet.iter_rows(values_only=True)))
        cells += sum(map(len, rows))
        check_cells(cells)
        found.append((name, rows))
    return found


def _counted(name: str, rows: Iterable[Sequence[object]]) -> Iterator[Sequence[object]]:
    empty = widest = 0
    for row_number, row in enumerate(rows, start=1):
        width = max((at for at, value in enumerate(row, start=1) if value is not None), default=0)
        if not width:
            empty += 1
            continue
        widest = max(widest, width)
        check_size(name, row_number, widest)
        yield from [()] * empty
        yield row[:width]
        empty = 0


def _sheet(name: str, rows: _Rows, facts: Survey) -> Sheet:
    holes = dict(facts.holes)
    plain: list[tuple[Cell, ...]] = []
    for row_number, row in enumerate(rows, start=1):
        try:
            plain.append(tuple(map(_cell, row)))
        except ValueError:
            plain.append(tuple(_all_but_odd(row, row_number, holes)))
    for row_number, column in facts.holes:
        if row_number <= len(plain) and column <= len(plain[row_number - 1]):
            line = plain[row_number - 1]
            plain[row_number - 1] = (*line[: column - 1], None, *line[column:])
    _fill_merged(plain, facts.merged)
    return Sheet(name, tuple(plain), holes, facts.hidden_rows)


def _all_but_odd(
    row: Sequence[object], row_number: int, holes: dict[tuple[int, int], str]
) -> list[Cell]:
    cells: list[Cell] = []
    for column, value in enumerate(row, start=1):
        try:
            cells.append(_cell(value))
        except ValueError:
            cells.append(None)
            holes[row_number, column] = _("tallet kan ikke læses; skriv det igen")
    return cells


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, float):
        if not isfinite(value):
            raise ValueError
        return int(value) if value.is_integer() else value
    if value is None or isinstance(value, (bool, int)):
        return value
    return _moment(value)


def _text(value: str) -> str | None:
    if len(value) > MOST_TEXT:
        text = _("En celle er længere end {most} tegn. Ret den i Excel, og prøv igen.")
        raise Refusal(text.format(most=number(MOST_TEXT)))
    return value.strip() or None


def _moment(value: object) -> Cell:
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    return value if isinstance(value, (date, time)) else str(value)


def _fill_merged(rows: list[tuple[Cell, ...]], merged: Iterable[tuple[int, int, int]]) -> None:
    left = MOST_CELLS
    for column, top, bottom in merged:
        at = column - 1
        value = rows[top - 1][at] if top <= len(rows) and at < len(rows[top - 1]) else None
        left -= bottom - top
        if value is None or left < 0:
            continue
        for row in range(top, min(bottom, len(rows))):
            cells = [*rows[row], *[None] * (column - len(rows[row]))]
            cells[at] = value if cells[at] is None else cells[at]
            rows[row] = tuple(cells)
