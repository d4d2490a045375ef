"""Meetings are called, changed, held with minutes and taken away; lines with @ are tasks."""

from datetime import date

import pytest

from gf2tracker.actions import meeting, task
from gf2tracker.domain.activity import PlanState
from gf2tracker.domain.meeting import AgendaPoint, MeetingKind, MeetingState
from gf2tracker.errors import Refusal
from gf2tracker.queries import meeting as meetings
from gf2tracker.queries import plan, tasks
from gf2tracker.store.course import course_of
from gf2tracker.store.tables import PlannedActivity
from tests import given

THURSDAY = date(2026, 8, 27)
MONDAY = date(2026, 8, 31)
MINUTES = "Vi talte om fravær.\n@Karen 31/8 ring til mester\n@ skriv til eleverne"


@pytest.fixture
def team(store):
    """One class, and two of the staff; ABC is who sits here."""
    given.a_teacher(store, "KABA", "Karen Bak")
    given.a_teacher(store, "ABC", "Anders Bo Carlsen")
    return given.a_class(store)


def called(store, *classes, **fields):
    values = {"date": THURSDAY, "class_ids": [one.id for one in classes], **fields}
    return store.do(meeting.call, values).value


def one(store, number):
    return store.ask(meetings.one, number, THURSDAY).value


def listed(store, number):
    return [(row.text, row.owner, row.due_on) for row in one(store, number).tasks]


def test_a_meeting_is_called_for_some_classes(store, team):
    other = given.a_class(store, "el-26b")
    karen = given.a_teacher(store, "KARE", "Karen Relster")
    done = store.do(
        meeting.call,
        {
            "kind": MeetingKind.EXPERIENCE,
            "date": THURSDAY,
            "starts_at": "14.25",
            "place": " Lokale  12 ",
            "class_ids": [team.id, other.id],
            "staff_ids": [karen],
        },
    )
    assert done.change.label == "Møde indkaldt, erfaringsmøde tor 27.08.: el-26b og tøm-26a"
    found = one(store, done.value)
    assert (found.row.kind, found.row.state, found.row.date) == (
        MeetingKind.EXPERIENCE,
        MeetingState.CALLED,
        THURSDAY,
    )
    assert (found.row.starts_at, found.row.place, found.row.codes) == (
        "14:25",
        "Lokale 12",
        ("el-26b", "tøm-26a"),
    )
    assert [(person.initials, person.is_present) for person in found.staff] == [("KARE", True)]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"class_ids": []}, "class_ids"),
        ({"starts_at": "25:10"}, "starts_at"),
        ({"starts_at": "efter frokost"}, "starts_at"),
        ({"since": THURSDAY}, "since"),
        ({"place": "x" * 201}, "place"),
        ({}, "starts_at"),
    ],
)
def test_a_meeting_is_refused(store, team, fields, field):
    called(store, team)
    with pytest.raises(Refusal) as refused:
        called(store, team, **fields)
    assert refused.value.field == field


def test_a_second_meeting_the_same_day_has_another_hour_or_is_of_another_kind(store, team):
    called(store, team)
    with pytest.raises(Refusal) as refused:
        called(store, team)
    assert "tøm-26a har allerede et facilitatormøde den dag" in refused.value.text
    called(store, team, starts_at="14")
    called(store, team, kind=MeetingKind.EXPERIENCE)


def test_a_meeting_is_changed_and_keeps_what_is_not_given(store, team):
    other = given.a_class(store, "el-26b")
    number = called(store, team, place="Lokale 12")
    done = store.do(meeting.change, number, {"date": MONDAY, "class_ids": [team.id, other.id]})
    assert done.change.label == "Møde rettet, facilitatormøde man 31.08.: el-26b og tøm-26a"
    row = one(store, number).row
    assert (row.date, row.place, row.codes) == (MONDAY, "Lokale 12", ("el-26b", "tøm-26a"))
    assert store.do(meeting.change, number, {"place": "Lokale 12"}).change.step is None
    store.undo()
    assert one(store, number).row.codes == ("tøm-26a",)


