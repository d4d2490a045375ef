"""Pairs and groups as the status report tells them: who, since when, and whether they meet."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select

from gf2tracker.domain.course import Course
from gf2tracker.domain.groups.rhythm import Due, due
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.queries.peerlog import title_of
from gf2tracker.store.peers import pairs_of, versions_of
from gf2tracker.store.tables import PeerLog

_CLASSES: BindParameter[Any] = bindparam("class_ids", expanding=True)
_LOG = select(PeerLog.pair_id, PeerLog.group_id, PeerLog.date, PeerLog.is_met, PeerLog.mood).where(
    PeerLog.class_id.in_(_CLASSES)
)


@dataclass(frozen=True, slots=True)
class StatusPeers:
    """A pair or a group that stands.

    Attributes:
        title: what a group is called; "" for a pair.
        members: who has left since included.
        met: meetings that were held, of `noted`.
        last_met: None while none was held.
        mood: the mean of those that were told, 1 to 5; None without any.
        due: the meeting of a group to be held now; None when there is none.
    """

    class_id: ClassId
    title: str
    members: tuple[StudentId, ...]
    since: dt.date
    met: int
    noted: int
    last_met: dt.date | None
    mood: float | None
    due: Due | None

    @property
    def is_group(self) -> bool:
        """Whether it is a group."""
        return bool(self.title)


def of_classes(
    connection: Connection, courses: Mapping[ClassId, Course], today: dt.date
) -> tuple[StatusPeers, ...]:
    """Return the groups of some classes, then their pairs, up to and with a day.

    Args:
        connection: the store.
        courses: the classes and their courses, in the order in which they are to stand.
        today: what is noted after it is left out.
    """
    logged = _logged(connection, list(courses), today)
    found: defaultdict[int, list[StatusPeers]] = defaultdict(list)
    for version in versions_of(connection, courses):
        class_id = ClassId(version.class_id)
        for group in version.groups:
            log = logged[None, group.id]
            since = max([version.first_day, *(day for day, is_met, _mood in log if is_met)])
            owed = due(courses[class_id], version.rhythm, since, today)
            told = (class_id, title_of(group.number, group.name), group.members, version.first_day)
            found[class_id].append(_peers(*told, log, owed))
    for pair in pairs_of(connection, courses):
        told = (ClassId(pair.class_id), "", pair.members, pair.first_day)
        found[pair.class_id].append(_peers(*told, logged[pair.id, None], None))
    return tuple(one for class_id in courses for one in found[class_id])


_Line = tuple[dt.date, bool, int | None]
_Key = tuple[int | None, int | None]


def _peers(
    class_id: ClassId,
    title: str,
    members: Sequence[int],
    since: dt.date,
    log: Sequence[_Line],
    owed: Due | None,
) -> StatusPeers:
    held = [day for day, is_met, _mood in log if is_met]
    moods = [mood for _day, _is_met, mood in log if mood is not None]
    return StatusPeers(
        class_id=class_id,
        title=title,
        members=tuple(StudentId(one) for one in members),
        since=since,
        met=len(held),
        noted=len(log),
        last_met=max(held, default=None),
        mood=sum(moods) / len(moods) if moods else None,
        due=owed,
    )


def _logged(
    connection: Connection, class_ids: Sequence[ClassId], today: dt.date
) -> defaultdict[_Key, list[_Line]]:
    found: defaultdict[_Key, list[_Line]] = defaultdict(list)
    rows = connection.execute(_LOG, {"class_ids": class_ids})
    for pair_id, group_id, day, is_met, mood in rows:
        if day <= today:
            found[pair_id, group_id].append((day, is_met, mood))
    return found
