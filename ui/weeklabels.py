"""The line of words under the 20 weeks: phases at their first week, deadlines beside their marks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gf2tracker.domain.course import (
    AGREEMENTS_60,
    AGREEMENTS_80,
    COMPETENCE_ASSESSMENT,
    JOBSEEKER_PROFILE,
    PHASE_NAMES,
    Course,
    Deadline,
)
from gf2tracker.language import NO_BREAK, _, day_month
from ui.weeks import WeekLine, week_index

NEAR = timedelta(days=9)  # a deadline that is this close is the thing to read

_SHORT = {
    COMPETENCE_ASSESSMENT: _("Kompetencevurdering"),
    JOBSEEKER_PROFILE: _("Profil"),
    AGREEMENTS_60: _("60 %"),
    AGREEMENTS_80: _("80 %"),
}
_STANDS_LEFT = (AGREEMENTS_60, AGREEMENTS_80)
_BESIDE, _BACK, _APART = 9, 2.5, 3  # px from mark to words right of it, left of it; between words


@dataclass(frozen=True)
class Label:
    """Words on the line: where they start, how wide they are and how they look."""

    x: float
    width: float
    text: str
    token: str
    is_bold: bool = False

    @property
    def end(self) -> float:
        """The pixel where the words end."""
        return self.x + self.width


@dataclass(frozen=True)
class Setting:
    """What the labels are measured with: `width(text, is_bold)` in pixels, and the scale of 1 px.

    Attributes:
        has_dates: whether there is room for the dates of deadlines.
    """

    width: Callable[[str, bool], float]
    scale: float = 1.0
    has_dates: bool = False


def phase_weeks(course: Course) -> tuple[tuple[int, int], ...]:
    """Return (phase, index of its first calendar week), phases from 1 in order."""
    found: dict[int, int] = {}
    for index, week in enumerate(course.calendar_weeks):
        if week.phase is not None:
            found.setdefault(week.phase, index)
    return tuple(found.items())


def phase_name(phase: int) -> str:
    """Return the name of a phase, from 1; a course with more than four goes on counting."""
    if phase <= len(PHASE_NAMES):
        return PHASE_NAMES[phase - 1]
    return _("Fase {number}").format(number=phase)


def phase_token(phase: int, kind: str = "") -> str:
    """Return the colour token of a phase, from 1; a fifth phase starts over with the first."""
    return f"p{(phase - 1) % 4 + 1}{kind}"


def is_near(deadline: Deadline, today: date) -> bool:
    """Tell whether a deadline is at most nine days away and not passed."""
    return today <= deadline.date <= today + NEAR


def labels(
    course: Course, line: WeekLine, current: int | None, today: date, setting: Setting
) -> tuple[Label, ...]:
    """Return the words that find room, phases first; what finds none is left to the tool tips.

    `current` is the phase of the Focus day, None outside the course.
    """
    phases = tuple(_phases(course, line, current, setting))
    told: dict[str, Label] = {}
    ordered = sorted(course.deadlines, key=lambda each: each.name not in _STANDS_LEFT)
    for has_dates in (False, setting.has_dates, setting.has_dates):  # names, dates, what is freed
        measured = replace(setting, has_dates=has_dates)
        for deadline in ordered:
            others = [*phases, *(label for name, label in told.items() if name != deadline.name)]
            found = _beside_mark(deadline, course, line, today, measured)
            free = next((one for one in found if _is_free(one, others, line, setting)), None)
            if free is not None:
                told[deadline.name] = free
    return (*phases, *told.values())


def _phases(
    course: Course, line: WeekLine, current: int | None, setting: Setting
) -> Iterator[Label]:
    starts = phase_weeks(course)
    ends = [line.slot(index)[0] for _phase, index in starts[1:]] + [line.left + line.width]
    for (phase, index), end in zip(starts, ends, strict=True):
        x = line.slot(index)[0]
        text, is_bold = phase_name(phase), phase == current
        room = end - x - _APART * setting.scale
        width = min(setting.width(text, is_bold), room)
        if room > setting.width("…", is_bold) * 3:
            yield Label(x, width, text, phase_token(phase, "text"), is_bold)


def _beside_mark(
    deadline: Deadline, course: Course, line: WeekLine, today: date, setting: Setting
) -> Iterator[Label]:
    index = week_index(course, deadline.date)
    if index is None:
        return
    mark = line.deadline(index, deadline.date.weekday())
    is_bold = is_near(deadline, today)
    token = "ink" if is_bold else "ink3" if deadline.date < today else "ink2"
    for text in _forms(deadline, today, setting):
        width = setting.width(text, is_bold)
        left = Label(mark + _BACK * setting.scale - width, width, text, token, is_bold)
        right = Label(mark + _BESIDE * setting.scale, width, text, token, is_bold)
        pushed = Label(mark + 2 * _BESIDE * setting.scale, width, text, token, is_bold)
        yield from (left,) if deadline.name in _STANDS_LEFT else (right, pushed, left)


def _forms(deadline: Deadline, today: date, setting: Setting) -> Iterator[str]:
    short = short_name(deadline)
    if setting.has_dates and deadline.date >= today:
        day = day_month(deadline.date)
        yield _("{what} senest {day}").format(what=short, day=day)
        yield f"{short} {day}"
    yield short


def short_name(deadline: Deadline) -> str:
    """Return what a deadline is called where there is little room: "Profil", "60 %"."""
    return _SHORT[deadline.name].replace(" ", NO_BREAK)


def _is_free(label: Label, placed: Sequence[Label], line: WeekLine, setting: Setting) -> bool:
    if label.x < line.left or label.end > line.left + line.width:
        return False
    apart = _APART * setting.scale
    return all(label.end + apart <= other.x or other.end + apart <= label.x for other in placed)
