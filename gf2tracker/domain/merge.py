"""Two entries of the same student made one: whose words stand, and what becomes of their time.

Source: skolernes praksis. A new number, a misspelt name or a second admission makes a student
twice; what either entry knows is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gf2tracker.domain.mark import unpack
from gf2tracker.domain.stay import DAY, Enrolled
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_long

EITHER = ("is_protected", "has_support_contact")
"""Fields that hold for the student when either entry says so."""
LEFT = ("last_day", "leave_reason", "cause_as_told", "destination", "informed")
"""What an enrolment says of how it ended, by column."""


@dataclass(frozen=True)
class MergedTime:
    """What becomes of the enrolments of both.

    Attributes:
        ends: enrolments that end as another one does; that one's number.
        cut: enrolments that end on another day, before another class begins.
        doubled: enrolments that an earlier one in the same class says already.
    """

    ends: Mapping[int, int] = field(default_factory=dict)
    cut: Mapping[int, date] = field(default_factory=dict)
    doubled: tuple[int, ...] = ()


def merged_fields(
    keep: Mapping[str, Any], gone: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the kept entry gets of the other, and what of the other is given up.

    Columns of the student by name. An empty field is filled; two that differ stay as the kept
    entry has them.
    """
    filled: dict[str, Any] = {}
    lost: dict[str, Any] = {}
    for name, value in gone.items():
        if name == "id" or value in {None, "", False} or value == keep[name]:
            continue
        if name in EITHER or keep[name] in {None, ""}:
            filled[name] = value
        else:
            lost[name] = value
    return filled, lost


def merged_time(
    keep: Sequence[Enrolled], gone: Sequence[Enrolled], codes: Mapping[int, str]
) -> MergedTime:
    """Return what becomes of the enrolments of both; those of the other entry go to the kept one.

    Two in the same class that overlap are one, from the first day of either to the last. Of two
    in different classes the earlier ends the day before the later begins, as after a move.

    Raises:
        Refusal: one lies inside the other, or both begin on the same day: which class is right?
    """
    own = {one.id for one in keep}
    ends: dict[int, int] = {}
    cut: dict[int, date] = {}
    doubled: list[int] = []
    last: dict[int, date] = {}
    before: Enrolled | None = None
    for stay in sorted((*keep, *gone), key=lambda one: (one.first_day, one.id not in own)):
        if before is not None and stay.first_day <= last[before.id]:
            if before.class_id == stay.class_id:
                doubled.append(stay.id)
                if stay.ends_on > last[before.id]:
                    ends[before.id], last[before.id] = stay.id, stay.ends_on
                continue
            if stay.first_day == before.first_day or stay.ends_on < last[before.id]:
                codes_of = codes[before.class_id], codes[stay.class_id]
                raise Refusal(_both(*codes_of, stay.first_day))
            cut[before.id] = stay.first_day - DAY
        before = stay
        last[stay.id] = stay.ends_on
    return MergedTime(ends, cut, tuple(doubled))


def _both(one: str, other: str, day: date) -> str:
    text = _("De to går på {one} og {other} i samme tid fra {day}. Ret det ene hold først.")
    return text.format(one=one, other=other, day=date_long(day))


def is_richer(day: Mapping[str, Any], than: Mapping[str, Any]) -> bool:
    """Tell whether a day of marks says more than another: more marked lessons, else a note."""
    return _said(day) > _said(than)


def _said(day: Mapping[str, Any]) -> tuple[int, int]:
    return sum(mark is not None for mark in unpack(day["marks"])), len(day["note"])


def merged_follow_up(keep: Mapping[str, Any], gone: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the kept entry's follow-up gets of the other's: what it lacks."""
    return {name: value for name, value in gone.items() if keep[name] in {None, ""} and value}


def not_yet(rows: Iterable[Mapping[str, Any]], known: Iterable[Mapping[str, Any]]) -> list[int]:
    """Return the ids of those rows that no known row says already."""
    said = {_content(row) for row in known}
    return [row["id"] for row in rows if _content(row) not in said]


def _content(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(value for name, value in row.items() if name not in {"id", "student_id"})
