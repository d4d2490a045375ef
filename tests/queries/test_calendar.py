"""Appointments of classes, people and single activities."""

from datetime import UTC, datetime, time, timedelta

import pytest

from gf2tracker.actions import holding, plan, planpeople
from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.domain.plan import Place
from gf2tracker.errors import Refusal
from gf2tracker.queries import calendar
from gf2tracker.reports.calendar import calendar_of
from tests import given

MONDAY = given.MONDAY
GUEST = {"title": "Mester i værkstedet", "kind": ActivityKind.GUEST, "place": "Værksted 2"}


@pytest.fixture
def made(store):
    return given.a_class(store, students=2)


def test_an_activity_has_the_bell_s_times_and_its_place(store, made):
    number = store.do(plan.add, made.id, {**GUEST, "lessons": 2}, Place(2, 3), 3).value
    (entry,) = store.ask(calendar.of_activity, number).value
    assert (entry.date, entry.start, entry.end) == (
        MONDAY + timedelta(days=9),
        time(10, 5),
        time(11, 35),
    )
    assert (entry.title, entry.place) == ("Mester i værkstedet (tøm-26a)", "Værksted 2, Ballerup")
    assert not entry.is_confirmed


def test_what_is_cancelled_stays_in_the_file_to_be_taken_out(store, made):
    number = store.do(plan.add, made.id, GUEST, Place(2, 3)).value
    store.do(holding.set_state, [number], PlanState.CANCELLED)
    (entry,) = store.ask(calendar.of_class, made.id).value
    assert entry.is_cancelled
    assert entry.start is None
    assert entry.sequence == 1


def test_a_person_has_what_they_are_responsible_for(store, made):
    one, _other = (store.do(plan.add, made.id, GUEST, Place(2, day)).value for day in (3, 4))
    teacher = given.a_teacher(store, "JEHO", "Jens Holst")
    store.do(planpeople.set_staff, one, [(teacher, None)])
    assert [entry.uid for entry in store.ask(calendar.of_person, "jeho").value] == [
        f"aktivitet-{one}@gf2-tracker"
    ]
    with pytest.raises(Refusal, match="NIX"):
        store.ask(calendar.of_person, "NIX")


def test_an_activity_that_is_gone_is_refused(store, made):
    number = store.do(plan.add, made.id, GUEST, Place(2, 3)).value
    store.do(plan.remove, [number])
    with pytest.raises(Refusal, match="findes ikke længere"):
        store.ask(calendar.of_activity, number)


def test_no_student_and_no_evaluation_stands_in_the_file(store, made):
    number = store.do(plan.add, made.id, GUEST, Place(1, 1)).value
    told = {"evaluation": "Anna var stille", "score": 4}
    store.do(holding.hold, number, told, MONDAY + timedelta(days=2))
    entries = store.ask(calendar.of_class, made.id).value
    content = calendar_of(entries, title="x", now=datetime(2026, 8, 12, 8, 0, tzinfo=UTC))
    assert b"Anna" not in content
