"""What stands in people's calendars: planned activities and meetings, without anything sensitive."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gf2tracker.domain.activity import PlannedId, PlanState
from gf2tracker.domain.bell import Bell
from gf2tracker.domain.meeting import MeetingKind
from gf2tracker.domain.people import ClassId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, fold, sort_key
from gf2tracker.store.course import courses_of
from gf2tracker.store.plan import Standing, leads_of, plans_of
from gf2tracker.store.tables import (
    ClassGroup,
    Image,
    Meeting,
    MeetingClass,
    MeetingStaff,
    PlannedActivity,
    Site,
    Staff,
)

MEETING_MINUTES = 60
_CLASSES = select(ClassGroup.id, ClassGroup.code, Site.name, Site.bell).join(
    Site, Site.id == ClassGroup.site_id
)
_MEETINGS = select(Meeting.id, Meeting.kind, Meeting.date, Meeting.starts_at, Meeting.place)
_ABOUT = select(MeetingClass.meeting_id, MeetingClass.class_id)
_ASKED = select(MeetingStaff.meeting_id, Staff.initials).join(
    Staff, Staff.id == MeetingStaff.staff_id
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One appointment.

    Attributes:
        uid: the same in every file, so that a new file updates the old appointment.
        sequence: grows with each change.
        start, end: None for the whole day.
        place: room and site, as far as known.
        about: lines of text; no student is named in them.
    """

    uid: str
    sequence: int
    date: dt.date
    start: dt.time | None
    end: dt.time | None
    title: str
    place: str
    about: tuple[str, ...]
    is_cancelled: bool
    is_confirmed: bool


def of_class(connection: Connection, class_id: ClassId) -> tuple[Entry, ...]:
    """Return the appointments of a class, by date."""
    found = _entries(connection, [class_id])
    about = {one for one, of in connection.execute(_ABOUT) if of == class_id}
    return _ordered([entry for _one, entry in found] + _meetings(connection, about))


def of_person(connection: Connection, initials: str) -> tuple[Entry, ...]:
    """Return what somebody of the staff is responsible for or asked to, by date.

    Raises:
        Refusal: nobody has those initials.
    """
    known = {fold(one): one for one in connection.execute(select(Staff.initials)).scalars()}
    who = known.get(fold(initials))
    if who is None:
        text = _("Ingen på personalelisten har initialerne {initials}.")
        raise Refusal(text.format(initials=initials[:20]), field="person")
    leads = leads_of(connection)
    own = [entry for one, entry in _entries(connection, None) if who in leads.get(one, ())]
    asked = {number for number, of in connection.execute(_ASKED) if of == who}
    return _ordered(own + _meetings(connection, asked))


def of_activity(connection: Connection, planned_id: PlannedId) -> tuple[Entry, ...]:
    """Return the one appointment of a planned activity; refused when it is gone or has no date."""
    of = select(PlannedActivity.class_id).where(PlannedActivity.id == planned_id)
    class_id = connection.execute(of).scalar()
    found = _entries(connection, [class_id]) if class_id is not None else []
    own = tuple(entry for one, entry in found if one == planned_id)
    if not own:
        raise Refusal(_("Aktiviteten findes ikke længere, eller den har ingen dato."))
    return own


def _entries(
    connection: Connection, class_ids: Iterable[int] | None
) -> list[tuple[PlannedId, Entry]]:
    asked = None if class_ids is None else list(class_ids)
    courses = courses_of(connection, asked)
    places = {row.id: row for row in connection.execute(_CLASSES)}
    leads, changes = leads_of(connection, asked), _changes(connection, "planned_activity")
    found = []
    for class_id, standing in plans_of(connection, asked).items():
        _id, code, site, bell = places[class_id]
        for one in standing:
            day = one.date_in(courses[class_id])
            if day is not None:
                of = _Class(code, site, Bell.parse(bell))
                told = leads.get(one.id, ())
                found.append((one.id, _entry(one, day, of, told, changes[str(one.id)])))
    return found


@dataclass(frozen=True, slots=True)
class _Class:
    code: str
    site: str
    bell: Bell


def _entry(one: Standing, day: dt.date, of: _Class, leads: tuple[str, ...], changes: int) -> Entry:
    start = of.bell.starts(one.first_lesson) if one.first_lesson else None
    last = one.first_lesson + one.lessons - 1
    end = of.bell.ends(min(last, len(of.bell.times))) if start else None
    about = [_("Ansvarlig: {names}").format(names=", ".join(leads))] if leads else []
    if one.needed:
        text = _("Virksomheder: {confirmed} af {needed} har sagt ja")
        about.append(text.format(confirmed=one.confirmed, needed=one.needed))
    return Entry(
        uid=f"aktivitet-{one.id}@gf2-tracker",
        sequence=max(0, changes - 1),
        date=day,
        start=start,
        end=end,
        title=f"{one.title} ({of.code})",
        place=", ".join(part for part in (one.room, of.site) if part),
        about=tuple(about),
        is_cancelled=one.state is PlanState.CANCELLED,
        is_confirmed=one.state in {PlanState.CONFIRMED, PlanState.HELD},
    )


def _meetings(connection: Connection, wanted: set[int]) -> list[Entry]:
    codes: dict[int, list[str]] = {}
    known: Mapping[int, str] = {row.id: row.code for row in connection.execute(_CLASSES)}
    for number, class_id in connection.execute(_ABOUT):
        codes.setdefault(number, []).append(known[class_id])
    changes = _changes(connection, "meeting")
    found = []
    for number, kind, day, starts_at, place in connection.execute(_MEETINGS):
        if number not in wanted:
            continue
        start = dt.time.fromisoformat(starts_at.zfill(5)) if starts_at else None
        ends = dt.datetime.combine(day, start or dt.time()) + dt.timedelta(minutes=MEETING_MINUTES)
        of = ", ".join(sorted(codes.get(number, ()), key=sort_key))
        title = MeetingKind(kind).label.capitalize()
        entry = Entry(
            uid=f"moede-{number}@gf2-tracker",
            sequence=max(0, changes[str(number)] - 1),
            date=day,
            start=start,
            end=ends.time() if start else None,
            title=f"{title} ({of})" if of else title,
            place=place,
            about=(),
            is_cancelled=False,
            is_confirmed=True,
        )
        found.append(entry)
    return found


def _changes(connection: Connection, table: str) -> Counter[str]:
    """Return how often each row of a table has been written, by its key."""
    written = select(Image.row_key).where(Image.table_name == table)
    return Counter(connection.execute(written).scalars())


def _ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(
        sorted(entries, key=lambda one: (one.date, one.start or dt.time(), sort_key(one.title)))
    )
