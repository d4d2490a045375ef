"""What absence is counted as, and absence that is planned, reported or settled over days."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from gf2tracker.actions.label import codes_of
from gf2tracker.domain import planned
from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.field import one_line, required
from gf2tracker.domain.mark import AbsenceKind, Mark, unpack
from gf2tracker.domain.people import ReasonId, StudentId
from gf2tracker.domain.planned import Plan, PlannedDay, SchoolDay, Wish
from gf2tracker.domain.register import pack_reasons, unpack_reasons
from gf2tracker.errors import Refusal
from gf2tracker.language import _, clock, date_long, date_range, date_short, day_month, fold, plural
from gf2tracker.store.absence import Row, absence_row, figured, lawful_rules, marked
from gf2tracker.store.first_rows import FROM_THE_START
from gf2tracker.store.image import sql_table
from gf2tracker.store.journal import Step
from gf2tracker.store.planned import school_days
from gf2tracker.store.recount import recount
from gf2tracker.store.tables import AbsenceDay, Reason, ReasonLawful

MarkedCell = tuple[StudentId, dt.date, int]
LONGEST_NOTE, LONGEST_REASON = 500, 60
AHEAD = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Report:
    """A message that a student is ill, or a student's child.

    Attributes:
        at: when the message came.
        last: the last day at home; None is that day alone.
        is_child: whether it is the student's child who is ill.
    """

    at: dt.time
    last: dt.date | None = None
    is_child: bool = False


def set_lawful(step: Step, reason_id: ReasonId, from_date: dt.date, *, is_lawful: bool) -> None:
    """Say whether a reason is lawful from a date on, and count the marks from then on again.

    What was said for later dates still holds from them.
    """
    name = step.rows(Reason, [reason_id])[reason_id]["name"]
    text = _("{reason}: lovligt fra {day}") if is_lawful else _("{reason}: ulovligt fra {day}")
    step.label(text.format(reason=name.capitalize(), day=date_long(from_date)))
    row = {"reason_id": reason_id, "from_date": from_date, "is_lawful": is_lawful}
    step.upsert_all(ReasonLawful, {(reason_id, from_date): row})
    recount(step, None, from_date)


def give_reason(
    step: Step, cells: Collection[MarkedCell], reason_id: ReasonId | None = None
) -> None:
    """Give marks a finer reason of their kind; None is the kind's own again.

    Refused: a lesson without a mark, and a reason that belongs to another kind.

    Args:
        step: the step it is done in.
        cells: student, date and lesson (from 1) of each mark.
        reason_id: the reason.
    """
    reason = None if reason_id is None else step.rows(Reason, [reason_id])[reason_id]
    text = plural(len(cells), "Årsag til {n} mærke", "Årsag til {n} mærker")
    step.label(f"{text}: {reason['name']}" if reason else text)
    keys = sorted({(student_id, date) for student_id, date, _lesson in cells})
    before = step.rows(AbsenceDay, keys, missing_ok=True)
    after = {key: dict(row) for key, row in before.items()}
    for student_id, date, lesson in cells:
        row = after.get((student_id, date))
        _check_mark(_mark(row, lesson), reason)
        if row:
            reasons = list(unpack_reasons(row["reasons"], lesson))
            reasons[lesson - 1] = reason_id
            row["reasons"] = pack_reasons(reasons)
    step.put(sql_table(AbsenceDay), list(before.values()), list(after.values()))
    if keys:
        dates = [date for _student, date in keys]
        recount(step, {student_id for student_id, _date in keys}, min(dates), max(dates))


def _mark(row: dict[str, Any] | None, lesson: int) -> Mark | None:
    return unpack(row["marks"], lesson)[lesson - 1] if row else None


def _check_mark(mark: Mark | None, reason: dict[str, Any] | None) -> None:
    if mark is None:
        text = _("Der er ikke noget mærke i lektionen. Sæt mærket, før du giver en årsag.")
        raise Refusal(text, field="mark")
    if reason and reason["kind"] != mark.kind.value:
        text = _("“{reason}” hører til {letter} ({kind}). Vælg en årsag til {own}.")
        kind = AbsenceKind(reason["kind"])
        names = {"reason": reason["name"], "letter": kind.value, "kind": kind.label}
        raise Refusal(text.format(own=mark.kind.value, **names), field="reason")


def plan(step: Step, student_ids: Collection[StudentId], wish: Wish, reason_name: str = "") -> Plan:
    """Mark students over days, closed days and days outside their enrolments left out.

    Nobody becomes absent from a taken lesson they were in, and exempt lessons stay exempt. Returns
    what was done. Refused: a period without a lesson to mark, and a note that holds a CPR number.

    Args:
        step: the step it is done in.
        student_ids: whom it is about.
        wish: what is marked and when.
        reason_name: a reason of the wish's kind by name, made when the school has none of it.
    """
    note = one_line(wish.note, "note", LONGEST_NOTE)
    reason_id = _reason_named(step, wish.kind, reason_name) if reason_name else wish.reason_id
    wish = replace(wish, note=note, reason_id=reason_id)
    found = planned.plan(wish, school_days(step.connection, student_ids, wish.period))
    step.label(_plan_label(step, wish, found))
    if not found.touched:
        why = "; ".join(planned.plan_told(found)[1:])
        text = _("Der er ingen lektioner at mærke ({why}). Vælg andre dage eller lektioner.")
        none = _("Der er ingen lektioner at mærke. Vælg andre dage eller lektioner.")
        raise Refusal(text.format(why=why) if why else none, field="last")
    _write(step, [_planned(one, wish) for one in found.touched])
    return found


def report_sick(step: Step, student_id: StudentId, today: dt.date, report: Report) -> Plan:
    """Note that a student has reported ill, from today and as long as was said.

    Absence that stands already becomes illness, also where the register is taken; lessons the
    student was in stay. Refused as `plan` is.
    """
    kind = AbsenceKind.CHILD_SICK if report.is_child else AbsenceKind.SICK
    text = _("Barn meldt sygt {time}") if report.is_child else _("Meldt syg {time}")
    note = text.format(time=clock(report.at))
    if report.last is not None and report.last > today:
        note = _("{note} til {day}").format(note=note, day=day_month(report.last))
    period = DayRange(today, report.last or today)
    done = plan(step, [student_id], Wish(period, kind, note=note, rewrites=True))
    code = codes_of(step, {one.day.class_id for one in done.touched})
    what = text.format(time=clock(report.at))
    label = _("1 elev: {what}, {code} {days}")
    step.label(label.format(what=what[:1].lower() + what[1:], code=code, days=_days(done)))
    return done


def resume(step: Step, student_ids: Collection[StudentId], from_day: dt.date) -> int:
    """End planned absence: students are back from a day on. Returns the lessons set free.

    What goes are the marks of lessons not taken, from the day on until the first school day that
    has none, and the note that the plan wrote; what is planned for later stays. Refused where
    nothing is planned on that day.
    """
    known = school_days(step.connection, student_ids, DayRange(from_day, from_day + AHEAD))
    firsts = _runs_from_the_first_day(known.days)
    ended = [
        day
        for day in known.days
        for run in [firsts.get(day.student_id)]
        if run and _is_in(day, run)
    ]
    if not ended:
        text = _("Der er ikke planlagt fravær fra {day}.")
        raise Refusal(text.format(day=date_short(from_day)), field="from_day")
    students = plural(len(firsts), "{n} elev", "{n} elever")
    text = _("Planlagt fravær slut: {students} tilbage {day}, {code}")
    code = codes_of(step, {day.class_id for day in ended})
    step.label(text.format(students=students, day=date_short(from_day), code=code))
    _write(step, [_freed(day, firsts[day.student_id].note) for day in ended])
    return sum(len(planned.open_lessons(day)) for day in ended)


def settle(
    step: Step,
    cells: Collection[MarkedCell],
    kind: AbsenceKind | None,
    reason_id: int | None = None,
) -> None:
    """Say what marks were about, over any days and classes; None is present after all.

    Refused: a reason that belongs to another kind, and a kind with minutes for a whole lesson.

    Args:
        step: the step it is done in.
        cells: student, date and lesson (from 1) of each mark.
        kind: what they become.
        reason_id: the finer reason; None is the kind's own.
    """
    mark = Mark(kind) if kind is not None else None
    reason = None if reason_id is None else step.rows(Reason, [reason_id])[reason_id]
    _check_mark(mark or Mark(AbsenceKind.SCHOOL), reason)
    dates = sorted({date for _student, date, _lesson in cells})
    students = sorted({student for student, _date, _lesson in cells})
    known = school_days(step.connection, students, DayRange(dates[0], dates[-1]))
    wanted: dict[tuple[int, dt.date], list[int]] = {}
    for student_id, date, lesson in cells:
        wanted.setdefault((student_id, date), []).append(lesson)
    days = [day for day in known.days if (day.student_id, day.date) in wanted]
    text = _("Årsag afklaret: {students} {kind}, {code} {days}")
    place = {"code": codes_of(step, {day.class_id for day in days})}
    place["days"] = date_range(dates[0], dates[-1])
    place["students"] = plural(len(students), "{n} elev", "{n} elever")
    step.label(text.format(kind=kind.label if kind else _("til stede"), **place))
    changes = []
    for day in days:
        lessons = [one for one in wanted[day.student_id, day.date] if one not in day.exempt]
        changes.append(_Change(day, dict.fromkeys(lessons, mark), reason_id, day.note))
    _write(step, changes)


def _runs_from_the_first_day(days: Sequence[SchoolDay]) -> dict[int, planned.PlannedRun]:
    """Return by student the run that begins on the first day with a lesson not taken yet."""
    begins: dict[int, dt.date] = {}
    for day in days:
        if None in day.taken:
            begins.setdefault(day.student_id, day.date)
    runs = planned.planned_runs(days)
    return {run.student_id: run for run in runs if begins[run.student_id] == run.period.first}


@dataclass(frozen=True, slots=True)
class _Change:
    day: SchoolDay
    lessons: dict[int, Mark | None]
    reason_id: int | None
    note: str


def _planned(one: PlannedDay, wish: Wish) -> _Change:
    note = planned.noted(one.day.note, wish.note) if one.is_noted else one.day.note
    return _Change(one.day, dict.fromkeys(one.written, Mark(wish.kind)), wish.reason_id, note)


def _freed(day: SchoolDay, note: str) -> _Change:
    lessons = planned.open_lessons(day)
    is_bare = all(mark is None or at in lessons for at, mark in enumerate(day.marks, start=1))
    return _Change(
        day, dict.fromkeys(lessons), None, "" if is_bare and day.note == note else day.note
    )


def _is_in(day: SchoolDay, run: planned.PlannedRun) -> bool:
    return day.date in run.period


def _write(step: Step, changes: Sequence[_Change]) -> None:
    keys = [(change.day.student_id, change.day.date) for change in changes]
    before = step.rows(AbsenceDay, keys, missing_ok=True)
    rules = lawful_rules(step.connection)
    after = []
    for change in changes:
        day = change.day
        old = before.get((day.student_id, day.date))
        row = _changed(step, old or absence_row(StudentId(day.student_id), day.date), change)
        if row is not None:
            lessons = len(day.marks)
            after.append(figured(row, lessons, day.taken, day.exempt, rules.on(day.date)))
    step.put(sql_table(AbsenceDay), list(before.values()), after)


def _changed(step: Step, row: Row, change: _Change) -> Row | None:
    day = change.day
    marks, reasons = list(day.marks), list(day.reasons)
    for lesson, mark in change.lessons.items():
        marks[lesson - 1] = mark
        reasons[lesson - 1] = change.reason_id if mark is not None else None
    if change.note != row["note"]:
        row = {**row, "note": change.note, "noted_by": step.by if change.note else ""}
    return marked(row, tuple(marks), tuple(reasons))


def _reason_named(step: Step, kind: AbsenceKind, name: str) -> ReasonId:
    line = required(name, "reason", _("Skriv grunden."), LONGEST_REASON)
    found = select(Reason.id, Reason.name, Reason.is_active).where(Reason.kind == kind.value)
    for row in step.connection.execute(found):
        if fold(row.name) == fold(line):
            step.update(Reason, row.id, {"is_active": True})
            return ReasonId(row.id)
    values = {"kind": kind.value, "name": line, "is_default": False, "is_active": True}
    number = step.insert(Reason, values)
    is_lawful = lawful_rules(step.connection).is_lawful(kind, None, FROM_THE_START)
    rule = {"reason_id": number, "from_date": FROM_THE_START, "is_lawful": is_lawful}
    step.insert(ReasonLawful, rule)
    return ReasonId(number)


def _plan_label(step: Step, wish: Wish, found: Plan) -> str:
    is_out = wish.kind is AbsenceKind.SCHOOL
    text = (
        _("{students} ude: {what}, {code} {days}")
        if is_out
        else _("Planlagt: {students} {what}, {code} {days}")
    )
    what = wish.kind.label
    if wish.reason_id is not None:
        what = step.rows(Reason, [wish.reason_id])[wish.reason_id]["name"]
    return text.format(
        students=plural(found.students, "{n} elev", "{n} elever"),
        what=what,
        code=codes_of(step, {one.day.class_id for one in found.touched}),
        days=_days(found),
    )


def _days(found: Plan) -> str:
    dates: Iterable[dt.date] = {one.day.date for one in found.touched}
    return date_range(min(dates), max(dates)) if found.touched else ""
