"""The plan of a class as its board shows it, one week of it, and what another start does to it."""

from datetime import date

import pytest

from gf2tracker.actions import catalogue, classes, closed, enrolment, holding, plan, planpeople
from gf2tracker.domain.activity import ActivityKind, CompanyState, PlanState
from gf2tracker.domain.people import LeaveReason
from gf2tracker.domain.plan import Place
from gf2tracker.errors import Refusal
from gf2tracker.queries import classes as listed
from gf2tracker.queries.plan import class_chips, class_plan, newest_versions
from gf2tracker.queries.plancard import planned
from gf2tracker.queries.planshift import shift_preview
from gf2tracker.queries.planweek import weeks
from tests import given
from tests.plans import TODAY, VISIT, card, chips, put

MEETING = {"title": "Facilitatormøde", "kind": ActivityKind.TEAM_MEETING}


@pytest.fixture
def made(store):
    store.do(closed.add, date(2026, 10, 12), date(2026, 10, 16), "Efterårsferie")
    return given.a_class(store, "tøm-26a", students=3)


def whole(store, class_id, today=TODAY):
    return store.ask(class_plan, class_id, today).value


def test_the_course_stands_in_phases_and_weeks_with_closed_weeks_between(store, made):
    found = whole(store, made.id)
    assert (found.code, found.programme, found.students) == ("tøm-26a", "Tømrer", 3)
    assert [phase.name for phase in found.phases] == [
        "Stærk opstart",
        "Stærkt netværk",
        "Stærk opfølgning",
        "Stærkt videre",
    ]
    autumn = [(week.number, week.iso_week) for week in found.phases[1].weeks]
    assert autumn == [(6, 38), (7, 39), (8, 40), (9, 41), (None, 42), (10, 43)]
    holiday = found.phases[1].weeks[4]
    assert (holiday.closed_name, holiday.days, holiday.phase) == ("Efterårsferie", (), 2)
    assert len(holiday.closed) == 5
    told = [one.name for phase in found.phases for week in phase.weeks for one in week.deadlines]
    assert told == ["competence_assessment", "jobseeker_profile", "agreements_60", "agreements_80"]


def test_a_class_that_is_gone_is_refused(store):
    with pytest.raises(Refusal) as refused:
        whole(store, 4711)
    assert refused.value.field == "class"


def test_only_who_is_enrolled_counts(store, made):
    store.do(enrolment.leave, made.students[0], date(2026, 9, 1), LeaveReason.OTHER)
    assert whole(store, made.id).students == 2
    assert whole(store, made.id, date(2026, 1, 1)).students == 3


def test_chips_stand_by_day_and_lesson_and_are_counted(store, made):
    late = put(store, made.id, 1, 2, ActivityKind.GUEST, 5)
    early = put(store, made.id, 1, 2, VISIT, 1)
    unsaid = put(store, made.id, 1, 2, ActivityKind.TRADE)
    coming = put(store, made.id, 12, 1)
    off = put(store, made.id, 13, 1)
    store.do(holding.hold, early, {}, TODAY)
    store.do(holding.set_state, [off], PlanState.CANCELLED)
    store.do(planpeople.set_companies, coming, [("Byg & Co", CompanyState.CONFIRMED)])
    found = whole(store, made.id)
    assert [chip.id for chip in found.phases[0].weeks[0].chips] == [unsaid, early, late]
    assert (found.total, found.held, found.not_held) == (4, 1, 2)
    assert (found.needed, found.confirmed) == (5, 1)
    first, third = found.phases[0], found.phases[2]
    assert (first.planned, first.held, first.not_held, first.needed) == (3, 1, 2, 3)
    assert (third.planned, third.needed, third.confirmed) == (1, 2, 1)


def test_a_pinned_activity_counts_in_its_phase_wherever_it_stands(store, made):
    number = put(store, made.id, 7, 1)
    store.do(plan.change, number, {"phase": 4})
    found = whole(store, made.id)
    assert [phase.planned for phase in found.phases] == [0, 0, 0, 1]
    assert [chip.id for chip in found.phases[1].weeks[1].chips] == [number]


def test_a_day_closed_afterwards_is_a_fault_with_the_nearest_open_day(store, made):
    number = put(store, made.id, 8, 2)
    assert card(store, number).nearest is None
    store.do(closed.add, date(2026, 9, 29), date(2026, 9, 29), "Snestorm")
    found = card(store, number)
    assert found.chip.faults == (
        "Klassen er ikke i skole tir 29.09.: Snestorm. Nærmeste skoledag er ons 30.09.",
    )
    assert found.nearest == date(2026, 9, 30)
    store.do(holding.set_state, [number], PlanState.CANCELLED)
    assert chips(store, made.id)[number].faults == ()


def test_what_a_shorter_course_has_no_week_for_stands_outside(store, made):
    number = put(store, made.id, 15, 2)
    store.do(classes.change, made.id, {"weeks": 10})
    found = whole(store, made.id)
    (chip,) = found.outside
    assert (chip.id, chip.date, chip.week, chip.phase, found.total) == (number, None, None, 0, 1)
    assert chip.faults == ("Holdets forløb har kun 10 uger, og aktiviteten står i uge 15.",)


