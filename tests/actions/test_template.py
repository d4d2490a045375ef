"""Templates: a plan kept for others, laid on many classes, and never twice."""

from datetime import date

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as holds
from hypothesis import strategies as st

from gf2tracker.actions import catalogue, classes, closed, holding, plan, template
from gf2tracker.domain.activity import ActivityKind, PlanState
from gf2tracker.domain.plan import Place
from gf2tracker.domain.template import Outcome
from gf2tracker.errors import Refusal
from gf2tracker.queries import template as templates
from tests import given
from tests.plans import TODAY, VISIT, card, chips, proposal, put
from tests.rows import rows_of

NEXT_YEAR = date(2027, 1, 4)
EXAMPLES = settings(
    max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@pytest.fixture
def made(store):
    """A class with three activities in its plan."""
    one = given.a_class(store, "tøm-26a", students=2)
    put(store, one.id, 1, 1, ActivityKind.FIRST_DAY, 1)
    put(store, one.id, 8, 2)
    put(store, one.id, 15, 3, ActivityKind.STATUS_TALK)
    return one


@pytest.fixture
def kept(store, made):
    return store.do(template.save, made.id, "Tømrer 20 uger").value.template_id


def slots(store, number):
    return store.ask(templates.one, number).value.slots


def laid(store, number, *class_ids, first_day=None):
    return store.do(template.apply, number, class_ids, first_day)


def outcomes(store, number, class_id, first_day=None):
    (found,) = store.ask(templates.preview, number, [class_id], first_day).value.classes
    return [one.outcome for one in found.placings]


def test_a_plan_is_kept_in_weeks_and_weekdays(store, made):
    store.do(plan.move, max(chips(store, made.id)), date(2026, 11, 26))
    cancelled = put(store, made.id, 3, 1)
    store.do(holding.set_state, [cancelled], PlanState.CANCELLED)
    store.do(plan.add, made.id, {"title": "Formøde", "kind": ActivityKind.TEAM_MEETING}, TODAY)
    store.do(
        plan.add,
        made.id,
        {"title": "Før start", "kind": ActivityKind.TEAM_MEETING},
        date(2026, 8, 3),
    )
    done = store.do(template.save, made.id, " Tømrer  20 uger ", "Fra efteråret")
    assert done.change.label == "Skabelon gemt efter tøm-26a: Tømrer 20 uger"
    assert (done.value.slots, done.value.left_out) == (4, 1)
    found = store.ask(templates.one, done.value.template_id).value
    assert [(slot.content.title, slot.place, slot.first_lesson) for slot in found.slots] == [
        ("Første skoledag i branchen", Place(1, 1), 1),
        ("Formøde", Place(6, 1), 0),
        ("Virksomhedsbesøg", Place(8, 2), 0),
        ("Statussamtale om læreplads", Place(16, 4), 0),
    ]
    row = found.row
    assert (row.name, row.about, row.weeks, row.phases) == (
        "Tømrer 20 uger",
        "Fra efteråret",
        20,
        "5-5-5-5",
    )
    assert (row.slots, row.companies, row.classes) == (4, 4, 1)


def test_ticks_and_companies_stay_with_the_class(store, made):
    number = min(chips(store, made.id))
    line = next(iter(_checklist(store, number)))
    store.do(plan.tick, number, line.text, is_done=True)
    kept = store.do(template.save, made.id, "Tømrer").value.template_id
    assert not any(line.is_done for slot in slots(store, kept) for line in slot.content.checklist)


def _checklist(store, number):
    return card(store, number).content.checklist


@pytest.mark.parametrize("name", ["", "tømrer 20 UGER"])
def test_a_name_that_is_empty_or_taken_is_refused(store, made, kept, name):
    for deed, of in ((template.save, made.id), (template.rename, 4711)):
        with pytest.raises(Refusal) as refused:
            store.do(deed, of, name)
        assert refused.value.field == "name"


def test_an_empty_plan_makes_no_template(store):
    with pytest.raises(Refusal, match="plan er tom"):
        store.do(template.save, given.a_class(store).id, "Tom")


def test_it_is_laid_on_many_classes_in_one_step(store, kept):
    spring = given.a_class(store, "el-27a", starts_on=NEXT_YEAR)
    later = given.a_class(store, "tøm-26b", starts_on=date(2026, 8, 17))
    done = laid(store, kept, spring.id, later.id)
    assert done.change.label == "Skabelonen Tømrer 20 uger lagt i planen: el-27a og tøm-26b"
    assert (done.value.classes, done.value.new, done.value.outside) == (2, 6, 0)
    assert [chip.date for chip in chips(store, spring.id).values()] == [
        date(2027, 1, 4),
        date(2027, 2, 23),
        date(2027, 4, 14),
    ]
    visit = next(one for one in chips(store, later.id).values() if one.kind is VISIT)
    assert (visit.date, visit.is_fixed, visit.has_news) == (date(2026, 10, 6), False, False)
    store.undo()
    assert chips(store, spring.id) == chips(store, later.id) == {}


def test_laid_on_the_class_it_came_from_it_changes_nothing(store, made, kept):
    assert laid(store, kept, made.id).change.step is None
    assert outcomes(store, kept, made.id) == [Outcome.SAME] * 3


@EXAMPLES
@holds(
    weeks=st.lists(st.tuples(st.integers(1, 20), st.integers(1, 5)), min_size=1, max_size=6),
    start=st.dates(date(2026, 8, 1), date(2027, 8, 1)),
    length=st.integers(5, 24),
)
def test_laid_twice_is_laid_once(sqlite_store, weeks, start, length):
    store = sqlite_store
    known = len(rows_of(store).get("class_group", ()))
    source = given.a_class(store, f"kilde-{known}")
    store.do(closed.add, date(2026, 10, 12), date(2026, 10, 16), "Efterårsferie")
    for week, weekday in weeks:
        put_open(store, source.id, week, weekday)
    number = store.do(template.save, source.id, f"Skabelon {known}").value.template_id
    other = given.a_class(store, f"hold-{known}", starts_on=start, weeks=length)
    first = laid(store, number, other.id)
    before = rows_of(store)
    again = laid(store, number, other.id)
    assert again.change.step is None
    assert rows_of(store) == before
    assert again.value.same == first.value.new
    assert first.value.outside + first.value.new == len(weeks)
    assert first.value.outside == sum(week > length for week, _day in weeks)
    assert all(not chip.faults for chip in chips(store, other.id).values())


def put_open(store, class_id, week, weekday):
    title = {
        "title": f"Aktivitet {week}-{weekday}-{len(rows_of(store).get('planned_activity', ()))}"
    }
    try:
        store.do(plan.add, class_id, title, Place(week, weekday))
    except Refusal as refused:
        store.do(plan.add, class_id, title, refused.nearest)


def test_what_somebody_edited_is_left_and_the_rest_follows_the_template(store, kept):
    other = given.a_class(store, "tøm-26b")
    laid(store, kept, other.id)
    first, visit, talk = sorted(chips(store, other.id))
    store.do(plan.move, visit, Place(9, 1))
    opening, slot, last = slots(store, kept)
    store.do(template.change_slot, slot.id, {"week": 10})
    store.do(template.change_slot, last.id, {"week": 16, "weekday": 1})
    store.do(template.change_slot, opening.id, {"companies_needed": 3})
    assert outcomes(store, kept, other.id) == [Outcome.RENEWED, Outcome.EDITED, Outcome.MOVES]
    line = _checklist(store, first)[0].text
    store.do(plan.tick, first, line, is_done=True)
    done = laid(store, kept, other.id).value
    assert (done.renewed, done.edited, done.moved, done.new) == (1, 1, 1, 0)
    found = chips(store, other.id)
    assert (found[first].needed, found[first].checked) == (3, 1)
    assert (found[visit].week, found[talk].week, found[talk].weekday) == (9, 16, 1)


def test_what_the_class_has_already_that_day_is_not_put_in_twice(store, kept):
    other = given.a_class(store, "tøm-26b")
    own = put(store, other.id, 8, 2)
    assert outcomes(store, kept, other.id) == [Outcome.NEW, Outcome.THERE, Outcome.NEW]
    assert laid(store, kept, other.id).value.there == 1
    assert [chip.id for chip in chips(store, other.id).values() if chip.kind is VISIT] == [own]


def test_a_closed_day_gives_way_to_the_nearest_open_one(store, kept):
    store.do(closed.add, date(2026, 10, 5), date(2026, 10, 7), "Studietur")
    other = given.a_class(store, "tøm-26b", starts_on=date(2026, 8, 17))
    (found,) = store.ask(templates.preview, kept, [other.id]).value.classes
    visit = found.placings[1]
    assert (visit.outcome, visit.wished, visit.date) == (
        Outcome.NEW,
        date(2026, 10, 6),
        date(2026, 10, 8),
    )
    assert visit.why == "Klassen er ikke i skole tir 06.10.: Studietur."
    assert (found.closed, found.text) == (1, "3 nye; 1 får en anden dag end i skabelonen.")
    laid(store, kept, other.id)
    chip = next(one for one in chips(store, other.id).values() if one.kind is VISIT)
    assert (chip.date, chip.is_fixed, chip.faults) == (date(2026, 10, 8), False, ())


def test_a_shorter_course_gets_nothing_of_the_weeks_it_lacks(store, kept):
    short = given.a_class(store, "svej-26a", weeks=10)
    found = store.ask(templates.preview, kept, [short.id]).value
    (fault,) = found.faults
    assert fault == (
        "svej-26a har 10 uger, og skabelonen har 20. "
        "1 aktivitet ligger efter holdets sidste uge og lægges ikke."
    )
    (one,) = found.classes
    assert one.placings[2].why == "Uge 15 ligger efter holdets 10 uger."
    assert one.text == "2 nye; 1 ligger efter holdets 10 uger og lægges ikke."
    done = laid(store, kept, short.id).value
    assert (done.new, done.outside) == (2, 1)
    assert len(rows_of(store)["planned_activity"]) == 5


def test_a_longer_course_is_told_of_too(store, kept):
    long = given.a_class(store, "auto-26a", weeks=24)
    found = store.ask(templates.preview, kept, [long.id]).value
    assert found.faults == (
        "auto-26a har 24 uger, og skabelonen har 20. De sidste uger får ingen aktiviteter af den.",
    )


def test_days_that_have_passed_may_be_left_out(store, kept):
    other = given.a_class(store, "tøm-26b")
    assert outcomes(store, kept, other.id, TODAY) == [Outcome.PAST, Outcome.NEW, Outcome.NEW]
    done = laid(store, kept, other.id, first_day=TODAY).value
    assert (done.past, done.new) == (1, 2)


def test_another_activity_at_the_same_time_is_told_of(store, kept):
    other = given.a_class(store, "tøm-26b")
    put(store, other.id, 1, 1, ActivityKind.GUEST, 3)
    put(store, other.id, 1, 1, ActivityKind.TRADE, 5)
    (found,) = store.ask(templates.preview, kept, [other.id]).value.classes
    assert found.placings[0].beside == ("Gæsteunderviser: mester i værkstedet",)


def test_a_slot_is_added_and_taken_out_and_classes_keep_theirs(store, kept):
    other = given.a_class(store, "tøm-26b")
    laid(store, kept, other.id)
    guest = store.do(
        template.add_slot, kept, proposal(store, ActivityKind.GUEST), Place(4, 2)
    ).value
    store.do(template.add_slot, kept, {"title": "Fælles tur"}, Place(5, 5))
    assert len(slots(store, kept)) == 5
    assert laid(store, kept, other.id).value.new == 2
    done = store.do(template.remove_slots, [guest])
    assert done.change.label == "Skabelon ændret: Tømrer 20 uger, 1 aktivitet taget ud"
    assert len(slots(store, kept)) == 4
    assert len(chips(store, other.id)) == 5


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"week": 21}, "week"),
        ({"week": 0}, "week"),
        ({"weekday": 6}, "weekday"),
        ({"first_lesson": 11}, "first_lesson"),
        ({"title": ""}, "title"),
    ],
)
def test_a_slot_that_cannot_be_is_refused(store, kept, fields, field):
    with pytest.raises(Refusal) as refused:
        store.do(template.change_slot, slots(store, kept)[0].id, fields)
    assert refused.value.field == field


