"""Rows that can be read but not taken: what the school already knows stands against them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from gf2tracker.domain.identity import Misfit
from gf2tracker.intake.absence import AbsenceFile, absence_cell
from gf2tracker.intake.check import Placed
from gf2tracker.intake.checked import Cell, CheckedFile, Fault
from gf2tracker.intake.classes import ClassFile, class_cell
from gf2tracker.intake.mending import Place, as_written
from gf2tracker.intake.planlist import PlanFile, plan_cell
from gf2tracker.intake.student import student_cell
from gf2tracker.intake.students import StudentFile

Row = TypeVar("Row", bound=Placed)


def students_aside(file: StudentFile, misfits: Mapping[Place, Misfit]) -> StudentFile:
    """Return the file with some good rows, by sheet and number, among the faulty ones."""
    return _aside(file, misfits, student_cell)


def classes_aside(file: ClassFile, misfits: Mapping[Place, Misfit]) -> ClassFile:
    """Return the file with some good rows, by sheet and number, among the faulty ones."""
    return _aside(file, misfits, class_cell)


def absence_aside(file: AbsenceFile, misfits: Mapping[Place, Misfit]) -> AbsenceFile:
    """Return the file with some good rows, by sheet and number, among the faulty ones."""
    return _aside(file, misfits, absence_cell)


def activities_aside(file: PlanFile, misfits: Mapping[Place, Misfit]) -> PlanFile:
    """Return the file with some good rows, by sheet and number, among the faulty ones."""
    return _aside(file, misfits, plan_cell)


def _aside(
    file: CheckedFile[Row], misfits: Mapping[Place, Misfit], cell_of: Callable[[Row, str], Cell]
) -> CheckedFile[Row]:
    if not misfits:
        return file
    order = {sheet.name: at for at, sheet in enumerate(file.sheets)}
    faults, faulty = list(file.faults), list(file.faulty)
    for row in (row for row in file.rows if (row.sheet, row.row) in misfits):
        misfit = misfits[row.sheet, row.row]
        headings = file.sheets[order[row.sheet]].headings
        column = next((one.text for one in headings if one.field == misfit.field != ""), None)
        faults.append(Fault(row.sheet, row.row, column, misfit.reason, misfit.field))
        faulty.append(as_written(row, headings, cell_of))
    return replace(
        file,
        rows=tuple(row for row in file.rows if (row.sheet, row.row) not in misfits),
        faults=tuple(sorted(faults, key=lambda one: (order[one.sheet], one.row))),
        faulty=tuple(sorted(faulty, key=lambda one: (order[one.sheet], one.row))),
    )
