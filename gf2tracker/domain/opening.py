"""Absence before a class's registers were kept here, as the school's own system had summed it up.

It stands beside the own figures with its source and its last day and is never mixed with them;
only a limit may look at both together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.figures import StudentFigures
from gf2tracker.language import _, date_long, percent


@dataclass(frozen=True, slots=True)
class Opening:
    """A student's absence in a class up to and with a day.

    Attributes:
        source: the list it was read from, "Z8224".
        scheduled_minutes: what the shares are of.
    """

    until: date
    source: str
    scheduled_minutes: int
    absent_minutes: int
    unlawful_minutes: int

    @property
    def share(self) -> float | None:
        """Lost minutes of the scheduled ones, 0 to 1; None when nothing was scheduled."""
        return self._share(self.absent_minutes)

    @property
    def unlawful_share(self) -> float | None:
        """The unlawful ones of them."""
        return self._share(self.unlawful_minutes)

    def _share(self, minutes: int) -> float | None:
        return minutes / self.scheduled_minutes if self.scheduled_minutes else None


def opening_words(opening: Opening) -> str:
    """Return opening figures as they are shown.

    "før GF2 Tracker: 12,3 % (Studie+ Z8224, opgjort til 14.09.2026)"
    """
    text = _("før GF2 Tracker: {share} ({source}, opgjort til {day})")
    return text.format(
        share=percent(opening.share),
        source=source_words(opening.source),
        day=date_long(opening.until),
    )


def source_words(source: str) -> str:
    """Return a list by the name of its system too, "Studie+ Z8224"; others as they are."""
    is_report = source[:1] == "Z" and source[1:].isdecimal()
    return f"Studie+ {source}" if is_report else source


def combined_share(
    figures: StudentFigures, openings: Iterable[Opening], first_day: date | None
) -> float | None:
    """Return the share of absence with what lay before the own registers, 0 to 1.

    Args:
        figures: the student's own to date.
        openings: one of each class that has any.
        first_day: the student's first day with register here; an opening that reaches it would
            count days twice and is left out. None while there is none.
    """
    minutes, scheduled = figures.absent_minutes, figures.lessons_taken * LESSON_MINUTES
    for opening in openings:
        if first_day is None or opening.until < first_day:
            minutes += opening.absent_minutes
            scheduled += opening.scheduled_minutes
    return minutes / scheduled if scheduled else None


def limit_share(
    figures: StudentFigures, openings: Iterable[Opening], first_day: date | None
) -> float | None:
    """Return what the school's limits are held against: the worse of own and combined share.

    Args:
        figures: as `combined_share` has them, and so `openings` and `first_day`.
        openings: see `combined_share`.
        first_day: see `combined_share`.
    """
    shares = (figures.total_share, combined_share(figures, openings, first_day))
    return max((share for share in shares if share is not None), default=None)
