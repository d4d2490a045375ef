"""Importing lists of students, classes and absence: what a plan says, no more and no less, as one step."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gf2tracker.actions import classes, course, importing, school, staff, students
from gf2tracker.actions.classes import ClassChanges, ClassFields
from gf2tracker.actions.importing import STORED, refuse_changed, refuse_faulty
from gf2tracker.actions.students import NewStudent, StudentFields
from gf2tracker.domain.people import ClassId, ProgrammeId, Role, SiteId, StaffId, StudentId
from gf2tracker.errors import Refusal
from gf2tracker.intake.plan import (
    AbsencePlan,
    ClassesPlan,
    Named,
    NewClass,
    PlannedAbsence,
    PlannedClass,
    PlannedStaff,
    PlannedStudent,
    Result,
    StudentPlan,
)
from gf2tracker.language import fold, plural
from gf2tracker.store.course import course_of
from gf2tracker.store.intake import (
    basis_of,
    class_records,
    members_of,
    records_of,
    school_of,
)
from gf2tracker.store.journal import Step
from gf2tracker.store.opening import opening_facts
from gf2tracker.store.tables import (
    ClassGroup,
    Enrolment,
    LessonPattern,
    OpeningFigures,
)


def import_students(step: Step, plan: StudentPlan, *, good_rows: bool = False) -> int:
    """Store what a class list's plan says, and return how many rows changed anything.

    A plan in which nothing changes stores nothing, nor that the file was seen. Refused: a plan
    with faults unless the good rows are asked for, and one that the data has changed under.
    """
    refuse_faulty(plan, good_rows=good_rows)
    known = school_of(step.connection)
    here = known.of_codes(plan.basis.codes)
    there = [one.id for one in here.values()]
    records = records_of(step.connection, plan.basis.students, there)
    refuse_changed(plan, basis_of(known, members_of(step.connection, there), records))
    rows = [row for row in plan.rows if row.result in STORED]
    if rows:
        ids = {key: ClassId(one.id) for key, one in here.items()}
        ids |= _make_classes(step, plan.staff, plan.new_classes)
        _write_students(step, rows, ids)
    text = plural(len(rows), "{n} elev importeret", "{n} elever importeret")
    importing.finish(step, plan, text, {row.class_code for row in rows})
    return len(rows)


def import_classes(step: Step, plan: ClassesPlan, *, good_rows: bool = False) -> int:
    """Store what the plan of a list of classes says, and return how many rows changed anything.

    Refused as in `import_students`, and where a class can't begin on another day.
    """
    refuse_faulty(plan, good_rows=good_rows)
    known = school_of(step.connection)
    refuse_changed(plan, basis_of(known, class_records(step.connection)))
    rows = [row for row in plan.rows if row.result in STORED]
    if rows:
        _make_classes(step, plan.staff, [row.new for row in rows if row.new])
        _change_classes(step, [row for row in rows if row.class_id is not None])
    text = plural(len(rows), "{n} hold importeret", "{n} hold importeret")
    importing.finish(step, plan, text, {row.class_code for row in rows})
    return len(rows)


def import_absence(step: Step, plan: AbsencePlan, *, good_rows: bool = False) -> int:
    """Keep absence totals as opening figures, and return how many; compared ones are not stored.

    Figures that a student has in the class already are replaced. Refused as in `import_students`.
    """
    refuse_faulty(plan, good_rows=good_rows)
    here = school_of(step.connection).of_codes(plan.basis.codes)
    everywhere = [one.id for one in school_of(step.connection).classes]
    facts = opening_facts(step.connection, [one.id for one in here.values()])
    refuse_changed(plan, basis_of(members_of(step.connection, everywhere), facts))
    rows = [row for row in plan.rows if row.result is Result.OPENING]
    step.upsert_all(OpeningFigures, dict(_opening(row, plan) for row in rows))
    text = plural(len(rows), "{n} elev har fået åbningstal", "{n} elever har fået åbningstal")
    importing.finish(step, plan, text, {row.class_code for row in rows})
    return len(rows)


def _opening(
    row: PlannedAbsence, plan: AbsencePlan
) -> tuple[tuple[int | None, int | None], dict[str, Any]]:
    values = {
        "student_id": row.student_id,
        "class_id": row.class_id,
        "until": row.until,
        "source": plan.source,
        "imported_on": plan.today,
        "scheduled_minutes": row.theirs.scheduled,
        "absent_minutes": row.theirs.absent,
        "unlawful_minutes": row.theirs.unlawful,
    }
    return (row.student_id, row.class_id), values


def _make_classes(
    step: Step, people: Sequence[PlannedStaff], new: Sequence[NewClass]
) -> dict[str, ClassId]:
    if people:
        staff.add_all(step, [_staff_fields(one) for one in people])
    if not new:
        return {}
    initials = {one: StaffId(number) for number, one, _name in school_of(step.connection).staff}
    programmes = _numbers(step, [one.programme for one in new], school.programme_named)
    sites = _numbers(step, [one.site for one in new], school.site_named)
    fields = [
        _class_fields(one, programmes[one.programme], sites[one.site], initials) for one in new
    ]
    made = classes.create_all(step, fields)
    return {fold(one.code): number for one, number in zip(new, made, strict=True)}


def _numbers(
    step: Step, wanted: Sequence[Named], named: Callable[[Step, str], int]
) -> dict[Named, int]:
    return {
        one: one.id if one.id is not None else named(step, one.name)
        for one in dict.fromkeys(wanted)
    }


def _staff_fields(one: PlannedStaff) -> staff.StaffFields:
    roles = [Role(role) for role in one.roles]
    return {"initials": one.initials, "name": one.name, "roles": roles}


def _class_fields(
    one: NewClass, programme: int, site: int, initials: Mapping[str, StaffId]
) -> ClassFields:
    fields: ClassFields = {
        "code": one.code,
        "starts_on": one.starts_on,
        "programme_id": ProgrammeId(programme),
        "site_id": SiteId(site),
        "contact_teacher_id": initials.get(one.contact_teacher),
        "team": [(initials[who], Role(role)) for who, role in one.team],
    }
    if one.lessons:
        fields["lessons"] = one.lessons
    return fields


def _write_students(step: Step, rows: Sequence[PlannedStudent], ids: Mapping[str, ClassId]) -> None:
    new = [row for row in rows if row.student_id is None]
    numbers = students.add_all(step, [NewStudent(_fields(row)) for row in new])
    changed = {row.student_id: _fields(row) for row in rows if row.student_id and row.values}
    students.change_each(step, changed)
    who: dict[tuple[str, int], StudentId] = {
        (row.sheet, row.row): number for row, number in zip(new, numbers, strict=True)
    }
    corrections: dict[int, dict[str, Any]] = {}
    entries = []
    for row in rows:
        class_id = ids[fold(row.class_code)]
        for number, values in row.corrections.items():
            moved = {"class_id": class_id} if "class_id" in values else {}
            corrections[number] = {**values, **moved}
        if row.entry is not None:
            student_id = row.student_id or who[row.sheet, row.row]
            own = {"student_id": student_id, "class_id": class_id}
            entries.append({**row.entry.values, **own, "first_day": row.entry.first_day})
    step.update_all(Enrolment, corrections)
    step.insert_all(Enrolment, entries)


def _fields(row: PlannedStudent) -> StudentFields:
    fields: StudentFields = {}
    fields.update(row.values)  # type: ignore[typeddict-item]  # columns of the student by name
    return fields


def _change_classes(step: Step, rows: Sequence[PlannedClass]) -> None:
    initials = {one: StaffId(number) for number, one, _name in school_of(step.connection).staff}
    named = {"programme": school.programme_named, "site": school.site_named}
    for row in rows:
        assert row.class_id is not None
        fields: dict[str, Any] = {}
        for name, value in row.values.items():
            if name in named:
                fields[f"{name}_id"] = _numbers(step, [value], named[name])[value]
            elif name == "contact_teacher":
                fields["contact_teacher_id"] = initials[value]
            elif name == "team":
                fields["team"] = [(initials[who], Role(role)) for who, role in value]
            else:
                fields[name] = value
        try:
            _change_class(step, row, fields)
        except Refusal as refusal:
            text = f"{row.class_code}: {refusal.text}"
            raise Refusal(text, field=refusal.field) from None


def _change_class(step: Step, row: PlannedClass, fields: Mapping[str, Any]) -> None:
    assert row.class_id is not None
    if fields:
        changes: ClassChanges = {}
        changes.update(fields)  # type: ignore[typeddict-item]  # named as there
        classes.change(step, row.class_id, changes)
    if row.lessons and row.lessons_from:
        course.set_pattern(step, row.class_id, row.lessons_from, row.lessons)
    elif row.lessons:
        _replace_lessons(step, row.class_id, row.lessons)


def _replace_lessons(step: Step, class_id: ClassId, lessons: str) -> None:
    """Give a class without registers other lessons for all of its course."""
    starts_on = step.rows(ClassGroup, [class_id])[class_id]["starts_on"]
    old = [(class_id, day) for day, _lessons in course.patterns_of(step, class_id)]
    step.delete_all(LessonPattern, old)
    step.insert(LessonPattern, {"class_id": class_id, "from_date": starts_on, "lessons": lessons})
    course.refuse_endless([course_of(step.connection, class_id)])
