"""Meetings on the list: what comes next first; one is gone or stands whole."""

from datetime import date

import pytest

from gf2tracker.actions import classes, meeting
from gf2tracker.domain.people import Role
from gf2tracker.errors import Refusal
from gf2tracker.queries import meeting as meetings
from tests import given

TODAY = date(2026, 8, 27)


def called(store, of, day, **fields):
    return store.do(meeting.call, {"date": day, "class_ids": [of.id], **fields}).value


def dates(rows):
    return [(row.date.day, row.starts_at) for row in rows]


def test_the_next_meeting_comes_first_and_past_ones_backwards(store):
    team = given.a_class(store)
    called(store, team, date(2026, 8, 25))
    called(store, team, date(2026, 8, 18))
    called(store, team, date(2026, 8, 31))
    called(store, team, TODAY, starts_at="14:25")
    called(store, team, TODAY, starts_at="8:15")
    rows = store.ask(meetings.listing, TODAY).value
    assert dates(rows) == [(27, "8:15"), (27, "14:25"), (31, ""), (25, ""), (18, "")]
    assert [row.is_missed for row in rows] == [False, False, False, True, True]


def test_a_meeting_of_today_is_past_when_it_has_minutes(store):
    team = given.a_class(store)
    first = called(store, team, TODAY, starts_at="8:15")
    called(store, team, date(2026, 8, 31))
    store.do(meeting.hold, first, "@ ring\n@ skriv")
    rows = store.ask(meetings.listing, TODAY).value
    assert dates(rows) == [(31, ""), (27, "8:15")]
    assert [(row.open_tasks, row.is_missed) for row in rows] == [(0, False), (2, False)]


def test_the_list_of_one_class_has_its_own_meetings(store):
    team, other = given.a_class(store), given.a_class(store, "el-26b")
    called(store, team, TODAY)
    both = store.do(meeting.call, {"date": date(2026, 8, 31), "class_ids": [team.id, other.id]})
    assert dates(store.ask(meetings.listing, TODAY, team.id).value) == [(27, ""), (31, "")]
    (row,) = store.ask(meetings.listing, TODAY, other.id).value
    assert (row.id, row.codes, row.class_ids) == (
        both.value,
        ("el-26b", "tøm-26a"),
        (other.id, team.id),
    )


def test_the_usual_people_are_the_team_and_the_contact_teacher(store):
    karen = given.a_teacher(store, "KABA", "Karen Bak")
    team, other = given.a_class(store), given.a_class(store, "el-26b", contact_teacher_id=None)
    store.do(classes.change, team.id, {"team": [(karen, Role.COUNSELLOR)]})
    found = store.ask(meetings.choices).value
    assert found.classes == ((other.id, "el-26b"), (team.id, "tøm-26a"))
    assert [one.initials for one in found.staff] == ["KABA", "MEKR"]
    assert found.teams == {
        team.id: {karen, given.school(store).teacher_id},
        other.id: frozenset(),
    }


def test_the_last_held_meeting_of_each_class_is_known(store):
    team, other = given.a_class(store), given.a_class(store, "el-26b")
    for day in (date(2026, 8, 18), date(2026, 8, 25)):
        store.do(meeting.hold, called(store, team, day), "Holdt")
    called(store, team, date(2026, 8, 26))
    called(store, other, date(2026, 8, 25))
    assert store.ask(meetings.last_held, TODAY).value == {team.id: date(2026, 8, 25)}
    assert store.ask(meetings.last_held, date(2026, 8, 25)).value == {team.id: date(2026, 8, 18)}


def test_a_meeting_that_is_gone_is_told(store):
    team = given.a_class(store)
    number = called(store, team, TODAY)
    assert store.ask(meetings.one, number, TODAY).value.row.codes == ("tøm-26a",)
    store.do(meeting.remove, number)
    with pytest.raises(Refusal, match="findes ikke længere"):
        store.ask(meetings.one, number, TODAY)
    assert store.ask(meetings.found, number, TODAY).value is None
