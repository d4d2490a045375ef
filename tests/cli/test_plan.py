"""The commands on plans: shown, laid from a template, written as a calendar file."""

import pytest
from icalendar import Calendar

from gf2tracker.actions import meeting, plan, planpeople, template
from gf2tracker.actions.staff import add as add_staff
from gf2tracker.domain.activity import ActivityKind
from gf2tracker.domain.meeting import MeetingKind
from gf2tracker.domain.people import Role
from gf2tracker.domain.plan import Place
from gf2tracker.queries import classes
from gf2tracker.store.plan import plans_of
from gf2tracker.store.store import Store
from tests.cli.terminal import EXAMPLES

VISIT = {
    "title": "Virksomhedsbesøg",
    "kind": ActivityKind.COMPANY_VISIT,
    "companies_needed": 2,
    "lessons": 3,
}


@pytest.fixture
def planned(loaded):
    """A terminal on a class with two activities, a meeting, a template and an empty class."""
    loaded.json("import", "classes", EXAMPLES / "hold.xlsx")
    store = Store.open(loaded.where)
    class_id = store.ask(classes.by_code, "tøm-26a").value
    first = store.do(plan.add, class_id, VISIT, Place(3, 2), 2).value
    store.do(
        plan.add, class_id, {"title": "Netværkskort", "kind": ActivityKind.NETWORK}, Place(7, 4)
    )
    person = {"initials": "JEHO", "name": "Jens Holst", "roles": (Role.COMPANY_CONSULTANT,)}
    staff_id = store.do(add_staff, person).value
    store.do(planpeople.set_staff, first, [(staff_id, None)])
    starts = store.ask(classes.course, class_id).value.starts_on
    told = {
        "kind": MeetingKind.TEAM,
        "date": starts,
        "starts_at": "14:00",
        "class_ids": [class_id],
        "staff_ids": [staff_id],
    }
    store.do(meeting.call, told)
    store.do(template.save, class_id, "Tømrer 2026")
    store.close()
    return loaded


def test_a_plan_is_shown_by_week(planned):
    facts = planned.json("plan", "--class", "tøm-26a")
    assert (facts["total"], facts["companies_needed"]) == (2, 2)
    assert [one["title"] for one in facts["activities"]] == ["Virksomhedsbesøg", "Netværkskort"]
    assert (facts["activities"][0]["week"], facts["activities"][0]["people"]) == (3, ["JEHO"])
    said = planned("plan", "--class", "tøm-26a")
    assert "Virksomhedsbesøg" in said.out
    assert "0/2" in said.out


def test_a_class_without_a_plan_says_so(planned):
    other = next(
        one["code"] for one in planned.json("classes")["classes"] if one["code"] != "tøm-26a"
    )
    assert "ingen plan" in planned("plan", "--class", other).out


def test_a_template_is_tried_and_then_applied_once(planned):
    other = next(
        one["code"] for one in planned.json("classes")["classes"] if one["code"] != "tøm-26a"
    )
    tried = planned.json("plan", "apply", "tømrer 2026", "--class", other, "--dry-run")
    assert [one["title"] for one in tried["classes"][0]["activities"]] == [
        "Virksomhedsbesøg",
        "Netværkskort",
    ]
    assert planned.json("plan", "--class", other)["total"] == 0
    planned.json("plan", "apply", "Tømrer 2026", "--class", other)
    planned.json("plan", "apply", "Tømrer 2026", "--class", other)
    assert planned.json("plan", "--class", other)["total"] == 2


def test_a_calendar_of_a_class_has_its_plan_and_meetings(planned, tmp_path):
    file = tmp_path / "tøm.ics"
    assert planned.json("plan", "ics", file, "--class", "tøm-26a")["entries"] == 3
    calendar = Calendar.from_ical(file.read_bytes())
    events = {str(event["summary"]): event for event in calendar.walk("VEVENT")}
    visit = events["Virksomhedsbesøg (tøm-26a)"]
    assert str(visit["dtstart"].dt)[11:16] == "09:00"
    assert str(visit["dtend"].dt)[11:16] == "11:35"
    assert "JEHO" in str(visit["description"])
    assert not hasattr(events["Netværkskort (tøm-26a)"]["dtstart"].dt, "hour")
    assert "Facilitatormøde (tøm-26a)" in events


def test_a_new_file_updates_the_old_appointments(planned, tmp_path):
    one, two = tmp_path / "1.ics", tmp_path / "2.ics"
    planned.json("plan", "ics", one, "--person", "jeho")
    store = Store.open(planned.where)
    class_id = store.ask(classes.by_code, "tøm-26a").value
    number = planned_id(store, class_id)
    store.do(plan.move, number, Place(4, 2))
    store.close()
    planned.json("plan", "ics", two, "--person", "jeho")
    before, after = (
        {str(event["uid"]): event for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT")}
        for file in (one, two)
    )
    assert list(before) == list(after)
    assert len(before) == 2
    uid = f"aktivitet-{number}@gf2-tracker"
    assert after[uid]["sequence"] > before[uid]["sequence"]
    assert after[uid]["dtstart"].dt != before[uid]["dtstart"].dt


def planned_id(store, class_id):
    found = store.ask(plans_of, [class_id]).value[class_id]
    return next(one.id for one in found if one.title == "Virksomhedsbesøg")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plan",), "Skriv ét hold"),
        (("plan", "apply", "Findes ikke", "--class", "tøm-26a"), "Tømrer 2026"),
        (("plan", "apply", "Tømrer 2026"), "også holdene"),
        (("plan", "ics", "x.txt", "--class", "tøm-26a"), ".ics"),
        (("plan", "ics", "x.ics", "--person", "NIX"), "NIX"),
    ],
)
def test_what_cannot_be_done_is_said(planned, words, said):
    assert said in planned(*words, "--json").refusal


@pytest.mark.parametrize("words", [("plan", "apply"), ("plan", "ics"), ("plan", "xlsx")])
def test_what_is_left_out_is_wrong_use(planned, words):
    assert planned(*words).code == 2


def test_options_stand_before_or_behind_the_name(planned):
    words = ("--dry-run", "Tømrer 2026", "--class", "tøm-26a")
    assert planned("plan", "apply", *words, "--json").code == 0
    assert planned("plan", "apply", "--json", "Tømrer 2026", "--class", "tøm-26a").code == 0
