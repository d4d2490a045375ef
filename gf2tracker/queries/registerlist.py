"""A register written outside the program: whose marks its lines are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from gf2tracker.domain.identity import Misfit
from gf2tracker.domain.mark import AbsenceKind, Mark, parse_mark
from gf2tracker.domain.people import ClassId, StudentId, called, full_name, split_name
from gf2tracker.errors import Refusal
from gf2tracker.intake.checked import Fault
from gf2tracker.intake.register import RegisterFile, RegisterRow
from gf2tracker.language import _, fold, plural
from gf2tracker.store.absence import ClassDay, class_day
from gf2tracker.store.tables import Student


@dataclass(frozen=True)
class ListedMarks:
    """What a written register says about a day.

    Attributes:
        cells: as actions.register takes them: lesson None is the whole day, a mark None present.
        faults: of the file and of the day, in the file's order.
    """

    cells: Mapping[tuple[StudentId, int | None], Mark | None]
    faults: tuple[Fault, ...]


def listed_marks(
    connection: Connection, class_id: ClassId, day: date, file: RegisterFile
) -> ListedMarks:
    """Return whose marks the lines of a written register are, with every fault.

    Students are named by number, full name, called and last name, or first name, as long as
    only one student of the class fits. A day without school is refused.
    """
    known = class_day(connection, class_id, day)
    names = _names(connection, known.students)
    headings = {one.field: one.text for one in file.headings if one.field}
    cells: dict[tuple[StudentId, int | None], Mark | None] = {}
    faults = list(file.faults)
    for row in file.rows:
        try:
            student_id = _student(names, row)
            _refuse_second(cells, student_id, row)
            cells[student_id, row.lesson] = _mark(known, student_id, row)
        except Misfit as misfit:
            column = headings.get(misfit.field)
            faults.append(Fault(row.sheet, row.row, column, misfit.reason, misfit.field))
    return ListedMarks(cells, tuple(sorted(faults, key=lambda fault: fault.row)))


def _names(
    connection: Connection, students: Iterable[StudentId]
) -> tuple[dict[str, set[StudentId]], ...]:
    """Return who is meant by each kind of name, the surest kind first."""
    rows = connection.execute(
        select(
            Student.id,
            Student.number,
            Student.first_name,
            Student.last_name,
            Student.called_name,
        ).where(Student.id.in_(sorted(students)))
    )
    kinds: tuple[dict[str, set[StudentId]], ...] = ({}, {}, {}, {})
    for student_id, number, first, last, called_name in rows:
        name = called(first, called_name)
        texts = (number or "", full_name(first, last), full_name(name, last), name)
        for kind, text in zip(kinds, texts, strict=True):
            if text:
                kind.setdefault(fold(text), set()).add(StudentId(student_id))
    return kinds


def _student(names: Iterable[Mapping[str, set[StudentId]]], row: RegisterRow) -> StudentId:
    said = fold(full_name(*split_name(row.student)) if "," in row.student else row.student)
    for kind in names:
        found = kind.get(said, set())
        if len(found) > 1:
            raise Misfit("student", _("flere elever på holdet hedder det; skriv elevnr."))
        if found:
            return next(iter(found))
    raise Misfit("student", _("eleven går ikke på holdet den dag"))


def _refuse_second(
    cells: Mapping[tuple[StudentId, int | None], Mark | None],
    student_id: StudentId,
    row: RegisterRow,
) -> None:
    if (student_id, row.lesson) in cells:
        raise Misfit("student", _("eleven har to mærker for samme lektion"))


def _mark(day: ClassDay, student_id: StudentId, row: RegisterRow) -> Mark | None:
    if row.lesson is not None and row.lesson > day.lessons:
        count = plural(day.lessons, "{n} lektion", "{n} lektioner")
        raise Misfit("lesson", _("dagen har kun {lessons}").format(lessons=count))
    is_last = row.mark.strip()[:1].upper() == AbsenceKind.LEFT_EARLY
    lesson = row.lesson or (day.lessons if is_last else 1)
    try:
        mark = parse_mark(row.mark, day.bell.starts(lesson))
    except Refusal as refusal:
        raise Misfit("mark", refusal.text) from None
    if mark is not None and row.lesson in day.students[student_id].exempt:
        raise Misfit("mark", _("eleven er fritaget i den lektion"))
    return mark
