"""What a student's page says of exemptions, and how they are typed."""

from gf2tracker.domain.exemption import EVERY_LESSON, ExemptPattern
from gf2tracker.domain.lessonwords import lesson_runs, lesson_words
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.errors import Refusal
from gf2tracker.language import WEEKDAYS, _, join_words

ALL = _("alle")


def exempt_words(lessons: ExemptPattern) -> str:
    """Return exempt lessons in words: "alle lektioner", "mandag 1.–2. lektion"."""
    if all(on >= EVERY_LESSON for on in lessons):
        return _("alle lektioner")
    told = []
    for day, on in zip(WEEKDAYS, lessons, strict=False):
        if on >= EVERY_LESSON:
            told.append(_("{day} hele dagen").format(day=day))
        elif on:
            told.append(_("{day} {lessons}").format(day=day, lessons=lesson_words(on)))
    return join_words(told)


def lessons_text(lessons: frozenset[int]) -> str:
    """Return the lessons of a weekday as one types them: "alle", "1-3,5", "" for none."""
    if lessons >= EVERY_LESSON:
        return ALL
    return ",".join(
        f"{first}-{last}" if first != last else str(first) for first, last in lesson_runs(lessons)
    )


def typed_lessons(text: str, field: str) -> str:
    """Return the lessons of a weekday as they are stored, from "alle", "1-3, 5" or nothing.

    Refused, at a field: what is neither.
    """
    typed = text.replace(" ", "").lower()
    if typed in {"*", ALL}:
        return "*"
    found: set[int] = set()
    for part in filter(None, typed.replace("–", "-").split(",")):
        first, _dash, last = part.partition("-")
        numbers = (first, last or first)
        if not all(one.isdecimal() and 1 <= int(one) <= MOST_LESSONS for one in numbers):
            refusal = _("Skriv lektioner som 1-3 eller 1,5, “alle”, eller lad feltet stå tomt.")
            raise Refusal(refusal, field=field)
        found.update(range(int(first), int(last or first) + 1))
    return ",".join(str(one) for one in sorted(found))
