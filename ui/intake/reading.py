"""A list on its way in: where it comes from, what was read, and what the user has changed."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from gf2tracker.errors import Refusal
from gf2tracker.intake.absence import is_absence, mend_absence, without_absence, written_absence
from gf2tracker.intake.check import TOO_FAULTY
from gf2tracker.intake.checked import CheckedFile, Fault, FaultyRow
from gf2tracker.intake.classes import mend_class, without_classes, written_class
from gf2tracker.intake.columns import ABSENCE as ABSENCE_LAYOUT
from gf2tracker.intake.columns import CLASSES as CLASS_LAYOUT
from gf2tracker.intake.columns import REGISTER
from gf2tracker.intake.columns import STUDENTS as STUDENT_LAYOUT
from gf2tracker.intake.files import (
    read_absence,
    read_absence_text,
    read_classes,
    read_classes_text,
    read_plan,
    read_plan_text,
    read_students,
    read_students_text,
)
from gf2tracker.intake.headings import AS_FOUND, Choices, Layout, plain
from gf2tracker.intake.mending import Place
from gf2tracker.intake.plan import Plan, Result
from gf2tracker.intake.plancolumns import PLAN as PLAN_LAYOUT
from gf2tracker.intake.planlist import mend_plan, without_activities, written_activity
from gf2tracker.intake.students import mend_student, without_students, written_student
from gf2tracker.intake.table import UnknownHeadings
from gf2tracker.language import _
from ui.work import Progress

STUDENTS, CLASSES, ABSENCE, PLAN = "students", "classes", "absence", "plan"
OF_CLASS = {"class_code", "class_start"}
LAYOUTS = {
    STUDENTS: STUDENT_LAYOUT,
    CLASSES: CLASS_LAYOUT,
    ABSENCE: ABSENCE_LAYOUT,
    PLAN: PLAN_LAYOUT,
}
_WITHOUT: Mapping[str, Callable[..., CheckedFile[Any]]] = {
    CLASSES: without_classes,
    PLAN: without_activities,
}
_WRITTEN: Mapping[str, Callable[..., FaultyRow]] = {CLASSES: written_class, PLAN: written_activity}
_MENDED: Mapping[str, Callable[..., CheckedFile[Any]]] = {CLASSES: mend_class, PLAN: mend_plan}
"""The lists in which today means nothing."""


@dataclass(frozen=True)
class Source:
    """What is read, and what the user has said about it.

    Attributes:
        path: the file; None for a pasted table.
        text: the pasted table.
        kind: STUDENTS, CLASSES, ABSENCE or PLAN; "" lets the headings decide.
        class_code: the class of rows that have none; "" leaves it to the file.
        start: the start of classes whose start the file does not tell.
        until: the last day that absence counts to where the file does not tell it.
        is_remembered: whether the columns are those that were once chosen for such a list.
    """

    path: Path | None = None
    text: str = ""
    kind: str = ""
    class_code: str = ""
    start: date | None = None
    until: date | None = None
    choices: Choices = AS_FOUND
    is_remembered: bool = False

    @property
    def name(self) -> str:
        """What the list is called on screen."""
        return self.path.name if self.path is not None else _("Indsat tabel")

    def as_before(self, columns: tuple[tuple[str, str], ...]) -> "Source":
        """Return the same source with the columns that were once chosen for such a list."""
        return replace(self, choices=replace(self.choices, columns=columns), is_remembered=True)


@dataclass(frozen=True)
class Reading:
    """What came out of it: the rows of one kind of list, and which of them are left out.

    Attributes:
        file: as it was read, rows mended since then included.
        left_out: the rows that the user does not want.
        kept: students who are missing from the list and are to be let be.
        mends: the rows that were mended, as they were, with the texts put into them.
    """

    source: Source
    kind: str
    file: CheckedFile[Any]
    left_out: frozenset[Place] = frozenset()
    kept: frozenset[int] = frozenset()
    mends: tuple[tuple[FaultyRow, Mapping[str, str]], ...] = ()

    @property
    def half(self) -> "HalfRead":
        """What is needed to come to the same reading again."""
        return HalfRead(self.source, self.file.digest, self.left_out, self.kept, self.mends)

    @property
    def layout(self) -> Layout:
        """What this kind of list may hold."""
        return LAYOUTS[self.kind]

    def wanted(self, today: date) -> CheckedFile[Any]:
        """Return the file without what is left out: what a plan is made of."""
        if self.kind in _WITHOUT:
            return _WITHOUT[self.kind](self.file, self.left_out)
        without = without_absence if self.kind == ABSENCE else without_students
        return without(self.file, self.left_out, today)

    def written(self, place: Place, today: date) -> FaultyRow:
        """Return a row as it can be mended."""
        if self.kind in _WRITTEN:
            return _WRITTEN[self.kind](self.file, place)
        written = written_absence if self.kind == ABSENCE else written_student
        return written(self.file, place, today)

    def mended(self, row: FaultyRow, texts: Mapping[str, str], today: date) -> "Reading":
        """Return what is read when other texts stand in a row."""
        mends = (*self.mends, (row, texts))
        if self.kind in _MENDED:
            return replace(self, file=_MENDED[self.kind](self.file, row, texts), mends=mends)
        mend = mend_absence if self.kind == ABSENCE else mend_student
        return replace(self, file=mend(self.file, row, texts, today), mends=mends)

    def faults_at(self, place: Place) -> tuple[Fault, ...]:
        """Return what is wrong with a row in itself."""
        return tuple(one for one in self.file.faults if (one.sheet, one.row) == place)

    def class_refusal(self, plan: Plan) -> Refusal | None:
        """Return why no row can be taken until a class, or its start, is told; None when some can.

        The refusal's field is "class_code" or "start".
        """
        own = set(self.file.faults)
        lacking = [one for one in plan.faults if one.field in OF_CLASS and one not in own]
        is_any_good = any(row.result is not Result.FAULT for row in plan.rows)
        if self.kind != STUDENTS or is_any_good or not lacking:
            return None
        reason = lacking[0].reason
        is_told = any(row.class_code for row in self.file.rows)
        return Refusal(
            reason[:1].upper() + reason[1:] + ".", field="start" if is_told else "class_code"
        )

    def turned(self, places: frozenset[Place]) -> "Reading":
        """Return what is read with some rows left out; all of them left out are taken back."""
        if places <= self.left_out:
            return replace(self, left_out=self.left_out - places)
        return replace(self, left_out=self.left_out | places)

    def let_be(self, students: frozenset[int]) -> "Reading":
        """Return what is read with some missing students let be, or all of them no longer."""
        kept = self.kept - students if students <= self.kept else self.kept | students
        return replace(self, kept=kept)


@dataclass(frozen=True)
class HalfRead:
    """What the user had done with a list when the program ended; see Reading."""

    source: Source
    digest: str
    left_out: frozenset[Place]
    kept: frozenset[int]
    mends: tuple[tuple[FaultyRow, Mapping[str, str]], ...]

    def again(self, reading: Reading, today: date) -> Reading | None:
        """Return a new reading with all that was done; None when the list is another now."""
        if reading.file.digest != self.digest:
            return None
        for row, texts in self.mends:
            reading = reading.mended(row, texts, today)
        return replace(reading, left_out=self.left_out, kept=self.kept)


def read(source: Source, today: date, progress: Progress) -> Reading:
    """Read a source; without a kind the headings say which it is, a list of students first.

    Raises:
        UnknownHeadings: no row has headings that fit; the columns may be chosen.
        Refusal: it can't be read at all.
        Stopped: the user has had enough.
    """
    beat = partial(progress, 0, 1, _("Læser {name}").format(name=source.name))
    beat()
    if source.kind:
        return Reading(source, source.kind, _READ[source.kind](source, today, beat))
    try:
        file = _students(source, today, beat)
    except Refusal as refusal:
        for kind in _others(refusal):
            with suppress(Refusal):
                return Reading(source, kind, _READ[kind](source, today, beat))
        raise refusal from None
    if is_absence(file.headings):
        return Reading(source, ABSENCE, _absence(source, today, beat))
    _refuse_register(file)
    return Reading(source, STUDENTS, file)


def _others(refusal: Refusal) -> tuple[str, ...]:
    """What a list may be that is no list of students; a student's days look like one student."""
    if isinstance(refusal, UnknownHeadings):
        return PLAN, CLASSES, ABSENCE  # a plan has the columns of classes as well
    return (ABSENCE,) if refusal.field == TOO_FAULTY else ()


