"""A day in words: its marks, as the cards and cells of week and course tell them, and a deadline."""

from collections.abc import Sequence
from datetime import date

from gf2tracker.domain.mark import Mark, Marks, describe
from gf2tracker.language import _, date_short, plural


def day_in_words(marks: Marks) -> tuple[str, ...]:
    """Return what a day's marks say, the one that fills most lessons first; () is present.

    "Udeblevet 7 af 7 lektioner", "for sent 12 min i 1. lektion": one text a kind, the first with
    a capital letter.
    """
    found: dict[str, list[tuple[int, Mark]]] = {}
    for lesson, mark in enumerate(marks, start=1):
        if mark is not None:
            found.setdefault(mark.kind.value, []).append((lesson, mark))
    in_order = sorted(found.values(), key=len, reverse=True)
    words = [text for own in in_order for text in _kind_in_words(own, len(marks))]
    return (words[0][:1].upper() + words[0][1:], *words[1:]) if words else ()


def _kind_in_words(own: Sequence[tuple[int, Mark]], lessons: int) -> list[str]:
    if own[0][1].kind.has_minutes:
        text = _("{mark} i {lesson}. lektion")
        return [text.format(mark=describe(mark), lesson=lesson) for lesson, mark in own]
    of = plural(lessons, _("{n} lektion"), _("{n} lektioner"))
    text = _("{kind} {count} af {lessons}")
    return [text.format(kind=own[0][1].kind.label, count=len(own), lessons=of)]


def day_in_letters(marks: Marks) -> str:
    """Return a day's marks as short as a cell of a sheet wants it: "U" all day, "3U F12", ""."""
    counts: dict[str, int] = {}
    for mark in marks:
        if mark is not None:
            counts[str(mark)] = counts.get(str(mark), 0) + 1
    if len(counts) == 1 and sum(counts.values()) == len(marks):
        return next(iter(counts))
    return " ".join(f"{count}{text}" if count > 1 else text for text, count in counts.items())


def last_school_day_words(day: date, last: date) -> str:
    """Return "sidste skoledag tor 26.03." for a deadline without school on its day, else "".

    Source: the notes of domain.md appendix B.
    """
    return _("sidste skoledag {day}").format(day=date_short(last)) if last != day else ""
