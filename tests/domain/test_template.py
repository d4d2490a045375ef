"""What becomes of a template's slots in a class's plan."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.activity import ActivityKind, Content
from gf2tracker.domain.closed import parse_closed
from gf2tracker.domain.course import Course
from gf2tracker.domain.plan import Place, date_of
from gf2tracker.domain.template import Existing, Outcome, Slot, place_in, placings, sentence

AUTUMN = Course(date(2026, 8, 10), closed=(parse_closed("2026-10-12..2026-10-13"),))
PLACES = st.builds(Place, st.integers(1, 24), st.integers(1, 5))


def slot(number, place, title="Besøg", lesson=0):
    content = Content(title, ActivityKind.GUEST, lessons=2)
    return Slot(number, Place(*place), lesson, content, None, 0)


def written(course, found):
    """Return a plan as it stands when what is found has been written."""
    return [
        Existing(
            number,
            one.slot.id,
            date_of(course, place_in(course, one)),
            one.slot.first_lesson,
            is_edited=False,
            content=one.slot.content,
        )
        for number, one in enumerate(found, start=100)
        if one.outcome.is_written
    ]


@given(
    places=st.lists(PLACES, max_size=8),
    weeks=st.integers(4, 24),
    start=st.dates(date(2025, 1, 1), date(2028, 1, 1)),
)
def test_applied_twice_is_applied_once(places, weeks, start):
    course = Course(start, weeks)
    slots = [slot(number, place, f"Besøg {number}") for number, place in enumerate(places, 1)]
    first = placings(course, slots, [])
    again = placings(course, slots, written(course, first))
    assert {one.outcome for one in again} <= {Outcome.SAME, Outcome.OUTSIDE}
    assert [one.date for one in again] == [one.date for one in first]
    for one in first:
        assert (one.outcome is Outcome.OUTSIDE) == (one.place.week > weeks)
        assert one.date is None or course.is_school_day(one.date)
        assert (one.wished is not None) == bool(one.why) or one.date is None


def test_what_somebody_edited_stays_where_it_is():
    own = Existing(7, 1, date(2026, 9, 1), 0, is_edited=True, content=Content("Andet"))
    (found,) = placings(AUTUMN, [slot(1, (8, 2))], [own])
    assert (found.outcome, found.date, found.planned_id) == (Outcome.EDITED, date(2026, 9, 1), 7)


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({}, Outcome.SAME),
        ({"date": date(2026, 9, 1)}, Outcome.MOVES),
        ({"first_lesson": 3}, Outcome.MOVES),
        ({"content": Content("Andet")}, Outcome.RENEWED),
    ],
)
def test_what_nobody_edited_follows_the_template(change, outcome):
    one = slot(1, (8, 2))
    own = Existing(7, 1, date(2026, 9, 29), 0, is_edited=False, content=one.content)
    (found,) = placings(AUTUMN, [one], [replace(own, **change)])
    assert (found.outcome, found.date) == (outcome, date(2026, 9, 29))


def test_a_slot_of_a_week_the_course_has_lost_stays_in_the_plan_untouched():
    own = Existing(7, 1, None, 0, is_edited=False, content=Content("Besøg"))
    (found,) = placings(Course(AUTUMN.starts_on, 5), [slot(1, (8, 2))], [own])
    assert (found.outcome, found.planned_id, found.date) == (Outcome.OUTSIDE, 7, None)


def test_the_same_title_on_the_same_day_is_there_already():
    own = Existing(7, None, date(2026, 9, 29), 0, is_edited=False, content=Content("BESØG"))
    (found,) = placings(AUTUMN, [slot(1, (8, 2))], [own], date(2026, 12, 1))
    assert (found.outcome, found.planned_id) == (Outcome.THERE, 7)


def test_two_slots_at_the_same_place_are_two_activities():
    slots = [slot(1, (8, 2)), slot(2, (8, 2))]
    found = placings(AUTUMN, slots, [])
    assert [one.outcome for one in found] == [Outcome.NEW, Outcome.NEW]
    again = placings(AUTUMN, slots, written(AUTUMN, found))
    assert [one.outcome for one in again] == [Outcome.SAME, Outcome.SAME]


def test_what_is_at_the_same_time_is_told():
    beside = Existing(7, None, date(2026, 9, 29), 2, is_edited=False, content=Content("Prøve"))
    apart = replace(beside, id=8, first_lesson=3, content=Content("Tur"))
    unsaid = replace(beside, id=9, first_lesson=0)
    (found,) = placings(AUTUMN, [slot(1, (8, 2), lesson=1)], [beside, apart, unsaid])
    assert found.beside == ("Prøve",)
    (open_hour,) = placings(AUTUMN, [slot(1, (8, 2))], [beside])
    assert open_hour.beside == ()


def test_a_closed_day_is_written_where_it_will_stand():
    (found,) = placings(AUTUMN, [slot(1, (10, 2))], [])
    assert (found.wished, found.date) == (date(2026, 10, 13), date(2026, 10, 14))
    assert place_in(AUTUMN, found) == Place(10, 3)


def test_the_sentence_counts_everything():
    assert sentence((), 20) == "Skabelonen er tom."
    slots = [
        slot(1, (1, 1), "a"),
        slot(2, (8, 2), "b"),
        slot(3, (10, 2), "c"),
        slot(4, (22, 1), "d"),
    ]
    found = placings(AUTUMN, slots, [], date(2026, 9, 1))
    assert sentence(found, 20) == (
        "2 nye og 1 udeladt, dagen er gået; 1 får en anden dag end i skabelonen; "
        "1 ligger efter holdets 20 uger og lægges ikke."
    )
    assert sentence(found[3:], 20) == "1 ligger efter holdets 20 uger og lægges ikke."


def test_every_outcome_has_words():
    assert len({one.label for one in Outcome}) == len(Outcome)
