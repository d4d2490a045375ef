"""Who has lost a buddy is told, and why."""

import pytest

from gf2tracker.domain.pairs.flags import Flag, Trouble, flags, is_away
from tests.domain.pairs.classmates import (
    AMALIE,
    BENJAMIN,
    CECILIE,
    DINA,
    EMIL,
    some,
    student,
)

PAIRS = [(AMALIE, BENJAMIN), (CECILIE, DINA)]


def test_whole_pairs_have_no_flag():
    assert flags(PAIRS, some(4), {}) == ()


def test_a_pair_that_one_left_is_broken():
    found = flags(PAIRS, some(4)[1:], {AMALIE: "Amalie Storm"})
    text = "Benjamin Falk mangler makker: Amalie Storm er ikke længere på holdet."
    assert found == (Flag(Trouble.BROKEN, (AMALIE, BENJAMIN), BENJAMIN, text),)


def test_who_left_without_a_name_is_a_student():
    (found,) = flags(PAIRS, some(4)[1:], {})
    assert found.text == "Benjamin Falk mangler makker: en elev er ikke længere på holdet."


@pytest.mark.parametrize(("days", "is_flagged"), [(3, False), (4, True)])
def test_a_pair_is_shaky_after_more_than_three_days_away(days, is_flagged):
    class_ = [student(1, days_away=days), *some(4)[1:]]
    found = flags(PAIRS, class_, {})
    assert is_away(class_[0]) is is_flagged
    assert bool(found) is is_flagged
    if is_flagged:
        assert found[0].trouble is Trouble.SHAKY
        assert found[0].student_id == BENJAMIN
        assert found[0].text == (
            "Benjamin Falk er uden makker: Amalie Storm har været væk i fire skoledage."
        )


def test_a_trio_bears_the_loss_of_one_but_not_of_two():
    trio = [(AMALIE, BENJAMIN, CECILIE)]
    assert flags(trio, some(3)[1:], {}) == ()
    away = student(2, days_away=5)
    assert flags(trio, [student(1), away, student(3)], {}) == ()
    (found,) = flags(trio, [away, student(3)], {})
    assert (found.trouble, found.student_id) == (Trouble.SHAKY, CECILIE)


def test_who_is_away_needs_nobody_yet():
    away = [student(number, days_away=9) for number in (1, 2)]
    assert flags(PAIRS[:1], away, {}) == ()
    assert flags(PAIRS[:1], away[:1], {}) == ()
    assert flags([], away, {}) == ()


def test_a_newcomer_has_nobody():
    (found,) = flags(PAIRS, some(5), {})
    assert found == Flag(Trouble.ALONE, (), EMIL, "Emil Stampe har ingen makker.")
