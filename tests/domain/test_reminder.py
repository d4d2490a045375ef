"""The mail that reminds a teacher of registers."""

from datetime import date

import pytest

from gf2tracker.domain.reminder import lesson_words, reminder


def test_a_reminder_names_class_day_and_lessons():
    text = reminder("Jens Holst", [("tøm-26a", date(2026, 8, 14), (1, 2, 3, 6))])
    assert text.splitlines() == [
        "Kære Jens",
        "",
        "Der mangler protokol for:",
        "- tøm-26a fre 14.08.: 1.–3. og 6. lektion",
        "",
        "Vil du føre den? Dage uden protokol tæller ikke med i elevernes fravær.",
    ]


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
