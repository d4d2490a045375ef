"""A task in one line, as it is typed in the minutes: `@Karen 24/8 ring til mester`.

First who does it, by initials, first name or whole name, right after the @; without a name it is
the writer's own. Then by when, if there is a day. The rest is what is to be done.
"""

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gf2tracker.domain.cpr import quoted
from gf2tracker.domain.field import required, tidy
from gf2tracker.domain.people import StaffId
from gf2tracker.errors import Refusal
from gf2tracker.language import WEEKDAYS, _, date_long, fold, join_words

SIGN = "@"
SOON_DAYS = 7
LONGEST_TASK = 200
LONGEST_NAME = 5
FRIDAY = 5
WEEK = dt.timedelta(weeks=1)

_BEFORE = r"(?:(?:senest|inden|til|på|d\.|den)\s+)*"
_WEEKDAY = r"(?:(?:man|tir|ons|tor|fre|lør|søn)(?:s?dag)?\.?\s+(?:d\.\s*|den\s+)?)?"
_DAY = re.compile(
    rf"{_BEFORE}{_WEEKDAY}(?P<day>\d{{1,2}})(?:/(?P<month>\d{{1,2}})|\.\s?(?P<dotted>0?[1-9]|1[0-2]))"
    r"(?:[-/.](?P<year>\d{4}|\d{2}))?\.?(?![\w/%])",
    re.IGNORECASE,
)
_WEEK = re.compile(rf"{_BEFORE}uge\s*(?P<week>\d{{1,2}})\b\.?", re.IGNORECASE)
_WORDS = re.compile(rf"{_BEFORE}(?P<words>i\s+overmorgen|i\s+morgen|i\s+dag|[^\W\d_]+)\b", re.I)
_LATEST = re.compile(r"\s(?:senest|inden)\s+(?P<rest>.{1,40})$", re.IGNORECASE)
_AWAY = {_("i dag"): 0, _("i morgen"): 1, _("i overmorgen"): 2}
_EDGES = " ,;:–-"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the staff who can be given a task."""

    staff_id: StaffId
    initials: str
    name: str


@dataclass(frozen=True, slots=True)
class TaskLine:
    """What a line asks for.

    Attributes:
        owner: None is the one who writes.
        due_on: None is no day.
        text: what is to be done.
    """

    owner: Colleague | None
    due_on: dt.date | None
    text: str


def is_task(line: str) -> bool:
    """Tell whether a line of minutes is a task: its first sign is @, a list's dash apart."""
    return line.lstrip(" \t-–•*").startswith(SIGN)


def parse_task(
    line: str, staff: Sequence[Colleague], today: dt.date, near: Collection[StaffId] = ()
) -> TaskLine:
    """Return what a line asks for.

    Refused: a name that nobody or several of the staff have, a day that there is not or that is
    past, a line without a text, and one that is too long or holds a CPR number.

    Args:
        line: one line; with or without the @ in front.
        staff: who can be named.
        near: who is meant first where several have a name, those at the table.
        today: the day it is said on; a day without a year is the next one, today included.
    """
    said = tidy(line).lstrip("-–•* ")
    is_named = said.startswith(SIGN) and not said.startswith(f"{SIGN} ") and said != SIGN
    owner, rest = _owner(said.removeprefix(SIGN).strip(), _Known(staff, near), is_named=is_named)
    due_on, text = _due(rest.lstrip(_EDGES), today)
    refusal = _("Skriv, hvad der skal gøres, efter navn og dag.")
    return TaskLine(owner, due_on, required(text.strip(_EDGES), "text", refusal, LONGEST_TASK))


# --- who ------------------------------------------------------------------------------------------


class _Known(NamedTuple):
    staff: Sequence[Colleague]
    near: Collection[StaffId]


def _owner(said: str, known: _Known, *, is_named: bool) -> tuple[Colleague | None, str]:
    words = said.split(" ")
    for count in range(min(LONGEST_NAME, len(words)), 0, -1):
        found = _called(" ".join(words[:count]).rstrip(_EDGES), known)
        if len(found) > 1:
            raise _several(words[:count], found)
        if found:
            return found[0], " ".join(words[count:])
    if is_named:
        text = _(
            "Der er ingen på personalelisten, der hedder “{name}”. "
            "Skriv initialer, fornavn eller hele navnet; din egen opgave er @ og et mellemrum."
        )
        raise Refusal(text.format(name=quoted(words[0].rstrip(_EDGES))), field="owner")
    return None, said


