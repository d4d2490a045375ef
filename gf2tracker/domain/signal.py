"""Signals: why somebody should act on a student, in plain words with dates, and what clears each.

A signal is a sign (`domain/sign.py`) that nobody has acted on, in the same words; a student who
was not reached, what was agreed, planned and seen by others comes up as well. There is no score.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gf2tracker.domain.attention import Limits, State
from gf2tracker.domain.contact import RECENT
from gf2tracker.domain.facts import Facts
from gf2tracker.domain.sign import Sign, Trait, signs
from gf2tracker.language import _, date_short, day_month, in_words, plural

DAYS_UNREACHED = 2


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
        *(_told(facts, sign) for sign in signs(facts, limits) if sign.is_open),
        *_not_reached(facts),
        *_due(facts),
        *_seen(facts),
    )
    return tuple(sorted(found, key=lambda one: (one.state is not State.ACT, one.rule.rank)))


_BY_DAY = frozenset({Trait.EARLY, Trait.IN_A_ROW})


def _told(facts: Facts, sign: Sign) -> Signal:
    clears = _talk_clears(facts) if sign.trait in _BY_DAY else _meeting_clears(facts)
    return Signal(
        rule=Rule(sign.trait.value),
        state=sign.state,
        dates=sign.dates,
        newest=sign.newest,
        text=sign.text,
        short=sign.short,
        clears=clears,
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


def _talk_clears(facts: Facts) -> str:
    return _("Ryddes, når nogen har talt med {name}.").format(name=facts.called)


def _meeting_clears(facts: Facts) -> str:
    text = _("Ryddes af en samtale med {name}, eller når det er håndteret til en dag.")
    return text.format(name=facts.called)
