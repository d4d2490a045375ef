"""Wellbeing groups of a class: made as versions, changed by hand, locked, restored."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from gf2tracker.actions.label import codes_of
from gf2tracker.domain.field import one_line
from gf2tracker.domain.groups.rhythm import DEFAULT_RHYTHM, check_rhythm
from gf2tracker.domain.groups.traits import DEFAULT_SIZE
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.store.journal import Step
from gf2tracker.store.peers import Group, Version, versions_of
from gf2tracker.store.seated import check_seats, students_here
from gf2tracker.store.tables import Grouping, GroupMember, WellbeingGroup


@dataclass(frozen=True)
class NewGroups:
    """Groups as they are to be from a day on.

    Attributes:
        groups: the students of each group, the first is called group 1; empty ones are left out.
        size: the size that was asked for.
        traits: what they were balanced on, as `domain.groups` writes it.
        name: what the version is called; may be empty.
    """

    groups: tuple[tuple[StudentId, ...], ...]
    size: int = DEFAULT_SIZE
    traits: str = ""
    name: str = ""


def put(step: Step, class_id: ClassId, new: NewGroups, day: dt.date) -> int:
    """Let these be a class's groups from a day on, as a new version; return its id.

    The version that stood ends the day before and is kept. Locked groups and members stay locked
    where they are in the same company. Refused: somebody who is not in the class, somebody in two
    groups, and no groups at all.
    """
    groups = [group for group in new.groups if group]
    if not groups:
        raise Refusal(_("Der er ingen grupper at gemme."))
    check_seats(groups, students_here(step.connection, class_id, day))
    before = _standing(step, class_id)
    text = plural(len(groups), "{n} trivselsgruppe dannet", "{n} trivselsgrupper dannet")
    step.label(f"{text}, {codes_of(step, [class_id])}")
    if before is not None:
        last = max(before.first_day, day - dt.timedelta(days=1))
        step.update(Grouping, before.id, {"last_day": last})
    version = {
        "class_id": class_id,
        "number": _next_number(step, class_id),
        "name": one_line(new.name, "name"),
        "made_on": day,
        "made_by": step.by,
        "first_day": day,
        "last_day": None,
        "size": new.size,
        "traits": new.traits,
        "rhythm": DEFAULT_RHYTHM if before is None else before.rhythm,
    }
    grouping_id = step.insert(Grouping, version)
    _seat(step, grouping_id, groups, before.groups if before else ())
    return grouping_id


def move(step: Step, class_id: ClassId, student_id: StudentId, group_id: int) -> None:
    """Put a student into a group of the standing version, from another or from none.

    Refused: a locked student or group, and somebody who is not in the class.
    """
    version = _version(step, class_id)
    target = _group(version, group_id)
    source = version.group_of(student_id)
    day = step.now.astimezone().date()
    check_seats([[student_id]], students_here(step.connection, class_id, day))
    _refuse_locked(student_id, source, target)
    text = _("En elev flyttet til gruppe {number}, {code}")
    step.label(text.format(number=target.number, code=codes_of(step, [class_id])))
    if source is not None and source.id != target.id:
        _leave(step, source.id, student_id)
    if source is None or source.id != target.id:
        step.insert(GroupMember, {"group_id": target.id, "student_id": student_id})


def swap(step: Step, class_id: ClassId, one: StudentId, other: StudentId) -> None:
    """Let two students of different groups change places; refused as in `move`."""
    version = _version(step, class_id)
    first, second = version.group_of(one), version.group_of(other)
    if first is None or second is None or first.id == second.id:
        raise Refusal(_("Vælg to elever i hver sin gruppe."))
    _refuse_locked(one, first, second)
    _refuse_locked(other, second, first)
    text = _("To elever byttet mellem gruppe {one} og {other}, {code}")
    code = codes_of(step, [class_id])
    step.label(text.format(one=first.number, other=second.number, code=code))
    _leave(step, first.id, one)
    _leave(step, second.id, other)
    rows = [(second.id, one), (first.id, other)]
    step.insert_all(GroupMember, [{"group_id": at, "student_id": who} for at, who in rows])


def lock(step: Step, class_id: ClassId, group_id: int, *, is_locked: bool) -> None:
    """Keep a group as it is whatever is proposed, or no longer."""
    group = _group(_version(step, class_id), group_id)
    text = _("Gruppe {number} låst, {code}") if is_locked else _("Gruppe {number} låst op, {code}")
    step.label(text.format(number=group.number, code=codes_of(step, [class_id])))
    step.update(WellbeingGroup, group_id, {"is_locked": is_locked})


def lock_student(step: Step, class_id: ClassId, student_id: StudentId, *, is_locked: bool) -> None:
    """Keep a student in the group whatever is proposed, or no longer."""
    group = _version(step, class_id).group_of(student_id)
    if group is None:
        raise Refusal(_("Eleven er ikke i nogen gruppe."))
    text = _("En elev låst i gruppe {number}, {code}")
    if not is_locked:
        text = _("En elev låst op i gruppe {number}, {code}")
    step.label(text.format(number=group.number, code=codes_of(step, [class_id])))
    step.update(GroupMember, _seat_of(step, group.id, student_id), {"is_locked": is_locked})


def rename(step: Step, class_id: ClassId, group_id: int, name: str) -> None:
    """Give a group a name beside its number; an empty one takes it away."""
    group = _group(_version(step, class_id), group_id)
    text = _("Gruppe {number} navngivet, {code}")
    step.label(text.format(number=group.number, code=codes_of(step, [class_id])))
    step.update(WellbeingGroup, group_id, {"name": one_line(name, "name")})


def set_rhythm(step: Step, class_id: ClassId, weeks: int) -> None:
    """Say how many school weeks may go between two meetings of each group."""
    check_rhythm(weeks)
    version = _version(step, class_id)
    rhythm = plural(weeks, "hver uge", "hver {n}. uge")
    text = _("Trivselsgrupperne mødes {rhythm}, {code}")
    step.label(text.format(rhythm=rhythm, code=codes_of(step, [class_id])))
    step.update(Grouping, version.id, {"rhythm": weeks})


def restore(step: Step, class_id: ClassId, grouping_id: int, day: dt.date) -> int:
    """Take an earlier version up again as a new one; who has left since is left out."""
    found = versions_of(step.connection, [class_id], with_past=True)
    version = next((one for one in found if one.id == grouping_id), None)
    if version is None:
        raise Refusal(_("Udgaven findes ikke længere. Se siden igen."))
    here = students_here(step.connection, class_id, day)
    groups = tuple(
        tuple(StudentId(one) for one in group.members if one in here) for group in version.groups
    )
    made = put(step, class_id, NewGroups(groups, version.size, version.traits, version.name), day)
    text = _("Udgave {number} af trivselsgrupperne taget frem, {code}")
    step.label(text.format(number=version.number, code=codes_of(step, [class_id])))
    return made


def _seat(
    step: Step,
    grouping_id: int,
    groups: Sequence[Sequence[StudentId]],
    before: Sequence[Group],
) -> None:
    same = {frozenset(group.members): group for group in before}
    old = [same.get(frozenset(group)) for group in groups]
    rows = [
        {
            "grouping_id": grouping_id,
            "number": number,
            "name": was.name if was else "",
            "is_locked": was.is_locked if was else False,
        }
        for number, was in enumerate(old, start=1)
    ]
    ids = step.insert_all(WellbeingGroup, rows)
    seats = [
        {"group_id": at, "student_id": one, "is_locked": was is not None and one in was.locked}
        for at, group, was in zip(ids, groups, old, strict=True)
        for one in group
    ]
    step.insert_all(GroupMember, seats)


def _standing(step: Step, class_id: int) -> Version | None:
    return next(iter(versions_of(step.connection, [class_id])), None)


def _version(step: Step, class_id: int) -> Version:
    version = _standing(step, class_id)
    if version is None:
        raise Refusal(_("Holdet har ingen trivselsgrupper endnu."))
    return version


def _group(version: Version, group_id: int) -> Group:
    group = next((one for one in version.groups if one.id == group_id), None)
    if group is None:
        raise Refusal(_("Gruppen findes ikke længere. Se siden igen."))
    return group


def _refuse_locked(student_id: int, source: Group | None, target: Group) -> None:
    if source is not None and (source.is_locked or student_id in source.locked):
        raise Refusal(_("Eleven er låst i sin gruppe. Lås op først."))
    if target.is_locked:
        raise Refusal(_("Gruppe {number} er låst. Lås den op først.").format(number=target.number))


def _leave(step: Step, group_id: int, student_id: int) -> None:
    step.delete(GroupMember, _seat_of(step, group_id, student_id))


def _seat_of(step: Step, group_id: int, student_id: int) -> int:
    own = (GroupMember.group_id == group_id) & (GroupMember.student_id == student_id)
    return int(step.connection.execute(select(GroupMember.id).where(own)).scalar_one())


def _next_number(step: Step, class_id: int) -> int:
    newest = select(func.max(Grouping.number)).where(Grouping.class_id == class_id)
    return int(step.connection.execute(newest).scalar() or 0) + 1
