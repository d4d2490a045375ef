"""The status report of a whole school: the program, and its bare cells written by openpyxl."""

import datetime as dt
import time
from pathlib import Path

from openpyxl import Workbook, load_workbook

from gf2tracker.queries.status import status
from gf2tracker.reports.status import write_status
from gf2tracker.store.store import Store
from tests.bench.table import Measured

RUNS = 3


def measure(place: Path, folder: Path, today: dt.date) -> list[Measured]:
    """Ask for the report's answer and write it, in turns with a book that has no looks."""
    store = Store.open(place)
    asking, writing, floor = [], [], []
    for _run in range(RUNS):
        began = time.perf_counter()
        answer = store.ask(status, None, today).value
        asking.append(time.perf_counter() - began)
        began = time.perf_counter()
        made = write_status(answer, folder / "status.xlsx", made_by="", today=today)
        writing.append(time.perf_counter() - began)
        cells = cells_of(made.file)
        began = time.perf_counter()
        write_plainly(cells, folder / "floor.xlsx")
        floor.append(time.perf_counter() - began)
    store.close()
    count = sum(len(sheet) for sheet in cells.values())
    return [
        Measured("ask for the status report", asking, (), f"{made.students} students"),
        Measured("write the status report", writing, floor, f"its {count} cells without looks"),
    ]


def cells_of(file: Path) -> dict[str, list[tuple[int, int, object]]]:
    """Return every cell that holds something, by sheet."""
    book = load_workbook(file)
    return {
        sheet.title: [
            (cell.row, cell.column, cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]
        for sheet in book.worksheets
    }


def write_plainly(cells: dict[str, list[tuple[int, int, object]]], file: Path) -> None:
    """Write the same cells with openpyxl alone."""
    book = Workbook()
    for name, held in cells.items():
        sheet = book.create_sheet(name)
        for row, column, value in held:
            sheet.cell(row, column, value)
    book.save(file)
