"""The plan of a class: put in, moved, changed, ticked, renewed, copied, taken out."""

from datetime import date

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as holds
from hypothesis import strategies as st

from gf2tracker.actions import catalogue, classes, closed, holding, plan, planpeople
from gf2tracker.domain.activity import ActivityKind, CompanyState, PlanState
from gf2tracker.domain.people import Role
from gf2tracker.domain.plan import ClosedDay, Place
from gf2tracker.errors import Refusal
from gf2tracker.queries import classes as listed
from gf2tracker.store.tables import Meeting
from tests import given
from tests.peers import meet
from tests.plans import TODAY, VISIT, card, chips, proposal, put
from tests.rows import rows_of

EXAMPLES = settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
HOLIDAY = date(2026, 10, 12), date(2026, 10, 16)


@pytest.fixture
def made(store):
    return given.a_class(store, "tøm-26a", students=3)


def test_an_activity_of_the_catalogue_keeps_what_it_says_then(store, made):
    number = put(store, made.id)
    chip = chips(store, made.id)[number]
    assert (chip.title, chip.kind, chip.needed, chip.lessons) == ("Virksomhedsbesøg", VISIT, 2, 5)
    assert (chip.date, chip.week, chip.weekday, chip.phase) == (date(2026, 9, 29), 8, 2, 2)
    assert (chip.state, chip.is_fixed, chip.checks, chip.faults) == (
        PlanState.PLANNED,
        False,
        5,
        (),
    )
    store.do(catalogue.change, proposal(store), {"title": "Besøg hos en mester"})
    chip = chips(store, made.id)[number]
    assert (chip.title, chip.has_news) == ("Virksomhedsbesøg", True)


def test_the_step_says_what_was_done_to_which_class(store, made):
    of = proposal(store)
    added = store.do(plan.add, made.id, of, Place(8, 2))
    assert added.change.label == "Virksomhedsbesøg lagt i planen, tøm-26a"
    moved = store.do(plan.move, added.value, date(2026, 10, 1))
    assert moved.change.label == "Virksomhedsbesøg flyttet til uge 40, tøm-26a"
    copied = store.do(plan.copy, added.value, date(2026, 10, 20))
    assert copied.change.label == "Virksomhedsbesøg kopieret til uge 43, tøm-26a"
    gone = store.do(plan.remove, [added.value, copied.value])
    assert gone.change.label == "2 aktiviteter fjernet fra planen, tøm-26a"


def test_a_free_activity_needs_a_title_alone(store, made):
    number = store.do(plan.add, made.id, {"title": "  Fælles  tur "}, Place(3, 5), 4).value
    chip = chips(store, made.id)[number]
    assert (chip.title, chip.kind, chip.first_lesson) == ("Fælles tur", ActivityKind.OTHER, 4)
    with pytest.raises(Refusal) as refused:
        store.do(plan.add, made.id, {"place": "Værksted 2"}, Place(3, 5))
    assert refused.value.field == "title"


def test_what_is_put_on_a_date_stays_there_and_what_is_put_in_a_week_follows(store, made):
    follows = put(store, made.id, 8, 2)
    stays = store.do(plan.add, made.id, proposal(store), date(2026, 9, 29)).value
    store.do(classes.change, made.id, {"starts_on": date(2026, 8, 17)})
    found = chips(store, made.id)
    assert (found[follows].date, found[follows].week) == (date(2026, 10, 6), 8)
    assert (found[stays].date, found[stays].week) == (date(2026, 9, 29), 7)


@pytest.mark.parametrize("to", [date(2026, 10, 14), date(2026, 8, 8), date(2027, 3, 1)])
def test_a_closed_day_is_refused_with_the_nearest_open_one(store, made, to):
    store.do(closed.add, *HOLIDAY, "Efterårsferie")
    number = put(store, made.id)
    before = rows_of(store)
    for deed, args in ((plan.add, (made.id, proposal(store))), (plan.move, (number,))):
        with pytest.raises(ClosedDay) as refused:
            store.do(deed, *args, to)
        near = refused.value.nearest
        assert f"Nærmeste skoledag er {near:%d.%m.}"[-6:] in refused.value.text
        assert rows_of(store) == before
    store.do(plan.move, number, near)
    assert chips(store, made.id)[number].date == near


