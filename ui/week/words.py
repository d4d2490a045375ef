"""What a week says in words: the page's sentence, a cell for who cannot see, what can be taken."""

from collections.abc import Sequence
from datetime import date

from gf2tracker.domain.absence import is_marked_missing
from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.exemption import exempted
from gf2tracker.domain.mark import AbsenceKind, describe
from gf2tracker.language import (
    WEEKDAYS,
    _,
    date_short,
    day_long,
    join_words,
    number,
    plural,
    week_label,
)
from gf2tracker.queries.week import Week, WeekDay, WeekRow
from ui.sentence import DOT, Run, strong


def sentence(week: Week, today: date) -> tuple[Run | str, ...]:
    """Return what matters: "Uge 47 · tirsdag er ikke ført · 2 elever mangler årsag"."""
    words: list[Run | str] = [strong(week_label(week.monday).capitalize())]
    open_days = [day for day in week.days if day.date < today and day.taken < len(day.lessons)]
    if open_days:
        names = join_words(WEEKDAYS[day.date.weekday()] for day in open_days)
        words += [DOT, strong(_("{days} er ikke ført").format(days=names), "watchtext")]
    unknown = week.kinds.get(AbsenceKind.UNKNOWN, 0)
    if unknown:
        text = plural(unknown, _("{n} elev mangler årsag"), _("{n} elever mangler årsag"))
        words += [DOT, strong(text, "watchtext")]
    lost = sum(1 for row in week.rows if row.minutes)
    if lost or any(day.taken for day in week.days):
        words += [DOT, plural(lost, _("{n} elev med fravær"), _("{n} elever med fravær"))]
    return tuple(words)


def lost_words(minutes: int) -> str:
    """Return what a week cost a student: "7 lekt.", "12 min", "2,3 lekt."; "" for nothing."""
    if not minutes:
        return ""
    if minutes < LESSON_MINUTES:
        return _("{n} min").format(n=minutes)
    lessons = minutes / LESSON_MINUTES
    return _("{n} lekt.").format(n=number(lessons, 0 if minutes % LESSON_MINUTES == 0 else 1))


def is_early_absent(week: Week, row: WeekRow) -> bool:
    """Tell whether a student is away a whole day of the first 14 that nobody has acted on."""
    for day in week.days:
        if day.date in row.asked:
            first, last = day.first, day.first + len(day.lessons)
            free = frozenset(at - first for at in row.exempt if first < at <= last)
            if is_marked_missing(exempted(row.marks[first:last], free)):
                return True
    return False


def name_words(week: Week, row: WeekRow) -> str:
    """Return a name with what stands in its margin."""
    if is_early_absent(week, row):
        return _("{name}, fravær i de første 14 dage").format(name=row.name)
    return row.name


def spoken(week: Week, row: WeekRow, lesson: int) -> str:
    """Return a cell for who cannot see it: who, when and what; the lesson counts from 1."""
    one = week.lessons[lesson - 1]
    if lesson in row.away:
        told = _("ikke på holdet")
    elif lesson in row.exempt:
        told = _("fritaget")
    else:
        told = describe(row.marks[lesson - 1])
    text = _("{name}, {day} {lesson}. lektion: {mark}")
    words = {"name": row.name, "day": date_short(one.date), "lesson": one.number}
    note = row.notes.get(one.date, "")
    return ", ".join(filter(None, [text.format(mark=told, **words), note]))


def day_state(day: WeekDay) -> str:
    """Return how far a day's register is: "ført", "3 af 7 ført", "ikke ført", or why closed."""
    if not day.lessons:
        return day.closed or (_("lukket") if day.closed is not None else _("ingen undervisning"))
    if day.taken == len(day.lessons):
        return _("ført")
    if day.taken:
        return _("{n} af {all} ført").format(n=day.taken, all=len(day.lessons))
    return _("ikke ført")


def take_words(day: WeekDay, lessons: Sequence[int]) -> str:
    """Return what the button says: "Før tirsdag", "Før 2. lektion torsdag"."""
    name = WEEKDAYS[day.date.weekday()]
    if len(lessons) == len(day.lessons):
        return _("Før {day}").format(day=name)
    if len(lessons) == 1:
        return _("Før {lesson}. lektion {day}").format(lesson=lessons[0], day=name)
    return _("Før resten af {day}").format(day=name)


def closed_words(week: Week) -> tuple[str, str]:
    """Return the title and the text of a week without school."""
    names = list(dict.fromkeys(day.closed for day in week.days if day.closed))
    text = _("Holdet har ikke undervisning i {week}.").format(week=week_label(week.monday))
    title = join_words(names)
    if week.after is None and week.before is not None:
        title = title or _("Forløbet er slut")
        text = _("Holdets sidste skoledag var {day}.").format(day=day_long(week.before))
    elif week.before is None and week.after is not None:
        title = title or _("Forløbet er ikke begyndt")
        text = _("Holdets første skoledag er {day}.").format(day=day_long(week.after))
    title = title or _("Ingen undervisning")
    return title[:1].upper() + title[1:], text
