"""The demo school's plans, pairs, groups and meetings, written into its one step."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.domain.demo import meeting as talk
from gf2tracker.domain.demo import plan as plans
from gf2tracker.domain.demo.booking import booked
from gf2tracker.domain.demo.course import NEW, SETTLED, DemoCourse
from gf2tracker.domain.demo.peers import DemoPeers, demo_peers
from gf2tracker.domain.demo.plan import SLOTS, DemoPlanned, demo_plan
from gf2tracker.domain.groups.chosen import USUAL, pack_traits
from gf2tracker.domain.groups.traits import DEFAULT_SIZE
from gf2tracker.domain.meeting import MeetingKind, MeetingState
from gf2tracker.domain.pattern import dashes, default_phases
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import (
    Activity,
    BuddyPair,
    Grouping,
    GroupMember,
    Meeting,
    MeetingClass,
    MeetingStaff,
    PairMember,
    Participation,
    PeerLog,
    PlannedActivity,
    PlannedCompany,
    PlannedStaff,
    Task,
    Template,
    TemplateSlot,
    WellbeingGroup,
)

_KINDS = {
    ActivityKind.TEAM_MEETING: MeetingKind.TEAM,
    ActivityKind.EXPERIENCE_MEETING: MeetingKind.EXPERIENCE,
}


@dataclass(frozen=True)
class DemoRoll:
    """A class as it was written.

    Attributes:
        class_id: its id.
        students: ids, in the order of the class.
        stays: first and last day in the class of each.
    """

    of: DemoCourse
    class_id: int
    students: tuple[int, ...]
    stays: tuple[tuple[dt.date, dt.date | None], ...]


@dataclass(frozen=True)
class DemoPeople:
    """The staff, by place: ids and initials."""

    ids: Sequence[int]
    initials: Sequence[str]


@dataclass(frozen=True)
class DemoPlans:
    """What is written of plans in the step that makes the demo school."""

    step: Step
    seed: int
    today: dt.date
    people: DemoPeople

    def write(self, rolls: Sequence[DemoRoll]) -> None:
        """Write the template, and every class's plan, meetings, pairs and groups."""
        step, people = self.step, self.people
        slots, listed = _write_template(step)
        plans = [(roll, one) for roll in rolls for one in demo_plan(self.seed, roll.of, self.today)]
        settled = booked((roll.of, one) for roll, one in plans)
        made = [(roll, one) for (roll, _one), one in zip(plans, settled, strict=True)]
        rows = [_planned(roll, one, slots, listed, people) for roll, one in made]
        planned = list(zip(step.insert_all(PlannedActivity, rows), made, strict=True))
        step.insert_all(PlannedStaff, list(_responsible(planned, people)))
        step.insert_all(PlannedCompany, list(_companies(planned)))
        step.insert_all(Participation, list(_participants(planned)))
        _write_meetings(step, planned, people)
        for roll in rolls:
            told = demo_peers(self.seed, roll.of, roll.stays, self.today)
            _write_peers(step, roll, told, people)


Planned = Sequence[tuple[int, tuple[DemoRoll, DemoPlanned]]]


def _responsible(planned: Planned, people: DemoPeople) -> Iterator[dict[str, Any]]:
    for number, (_roll, one) in planned:
        for who, role in one.people:
            yield {"planned_id": number, "staff_id": people.ids[who], "role": role.value}


def _companies(planned: Planned) -> Iterator[dict[str, Any]]:
    for number, (_roll, one) in planned:
        for name, state in one.companies:
            yield {"planned_id": number, "name": name, "state": state.value}


def _write_template(step: Step) -> tuple[list[int], dict[str, int]]:
    listed = {
        row.kind: row.id for row in step.connection.execute(select(Activity.id, Activity.kind))
    }
    values = {
        "name": plans.TEMPLATE,
        "weeks": 20,
        "phases": dashes(default_phases(20)),
        "about": plans.ABOUT,
    }
    template_id = step.insert(Template, values)
    rows = [
        {
            **slot.content.columns(),
            "template_id": template_id,
            "activity_id": _activity(slot, listed),
            "week": slot.place.week,
            "weekday": slot.place.weekday,
            "first_lesson": slot.first_lesson,
        }
        for slot in SLOTS
    ]
    return step.insert_all(TemplateSlot, rows), listed


def _activity(slot: plans.DemoSlot, listed: Mapping[str, int]) -> int | None:
    return listed.get(slot.content.kind.value) if slot.is_listed else None


def _planned(
    roll: DemoRoll,
    one: DemoPlanned,
    slots: Sequence[int],
    listed: Mapping[str, int],
    people: DemoPeople,
) -> dict[str, Any]:
    slot = SLOTS[one.slot]
    activity = _activity(slot, listed)
    is_held = one.state is PlanState.HELD
    done = tuple(replace(line, is_done=is_held) for line in slot.content.checklist)
    return {
        **replace(slot.content, checklist=done).columns(),
        "class_id": roll.class_id,
        "slot_id": slots[one.slot],
        "activity_id": activity,
        "activity_version": 1 if activity else 0,
        "week": one.place.week,
        "weekday": one.place.weekday,
        "first_lesson": slot.first_lesson,
        "fixed_on": one.fixed_on,
        "state": one.state.value,
        "companies_invited": one.invited,
        "companies_confirmed": one.confirmed,
        "held_on": one.day if is_held else None,
        "held_by": people.initials[_lead(roll, one)] if is_held else "",
        "score": one.score,
        "evaluation": one.evaluation,
    }