def test_minutes_make_one_task_of_each_line_with_the_sign(store, team):
    number = called(store, team)
    done = store.do(meeting.hold, number, MINUTES)
    assert done.change.label == "Referat gemt med 2 opgaver, facilitatormøde tor 27.08.: tøm-26a"
    found = one(store, number)
    assert (found.row.state, found.minutes) == (MeetingState.HELD, MINUTES)
    assert listed(store, number) == [
        ("ring til mester", "KABA", MONDAY),
        ("skriv til eleverne", "ABC", None),
    ]
    assert {row.class_id for row in found.tasks} == {team.id}
    store.undo()
    assert one(store, number).tasks == ()


def test_minutes_that_are_saved_again_change_nothing(store, team):
    number = called(store, team)
    first = store.do(meeting.hold, number, MINUTES).value
    again = store.do(meeting.hold, number, MINUTES)
    assert (again.value, again.change.step) == (first, None)


def test_a_line_that_is_changed_changes_its_task(store, team):
    number = called(store, team)
    first, second = store.do(meeting.hold, number, MINUTES).value
    store.do(task.settle, [first], THURSDAY)
    text = MINUTES.replace("@Karen 31/8", "@MEKR 1/9") + "\n@Karen ny opgave"
    kept = store.do(meeting.hold, number, text).value
    assert (kept[:2], len(kept)) == ((first, second), 3)
    rows = {row.id: row for row in one(store, number).tasks}
    assert (rows[first].owner, rows[first].due_on) == ("MEKR", date(2026, 9, 1))
    assert rows[first].done_on == THURSDAY


def test_a_line_that_is_gone_takes_its_task_along(store, team):
    number = called(store, team)
    store.do(meeting.hold, number, MINUTES)
    store.do(meeting.hold, number, "Vi talte om fravær.\n@ skriv til eleverne")
    assert listed(store, number) == [("skriv til eleverne", "ABC", None)]


def test_what_was_changed_by_hand_stays_while_its_line_does(store, team):
    number = called(store, team)
    first, _second = store.do(meeting.hold, number, MINUTES).value
    store.do(task.change, first, {"due_on": date(2026, 9, 4)})
    store.do(meeting.hold, number, MINUTES + "\nMere blev der ikke.")
    assert listed(store, number)[0] == ("ring til mester", "KABA", date(2026, 9, 4))


def test_a_task_of_a_meeting_on_several_classes_is_about_them_all(store, team):
    other = given.a_class(store, "el-26b")
    number = called(store, team, other)
    store.do(meeting.hold, number, "@Karen ring")
    (row,) = one(store, number).tasks
    assert (row.class_id, row.codes) == (None, ("el-26b", "tøm-26a"))


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (" \n ", "Skriv, hvad der blev sagt"),
        ("Fint\n@Karin ring", "Linje 2: Der er ingen på personalelisten"),
        ("er 010107-1234", "CPR"),
        ("x" * 20_001, "for lang"),
    ],
)
def test_minutes_are_refused_and_nothing_is_kept(store, team, minutes, told):
    number = called(store, team)
    with pytest.raises(Refusal) as refused:
        store.do(meeting.hold, number, minutes)
    assert (refused.value.field, told in refused.value.text) == ("minutes", True)
    assert one(store, number).row.state is MeetingState.CALLED


def test_of_two_with_a_name_the_one_who_is_asked_is_meant(store, team):
    other = given.a_teacher(store, "KAJE", "Karen Jensen")
    number = called(store, team)
    with pytest.raises(Refusal, match="Flere hedder"):
        store.do(meeting.hold, number, "@Karen ring")
    store.do(meeting.change, number, {"staff_ids": [other]})
    store.do(meeting.hold, number, "@Karen ring")
    assert listed(store, number) == [("ring", "KAJE", None)]


