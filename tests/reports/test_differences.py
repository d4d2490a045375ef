"""The differences between another system's absence and ours, as a workbook."""

from datetime import date

import openpyxl

from gf2tracker.intake.files import read_absence_text
from gf2tracker.queries.intake import absence_plan
from gf2tracker.reports.differences import HEADINGS, write_differences
from tests import given
from tests.registers import take_day

TODAY = date(2026, 8, 19)


def test_each_difference_is_a_row_with_shares_and_hours(sqlite_store, tmp_path):
    made = given.a_class(sqlite_store)
    one = given.student(sqlite_store, "Alma Birk", made.id, number="1")
    given.student(sqlite_store, "Bo Juul", made.id, number="2")
    take_day(sqlite_store, made.id, given.MONDAY, {one: "U"})
    text = "Elevnr\tNavn\tFravær %\n1\tAlma Birk\t10\n2\tBo Juul\t0"
    file = read_absence_text(text, today=TODAY)
    plan = sqlite_store.ask(absence_plan, file, TODAY).value
    report = write_differences(plan, tmp_path / "f.xlsx", made_by="MEKR", today=TODAY)
    assert report.rows == 1
    sheet = openpyxl.load_workbook(report.file).active
    assert tuple(cell.value for cell in sheet[1]) == HEADINGS
    values = [cell.value for cell in sheet[2]]
    assert values[:3] == ["tøm-26a", "1", "Alma Birk"]
    assert values[4:10] == [0.1, 1.0, None, 1.0, None, 6.0]
    assert values[10] == "Vi har 90,0 procentpoint mere."
