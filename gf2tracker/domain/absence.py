"""What is lawful, and what a day of marks costs.

Source: BEK nr. 953 af 22/06/2023 (the school registers whether the reason is lawful); which
reasons are, each school says itself and from a date. Until a school has said: illness that was
reported, a child's illness and leave that was granted are lawful; staying away, illness that
nobody reported, lateness and leaving early are not. A missing reason counts as unlawful until it
is settled, so that nothing becomes lawful by being left alone.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.mark import AbsenceKind, Mark, Marks
from gf2tracker.domain.people import ReasonId

LAWFUL_BY_DEFAULT = frozenset(
    {
        AbsenceKind.SICK,
        AbsenceKind.CHILD_SICK,
        AbsenceKind.APPROVED,
        AbsenceKind.SCHOOL,
        AbsenceKind.EXEMPT,
    }
)

IsLawful = Callable[[AbsenceKind, ReasonId | None], bool]
LawfulRow = tuple[str, ReasonId | None, date, bool]
_Rules = Mapping[tuple[str, ReasonId | None], tuple[tuple[date, bool], ...]]


class LawfulRules:
    """Which reasons are lawful, each from a date on."""

    def __init__(self, rows: Iterable[LawfulRow] = ()) -> None:
        """Take rows of (kind's letter, reason, from date, is lawful).

        A row without a reason speaks for the kind's marks that have none.
        """
        found: dict[tuple[str, ReasonId | None], list[tuple[date, bool]]] = {}
        for kind, reason_id, from_date, is_lawful in rows:
            found.setdefault((str(kind), reason_id), []).append((from_date, bool(is_lawful)))
        self._rules: _Rules = {key: tuple(sorted(rules)) for key, rules in found.items()}

    def is_lawful(self, kind: AbsenceKind, reason_id: ReasonId | None, day: date) -> bool:
        """Tell whether a mark on a day is lawful: by its reason, else its kind, else by default."""
        for key in ((kind.value, reason_id), (kind.value, None)):
            rules = self._rules.get(key, ())
            at = bisect_right(rules, (day, True))
            if at:
                return rules[at - 1][1]
        return kind in LAWFUL_BY_DEFAULT

    def on(self, day: date) -> IsLawful:
        """Return the rules in force on a day."""
        return lambda kind, reason_id: self.is_lawful(kind, reason_id, day)


@dataclass(frozen=True, slots=True)
class DayFigures:
    """What one student's day costs, over the lessons whose register is taken.

    Attributes:
        absent_minutes: lost minutes, lawful or not; a missed lesson is 45.
        unlawful_minutes: those of them that are unlawful.
        late_count: late arrivals.
        is_whole_day: whether a lesson is taken and every taken lesson was missed, for any reason;
            a company day (K) counts as present, exempt lessons not at all.
    """

    absent_minutes: int = 0
    unlawful_minutes: int = 0
    late_count: int = 0
    is_whole_day: bool = False


def day_figures(
    marks: Sequence[Mark | None],
    lawful: IsLawful,
    taken: Sequence[object],
    lessons: int,
    reasons: Sequence[int | None] = (),
) -> DayFigures:
    """Return what a day's marks cost.

    Args:
        marks: a mark or None for each lesson; missing ones at the end are None. Exempt lessons
            are marked so (`exemption.exempted`).
        lawful: the rules in force that day (`LawfulRules.on`).
        taken: true or a time for each lesson whose register is taken.
        lessons: the day's lessons; what stands beyond them is not counted.
        reasons: the id of each lesson's reason or None.
    """
    counted = missed = absent = unlawful = late = 0
    for at in range(min(lessons, len(taken))):
        mark = marks[at] if at < len(marks) else None
        if not taken[at] or (mark and mark.kind is AbsenceKind.EXEMPT):
            continue
        counted += 1
        if mark is None:
            continue
        lost = lost_minutes(mark)
        absent += lost
        reason = reasons[at] if at < len(reasons) else None
        if not lawful(mark.kind, None if reason is None else ReasonId(reason)):
            unlawful += lost
        missed += mark.kind.is_missing
        late += mark.kind is AbsenceKind.LATE
    return DayFigures(absent, unlawful, late, is_whole_day=0 < counted == missed)


def lost_minutes(mark: Mark) -> int:
    """Return the minutes of the lesson that a mark costs, 0 to 45."""
    if mark.kind.has_minutes:
        return mark.minutes or 0
    return LESSON_MINUTES if mark.kind.is_missing else 0


@lru_cache(maxsize=4096)  # a school's days repeat a few
def lost_by_kind(marks: Marks) -> tuple[int, tuple[tuple[AbsenceKind, int], ...]]:
    """Return how many of some lessons count, and the minutes that each kind of mark costs.

    Exempt lessons do not count; the kinds are in the order in which they come.
    """
    lessons, lost = 0, dict[AbsenceKind, int]()
    for mark in marks:
        if mark is None:
            lessons += 1
        elif mark.kind is not AbsenceKind.EXEMPT:
            lessons += 1
            lost[mark.kind] = lost.get(mark.kind, 0) + lost_minutes(mark)
    return lessons, tuple(lost.items())


def is_marked_missing(marks: Sequence[Mark | None]) -> bool:
    """Tell whether every lesson of a day is marked as missed, register or not.

    Exempt lessons are left out; a day without lessons, or with only exempt ones, is not missed.
    """
    is_missed = False
    for mark in marks:
        if mark is None:
            return False
        if mark.kind is not AbsenceKind.EXEMPT:
            if not mark.kind.is_missing:
                return False
            is_missed = True
    return is_missed
