"""Which activities the board of all classes shows: of a kind, a person, a site."""

from collections.abc import Iterable
from dataclasses import dataclass

from gf2tracker.domain.activity import ActivityKind
from gf2tracker.language import _
from gf2tracker.queries.classes import ClassRow
from gf2tracker.queries.plan import PlanChip


@dataclass(frozen=True)
class Choice:
    """What is shown; None and "" is everything.

    Attributes:
        kind: activities of a kind.
        person: activities that somebody is responsible for, by initials.
        site: classes of a site, by name.
    """

    kind: ActivityKind | None = None
    person: str = ""
    site: str = ""

    @property
    def is_of_activities(self) -> bool:
        """Whether not every activity is shown."""
        return self.kind is not None or bool(self.person)

    @property
    def words(self) -> str:
        """What is chosen, for the button."""
        kind = self.kind.label if self.kind is not None else ""
        told = " · ".join(filter(None, [kind, self.person, self.site]))
        return told[:1].upper() + told[1:] if told else _("Hele skolen")

    def has_class(self, row: ClassRow) -> bool:
        """Tell whether a class is of the site."""
        return not self.site or row.site == self.site

    def of(self, chips: Iterable[PlanChip]) -> tuple[PlanChip, ...]:
        """Return those of some activities that are chosen."""
        if not self.is_of_activities:
            return tuple(chips)
        return tuple(chip for chip in chips if self._has(chip))

    def _has(self, chip: PlanChip) -> bool:
        is_kind = self.kind is None or chip.kind is self.kind
        return is_kind and (not self.person or self.person in chip.leads)
