"""What signals are made of, read for whole classes at once."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, and_, bindparam, select

from gf2tracker.domain.attention import Limits
from gf2tracker.domain.facts import Facts
from gf2tracker.domain.note import NoteKind
from gf2tracker.domain.opening import Opening
from gf2tracker.domain.registerline import RegisterLine
from gf2tracker.domain.signal import Signal, signals
from gf2tracker.domain.trend import LEAST_RISING, rise, shares_of_weeks
from gf2tracker.language import fold
from gf2tracker.queries.attendance import Attendance
from gf2tracker.queries.contact import ContactEntry, of_classes
from gf2tracker.queries.facts import Measured, absence_facts
from gf2tracker.queries.limits import limits
from gf2tracker.queries.opening import limit_share, openings
from gf2tracker.queries.running import RunningClass
from gf2tracker.store.tables import FollowUp, Note, Staff

_STUDENTS: BindParameter[Any] = bindparam("student_ids", expanding=True)
_FOLLOWED = (
    select(
        FollowUp.student_id,
        FollowUp.owner_id,
        Staff.initials,
        FollowUp.next_step,
        FollowUp.next_on,
    )
    .outerjoin(Staff, and_(Staff.id == FollowUp.owner_id, Staff.is_active))
    .where(FollowUp.student_id.in_(_STUDENTS))
)
_NOTED = select(Note.student_id, Note.kind, Note.at, Note.by, Note.text, Note.due_on).where(
    Note.student_id.in_(_STUDENTS), Note.done_on.is_(None)
)


_NOBODY: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Followed:
    """Who follows up on a student, None is the contact teacher, and what happens next."""

    owner_id: int | None = None
    owner: str = ""
    next_step: str = ""
    next_on: dt.date | None = None


_NOT_FOLLOWED = Followed()


class OpenCase(NamedTuple):
    """What is known of a student with signals, and the signals."""

    facts: Facts
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class KnownCases:
    """Everybody who is in some classes today, with all that signals ask about.

    Attributes:
        here: the class of each student.
        contacts: by student, the newest first.
        agreed: due day and text of the agreements that are not done.
        seen: day, initials and text of the observations that nobody has set as read.
        openings: absence before the own registers.
    """

    today: dt.date
    here: Mapping[int, RunningClass]
    known: Attendance
    limits: Limits
    contacts: Mapping[int, tuple[ContactEntry, ...]]
    followed: Mapping[int, Followed]
    agreed: Mapping[int, list[tuple[dt.date, str]]]
    seen: Mapping[int, list[tuple[dt.date, str, str]]]
    openings: Mapping[int, tuple[Opening, ...]]

    def followed_of(self, student_id: int) -> Followed:
        """Return who follows up on a student and what happens next."""
        return self.followed.get(student_id, _NOT_FOLLOWED)

    def open(self, names: Mapping[int, str] = _NOBODY) -> dict[int, OpenCase]:
        """Return the students who have any signal, in which they are called by their names."""
        found = {}
        noted = (self.contacts, self.agreed, self.seen, self.followed, self.openings)
        for student_id in set(self.known.texts).union(*noted).intersection(self.here):
            facts = self.facts(student_id, names.get(student_id, ""))
            if told := signals(facts, self.limits):
                found[student_id] = OpenCase(facts, told)
        return found

    def facts(self, student_id: int, name: str = "") -> Facts:
        """Return what is known of a student who is here today, and called by a name."""
        days, today = self.known.days[student_id], self.today
        figures = self.known.figures(student_id, part_is_enough=self.limits.part_is_enough)
        before = self.openings.get(student_id, ())
        share = limit_share(self.known, self.openings, student_id, figures, today)
        entries = self.contacts.get(student_id, ())
        followed = self.followed_of(student_id)
        return absence_facts(
            self.known,
            student_id,
            Measured(figures, share, before),
            entries,
            today,
            called=name,
            rising=_rising(days.line(today), figures.rolling_share),
            agreements=tuple(self.agreed.get(student_id, ())),
            observations=self._observations(student_id),
            next_step=followed.next_step,
            next_on=followed.next_on,
        )

    def _observations(self, student_id: int) -> tuple[tuple[dt.date, str, str], ...]:
        seen = self.seen.get(student_id)
        if not seen:
            return ()
        owner = fold(self.followed_of(student_id).owner or self.here[student_id].teacher)
        return tuple(one for one in seen if fold(one[1]) != owner)


def known_cases(
    connection: Connection, classes: Mapping[int, RunningClass], known: Attendance, today: dt.date
) -> KnownCases:
    """Return everybody who is in a running class today, of those whose attendance is known."""
    stays = ((student_id, known.stay_on(student_id, today)) for student_id in known.stays)
    here = {
        student_id: classes[stay.class_id]
        for student_id, stay in stays
        if stay is not None and stay.class_id in classes
    }
    wanted = {"student_ids": sorted(here)}
    agreed: dict[int, list[tuple[dt.date, str]]] = {}
    seen: dict[int, list[tuple[dt.date, str, str]]] = {}
    for student_id, kind, at, by, text, due_on in connection.execute(_NOTED, wanted).all():
        if kind == NoteKind.OBSERVATION.value:
            seen.setdefault(student_id, []).append((at.astimezone().date(), by, text))
        elif due_on is not None:
            agreed.setdefault(student_id, []).append((due_on, text))
    return KnownCases(
        today=today,
        here=here,
        known=known,
        limits=limits(connection),
        contacts=of_classes(connection, known.courses),
        followed={
            row.student_id: Followed(row.owner_id, row.initials or "", row.next_step, row.next_on)
            for row in connection.execute(_FOLLOWED, wanted)
        },
        agreed=agreed,
        seen=seen,
        openings=openings(connection, known),
    )


def _rising(line: RegisterLine, rolling: float | None) -> tuple[tuple[dt.date, float], ...]:
    """Return the weeks over which absence rises; without any loss in the last one it does not."""
    if rolling is None or rolling < LEAST_RISING:
        return ()
    newest = next((row[0] for _at, row in reversed(line.rows) if row[1]), dt.date.min)
    monday = line.dates[-1] - dt.timedelta(days=line.dates[-1].weekday())
    return rise(shares_of_weeks(line)) if newest >= monday else ()