def _called(said: str, known: _Known) -> tuple[Colleague, ...]:
    """Return those of a name: initials in capitals, a whole name, else all it may stand for."""
    name, staff = fold(said), known.staff
    if not name:
        return ()
    for is_just in (lambda one: one.initials == said, lambda one: fold(one.name) == name):
        found = tuple(one for one in staff if is_just(one))
        if found:
            return found
    found = tuple(one for one in staff if name in {fold(one.initials), *_first_names(one.name)})
    near = tuple(one for one in found if one.staff_id in known.near)
    return near if len(near) == 1 else found


def _first_names(name: str) -> Iterator[str]:
    """Yield a name without its last words: "anne marie" and "anne" of Anne Marie Holm."""
    words = fold(name).split(" ")
    yield from (" ".join(words[:count]) for count in range(1, len(words)))


def _several(words: Sequence[str], found: Sequence[Colleague]) -> Refusal:
    text = _("Flere hedder “{name}”: {people}. Skriv initialerne.")
    people = join_words(_("{initials} {name}").format(**_named(one)) for one in found)
    return Refusal(text.format(name=quoted(" ".join(words)), people=people), field="owner")


def _named(one: Colleague) -> dict[str, str]:
    return {"initials": one.initials, "name": one.name}


# --- by when --------------------------------------------------------------------------------------


def _due(said: str, today: dt.date) -> tuple[dt.date | None, str]:
    """Return the day that stands first, or last behind "senest", and the text without it."""
    day, rest = _first_day(said, today)
    if day is not None:
        return day, rest
    latest = _LATEST.search(said)
    if latest is not None:
        day, rest = _first_day(latest["rest"], today)
        if day is not None and not rest.strip(" ."):
            return day, said[: latest.start()]
    return None, said


def _first_day(said: str, today: dt.date) -> tuple[dt.date | None, str]:
    for pattern, read in ((_DAY, _of_date), (_WEEK, _of_week), (_WORDS, _of_words)):
        found = pattern.match(said)
        if found is not None:
            day = read(found, today)
            if day is not None:
                return day, said[found.end() :]
    return None, said


def _of_date(found: "re.Match[str]", today: dt.date) -> dt.date:
    day, month = int(found["day"]), int(found["month"] or found["dotted"])
    if not found["year"]:
        return _coming(day, month, today)
    year = int(found["year"])
    year += today.year // 100 * 100 if len(found["year"]) == 2 else 0
    chosen = _real(year, month, day)
    if chosen is None:
        raise _no_such_day(day, month, str(year))
    if chosen < today:
        text = _("{day} er forbi. Skriv en dag, der kommer.")
        raise Refusal(text.format(day=date_long(chosen)), field="due_on")
    return chosen


def _coming(day: int, month: int, today: dt.date) -> dt.date:
    """Return the next such day from today on; 29.02. may be years away."""
    for year in range(today.year, today.year + 9):
        chosen = _real(year, month, day)
        if chosen is not None and chosen >= today:
            return chosen
    raise _no_such_day(day, month)


def _real(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _no_such_day(day: int, month: int, year: str = "") -> Refusal:
    text = _("{day} findes ikke. Ret dag eller måned.")
    return Refusal(text.format(day=f"{day:02}.{month:02}.{year}"), field="due_on")


def _of_week(found: "re.Match[str]", today: dt.date) -> dt.date:
    """Return the Friday of the next such week, this one included."""
    week, this = int(found["week"]), today.isocalendar()
    for year in (this.year, this.year + 1):
        try:
            friday = dt.date.fromisocalendar(year, week, FRIDAY)
        except ValueError:  # no week 53 in most years
            continue
        if (year, week) >= (this.year, this.week):
            return max(friday, today)
    text = _("Uge {week} findes ikke det næste år. Ret ugen.")
    raise Refusal(text.format(week=week), field="due_on")


def _of_words(found: "re.Match[str]", today: dt.date) -> dt.date | None:
    said = " ".join(fold(found["words"]).split())
    if said in _AWAY:
        return today + dt.timedelta(days=_AWAY[said])
    folded = [fold(name) for name in WEEKDAYS]  # "man" alone is a pronoun
    if said not in folded:
        return None
    return today + dt.timedelta(days=(folded.index(said) - today.weekday()) % 7)
