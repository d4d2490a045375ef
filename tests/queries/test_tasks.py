"""Tasks on lists: somebody's own, a team's, about a student, and the late ones by team."""

from datetime import date, timedelta

import pytest

from gf2tracker.actions import meeting, staff, task
from gf2tracker.domain.meeting import MeetingKind
from gf2tracker.queries import tasks
from tests import given

TODAY = date(2026, 8, 27)
DAY = timedelta(days=1)


@pytest.fixture
def karen(store):
    return given.a_teacher(store, "KABA", "Karen Bak")


@pytest.fixture
def team(store):
    return given.a_class(store, students=2)


def add(store, text, **fields):
    return store.do(task.add, {"text": text, **fields}).value


def texts(rows):
    return [row.text for row in rows]


def test_my_tasks_are_late_or_due_within_a_week_and_those_without_a_day_come_last(
    store, karen, team
):
    add(store, "uden dag", owner_id=karen)
    add(store, "om en uge", owner_id=karen, due_on=TODAY + 7 * DAY)
    add(store, "om otte dage", owner_id=karen, due_on=TODAY + 8 * DAY)
    add(store, "for sent", owner_id=karen, due_on=TODAY - DAY)
    done = add(store, "klaret", owner_id=karen, due_on=TODAY)
    store.do(task.settle, [done], TODAY)
    add(store, "en andens", owner_id=given.school(store).teacher_id, due_on=TODAY)
    add(store, "ingens", due_on=TODAY)
    rows = store.ask(tasks.of_person, "kaba", TODAY).value
    assert texts(rows) == ["for sent", "om en uge", "uden dag"]
    assert [row.is_late(TODAY) for row in rows] == [True, False, False]
    assert store.ask(tasks.of_person, "", TODAY).value == ()


def test_the_tasks_of_a_class_have_open_ones_first_and_those_of_its_meetings(store, team):
    other = given.a_class(store, "el-26b")
    both = store.do(meeting.call, {"date": TODAY, "class_ids": [team.id, other.id]}).value
    store.do(meeting.hold, both, "@ fælles")
    done = add(store, "klaret", class_id=team.id)
    store.do(task.settle, [done], TODAY)
    add(store, "med frist", class_id=team.id, due_on=TODAY)
    add(store, "de andres", class_id=other.id)
    rows = store.ask(tasks.of_classes, [team.id]).value
    assert texts(rows) == ["med frist", "fælles", "klaret"]
    common = rows[1]
    assert (common.codes, common.meeting_kind, common.meeting_on, common.is_of_minutes) == (
        ("el-26b", "tøm-26a"),
        MeetingKind.TEAM,
        TODAY,
        True,
    )
    assert texts(store.ask(tasks.of_meeting, both).value) == ["fælles"]


def test_a_task_about_a_student_names_a_protected_one_as_lists_do(store, team):
    hidden = given.student(store, "Anna Holm", team.id, is_protected=True, called_name="Anni")
    add(store, "ring hjem", student_id=hidden, class_id=team.id)
    (row,) = store.ask(tasks.of_student, hidden).value
    assert (row.text, row.student, row.class_id) == ("ring hjem", "Anni", team.id)
    assert store.ask(tasks.of_student, team.students[0]).value == ()


def test_late_tasks_are_counted_by_team(store, team):
    other, third = given.a_class(store, "el-26b"), given.a_class(store, "mur-26c")
    both = store.do(meeting.call, {"date": TODAY - 9 * DAY, "class_ids": [team.id, other.id]})
    store.do(meeting.hold, both.value, "@ 20/8 fælles")
    add(store, "en", class_id=other.id, due_on=TODAY - DAY)
    add(store, "uden dag", class_id=team.id)
    done = add(store, "klaret", class_id=third.id, due_on=TODAY - DAY)
    store.do(task.settle, [done], TODAY)
    add(store, "ikke endnu", class_id=third.id, due_on=TODAY)
    rows = store.ask(tasks.unfinished).value
    found = tasks.by_team(rows, TODAY)
    assert [(one.code, one.late, one.open, one.oldest) for one in found] == [
        ("el-26b", 2, 2, date(2026, 8, 20)),
        ("tøm-26a", 1, 2, date(2026, 8, 20)),
        ("mur-26c", 0, 1, None),
    ]


def test_who_works_at_the_school_can_be_given_a_task(store, karen):
    gone = given.a_teacher(store, "ABCD", "Anne Gået")
    store.do(staff.deactivate, gone)
    assert [one.initials for one in store.ask(tasks.owners).value] == ["KABA"]
