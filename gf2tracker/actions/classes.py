"""What can be done to classes: made, changed, given a team, deleted."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from sqlalchemy import select

from gf2tracker.actions.course import course_with, patterns_of, phases_for, refuse_lost_days
from gf2tracker.actions.label import joined_codes, with_codes
from gf2tracker.domain.course import Course
from gf2tracker.domain.field import required
from gf2tracker.domain.pattern import DEFAULT_WEEKS, check_weeks, dashes, parse_pattern
from gf2tracker.domain.people import ClassId, ProgrammeId, Role, SiteId, StaffId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold, join_words, plural
from gf2tracker.store.belongings import belongings_of
from gf2tracker.store.course import closed_by_site, course_of
from gf2tracker.store.enrolment import Stay, stays_in
from gf2tracker.store.journal import Step
from gf2tracker.store.planrow import keep_dates
from gf2tracker.store.recount import recount
from gf2tracker.store.setting import settings
from gf2tracker.store.tables import (
    AbsenceDay,
    ClassGroup,
    Enrolment,
    LessonPattern,
    RegisterDay,
    Student,
    TeamMember,
)
from gf2tracker.store.takingalong import planned_count, take_along

LONGEST_CODE = 60

Team = Sequence[tuple[StaffId, Role]]


class ClassChanges(TypedDict, total=False):
    """What may be changed of a class; only what is given is changed.

    Phases are as they are written, "5-5-5-5"; the team is everybody with a role, in no order.
    """

    code: str
    programme_id: ProgrammeId
    site_id: SiteId
    starts_on: dt.date
    weeks: int
    phases: str
    contact_teacher_id: StaffId | None
    team: Team


class ClassFields(ClassChanges, total=False):
    """What a class is made from.

    Lessons are as they are written, "8-8-8-8-5". Without phases and lessons the school's settings
    hold, without weeks 20.
    """

    lessons: str


def create(step: Step, fields: ClassFields) -> ClassId:
    """Make a class; refused as in `create_all`."""
    return create_all(step, [fields])[0]


def create_all(step: Step, rows: Sequence[ClassFields]) -> tuple[ClassId, ...]:
    """Make classes and return their ids in the same order.

    Refused: no code or one that is taken (capitals or not), no programme, site or start, and
    weeks, phases or lessons that can't be.
    """
    decided = settings(step.connection)
    closed = closed_by_site(step.connection)
    taken = _codes_taken(step)
    made: list[tuple[dict[str, Any], str, Team]] = []
    for fields in rows:
        values = _new(fields, taken, decided["phases"])
        lessons = dashes(parse_pattern(fields.get("lessons", decided["lesson_pattern"])))
        days = closed.get(values["site_id"], closed[None])
        course_with(values, days, [(values["starts_on"], lessons)])
        taken[fold(values["code"])] = 0
        made.append((values, lessons, fields.get("team", ())))
    text = plural(len(made), "{n} hold oprettet", "{n} hold oprettet")
    step.label(with_codes(text, joined_codes(values["code"] for values, *_rest in made)))
    ids = step.insert_all(ClassGroup, [values for values, *_rest in made])
    _add_lessons_and_teams(step, ids, made)
    return tuple(ClassId(number) for number in ids)


def change(step: Step, class_id: ClassId, fields: ClassChanges) -> None:
    """Change a class. Students who began on the old start begin on the new one.

    Of its plan what somebody has put on a date keeps it; the rest follows the start. Without
    phases given, the old ones are fitted to the weeks. Refused as in `create_all`, when a register
    is taken on a day that would no longer be a school day, and when a student had left before the
    new start.
    """
    before = step.rows(ClassGroup, [class_id])[class_id]
    step.label(_("Hold ændret: {code}").format(code=before["code"]))
    team = fields.get("team")
    given = {name: value for name, value in fields.items() if name not in {"team", "phases"}}
    values = {**before, **given}
    _refuse_missing(values)
    values["code"] = _free_code(_codes_taken(step), values["code"], class_id)
    check_weeks(values["weeks"])
    if fields.get("phases") or values["weeks"] != before["weeks"]:
        values["phases"] = phases_for(values["weeks"], fields.get("phases"), before["phases"])
    course = _course_of(step, values)
    field = next((name for name in _OF_THE_COURSE if values[name] != before[name]), None)
    if field is not None:
        refuse_lost_days(step, class_id, course, field)
        keep_dates(step, class_id, course)
        _shift_students(step, class_id, before["starts_on"], course)
    step.update(ClassGroup, class_id, values)
    if field is not None:
        here = select(Enrolment.student_id).where(Enrolment.class_id == class_id)
        students = step.connection.execute(here).scalars().all()
        recount(step, students, min(before["starts_on"], course.starts_on))
    if team is not None:
        _put_team(step, class_id, team)


_OF_THE_COURSE = ("starts_on", "weeks", "site_id")


def delete(step: Step, class_id: ClassId) -> None:
    """Delete a wrongly made class with its registers, its plan and everybody's time in it.

    Pairs, groups, tasks and meetings about it alone go too. Students who were in no other class go
    with it, with all that is known of them; the others lose the marks of the days they were in it.
    """
    code = _code_of(step, class_id)
    course = course_of(step.connection, class_id)
    here = stays_in(step.connection, class_id, course)
    own = {stay.student_id for stay in here}
    elsewhere = _elsewhere(step, class_id, own)
    kept = [stay for stay in here if stay.student_id in elsewhere]
    gone = own - elsewhere
    parts = [
        plural(len(gone), "{n} elev", "{n} elever"),
        plural(len(_register_days(step, class_id)), "{n} protokol", "{n} protokoller"),
    ]
    planned = planned_count(step, class_id)
    if planned:
        parts.append(plural(planned, "{n} planlagt aktivitet", "{n} planlagte aktiviteter"))
    text = _("Hold slettet: {code} med {what}").format(code=code, what=join_words(parts))
    if elsewhere:
        one = _("{n} elev mister sine dage der")
        text += "; " + plural(len(elsewhere), one, _("{n} elever mister deres dage der"))
    step.label(text)
    step.delete_all(AbsenceDay, _marks_in(step, kept))
    step.delete_all(Enrolment, [stay.id for stay in kept])
    for kind, keys in belongings_of(step.connection, gone).items():
        step.delete_all(kind, keys)
    step.delete_all(Student, sorted(gone))
    take_along(step, class_id)
    step.delete(ClassGroup, class_id)


def _elsewhere(step: Step, class_id: int, student_ids: set[int]) -> set[int]:
    other = select(Enrolment.student_id).where(Enrolment.class_id != class_id).distinct()
    return student_ids & set(step.connection.execute(other).scalars())


def _marks_in(step: Step, stays: Sequence[Stay]) -> list[tuple[int, dt.date]]:
    marked = select(AbsenceDay.student_id, AbsenceDay.date)
    return [
        (stay.student_id, row.date)
        for stay in stays
        for row in step.connection.execute(
            marked.where(
                AbsenceDay.student_id == stay.student_id,
                AbsenceDay.date.between(stay.first_day, stay.ends_on),
            )
        )
    ]


def _register_days(step: Step, class_id: int) -> list[dt.date]:
    found = select(RegisterDay.date).where(RegisterDay.class_id == class_id)
    return list(step.connection.execute(found).scalars())


def _new(fields: ClassFields, taken: Mapping[str, int], shape: str) -> dict[str, Any]:
    _refuse_missing(fields)
    weeks = fields.get("weeks", DEFAULT_WEEKS)
    check_weeks(weeks)
    return {
        "code": _free_code(taken, fields.get("code", ""), None),
        "programme_id": fields["programme_id"],
        "site_id": fields["site_id"],
        "starts_on": fields["starts_on"],
        "weeks": weeks,
        "phases": phases_for(weeks, fields.get("phases"), shape),
        "contact_teacher_id": fields.get("contact_teacher_id"),
    }


_MISSING = {
    "programme_id": _("Vælg en uddannelse."),
    "site_id": _("Vælg en afdeling."),
    "starts_on": _("Skriv holdets startdato."),
}


def _refuse_missing(values: Mapping[str, Any]) -> None:
    for name, refusal in _MISSING.items():
        if values.get(name) is None:
            raise Refusal(refusal, field=name)


def _add_lessons_and_teams(
    step: Step, ids: list[int], made: list[tuple[dict[str, Any], str, Team]]
) -> None:
    patterns, members = [], []
    for number, (values, lessons, team) in zip(ids, made, strict=True):
        first = {"class_id": number, "from_date": values["starts_on"], "lessons": lessons}
        patterns.append(first)
        members += [_member(number, staff_id, role) for staff_id, role in dict.fromkeys(team)]
    step.insert_all(LessonPattern, patterns)
    step.insert_all(TeamMember, members)


def _put_team(step: Step, class_id: int, team: Team) -> None:
    standing = select(TeamMember.id, TeamMember.staff_id, TeamMember.role)
    rows = step.connection.execute(standing.where(TeamMember.class_id == class_id))
    now = {(row.staff_id, row.role): row.id for row in rows}
    wanted = {(staff_id, Role(role).value): (staff_id, role) for staff_id, role in team}
    step.delete_all(TeamMember, [number for key, number in now.items() if key not in wanted])
    new = [one for key, one in wanted.items() if key not in now]
    step.insert_all(TeamMember, [_member(class_id, *one) for one in new])


def _member(class_id: int, staff_id: int, role: Role) -> dict[str, Any]:
    return {"class_id": class_id, "staff_id": staff_id, "role": Role(role).value}


def _shift_students(step: Step, class_id: int, old_start: dt.date, course: Course) -> None:
    days = select(Enrolment.id, Enrolment.first_day, Enrolment.last_day)
    rows = step.connection.execute(days.where(Enrolment.class_id == class_id)).all()
    start = course.starts_on
    gone = [row for row in rows if row.last_day is not None and row.last_day < start]
    late = [row for row in rows if row.first_day > course.ends_on]
    if gone or late:
        text = plural(
            len(gone) + len(late),
            "{n} elev var ikke på holdet i den tid. Ret elevens første og sidste dag først.",
            "{n} elever var ikke på holdet i den tid. Ret deres første og sidste dag først.",
        )
        raise Refusal(text, field="starts_on" if gone else "weeks")
    moved = [row.id for row in rows if row.first_day == old_start or row.first_day < start]
    step.update_all(Enrolment, {number: {"first_day": start} for number in moved})


def _course_of(step: Step, values: Mapping[str, Any]) -> Course:
    closed = closed_by_site(step.connection)
    days = closed.get(values["site_id"], closed[None])
    return course_with(values, days, patterns_of(step, values["id"]))


def _codes_taken(step: Step) -> dict[str, int]:
    rows = step.connection.execute(select(ClassGroup.id, ClassGroup.code))
    return {fold(row.code): row.id for row in rows}


def _code_of(step: Step, class_id: int) -> str:
    return str(step.rows(ClassGroup, [class_id])[class_id]["code"])


def _free_code(taken: Mapping[str, int], code: str, own: int | None) -> str:
    line = required(code, "code", _("Skriv holdets navn, fx tøm-26a."), LONGEST_CODE)
    if taken.get(fold(line), own) != own:
        text = _("Der er allerede et hold, der hedder {code}. Vælg et andet navn.")
        raise Refusal(text.format(code=line), field="code")
    return line
