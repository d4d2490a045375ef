"""A class list as it meets the school: who is known, what changes, what can't be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from gf2tracker.domain.identity import KnownStudent, Misfit, Person, Roll
from gf2tracker.domain.leaving import LeaveReasons
from gf2tracker.domain.people import EnrolmentId, StudentId, age_on
from gf2tracker.domain.placement import Leaving, Listed, Placement, place
from gf2tracker.intake.mending import Place
from gf2tracker.intake.plan import Entry, FieldChange, PlannedStudent, Result
from gf2tracker.intake.student import StudentRow
from gf2tracker.intake.students import StudentFile
from gf2tracker.language import _, date_long, fold, join_words, number
from gf2tracker.queries.listed import (
    GUARDIAN,
    changed_of,
    enrolment_changes,
    field_changes,
    refuse_cpr,
    shown,
    texts_of,
    told_of,
)
from gf2tracker.queries.listedclass import ListedClass, listed_classes
from gf2tracker.queries.names import Names
from gf2tracker.store.enrolment import Stay, current
from gf2tracker.store.intake import members_of, records_of, school_of
from gf2tracker.store.leaving import leave_reasons

OF_AGE = 18


class ClassList:
    """One file and all of the school that it is compared with.

    Attributes:
        misfits: why rows can't be taken, by sheet and number.
        found: who each row is about; None for somebody new. Misfits are not in it.
        looked_at: the students whose records were read.
        classes: by folded code; a Misfit where rows can't go to a class.
    """

    def __init__(self, connection: Connection, file: StudentFile, today: date) -> None:
        self.file = file
        self.today = today
        self.school = school_of(connection)
        self.reasons = leave_reasons(connection)
        self.known = self.school.of_codes(row.class_code or "" for row in file.rows)
        here = [one.id for one in self.known.values()]
        self.members = members_of(connection, here)
        self.roll = Roll(self.members.students)
        self.misfits: dict[Place, Misfit] = {}
        self._namesakes: dict[Place, tuple[KnownStudent, ...]] = {}
        self.found = dict(self._found())
        self._refuse_shared()
        self.looked_at = sorted(set(self._looked_at()))
        self.records = records_of(connection, self.looked_at, here)
        self.names = Names(self.school)
        self.classes = listed_classes(file.rows, self.school, self.names, self.records.courses)
        self._codes = {one.id: one.code for one in self.school.classes}
        self._weak = _weak_sheets(file)
        self._has_guardians = any(
            getattr(row, name) is not None for row in file.rows for name in GUARDIAN
        )

    def rows(self) -> Iterator[PlannedStudent]:
        """Yield what becomes of each good row; misfits are noted instead."""
        for row in self.file.rows:
            at = row.sheet, row.row
            if at in self.misfits:
                continue
            try:
                yield self._planned(row, self.found[at])
            except Misfit as misfit:
                self.misfits[at] = misfit

    def _found(self) -> Iterator[tuple[Place, KnownStudent | None]]:
        classmates: dict[int, set[StudentId]] = {}
        for class_id, student_id, _last in self.members.in_classes:
            classmates.setdefault(class_id, set()).add(StudentId(student_id))
        for row in self.file.rows:
            person = Person(row.number, row.first_name, row.last_name, row.birth_date)
            facts = self.known.get(fold(row.class_code or ""))
            here = classmates.get(facts.id, set()) if facts else set[StudentId]()
            at = row.sheet, row.row
            try:
                student = self.roll.find(person, here)
            except Misfit as misfit:
                self.misfits[at] = misfit
                continue
            if student is None:
                self._namesakes[at] = self.roll.namesakes(person.name)
            yield at, student

    def _refuse_shared(self) -> None:
        """Refuse rows that are about the same student though they look like several."""
        rows: dict[int, list[Place]] = {}
        for at, student in self.found.items():
            if student is not None:
                rows.setdefault(student.id, []).append(at)
        for same in rows.values():
            if len(same) > 1:
                numbers = join_words(number(row) for _sheet, row in same)
                text = _("rækkerne {rows} er den samme elev").format(rows=numbers)
                self.misfits |= {at: Misfit("", text) for at in same}

    def _looked_at(self) -> Iterator[StudentId]:
        yield from (one.id for one in self.found.values() if one is not None)
        yield from (one.id for same in self._namesakes.values() for one in same[:1])

    def _planned(self, row: StudentRow, student: KnownStudent | None) -> PlannedStudent:
        to = self.classes[fold(row.class_code or "")]
        if isinstance(to, Misfit):
            raise to
        told = told_of(row)
        is_under_way = to.class_id in self.members.registered
        listed, remarks = _listed(row, to, self.reasons, is_under_way=is_under_way)
        stays = self.records.stays.get(student.id, []) if student else []
        placed = place(listed, to.course, stays, self.today)
        entry = Entry(placed.begin.first_day, placed.begin.values) if placed.begin else None
        remarks += [*placed.remarks, *_week_remark(to, entry)]
        if student is None:
            remarks += [*self._namesake_remark(row), *self._guardian_remark(told)]
        plan = PlannedStudent(
            sheet=row.sheet,
            row=row.row,
            result=Result.NEW,
            texts=texts_of(row),
            class_code=to.code,
            values=told,
            entry=entry,
            corrections={EnrolmentId(key): one for key, one in placed.corrections.items()},
            student_id=student.id if student else None,
            remarks=tuple(remarks),
        )
        return self._known(row, plan, placed, remarks) if student else plan

    def _known(
        self, row: StudentRow, plan: PlannedStudent, placed: Placement, remarks: list[str]
    ) -> PlannedStudent:
        assert plan.student_id is not None
        known = self.records.students[plan.student_id]
        values = changed_of(plan.values, known, is_weak=row.sheet in self._weak)
        stays = self.records.stays.get(plan.student_id, [])
        changes = [*field_changes(values, known), *self._class_changes(plan, placed, stays)]
        result = Result.CHANGED if changes else Result.UNCHANGED
        if placed.moved_from is not None:
            result = Result.MOVED
        if known["is_protected"] and row.is_protected is False:
            remarks.append(_("Er beskyttet hos os; det ophæver en liste ikke."))
        if changes:
            remarks += self._guardian_remark({**known, **values})
        elif not remarks:
            remarks.append(_("Findes allerede på {code}.").format(code=plan.class_code))
        return replace(
            plan,
            result=result,
            texts={**plan.texts, **_protection(known)},
            values=values,
            changes=tuple(changes),
            remarks=tuple(remarks),
        )

    def _class_changes(
        self, plan: PlannedStudent, placed: Placement, stays: Sequence[Stay]
    ) -> Iterator[FieldChange]:
        if placed.moved_from is not None:
            yield FieldChange(
                "class_code", _("Hold"), self._codes[placed.moved_from], plan.class_code
            )
        elif plan.entry is not None:
            last = current(stays, self.today)
            old = self._codes[last.class_id] if last else ""
            yield FieldChange("class_code", _("Hold"), old, plan.class_code)
        else:
            for stay in stays:
                changed = plan.corrections.get(EnrolmentId(stay.id), {})
                yield from enrolment_changes(changed, stay, self.reasons)

    def _namesake_remark(self, row: StudentRow) -> Iterator[str]:
        for other in self._namesakes.get((row.sheet, row.row), ())[:1]:
            stay = current(self.records.stays.get(other.id, []), self.today)
            where = _("Navnebror på {code}").format(code=self._codes[stay.class_id]) if stay else ""
            where = where or _("Navnebror uden hold")
            if row.birth_date and other.birth_date:
                yield _("{where}, anden fødselsdato.").format(where=where)
            elif row.number and other.number:
                yield _("{where}, andet elevnr.").format(where=where)
            else:
                yield _("{where}: er det samme elev?").format(where=where)

    def _guardian_remark(self, values: Mapping[str, Any]) -> Iterator[str]:
        born = values.get("birth_date")
        is_under_age = born is not None and age_on(born, self.today) < OF_AGE
        if self._has_guardians and is_under_age and not any(values.get(one) for one in GUARDIAN):
            yield _("Under 18: værge mangler.")


def _protection(known: Mapping[str, Any]) -> Mapping[str, str]:
    protected = bool(known["is_protected"])
    return {"is_protected": shown(protected)} if protected else {}


def _listed(
    row: StudentRow, to: ListedClass, reasons: LeaveReasons, *, is_under_way: bool
) -> tuple[Listed, list[str]]:
    """What a row says about the time in a class, and what is odd about it."""
    remarks: list[str] = []
    if row.first_day and row.first_day < to.course.starts_on:
        text = _("Startdatoen ligger før holdets start {day}; eleven begynder med holdet.")
        remarks.append(text.format(day=date_long(to.course.starts_on)))
    leaving = None
    if row.left_on is not None:
        said = row.leave_reason or ""
        reason = reasons.meant_by(said)
        if reason is not None and not reasons.knows(said):
            text = _("Afgangsårsagen kendes ikke og er sat til “{name}”.")
            remarks.append(text.format(name=reason.name))
        destination = row.destination or ""
        refuse_cpr("destination", destination)
        leaving = Leaving(row.left_on, reason.code if reason else "", "", destination)
    listed = Listed(to.class_id, row.first_day, row.class_start, leaving, is_under_way)
    return listed, remarks


def _week_remark(to: ListedClass, entry: Entry | None) -> Iterator[str]:
    if entry is None or entry.first_day == to.course.starts_on:
        return
    days = to.course.school_days_between(entry.first_day, to.course.ends_on)
    week = to.course.week_of(days[0]) if days else None
    if week is not None and week > 1:
        yield _("Starter i undervisningsuge {week}.").format(week=week)


def _weak_sheets(file: StudentFile) -> frozenset[str]:
    """Sheets whose only word on the track is whether it is EUX."""
    fields = {sheet.name: {heading.field for heading in sheet.headings} for sheet in file.sheets}
    return frozenset(
        name for name, known in fields.items() if "is_eux" in known and "track" not in known
    )
