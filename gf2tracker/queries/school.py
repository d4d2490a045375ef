"""What can be asked about the school itself: all that page Skole shows."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.pattern import LessonPattern, parse_pattern, parse_phases
from gf2tracker.domain.people import ProgrammeId, ReasonId, SiteId
from gf2tracker.language import sort_key
from gf2tracker.queries import staff
from gf2tracker.queries.staff import StaffMember
from gf2tracker.store import setting
from gf2tracker.store.tables import (
    ClassGroup,
    ClosedPeriod,
    Programme,
    Reason,
    ReasonLawful,
    Site,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the school has decided, or what holds until it does.

    Attributes:
        phases: weeks in each phase of 20 weeks.
        lesson_pattern: lessons on Monday to Friday.
        watch_share: absence (0 to 1) from which a student is watched.
        act_share: absence from which something must be done.
        first_days_partial: whether missing a part of a day counts in the first 14 days.
        is_demo: whether this is the demo school.
    """

    school_name: str
    phases: tuple[int, ...]
    lesson_pattern: LessonPattern
    watch_share: float
    act_share: float
    first_days_partial: bool
    is_demo: bool


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A site with its bell times, "8:15 9:00 ...", and how many classes it has ever had."""

    id: SiteId
    name: str
    bell: str
    classes: int


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A programme, and how many classes have ever been on it."""

    id: ProgrammeId
    name: str
    short: str
    cosa_code: str
    classes: int


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """A closed period; without a site it is the whole school's."""

    id: int
    site_id: SiteId | None
    site: str
    first: dt.date
    last: dt.date
    name: str


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason for absence.

    Attributes:
        is_default: whether it speaks for its letter; such a reason can't be taken out.
        rules: (from date, lawful), in order of date.
    """

    id: ReasonId
    kind: AbsenceKind
    name: str
    is_default: bool
    is_active: bool
    rules: tuple[tuple[dt.date, bool], ...]

    def is_lawful(self, day: dt.date) -> bool:
        """Tell whether the reason is lawful on a day."""
        in_force = [is_lawful for from_date, is_lawful in self.rules if from_date <= day]
        return bool(in_force) and in_force[-1]


@dataclass(frozen=True, slots=True)
class School:
    """Everything that page Skole shows; each part in the order it is shown."""

    settings: Settings
    sites: tuple[SiteRow, ...]
    programmes: tuple[ProgrammeRow, ...]
    closed: tuple[ClosedRow, ...]
    reasons: tuple[ReasonRow, ...]
    staff: tuple[StaffMember, ...]


def overview(connection: Connection) -> School:
    """Return everything that page Skole shows."""
    return School(
        settings=settings(connection),
        sites=sites(connection),
        programmes=programmes(connection),
        closed=closed(connection),
        reasons=reasons(connection),
        staff=staff.everybody(connection),
    )


def settings(connection: Connection) -> Settings:
    """Return what the school has decided, defaults where it has not."""
    told = setting.settings(connection)
    return Settings(
        school_name=told["school_name"],
        phases=parse_phases(told["phases"]),
        lesson_pattern=parse_pattern(told["lesson_pattern"]),
        watch_share=float(told["watch_share"]),
        act_share=float(told["act_share"]),
        first_days_partial=told["first_days_partial"] == "1",
        is_demo=told["is_demo"] == "1",
    )


def sites(connection: Connection) -> tuple[SiteRow, ...]:
    """Return the sites in order of name."""
    used = Counter(connection.execute(select(ClassGroup.site_id)).scalars())
    rows = connection.execute(select(Site.id, Site.name, Site.bell))
    found = [SiteRow(SiteId(row.id), row.name, row.bell, used[row.id]) for row in rows]
    return tuple(sorted(found, key=lambda site: sort_key(site.name)))


def programmes(connection: Connection) -> tuple[ProgrammeRow, ...]:
    """Return the programmes in order of name."""
    used = Counter(connection.execute(select(ClassGroup.programme_id)).scalars())
    rows = connection.execute(
        select(Programme.id, Programme.name, Programme.short, Programme.cosa_code)
    )
    found = [
        ProgrammeRow(ProgrammeId(row.id), row.name, row.short, row.cosa_code, used[row.id])
        for row in rows
    ]
    return tuple(sorted(found, key=lambda programme: sort_key(programme.name)))


def closed(connection: Connection) -> tuple[ClosedRow, ...]:
    """Return the closed periods, the newest first."""
    periods = select(
        ClosedPeriod.id,
        ClosedPeriod.site_id,
        func.coalesce(Site.name, "").label("site"),
        ClosedPeriod.first,
        ClosedPeriod.last,
        ClosedPeriod.name,
    ).outerjoin(Site, Site.id == ClosedPeriod.site_id)
    found = [
        ClosedRow(
            id=row.id,
            site_id=None if row.site_id is None else SiteId(row.site_id),
            site=row.site,
            first=row.first,
            last=row.last,
            name=row.name,
        )
        for row in connection.execute(periods)
    ]
    in_order = sorted(found, key=lambda period: (sort_key(period.site), sort_key(period.name)))
    return tuple(sorted(in_order, key=lambda period: (period.first, period.last), reverse=True))


def reasons(connection: Connection) -> tuple[ReasonRow, ...]:
    """Return the reasons: letters in their usual order, each letter's own reason first."""
    rules: dict[int, list[tuple[dt.date, bool]]] = {}
    lawful = select(ReasonLawful.reason_id, ReasonLawful.from_date, ReasonLawful.is_lawful)
    for row in connection.execute(lawful):
        rules.setdefault(row.reason_id, []).append((row.from_date, row.is_lawful))
    told = select(Reason.id, Reason.kind, Reason.name, Reason.is_default, Reason.is_active)
    found = [
        ReasonRow(
            id=ReasonId(row.id),
            kind=AbsenceKind(row.kind),
            name=row.name,
            is_default=row.is_default,
            is_active=row.is_active,
            rules=tuple(sorted(rules.get(row.id, ()))),
        )
        for row in connection.execute(told)
    ]
    letters = list(AbsenceKind)
    return tuple(
        sorted(
            found,
            key=lambda one: (letters.index(one.kind), not one.is_default, sort_key(one.name)),
        )
    )
