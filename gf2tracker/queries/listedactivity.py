"""One row of a plan against what stands: what becomes otherwise, or why it can't be."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gf2tracker.domain.activity import ActivityId, Content, PlanState
from gf2tracker.domain.course import Course
from gf2tracker.domain.identity import Misfit
from gf2tracker.domain.people import ClassId, Role, StaffId
from gf2tracker.domain.plan import Place, date_of, fault_on
from gf2tracker.intake.plan import FieldChange, Result
from gf2tracker.intake.plancolumns import LABELS
from gf2tracker.intake.planlist import PlanRow, plan_cell
from gf2tracker.intake.plannedlist import PlannedLine
from gf2tracker.intake.values import text_of
from gf2tracker.language import WEEKDAYS, _, date_long, fold, join_words
from gf2tracker.queries.plan import PlanChip, week_with

People = tuple[tuple[StaffId, Role | None], ...]
FIELDS = tuple(name for name in LABELS if name not in {"id", "store_mark"})
_PLAIN = ("title", "kind", "lessons", "place", "companies_needed")
_TOTALS = ("companies_invited", "companies_confirmed")
_MOST_INITIALS = 20
_DATE_AT_END = re.compile(r"\d\.$")


@dataclass(frozen=True, slots=True)
class Known:
    """What a row's class has.

    Attributes:
        staff: number by folded initials; initials: the other way.
        catalogue: number and content by folded title.
    """

    class_id: ClassId
    code: str
    course: Course
    staff: Mapping[str, StaffId]
    initials: Mapping[StaffId, str]
    catalogue: Mapping[str, tuple[ActivityId, Content]]


@dataclass(frozen=True, slots=True)
class Standing:
    """An activity that stands in a plan.

    Attributes:
        named: companies that said yes by name.
    """

    chip: PlanChip
    people: People
    named: int


def new_line(row: PlanRow, known: Known) -> PlannedLine:
    """Return a row without a number as a new activity; a Misfit says why it can't be one."""
    activity_id, content = known.catalogue.get(fold(row.title), (None, Content(row.title)))
    if row.state in {PlanState.HELD, PlanState.MOVED}:
        text = _("en ny aktivitet kan ikke være {state}; skriv planlagt eller bekræftet")
        raise Misfit("state", text.format(state=row.state.label))
    kind = row.kind or content.kind
    to = _told_day(row, known.course, row.week or 0, row.weekday or 0)
    if to is None:
        raise Misfit("date", _("skriv en dato, eller undervisningsuge og ugedag"))
    field = "date" if row.date else "week"
    _refuse_closed(field, fault_on(known.course, kind, to))
    values = {
        name: getattr(row, name)
        for name in (*_PLAIN, *_TOTALS)
        if getattr(row, name) not in {None, ""} and getattr(row, name) != _of(content, name)
    }
    if activity_id is None:
        values = {**values, "title": row.title, "kind": kind}
    if row.phase and row.phase != phase_on(known.course, to):
        values["phase"] = row.phase
    place = Place(row.week or 0, row.weekday or 0)
    return PlannedLine(
        **_shown(row, known),
        result=Result.NEW,
        remarks=(_("Med katalogets indhold."),) if activity_id else (),
        class_id=known.class_id,
        activity_id=activity_id,
        to=to if row.date else place,
        first_lesson=row.first_lesson or 0,
        values=values,
        people=_people(row, known, ()) or (),
        state=row.state if row.state is not PlanState.PLANNED else None,
    )


def standing_line(row: PlanRow, known: Known, one: Standing) -> PlannedLine:
    """Return what a row changes of the activity it names; a Misfit says why it can't."""
    chip = one.chip
    to = _moved_to(row, known.course, chip)
    lesson = row.first_lesson if row.first_lesson != chip.first_lesson else None
    state = _state(row, chip, is_moved=to is not None)
    values = _values(row, known.course, one, to)
    people = _people(row, known, one.people)
    told = (
        *_day_change(chip, to),
        *_lesson_change(chip, lesson),
        *_value_changes(values, chip),
        *_people_change(people, one.people, known),
        *_state_change(chip, state),
    )
    return PlannedLine(
        **_shown(row, known),
        result=Result.CHANGED if told else Result.UNCHANGED,
        changes=told,
        remarks=tuple(_remarks(chip, to, state)) if told else (_("Som planen er."),),
        planned_id=chip.id,
        class_id=known.class_id,
        to=to,
        first_lesson=lesson,
        values=values,
        people=people,
        state=state,
    )


