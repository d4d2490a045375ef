"""What page Opfølgning says of a student: contacts, tries and steps, in few words."""

from datetime import date

from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.note import NoteKind
from gf2tracker.language import _, clock, date_short, day_month, in_words, plural
from gf2tracker.queries.contact import ContactEntry
from gf2tracker.queries.notes import NoteEntry
from gf2tracker.queries.signals import Case


def contact_words(contact: ContactEntry | None, today: date) -> str:
    """Return the last contact and when: "samtale i går"; says so when there is none."""
    if contact is None:
        return _("ingen kontakt endnu")
    told = kind_words(contact)
    if contact.kind is ContactKind.NOTE and contact.handled_until is not None:
        return told
    return _("{what} {when}").format(what=told, when=day_words(contact.day, today))


def kind_words(contact: ContactEntry) -> str:
    """Return what a contact was, without its day: "samtale", "håndteret til 21.8."."""
    until = contact.handled_until if contact.kind is ContactKind.NOTE else None
    if until is None:
        return contact.kind.label
    return _("håndteret til {day}").format(day=day_month(until))


def contact_line(contact: ContactEntry, today: date) -> str:
    """Return one contact of a list: "i går 9:12 talte med: kommer i morgen"."""
    at = clock(contact.at.astimezone())
    when = _("{day} {time}").format(day=day_words(contact.day, today), time=at)
    if contact.kind is ContactKind.NOTE and contact.handled_until is not None:
        until = date_short(contact.handled_until)
        what = _("håndteret til {day}").format(day=until)
    else:
        what = contact.kind.label
    said = _("{when} {what}").format(when=when, what=what)
    return _("{said}: {text}").format(said=said, text=contact.text) if contact.text else said


def note_words(note: NoteEntry, today: date) -> str:
    """Return what a note is and when: "aftale i går, senest fre 21.08."."""
    gap = (today - note.day).days
    day = day_words(note.day, today) if gap <= 1 else day_month(note.day)
    told = _("{kind} {day}").format(kind=note.kind.label, day=day)
    if note.done_on is not None:
        done = _("klaret") if note.kind is NoteKind.AGREEMENT else _("læst")
        text = _("{told}, {done} {day}")
        return text.format(told=told, done=done, day=day_month(note.done_on))
    if note.due_on is not None:
        return _("{told}, senest {day}").format(told=told, day=day_month(note.due_on))
    return told


def next_words(case: Case) -> str:
    """Return the next step with its day, "fre 21.08. Ring til mor"; "" when nothing is planned."""
    if not case.next_step or case.next_on is None:
        return ""
    return _("{day} {step}").format(day=date_short(case.next_on), step=case.next_step)


def tried_words(case: Case, today: date) -> str:
    """Return how often somebody was tried: "to forsøg, sms i går"."""
    count = len(case.tries)
    tried = plural(count, "ét forsøg", "{count} forsøg").format(count=in_words(count))
    newest = case.tries[0]
    when = day_words(newest.day, today)
    return _("{tried}, {what} {when}").format(tried=tried, what=newest.kind.label, when=when)


def next_try(case: Case, today: date) -> date | None:
    """Return when to try again: today, or the next school day where it was tried today."""
    is_tried = any(entry.day == today for entry in case.tries)
    return case.next_school_day if is_tried else today


def try_words(case: Case, today: date) -> str:
    """Return when to try again, in words."""
    day = next_try(case, today)
    if day is None:
        return _("kurset er slut")
    return _("i dag") if day == today else date_short(day)


def owner_words(case: Case) -> str:
    """Return who follows up: "Mette Kragh, kontaktlærer"."""
    if case.owner is None:
        return _("ingen")
    return (
        case.owner.name if case.is_given else _("{name}, kontaktlærer").format(name=case.owner.name)
    )


def day_words(day: date, today: date) -> str:
    """Return a day near today in words: "i dag", "i går", else "fre 21.08."."""
    gap = (today - day).days
    if gap == 0:
        return _("i dag")
    return _("i går") if gap == 1 else date_short(day)


def waiting_words(count: int) -> str:
    """Return what a list of students says over itself."""
    if not count:
        return _("Ingen venter")
    text = plural(
        count,
        "{count} elev venter på, at nogen gør noget",
        "{count} elever venter på, at nogen gør noget",
    )
    return text.format(count=in_words(count, begins=True))


def unreached_words(count: int) -> str:
    """Return what the list of those nobody has reached says over itself."""
    if not count:
        return _("Alle er nået")
    text = plural(
        count, "{count} elev er ikke nået i to dage", "{count} elever er ikke nået i to dage"
    )
    return text.format(count=in_words(count, begins=True))


def orphan_words(count: int) -> str:
    """Return what the list of those without an owner says over itself."""
    if not count:
        return _("Alle har en, der følger op")
    text = plural(
        count, "{count} elev har ingen, der følger op", "{count} elever har ingen, der følger op"
    )
    return text.format(count=in_words(count, begins=True))


def gap_words(count: int) -> str:
    """Return what the list of missing registers says over itself."""
    if not count:
        return _("Alle protokoller er ført")
    text = plural(count, "Ét hold mangler protokol", "{count} hold mangler protokol")
    return text.format(count=in_words(count, begins=True))
