"""Workbooks of plans for tests: written by the program, changed with openpyxl, read back."""

from pathlib import Path

import openpyxl

from gf2tracker.actions.planintake import import_activities
from gf2tracker.intake.files import read_plan, read_plan_text
from gf2tracker.intake.plan import Result
from gf2tracker.queries.planbook import plan_book
from gf2tracker.queries.planintake import activities_plan
from gf2tracker.reports.plan import write_plan
from tests.plans import TODAY

HEADINGS = 6
COLUMNS = {
    name: column
    for column, name in enumerate(
        [
            *("Id", "Hold", "Fase", "Undervisningsuge", "Ugedag", "Dato", "Lektion", "Lektioner"),
            *("Aktivitet", "Type", "Status", "Sted", "Ansvarlige", "Virksomheder ønsket"),
            *("Virksomheder inviteret", "Virksomheder bekræftet", "Bemærk"),
        ],
        start=1,
    )
}


def written(store, folder, *class_ids, today=TODAY) -> Path:
    """Write the plans of some classes, or of all, and return the file."""
    found = store.ask(plan_book, class_ids or None, today).value
    return write_plan(found, folder / "plan.xlsx", made_by="MEKR").file


class Edited:
    """A workbook of plans in the hands of a teacher: `with Edited(file) as sheet: ...`."""

    def __init__(self, file):
        self.file = file

    def __enter__(self):
        self.book = openpyxl.load_workbook(self.file)
        self.sheet = self.book["Plan"]
        return self

    def __exit__(self, *_error):
        self.book.save(self.file)
        self.book.close()

    def row_of(self, planned_id):
        """Return the row of an activity."""
        return next(
            row
            for row in range(HEADINGS + 1, self.sheet.max_row + 1)
            if self.sheet.cell(row, 1).value == planned_id
        )

    def set(self, row, **cells):
        """Write into cells of a row; "_" in a name is a space."""
        for name, value in cells.items():
            self.sheet.cell(row, COLUMNS[name.replace("_", " ")]).value = value

    def add(self, **cells):
        """Write a row below the list and return its number."""
        row = self.sheet.max_row + 1
        self.set(row, **cells)
        return row


def seen(store, source, today=TODAY):
    """Return what a file, or a pasted table, would do."""
    file = read_plan(source) if isinstance(source, Path) else read_plan_text(source)
    return store.ask(activities_plan, file, today).value


def counts(found):
    """Return how many rows have each result, without those that none has."""
    return {result.name: count for result, count in found.counts.items() if count}


def faults(found):
    """Return what is wrong, by row."""
    return {row.row: row.what for row in found.rows if row.result is Result.FAULT}


def stored(store, found, **how):
    """Store what a preview says."""
    return store.do(import_activities, found, **how)