def phase_on(course: Course, day: dt.date) -> int:
    """Return the phase of a day's week; 0 outside the course."""
    week = course.calendar_week_of(day)
    return week_with(course, week, ()).phase if week else 0


def _shown(row: PlanRow, known: Known) -> dict[str, Any]:
    texts = {name: text for name in FIELDS if (text := text_of(plan_cell(row, name)))}
    texts["code"] = known.code
    return {"sheet": row.sheet, "row": row.row, "texts": texts, "class_code": known.code}


# --- where ----------------------------------------------------------------------------------------


def _moved_to(row: PlanRow, course: Course, chip: PlanChip) -> dt.date | None:
    """Return the day that a row moves its activity to; None where it stays."""
    is_dated = row.date is not None and row.date != chip.date
    is_placed = (row.week is not None and row.week != chip.week) or (
        row.weekday is not None and row.weekday != chip.weekday
    )
    if is_placed:
        at = row.week or chip.week or 0, row.weekday or chip.weekday
        day = _told_day(row, course, *at) if is_dated else _day_at(course, *at)
    else:
        day = row.date if is_dated else None
    if day is None or day == chip.date:
        return None
    if chip.state is PlanState.HELD:
        text = _("aktiviteten er holdt og kan ikke flyttes; sæt den tilbage i programmet først")
        raise Misfit("date", text)
    field = "date" if is_dated else "week"
    _refuse_closed(field, fault_on(course, row.kind or chip.kind, day))
    return day


def _told_day(row: PlanRow, course: Course, week: int, weekday: int) -> dt.date | None:
    """Return the day that date, week and weekday tell, as far as they do; they must agree."""
    if row.date is None:
        return _day_at(course, week, weekday) if week and weekday else None
    at = course.calendar_week_of(row.date)
    is_other_week = row.week is not None and (at is None or at.number not in {None, row.week})
    if is_other_week or (row.weekday is not None and row.date.isoweekday() != row.weekday):
        text = _("datoen er {weekday} i {week}; ret datoen, eller ret uge og ugedag")
        told = _("undervisningsuge {n}") if at and at.number else _("en uge uden for forløbet")
        named = told.format(n=at.number if at else 0)
        raise Misfit("date", text.format(weekday=WEEKDAYS[row.date.weekday()], week=named))
    return row.date


def _day_at(course: Course, week: int, weekday: int) -> dt.date:
    day = date_of(course, Place(week, weekday))
    if day is None:
        text = _("forløbet har {weeks} undervisningsuger; skriv en kalenderuge som dato")
        raise Misfit("week", text.format(weeks=course.weeks))
    return day


def _refuse_closed(field: str, fault: str) -> None:
    if fault:
        ends_in_date = _DATE_AT_END.search(fault) is not None  # whose point is its own
        told = fault if ends_in_date else fault.removesuffix(".")
        raise Misfit(field, told[:1].lower() + told[1:])


# --- what -----------------------------------------------------------------------------------------


def _of(content: Content, name: str) -> object:
    return getattr(content, name, None)


def _now(chip: PlanChip, name: str) -> Any:
    names = {
        "companies_needed": "needed",
        "companies_invited": "invited",
        "companies_confirmed": "confirmed",
    }
    return getattr(chip, names.get(name, name))


def _values(row: PlanRow, course: Course, one: Standing, to: dt.date | None) -> dict[str, Any]:
    chip = one.chip
    values = {
        name: told
        for name in _PLAIN
        if (told := getattr(row, name)) is not None
        and (told or name in {"place", "companies_needed"})
        and told != _now(chip, name)
    }
    values |= _totals(row, one)
    if row.phase and row.phase != chip.phase:
        day = to or chip.date
        own = phase_on(course, day) if day else 0
        values["phase"] = 0 if row.phase == own else row.phase
    return values


