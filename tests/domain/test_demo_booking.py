"""People and companies of the demo school are in one place at a time, nearly always."""

from collections import Counter
from datetime import date

from gf2tracker.domain.demo.booking import booked
from gf2tracker.domain.demo.course import demo_course
from gf2tracker.domain.demo.plan import SLOTS, demo_plan

TODAY = date(2026, 11, 20)


def test_hardly_anybody_is_in_two_places_at_once():
    courses = [demo_course(1, number, TODAY) for number in range(1, 31)]
    plans = [(of, one) for of in courses for one in demo_plan(1, of, TODAY)]
    settled = list(booked(plans))
    assert len(settled) == len(plans)
    seats = Counter()
    for one in settled:
        slot = SLOTS[one.slot]
        for lesson in range(slot.first_lesson, slot.first_lesson + slot.content.lessons):
            seats.update((one.day, lesson, who) for who, _role in one.people)
    twice = sum(count > 1 for count in seats.values())
    assert 0 < twice < len(settled) / 20
    assert sum(bool(one.people) for one in settled) > len(settled) * 0.8
