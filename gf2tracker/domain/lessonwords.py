"""Lessons of a day as they are said and read: neighbours are one run."""

from collections.abc import Iterable
from itertools import groupby

from gf2tracker.language import _, join_words


def lesson_runs(lessons: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Return lessons (from 1) as runs of neighbours, first and last of each, in order."""
    found = []
    for _gap, run in groupby(enumerate(sorted(lessons)), lambda pair: pair[1] - pair[0]):
        numbers = [lesson for _at, lesson in run]
        found.append((numbers[0], numbers[-1]))
    return tuple(found)


def which_lessons(lessons: Iterable[int]) -> str:
    """Return which lessons: "1.", "1.–3. og 6."; "" for none."""
    return join_words(
        f"{first}.–{last}." if first != last else f"{first}."
        for first, last in lesson_runs(lessons)
    )


def lesson_words(lessons: Iterable[int]) -> str:
    """Return lessons as they are said: "1. lektion", "1.–3. og 6. lektion"."""
    return _("{lessons} lektion").format(lessons=which_lessons(lessons))