def _totals(row: PlanRow, one: Standing) -> dict[str, int]:
    """Return totals of companies that change; never fewer invited than confirmed."""
    chip = one.chip
    confirmed = chip.confirmed if row.companies_confirmed is None else row.companies_confirmed
    invited = chip.invited if row.companies_invited is None else row.companies_invited
    if confirmed != chip.confirmed and confirmed < one.named:
        text = _("{n} virksomheder har bekræftet ved navn; ret dem i programmet")
        raise Misfit("companies_confirmed", text.format(n=one.named))
    told = {"companies_invited": max(invited, confirmed), "companies_confirmed": confirmed}
    return {name: value for name, value in told.items() if value != _now(chip, name)}


def _people(row: PlanRow, known: Known, now: People) -> People | None:
    """Return who is responsible from then on, roles kept; None where nothing changes."""
    if row.leads is None:
        return None
    unknown = [one for one in row.leads if fold(one) not in known.staff]
    if unknown:
        text = _("ingen på personalelisten har initialerne {initials}")
        names = join_words(one[:_MOST_INITIALS] for one in unknown)
        raise Misfit("leads", text.format(initials=names))
    wanted = dict.fromkeys(known.staff[fold(one)] for one in row.leads)
    roles = dict(now)
    if wanted.keys() == roles.keys():
        return None
    return tuple((who, roles.get(who)) for who in wanted)


def _state(row: PlanRow, chip: PlanChip, *, is_moved: bool) -> PlanState | None:
    """Return the state that is set by itself; None where it stays, or follows from moving."""
    kept = PlanState.CANCELLED if is_moved and chip.state is PlanState.CANCELLED else None
    if row.state is None or row.state is chip.state:
        return kept
    if PlanState.HELD in {row.state, chip.state}:
        text = _("holdt sættes og ændres i programmet, hvor deltagerne vælges")
        raise Misfit("state", text)
    if row.state is PlanState.MOVED:
        if is_moved:
            return None
        raise Misfit("state", _("flyttet bliver den af sig selv, når datoen ændres"))
    return row.state


# --- told -----------------------------------------------------------------------------------------


def _change(field: str, old: object, new: object) -> FieldChange:
    return FieldChange(field, LABELS[field], _text(old), _text(new))


def _text(value: object) -> str:
    if isinstance(value, dt.date):
        return date_long(value)
    label = getattr(value, "label", None)
    return str(label if label is not None else "" if value is None else value)


def _day_change(chip: PlanChip, to: dt.date | None) -> Iterator[FieldChange]:
    if to is not None:
        yield _change("date", chip.date, to)


def _lesson_change(chip: PlanChip, lesson: int | None) -> Iterator[FieldChange]:
    if lesson is not None:
        yield _change("first_lesson", chip.first_lesson or "", lesson or _("ingen"))


def _value_changes(values: Mapping[str, Any], chip: PlanChip) -> Iterator[FieldChange]:
    for name, value in values.items():
        shown = _("ugens") if name == "phase" and not value else value
        shown = _("ingen") if name == "place" and not value else shown
        yield _change(name, _now(chip, name), shown)


def _people_change(people: People | None, now: People, known: Known) -> Iterator[FieldChange]:
    if people is not None:
        old, new = (
            ", ".join(known.initials[who] for who, _role in found) for found in (now, people)
        )
        yield _change("leads", old, new or _("ingen"))


def _state_change(chip: PlanChip, state: PlanState | None) -> Iterator[FieldChange]:
    if state is not None and state is not chip.state:
        yield _change("state", chip.state, state)


def _remarks(chip: PlanChip, to: dt.date | None, state: PlanState | None) -> Iterator[str]:
    if to is not None and chip.state is PlanState.CONFIRMED and state is None:
        yield _("Skal bekræftes igen.")
