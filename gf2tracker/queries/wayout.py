"""In what way students left a class, and where those who moved went."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.people import CountsAs
from gf2tracker.store.enrolment import Stay
from gf2tracker.store.tables import ClassGroup, LeaveReasonRow

_WANTED: BindParameter[Any] = bindparam("class_ids", expanding=True)
_WAYS_OUT = select(LeaveReasonRow.code, LeaveReasonRow.name, LeaveReasonRow.counts_as)
_CODES = select(ClassGroup.id, ClassGroup.code).where(ClassGroup.id.in_(_WANTED))
_NAMED_BY_COUNT = {CountsAs.DROPOUT, CountsAs.RECHOICE, CountsAs.SCHOOL_CHANGE}


class WayOut(NamedTuple):
    """How a reason for leaving is told, and whether who left for it is in no figure."""

    words: str
    is_outside: bool


def ways_out(connection: Connection, stays: Iterable[Stay]) -> dict[str, WayOut]:
    """Return ways out by their reason: what it counts as, else its own name.

    Nothing is read, and none returned, when nobody has left.
    """
    if not any(stay.leave_reason for stay in stays):
        return {}
    found = {}
    for code, name, counts_as in connection.execute(_WAYS_OUT).all():
        counted = CountsAs(counts_as)
        words = counted.label if counted in _NAMED_BY_COUNT else name
        found[code] = WayOut(words, is_outside=counted is CountsAs.OUTSIDE)
    return found


def codes_of(connection: Connection, class_ids: Collection[int]) -> dict[int, str]:
    """Return the codes of classes; of a single one none, as nobody can have moved."""
    if len(class_ids) == 1:
        return {}
    return dict(connection.execute(_CODES, {"class_ids": sorted(class_ids)}).all())
