"""The sentence that opens the page of today is good Danish for every count."""

import pytest

from gf2tracker.domain.headline import headline


@pytest.mark.parametrize(
    ("calls", "missing", "text"),
    [
        (4, ["el-26b"], "Fire elever mangler et opkald, og el-26b mangler protokol"),
        (1, [], "Én elev mangler et opkald"),
        (2, [], "To elever mangler et opkald"),
        (12, [], "Tolv elever mangler et opkald"),
        (13, [], "13 elever mangler et opkald"),
        (1250, [], "1.250 elever mangler et opkald"),
        (0, ["el-26b"], "el-26b mangler protokol"),
        (0, ["el-26b", "tøm-26a"], "el-26b og tøm-26a mangler protokol"),
        (0, ["a", "b", "c"], "Tre hold mangler protokol"),
        (1, ["a", "b", "c"], "Én elev mangler et opkald, og tre hold mangler protokol"),
        (3, ["a", "b"], "Tre elever mangler et opkald, og a og b mangler protokol"),
        (0, [str(n) for n in range(50)], "50 hold mangler protokol"),
        (0, [], "Alle er ringet op, og protokollen er ført"),
    ],
)
def test_it_says_what_is_to_be_done(calls, missing, text):
    assert headline(calls, missing) == text


def test_a_day_without_school_says_so():
    assert headline(0, [], has_school=False) == "Ingen undervisning i dag"


def test_before_the_first_lesson_no_register_is_said_to_be_taken():
    assert headline(0, [], has_begun=False) == "Ingen mangler et opkald"


def test_a_call_is_made_on_a_day_without_school_too():
    assert headline(2, [], has_school=False) == "To elever mangler et opkald"
