"""Rows that can be read but not taken: what the school already knows stands against them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from gf2tracker.domain.identity import Misfit
from gf2tracker.domain.pattern import dashes
from gf2tracker.domain.people import Track, full_name, split_name
from gf2tracker.intake.check import Placed
from gf2tracker.intake.checked import Cell, CheckedFile, Fault, FaultyRow
from gf2tracker.intake.classes import ClassFile, ClassRow
from gf2tracker.intake.student import StudentRow
from gf2tracker.intake.students import StudentFile
from gf2tracker.intake.values import text_of

Row = TypeVar("Row", bound=Placed)
Place = tuple[str, int]
_TOLD_ELSEWHERE = ("class_code", "class_start", "programme", "contact_teacher")


def students_aside(file: StudentFile, misfits: Mapping[Place, Misfit]) -> StudentFile:
    """Return the file with some good rows, by sheet and number, among the faulty ones."""
    return _aside(file, misfits, student_cell)


def classes_aside(file: ClassFile, misfits: Mapping[Place, Misfit]) -> ClassFile:
    """Return the file with some good rows, by sheet and number, among the faulty ones."""
    return _aside(file, misfits, class_cell)


def student_cell(row: StudentRow, field: str) -> Cell:
    """Return what a row says in a field of the list, as it could be written there again."""
    found = _SPECIAL[field](row) if field in _SPECIAL else getattr(row, field)
    return None if found == "" else found


def _written_name(row: StudentRow) -> str:
    name = full_name(row.first_name, row.last_name)
    told = (row.first_name, row.last_name)
    return name if split_name(name) == told else f"{row.last_name}, {row.first_name}"


_SPECIAL: Mapping[str, Callable[[StudentRow], Cell]] = {
    "full_name": _written_name,
    "cpr": lambda row: row.birth_date,
    "is_eux": lambda row: row.track is Track.EUX if row.track else None,
    "euv": lambda row: (row.track or "").removeprefix("EUV").strip("EUDX"),
    "student_type": lambda row: str(row.track or ""),
    "track": lambda row: str(row.track or ""),
}


def class_cell(row: ClassRow, field: str) -> Cell:
    """Return what a row says in a field of a list of classes, as it could be written again."""
    if field == "pattern":
        return dashes(row.pattern) if row.pattern else None
    if field == "team":
        return ", ".join(f"{one.initials} ({one.role.label})" for one in row.team or ()) or None
    found: Cell = getattr(row, field)
    return None if found == "" else found


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
        fields = dict.fromkeys(heading.field for heading in headings if heading.field)
        told = [name for name in _TOLD_ELSEWHERE if getattr(row, name, None)]
        values = {name: cell_of(row, name) for name in (*fields, *told)}
        column = next((one.text for one in headings if one.field == misfit.field != ""), None)
        faults.append(Fault(row.sheet, row.row, column, misfit.reason, misfit.field))
        shown = tuple(text_of(values.get(heading.field)) for heading in headings)
        faulty.append(FaultyRow(row.sheet, row.row, shown, tuple(values.items())))
    return replace(
        file,
        rows=tuple(row for row in file.rows if (row.sheet, row.row) not in misfits),
        faults=tuple(sorted(faults, key=lambda one: (order[one.sheet], one.row))),
        faulty=tuple(sorted(faulty, key=lambda one: (order[one.sheet], one.row))),
    )
