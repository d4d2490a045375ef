"""What became of the meetings of pairs and groups: held or not, how it went, a line on it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from gf2tracker.actions import task
from gf2tracker.actions.label import codes_of
from gf2tracker.actions.task import TaskFields
from gf2tracker.domain.field import one_line
from gf2tracker.domain.people import ClassId, StaffId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_short, plural
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import BuddyPair, Grouping, PeerLog, Task, WellbeingGroup

WORST, BEST = 1, 5


class Seat(NamedTuple):
    """A pair or a group by its number; one of the two is None."""

    pair_id: int | None = None
    group_id: int | None = None


class Entry(NamedTuple):
    """What is noted of a meeting; `mood` is 1 to 5, None is not said."""

    is_met: bool
    mood: int | None = None
    text: str = ""


def write(
    step: Step, class_id: ClassId, day: dt.date, entries: Mapping[Seat, Entry]
) -> tuple[int, ...]:
    """Note whether pairs and groups of a class met on a day; return the numbers of the lines.

    A pair or group has one line a day: written again it is changed. Refused: a pair or group of
    another class, a mood outside 1 to 5 or of a meeting that was not held, and a line that is too
    long or holds a CPR number.
    """
    _refuse_foreign(step, class_id, entries)
    known = _known(step, class_id, day)
    rows = {seat: _row(entry) for seat, entry in entries.items()}
    held = sum(entry.is_met for entry in entries.values())
    missed = len(entries) - held
    parts = [
        plural(held, "{n} møde holdt", "{n} møder holdt") if held else "",
        plural(missed, "{n} møde ikke holdt", "{n} møder ikke holdt") if missed else "",
    ]
    text = _("Makkere og grupper {day}: {what}, {code}")
    what, code = ", ".join(part for part in parts if part), codes_of(step, [class_id])
    step.label(text.format(day=date_short(day), what=what, code=code))
    step.update_all(PeerLog, {known[seat]: row for seat, row in rows.items() if seat in known})
    new = [seat for seat in rows if seat not in known]
    fixed = {"class_id": class_id, "date": day, "by": step.by}
    ids = step.insert_all(PeerLog, [fixed | seat._asdict() | rows[seat] for seat in new])
    numbers = known | dict(zip(new, ids, strict=True))
    return tuple(numbers[seat] for seat in rows)


def follow_up(
    step: Step, log_id: int, text: str, owner_id: StaffId | None, due_on: dt.date | None
) -> int:
    """Make a task of what a line asks for and return its number; refused as a task is."""
    class_id = step.rows(PeerLog, [log_id])[log_id]["class_id"]
    fields: TaskFields = {
        "text": text,
        "owner_id": owner_id,
        "due_on": due_on,
        "class_id": class_id,
        "log_id": log_id,
    }
    return task.add(step, fields)


def remove(step: Step, log_ids: Sequence[int]) -> None:
    """Take lines of one class away; a task that came of one stays."""
    rows = step.rows(PeerLog, log_ids).values()
    text = plural(len(rows), "{n} møde slettet", "{n} møder slettet")
    code = codes_of(step, {row["class_id"] for row in rows})
    step.label(f"{text}, {code}")
    born = step.connection.execute(select(Task.id).where(Task.log_id.in_(log_ids))).scalars()
    step.update_all(Task, {one: {"log_id": None} for one in born})
    step.delete_all(PeerLog, log_ids)


def _row(entry: Entry) -> dict[str, Any]:
    if entry.mood is not None and not WORST <= entry.mood <= BEST:
        raise Refusal(_("Stemningen er et tal fra 1 til 5."), field="mood")
    if entry.mood is not None and not entry.is_met:
        raise Refusal(_("Et møde, der ikke blev holdt, har ingen stemning."), field="mood")
    text = one_line(entry.text, "text")
    return {"is_met": entry.is_met, "mood": entry.mood, "text": text}


def _known(step: Step, class_id: int, day: dt.date) -> dict[Seat, int]:
    found = select(PeerLog.pair_id, PeerLog.group_id, PeerLog.id).where(
        PeerLog.class_id == class_id, PeerLog.date == day
    )
    return {Seat(pair, group): number for pair, group, number in step.connection.execute(found)}


def _refuse_foreign(step: Step, class_id: int, entries: Mapping[Seat, Entry]) -> None:
    own = select(BuddyPair.id).where(BuddyPair.class_id == class_id)
    pairs = set(step.connection.execute(own).scalars()) | {None}
    groups = select(WellbeingGroup.id).join(Grouping, Grouping.id == WellbeingGroup.grouping_id)
    known = step.connection.execute(groups.where(Grouping.class_id == class_id)).scalars()
    seats = set(known) | {None}
    for pair_id, group_id in entries:
        if pair_id not in pairs or group_id not in seats or (pair_id is None) is (group_id is None):
            raise Refusal(_("Parret eller gruppen findes ikke længere. Se siden igen."))
