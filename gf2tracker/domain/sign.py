"""What stands out in a student's absence, each with its dates and the rule that found it.

There is no score: every sign is one rule on the figures that are shown. A sign of what is past
stays to be read but asks for nothing. Source: ROCKWOOL Fonden, Os i Branchen (a day away in the
first 14 days); skolernes praksis (10 % and 15 %, three spells, Mondays and Fridays).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gf2tracker.domain.absencedetails import AbsenceDetails, WeekdayShare
from gf2tracker.domain.attention import Limits, State
from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.contact import is_settled
from gf2tracker.domain.figures import StudentFigures
from gf2tracker.domain.trend import RISING_WEEKS, WeekShare, is_rising
from gf2tracker.language import _, date_range, day_month, percent, plural, week_label

FEWEST_SPELLS = 3
FEWEST_WEEKDAYS, FEWEST_MISSED = 4, 3
LEAST_SHARE, TIMES_THE_OTHERS = 0.10, 2.0
MOST_TOLD = 4
_WEEKDAYS = {0: _("mandage"), 4: _("fredage")}


class Trait(StrEnum):
    """What a sign is about, the one to read first first."""

    EARLY = "early"
    ACT_SHARE = "act_share"
    WATCH_SHARE = "watch_share"
    RISING = "rising"
    WEEKDAY = "weekday"
    SPELLS = "spells"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that stands out.

    Attributes:
        state: what it asks for; NONE is a fact to know of.
        text: the whole reason, with its dates.
        short: the same as a chip has room for.
        dates: the days it is about, in order; Mondays of weeks where it is about weeks.
    """

    trait: Trait
    state: State
    text: str
    short: str
    dates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What the rules look at.

    Attributes:
        is_early: whether today is one of the student's first 14 days.
        handled_until: the latest day until which a contact holds; None without any.
        share: total share of absence that the school's limits are held against, 0 to 1.
    """

    figures: StudentFigures
    details: AbsenceDetails
    share: float | None
    is_early: bool = False
    handled_until: date | None = None


def signs(seen: Seen, limits: Limits) -> tuple[Sign, ...]:
    """Return what stands out in a student's absence, what must be acted on first."""
    found = (
        *_early(seen),
        *_share(seen, limits),
        *_rising(seen.details.weeks),
        *_weekdays(seen.details.weekdays),
        *_spells(seen),
    )
    return tuple(sorted(found, key=lambda sign: _RANKS[sign.state]))


_RANKS = {State.ACT: 0, State.WATCH: 1, State.NONE: 2}


def worst(found: Sequence[Sign]) -> State:
    """Return the most urgent state of some signs; NONE without any."""
    return min((sign.state for sign in found), key=_RANKS.__getitem__, default=State.NONE)


def standing_out(weekdays: Sequence[WeekdayShare]) -> tuple[WeekdayShare, ...]:
    """Return Monday or Friday where a student's absence stands out on it.

    At least four such days have a register, a lesson or more was lost on three of them, and the
    share is 10 % or more and twice that of the other weekdays together.
    """
    return tuple(one for one in weekdays if one.weekday in _WEEKDAYS and _stands_out(one, weekdays))


def other_share(one: WeekdayShare, weekdays: Sequence[WeekdayShare]) -> float:
    """Return the share of absence on all weekdays but one, 0 to 1."""
    lessons = sum(other.lessons for other in weekdays if other is not one)
    minutes = sum(other.absent_minutes for other in weekdays if other is not one)
    return minutes / (lessons * LESSON_MINUTES) if lessons else 0.0


def _stands_out(one: WeekdayShare, weekdays: Sequence[WeekdayShare]) -> bool:
    if one.days < FEWEST_WEEKDAYS or len(one.missed) < FEWEST_MISSED or one.share is None:
        return False
    others = other_share(one, weekdays)
    return one.share >= LEAST_SHARE and one.share >= TIMES_THE_OTHERS * others


