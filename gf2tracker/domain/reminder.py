"""The text that reminds a teacher of registers that were not taken."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from gf2tracker.language import _, date_short

Gap = tuple[str, date, Sequence[int]]
"""A class's code, the day, and its lessons (from 1) without register."""


def reminder(name: str, gaps: Iterable[Gap]) -> str:
    """Return a mail to somebody by name: one line a class and day, then what to do."""
    lines = [
        _("- {code} {day}: {lessons}").format(
            code=code, day=date_short(day), lessons=lesson_words(lessons)
        )
        for code, day, lessons in gaps
    ]
    greeting = _("Kære {name}").format(name=name.partition(" ")[0])
    asks = _("Der mangler protokol for:")
    ends = _("Vil du føre den? Dage uden protokol tæller ikke med i elevernes fravær.")
    return "\n".join([greeting, "", asks, *lines, "", ends])


def lesson_words(lessons: Sequence[int]) -> str:
    """Return lessons as they are said: "1. lektion", "1.–3. og 6. lektion"."""
    runs = [
        [lesson for _at, lesson in run]
        for _gap, run in groupby(enumerate(lessons), lambda pair: pair[1] - pair[0])
    ]
    told = [f"{run[0]}.–{run[-1]}." if len(run) > 1 else f"{run[0]}." for run in runs]
    listed = ", ".join(told[:-1])
    joined = _("{some} og {last}").format(some=listed, last=told[-1]) if listed else told[-1]
    return _("{lessons} lektion").format(lessons=joined)
