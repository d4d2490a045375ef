"""What a student is like when buddies are chosen.

Source: Os i Branchen and Buddy-ordningen (mix those who know the trade with those who are new);
the age bands are our own (docs/decisions.md).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gf2tracker.domain.people import StudentId
from gf2tracker.language import _


class AgeBand(StrEnum):
    """Students of about the same age and situation: of age, of an age to live alone, euv."""

    UNDER_18 = "under_18"
    FROM_18 = "from_18"
    FROM_20 = "from_20"
    FROM_25 = "from_25"

    @property
    def label(self) -> str:
        return _BANDS[self]


_BANDS = {
    AgeBand.UNDER_18: _("under 18 år"),
    AgeBand.FROM_18: _("18–19 år"),
    AgeBand.FROM_20: _("20–24 år"),
    AgeBand.FROM_25: _("25 år og derover"),
}
_BEGINS = (
    (25, AgeBand.FROM_25),
    (20, AgeBand.FROM_20),
    (18, AgeBand.FROM_18),
    (0, AgeBand.UNDER_18),
)


@dataclass(frozen=True, slots=True)
class PairStudent:
    """A student of a class, as far as it matters for who sits with whom.

    Attributes:
        name: as lists show it.
        age: in whole years; None when it is not known, then it decides nothing.
        has_agreement: whether a company is found; None when that is not known.
        is_eux: None when it is not known.
        former_school: "" when it is not known; so with the postcode.
        is_fragile: see `is_fragile`.
        days_away: school days in a row, up to today, on which they were not there.
    """

    student_id: StudentId
    name: str
    age: int | None = None
    has_agreement: bool | None = None
    is_eux: bool | None = None
    former_school: str = ""
    postcode: str = ""
    is_fragile: bool = False
    days_away: int = 0

    @property
    def band(self) -> AgeBand | None:
        return None if self.age is None else age_band(self.age)


def age_band(age: int) -> AgeBand:
    """Return the band of an age in whole years."""
    return next(band for begins, band in _BEGINS if age >= begins)


def is_fragile(share: float | None, early_days: Collection[date], watch_share: float) -> bool:
    """Tell whether somebody's attendance is such that they need a buddy who is there.

    Args:
        share: total share of absence, 0 to 1; None while nothing is taken.
        early_days: absence days among the first 14.
        watch_share: from this share on the school keeps an eye.
    """
    return bool(early_days) or (share is not None and share >= watch_share)
