"""What can be done to classes: made, changed, given another lesson pattern, deleted."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from sqlalchemy import select

from gf2tracker.actions.label import joined_codes, with_codes
from gf2tracker.domain.course import Course
from gf2tracker.domain.field import required
from gf2tracker.domain.pattern import (
    DEFAULT_WEEKS,
    check_weeks,
    dashes,
    default_phases,
    parse_pattern,
    parse_phases,
)
from gf2tracker.domain.people import ClassId, ProgrammeId, Role, SiteId, StaffId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold, plural
from gf2tracker.store.course import closed_by_site
from gf2tracker.store.journal import Step
from gf2tracker.store.setting import settings
from gf2tracker.store.tables import ClassGroup, LessonPattern, TeamMember

LONGEST_CODE = 30

Team = Sequence[tuple[StaffId, Role]]


class ClassFields(TypedDict, total=False):
    """What a class is made from.

    Phases and lessons are as they are written ("5-5-5-5", "8-8-8-8-5"); without them the school's
    settings hold, without weeks 20.
    """

    code: str
    programme_id: ProgrammeId
    site_id: SiteId
    starts_on: dt.date
    weeks: int
    phases: str
    lessons: str
    contact_teacher_id: StaffId | None
    team: Team


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
    taken = codes_taken(step)
    made = []
    for fields in rows:
        values = _references(fields) | {
            "code": free_code(taken, fields.get("code", "")),
            **layout(fields, decided),
        }
        lessons = dashes(parse_pattern(fields.get("lessons", decided["lesson_pattern"])))
        days = closed.get(values["site_id"], closed[None])
        refuse_endless(course(values, days, [(values["starts_on"], lessons)]))
        taken[fold(values["code"])] = 0
        made.append((values, lessons, fields.get("team", ())))
    text = plural(len(made), "{n} hold oprettet", "{n} hold oprettet")
    step.label(with_codes(text, joined_codes(values["code"] for values, *_rest in made)))
    ids = step.insert_all(ClassGroup, [values for values, *_rest in made])
    _add_lessons_and_teams(step, ids, made)
    return tuple(ClassId(number) for number in ids)


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


def _member(class_id: int, staff_id: int, role: Role) -> dict[str, Any]:
    return {"class_id": class_id, "staff_id": staff_id, "role": Role(role).value}


def set_team(step: Step, class_id: ClassId, team: Team) -> None:
    """Put together a class's facilitator team: (person, role), in no order."""
    code = code_of(step, class_id)
    step.label(_("Team ændret: {code}").format(code=code))
    standing = select(TeamMember.id, TeamMember.staff_id, TeamMember.role)
    rows = step.connection.execute(standing.where(TeamMember.class_id == class_id))
    now = {(row.staff_id, row.role): row.id for row in rows}
    wanted = dict.fromkeys((staff_id, Role(role).value) for staff_id, role in team)
    step.delete_all(TeamMember, [number for key, number in now.items() if key not in wanted])
    new = [(staff_id, Role(role)) for staff_id, role in wanted if (staff_id, role) not in now]
    step.insert_all(TeamMember, [_member(class_id, *one) for one in new])


def codes_taken(step: Step) -> dict[str, int]:
    """Return the class of every code, folded."""
    rows = step.connection.execute(select(ClassGroup.id, ClassGroup.code))
    return {fold(row.code): row.id for row in rows}


def code_of(step: Step, class_id: int) -> str:
    """Return the code of a class."""
    found = select(ClassGroup.code).where(ClassGroup.id == class_id)
    return step.connection.execute(found).scalar_one()


def free_code(taken: Mapping[str, int], code: str, own: int | None = None) -> str:
    """Return a tidy class code; refused when another class has it."""
    line = required(code, "code", _("Skriv holdets navn, fx tøm-26a."), LONGEST_CODE)
    if taken.get(fold(line), own) != own:
        text = _("Der er allerede et hold, der hedder {code}. Vælg et andet navn.")
        raise Refusal(text.format(code=line), field="code")
    return line


def layout(fields: ClassFields, decided: Mapping[str, str]) -> dict[str, Any]:
    """Return weeks and phases of a class; without phases those of the school, fitted."""
    weeks = fields.get("weeks", DEFAULT_WEEKS)
    check_weeks(weeks)
    if fields.get("phases"):
        phases = parse_phases(fields["phases"], weeks)
    else:
        phases = default_phases(weeks, tuple(int(part) for part in decided["phases"].split("-")))
    return {"weeks": weeks, "phases": dashes(phases)}


def course(
    values: Mapping[str, Any], closed: Any, patterns: Sequence[tuple[dt.date, str]]
) -> Course:
    """Return the course that a class's values make."""
    return Course(
        starts_on=values["starts_on"],
        weeks=values["weeks"],
        phases=tuple(int(part) for part in values["phases"].split("-")),
        closed=closed,
        patterns=tuple((day, parse_pattern(lessons)) for day, lessons in patterns),
    )


def refuse_endless(of: Course) -> None:
    """Refuse a course that never reaches its weeks because too much is closed."""
    assert of.school_days, "a course that has its weeks has school days"


_MISSING = {
    "programme_id": _("Vælg en uddannelse."),
    "site_id": _("Vælg en afdeling."),
    "starts_on": _("Skriv holdets startdato."),
}


def _references(fields: ClassFields) -> dict[str, Any]:
    given: Mapping[str, Any] = fields
    for name, refusal in _MISSING.items():
        if given.get(name) is None:
            raise Refusal(refusal, field=name)
    return {
        "programme_id": fields["programme_id"],
        "site_id": fields["site_id"],
        "starts_on": fields["starts_on"],
        "contact_teacher_id": fields.get("contact_teacher_id"),
    }
