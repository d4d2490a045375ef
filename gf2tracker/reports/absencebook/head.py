"""What stands over the cells of a grid: the class, the time it shows, how it is, and who made it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.language import _, date_long
from gf2tracker.queries.absencesheet import SheetHead
from gf2tracker.reports import look
from gf2tracker.reports.look import Look
from gf2tracker.reports.workbook import Sheet

HEAD_ROWS = 5
TITLE_HIGH = 28
LEAST_NAME, MOST_NAME = 24, 46


@dataclass(frozen=True)
class Told:
    """What stands over a grid.

    Attributes:
        what: the time that is shown, "uge 47, 16.-20.11.2026"; when: where that is in the course.
        sentence: what matters; state: how far the registers are.
        made_by: who made it; "" is nobody.
    """

    what: str
    when: str
    sentence: str
    state: str
    made_by: str


def write_head(sheet: Sheet, head: SheetHead, told: Told) -> None:
    """Write the lines over a grid, rows 1 to HEAD_ROWS."""
    title = _("{code}: fravær {what}").format(code=head.about.code, what=told.what)
    sheet.put(1, 1, title, look.TITLE)
    sheet.put(2, 1, class_words(head, told.when), look.SUBTITLE)
    sheet.put(3, 1, told.sentence, look.SENTENCE)
    sheet.put(4, 1, told.state, replace(look.SUBTITLE, size=10))
    sheet.put(5, 1, made_words(head, told.made_by), look.NOTE)
    sheet.height(1, TITLE_HIGH)


def class_words(head: SheetHead, when: str) -> str:
    """Return whose class it is, programme and contact teacher, after when in its course."""
    about = head.about
    teacher = about.contact_teacher_name or about.contact_teacher
    if teacher:
        teacher = _("kontaktlærer {name}").format(name=teacher)
    return " · ".join(part for part in (when, about.programme, teacher) if part)


def school_name(head: SheetHead) -> str:
    """Return the school's name, and that it is made up when it is."""
    text = _("{name} (demoskole)") if head.is_demo else "{name}"
    return text.format(name=head.school)


def made_words(head: SheetHead, made_by: str) -> str:
    """Return when and by whom it was made."""
    text = _("Lavet {day} af {who} i GF2 Tracker") if made_by else _("Lavet {day} i GF2 Tracker")
    return text.format(day=date_long(head.today), who=made_by)


def printed_head(head: SheetHead, what: str) -> str:
    """Return what stands over each printed page."""
    words = _("{code}: fravær {what}").format(code=head.about.code, what=what)
    return " · ".join(part for part in (words, school_name(head)) if part)


def week_words(head: SheetHead, day: date) -> str:
    """Return which teaching week and phase a day lies in; "" outside the course."""
    week = head.course.calendar_week_of(day)
    if week is None or week.number is None or week.phase is None:
        return ""
    text = _("undervisningsuge {week} af {weeks}, {phase}")
    return text.format(week=week.number, weeks=head.course.weeks, phase=phase_words(week.phase))


def phase_words(phase: int) -> str:
    """Return a phase (from 1) with its number, "3 Stærk opfølgning"; its number where it has no name."""
    name = PHASE_NAMES[phase - 1] if phase <= len(PHASE_NAMES) else ""
    return _("fase {number} {name}").format(number=phase, name=name).rstrip()


def phase_look(phase: int | None) -> Look:
    """Return how a phase (from 1) is coloured; None is outside the phases."""
    if phase is None:
        return replace(look.NOTE, fill=look.GROUND)
    at = (phase - 1) % len(look.PHASE_SOFT)
    return Look(size=9, colour=look.PHASE_TEXT[at], fill=look.PHASE_SOFT[at], is_bold=True)


def shown_name(name: str, *, is_protected: bool) -> str:
    """Return a student's name as it is shown; protected students say so."""
    return _("{name} (beskyttet)").format(name=name) if is_protected else name


def name_width(names: Iterable[str]) -> float:
    """Return how wide a column of names is, in signs, so that a long one can be read."""
    longest = max((len(name) + 2 for name in names), default=0)
    return min(max(longest, LEAST_NAME), MOST_NAME)
