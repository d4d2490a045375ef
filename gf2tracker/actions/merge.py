"""Two entries of the same student are made one, as one step that undoing takes apart again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gf2tracker.actions.label import codes_of, with_codes
from gf2tracker.domain.merge import LEFT, merged_follow_up, not_yet
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _
from gf2tracker.store.journal import Step
from gf2tracker.store.merge import Merging, merging_of
from gf2tracker.store.recount import recount
from gf2tracker.store.setting import pair_name
from gf2tracker.store.tables import (
    AbsenceDay,
    Enrolment,
    Exemption,
    FollowUp,
    OpeningFigures,
    Setting,
    Student,
)


def merge(step: Step, keep: StudentId, gone: StudentId) -> None:
    """Move all that one entry has to the other, and take it away.

    What the kept entry does not say is filled from the other. On a date where both have marks
    the day with more marked lessons stays, the kept entry's where they have as many. Opening
    figures stay that count to the later day. Refused: enrolments in two classes at a time of
    which none ends the other, and an entry that is not there.
    """
    found = merging_of(step.connection, keep, gone)
    stays = (*found.keep.stays, *found.gone.stays)
    codes = codes_of(step, {stay.class_id for stay in stays})
    step.label(with_codes(_("2 elever flettet til én"), codes))
    _merge_time(step, found)
    _merge_days(step, found)
    _merge_openings(step, found)
    _merge_follow_up(step, found)
    _move_rest(step, found)
    step.delete(Student, gone)
    if found.filled:
        step.update(Student, keep, found.filled)
    recount(step, [keep], date.min)


def keep_apart(step: Step, one: StudentId, other: StudentId) -> None:
    """Note that two entries are two students, so that they are proposed no more."""
    step.label(_("2 elever er ikke den samme"))
    name = pair_name(one, other)
    step.upsert_all(Setting, {name: {"name": name, "value": "1"}})


def _merge_time(step: Step, found: Merging) -> None:
    rows = step.rows(Enrolment, [stay.id for stay in (*found.keep.stays, *found.gone.stays)])
    changes: dict[int, dict[str, Any]] = {}
    for number, other in found.time.ends.items():
        changes[number] = {name: rows[other][name] for name in LEFT}
    for number, day in found.time.cut.items():
        changes[number] = {name: day if name == "last_day" else "" for name in LEFT}
    step.delete_all(Enrolment, found.time.doubled)
    step.update_all(Enrolment, changes)


def _merge_days(step: Step, found: Merging) -> None:
    keep = found.keep.student["id"]
    moved = {
        (keep, day): {**row, "student_id": keep}
        for day, row in found.gone.days.items()
        if day not in found.both_days or day in found.richer_days
    }
    for (_keep, day), row in moved.items():
        if not row["note"] and day in found.richer_days:
            old = found.keep.days[day]
            row |= {"note": old["note"], "noted_by": row["noted_by"] or old["noted_by"]}
    step.delete_all(AbsenceDay, [(found.gone.student["id"], day) for day in found.gone.days])
    step.upsert_all(AbsenceDay, moved)
    _keep_notes(step, found)


def _keep_notes(step: Step, found: Merging) -> None:
    """Keep the note of a day that gives way where the day that stays has none."""
    notes = {}
    for day in set(found.both_days) - set(found.richer_days):
        old, row = found.keep.days[day], found.gone.days[day]
        if row["note"] and not old["note"]:
            notes[found.keep.student["id"], day] = {"note": row["note"]}
    step.update_all(AbsenceDay, notes)


def _merge_openings(step: Step, found: Merging) -> None:
    keep, gone = found.keep.student["id"], found.gone.student["id"]
    moved: dict[Any, Mapping[str, Any]] = {}
    for class_id, row in found.gone.openings.items():
        own = found.keep.openings.get(class_id)
        if own is None or own["until"] < row["until"]:
            moved[keep, class_id] = {**row, "student_id": keep}
    step.delete_all(OpeningFigures, [(gone, class_id) for class_id in found.gone.openings])
    step.upsert_all(OpeningFigures, moved)


def _merge_follow_up(step: Step, found: Merging) -> None:
    row, keep = found.gone.follow_up, found.keep.student["id"]
    if row is None:
        return
    step.delete(FollowUp, found.gone.student["id"])
    if found.keep.follow_up is None:
        step.insert(FollowUp, {**row, "student_id": keep})
    else:
        step.update(FollowUp, keep, merged_follow_up(found.keep.follow_up, row))


def _move_rest(step: Step, found: Merging) -> None:
    """Move the rows that carry a number of their own; an exemption or seat of both stays once."""
    keep = found.keep.student["id"]
    for kind, ids in found.gone.others.items():
        left = [
            number for number in ids if kind is not Enrolment or number not in found.time.doubled
        ]
        if kind is Exemption:
            own = step.rows(Exemption, found.keep.others.get(Exemption, []))
            left = not_yet(step.rows(Exemption, ids).values(), own.values())
            step.delete_all(Exemption, set(ids) - set(left))
        doubled = found.seats.get(kind, ())
        step.delete_all(kind, doubled)
        left = [number for number in left if number not in doubled]
        step.update_all(kind, {number: {"student_id": keep} for number in left})
