"""A class's absence at a glance by keyboard, and why somebody stands first (user tasks 12 and 13)."""

from datetime import date, timedelta

import pytest

from tests import registers
from ui.screens.absence import VIEWS

pytestmark = pytest.mark.journey

MONDAY = date(2026, 8, 10)
STEPS = [name for name, _words, _home in VIEWS].index("overview")


@pytest.fixture
def overview(teacher, sqlite_store, tom):
    """A teacher who has turned to Overblik after a first week with absence."""
    one, other, *_rest = tom.students
    for number in range(5):
        absent = {one: "U"} if number < 2 else {other: "S"} if number == 2 else {}
        registers.take_day(sqlite_store, tom.id, MONDAY + timedelta(days=number), absent)
    teacher.press("Ctrl+4", *["Ctrl+Tab"] * STEPS)
    return teacher


def test_the_class_is_seen_at_a_glance(overview):
    assert overview.presses == 1 + STEPS
    seen = overview.seen()
    assert "2 elever mangler et opkald" in seen
    assert "Aage Ørsted Kjær 43,2 % 43,2 % 0,0 % 43,2 %" in seen
    assert "Birgitte Maria Ågård 21,6 % 0,0 % 21,6 % 21,6 %" in seen
    assert "Uge 33: 2,3 %" in seen


def test_why_somebody_stands_first_is_there_without_a_key(overview):
    before = overview.presses
    assert "Væk man 10.08. og tir 11.08. i de første 14 dage" in overview.seen()
    overview.press("Down")
    assert overview.presses == before + 1
    assert "Væk ons 12.08. i de første 14 dage" in overview.seen()


def test_enter_opens_the_student_and_the_view_is_there_when_one_comes_back(overview):
    overview.press("Enter")
    assert overview.page("student").isVisible()
    overview.press("Ctrl+4")
    assert "Hele holdet" in overview.seen()
