"""A student's seats in a class: in an activity, a pair, a group, a rule and a task."""

from datetime import UTC, date, datetime

from gf2tracker.domain.activity import ActivityKind, Content, PlanState
from gf2tracker.store.tables import (
    BuddyPair,
    Grouping,
    GroupMember,
    Meeting,
    MeetingClass,
    PairMember,
    Participation,
    PeerLog,
    PeerRule,
    PeerRuleMember,
    PlannedActivity,
    Task,
    WellbeingGroup,
)

DAY = date(2026, 8, 10)
AT = datetime(2026, 8, 10, 9, tzinfo=UTC)


def seat(store, class_id, *student_ids):
    """Give students a seat together in one of each, as the deeds of those rooms would."""
    store.do(_seat, class_id, student_ids)


def meet(store, *class_ids):
    """Have a meeting about some classes, and return its number."""
    return store.do(_meet, class_ids).value


def _seat(step, class_id, student_ids):
    step.label("Pladser")
    content = Content("Virksomhedsbesøg", ActivityKind.COMPANY_VISIT).columns()
    where = {"class_id": class_id, "week": 1, "weekday": 2, "state": PlanState.HELD.value}
    planned = step.insert(PlannedActivity, {**content, **where})
    pair = step.insert(BuddyPair, {"class_id": class_id, "first_day": DAY})
    made = {"class_id": class_id, "made_on": DAY, "first_day": DAY, "number": 1, "size": 4}
    grouping = step.insert(Grouping, made)
    group = step.insert(WellbeingGroup, {"grouping_id": grouping, "number": 1})
    rule = step.insert(PeerRule, {"class_id": class_id, "kind": "MUST"})
    log = step.insert(
        PeerLog,
        {"class_id": class_id, "pair_id": pair, "group_id": group, "date": DAY, "is_met": True},
    )
    task = {"text": "Ring til mester", "class_id": class_id, "log_id": log, "at": AT, "by": "abc"}
    for student_id in student_ids:
        who = {"student_id": student_id}
        step.insert(Participation, {"planned_id": planned, **who})
        step.insert(PairMember, {"pair_id": pair, **who})
        step.insert(GroupMember, {"group_id": group, **who})
        step.insert(PeerRuleMember, {"rule_id": rule, **who})
        step.insert(Task, {**task, **who})


def _meet(step, class_ids):
    step.label("Møde")
    kind = ActivityKind.TEAM_MEETING.value
    meeting = step.insert(Meeting, {"kind": kind, "date": DAY, "state": PlanState.PLANNED.value})
    links = [{"meeting_id": meeting, "class_id": class_id} for class_id in class_ids]
    step.insert_all(MeetingClass, links)
    return meeting
