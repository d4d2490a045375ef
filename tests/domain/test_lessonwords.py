"""Lessons are said in runs."""

import pytest

from gf2tracker.domain.lessonwords import lesson_runs, lesson_words, which_lessons


@pytest.mark.parametrize(
    ("lessons", "words"),
    [
        ((2,), "2. lektion"),
        ((1, 2), "1.–2. lektion"),
        ((1, 3), "1. og 3. lektion"),
        ((1, 2, 4, 6, 7), "1.–2., 4. og 6.–7. lektion"),
    ],
)
def test_lessons_are_said_in_runs(lessons, words):
    assert lesson_words(lessons) == words


def test_lessons_in_any_order_are_the_same_runs():
    assert lesson_runs({6, 3, 2, 1}) == ((1, 3), (6, 6))
    assert which_lessons([6, 1, 2, 3]) == "1.–3. og 6."
    assert which_lessons(()) == ""