@pytest.mark.parametrize("place", [Place(0, 1), Place(21, 1), Place(3, 6), Place(3, 0)])
def test_a_place_outside_the_course_is_refused(store, made, place):
    with pytest.raises(Refusal) as refused:
        store.do(plan.add, made.id, proposal(store), place)
    assert refused.value.field == "week"


def test_a_class_that_is_gone_is_a_sentence(store):
    with pytest.raises(Refusal):
        store.do(plan.add, 4711, proposal(store), Place(1, 1))


def test_a_move_fixes_the_date_and_remembers_the_first(store, made):
    number = put(store, made.id, 8, 2)
    store.do(plan.move, number, Place(9, 4), 3)
    store.do(plan.move, number, date(2026, 10, 14))
    chip = chips(store, made.id)[number]
    assert (chip.date, chip.week, chip.weekday) == (date(2026, 10, 14), 10, 3)
    assert (chip.moved_from, chip.state, chip.is_fixed) == (
        date(2026, 9, 29),
        PlanState.MOVED,
        True,
    )
    assert chip.first_lesson == 3
    assert card(store, number).is_edited


def test_back_on_its_first_date_it_never_moved(store, made):
    number = put(store, made.id, 8, 2)
    store.do(plan.move, number, Place(9, 4))
    store.do(plan.move, number, Place(8, 2))
    chip = chips(store, made.id)[number]
    assert (chip.moved_from, chip.state) == (None, PlanState.PLANNED)


def test_another_lesson_of_the_same_day_is_no_move(store, made):
    number = put(store, made.id, 8, 2)
    store.do(plan.move, number, Place(8, 2), 5)
    chip = chips(store, made.id)[number]
    assert (chip.first_lesson, chip.state, chip.is_fixed) == (5, PlanState.PLANNED, False)
    with pytest.raises(Refusal):
        store.do(plan.move, number, Place(8, 2), 11)


def test_a_move_to_where_it_stands_is_no_step(store, made):
    number = put(store, made.id, 8, 2)
    assert store.do(plan.move, number, date(2026, 9, 29)).change.step is None


@EXAMPLES
@holds(days=st.lists(st.integers(0, 80), min_size=1, max_size=4))
def test_undoing_every_move_puts_all_back(sqlite_store, days):
    store = sqlite_store
    known = len(rows_of(store).get("class_group", ()))
    made = given.a_class(store, f"tøm-{known}")
    number = put(store, made.id)
    before = rows_of(store)
    course = store.ask(listed.course, made.id).value
    done = [store.do(plan.move, number, course.school_days[n]).change.step for n in days]
    for _step in [step for step in done if step is not None]:
        store.undo()
    assert rows_of(store) == before


def test_what_was_held_is_not_moved(store, made):
    number = put(store, made.id, 1, 2)
    store.do(holding.hold, number, {}, TODAY)
    with pytest.raises(Refusal, match=r"holdt 11\.08\.2026"):
        store.do(plan.move, number, Place(8, 2))


