"""Lessons a student is exempt from (merit): out of the register and out of every share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gf2tracker.domain.mark import AbsenceKind, Mark, Marks
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.errors import Refusal
from gf2tracker.language import _

EVERY_LESSON = frozenset(range(1, MOST_LESSONS + 1))
ExemptPattern = tuple[frozenset[int], ...]
_FREE = Mark(AbsenceKind.EXEMPT)


@dataclass(frozen=True, slots=True)
class Exemption:
    """A period in which a student is exempt; `lessons` are the exempt ones on Monday to Friday."""

    first: date
    last: date
    lessons: ExemptPattern

    def on(self, day: date) -> frozenset[int]:
        """Return the lessons (from 1) that the student is exempt from on a day."""
        if not self.first <= day <= self.last or day.weekday() >= len(self.lessons):
            return frozenset()
        return self.lessons[day.weekday()]


@lru_cache(maxsize=256)  # a school's exemptions repeat a few
def parse_exempt(text: str) -> ExemptPattern:
    """Return the exempt lessons on Monday to Friday, from "1,2|||*|".

    The weekdays are parted by "|", lessons by ","; "*" is the whole day, and an empty text the
    whole week. All else is refused.
    """
    parts = text.replace(" ", "").split("|") if text.strip() else ["*"] * 5
    if len(parts) == 5 and all(_is_weekday(part) for part in parts):
        return tuple(_lessons(part) for part in parts)
    refusal = _("Fritagelsen skal sige lektioner for mandag til fredag, fx 1,2|||*|.")
    raise Refusal(refusal, field="pattern")


def format_exempt(lessons: ExemptPattern) -> str:
    """Return exempt lessons as they are stored, "1,2|||*|"."""
    return "|".join(
        "*" if on >= EVERY_LESSON else ",".join(str(lesson) for lesson in sorted(on))
        for on in lessons
    )


def exempt_on(exemptions: Iterable[Exemption], day: date) -> frozenset[int]:
    """Return the lessons (from 1) of a day that any of a student's exemptions takes out."""
    found: frozenset[int] = frozenset()
    for exemption in exemptions:
        found |= exemption.on(day)
    return found


def exempted(marks: Marks, exempt: frozenset[int]) -> Marks:
    """Return a day's marks with the exempt lessons (from 1) marked as such, whatever they held."""
    if not exempt:
        return marks
    return tuple([_FREE if at in exempt else mark for at, mark in enumerate(marks, start=1)])


def exempt_taken(marks: Marks, taken: Sequence[object]) -> int:
    """Return how many lessons of a day are taken but exempt, so that no share counts them.

    Args:
        marks: the day's marks, through `exempted`.
        taken: true or a time for each lesson whose register is taken.
    """
    pairs = zip(marks, taken, strict=False)
    return sum(1 for mark, at in pairs if at and mark and mark.kind is AbsenceKind.EXEMPT)


def _is_weekday(part: str) -> bool:
    numbers = part.split(",") if part not in {"", "*"} else []
    return all(number.isdecimal() and 1 <= int(number) <= MOST_LESSONS for number in numbers)


def _lessons(part: str) -> frozenset[int]:
    if part == "*":
        return EVERY_LESSON
    return frozenset(int(number) for number in part.split(",") if number)
