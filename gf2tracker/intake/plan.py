"""What a list would do to the school: the one object that is preview and import.

A plan is made by queries.intake and done by actions.intake exactly as it stands.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from typing_extensions import override

from gf2tracker.domain.people import ClassId, EnrolmentId, StudentId
from gf2tracker.domain.totals import NO_TOTALS, Totals
from gf2tracker.errors import Refusal
from gf2tracker.intake.absence import AbsenceFile
from gf2tracker.intake.checked import CheckedFile, Fault, Remark
from gf2tracker.intake.classes import ClassFile
from gf2tracker.intake.students import StudentFile
from gf2tracker.intake.values import yes_or_no
from gf2tracker.language import _


class Result(StrEnum):
    """What becomes of a row.

    UNKNOWN, DIFFERENT, OPENING and SAME are those of absence totals; GONE and KEPT are students
    who are missing from a class list, KEPT when the user lets them be.
    """

    FAULT = "fault"
    UNKNOWN = "unknown"
    DIFFERENT = "different"
    CHANGED = "changed"
    MOVED = "moved"
    OPENING = "opening"
    SAME = "same"
    UNCHANGED = "unchanged"
    NEW = "new"
    GONE = "gone"
    KEPT = "kept"
    LEFT_OUT = "left_out"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Result.FAULT: _("Fejl"),
    Result.UNKNOWN: _("Ukendt"),
    Result.DIFFERENT: _("Afviger"),
    Result.CHANGED: _("Ændret"),
    Result.MOVED: _("Flyttet"),
    Result.OPENING: _("Åbningstal"),
    Result.SAME: _("Stemmer"),
    Result.UNCHANGED: _("Uændret"),
    Result.NEW: _("Ny"),
    Result.GONE: _("Mangler"),
    Result.KEPT: _("Bliver"),
    Result.LEFT_OUT: _("Udeladt"),
}


PRIVATE = frozenset(
    ("phone", "mail", "guardian_name", "guardian_phone", "guardian_mail", "postcode")
)
"""Fields that lists never show of somebody protected."""


NOBODY = StudentId(0)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that is known otherwise, as texts; "" is nothing.

    Attributes:
        field: the list's name of it, as in Heading.field; "full_name" for a name.
        label: what it is called in Danish.
    """

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the file and what becomes of it; rows are in the file's order.

    Attributes:
        row: the sheet's own number, from 1.
        texts: what stands in the row by field, as it is shown, empty fields left out;
            a student's "full_name" and "birth_date" are there however the file tells them,
            and "is_protected" when the school knows it.
        class_code: of students the class they are put on; of classes their own code.
        changes: what becomes otherwise; empty for new and unchanged rows.
        remarks: sentences on what happens and what to see to.
        faults: only where the result is FAULT.
    """

    sheet: str
    row: int
    result: Result
    texts: Mapping[str, str]
    class_code: str = ""
    changes: tuple[FieldChange, ...] = ()
    remarks: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def what(self) -> str:
        """What happens, on one line: faults, else what was otherwise, then remarks."""
        if self.faults:
            return "; ".join(fault.sentence for fault in self.faults)
        return " ".join((*map(self._told, self.changes), *self.remarks))

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from every other row: where it stands in the file."""
        return self.sheet, self.row

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """Every row of the file that it is made from, by sheet and number."""
        return (self.key,)

    @property
    def is_protected(self) -> bool:
        """Whether it is about somebody whose phone and address are shown in no list."""
        try:
            return yes_or_no(self.texts.get("is_protected"))
        except Refusal:
            return True

    def _told(self, change: FieldChange) -> str:
        text = _("{label} var {old}.") if change.old else _("{label} er ny: {new}.")
        if self.is_protected and change.field in PRIVATE:
            text = _("{label} ændres.")
        return text.format(label=change.label, old=change.old, new=change.new)


