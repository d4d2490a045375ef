"""How far a class has come with each element of Stærk igennem.

Source: Stærk igennem (NEXT, 2025): team, makkerpar, trivselsgrupper, a plan of activities, team
meetings and the register from the first day. When an element is due is our own (docs/decisions.md).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gf2tracker.domain.course import PHASE_NAMES, Course
from gf2tracker.language import _

MEETING_WEEK = 3  # a phase's team meeting is due when its third week is over
LATE_SHARE, WEAK_SHARE, POOR_SHARE = 0.85, 0.70, 0.55


class Element(StrEnum):
    """What a class is to have, or to do."""

    TEAM = "team"
    PAIRS = "pairs"
    GROUPS = "groups"
    PLAN = "plan"
    PHASE_1 = "phase_1"
    PHASE_2 = "phase_2"
    PHASE_3 = "phase_3"
    PHASE_4 = "phase_4"
    MEETINGS = "meetings"
    REGISTER = "register"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def about(self) -> str:
        """What is counted, as a sentence."""
        return _ABOUT[self]


PHASES = (Element.PHASE_1, Element.PHASE_2, Element.PHASE_3, Element.PHASE_4)
_LABELS = {
    Element.TEAM: _("Team"),
    Element.PAIRS: _("Makkerpar"),
    Element.GROUPS: _("Trivselsgrupper"),
    Element.PLAN: _("Plan"),
    **dict(zip(PHASES, PHASE_NAMES, strict=True)),
    Element.MEETINGS: _("Møder"),
    Element.REGISTER: _("Protokol"),
}
_HELD = _("Holdte aktiviteter ud af dem, hvis dag er gået.")
_ABOUT = {
    Element.TEAM: _("Roller i facilitatorteamet, der har et navn: lærer, vejleder, konsulent."),
    Element.PAIRS: _("Elever, der har en makker på holdet."),
    Element.GROUPS: _("Elever, der er i en trivselsgruppe."),
    Element.PLAN: _("Faser, der har mindst én aktivitet i planen."),
    **dict.fromkeys(PHASES, _HELD),
    Element.MEETINGS: _("Holdte teammøder ud af ét for hver fase, når dens tredje uge er gået."),
    Element.REGISTER: _("Dage før i dag, hvor hele protokollen er ført."),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """How much of an element is done.

    Attributes:
        done: of `of`; `of` 0 is that nothing is due yet.
    """

    element: Element
    done: int
    of: int

    @property
    def share(self) -> float | None:
        """0 to 1; None while nothing is due."""
        return min(1.0, self.done / self.of) if self.of else None

    @property
    def is_lacking(self) -> bool:
        """Whether something that is due is not done."""
        return self.done < self.of


def whole_share(figures: Sequence[Figure]) -> float | None:
    """Return the mean of the elements that are due, 0 to 1; None while none is."""
    known = [figure.share for figure in figures if figure.share is not None]
    return sum(known) / len(known) if known else None


def meetings_due(course: Course, weeks_over: int) -> int:
    """Return how many team meetings should have been held when some teaching weeks are over."""
    first, due = 1, 0
    for weeks in course.phases:
        due += weeks_over >= first + min(MEETING_WEEK, weeks) - 1
        first += weeks
    return due