def _lead(roll: DemoRoll, one: DemoPlanned) -> int:
    return one.people[0][0] if one.people else roll.of.teacher


def _participants(planned: Planned) -> Iterator[dict[str, int]]:
    """Yield who took part in the user's own classes; the other classes have noted nobody."""
    for number, (roll, one) in planned:
        is_team = SLOTS[one.slot].content.kind in _KINDS
        is_own = roll.of.number in {SETTLED, NEW}
        if is_team or not is_own or one.state is not PlanState.HELD:
            continue
        for student_id, (first, last) in zip(roll.students, roll.stays, strict=True):
            if first <= one.day and (last is None or last >= one.day):
                yield {"planned_id": number, "student_id": student_id}


def _write_meetings(step: Step, planned: Planned, people: DemoPeople) -> None:
    told = [
        (number, roll, one)
        for number, (roll, one) in planned
        if SLOTS[one.slot].content.kind in _KINDS and one.state is not PlanState.CANCELLED
    ]
    rows = [_meeting(number, roll, one, people) for number, roll, one in told]
    ids = step.insert_all(Meeting, rows)
    step.insert_all(
        MeetingClass,
        [
            {"meeting_id": meeting_id, "class_id": roll.class_id}
            for meeting_id, (_number, roll, _one) in zip(ids, told, strict=True)
        ],
    )
    step.insert_all(
        MeetingStaff,
        [
            {"meeting_id": meeting_id, "staff_id": people.ids[who]}
            for meeting_id, (_number, roll, _one) in zip(ids, told, strict=True)
            for who in dict.fromkeys((roll.of.teacher, *(who for who, _role in roll.of.team)))
        ],
    )
    held = [
        (meeting_id, roll, one)
        for meeting_id, (_number, roll, one) in zip(ids, told, strict=True)
        if one.state is PlanState.HELD
    ]
    step.insert_all(
        Task,
        [_task(step, meeting_id, roll, one, people) for meeting_id, roll, one in held],
    )


def _meeting(number: int, roll: DemoRoll, one: DemoPlanned, people: DemoPeople) -> dict[str, Any]:
    is_held = one.state is PlanState.HELD
    kind = SLOTS[one.slot].content.kind
    return {
        "kind": _KINDS[kind].value,
        "planned_id": number,
        "date": one.day,
        "starts_at": "14:00",
        "place": talk.PLACE,
        "state": (MeetingState.HELD if is_held else MeetingState.CALLED).value,
        "since": None,
        "agenda": "",
        "minutes": f"{_minutes(one)}\n{_line(roll, one, people)}" if is_held else "",
        "by": people.initials[roll.of.teacher],
    }


def _minutes(one: DemoPlanned) -> str:
    return talk.minutes(one.slot)


def _due(one: DemoPlanned) -> dt.date:
    return one.day + dt.timedelta(days=7)


def _line(roll: DemoRoll, one: DemoPlanned, people: DemoPeople) -> str:
    due, who = _due(one), people.initials[roll.of.teacher]
    return f"@{who} {due.day}/{due.month} {talk.task(one.slot)}"


def _task(
    step: Step, meeting_id: int, roll: DemoRoll, one: DemoPlanned, people: DemoPeople
) -> dict[str, Any]:
    due = _due(one)
    is_done = due < step.now.astimezone().date() - dt.timedelta(days=3)
    initials = people.initials[roll.of.teacher]
    return {
        "text": talk.task(one.slot),
        "owner_id": people.ids[roll.of.teacher],
        "due_on": due,
        "done_on": due if is_done else None,
        "done_by": initials if is_done else "",
        "class_id": roll.class_id,
        "meeting_id": meeting_id,
        "line": _line(roll, one, people),
        "at": dt.datetime.combine(one.day, dt.time(14, 45), dt.UTC),
        "by": initials,
    }


def _write_peers(step: Step, roll: DemoRoll, told: DemoPeers, people: DemoPeople) -> None:
    pairs = step.insert_all(
        BuddyPair,
        [
            {
                "class_id": roll.class_id,
                "first_day": pair.first_day,
                "last_day": pair.last_day,
                "end_reason": pair.end_reason,
            }
            for pair in told.pairs
        ],
    )
    step.insert_all(
        PairMember,
        [
            {"pair_id": number, "student_id": roll.students[seat]}
            for number, pair in zip(pairs, told.pairs, strict=True)
            for seat in pair.members
        ],
    )
    if not told.groups:
        return
    start, teacher = roll.of.course.starts_on, people.initials[roll.of.teacher]
    version = {
        "class_id": roll.class_id,
        "number": 1,
        "made_on": start,
        "made_by": teacher,
        "first_day": start,
        "last_day": None,
        "size": DEFAULT_SIZE,
        "traits": pack_traits(USUAL),
    }
    grouping = step.insert(Grouping, version)
    numbers = range(1, len(told.groups) + 1)
    rows = [{"grouping_id": grouping, "number": number} for number in numbers]
    groups = step.insert_all(WellbeingGroup, rows)
    step.insert_all(
        GroupMember,
        [
            {"group_id": group, "student_id": roll.students[seat]}
            for group, seats in zip(groups, told.groups, strict=True)
            for seat in seats
        ],
    )
    step.insert_all(
        PeerLog,
        [
            {
                "class_id": roll.class_id,
                "group_id": groups[one.group],
                "date": one.date,
                "is_met": one.mood is not None,
                "mood": one.mood,
                "text": one.text,
                "by": teacher,
            }
            for one in told.meetings
            if one.group < len(groups)
        ],
    )
