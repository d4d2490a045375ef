"""What stands out in a student's absence: each rule once, in the words every page says it in.

There is no score: a sign is one rule on the figures that are shown. It is open as long as nobody
has acted on it; the open ones are the signals of Opfølgning (`domain/signal.py`), and what is past
or in good hands stays to be read and asks for nothing. Only a share over a limit keeps its state,
for that is what the limit says wherever the share is shown.

A rule of days (absence in the first 14 days, days in a row) is settled day by day by a contact
that holds past them. A standing rule (spells, shares, rising) is settled by a talk that was held
until there is new absence, or is handled until a day with a reason; a call about one day does not
hide it. Source: ROCKWOOL Fonden, Os i Branchen (a day away in the first 14 days); skolernes
praksis (call on the days missed, a talk at 10 % or three spells, 15 % is serious). Illness that was
told and is over asks for no call; spells count for eight weeks, else half a class has three in the
end. Mondays and Fridays are a pattern to know of, no reason by themselves.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from gf2tracker.domain.absencedetails import WeekdayShare
from gf2tracker.domain.attention import Limits, State, absence_state
from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.facts import Facts, Run
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.language import (
    _,
    date_range,
    date_short,
    day_month,
    in_words,
    join_first,
    join_words,
    percent,
    week_label,
)

FEWEST_DAYS, FEWEST_SPELLS, SPELL_WEEKS = 2, 3, 8
FEWEST_WEEKDAYS, FEWEST_MISSED = 4, 3
LEAST_SHARE, TIMES_THE_OTHERS = 0.10, 2.0
MOST_TOLD = 4
_WEEKDAYS = {0: _("mandage"), 4: _("fredage")}
_TOLD = frozenset({AbsenceKind.SICK, AbsenceKind.CHILD_SICK})


class Trait(StrEnum):
    """What a sign is about, the one to read first first."""

    EARLY = "early"
    IN_A_ROW = "in_a_row"
    ACT_SHARE = "act_share"
    SPELLS = "spells"
    RISING = "rising"
    WATCH_SHARE = "watch_share"
    WEEKDAY = "weekday"


class Sign(NamedTuple):
    """One thing that stands out.

    Attributes:
        state: what it asks for; NONE is a fact to know of.
        text: the whole reason, with its dates.
        short: the same as a chip has room for.
        dates: the days it is about, in order; Mondays of weeks where it is about weeks.
        newest: the day it came to be what it is.
        is_open: whether it asks for something and nobody has acted on it.
    """

    trait: Trait
    state: State
    text: str
    short: str
    dates: tuple[date, ...]
    newest: date
    is_open: bool


def signs(facts: Facts, limits: Limits) -> tuple[Sign, ...]:
    """Return what stands out in a student's absence, what must be acted on first."""
    found = (
        *_early(facts),
        *_in_a_row(facts),
        *_share(facts, limits),
        *_spells(facts),
        *_rising(facts),
        *_weekdays(facts),
    )
    return tuple(sorted(found, key=lambda sign: (_STATES[sign.state], _RANKS[sign.trait])))


_STATES = {State.ACT: 0, State.WATCH: 1, State.NONE: 2}
_RANKS = {trait: rank for rank, trait in enumerate(Trait)}


def worst(found: Sequence[Sign]) -> State:
    """Return the most urgent state of some signs; NONE without any."""
    return min((sign.state for sign in found), key=_STATES.__getitem__, default=State.NONE)


# --- day by day -----------------------------------------------------------------------------------


def _early(facts: Facts) -> Iterator[Sign]:
    days = facts.early_days
    if not days:
        return
    is_open = facts.is_open(days)
    settled = State.WATCH if facts.is_early and not facts.is_over else State.NONE
    written = join_words(date_short(day) for day in days)
    yield Sign(
        trait=Trait.EARLY,
        state=State.ACT if is_open else settled,
        text=_("Væk {days} i de første 14 dage").format(days=written),
        short=_("dag 1–14: {days}").format(days=", ".join(_ranges(days))),
        dates=days,
        newest=days[-1],
        is_open=is_open,
    )


def _ranges(days: Sequence[date]) -> Iterator[str]:
    """Yield days in order, those that follow each other as one: "18.–19.11."."""
    first = 0
    for at, day in enumerate(days):
        if at + 1 == len(days) or days[at + 1] - day > timedelta(days=1):
            yield date_range(days[first], day)
            first = at + 1


def _in_a_row(facts: Facts) -> Iterator[Sign]:
    """Yield the runs nobody has acted on, and the one that is still going on in any case."""
    for run in facts.runs:
        if len(run.days) < FEWEST_DAYS:
            continue
        goes_on = facts.is_away and run is facts.runs[-1]
        state = _row_state(facts, run, goes_on=goes_on)
        if state is State.NONE and not goes_on:
            continue
        span, count = date_range(run.days[0], run.days[-1]), in_words(len(run.days))
        text = _("Væk {count} skoledage i træk, {days}").format(count=count, days=span)
        if goes_on:
            since = date_short(run.days[0])
            text = _("Væk siden {since}, {count} skoledage i træk").format(since=since, count=count)
        yield Sign(
            trait=Trait.IN_A_ROW,
            state=state,
            text=text,
            short=_("{n} dage i træk, {days}").format(n=len(run.days), days=span),
            dates=run.days,
            newest=run.days[-1],
            is_open=state is not State.NONE,
        )


