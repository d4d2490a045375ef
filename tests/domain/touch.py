"""A contact as far as signs and signals ask for one."""

from dataclasses import dataclass
from datetime import date, datetime

from gf2tracker.domain.contact import ContactKind


@dataclass(frozen=True)
class Touch:
    """When (aware), on which local day, how, and until when it holds."""

    at: datetime
    day: date
    kind: ContactKind
    handled_until: date | None = None