def test_the_team_meets_before_the_course_and_in_the_holiday_week(store, made):
    before = store.do(plan.add, made.id, MEETING, date(2026, 8, 3)).value
    found = whole(store, made.id)
    assert [(chip.id, chip.faults, chip.phase) for chip in found.outside] == [(before, (), 0)]
    card_of = card(store, before, date(2026, 8, 20))
    assert card_of.attendees == ()
    assert card_of.chip.is_not_held


def test_all_classes_are_asked_at_once(store, made):
    other = given.a_class(store, "el-26a")
    numbers = [put(store, made.id), put(store, other.id)]
    courses = {one.id: store.ask(listed.course, one.id).value for one in (made, other)}
    found = store.ask(class_chips, courses, TODAY).value
    assert sorted(chip.id for chips in found.values() for chip in chips) == numbers


def test_the_catalogue_has_news_for_what_is_still_in_it(store, made):
    number = put(store, made.id)
    of = card(store, number).activity_id
    assert store.ask(newest_versions).value[of] == 1
    store.do(catalogue.change, of, {"lessons": 6})
    found = card(store, number)
    assert (found.version, found.catalogue_version, found.news) == (1, 2, ("lessons",))
    store.do(catalogue.retire, [of])
    assert of not in store.ask(newest_versions).value
    assert card(store, number).catalogue_version is None


def test_next_week_is_told_for_each_class_with_the_companies_that_come(store, made):
    other = given.a_class(store, "el-26a", starts_on=date(2026, 9, 7))
    later = given.a_class(store, "el-27a", starts_on=date(2027, 2, 1))
    visit = put(store, made.id, 7, 2)
    put(store, made.id, 8, 2)
    guest = put(store, other.id, 3, 4, ActivityKind.GUEST)
    companies = [("Ås Tømrer", CompanyState.CONFIRMED), ("Byg & Co", CompanyState.CONFIRMED)]
    store.do(planpeople.set_companies, visit, [*companies, ("Nej Tak", CompanyState.DECLINED)])
    asked = [made.id, other.id, later.id]
    found = store.ask(weeks, asked, date(2026, 9, 23), TODAY).value
    assert [one.code for one in found] == ["el-26a", "tøm-26a"]
    assert [[chip.id for chip in one.week.chips] for one in found] == [[guest], [visit]]
    assert found[1].companies == {visit: ("Byg & Co", "Ås Tømrer")}
    assert found[0].companies == {}


def test_the_card_of_an_activity_that_is_gone_is_refused(store, made):
    with pytest.raises(Refusal, match="findes ikke længere"):
        store.ask(planned, 4711, TODAY)


def test_a_protected_students_name_is_short_on_the_card(store, made):
    given.student(store, "Cecilie Skovby Ravn", made.id, called_name="Cilie", is_protected=True)
    number = put(store, made.id, 1, 2)
    store.do(holding.hold, number, {}, TODAY)
    names = [one.name for one in card(store, number).attendees]
    assert "Cilie" in names
    assert not any("Ravn" in name for name in names)


def test_another_start_lists_what_follows_what_stays_and_what_falls_outside(store, made):
    follows = put(store, made.id, 8, 2)
    stays = put(store, made.id, 1, 3, ActivityKind.GUEST)
    store.do(plan.move, stays, date(2026, 8, 14))
    fine = put(store, made.id, 9, 3, ActivityKind.TRADE)
    store.do(plan.move, fine, Place(9, 4))
    off = put(store, made.id, 12, 3, ActivityKind.TRADE)
    store.do(holding.set_state, [off], PlanState.CANCELLED)
    found = store.ask(shift_preview, made.id, date(2026, 8, 17)).value
    assert [(one.id, one.before, one.after) for one in found.follows] == [
        (follows, date(2026, 9, 29), date(2026, 10, 6))
    ]
    assert [(one.id, one.after) for one in found.stays] == [
        (stays, date(2026, 8, 14)),
        (fine, date(2026, 10, 8)),
    ]
    (lost,) = found.outside
    assert (lost.id, lost.fault) == (
        stays,
        "14.08.2026 ligger uden for klassens forløb. Nærmeste skoledag er man 17.08.",
    )
    assert found.text == (
        "1 aktivitet følger starten, 2 beholder deres dato og "
        "1 kommer til at stå på en lukket dag eller uden for forløbet."
    )
    store.do(classes.change, made.id, {"starts_on": date(2026, 8, 17)})
    after = chips(store, made.id)
    assert {one.id: after[one.id].date for one in (*found.follows, *found.stays)} == {
        one.id: one.after for one in (*found.follows, *found.stays)
    }
    assert (after[fine].week, after[follows].week) == (8, 8)


def test_an_empty_plan_has_nothing_to_shift(store, made):
    found = store.ask(shift_preview, made.id, date(2026, 8, 17)).value
    assert (found.follows, found.stays, found.outside, found.text) == ((), (), (), "")