def _early(seen: Seen) -> Iterator[Sign]:
    days = seen.figures.first_14_days
    if not days:
        return
    is_open = not all(is_settled(day, seen.handled_until) for day in days)
    urgent = State.ACT if is_open else State.WATCH
    told = ", ".join(day_month(day) for day in days)
    yield Sign(
        trait=Trait.EARLY,
        state=urgent if seen.is_early else State.NONE,
        text=_("fravær i de første 14 dage: {days}").format(days=told),
        short=_("14 dage: {days}").format(days=told),
        dates=days,
    )


def _share(seen: Seen, limits: Limits) -> Iterator[Sign]:
    share, own = seen.share or 0.0, seen.figures.total_share
    if share < limits.watch_share:
        return
    is_high = share >= limits.act_share
    limit = limits.act_share if is_high else limits.watch_share
    short = _("mindst {limit}").format(limit=limit_words(limit))
    text = _("fravær {share}, grænsen er {limit}").format(
        share=percent(share), limit=limit_words(limit)
    )
    if share != own:
        text = _("{text}, med tiden før GF2 Tracker").format(text=text)
    yield Sign(
        trait=Trait.ACT_SHARE if is_high else Trait.WATCH_SHARE,
        state=State.ACT if is_high else State.WATCH,
        text=text,
        short=short,
    )


def limit_words(share: float) -> str:
    """Return one of the school's limits as per cent, "15 %" or "12,5 %"."""
    return percent(share, 0 if round(share * 1000) % 10 == 0 else 1)


def _rising(weeks: Sequence[WeekShare]) -> Iterator[Sign]:
    if not is_rising(weeks):
        return
    risen = [week for week in weeks if week.rolling is not None][-RISING_WEEKS - 1 :]
    text = _("steget fire uger i træk: fra {before} i {first} til {now} i {last}")
    yield Sign(
        trait=Trait.RISING,
        state=State.WATCH,
        text=text.format(
            before=percent(risen[0].rolling),
            first=week_label(risen[0].monday),
            now=percent(risen[-1].rolling),
            last=week_label(risen[-1].monday),
        ),
        short=_("steget fire uger"),
        dates=tuple(week.monday for week in risen),
    )


def _weekdays(weekdays: Sequence[WeekdayShare]) -> Iterator[Sign]:
    for one in standing_out(weekdays):
        text = _("{weekday} {share}, ellers {others}: {missed} af {days}, {dates}")
        words = _WEEKDAYS[one.weekday]
        yield Sign(
            trait=Trait.WEEKDAY,
            state=State.WATCH,
            text=text.format(
                weekday=words,
                share=percent(one.share, 0),
                others=percent(other_share(one, weekdays), 0),
                missed=len(one.missed),
                days=one.days,
                dates=_latest([day_month(day) for day in one.missed]),
            ),
            short=weekday_words(one),
            dates=one.missed,
        )


def weekday_words(one: WeekdayShare) -> str:
    """Return a weekday with its share, "fredage 24 %"."""
    text = _("{weekday} {share}")
    return text.format(weekday=_WEEKDAYS[one.weekday], share=percent(one.share, 0))


def _spells(seen: Seen) -> Iterator[Sign]:
    spells = seen.details.spells
    if len(spells) < FEWEST_SPELLS:
        return
    since = seen.details.recent_from
    is_recent = since is None or spells[-1].last >= since
    short = plural(len(spells), _("{n} periode"), _("{n} perioder"))
    told = _latest([date_range(spell.first, spell.last) for spell in spells])
    yield Sign(
        trait=Trait.SPELLS,
        state=State.WATCH if is_recent else State.NONE,
        text=_("{spells}: {days}").format(spells=short, days=told),
        short=short,
        dates=tuple(spell.first for spell in spells),
    )


def _latest(told: Sequence[str]) -> str:
    """Return days as one list; of many only the latest."""
    if len(told) <= MOST_TOLD + 1:
        return ", ".join(told)
    return _("senest {days}").format(days=", ".join(told[-MOST_TOLD:]))
