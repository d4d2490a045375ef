"""Absence as another system sums it up, and when ours is taken to say something else.

Source: Studie+ Z8224 (Fravær % = Fravær Timer / Skema Timer, to date). Shares are compared and not
hours: an hour of the systems is sixty minutes of timetable, a lesson here is forty-five.
"""

from dataclasses import dataclass

TOLERANCE = 0.01
"""Shares that differ by no more than one percentage point say the same."""
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Totals:
    """A student's absence in a class to date; whatever is not told is None.

    Attributes:
        share: lost time of the scheduled, 0 to 1; unlawful_share: the unlawful part of it.
        scheduled: minutes on the timetable, with us those whose register is taken.
        absent: lost minutes; unlawful: the unlawful ones of them.
    """

    share: float | None = None
    unlawful_share: float | None = None
    scheduled: int | None = None
    absent: int | None = None
    unlawful: int | None = None

    def in_minutes(self, scheduled: int) -> "Totals":
        """Return the same with minutes everywhere, of a time table of so many where none is told."""
        whole = self.scheduled or scheduled
        absent = _minutes(self.absent, self.share, whole)
        return Totals(
            share=absent / whole if whole else self.share,
            unlawful_share=self.unlawful_share,
            scheduled=whole,
            absent=absent,
            unlawful=min(_minutes(self.unlawful, self.unlawful_share, whole), absent),
        )


NO_TOTALS = Totals()


def totals_of(scheduled: int, absent: int, unlawful: int) -> Totals:
    """Return the totals of minutes; without a scheduled minute there is no share."""
    if not scheduled:
        return Totals(None, None, 0, absent, unlawful)
    return Totals(absent / scheduled, unlawful / scheduled, scheduled, absent, unlawful)


def differ(ours: Totals, theirs: Totals) -> bool:
    """Tell whether two systems say different things of a student.

    One that has nothing at all agrees with one that has no absence worth the name.
    """
    pairs = [(ours.share, theirs.share)]
    if ours.unlawful_share is not None and theirs.unlawful_share is not None:
        pairs.append((ours.unlawful_share, theirs.unlawful_share))
    return any(abs((one or 0.0) - (other or 0.0)) > TOLERANCE + _ROUNDING for one, other in pairs)


def _minutes(told: int | None, share: float | None, whole: int) -> int:
    return told if told is not None else round((share or 0.0) * whole)
