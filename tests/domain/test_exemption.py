"""Lessons a student is exempt from."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.exemption import (
    EVERY_LESSON,
    Exemption,
    exempt_on,
    exempt_taken,
    exempted,
    format_exempt,
    parse_exempt,
)
from gf2tracker.domain.mark import pack, unpack
from gf2tracker.errors import Refusal

MONDAY, TUESDAY, SATURDAY = date(2026, 8, 17), date(2026, 8, 18), date(2026, 8, 22)
AUGUST = date(2026, 8, 1), date(2026, 8, 31)

weekday = st.one_of(st.just(EVERY_LESSON), st.frozensets(st.integers(1, 10)))


def test_exempt_lessons_are_read_for_each_weekday():
    lessons = parse_exempt("1,2|||*|")
    assert lessons == (frozenset({1, 2}), frozenset(), frozenset(), EVERY_LESSON, frozenset())
    assert format_exempt(lessons) == "1,2|||*|"


def test_nothing_written_is_the_whole_week():
    assert parse_exempt("") == (EVERY_LESSON,) * 5


@given(st.tuples(weekday, weekday, weekday, weekday, weekday))
def test_exempt_lessons_are_read_back_alike(lessons):
    assert parse_exempt(format_exempt(lessons)) == lessons


@pytest.mark.parametrize("text", ["1", "1|2|3|4", "0||||", "11||||", "a||||", "1-2||||", "1,||||"])
def test_a_text_that_is_no_exemption_is_refused(text):
    with pytest.raises(Refusal, match="for mandag til fredag") as refused:
        parse_exempt(text)
    assert refused.value.field == "pattern"


def test_an_exemption_holds_on_its_weekdays_inside_its_period():
    merit = Exemption(*AUGUST, parse_exempt("1,2||||"))
    assert merit.on(MONDAY) == {1, 2}
    assert merit.on(TUESDAY) == frozenset()
    assert merit.on(SATURDAY) == frozenset()
    assert merit.on(date(2026, 9, 7)) == frozenset()


def test_several_exemptions_add_up():
    two = [Exemption(*AUGUST, parse_exempt(text)) for text in ("1,2||||", "2,3||||")]
    assert exempt_on(two, MONDAY) == {1, 2, 3}
    assert exempt_on([], MONDAY) == frozenset()


def test_exempt_lessons_replace_what_was_marked():
    assert pack(exempted(unpack("U|U|U", 4), frozenset({1, 4, 9}))) == "-|U|U|-"
    assert exempted(unpack("U", 2), frozenset()) == unpack("U", 2)


def test_only_taken_lessons_are_taken_out_of_the_shares():
    marks = unpack("-|-|U|-", 4)
    assert exempt_taken(marks, (True, False, True, True)) == 2