def test_a_template_takes_the_newer_catalogue(store, kept):
    store.do(catalogue.change, proposal(store), {"lessons": 6})
    assert store.ask(templates.one, kept).value.row.older == 1
    store.do(template.take_newer, kept)
    assert store.ask(templates.one, kept).value.row.older == 0
    assert [slot.content.lessons for slot in slots(store, kept)] == [4, 6, 4]
    assert store.do(template.take_newer, kept).change.step is None


def test_a_template_is_renamed_and_taken_away_but_plans_stay(store, made, kept):
    store.do(template.rename, kept, "Tømrer efterår", "Prøvet i 2026")
    (row,) = store.ask(templates.listing).value
    assert (row.name, row.about) == ("Tømrer efterår", "Prøvet i 2026")
    before = rows_of(store)
    done = store.do(template.remove, [kept])
    assert done.change.label == "1 skabelon slettet: Tømrer efterår"
    assert store.ask(templates.listing).value == ()
    assert len(chips(store, made.id)) == 3
    with pytest.raises(Refusal) as refused:
        store.ask(templates.one, kept)
    with pytest.raises(Refusal):
        store.ask(templates.preview, kept, [made.id])
    assert refused.value.field == "template"
    store.undo()
    assert rows_of(store) == before


def test_a_class_that_shifts_takes_what_the_template_gave_along(store, kept):
    other = given.a_class(store, "tøm-26b")
    laid(store, kept, other.id)
    store.do(classes.change, other.id, {"starts_on": date(2026, 8, 17)})
    assert laid(store, kept, other.id).change.step is None
