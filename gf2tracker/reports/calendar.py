"""A plan as a calendar file (iCalendar, RFC 5545) that a new one updates."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gf2tracker.language import _
from gf2tracker.queries.calendar import Entry
from gf2tracker.reports.target import check_target, write_beside

ZONE = "Europe/Copenhagen"


def write_calendar(entries: Iterable[Entry], target: Path, *, title: str, now: dt.datetime) -> int:
    """Write appointments to a file and return how many.

    Args:
        entries: the appointments.
        target: the file; one that is there is replaced whole.
        title: what the calendar is called where it is opened.
        now: aware; when the file says it was made.

    Raises:
        Refusal: the name does not end in .ics, or the file can't be written.
    """
    told = list(entries)
    file = check_target(target, ".ics")
    write_beside(file, calendar_of(told, title=title, now=now))
    return len(told)


def calendar_of(entries: Iterable[Entry], *, title: str, now: dt.datetime) -> bytes:
    """Return appointments as the content of a calendar file."""
    from icalendar import Calendar  # noqa: PLC0415  # 0.1 s, only when a file is asked for

    calendar = Calendar()
    calendar.add("prodid", "-//GF2 Tracker//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for entry in entries:
        calendar.add_component(_event(entry, now))
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def _event(entry: Entry, now: dt.datetime) -> Any:
    from icalendar import Event  # noqa: PLC0415  # as above

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("summary", entry.title)
    if entry.start is None or entry.end is None:
        event.add("dtstart", entry.date)
        event.add("dtend", entry.date + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # a day without a time keeps nobody busy
    else:
        event.add("dtstart", _local(entry.date, entry.start))
        event.add("dtend", _local(entry.date, entry.end))
    if entry.place:
        event.add("location", entry.place)
    if entry.about:
        event.add("description", "\n".join(entry.about))
    event.add("status", _status(entry))
    return event


def _local(day: dt.date, at: dt.time) -> dt.datetime:
    from zoneinfo import ZoneInfo  # noqa: PLC0415  # its data is read with it

    return dt.datetime.combine(day, at, ZoneInfo(ZONE))


def _status(entry: Entry) -> str:
    if entry.is_cancelled:
        return "CANCELLED"
    return "CONFIRMED" if entry.is_confirmed else "TENTATIVE"


def title_of(name: str) -> str:
    """Return what a calendar is called: of a class by its code, of a person by initials."""
    return _("GF2 {name}").format(name=name)