def test_what_is_changed_is_the_class_own(store, made):
    number = put(store, made.id)
    store.do(
        plan.change,
        number,
        {"title": "Besøg på byggeplads", "place": "Nordhavn", "phase": 3, "companies_confirmed": 1},
    )
    chip = chips(store, made.id)[number]
    assert (chip.title, chip.place, chip.phase) == ("Besøg på byggeplads", "Nordhavn", 3)
    assert (chip.invited, chip.confirmed) == (1, 1), "who confirmed was invited"
    assert card(store, number).is_edited
    assert store.do(plan.change, number, {"place": "Nordhavn"}).change.step is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"lessons": 0}, "lessons"),
        ({"lessons": 11}, "lessons"),
        ({"companies_needed": -1}, "companies_needed"),
        ({"companies_invited": 999}, "companies_invited"),
        ({"phase": 5}, "phase"),
        ({"principle": 3}, "principle"),
        ({"place": "x" * 121}, "place"),
        ({"checklist": [f"Punkt {n}" for n in range(41)]}, "checklist"),
        ({"links": ["materialer.docx"]}, "links"),
        ({"evaluation": "x", "methods": ["m" * 61]}, "methods"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(store, made, fields, field):
    number = put(store, made.id)
    with pytest.raises(Refusal) as refused:
        store.do(plan.change, number, fields)
    assert refused.value.field == field


def test_fewer_companies_than_have_confirmed_by_name_are_refused(store, made):
    number = put(store, made.id)
    store.do(planpeople.set_companies, number, [("Byg & Co", CompanyState.CONFIRMED)])
    with pytest.raises(Refusal) as refused:
        store.do(plan.change, number, {"companies_confirmed": 0})
    assert refused.value.field == "companies_confirmed"


def test_a_tick_stays_on_its_line(store, made):
    number = put(store, made.id)
    line = card(store, number).content.checklist[1].text
    store.do(plan.tick, number, line, is_done=True)
    assert (chips(store, made.id)[number].checked, card(store, number).is_edited) == (1, False)
    store.do(plan.change, number, {"checklist": ["Noget nyt", line]})
    assert [one.is_done for one in card(store, number).content.checklist] == [False, True]
    store.do(plan.tick, number, line, is_done=False)
    assert chips(store, made.id)[number].checked == 0
    with pytest.raises(Refusal, match="Tjeklisten er ændret"):
        store.do(plan.tick, number, "Aftal tid", is_done=True)


def test_the_newer_version_is_taken_in_one_deed_and_ticks_stay(store, made):
    number = put(store, made.id)
    held = put(store, made.id, 2, 2)
    store.do(holding.hold, held, {}, TODAY)
    store.do(plan.change, number, {"phase": 4})
    store.do(plan.tick, number, "Bestil transport", is_done=True)
    store.do(
        catalogue.change,
        proposal(store),
        {"lessons": 6, "checklist": ["Bestil transport", "Tag madpakke med"]},
    )
    assert card(store, number).news == ("lessons", "checklist")
    done = store.do(plan.take_newer, [number, held])
    assert done.change.label == "Virksomhedsbesøg fik katalogets nyeste udgave, tøm-26a"
    found = card(store, number)
    assert (found.chip.lessons, found.chip.phase, found.version, found.news) == (6, 4, 2, ())
    assert [one.is_done for one in found.content.checklist] == [True, False]
    assert not found.chip.has_news
    assert chips(store, made.id)[held].lessons == 5, "what was held is as it was"
    assert store.do(plan.take_newer, [number, held]).change.step is None


def test_a_copy_has_the_people_but_not_what_became_of_it(store, made):
    number = put(store, made.id, 1, 2)
    teacher = given.school(store).teacher_id
    store.do(planpeople.set_staff, number, [(teacher, Role.CONTACT_TEACHER)])
    store.do(planpeople.set_companies, number, [("Byg & Co", CompanyState.CONFIRMED)])
    store.do(plan.tick, number, "Bestil transport", is_done=True)
    store.do(plan.change, number, {"place": "Nordhavn"})
    store.do(holding.hold, number, {"score": 4}, TODAY)
    copied = store.do(plan.copy, number, Place(8, 2)).value
    chip = chips(store, made.id)[copied]
    assert (chip.state, chip.date, chip.place) == (
        PlanState.PLANNED,
        date(2026, 9, 29),
        "Nordhavn",
    )
    assert (chip.leads, chip.confirmed, chip.checked, chip.score) == (("MEKR",), 0, 0, None)
    assert not chip.has_news


def test_what_is_removed_comes_back_with_all_of_it(store, made):
    number = put(store, made.id, 1, 2)
    teacher = given.school(store).teacher_id
    store.do(planpeople.set_staff, number, [(teacher, None)])
    store.do(planpeople.set_companies, number, [("Byg & Co", CompanyState.INVITED)])
    store.do(holding.hold, number, {}, TODAY)
    meeting = meet(store, made.id)
    store.do(linked, meeting, number)
    before = rows_of(store)
    store.do(plan.remove, [number])
    left = rows_of(store)
    assert "planned_activity" not in left
    assert {"planned_staff", "planned_company", "participation"}.isdisjoint(left)
    assert [row[2] for row in left["meeting"]] == [None]
    store.undo()
    assert rows_of(store) == before


def linked(step, meeting, number):
    step.label("Møde")
    step.update(Meeting, meeting, {"planned_id": number})
