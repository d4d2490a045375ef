"""The agenda of a team's meeting tells what has happened in its classes since they met last."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gf2tracker.actions import contact, enrolment, groups, meeting, pairs, task
from gf2tracker.actions.groups import NewGroups
from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import agenda
from gf2tracker.queries import students as student_query
from gf2tracker.store.tables import PlannedActivity
from tests import given
from tests.given import MONDAY
from tests.registers import take_day

DAY = timedelta(days=1)
TODAY = date(2026, 8, 27)
LAST = date(2026, 8, 18)
TITLES = (
    "Opgaver fra sidst",
    "Nyt fravær i de første 14 dage",
    "Elever over grænserne",
    "Aktiviteter siden sidst",
    "Virksomheder, der mangler de næste fire uger",
    "Makkerpar og trivselsgrupper",
    "Eventuelt",
)
NOTHING = (
    ("Ingen åbne opgaver.",),
    ("Intet nyt fravær.",),
    ("Ingen elever er over grænserne.",),
    ("Ingen aktiviteter i planen.",),
    ("Ingen virksomheder mangler.",),
    ("Ingen par eller grupper er brudt.",),
    (),
)


@pytest.fixture
def team(store):
    given.a_teacher(store, "KABA", "Karen Bak")
    return given.a_class(store, students=6)


def called(store, *classes, day=TODAY, **fields):
    values = {"date": day, "class_ids": [one.id for one in classes], **fields}
    return store.do(meeting.call, values).value


def points(store, number, today=TODAY):
    found = store.ask(agenda.of_meeting, number, today).value
    assert tuple(point.title for point in found.points) == TITLES
    return tuple(point.lines for point in found.points)


def plan(step, rows):
    """Put activities into a plan as they stand there."""
    step.label("Plan")
    usual = {"kind": ActivityKind.TRADE_FAIR.value, "week": 1, "weekday": 1, "state": "PLANNED"}
    step.insert_all(PlannedActivity, [{**usual, **row} for row in rows])


def planned(team, title, day, state=PlanState.PLANNED, **more):
    first = {"class_id": team.id, "title": title, "fixed_on": day, "state": state.value}
    return {**first, **more}


def test_a_class_where_nothing_happened_is_told_so(store, team):
    number = called(store, team)
    assert points(store, number) == NOTHING
    assert store.ask(agenda.of_meeting, number, TODAY).value.since == MONDAY


def test_last_actions_come_first_the_late_ones_before_the_others(store, team):
    last = called(store, team, day=LAST)
    text = "@Karen 24/8 ring til mester\n@MEKR 31/8 skriv brev\n@Karen 20/8 køb kaffe"
    _ring, _write, coffee = store.do(meeting.hold, last, text).value
    store.do(task.settle, [coffee], TODAY - DAY)
    old = store.do(task.add, {"text": "længe siden", "class_id": team.id}).value
    store.do(task.settle, [old], LAST - DAY)
    store.do(task.add, {"text": "ingens", "class_id": team.id})
    this = called(store, team)
    assert points(store, this)[0] == (
        "Karen Bak: ring til mester · frist man 24.08. · over tiden",
        "Mette Kragh: skriv brev · frist man 31.08.",
        "Ingen ansvarlig: ingens",
        "Karen Bak: køb kaffe · klaret ons 26.08.",
    )


def test_absence_of_the_first_14_days_is_new_since_the_last_meeting(store, team):
    aage, birgitte, celik, *_rest = team.students
    for day in range(11):
        when = MONDAY + day * DAY
        if when.weekday() < 5:
            away = {aage: "U"} if when == date(2026, 8, 11) else {}
            away |= {birgitte: "U", celik: "S"} if when == date(2026, 8, 19) else {}
            take_day(store, team.id, when, away)
    store.do(meeting.hold, called(store, team, day=LAST), "Holdt")
    noon = datetime(2026, 8, 20, 10, tzinfo=UTC)
    store.do(contact.log, celik, ContactKind.TALKED, noon, "", date(2026, 8, 21))
    this = called(store, team, day=date(2026, 8, 20))
    assert points(store, this, date(2026, 8, 20))[1] == (
        "Birgitte Maria Ågård: væk ons 19.08. · ikke fulgt op",
        "Çelik Yılmaz: væk ons 19.08. · fulgt op",
    )


def test_who_is_over_a_limit_stands_with_the_reasons(store, team):
    hidden = given.student(store, "Anna Holm", team.id, is_protected=True, called_name="Anni")
    for day in range(14):
        when = MONDAY + day * DAY
        if when.weekday() < 5:
            away = {hidden: "U"} if when.day in {19, 20, 21} else {}
            take_day(store, team.id, when, away)
    (line,) = points(store, called(store, team))[2]
    assert line == "Anni (beskyttet): 3 dage i træk, 19.–21.08., fravær 28,4\u00a0% · ikke fulgt op"


def test_activities_are_held_not_held_or_called_off_since_the_last_meeting(store, team):
    rows = [
        planned(team, "Før sidst", LAST - DAY, PlanState.HELD),
        planned(team, "Besøg", date(2026, 8, 19), PlanState.HELD, score=4),
        planned(team, "Gæst", date(2026, 8, 20), PlanState.HELD),
        planned(team, "Netværkskort", date(2026, 8, 21)),
        planned(team, "Messe", date(2026, 8, 24), PlanState.CANCELLED, companies_needed=3),
        planned(team, "I dag", TODAY, PlanState.CONFIRMED),
        planned(team, "Senere", TODAY + DAY),
    ]
    store.do(plan, rows)
    store.do(meeting.hold, called(store, team, day=LAST), "Holdt")
    assert points(store, called(store, team))[3] == (
        "Besøg ons 19.08.: holdt, 4 af 5",
        "Gæst tor 20.08.: holdt",
        "Netværkskort fre 21.08.: ikke holdt",
        "Messe man 24.08.: aflyst",
    )


def test_meetings_in_the_plan_are_told_only_where_they_were_forgotten(store, team):
    kind = {"kind": ActivityKind.TEAM_MEETING.value}
    rows = [
        planned(team, "Holdt møde", date(2026, 8, 19), PlanState.HELD, **kind),
        planned(team, "Glemt møde", date(2026, 8, 20), **kind),
        planned(team, "Dette møde", date(2026, 8, 26), **kind),
    ]
    store.do(plan, rows)
    number = called(store, team, day=date(2026, 8, 26))
    assert points(store, number)[3] == ("Glemt møde tor 20.08.: ikke holdt",)


def test_companies_are_missing_in_the_next_four_weeks(store, team):
    five = {"companies_needed": 5, "companies_invited": 4, "companies_confirmed": 2}
    rows = [
        planned(team, "Branchedag", date(2026, 9, 10), **five),
        planned(team, "Gæst", date(2026, 9, 24), companies_needed=1),
        planned(team, "For langt ude", date(2026, 9, 25), companies_needed=1),
        planned(team, "Alle er fundet", date(2026, 9, 11), **{**five, "companies_confirmed": 5}),
    ]
    store.do(plan, rows)
    assert points(store, called(store, team))[4] == (
        "Branchedag tor 10.09.: 3 af 5 virksomheder mangler, 4 er inviteret",
        "Gæst tor 24.09.: 1 af 1 virksomhed mangler, ingen er inviteret",
    )


def test_pairs_and_groups_that_lost_somebody_are_told(store, team):
    one, two, three, four, five, six = team.students
    store.do(pairs.put, team.id, [(one, two), (three, four), (five, six)], MONDAY)
    store.do(groups.put, team.id, NewGroups(((one, two, three), (four, five, six))), MONDAY)
    stay = store.ask(student_query.one, two, TODAY).value.enrolments[0].id
    store.do(enrolment.leave, stay, date(2026, 8, 25), LeaveReason.OTHER)
    assert points(store, called(store, team))[5] == (
        "Aage Ørsted Kjær mangler makker: Birgitte Maria Ågård er ikke længere på holdet.",
        "Trivselsgruppe 1: Birgitte Maria Ågård er ikke længere på holdet, 2 er tilbage.",
    )


def test_a_meeting_on_several_classes_says_which_and_looks_back_for_each(store, team):
    other = given.a_class(store, "el-26b")
    rows = [
        planned(team, "Besøg", date(2026, 8, 14), PlanState.HELD),
        planned(other, "Gæst", date(2026, 8, 14), PlanState.HELD),
    ]
    store.do(plan, rows)
    store.do(meeting.hold, called(store, team, day=LAST), "Holdt")
    number = called(store, team, other)
    assert points(store, number)[3] == ("el-26b: Gæst fre 14.08.: holdt",)
    assert store.ask(agenda.of_meeting, number, TODAY).value.since == MONDAY


def test_somebody_may_say_how_far_back_it_looks(store, team):
    store.do(plan, [planned(team, "Besøg", date(2026, 8, 14), PlanState.HELD)])
    store.do(meeting.hold, called(store, team, day=LAST), "Holdt")
    number = called(store, team, since=date(2026, 8, 14))
    assert points(store, number)[3] == ("Besøg fre 14.08.: holdt",)


def test_a_class_that_has_not_begun_has_an_agenda_as_well(store):
    later = given.a_class(store, "mur-26c", starts_on=date(2026, 9, 7), students=2)
    assert points(store, called(store, later)) == NOTHING


def test_the_page_of_a_meeting_has_its_agenda_and_what_the_team_owes(store, team):
    number = called(store, team)
    store.do(task.add, {"text": "Ring", "class_id": team.id})
    for text, day in (("Lige klaret", TODAY - 6 * DAY), ("Længe siden", TODAY - 7 * DAY)):
        done = store.do(task.add, {"text": text, "class_id": team.id}).value
        store.do(task.settle, [done], day)
    page = store.ask(agenda.page, number, TODAY).value
    assert [point.title for point in page.points] == list(TITLES)
    assert (page.since, page.details.agenda) == (MONDAY, ())
    assert [row.text for row in page.team] == ["Ring", "Lige klaret"]
    store.do(meeting.write_agenda, number, page.points[-1:])
    page = store.ask(agenda.page, number, TODAY).value
    assert ([point.title for point in page.points], page.since) == (["Eventuelt"], None)
    store.do(meeting.remove, number)
    assert store.ask(agenda.page, number, TODAY).value is None
