"""Signals: why somebody should act on a student, in plain words with dates, and what clears each.

A rule of days (absence in the first 14 days, days in a row) is settled day by day by a contact
that holds past them. A standing rule (spells, shares, rising) is cleared by a talk that was held
until there is new absence, or is handled until a day with a reason; a call about one day does not
hide it. What was agreed, planned and seen by others comes up as well. There is no score.

Source: ROCKWOOL Fonden, Os i Branchen (a day away in the first 14 days); skolernes praksis (call
on the days missed, a talk at 10 % or three spells, 15 % is serious). Illness that was told and is
over asks for no call; spells count for eight weeks, else half a class has three in the end.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from gf2tracker.domain.attention import Limits, State, absence_state
from gf2tracker.domain.facts import RECENT, Facts
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.sign import limit_words
from gf2tracker.language import (
    _,
    date_range,
    date_short,
    day_month,
    in_words,
    join_first,
    join_words,
    number,
    percent,
    plural,
)

FEWEST_DAYS, FEWEST_SPELLS, DAYS_UNREACHED = 2, 3, 2
SPELL_WEEKS = 8
_TOLD = frozenset({AbsenceKind.SICK, AbsenceKind.CHILD_SICK})


class Rule(StrEnum):
    """What gives a signal, the most urgent first."""

    EARLY = "early"
    IN_A_ROW = "in_a_row"
    NOT_REACHED = "not_reached"
    ACT_SHARE = "act_share"
    SPELLS = "spells"
    RISING = "rising"
    WATCH_SHARE = "watch_share"
    AGREEMENT = "agreement"
    NEXT_STEP = "next_step"
    OBSERVATION = "observation"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def rank(self) -> int:
        """Where it stands among the rules, 0 is the most urgent."""
        return _RANKS[self]

    @property
    def is_written(self) -> bool:
        """Whether its text holds what somebody wrote, which belongs in no report."""
        return self in {Rule.AGREEMENT, Rule.NEXT_STEP, Rule.OBSERVATION}


_LABELS = {
    Rule.EARLY: _("fravær i de første 14 dage"),
    Rule.IN_A_ROW: _("væk mindst to dage i træk"),
    Rule.NOT_REACHED: _("ikke nået i to dage"),
    Rule.ACT_SHARE: _("højt fravær"),
    Rule.SPELLS: _("mindst tre fraværsperioder"),
    Rule.RISING: _("fraværet stiger"),
    Rule.WATCH_SHARE: _("fravær over grænsen"),
    Rule.AGREEMENT: _("aftale forfalden"),
    Rule.NEXT_STEP: _("næste skridt forfaldent"),
    Rule.OBSERVATION: _("observation fra en anden"),
}
_RANKS = {rule: rank for rank, rule in enumerate(Rule)}


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason to act on a student.

    Attributes:
        dates: the days it is about, in order.
        newest: the day it came to be what it is.
        text: the reason with its dates.
        short: the same in a few words, for a chip.
        clears: what would clear it.
    """

    rule: Rule
    state: State
    dates: tuple[date, ...]
    newest: date
    text: str
    short: str
    clears: str


def signals(facts: Facts, limits: Limits) -> tuple[Signal, ...]:
    """Return what nobody has acted on, the most urgent first."""
    found = (
        *_early(facts),
        *_in_a_row(facts),
        *_not_reached(facts),
        *_shares(facts, limits),
        *_spells(facts),
        *_rising(facts),
        *_due(facts),
        *_seen(facts),
    )
    return tuple(sorted(found, key=lambda one: (one.state is not State.ACT, one.rule.rank)))


# --- day by day -----------------------------------------------------------------------------------


def _early(facts: Facts) -> Iterator[Signal]:
    days = facts.early_days
    if facts.is_open(days):
        written = join_words(date_short(day) for day in days)
        yield Signal(
            rule=Rule.EARLY,
            state=State.ACT,
            dates=days,
            newest=days[-1],
            text=_("Væk {days} i de første 14 dage").format(days=written),
            short=_("første 14 dage: {days}").format(days=_listed(days)),
            clears=_talk_clears(facts),
        )


def _in_a_row(facts: Facts) -> Iterator[Signal]:
    for run in facts.runs:
        days = run.days
        goes_on = facts.is_away and run is facts.runs[-1]
        state = absence_state(run.kind, has_contact=facts.has_contact(days[0]))
        is_explained = state is State.NONE or (run.kind in _TOLD and not goes_on)
        if len(days) < FEWEST_DAYS or is_explained or not facts.is_open(days):
            continue
        span = date_range(days[0], days[-1])
        count = in_words(len(days))
        text = _("Væk {count} skoledage i træk, {days}").format(count=count, days=span)
        if goes_on:
            since = date_short(days[0])
            text = _("Væk siden {since}, {count} skoledage i træk").format(since=since, count=count)
        yield Signal(
            rule=Rule.IN_A_ROW,
            state=state,
            dates=days,
            newest=days[-1],
            text=text,
            short=_("{n} dage i træk, {days}").format(n=len(days), days=span),
            clears=_talk_clears(facts),
        )


def _not_reached(facts: Facts) -> Iterator[Signal]:
    tries = facts.tries
    if not tries or facts.today - tries[-1].day > RECENT or facts.is_resting:
        return
    first, last = tries[0].day, tries[-1].day
    due = bisect_right(facts.school_days, first) + DAYS_UNREACHED - 1
    if due >= len(facts.school_days) or facts.school_days[due] > facts.today:
        return
    tried = plural(len(tries), "ét forsøg", "{count} forsøg").format(count=in_words(len(tries)))
    text = _("Ikke nået siden {first}: {tried}").format(first=date_short(first), tried=tried)
    if last != first:
        text = _("{text}, senest {last}").format(text=text, last=date_short(last))
    yield Signal(
        rule=Rule.NOT_REACHED,
        state=State.ACT,
        dates=tuple(dict.fromkeys(one.day for one in tries)),
        newest=max(last, facts.school_days[due]),
        text=text,
        short=_("ikke nået siden {first}").format(first=day_month(first)),
        clears=_talk_clears(facts),
    )


