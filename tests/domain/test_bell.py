"""When lessons begin and end."""

from datetime import time

import pytest

from gf2tracker.domain.bell import DEFAULT_BELL, Bell
from gf2tracker.errors import Refusal

BELL = Bell.parse(DEFAULT_BELL)


def test_a_bell_is_read_and_written_alike():
    assert str(BELL) == DEFAULT_BELL
    assert Bell.parse("08.15, 09.00").times == (time(8, 15), time(9, 0))


def test_a_lesson_lasts_45_minutes():
    assert (BELL.starts(1), BELL.ends(1)) == (time(8, 15), time(9, 0))
    assert (BELL.starts(3), BELL.ends(3)) == (time(10, 5), time(10, 50))


@pytest.mark.parametrize("lesson", [0, -1, 11])
def test_a_lesson_that_the_bell_has_not_has_no_time(lesson):
    assert BELL.starts(lesson) is None
    assert BELL.ends(lesson) is None


@pytest.mark.parametrize(
    ("now", "begun"),
    [
        (time(8, 14), 0),
        (time(8, 15), 1),
        (time(9, 0), 2),
        (time(9, 50), 2),
        (time(10, 5), 3),
        (time(16, 45), 10),
    ],
)
def test_a_lesson_has_begun_from_its_first_minute_on(now, begun):
    assert BELL.lessons_begun(now) == begun


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "fra 1 til 10 klokkeslæt"),
        (" ".join(f"{hour}:00" for hour in range(8, 19)), "fra 1 til 10 klokkeslæt"),
        ("8:15 9", "“9” er ikke et klokkeslæt"),
        ("8:60", "“8:60” er ikke et klokkeslæt"),
        ("24:00", "er ikke et klokkeslæt"),
        ("8:15 8:50", "2. lektion skal begynde tidligst 9:00, når 1. slutter"),
        ("9:00 8:15", "2. lektion skal begynde tidligst 9:45"),
        ("22:00 23:15", "før midnat"),
        ("23:30 23:50", "før midnat"),
    ],
)
def test_an_impossible_bell_is_refused_with_what_is_wrong(text, sentence):
    with pytest.raises(Refusal, match=sentence) as refused:
        Bell.parse(text)
    assert refused.value.field == "bell"
