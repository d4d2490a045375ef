"""What the page of today says of each student and register."""

from datetime import date

from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.figures import FIRST_DAYS
from gf2tracker.domain.lessonwords import lesson_words
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.language import _, clock, date_short, day_month, join_words, plural
from gf2tracker.queries.away import AbsentStudent, Call
from gf2tracker.queries.contact import ContactEntry
from gf2tracker.queries.morning import BackStudent, NotExpected
from gf2tracker.queries.tasks import TaskRow
from gf2tracker.queries.today import Overview
from gf2tracker.queries.unsettled import OpenDay
from gf2tracker.queries.untaken import MissingRegister, TeacherGaps


def call_title(call: Call) -> str:
    """Return how many absence days: "2. fraværsdag"."""
    return _("{n}. fraværsdag").format(n=len(call.days))


def call_words(call: Call, today: date) -> str:
    """Return what happened: "udeblevet i dag og fredag", "ikke mødt endnu"."""
    if call.has_attended is False:
        return _never_came(call)
    kind = call.kind.label if call.kind else _("væk")
    if len(call.days) > 1:
        days = [_day(day, today) for day in reversed(call.days)]
        return _("{kind} {days}").format(kind=kind, days=join_words(days))
    if call.is_missing and call.since is not None:
        return _("{kind} siden {time}").format(kind=kind, time=clock(call.since))
    return _("{kind} {day}").format(kind=kind, day=_day(call.days[-1], today))


def _never_came(call: Call) -> str:
    if call.day_number <= FIRST_DAYS:
        return _("ikke mødt endnu, dag {n} af 14").format(n=call.day_number)
    return _("ikke mødt endnu, {n}. dag").format(n=call.day_number)


def contact_words(contact: ContactEntry | None, today: date, *, in_short: bool = False) -> str:
    """Return the newest contact: "talte med i går: vil ringe"; "" without one.

    In short only what it was and when, "talte med i går".
    """
    if contact is None:
        return ""
    at, text = contact.at.astimezone(), "" if in_short else contact.text
    when = clock(at) if at.date() == today else _day(at.date(), today)
    if text and contact.kind is ContactKind.NOTE:
        return _("{what} {when}").format(what=text, when=when)
    said = _("{what} {when}").format(what=contact.kind.label, when=when)
    return _("{said}: {text}").format(said=said, text=text) if text else said


def away_words(one: AbsentStudent) -> str:
    """Return why a student is away: "syg, meldt", "udeblevet"."""
    if one.kind is None:
        return _("væk")
    return _("syg, meldt") if one.kind is AbsenceKind.SICK else one.kind.label


def next_words(one: AbsentStudent, today: date, *, in_short: bool = False) -> str:
    """Return what is agreed: the last contact and when the student is expected.

    In short without what was said, and the day without its weekday.
    """
    said = contact_words(one.contact, today, in_short=in_short)
    if not said:
        return _("ingen kontakt endnu")
    if one.handled_until is not None and one.handled_until > today:
        written = day_month if in_short else date_short
        return _("{said}, ventes {day}").format(said=said, day=written(one.handled_until))
    return said


def register_words(missing: MissingRegister, today: date) -> str:
    """Return which lessons lack their register: "1. lektion siden 8:15", "fre 21.08., 2 lektioner"."""
    count = len(missing.lessons)
    which = (
        lesson_words(missing.lessons)
        if count == 1
        else plural(count, "{n} lektion", "{n} lektioner")
    )
    if missing.date == today and missing.since is not None:
        return _("{which} siden {time}").format(which=which, time=clock(missing.since))
    return _("{which} {day}").format(which=which, day=date_short(missing.date))


def teacher_words(one: TeacherGaps, today: date) -> str:
    """Return what a teacher's classes miss: "5 lektioner, ældste fre 14.08."."""
    count = plural(one.lessons, _("{n} lektion"), _("{n} lektioner"))
    oldest = one.missing[0].date
    when = _("i dag") if oldest == today else _("siden {day}").format(day=date_short(oldest))
    return _("{count} {when}").format(count=count, when=when)


def back_words(one: BackStudent, today: date) -> str:
    """Return what somebody is back from: "4 dage, syg fra man 10.08. · her siden i går"."""
    kind = one.kind.label if one.kind else _("væk")
    since = date_short(one.back.first)
    told = _("{n} dage {kind} fra {day}").format(n=one.back.days, kind=kind, day=since)
    if one.back.came_on == today:
        return told
    return _("{told}, kom {day}").format(told=told, day=_day(one.back.came_on, today))


def not_expected_words(one: NotExpected, today: date) -> str:
    """Return what was known: "godkendt fri til fre 14.08.", "syg, meldt 3.–4. lektion"."""
    kind = _("syg, meldt") if one.kind is AbsenceKind.SICK else one.kind.label
    if not one.is_whole_day:
        kind = _("{kind} {lessons}").format(kind=kind, lessons=lesson_words(one.lessons))
    if one.until > today:
        return _("{kind} til {day}").format(kind=kind, day=date_short(one.until))
    return kind


def open_day_words(one: OpenDay) -> str:
    """Return which lessons a reason is missing for: "tor 13.08., hele dagen"."""
    is_whole = len(one.lessons) == len(one.marks)
    which = _("hele dagen") if is_whole else lesson_words(one.lessons)
    return _("{day}, {which}").format(day=date_short(one.date), which=which)


def due_words(day: date, today: date) -> str:
    """Return when something is due: "i går", "i dag", "i morgen"."""
    return _day(day, today) if day < today else left_words((day - today).days)


def is_somebodys(overview: Overview) -> bool:
    """Tell whether the asker has classes; nobody's own is everybody's."""
    owned = (overview.classes, overview.missing_registers, overview.due)
    return any(one.is_mine for some in owned for one in some) or any(
        call.student.is_mine for call in overview.radar
    )


def left_words(days: int) -> str:
    """Return how far away a day is: "i dag", "i morgen", "om 4 dage"."""
    if days == 0:
        return _("i dag")
    return _("i morgen") if days == 1 else _("om {n} dage").format(n=days)


def _day(day: date, today: date) -> str:
    gap = (today - day).days
    if gap == 0:
        return _("i dag")
    return _("i går") if gap == 1 else day_month(day)


def origin_words(row: TaskRow) -> str:
    """Return where a task comes from: "facilitatormøde tor 27.08.", "" from no meeting."""
    if row.meeting_kind is None or row.meeting_on is None:
        return ""
    text = _("{kind} {day}")
    return text.format(kind=row.meeting_kind.label, day=date_short(row.meeting_on))
