"""Writes examples/plan.xlsx: the plan of tøm-26a as the program writes it, ready to be a new one.

Run `python -m tests.intake.make_plan_example` from the project's folder.
"""

import tempfile
from pathlib import Path

import openpyxl

from gf2tracker.actions import plan
from gf2tracker.domain.plan import Place
from gf2tracker.queries.catalogue import listing
from gf2tracker.queries.planbook import plan_book
from gf2tracker.reports.plan import write_plan
from gf2tracker.store.store import Store
from tests import given
from tests.intake.make_examples import EXAMPLES, START

WEEKS = (1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 5, 12, 13, 16, 17, 19)
DAYS = (1, 3, 2, 4, 2, 3, 1, 3, 4, 3, 1, 5, 5, 3, 2, 2, 4, 2)
MEETINGS = (2, 5, 14, 18)


def main():
    """Write the example anew."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(str(Path(folder) / "plan.db"), by="MKR")
        try:
            made = given.a_class(store, "tøm-26a", starts_on=START)
            _plan(store, made.id)
            found = store.ask(plan_book, [made.id], START).value
        finally:
            store.close()
    write_plan(found, EXAMPLES / "plan.xlsx", made_by="MKR")
    _as_new(EXAMPLES / "plan.xlsx")


def _plan(store, class_id):
    activities = store.ask(listing).value
    for one, week, day in zip(activities, WEEKS, DAYS, strict=True):
        store.do(plan.add, class_id, one.id, Place(week, day), 2)
    for week in MEETINGS:
        fields = {"title": "Trivselsgruppemøde", "kind": "GROUP_MEETING"}
        store.do(plan.add, class_id, fields, Place(week, 5), 5)


def _as_new(file):
    """Take out what belongs to the store that wrote it: the activities are new to any other."""
    book = openpyxl.load_workbook(file)
    sheet = book["Plan"]
    sheet["A4"].value = None
    for row in sheet.iter_rows(min_row=7, max_col=1):
        row[0].value = None
    book.save(file)


if __name__ == "__main__":
    main()
