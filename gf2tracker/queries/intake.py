"""What a list from outside would do to the school, before anything is stored."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from gf2tracker.errors import Refusal
from gf2tracker.intake.absence import AbsenceFile, source_of
from gf2tracker.intake.checked import CheckedFile, FaultyRow, Remark
from gf2tracker.intake.classes import ClassFile
from gf2tracker.intake.headings import AS_FOUND, Choices
from gf2tracker.intake.misfits import absence_aside, classes_aside, students_aside
from gf2tracker.intake.plan import (
    AbsencePlan,
    Basis,
    ClassesPlan,
    NewClass,
    PlannedAbsence,
    PlannedClass,
    PlannedRow,
    PlannedStaff,
    PlannedStudent,
    Result,
    StudentPlan,
)
from gf2tracker.intake.student import said_name
from gf2tracker.intake.students import StudentFile
from gf2tracker.intake.values import text_of
from gf2tracker.language import _, fold, number, sort_key
from gf2tracker.queries.absencelist import AbsenceList, absence_remarks
from gf2tracker.queries.classlist import ClassList
from gf2tracker.queries.classtable import ClassTable
from gf2tracker.queries.listedclass import ListedClass, class_remarks, guess_remarks, staff_remarks
from gf2tracker.queries.missing import missing_students
from gf2tracker.store.intake import basis_of, imported_on
from gf2tracker.store.setting import HEADINGS
from gf2tracker.store.tables import Setting

MOST_CLASSES = 5_000

Planned = TypeVar("Planned", bound=PlannedRow)


def remembered_columns(connection: Connection, fingerprint: str) -> tuple[tuple[str, str], ...]:
    """Return what was chosen for a file with the same headings: (heading, field); none is empty."""
    found = select(Setting.value).where(Setting.name == HEADINGS + fingerprint)
    text = connection.execute(found).scalar_one_or_none()
    return tuple((heading, name) for heading, name in json.loads(text)) if text else ()


def students_plan(
    connection: Connection, file: StudentFile, today: date, choices: Choices = AS_FOUND
) -> StudentPlan:
    """Return what a class list would do, row by row.

    Empty cells never erase what is known, columns that are not there say nothing, and students
    who are missing from the file are only counted.

    Args:
        connection: the store.
        file: what was read of it.
        today: the day of a move whose date the file does not tell.
        choices: what the file was read with; chosen columns are remembered with the import.
    """
    found = ClassList(connection, file, today)
    rows = list(found.rows())
    amended = students_aside(file, found.misfits)
    used = {fold(row.class_code) for row in rows}
    classes = [
        one for key, one in found.classes.items() if key in used and isinstance(one, ListedClass)
    ]
    new_classes = tuple(one.new for one in classes if one.new)
    _refuse_many(len(new_classes))
    staff = _needed(found.names.added, new_classes)
    gone = missing_students(connection, found, amended)
    return StudentPlan(
        codes=tuple(sorted((one.code for one in classes), key=sort_key)),
        missing=len(gone),
        remarks=(
            *(Remark(text) for text in class_remarks(classes, found.school, staff)),
            *file.remarks,
        ),
        imported_on=imported_on(connection, file.digest),
        staff=staff,
        columns=choices.columns,
        basis=Basis(
            basis_of(found.school, found.members, found.records),
            tuple(sorted(one.code for one in found.known.values())),
            tuple(found.looked_at),
        ),
        today=today,
        file=amended,
        rows=tuple(in_order(amended, [*rows, *not_taken(amended, PlannedStudent)])),
        new_classes=new_classes,
        gone=gone,
    )


def classes_plan(
    connection: Connection, file: ClassFile, today: date, choices: Choices = AS_FOUND
) -> ClassesPlan:
    """Return what a list of classes would do, row by row.

    Empty cells never erase what is known. Unknown initials are those of somebody new; other
    unknown people are faults. Classes that are missing from the file and have not ended are only
    counted.

    Args:
        connection: the store.
        file: what was read of it.
        today: the day from which a class has ended.
        choices: what the file was read with; chosen columns are remembered with the import.
    """
    _refuse_many(len(file.rows))
    found = ClassTable(connection, file, today)
    rows = list(found.rows())
    amended = classes_aside(file, found.misfits)
    new = [row.new for row in rows if row.new]
    staff = _needed(found.names.added, new, [row.values for row in rows])
    told = {row.code for row in file.rows if row.site}
    siteless = [one for one in new if one.code not in told]
    remarks = [*guess_remarks(new, siteless, found.school), *staff_remarks(staff)]
    return ClassesPlan(
        codes=tuple(sorted((row.class_code for row in rows), key=sort_key)),
        missing=found.missing(),
        remarks=(*file.remarks, *(Remark(text) for text in remarks)),
        imported_on=imported_on(connection, file.digest),
        staff=staff,
        columns=choices.columns,
        basis=Basis(basis_of(found.school, found.records)),
        today=today,
        file=amended,
        rows=tuple(in_order(amended, [*rows, *not_taken(amended, PlannedClass)])),
    )


def absence_plan(
    connection: Connection, file: AbsenceFile, today: date, choices: Choices = AS_FOUND
) -> AbsencePlan:
    """Return what absence totals of another system would do, student by student.

    A class without a register of its own on or before the day they count to gets them as opening
    figures; those of a class that has are compared with what it has, and nothing is stored.

    Args:
        connection: the store.
        file: what was read of it.
        today: totals that say no day count up to yesterday.
        choices: what the file was read with; chosen columns are remembered with the import.
    """
    found = AbsenceList(connection, file, today)
    rows = found.rows()
    amended = absence_aside(file, found.misfits)
    compared = {row.class_code for row in rows if row.ours is not None}
    opened = {row.class_code for row in rows if row.class_id and row.ours is None}
    missing = found.missing()
    return AbsencePlan(
        codes=tuple(sorted(compared | opened, key=sort_key)),
        missing=missing,
        remarks=(*file.remarks, *(Remark(text) for text in absence_remarks(rows, found))),
        imported_on=imported_on(connection, file.digest),
        staff=(),
        columns=choices.columns,
        basis=Basis(basis_of(found.members, found.facts), found.codes(found.class_ids)),
        today=today,
        file=amended,
        rows=tuple(in_order(amended, [*rows, *not_taken(amended, PlannedAbsence)])),
        source=source_of(file),
        opened=tuple(sorted(opened, key=sort_key)),
    )


def _refuse_many(count: int) -> None:
    """Refuse more classes than any school has."""
    if count > MOST_CLASSES:
        text = _("Listen har {count} hold, og højst {most} er rimeligt. Se efter i kolonnen Hold.")
        raise Refusal(text.format(count=number(count), most=number(MOST_CLASSES)))


def _needed(
    staff: Iterable[PlannedStaff],
    new: Iterable[NewClass],
    changed: Iterable[Mapping[str, Any]] = (),
) -> tuple[PlannedStaff, ...]:
    """Return those people whom a class that is made or changed is to have."""
    found = [(one.contact_teacher, one.team) for one in new]
    found += [(one.get("contact_teacher", ""), one.get("team", ())) for one in changed]
    wanted = {teacher for teacher, _team in found}
    wanted |= {initials for _teacher, team in found for initials, _role in team}
    return tuple(who for who in staff if who.initials in wanted)


def not_taken(file: CheckedFile[Any], kind: type[Planned]) -> Iterator[Planned]:
    """Yield the rows of a file that are not taken: those with faults, and those left out."""
    for row in file.faulty:
        at = row.sheet, row.row
        faults = tuple(fault for fault in file.faults if (fault.sheet, fault.row) == at)
        yield kind(*at, Result.FAULT, _texts(row), faults=faults)
    for row in file.left_out:
        yield kind(row.sheet, row.row, Result.LEFT_OUT, _texts(row))


def _texts(row: FaultyRow) -> dict[str, str]:
    values = dict(row.values)
    found = {name: text for name, cell in values.items() if (text := text_of(cell))}
    found["full_name"] = said_name(values)
    if "birth_date" not in found and "cpr" in found:
        found["birth_date"] = found["cpr"]
    return found


def in_order(file: CheckedFile[Any], rows: Sequence[Planned]) -> list[Planned]:
    """Return rows as they stand in their file."""
    order = {sheet.name: at for at, sheet in enumerate(file.sheets)}
    return sorted(rows, key=lambda row: (order[row.sheet], row.row))
