"""The demo school: a school of made-up people, put into an empty store as one step."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select

from gf2tracker.actions import absence
from gf2tracker.actions.demoplan import DemoPeople, DemoPlans, DemoRoll
from gf2tracker.domain.demo import school
from gf2tracker.domain.demo.absence import DemoMarks
from gf2tracker.domain.demo.history import DemoAttendance, DemoClass, demo_class
from gf2tracker.domain.demo.informed import demo_informed
from gf2tracker.domain.demo.late import begun_late
from gf2tracker.domain.demo.visit import visit_ahead
from gf2tracker.domain.pattern import dashes
from gf2tracker.domain.people import Role, StudentId
from gf2tracker.domain.planned import COMPANY_VISIT
from gf2tracker.domain.register import pack_taken
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.store.absence import Row, Taken, absence_row, exemption_of, figured, lawful_rules
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import (
    AbsenceDay,
    ClassGroup,
    ClosedPeriod,
    Contact,
    Enrolment,
    Exemption,
    FollowUp,
    LessonPattern,
    Note,
    OpeningFigures,
    Programme,
    RegisterDay,
    Setting,
    Site,
    Staff,
    Student,
    TeamMember,
)

_FILLED = (ClassGroup, Student, Site, Programme)


@dataclass(frozen=True)
class DemoSchool:
    """How large the demo school became: classes, and students through all of them."""

    classes: int
    students: int


@dataclass(frozen=True)
class _Ids:
    sites: Sequence[int]
    programmes: Sequence[int]
    staff: Sequence[int]
    classes: Mapping[int, int]
    initials: Sequence[str]


def build(step: Step, today: dt.date, classes: int = 50, seed: int = 1) -> DemoSchool:
    """Fill an empty store with a school of made-up people, as it looks on the morning of a day.

    The same seed, day and class number give the same class, however many classes there are. The
    user is Mette Kragh (MK), contact teacher of the first two. Refused on a store that holds a
    class, student, site or programme, and without a class to make.

    Args:
        step: the step it is done in.
        today: registers are taken until the day before, and on the day the first lesson of most
            classes.
        classes: from 1.
        seed: what chance begins with.
    """
    _refuse_filled(step, classes)
    made = [demo_class(seed, number, today) for number in range(1, classes + 1)]
    made = begun_late(made, today)
    ids = _write_classes(step, _write_school(step, today, classes, seed), made)
    _write_registers(step, ids, made)
    rolls = _write_students(step, ids, made, today)
    DemoPlans(step, seed, today, DemoPeople(ids.staff, ids.initials)).write(rolls)
    _plan_visit(step, ids, made[0], today)
    students = sum(len(one.students) for one in made)
    text = _("Demoskole: {classes}, {students}")
    step.label(
        text.format(
            classes=plural(classes, "{n} hold", "{n} hold"),
            students=plural(students, "{n} elev", "{n} elever"),
        )
    )
    return DemoSchool(classes, students)


def _plan_visit(step: Step, ids: _Ids, of: DemoClass, today: dt.date) -> None:
    wish = visit_ahead(of.course.course, today)
    here = Enrolment.class_id == ids.classes[of.course.number]
    found = step.connection.execute(select(Enrolment.student_id).where(here)).scalars()
    if wish is not None:
        absence.plan(step, [StudentId(one) for one in found], wish, COMPANY_VISIT)


def _refuse_filled(step: Step, classes: int) -> None:
    if classes < 1:
        raise Refusal(_("Demoskolen skal have mindst et hold."), field="classes")
    if any(step.connection.execute(select(kind.id).limit(1)).first() for kind in _FILLED):
        raise Refusal(
            _("Her er allerede skoledata. Demoskolen kan kun laves i en tom database: vælg en ny.")
        )


def _write_school(step: Step, today: dt.date, classes: int, seed: int) -> _Ids:
    step.upsert_all(
        Setting,
        {
            name: {"name": name, "value": value}
            for name, value in (("school_name", school.SCHOOL_NAME), ("is_demo", "1"))
        },
    )
    sites = step.insert_all(Site, [{"name": name, "bell": bell} for name, bell in school.SITES])
    periods = school.closed_periods(today)
    step.insert_all(
        ClosedPeriod,
        [
            {
                "site_id": None if site is None else sites[site],
                "first": period.first,
                "last": period.last,
                "name": period.name,
            }
            for site, period in periods
        ],
    )
    programmes = step.insert_all(
        Programme, [{"name": one.name, "short": one.short} for one in school.PROGRAMMES]
    )
    people = school.staff(seed, classes)
    return _Ids(sites, programmes, _write_staff(step, people), {}, [one.initials for one in people])


def _write_staff(step: Step, people: Sequence[school.DemoStaff]) -> list[int]:
    """Write the staff; somebody who has the initials already is who is meant."""
    known = {
        row.initials: row.id for row in step.connection.execute(select(Staff.initials, Staff.id))
    }
    new = [one for one in people if one.initials not in known]
    ids = step.insert_all(
        Staff,
        [
            {
                "initials": one.initials,
                "name": one.name,
                "roles": one.role.value,
                "phone": one.phone,
                "mail": one.mail,
            }
            for one in new
        ],
    )
    known |= {one.initials: number for one, number in zip(new, ids, strict=True)}
    return [known[one.initials] for one in people]


def _write_classes(step: Step, ids: _Ids, made: Sequence[DemoClass]) -> _Ids:
    courses = [one.course for one in made]
    numbers = step.insert_all(
        ClassGroup,
        [
            {
                "code": one.code,
                "programme_id": ids.programmes[one.programme],
                "site_id": ids.sites[one.taught.site],
                "starts_on": one.course.starts_on,
                "weeks": one.course.weeks,
                "phases": dashes(one.course.phases),
                "contact_teacher_id": ids.staff[one.teacher],
            }
            for one in courses
        ],
    )
    classes = {one.number: number for one, number in zip(courses, numbers, strict=True)}
    step.insert_all(
        LessonPattern,
        [
            {
                "class_id": classes[one.number],
                "from_date": one.course.starts_on,
                "lessons": dashes(one.lessons),
            }
            for one in courses
        ],
    )
    step.insert_all(
        TeamMember,
        [
            {"class_id": classes[one.number], "staff_id": ids.staff[who], "role": role.value}
            for one in courses
            for who, role in one.team
        ],
    )
    return _Ids(ids.sites, ids.programmes, ids.staff, classes, ids.initials)


def _write_registers(step: Step, ids: _Ids, made: Sequence[DemoClass]) -> None:
    step.insert_all(
        RegisterDay,
        [
            {
                "class_id": ids.classes[one.course.number],
                "date": day,
                "taken": pack_taken(taken),
                "taken_by": ids.initials[one.course.teacher],
                "taken_count": sum(1 for at in taken if at),
            }
            for one in made
            for day, taken in one.register.items()
        ],
    )


def _write_students(
    step: Step, ids: _Ids, made: Sequence[DemoClass], today: dt.date
) -> list[DemoRoll]:
    everybody = [(of, one) for of in made for one in of.students]
    numbers = step.insert_all(Student, [one.student.row for _of, one in everybody])
    told = list(zip(numbers, everybody, strict=True))
    step.insert_all(
        Enrolment,
        [
            {
                "student_id": number,
                "class_id": ids.classes[stay.course],
                "first_day": stay.first_day,
                "last_day": stay.last_day,
                "leave_reason": stay.leave_reason,
                "cause_as_told": stay.cause_as_told,
                "destination": stay.destination,
                "informed": demo_informed(one.student, stay, today),
            }
            for number, (_of, one) in told
            for stay in one.student.stays
        ],
    )
    exempt = [
        {
            "student_id": number,
            "first": of.course.course.starts_on,
            "last": of.course.course.ends_on,
            "pattern": one.student.exempt,
        }
        for number, (of, one) in told
        if one.student.exempt
    ]
    step.insert_all(Exemption, exempt)
    step.insert_all(AbsenceDay, list(_absences(step, ids, made, told)))
    step.insert_all(Contact, list(_contacts(ids, told)))
    step.insert_all(Note, list(_notes(ids, told)))
    step.insert_all(OpeningFigures, list(_openings(ids, told)))
    step.upsert_all(FollowUp, {row["student_id"]: row for row in _followed(ids, told)})
    return [_roll(ids, of, told) for of in made]


def _roll(
    ids: _Ids, of: DemoClass, told: Sequence[tuple[int, tuple[DemoClass, DemoAttendance]]]
) -> DemoRoll:
    number = of.course.number
    stays = [
        (student_id, stay.first_day, stay.last_day)
        for student_id, (_of, one) in told
        for stay in one.student.stays
        if stay.course == number
    ]
    return DemoRoll(
        of.course,
        ids.classes[number],
        tuple(student_id for student_id, _first, _last in stays),
        tuple((first, last) for _student_id, first, last in stays),
    )


def _absences(
    step: Step,
    ids: _Ids,
    made: Sequence[DemoClass],
    told: Iterable[tuple[int, tuple[DemoClass, DemoAttendance]]],
) -> Iterator[Row]:
    rules = lawful_rules(step.connection)
    classes = {one.course.number: one for one in made}
    for number, (_of, one) in told:
        for marks in one.marks:
            of = classes[_class_on(one, marks.date)]
            by = ids.initials[of.course.teacher] if marks.note else ""
            row = {**absence_row(StudentId(number), marks.date), "marks": marks.marks}
            row |= {"note": marks.note, "noted_by": by}
            lessons = of.course.course.lessons_on(marks.date)
            taken: Taken = of.register.get(marks.date, (None,) * lessons)
            yield figured(row, lessons, taken, _exempt(one, of, marks), rules.on(marks.date))


def _class_on(one: DemoAttendance, day: dt.date) -> int:
    stays = [stay for stay in one.student.stays if stay.first_day <= day]
    return stays[-1].course


def _exempt(one: DemoAttendance, of: DemoClass, marks: DemoMarks) -> frozenset[int]:
    if not one.student.exempt:
        return frozenset()
    course = of.course.course
    return exemption_of(course.starts_on, course.ends_on, one.student.exempt).on(marks.date)


def _contacts(
    ids: _Ids, told: Iterable[tuple[int, tuple[DemoClass, DemoAttendance]]]
) -> Iterator[Row]:
    for number, (of, one) in told:
        for call in (*one.calls, *one.followed.contacts):
            yield {
                "student_id": number,
                "at": call.at,
                "by": ids.initials[of.course.teacher],
                "kind": call.kind.value,
                "text": call.text,
                "handled_until": call.handled_until,
            }


def _notes(
    ids: _Ids, told: Iterable[tuple[int, tuple[DemoClass, DemoAttendance]]]
) -> Iterator[Row]:
    for number, (of, one) in told:
        teacher = of.course.teacher
        colleague = of.course.team[0][0] if of.course.team else teacher
        for note in one.followed.notes:
            row = asdict(note)
            by = ids.initials[colleague if row.pop("is_by_colleague") else teacher]
            yield {**row, "student_id": number, "by": by, "kind": note.kind.value}


def _openings(
    ids: _Ids, told: Iterable[tuple[int, tuple[DemoClass, DemoAttendance]]]
) -> Iterator[Row]:
    for number, (of, one) in told:
        if one.opening is not None:
            own = {"student_id": number, "class_id": ids.classes[of.course.number]}
            yield {**asdict(one.opening), **own, "imported_on": one.opening.until}


def _followed(
    ids: _Ids, told: Iterable[tuple[int, tuple[DemoClass, DemoAttendance]]]
) -> Iterator[Row]:
    for number, (of, one) in told:
        followed = one.followed
        counsellor = next((who for who, role in of.course.team if role is Role.COUNSELLOR), None)
        owner = ids.staff[counsellor] if followed.is_given and counsellor is not None else None
        row = {"next_step": followed.next_step, "next_on": followed.next_on, "owner_id": owner}
        if owner is not None or followed.next_step:
            yield {"student_id": number, **row}
