"""What the register says in words: today's loss, the call, the last ten days."""

from collections.abc import Mapping

from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.language import _, clock, day_long, plural
from gf2tracker.queries.register import Register, RegisterRow


def day_words(row: RegisterRow) -> str:
    """Return what the day cost a student: "hele dagen", "3 lekt.", "12 min"; "" for nothing."""
    kinds = {mark.kind for mark in row.marks if mark}
    if kinds == {AbsenceKind.SCHOOL}:
        return _("intet fravær")
    if row.is_whole_day:
        return _("hele dagen")
    return _minutes(row.minutes) if row.minutes else ""


def _minutes(minutes: int) -> str:
    if minutes % LESSON_MINUTES == 0:
        return _("{n} lekt.").format(n=minutes // LESSON_MINUTES)
    return _("{n} min").format(n=minutes)


def contact_words(row: RegisterRow) -> str:
    """Return today's call as it is noted, "talte med 8:34"; "" when there was none."""
    if row.contact is None:
        return ""
    text = row.contact.kind.label
    if row.contact.kind is ContactKind.NOTE:
        text = row.contact.text or text
    at = row.contact.at.astimezone()
    return _("{what} {time}").format(what=text, time=clock(at))


def out_words(row: RegisterRow, lesson: int, names: Mapping[int, str]) -> str:
    """Return where a student is who is out with the school in a lesson (from 1); "" unknown."""
    mark, reason = row.marks[lesson - 1], row.reasons[lesson - 1]
    is_out = mark is not None and mark.kind is AbsenceKind.SCHOOL
    return names.get(reason, "") if is_out and reason is not None else ""


def reason_words(row: RegisterRow, names: Mapping[int, str]) -> str:
    """Return the finer reasons of a day's marks, "session, køreprøve"; "" for none."""
    told = [names[one] for one in row.reasons if one is not None and one in names]
    return ", ".join(dict.fromkeys(told))


def spark_words(row: RegisterRow) -> str:
    """Return the last ten days for who cannot see the bars."""
    away = sum(day is not None and day.share >= 1 for day in row.spark)
    partly = sum(day is not None and 0 < day.share < 1 for day in row.spark)
    whole = plural(away, "{n} hel dag", "{n} hele dage")
    some = plural(partly, "{n} delvis", "{n} delvise")
    return _("de sidste 10 dage: {whole}, {some} væk").format(whole=whole, some=some)


def foot_words(register: Register) -> str:
    """Return which lessons have their register taken: "1. lektion ført 8:21"."""
    taken = [lesson for lesson in register.lessons if lesson.taken_at is not None]
    if not taken:
        return _("Protokollen er ikke ført endnu")
    newest = max(taken, key=lambda lesson: lesson.number)
    assert newest.taken_at is not None
    if len(taken) == len(register.lessons):
        text = _("Hele dagen ført, sidst {time}")
        return text.format(time=clock(newest.taken_at))
    text = _("{lesson}. lektion ført {time}")
    return text.format(lesson=newest.number, time=clock(newest.taken_at))


def closed_words(register: Register) -> tuple[str, str]:
    """Return why a day has no register, as a title and what to do instead."""
    if register.closed is not None:
        title = register.closed or _("Skolen er lukket")
        text = _("Der er ingen undervisning {day}.")
        return title[:1].upper() + title[1:], text.format(day=day_long(register.date))
    before, after = register.last_school_day, register.next_school_day
    if after is None and before is not None:
        text = _("Holdets sidste skoledag var {day}.")
        return _("Forløbet er slut"), text.format(day=day_long(before))
    if before is None and after is not None:
        text = _("Holdets første skoledag er {day}.")
        return _("Forløbet er ikke begyndt"), text.format(day=day_long(after))
    text = _("Holdet har ikke undervisning {day}.")
    return _("Ingen undervisning"), text.format(day=day_long(register.date))
