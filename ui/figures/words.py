"""What Overblik says in words: the sentence over the table, and the class against itself."""

from collections.abc import Iterator
from datetime import timedelta

from gf2tracker.domain.attention import State
from gf2tracker.domain.opening import opening_words
from gf2tracker.domain.sign import Trait, limit_words
from gf2tracker.language import (
    NO_BREAK,
    WEEKDAYS_SHORT,
    _,
    date_range,
    number,
    percent,
    plural,
    week_label,
)
from gf2tracker.queries.overview import ClassOverview, StudentOverview
from ui.sentence import DOT, Run, strong

LEAST_CHANGE = 0.0005
MOST_SPELLS = 6
SCHOOL_WEEK = timedelta(days=4)


def sentence(overview: ClassOverview) -> list[Run | str]:
    """Return what must be acted on and what rises; where nothing does, the class's share."""
    if overview.to_date.share is None:
        return [_("Ingen protokol er ført")]
    told: list[Run | str] = []
    for words, shade in _counts(overview):
        told += [DOT, strong(words, shade)]
    share = _("{share} fravær").format(share=percent(overview.to_date.share))
    return told[1:] or [strong(share), _(", ingen over grænserne")]


def _counts(overview: ClassOverview) -> Iterator[tuple[str, str]]:
    here = [row for row in overview.rows if not row.has_left]
    own = [{sign.trait for sign in row.signs} for row in here]
    early = sum(_is_early_open(row) for row in here)
    high = sum(Trait.ACT_SHARE in traits for traits in own)
    some = sum(Trait.WATCH_SHARE in traits for traits in own)
    rising = sum(Trait.RISING in traits for traits in own)
    limits = overview.limits
    over = _("{students} over {limit}")
    if early:
        text = _("{students} mangler et opkald")
        yield text.format(students=plural(early, _("{n} elev"), _("{n} elever"))), "acttext"
    if high:
        students = str(high) if early else plural(high, _("{n} elev"), _("{n} elever"))
        yield over.format(students=students, limit=limit_words(limits.act_share)), "acttext"
    if some and not early:
        students = str(some) if high else plural(some, _("{n} elev"), _("{n} elever"))
        yield over.format(students=students, limit=limit_words(limits.watch_share)), "watchtext"
    if rising:
        yield plural(rising, _("{n} stiger"), _("{n} stiger")), "ink"


def _is_early_open(row: StudentOverview) -> bool:
    """Tell whether a student has been away in the first 14 days and nobody has called."""
    return any(sign.trait is Trait.EARLY and sign.state is State.ACT for sign in row.signs)


def class_week(overview: ClassOverview) -> list[Run | str]:
    """Return the class against itself: the latest week with register and the one before."""
    if not overview.weeks:
        return [_("Ingen lektioner er ført, så der er ingen tal.")]
    now = overview.weeks[-1]
    week = week_label(now.monday).capitalize()
    if overview.today < now.monday + SCHOOL_WEEK:
        week = _("{week} til i dag").format(week=week)
    text = _("{week}: {share}").format(week=week, share=percent(now.total.share))
    told: list[Run | str] = [strong(text)]
    n = plural(now.total.lessons, _("n = {n} lektion"), _("n = {n} lektioner"))
    if len(overview.weeks) > 1:
        before = overview.weeks[-2]
        told += [", ", _change(overview.change or 0.0)]
        text = _(" {week} ({share})")
        told.append(text.format(week=week_label(before.monday), share=percent(before.total.share)))
        n = _("n = {n} og {before} lektioner").format(
            n=number(now.total.lessons), before=number(before.total.lessons)
        )
    return [*told, DOT, n]


def _change(change: float) -> Run:
    if abs(change) < LEAST_CHANGE:
        return Run(_("det samme som"))
    points = number(abs(change) * 100, 1)
    if change > 0:
        text = _("{points} procentpoint højere end")
        return strong(text.format(points=points), "watchtext")
    return strong(_("{points} procentpoint lavere end").format(points=points), "oktext")


DEFINITION = _(
    "Fravær er tabt tid af førte lektioner, uden fritagne og kun mens eleven går på holdet. "
    "De udmeldte er med i hele holdet."
)


def sick_words(row: StudentOverview) -> str:
    """Return illness in its parts: reported, not reported and a child's."""
    details = row.details
    if details.sick_share is None or details.unreported_share is None:
        return ""
    reported = details.sick_share - details.unreported_share
    text = _("syg meldt {reported}, ikke meldt {unreported}, barns sygdom {child}")
    return text.format(
        reported=percent(reported),
        unreported=percent(details.unreported_share),
        child=percent(details.child_share),
    )


def spell_words(row: StudentOverview) -> str:
    """Return the latest spells with their dates, the newest last."""
    spells = row.details.spells
    if not spells:
        return _("ingen hele fraværsdage") if row.figures.lessons_taken else ""
    told = []
    for spell in spells[-MOST_SPELLS:]:
        days = f" ({number(spell.days)})" if spell.days > 1 else ""
        told.append(date_range(spell.first, spell.last) + days)
    listed = ", ".join(told)
    if len(spells) > MOST_SPELLS:
        return _("perioder (dage), senest: {spells}").format(spells=listed)
    return _("perioder (dage): {spells}").format(spells=listed)


def weekday_words(row: StudentOverview) -> list[str]:
    """Return each weekday with its share, "fre 24 %"."""
    return [
        f"{WEEKDAYS_SHORT[one.weekday]}{NO_BREAK}{percent(one.share, 0)}"
        for one in row.details.weekdays
    ]


def before_words(row: StudentOverview) -> str:
    """Return the absence before the own registers, with source and last day; "" without any."""
    return "; ".join(opening_words(one) for one in row.openings)