@dataclass(frozen=True, slots=True)
class Entry:
    """A new enrolment of a planned student in the class the row says."""

    first_day: date
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PlannedStudent(PlannedRow):
    """A row of a class list.

    Attributes:
        student_id: None for a new student, and for faults.
        values: the columns of the student that are written.
        entry: a new enrolment; None when there is none.
        corrections: enrolment to changed columns; class_id None is the class of the row.
    """

    student_id: StudentId | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    entry: Entry | None = None
    corrections: Mapping[EnrolmentId, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MissingStudent(PlannedRow):
    """Somebody who is in a class of the file and not in the file; importing does nothing to them."""

    student_id: StudentId = NOBODY

    @property
    @override
    def key(self) -> tuple[str, int]:
        """Who it is; there is no row of the file."""
        return self.sheet, -self.student_id

    @property
    @override
    def places(self) -> tuple[tuple[str, int], ...]:
        """Nothing of the file."""
        return ()


@dataclass(frozen=True, slots=True)
class PlannedAbsence(PlannedRow):
    """A student's absence as another system has it: compared with ours, or kept as opening figures.

    Attributes:
        student_id: None for one we don't know, and for faults.
        class_id: the class that the figures are of.
        until: the last day they count.
        theirs: what the file says.
        ours: what we have up to and with the same day; None where nothing is compared.
        rows_of_file: where more than one row of the file says it: all of them.
    """

    student_id: StudentId | None = None
    class_id: ClassId | None = None
    until: date | None = None
    theirs: Totals = NO_TOTALS
    ours: Totals | None = None
    rows_of_file: tuple[tuple[str, int], ...] = ()

    @property
    @override
    def places(self) -> tuple[tuple[str, int], ...]:
        """Every row of the file that was summed."""
        return self.rows_of_file or (self.key,)


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a list names: known by its number, else to be made with its name."""

    id: int | None
    name: str


@dataclass(frozen=True, slots=True)
class PlannedStaff:
    """Somebody who is to be added to the staff list because a list names the person.

    Attributes:
        name: the initials again where the list says no more.
        roles: what the list has the person do.
    """

    initials: str
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewClass:
    """A class that is to be made.

    Attributes:
        contact_teacher: initials of somebody on the staff list or about to be; "" for none.
        team: (initials, role).
        lessons: "8-8-8-8-5"; "" leaves it to the school.
    """

    code: str
    starts_on: date
    programme: Named
    site: Named
    contact_teacher: str = ""
    team: tuple[tuple[str, str], ...] = ()
    lessons: str = ""


@dataclass(frozen=True, slots=True)
class PlannedClass(PlannedRow):
    """A row of a list of classes.

    Attributes:
        class_id: None for a new class, and for faults.
        new: the class to be made; None when it is there.
        values: starts_on, programme and site (as Named), contact_teacher and team (as in
            NewClass) where they change.
        lessons: a new lesson pattern; "" when it stays.
        lessons_from: the day from which the new pattern holds; None for the whole course.
    """

    class_id: ClassId | None = None
    new: NewClass | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    lessons: str = ""
    lessons_from: date | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What a plan was made from: whose rows were read, and a number that stands for them.

    Attributes:
        number: the same only while nothing of it has changed, and while the program runs.
        codes: the classes of the file.
    """

    number: int
    codes: tuple[str, ...] = ()
    students: tuple[StudentId, ...] = ()


@dataclass(frozen=True)
class Plan:
    """What the whole file would do.

    Attributes:
        file: as it was read, with the faults that only the school's data show.
        rows: every row, faulty ones too, in the file's order.
        codes: the classes that good rows are about, in Danish order.
        missing: those whom the school has there but the file has not; they are never touched.
        remarks: on the whole file, its sheets and its classes.
        imported_on: when the very same file was imported before; None when it was not.
        staff: people who are to be added to the staff list.
        columns: what the user chose about headings, to be remembered; (heading, field).
        basis: all that the plan was made from.
        today: the day it was made for.
    """

    file: CheckedFile[Any]
    rows: tuple[PlannedRow, ...]
    codes: tuple[str, ...]
    missing: int
    remarks: tuple[Remark, ...]
    imported_on: date | None
    staff: tuple[PlannedStaff, ...]
    columns: tuple[tuple[str, str], ...]
    basis: Basis
    today: date

    @cached_property
    def counts(self) -> Mapping[Result, int]:
        """How many rows have each result, also those that none has."""
        found = Counter(row.result for row in self.rows)
        return {result: found[result] for result in Result}

    @property
    def faults(self) -> tuple[Fault, ...]:
        return self.file.faults


@dataclass(frozen=True)
class StudentPlan(Plan):
    """What a class list would do."""

    file: StudentFile
    rows: tuple[PlannedStudent, ...]
    new_classes: tuple[NewClass, ...]
    gone: tuple[MissingStudent, ...] = ()


@dataclass(frozen=True)
class ClassesPlan(Plan):
    """What a list of classes would do."""

    file: ClassFile
    rows: tuple[PlannedClass, ...]


@dataclass(frozen=True)
class AbsencePlan(Plan):
    """What absence totals of another system would do.

    Attributes:
        source: what they come from, "Z8224".
        opened: the classes that get opening figures; the others have registers of their own.
    """

    file: AbsenceFile
    rows: tuple[PlannedAbsence, ...]
    source: str
    opened: tuple[str, ...]
