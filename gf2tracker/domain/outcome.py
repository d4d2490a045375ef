"""What became of those who were enrolled, each kind of leaving kept apart, and of how many.

Source: STIL's indicators leave out those who never came; DA 2023 (omvalg is not frafald); the
ministry sees students across schools, a school does not, so this is the school's own count.

Definitions. The base is everybody enrolled in the class who ever came: those whose reason counts as
OUTSIDE are not in it, and those who moved are in the base of the class they moved to. Somebody
with a last day to come is still here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date

from gf2tracker.domain.people import CountsAs


@dataclass(frozen=True, slots=True)
class Ending:
    """How one student's last time in a class stands.

    Attributes:
        last_day: None until a day is set.
        counts_as: what the reason for leaving counts as; None where no reason is noted.
        is_moved: whether the student is in another class afterwards, without a reason for leaving.
    """

    first_day: date
    last_day: date | None = None
    counts_as: CountsAs | None = None
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Counts of students; every student is counted once.

    Attributes:
        here: in the class, or there to its end.
        otherwise: left without being lost, on leave for example.
        unexplained: left before the end without a reason noted.
        outside: never came, or does not count: not in the base.
        moved: in another class now: in the base there.
    """

    here: int = 0
    dropout: int = 0
    rechoice: int = 0
    school_change: int = 0
    otherwise: int = 0
    unexplained: int = 0
    outside: int = 0
    moved: int = 0

    def __add__(self, other: "Outcomes") -> "Outcomes":
        mine, others = astuple(self), astuple(other)
        return Outcomes(*(one + more for one, more in zip(mine, others, strict=True)))

    @property
    def left(self) -> int:
        """Those who came and left, whatever it counts as."""
        gone = self.dropout + self.rechoice + self.school_change
        return gone + self.otherwise + self.unexplained

    @property
    def base(self) -> int:
        """Everybody who ever came: what every share is of."""
        return self.here + self.left

    def of(self, counts_as: CountsAs) -> int:
        """Return how many left with reasons that count as one kind."""
        found: int = getattr(self, _FIELDS[counts_as])
        return found

    def share(self, counts_as: CountsAs) -> float | None:
        """Return one kind's share of the base, 0 to 1; None without a base, and for OUTSIDE."""
        is_in_base = counts_as is not CountsAs.OUTSIDE
        return self.of(counts_as) / self.base if self.base and is_in_base else None


_FIELDS = {
    CountsAs.DROPOUT: "dropout",
    CountsAs.RECHOICE: "rechoice",
    CountsAs.SCHOOL_CHANGE: "school_change",
    CountsAs.NOTHING: "otherwise",
    CountsAs.OUTSIDE: "outside",
}


def outcomes(endings: Iterable[Ending], ends_on: date, today: date) -> Outcomes:
    """Count what became of those enrolled in a class.

    Args:
        endings: one for each student who was ever enrolled in it.
        ends_on: the last day of the class's course; to leave on it is to be there to the end.
        today: the day; those who begin later are not counted yet.
    """
    begun = (one for one in endings if one.first_day <= today)
    return Outcomes(**Counter(_kind(one, ends_on, today) for one in begun))


def _kind(one: Ending, ends_on: date, today: date) -> str:
    if one.last_day is None or one.last_day >= today:
        return "here"
    if one.counts_as is not None:
        return _FIELDS[one.counts_as]
    if one.is_moved:
        return "moved"
    return "here" if one.last_day >= ends_on else "unexplained"