def _row_state(facts: Facts, run: Run, *, goes_on: bool) -> State:
    """Return what a run of days asks for; nothing when it is settled or explained and over."""
    if (run.kind in _TOLD and not goes_on) or not facts.is_open(run.days):
        return State.NONE
    return absence_state(run.kind, has_contact=facts.has_contact(run.days[0]))


# --- standing -------------------------------------------------------------------------------------


def _share(facts: Facts, limits: Limits) -> Iterator[Sign]:
    before = facts.opening_until
    share, days = facts.share or 0.0, facts.lost_days or (() if before is None else (before,))
    if share < limits.watch_share or not days:
        return
    is_high = share >= limits.act_share
    asks = State.ACT if is_high else State.WATCH
    limit = limit_words(limits.act_share if is_high else limits.watch_share)
    told, day = percent(share), date_short(days[-1])
    text = _("Fravær {share}, grænsen er {limit}; senest {day}")
    if before is not None:
        text = _("Fravær {share} med tiden før GF2 Tracker, grænsen er {limit}; senest {day}")
        if not facts.lost_days:  # a sum to a day; nobody knows the days in it
            day = day_month(before)
            text = _("Fravær {share} før GF2 Tracker, grænsen er {limit}; opgjort til {day}")
    yield Sign(
        trait=Trait.ACT_SHARE if is_high else Trait.WATCH_SHARE,
        state=State.NONE if facts.is_over else asks,
        text=text.format(share=told, limit=limit, day=day),
        short=_("fravær {share}").format(share=told),
        dates=days,
        newest=days[-1],
        is_open=not facts.is_held(days[-1]),
    )


def limit_words(share: float) -> str:
    """Return one of the school's limits as per cent, "15 %" or "12,5 %"."""
    return percent(share, 0 if round(share * 1000) % 10 == 0 else 1)


def _spells(facts: Facts) -> Iterator[Sign]:
    since = facts.today - timedelta(weeks=SPELL_WEEKS)
    runs = [run for run in facts.runs if run.days[-1] > since]
    if len(runs) < FEWEST_SPELLS:
        return
    spans = [date_range(run.days[0], run.days[-1]) for run in reversed(runs)]
    told = join_first(spans, _("{n} før det"))
    text = _("{count} fraværsperioder på otte uger: {days}")
    yield _standing(
        facts,
        Trait.SPELLS,
        dates=tuple(day for run in runs for day in run.days),
        newest=runs[-1].days[-1],
        text=text.format(count=in_words(len(runs), begins=True), days=told),
        short=_("{n} perioder, senest {days}").format(n=len(runs), days=spans[0]),
    )


def _rising(facts: Facts) -> Iterator[Sign]:
    if not facts.rising:
        return
    (first, before), (last, now) = facts.rising[0], facts.rising[-1]
    end = last + timedelta(days=6)
    count = in_words(len(facts.rising) - 1)
    text = _("Fraværet er steget {count} uger i træk: fra {before} i {first} til {now} i {last}")
    yield _standing(
        facts,
        Trait.RISING,
        dates=tuple(monday for monday, _share in facts.rising),
        newest=max((day for day in facts.lost_days if day <= end), default=last),
        text=text.format(
            count=count,
            before=percent(before),
            first=week_label(first),
            now=percent(now),
            last=week_label(last),
        ),
        short=_("steget {count} uger i træk").format(count=count),
    )


def _standing(
    facts: Facts, trait: Trait, *, dates: tuple[date, ...], newest: date, text: str, short: str
) -> Sign:
    is_open = not facts.is_held(newest)
    state = State.WATCH if is_open else State.NONE
    return Sign(trait, state, text, short, dates, newest, is_open)


# --- a pattern ------------------------------------------------------------------------------------


def _weekdays(facts: Facts) -> Iterator[Sign]:
    for one in standing_out(facts.weekdays):
        text = _("{weekday} {share}, ellers {others}: {missed} af {days}, {dates}")
        yield Sign(
            trait=Trait.WEEKDAY,
            state=State.NONE,
            text=text.format(
                weekday=_WEEKDAYS[one.weekday].capitalize(),
                share=percent(one.share, 0),
                others=percent(other_share(one, facts.weekdays), 0),
                missed=len(one.missed),
                days=one.days,
                dates=_latest([day_month(day) for day in one.missed]),
            ),
            short=weekday_words(one),
            dates=one.missed,
            newest=one.missed[-1],
            is_open=False,
        )


def weekday_words(one: WeekdayShare) -> str:
    """Return a weekday with its share, "fredage 24 %"."""
    text = _("{weekday} {share}")
    return text.format(weekday=_WEEKDAYS[one.weekday], share=percent(one.share, 0))


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


def _latest(told: Sequence[str]) -> str:
    """Return days as one list; of many only the latest."""
    if len(told) <= MOST_TOLD + 1:
        return ", ".join(told)
    return _("senest {days}").format(days=", ".join(told[-MOST_TOLD:]))