def _students(source: Source, today: date, beat: partial[None]) -> CheckedFile[Any]:
    code, start, choices = source.class_code or None, source.start, source.choices
    if source.path is None:
        return read_students_text(
            source.text, today=today, class_code=code, start=start, choices=choices
        )
    return read_students(
        source.path, today=today, class_code=code, start=start, choices=choices, beat=beat
    )


def _classes(source: Source, _today: date, beat: partial[None]) -> CheckedFile[Any]:
    if source.path is None:
        return read_classes_text(source.text, choices=source.choices)
    return read_classes(source.path, choices=source.choices, beat=beat)


def _absence(source: Source, today: date, beat: partial[None]) -> CheckedFile[Any]:
    code, until, choices = source.class_code or None, source.until, source.choices
    if source.path is None:
        return read_absence_text(
            source.text, today=today, class_code=code, until=until, choices=choices
        )
    return read_absence(
        source.path, today=today, class_code=code, until=until, choices=choices, beat=beat
    )


def _plan(source: Source, _today: date, beat: partial[None]) -> CheckedFile[Any]:
    if source.path is None:
        return read_plan_text(source.text, choices=source.choices)
    return read_plan(source.path, choices=source.choices, beat=beat)


_READ: Mapping[str, Callable[[Source, date, partial[None]], CheckedFile[Any]]] = {
    STUDENTS: _students,
    CLASSES: _classes,
    ABSENCE: _absence,
    PLAN: _plan,
}


def _refuse_register(file: CheckedFile[Any]) -> None:
    """Refuse a day's marks: a list of students never has a column of lessons and one of marks."""
    used = {one.field for one in file.headings}
    told = {REGISTER.meanings.get(plain(one.text), ("", 0))[0] for one in file.headings}
    if {"student", "lesson", "mark"} <= told and used <= {"", "full_name", "number"}:
        text = _("Filen er en protokol og ikke en holdliste. Fravær føres på siden Fravær.")
        raise Refusal(text)
