"""The text that reminds a teacher of registers that were not taken."""

from collections.abc import Iterable, Sequence
from datetime import date

from gf2tracker.domain.lessonwords import lesson_words
from gf2tracker.language import _, date_short, join_words

Gap = tuple[str, date, Sequence[int]]
"""A class's code, the day, and its lessons (from 1) without register."""


def remind_words(name: str) -> tuple[str, str]:
    """Return what copying the mail is called, and what is said when it is done.

    Args:
        name: of the contact teacher; "" for classes without one.
    """
    if name:
        return _("Kopiér påmindelse"), _("Påmindelsen er kopieret. Sæt den ind i en mail.")
    done = _("Påmindelsen er kopieret. Sæt den ind i en mail til dem, der underviser holdet.")
    return _("Kopiér påmindelse til lærerne"), done


def reminder(name: str, gaps: Iterable[Gap]) -> str:
    """Return a mail to somebody by name: one line a class and day, then what to do.

    Without a name it is to those who teach the classes.
    """
    gaps = tuple(gaps)
    lines = [
        _("- {code} {day}: {lessons}").format(
            code=code, day=date_short(day), lessons=lesson_words(lessons)
        )
        for code, day, lessons in gaps
    ]
    asks = _("Der mangler protokol for:")
    if name:
        greeting = _("Kære {name}").format(name=name.partition(" ")[0])
        ends = _("Vil du føre den? Dage uden protokol tæller ikke med i elevernes fravær.")
    else:
        codes = join_words(list(dict.fromkeys(code for code, _day, _lessons in gaps)))
        greeting = _("Til jer, der underviser {codes}").format(codes=codes)
        ends = _("Vil I føre den? Dage uden protokol tæller ikke med i elevernes fravær.")
    return "\n".join([greeting, "", asks, *lines, "", ends])
