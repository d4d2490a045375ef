"""How a course is cut: weeks, weeks in each phase, and lessons on each weekday."""

from datetime import date

from gf2tracker.errors import Refusal
from gf2tracker.language import _

LessonPattern = tuple[int, ...]

DEFAULT_WEEKS = 20
MOST_WEEKS = 60
MOST_LESSONS = 10
DEFAULT_PHASES = (5, 5, 5, 5)
DEFAULT_PATTERN: LessonPattern = (8, 8, 8, 8, 5)


def check_weeks(weeks: int) -> None:
    """Refuse a course that is not 1 to 60 teaching weeks."""
    if not 1 <= weeks <= MOST_WEEKS:
        text = _("Antal undervisningsuger skal være et helt tal fra 1 til {most}.")
        raise Refusal(text.format(most=MOST_WEEKS), field="weeks")


def default_phases(weeks: int, shape: tuple[int, ...] = DEFAULT_PHASES) -> tuple[int, ...]:
    """Return the weeks in each phase for a course, in the proportions of a shape.

    Every phase has at least one week and together they are the course; a course of fewer weeks
    than phases has a phase a week.
    """
    shape = shape[:weeks]
    spare = weeks - len(shape)
    total = sum(shape)
    exact = [weeks * part / total for part in shape]
    phases = [max(1, int(part)) for part in exact]
    while sum(phases) != weeks:
        step = 1 if sum(phases) < weeks else -1
        open_phases = [n for n in range(len(phases)) if phases[n] + step >= 1]
        at = max(open_phases, key=lambda n: step * (exact[n] - phases[n]))
        phases[at] += step
    return tuple(phases) if spare else (1,) * weeks


def check_phases(phases: tuple[int, ...], weeks: int) -> None:
    """Refuse phases that are not four (fewer in a course of 1 to 3 weeks), or not the course."""
    count = min(len(DEFAULT_PHASES), weeks)
    if len(phases) != count or min(phases) < 1:
        text = _("Skriv {count} faser på mindst en uge hver, fx {example}.")
        example = dashes(default_phases(weeks))
        raise Refusal(text.format(count=count, example=example), field="phases")
    if sum(phases) != weeks:
        text = _("Faserne er tilsammen {sum} uger, men holdet har {weeks}.")
        raise Refusal(text.format(sum=sum(phases), weeks=weeks), field="phases")


def parse_phases(text: str, weeks: int = DEFAULT_WEEKS) -> tuple[int, ...]:
    """Return the weeks in each phase from "5-5-5-5"; refused unless they sum to the course."""
    phases = _numbers(text)
    check_phases(phases, weeks)
    return phases


def check_pattern(pattern: LessonPattern) -> None:
    """Refuse a lesson pattern that is not five numbers from 0 to 10 with a lesson in it."""
    if len(pattern) != 5 or not all(0 <= lessons <= MOST_LESSONS for lessons in pattern):
        text = _("Skriv lektioner mandag til fredag som fem tal fra 0 til {most}, fx 8-8-8-8-5.")
        raise Refusal(text.format(most=MOST_LESSONS), field="lessons")
    if not any(pattern):
        raise Refusal(_("Skemaet skal have lektioner på mindst en ugedag."), field="lessons")


def parse_pattern(text: str) -> LessonPattern:
    """Return the lessons on Monday to Friday from "8-8-8-8-5"; 0 means no school that weekday."""
    pattern = _numbers(text)
    check_pattern(pattern)
    return pattern


def pattern_on(patterns: tuple[tuple[date, LessonPattern], ...], day: date) -> LessonPattern:
    """Return the lesson pattern in force on a day, patterns being in order of date.

    The first pattern holds before its own date too; without any it is 8-8-8-8-5.
    """
    in_force = patterns[0][1] if patterns else DEFAULT_PATTERN
    for from_date, pattern in patterns:
        if from_date <= day:
            in_force = pattern
    return in_force


def dashes(numbers: tuple[int, ...]) -> str:
    """Return phases or a lesson pattern as they are written and stored, "5-5-5-5"."""
    return "-".join(str(number) for number in numbers)


def _numbers(text: str) -> tuple[int, ...]:
    parts = text.replace("–", "-").split("-")
    if not all(part.strip().isdecimal() for part in parts):
        return ()
    return tuple(int(part) for part in parts)