# --- standing -------------------------------------------------------------------------------------


def _shares(facts: Facts, limits: Limits) -> Iterator[Signal]:
    before = facts.opening_until
    share, days = facts.share or 0.0, facts.lost_days or (() if before is None else (before,))
    if share < limits.watch_share or not days or facts.is_held(days[-1]):
        return
    is_high = share >= limits.act_share
    limit = limit_words(limits.act_share if is_high else limits.watch_share)
    told, day = percent(share), date_short(days[-1])
    text = _("Fravær {share}, grænsen er {limit}; senest {day}")
    if before is not None:
        text = _("Fravær {share} med tiden før GF2 Tracker, grænsen er {limit}; senest {day}")
        if not facts.lost_days:  # a sum to a day; nobody knows the days in it
            day = day_month(before)
            text = _("Fravær {share} før GF2 Tracker, grænsen er {limit}; opgjort til {day}")
    yield Signal(
        rule=Rule.ACT_SHARE if is_high else Rule.WATCH_SHARE,
        state=State.ACT if is_high else State.WATCH,
        dates=days,
        newest=days[-1],
        text=text.format(share=told, limit=limit, day=day),
        short=_("fravær {share}").format(share=told),
        clears=_meeting_clears(facts),
    )


def _spells(facts: Facts) -> Iterator[Signal]:
    since = facts.today - timedelta(weeks=SPELL_WEEKS)
    runs = [run for run in facts.runs if run.days[-1] > since]
    count = len(runs)
    days = tuple(day for run in runs for day in run.days)
    if count < FEWEST_SPELLS or facts.is_held(days[-1]):
        return
    spans = [date_range(run.days[0], run.days[-1]) for run in reversed(runs)]
    told = join_first(spans, _("{n} før det"))
    text = _("{count} fraværsperioder på otte uger: {days}")
    yield Signal(
        rule=Rule.SPELLS,
        state=State.WATCH,
        dates=days,
        newest=days[-1],
        text=text.format(count=in_words(count, begins=True), days=told),
        short=_("{n} perioder, senest {days}").format(n=count, days=spans[0]),
        clears=_meeting_clears(facts),
    )


def _rising(facts: Facts) -> Iterator[Signal]:
    if not facts.rising:
        return
    weeks = facts.rising
    end = weeks[-1][0] + timedelta(days=6)
    newest = max((day for day in facts.lost_days if day <= end), default=weeks[-1][0])
    if facts.is_held(newest):
        return
    shares = join_words(_rounded([share for _monday, share in weeks]))
    count = in_words(len(weeks) - 1)
    yield Signal(
        rule=Rule.RISING,
        state=State.WATCH,
        dates=tuple(monday for monday, _share in weeks),
        newest=newest,
        text=_("Fraværet er steget {count} uger i træk: {shares} %").format(
            count=count, shares=shares
        ),
        short=_("steget {count} uger i træk").format(count=count),
        clears=_meeting_clears(facts),
    )


# --- what was agreed ------------------------------------------------------------------------------


def _due(facts: Facts) -> Iterator[Signal]:
    for due, agreed in sorted(facts.agreements):
        if due <= facts.today:
            yield Signal(
                rule=Rule.AGREEMENT,
                state=State.WATCH,
                dates=(due,),
                newest=due,
                text=_("Aftale til {day}: {text}").format(day=date_short(due), text=agreed),
                short=_("aftale {day}").format(day=day_month(due)),
                clears=_("Ryddes, når aftalen er sat som klaret."),
            )
    step, day = facts.next_step, facts.next_on
    if step and day is not None and day <= facts.today:
        yield Signal(
            rule=Rule.NEXT_STEP,
            state=State.WATCH,
            dates=(day,),
            newest=day,
            text=_("Næste skridt {day}: {step}").format(day=date_short(day), step=step),
            short=_("næste skridt {day}").format(day=day_month(day)),
            clears=_("Ryddes, når skridtet er gjort eller har fået en ny dag."),
        )


def _seen(facts: Facts) -> Iterator[Signal]:
    for day, by, seen in sorted(facts.observations):
        if facts.today - day <= RECENT:
            text = _("Observation {day} fra {by}: {text}")
            yield Signal(
                rule=Rule.OBSERVATION,
                state=State.WATCH,
                dates=(day,),
                newest=day,
                text=text.format(day=date_short(day), by=by or _("en kollega"), text=seen),
                short=_("observation {day}").format(day=day_month(day)),
                clears=_("Ryddes, når den er sat som læst."),
            )


# --- words ----------------------------------------------------------------------------------------


def _listed(days: Sequence[date]) -> str:
    return ", ".join(day_month(day) for day in days)


def _rounded(shares: Sequence[float]) -> list[str]:
    """Return shares in per cent, all with a decimal where two neighbours would look alike."""
    told = [number(share * 100) for share in shares]
    alike = any(one == after for one, after in pairwise(told))
    return [number(share * 100, 1) for share in shares] if alike else told


def _talk_clears(facts: Facts) -> str:
    return _("Ryddes, når nogen har talt med {name}.").format(name=facts.called)


def _meeting_clears(facts: Facts) -> str:
    text = _("Ryddes af en samtale med {name}, eller når det er håndteret til en dag.")
    return text.format(name=facts.called)
