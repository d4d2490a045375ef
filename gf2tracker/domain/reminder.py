"""The text that reminds a teacher of registers that were not taken."""

from collections.abc import Iterable, Sequence
from datetime import date

from gf2tracker.domain.lessonwords import lesson_words
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
