"""What a class list does to a student's time in classes: begin, move, go on, leave.

Source: skolernes praksis. Who stands on another class than the one the list says has moved; the
old enrolment ends the day before the new one begins. A list that says nothing of leaving takes
nobody back who has left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from gf2tracker.domain.course import Course
from gf2tracker.domain.identity import Misfit
from gf2tracker.domain.stay import DAY, Enrolled
from gf2tracker.language import _, date_long

STILL_THERE: Mapping[str, object] = {
    "last_day": None,
    "leave_reason": "",
    "cause_as_told": "",
    "destination": "",
    "informed": "",
}


class Stay(Enrolled, Protocol):
    """One enrolment with how it ended."""

    @property
    def last_day(self) -> date | None: ...

    @property
    def leave_reason(self) -> str: ...

    @property
    def cause_as_told(self) -> str: ...

    @property
    def destination(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Leaving:
    """That a list says a student has left; the texts are those of an enrolment."""

    last_day: date
    leave_reason: str = ""
    cause_as_told: str = ""
    destination: str = ""

    def values(self) -> dict[str, Any]:
        """Return what an enrolment gets: texts that say nothing leave what is known."""
        texts = {
            "leave_reason": self.leave_reason,
            "cause_as_told": self.cause_as_told,
            "destination": self.destination,
        }
        return {"last_day": self.last_day, **{name: text for name, text in texts.items() if text}}


@dataclass(frozen=True, slots=True)
class Listed:
    """What a line of a list says about a student's time.

    Attributes:
        class_id: None for a class that is not there yet.
        first_day: the student's own; None when the list does not say.
        class_start: the class's as the line tells it; None when the list does not say.
        leaving: None for one who has not left.
        is_under_way: whether the class has a register already: somebody new who is not said to
            have been there from its start was not.
    """

    class_id: int | None
    first_day: date | None = None
    class_start: date | None = None
    leaving: Leaving | None = None
    is_under_way: bool = False


@dataclass(frozen=True, slots=True)
class Begin:
    """A new enrolment in the class of the list."""

    first_day: date
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placement:
    """What happens to a student's enrolments.

    Attributes:
        begin: a new enrolment; None when there is none.
        corrections: enrolment to changed columns. The column class_id is None where the
            enrolment goes to the class of the list.
        moved_from: the class that is left; None unless the student moves.
        remarks: what the user should know, as short sentences.
    """

    begin: Begin | None = None
    corrections: Mapping[int, Mapping[str, object]] = field(default_factory=dict)
    moved_from: int | None = None
    remarks: tuple[str, ...] = ()


def place(listed: Listed, course: Course, stays: Sequence[Stay], today: date) -> Placement:
    """Return what a line does to a student's time.

    Args:
        listed: what the line says.
        course: that of the class the line says.
        stays: the student's enrolments in order of first day.
        today: the day of a move whose date the list does not tell.

    Raises:
        Misfit: the line's dates and the student's time can't both be.
    """
    told = max(course.starts_on, listed.first_day or listed.class_start or course.starts_on)
    _check_before_end(course, told)
    here = next((stay for stay in reversed(stays) if stay.class_id == listed.class_id), None)
    if here is not None and not _is_back(listed, here, stays, today):
        return _go_on(listed, course, here, stays)
    old = None if listed.leaving else _left_behind(here, stays, told, today)
    if old is not None:
        return _move(course, old, stays, told, today)
    if _is_late(listed, course, told, today):
        done = _begin(listed, course, stays, today)
        text = _("Begynder {day}: holdets protokol er i gang, og listen siger ikke, hvornår.")
        return replace(done, remarks=(text.format(day=date_long(today)), *done.remarks))
    return _begin(listed, course, stays, told)


def _is_late(listed: Listed, course: Course, told: date, today: date) -> bool:
    """Whether somebody new begins today, so that no day without them counts as presence."""
    is_said = listed.first_day is not None or listed.leaving is not None
    is_open = course.starts_on < today <= course.ends_on
    return listed.is_under_way and is_open and told == course.starts_on and not is_said


def _check_before_end(course: Course, first: date) -> None:
    if first > course.ends_on:
        text = _("startdatoen ligger efter holdets slut {day}")
        raise Misfit("first_day", text.format(day=date_long(course.ends_on)))


def _left_behind(here: Stay | None, stays: Sequence[Stay], told: date, today: date) -> Stay | None:
    """The enrolment in another class that a move ends."""
    there = [stay for stay in stays if stay is not here and _is_active(stay, told, today)]
    if len(there) > 1:
        raise Misfit("class_code", _("eleven går på flere andre hold; ret det på eleven først"))
    return there[0] if there else None


def _is_active(stay: Stay, told: date, today: date) -> bool:
    return stay.ends_on >= told and (stay.last_day is None or stay.last_day >= today)


def _is_back(listed: Listed, here: Stay, stays: Sequence[Stay], today: date) -> bool:
    """Whether the line is about more than the time in the class that is known already."""
    if here.last_day is None or listed.leaving is not None:
        return False
    if listed.first_day is not None and listed.first_day > here.last_day:
        return True
    later = [stay for stay in stays if stay.first_day > here.first_day]
    return any(_is_active(stay, today, today) for stay in later)


def _go_on(listed: Listed, course: Course, here: Stay, stays: Sequence[Stay]) -> Placement:
    values: dict[str, object] = {}
    remarks: list[str] = []
    first = max(course.starts_on, listed.first_day) if listed.first_day else here.first_day
    first = max(first, _free_from(stays, here))
    if first != here.first_day and (here.last_day is None or first <= here.last_day):
        values["first_day"] = first
    if listed.leaving is not None:
        left, remarks = _leave(course, listed.leaving, first)
        if left and any(here.first_day < stay.first_day <= left["last_day"] for stay in stays):
            raise Misfit("left_on", _("eleven gik på et andet hold den dag"))
        values |= left
    elif here.last_day is not None:
        text = _("Forlod holdet {day}; listen ændrer det ikke.")
        remarks.append(text.format(day=date_long(here.last_day)))
    changed = {name: value for name, value in values.items() if getattr(here, name) != value}
    return Placement(corrections={here.id: changed} if changed else {}, remarks=tuple(remarks))


def _leave(course: Course, leaving: Leaving, first: date) -> tuple[dict[str, Any], list[str]]:
    if leaving.last_day < first:
        text = _("afgangsdatoen ligger før elevens første dag {day}")
        raise Misfit("left_on", text.format(day=date_long(first)))
    if leaving.last_day > course.ends_on:
        text = _("Afgangsdatoen ligger efter holdets slut {day} og bruges ikke.")
        return {}, [text.format(day=date_long(course.ends_on))]
    return leaving.values(), []


def _free_from(stays: Sequence[Stay], here: Stay) -> date:
    ends = [stay.ends_on for stay in stays if stay.first_day < here.first_day]
    return max(ends) + DAY if ends else date.min


def _begin(listed: Listed, course: Course, stays: Sequence[Stay], told: date) -> Placement:
    first = told
    values: dict[str, Any] = {}
    remarks: list[str] = []
    if listed.leaving is not None:
        values, remarks = _leave(course, listed.leaving, first)
    elif ended := [stay.ends_on for stay in stays if stay.first_day <= told <= stay.ends_on]:
        first = max(ended) + DAY
        text = _("Begynder {day}, dagen efter det gamle hold.")
        remarks.append(text.format(day=date_long(first)))
    _check_before_end(course, first)
    last = values.get("last_day", course.ends_on)
    if any(stay.first_day <= last and first <= stay.ends_on for stay in stays):
        raise Misfit("class_code", _("eleven går på et andet hold i den tid"))
    return Placement(begin=Begin(first, values), remarks=tuple(remarks))


def _move(course: Course, old: Stay, stays: Sequence[Stay], told: date, today: date) -> Placement:
    day = told if told > old.first_day else max(today, course.starts_on)
    if day > course.ends_on:
        text = _("holdet sluttede {day}; ret elevens hold på eleven selv")
        raise Misfit("class_code", text.format(day=date_long(course.ends_on)))
    if day > old.ends_on:
        return Placement(begin=Begin(day))
    if day > old.first_day:
        ended = {**STILL_THERE, "last_day": day - DAY}
        return Placement(Begin(day), {old.id: ended}, old.class_id)
    first = max(told, _free_from(stays, old))
    moved = {**STILL_THERE, "class_id": None, "first_day": first}
    return Placement(None, {old.id: moved}, old.class_id)
