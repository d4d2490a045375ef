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


@lru_cache(maxsize=256)
def public_holidays(year: int) -> Mapping[date, str]:
    """Return the days of a year on which no school teaches, each with its Danish name."""
    from holidays import country_holidays  # noqa: PLC0415 (it takes 0.3 s to import)

    days = dict(country_holidays("DK", years=year, language="da").items())
    days.setdefault(date(year, 6, 5), _("Grundlovsdag"))
    days[date(year, 12, 24)] = _("Juleaftensdag")
    days[date(year, 12, 31)] = _("Nytårsaftensdag")
    return MappingProxyType(dict(sorted(days.items())))


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