def test_the_agenda_on_the_table_is_kept_with_the_minutes_unless_it_has_its_own(store, team):
    number = called(store, team)
    points = (AgendaPoint("Opgaver", ("ingen",)), AgendaPoint("Eventuelt"))
    store.do(meeting.hold, number, "Fint", points)
    assert one(store, number).agenda == points
    store.do(meeting.hold, number, "Fint nok", points[:1])
    assert one(store, number).agenda == points


def test_an_agenda_is_written_and_made_anew(store, team):
    number = called(store, team)
    points = (AgendaPoint("Opgaver", ("ingen",)),)
    done = store.do(meeting.write_agenda, number, points)
    assert done.change.label == "Dagsorden rettet, facilitatormøde tor 27.08.: tøm-26a"
    assert one(store, number).agenda == points
    store.do(meeting.write_agenda, number, ())
    assert one(store, number).agenda == ()


def test_who_did_not_come_is_noted(store, team):
    karen, mette = given.a_teacher(store, "KARE", "Karen R"), given.school(store).teacher_id
    number = called(store, team, staff_ids=[karen, mette])
    done = store.do(meeting.attend, number, [karen])
    assert done.change.label == "Fremmøde noteret, facilitatormøde tor 27.08.: tøm-26a"
    assert {one.initials: one.is_present for one in one_staff(store, number)} == {
        "KARE": False,
        "MEKR": True,
    }


def one_staff(store, number):
    return one(store, number).staff


def test_a_meeting_goes_with_its_tasks_and_comes_back(store, team):
    number = called(store, team, staff_ids=[given.school(store).teacher_id])
    store.do(meeting.hold, number, MINUTES)
    before = one(store, number)
    done = store.do(meeting.remove, number)
    assert done.change.label == "Møde slettet, facilitatormøde tor 27.08.: tøm-26a"
    assert store.ask(tasks.of_classes, [team.id]).value == ()
    assert store.ask(meetings.listing, THURSDAY).value == ()
    store.undo()
    assert one(store, number) == before


def in_the_plan(step, class_id, day, kind="TEAM_MEETING", **fields):
    """Put a meeting into a class's plan."""
    step.label("Plan")
    row = {"class_id": class_id, "title": "Møde", "kind": kind, "fixed_on": day, "state": "PLANNED"}
    return step.insert(PlannedActivity, {**row, "week": 3, "weekday": 4, **fields})


def state_of(store, team, number):
    chips = store.ask(plan.class_chips, {team.id: store.ask(course_of, team.id).value}, THURSDAY)
    return next((one.state, one.date) for one in chips.value[team.id] if one.id == number)


def test_a_meeting_is_the_one_in_the_plan_and_both_are_held(store, team):
    store.do(in_the_plan, team.id, THURSDAY, state="CANCELLED")
    store.do(in_the_plan, team.id, THURSDAY, "EXPERIENCE_MEETING")
    planned = store.do(in_the_plan, team.id, THURSDAY).value
    number = called(store, team)
    done = store.do(meeting.hold, number, "Fint")
    assert done.change.label == "Referat gemt, facilitatormøde tor 27.08.: tøm-26a"
    assert state_of(store, team, planned) == (PlanState.HELD, THURSDAY)
    assert store.do(meeting.hold, number, "Fint").change.step is None
    store.undo()
    assert state_of(store, team, planned) == (PlanState.PLANNED, THURSDAY)


def test_a_second_meeting_that_day_is_not_the_one_in_the_plan(store, team):
    planned = store.do(in_the_plan, team.id, THURSDAY).value
    called(store, team, starts_at="8:15")
    store.do(meeting.hold, called(store, team, starts_at="14:25"), "Fint")
    assert state_of(store, team, planned) == (PlanState.PLANNED, THURSDAY)
