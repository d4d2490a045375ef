"""When the lessons of a day begin and end."""

import re
from dataclasses import dataclass
from datetime import time
from functools import lru_cache

from typing_extensions import override

from gf2tracker.domain.cpr import quoted
from gf2tracker.domain.pattern import MOST_LESSONS
from gf2tracker.errors import Refusal
from gf2tracker.language import _, clock

LESSON_MINUTES = 45
DEFAULT_BELL = "8:15 9:00 10:05 10:50 12:05 12:50 13:40 14:25 15:15 16:00"

_MIDNIGHT = 24 * 60
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")


@dataclass(frozen=True, slots=True)
class Bell:
    """The times at which the lessons of a site begin, 1 to 10 of them; each lasts 45 minutes."""

    times: tuple[time, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.times) <= MOST_LESSONS:
            text = _("Ringetiderne skal være fra 1 til {most} klokkeslæt, fx {example}.")
            raise Refusal(text.format(most=MOST_LESSONS, example="8:15 9:00 10:05"), field="bell")
        minutes = [minutes_of(start) for start in self.times]
        ends = [start + LESSON_MINUTES for start in minutes]
        if max(ends) >= _MIDNIGHT:
            raise Refusal(_("Den sidste lektion skal slutte før midnat."), field="bell")
        for lesson, (end, following) in enumerate(zip(ends, minutes[1:], strict=False), start=1):
            if following < end:
                text = _("{next}. lektion skal begynde tidligst {end}, når {lesson}. slutter.")
                at = clock(_time_of(end))
                raise Refusal(text.format(next=lesson + 1, end=at, lesson=lesson), field="bell")

    @classmethod
    @lru_cache(maxsize=64)
    def parse(cls, text: str) -> "Bell":
        """Return the bell that a text of times says, "8:15 9:00"; refused when one is no time."""
        return cls(tuple(_parse_time(part) for part in text.replace(",", " ").split()))

    @override
    def __str__(self) -> str:
        return " ".join(clock(start) for start in self.times)

    def starts(self, lesson: int) -> time | None:
        """Return when a lesson (from 1) begins; None when the bell has no such lesson."""
        return self.times[lesson - 1] if 1 <= lesson <= len(self.times) else None

    def ends(self, lesson: int) -> time | None:
        """Return when a lesson (from 1) ends; None when the bell has no such lesson."""
        start = self.starts(lesson)
        return lesson_end(start) if start else None

    def lessons_begun(self, now: time) -> int:
        """Return how many lessons have begun at a time of day, 0 before the first."""
        return sum(start <= now for start in self.times)


def lesson_end(starts_at: time) -> time:
    """Return when a lesson that begins at a time ends."""
    return time_after(starts_at, LESSON_MINUTES)


def time_after(moment: time, minutes: int) -> time:
    """Return the time of day some minutes later, on the same day."""
    return _time_of(minutes_of(moment) + minutes)


def minutes_of(moment: time) -> int:
    """Return the whole minutes since midnight."""
    return moment.hour * 60 + moment.minute


def _time_of(minutes: int) -> time:
    return time(*divmod(minutes, 60))


def _parse_time(text: str) -> time:
    found = _TIME.fullmatch(text)
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
    refusal = _("“{text}” er ikke et klokkeslæt. Skriv fx 8:15.")
    raise Refusal(refusal.format(text=quoted(text)), field="bell")


def share_of(minutes: int, lessons: int) -> float | None:
    """Return which share of some lessons some minutes are, 0 to 1; None without lessons."""
    return minutes / (lessons * LESSON_MINUTES) if lessons else None
