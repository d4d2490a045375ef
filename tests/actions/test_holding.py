"""What becomes of planned activities: confirmed, held with who was there, cancelled."""

from datetime import date

import pytest

from gf2tracker.actions import classes, enrolment, holding
from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.domain.people import LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.queries import plan as plans
from tests import given
from tests.plans import TODAY, card, chips, put
from tests.registers import take_day
from tests.rows import rows_of

TUESDAY = date(2026, 8, 11)


@pytest.fixture
def made(store):
    return given.a_class(store, "tøm-26a", students=4)


def took_part(store, number):
    return {one.student_id for one in card(store, number).attendees if one.took_part}


def test_a_day_that_passed_without_a_word_was_not_held(store, made):
    number = put(store, made.id, 1, 2)
    assert chips(store, made.id, TUESDAY)[number].is_not_held is False
    assert chips(store, made.id)[number].is_not_held
    store.do(holding.set_state, [number], PlanState.CANCELLED)
    assert not chips(store, made.id)[number].is_not_held
    found = store.ask(plans.class_plan, made.id, TODAY).value
    assert (found.total, found.not_held) == (0, 0)


def test_what_is_confirmed_keeps_its_date(store, made):
    number, other = put(store, made.id), put(store, made.id, 9, 1)
    done = store.do(holding.set_state, [number, other], PlanState.CONFIRMED)
    assert done.change.label == "2 aktiviteter bekræftet, tøm-26a"
    store.do(classes.change, made.id, {"starts_on": date(2026, 8, 17)})
    chip = chips(store, made.id)[number]
    assert (chip.state, chip.date, chip.week) == (PlanState.CONFIRMED, date(2026, 9, 29), 7)


def test_what_has_no_date_is_not_confirmed(store, made):
    number = put(store, made.id, 20, 2)
    store.do(classes.change, made.id, {"weeks": 10})
    with pytest.raises(Refusal, match="uden for forløbet"):
        store.do(holding.set_state, [number], PlanState.CONFIRMED)


def test_held_is_told_with_who_was_there(store, made):
    with pytest.raises(Refusal):
        store.do(holding.set_state, [put(store, made.id)], PlanState.HELD)


def test_without_a_register_everybody_took_part(store, made):
    number = put(store, made.id, 1, 2)
    done = store.do(holding.hold, number, {}, TODAY)
    assert done.change.label == "Virksomhedsbesøg holdt, tøm-26a"
    assert took_part(store, number) == set(made.students)
    found = card(store, number)
    assert (found.held_on, found.held_by) == (TUESDAY, "abc")
    assert (found.chip.state, found.chip.moved_from) == (PlanState.HELD, None)


def test_by_the_register_who_was_absent_did_not(store, made):
    absent, ill, out, there = made.students
    take_day(store, made.id, TUESDAY, {absent: "U", ill: "S", out: "K"})
    number = put(store, made.id, 1, 2)
    assert {one.student_id for one in card(store, number).attendees if one.was_there} == {
        out,
        there,
    }
    store.do(holding.hold, number, {"score": 4, "evaluation": " God  dag "}, TODAY)
    assert took_part(store, number) == {out, there}
    found = card(store, number)
    assert (found.chip.score, found.evaluation) == (4, "God dag")


def test_who_had_left_or_not_begun_is_no_participant(store, made):
    store.do(enrolment.leave, made.students[0], date(2026, 8, 10), LeaveReason.OTHER)
    number = put(store, made.id, 1, 2)
    store.do(holding.hold, number, {}, TODAY)
    assert took_part(store, number) == set(made.students[1:])
    with pytest.raises(Refusal) as refused:
        store.do(holding.hold, number, {"participants": made.students}, TODAY)
    assert refused.value.field == "participants"


def test_told_again_only_what_is_given_changes(store, made):
    number = put(store, made.id, 1, 2)
    store.do(holding.hold, number, {"participants": made.students[:2]}, TODAY)
    store.do(holding.hold, number, {"score": 2}, TODAY)
    assert took_part(store, number) == set(made.students[:2])
    assert store.do(holding.hold, number, {"score": 2}, TODAY).change.step is None
    store.do(holding.hold, number, {"participants": made.students[1:]}, TODAY)
    assert took_part(store, number) == set(made.students[1:])


def test_it_stands_on_the_day_it_was_held(store, made):
    number = put(store, made.id, 1, 2)
    store.do(holding.hold, number, {"held_on": date(2026, 8, 13)}, TODAY)
    chip = chips(store, made.id)[number]
    assert (chip.date, chip.moved_from) == (date(2026, 8, 13), TUESDAY)
    store.do(holding.hold, number, {"held_on": TUESDAY}, TODAY)
    chip = chips(store, made.id)[number]
    assert (chip.date, chip.moved_from) == (TUESDAY, None)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"held_on": date(2026, 9, 15)}, "held_on"),
        ({"score": 0}, "score"),
        ({"score": 6}, "score"),
        ({"evaluation": "x" * 501}, "evaluation"),
    ],
)
def test_what_cannot_be_is_refused(store, made, fields, field):
    number = put(store, made.id, 1, 2)
    before = rows_of(store)
    with pytest.raises(Refusal) as refused:
        store.do(holding.hold, number, fields, TODAY)
    assert refused.value.field == field
    assert rows_of(store) == before


def test_a_day_to_come_was_not_held(store, made):
    with pytest.raises(Refusal) as refused:
        store.do(holding.hold, put(store, made.id, 19, 2), {}, TODAY)
    assert refused.value.field == "held_on"


def test_a_meeting_of_the_team_has_no_students(store, made):
    number = put(store, made.id, 1, 2, ActivityKind.TRADE)
    store.do(holding.hold, number, {}, TODAY)
    assert took_part(store, number) == set(made.students)


@pytest.mark.parametrize("state", [PlanState.CONFIRMED, PlanState.CANCELLED])
def test_what_was_held_is_not_confirmed_or_cancelled_over_its_evaluation(store, made, state):
    number = put(store, made.id, 1, 2)
    store.do(holding.hold, number, {"score": 5, "evaluation": "Godt"}, TODAY)
    with pytest.raises(Refusal, match="er holdt"):
        store.do(holding.set_state, [number], state)
    assert card(store, number).evaluation == "Godt"


def test_planned_anew_it_never_was_held(store, made):
    number = put(store, made.id, 1, 2)
    store.do(holding.hold, number, {"score": 5, "evaluation": "Godt"}, TODAY)
    store.do(holding.set_state, [number], PlanState.PLANNED)
    found = card(store, number)
    assert (found.held_on, found.held_by, found.evaluation, found.chip.score) == (
        None,
        "",
        "",
        None,
    )
    assert "participation" not in rows_of(store)


def test_a_day_outside_the_course_is_no_day_it_was_held(store, made):
    number = put(store, made.id, 1, 2)
    with pytest.raises(Refusal, match="uden for klassens forløb") as refused:
        store.do(holding.hold, number, {"held_on": date(2020, 1, 1)}, TODAY)
    assert refused.value.field == "held_on"
