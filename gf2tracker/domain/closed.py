"""Days without school: public holidays and what the school itself closes.

Source: skolernes praksis. 5 June, 24 and 31 December are no school days; 1 May and the Friday
after Kristi himmelfartsdag are, unless the school closes them. Store bededag ended with 2023.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from gf2tracker.domain.cpr import quoted
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DayRange:
    """A closed period with its name; both days are closed."""

    first: date
    last: date
    name: str = ""

    def __post_init__(self) -> None:
        if self.last < self.first:
            text = _("Perioden slutter {last}, før den begynder {first}. Byt om på datoerne.")
            raise Refusal(
                text.format(first=date_long(self.first), last=date_long(self.last)), field="last"
            )

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


# Days from Easter Sunday, then month and day; tests hold them against the library `holidays`.
_MOVING = (
    (-3, _("Skærtorsdag")),
    (-2, _("Langfredag")),
    (0, _("Påskedag")),
    (1, _("Anden påskedag")),
    (39, _("Kristi himmelfartsdag")),
    (49, _("Pinsedag")),
    (50, _("Anden pinsedag")),
)
_FIXED = (
    (1, 1, _("Nytårsdag")),
    (6, 5, _("Grundlovsdag")),
    (12, 24, _("Juleaftensdag")),
    (12, 25, _("Juledag")),
    (12, 26, _("Anden juledag")),
    (12, 31, _("Nytårsaftensdag")),
)
_LAST_BEDEDAG = 2023


@lru_cache(maxsize=256)
def public_holidays(year: int) -> Mapping[date, str]:
    """Return the days of a year on which no school teaches, each with its Danish name."""
    sunday = easter_sunday(year)
    days = {date(year, month, day): name for month, day, name in _FIXED}
    days |= {sunday + timedelta(days=number): name for number, name in _MOVING}
    if year <= _LAST_BEDEDAG:
        days[sunday + timedelta(days=26)] = _("Store bededag")
    return MappingProxyType(dict(sorted(days.items())))


def easter_sunday(year: int) -> date:
    """Return Easter Sunday by Gauss's rule as Meeus, Jones and Butcher write it."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    leap = century // 4
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


_WEEK = re.compile(r"(\d{4})-?[Ww](\d{1,2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DANISH = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def parse_closed(text: str, name: str = "") -> DayRange:
    """Return the closed period that a text means.

    A week is "2026-W42", a day "2026-10-12" or "12.10.2026", and two of either with ".." between
    them a period. All else is refused.
    """
    first, dots, last = (part.strip() for part in text.partition(".."))
    try:
        start = _period(first)
        end = _period(last) if dots else start
    except ValueError:
        raise Refusal(
            _(
                "“{text}” er hverken en uge eller en dato. "
                "Skriv fx 2026-W42, 2026-10-12 eller 2026-10-12..2026-10-14."
            ).format(text=quoted(text)),
            field="closed",
        ) from None
    return DayRange(start.first, end.last, name)


def _period(text: str) -> DayRange:
    if found := _WEEK.fullmatch(text):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return DayRange(monday, monday + timedelta(days=6))
    if found := _ISO.fullmatch(text):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return DayRange(day, day)
    if found := _DANISH.fullmatch(text):
        day = date(int(found[3]), int(found[2]), int(found[1]))
        return DayRange(day, day)
    raise ValueError
