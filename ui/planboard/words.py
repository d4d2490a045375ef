"""What a plan says: of a chip as a whole, of a week, of a phase, of a class."""

from datetime import date

from gf2tracker.domain.activity import PlanState
from gf2tracker.domain.course import PHASE_NAMES, Deadline
from gf2tracker.language import (
    _,
    date_long,
    date_range,
    date_short,
    day_long,
    day_month,
    plural,
    week_label,
    weekday_short,
)
from gf2tracker.queries.plan import ClassPlan, PlanChip, PlanPhase, PlanWeek
from ui.planboard.titles import spoken_people
from ui.sentence import DOT, Run, strong
from ui.weeklabels import short_name


def spoken(chip: PlanChip) -> str:
    """Return a chip in words, as a screen reader says it."""
    facts = [
        chip.title,
        day_long(chip.date) if chip.date else "",
        week_words(chip),
        lesson_words(chip),
        state_words(chip),
        company_words(chip),
        spoken_people(chip),
        checklist_words(chip),
        *remarks(chip),
    ]
    return ", ".join(filter(None, facts))


def remarks(chip: PlanChip) -> tuple[str, ...]:
    """Return what somebody should know about a chip, as sentences: its faults first."""
    found = list(chip.faults)
    if chip.is_not_held:
        found.append(_("Dagen er gået, og den er ikke meldt holdt."))
    if chip.state is PlanState.MOVED and chip.moved_from:
        text = _("Flyttet fra {day}").format(day=date_short(chip.moved_from))
        found.append(text)
    if chip.has_news:
        found.append(_("Kataloget har en nyere udgave."))
    return tuple(found)


def week_words(chip: PlanChip) -> str:
    """Return which week a chip stands in: "uge 40, undervisningsuge 8, Stærkt netværk"."""
    if chip.date is None:
        return ""
    week = week_label(chip.date)
    if chip.week is None:
        return week
    told = _("{week}, undervisningsuge {number}").format(week=week, number=chip.week)
    return f"{told}, {PHASE_NAMES[chip.phase - 1]}" if chip.phase else told


def lesson_words(chip: PlanChip) -> str:
    """Return which lessons: "3.-4. lektion"; "" where it is not said."""
    if not chip.first_lesson:
        return ""
    last = chip.first_lesson + chip.lessons - 1
    if last == chip.first_lesson:
        return _("{first}. lektion").format(first=chip.first_lesson)
    return _("{first}.–{last}. lektion").format(first=chip.first_lesson, last=last)


def state_words(chip: PlanChip) -> str:
    """Return how far it is: "ikke holdt" where its day has passed."""
    return _("ikke holdt") if chip.is_not_held else chip.state.label


def company_words(chip: PlanChip) -> str:
    """Return how many companies come: "7 af 12 virksomheder bekræftet"; "" where none are asked."""
    if not chip.needed and not chip.confirmed:
        return ""
    text = plural(
        chip.needed,
        _("{confirmed} af {n} virksomhed bekræftet"),
        _("{confirmed} af {n} virksomheder bekræftet"),
    )
    return text.format(confirmed=chip.confirmed)


def checklist_words(chip: PlanChip) -> str:
    """Return how far the checklist is: "2 af 5 punkter gjort"; "" without one."""
    if not chip.checks:
        return ""
    return _("{checked} af {checks} punkter gjort").format(checked=chip.checked, checks=chip.checks)


# --- over a card -----------------------------------------------------------------------------------


def head_words(week: PlanWeek, today: date) -> tuple[str, bool]:
    """Return what stands at the right of a week's head, and whether it weighs.

    Today first, then a deadline, then closed days, else the dates.
    """
    if today in week.days or today in week.closed:
        return _("i dag, {day}").format(day=weekday_short(today)), True
    if week.deadlines:
        return deadline_words(week.deadlines[0]), True
    return (_closed_days(week) if week.closed and week.days else _dates(week)), False


def _closed_days(week: PlanWeek) -> str:
    days = ", ".join(weekday_short(day) for day in week.closed)
    return _("{days} lukket").format(days=days)


def _dates(week: PlanWeek) -> str:
    monday, friday = week.monday, _friday(week)
    if monday.year != friday.year:
        return f"{day_month(monday)}–{day_month(friday)}"
    return date_range(monday, friday)


def deadline_words(deadline: Deadline) -> str:
    """Return a deadline as it stands over a week: "profil senest 06.11."."""
    text = _("{name} senest {day}")
    return text.format(name=deadline_name(deadline), day=day_month(deadline.date))


def deadline_name(deadline: Deadline) -> str:
    """Return a deadline's short name as it stands in a line: "profil", "60 %"."""
    name = short_name(deadline)
    return name[:1].lower() + name[1:]


def _friday(week: PlanWeek) -> date:
    return date.fromordinal(week.monday.toordinal() + 4)


def closed_words(week: PlanWeek) -> tuple[str, str, str]:
    """Return a closed week as it stands upright, the longest first: "uge 42  efterårsferie"."""
    name = week.closed_name.split(", ")[0].split(_(" og "))[0]
    name, label = name[:1].lower() + name[1:], week_label(week.monday)
    return f"{label}  {name}", name, label


# --- over a phase, over all --------------------------------------------------------------------------


def weeks_words(phase: PlanPhase) -> str:
    """Return the ISO weeks of a phase: "uge 38–43"."""
    first, last = phase.weeks[0].iso_week, phase.weeks[-1].iso_week
    return _("uge {first}–{last}").format(first=first, last=last)


def phase_words(phase: PlanPhase) -> str:
    """Return how far a phase is: "9 af 13 holdt · 7 af 7 virksomheder"."""
    if not phase.planned:
        return _("intet planlagt")
    told = (
        _("{held} af {planned} holdt").format(held=phase.held, planned=phase.planned)
        if phase.held or phase.not_held
        else _("{planned} planlagt").format(planned=phase.planned)
    )
    if not phase.needed:
        return told
    companies = plural(
        phase.needed,
        _("{confirmed} af {n} virksomhed"),
        _("{confirmed} af {n} virksomheder"),
    ).format(confirmed=phase.confirmed)
    return f"{told}  ·  {companies}"


def sentence(plan: ClassPlan) -> list[str | Run]:
    """Return what matters of a plan: "9 af 43 holdt · 1 ikke holdt · 40 af 74 virksomheder"."""
    told: list[str | Run] = [
        strong(_("{held} af {total} holdt").format(held=plan.held, total=plan.total))
    ]
    if plan.not_held:
        words = _("{n} ikke holdt").format(n=plan.not_held)
        told += [DOT, strong(words, "watchtext")]
    if plan.outside:
        words = _("{n} uden for forløbet").format(n=len(plan.outside))
        told += [DOT, strong(words, "watchtext")]
    if plan.needed:
        words = _("{confirmed} af {needed} virksomheder")
        told += [DOT, words.format(confirmed=plan.confirmed, needed=plan.needed)]
    return told


def day_words(day: date) -> str:
    """Return a day with its week, as a drop is told: "tor 01.10., uge 40"."""
    return _("{day}, {week}").format(day=date_short(day), week=week_label(day))


def moved_words(chip: PlanChip) -> str:
    """Return since when an activity stands elsewhere than at first; "" when it does not."""
    return date_long(chip.moved_from) if chip.moved_from else ""
