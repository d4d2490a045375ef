"""What somebody has deleted meanwhile is a sentence, never a fault of the program."""

from datetime import date

import pytest

from gf2tracker.actions import (
    catalogue,
    classes,
    closed,
    course,
    enrolment,
    holding,
    meeting,
    plan,
    planpeople,
    reasons,
    school,
    staff,
    students,
    task,
    template,
)
from gf2tracker.actions.enrolment import NewEnrolment
from gf2tracker.domain.people import LeaveReason, Role
from gf2tracker.errors import Refusal
from tests import given

DAY = date(2026, 8, 17)
GONE = 4711


@pytest.mark.parametrize(
    ("action", "args"),
    [
        (classes.change, [{"code": "el-26a"}]),
        (classes.change, [{"team": []}]),
        (classes.delete, []),
        (course.set_pattern, [DAY, "8-8-8-8-5"]),
        (students.change, [{"phone": ""}]),
        (students.delete, []),
        (enrolment.leave, [DAY, LeaveReason.OTHER]),
        (enrolment.come_back, []),
        (enrolment.correct, [{"first_day": DAY}]),
        (enrolment.remove, []),
        (closed.change, [DAY, DAY, "Lukket", None]),
        (closed.remove, []),
        (reasons.rename, ["Andet"]),
        (reasons.deactivate, []),
        (reasons.activate, []),
        (school.change_site, ["Ballerup", "8:15"]),
        (school.remove_site, []),
        (school.change_programme, ["Tømrer"]),
        (school.remove_programme, []),
        (staff.change, [{"roles": (Role.ADMIN,)}]),
        (staff.deactivate, []),
        (staff.activate, []),
        (staff.remove, []),
        (meeting.change, [{"place": "Lokale 12"}]),
        (meeting.write_agenda, [()]),
        (meeting.attend, [()]),
        (meeting.hold, ["Holdt"]),
        (meeting.remove, []),
        (task.change, [{"text": "Ring"}]),
        (task.remove, []),
        (catalogue.change, [{"lessons": 2}]),
        (plan.move, [DAY]),
        (plan.copy, [DAY]),
        (plan.change, [{"place": "Lokale 12"}]),
        (holding.hold, [{}, DAY]),
        (planpeople.set_staff, [()]),
        (planpeople.set_companies, [()]),
        (template.save, ["Tømrer"]),
        (template.rename, ["Tømrer"]),
        (template.change_slot, [{"week": 2}]),
        (template.take_newer, []),
    ],
)
def test_what_is_gone_is_told(sqlite_store, action, args):
    with pytest.raises(Refusal, match="findes ikke længere"):
        sqlite_store.do(action, GONE, *args)


def test_nobody_begins_in_a_class_that_is_gone(sqlite_store):
    made = given.a_class(sqlite_store, students=1)
    new = given.student(sqlite_store)
    stay = 1
    for action, args in (
        (enrolment.enrol_all, ([NewEnrolment(new, GONE)],)),
        (enrolment.enrol_all, ([NewEnrolment(GONE, made.id)],)),
        (enrolment.move, (stay, GONE, DAY)),
        (enrolment.correct, (stay, {"class_id": GONE})),
        (students.add, ({"first_name": "Bo"}, GONE)),
    ):
        with pytest.raises(Refusal, match="findes ikke længere"):
            sqlite_store.do(action, *args)
