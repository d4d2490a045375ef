"""What became of a class's students, as columns: each kind of leaving apart, with its base."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from typing_extensions import override

from gf2tracker.domain.outcome import Outcomes
from gf2tracker.domain.people import CountsAs
from gf2tracker.language import _, join_words, number, percent, plural
from ui.cells import Drawn, Words
from ui.column import Column

Item = TypeVar("Item")
Of = Callable[[Item], Outcomes | None]


@dataclass(frozen=True)
class Became(Words):
    """A count out of its base; pointed at it tells what became of all."""

    tip: str = ""

    @override
    def tip_at(self, _x: float, _width: float) -> str:
        """Return what became of all."""
        return self.tip


def outcome_columns(of: Of[Item]) -> list[Column[Item]]:
    """Return a column of dropouts out of their base, and hidden ones of all other kinds."""

    def share(item: Item) -> float | None:
        found = of(item)
        return found.share(CountsAs.DROPOUT) if found is not None else None

    def dropout(item: Item) -> Drawn | str:
        found = of(item)
        if found is None or not found.base:
            return ""
        text = _("{n} af {base}").format(n=found.dropout, base=found.base)
        shade = "ink" if found.dropout else "ink3"
        return Became(text, shade, tip=became_words(found))

    def count(counted: Callable[[Outcomes], int]) -> Callable[[Item], int | str]:
        def counted_of(item: Item) -> int | str:
            found = of(item)
            return counted(found) if found is not None else ""

        return counted_of

    others: tuple[tuple[str, str, Callable[[Outcomes], int]], ...] = (
        (_("Omvalg"), "rechoice", lambda one: one.rechoice),
        (_("Skoleskift"), "school_change", lambda one: one.school_change),
        (_("Orlov m.m."), "otherwise", lambda one: one.otherwise + one.unexplained),
        (_("Regnes ikke med"), "outside", lambda one: one.outside),
        (_("Flyttet"), "moved", lambda one: one.moved),
    )
    tip = _(
        "Frafald ud af dem, der er begyndt. De, der aldrig mødte eller ikke regnes med, og de, der "
        "er flyttet, er ude."
    )
    return [
        Column(
            _("Frafald"),
            dropout,
            name="dropout",
            width=52,
            order=share,
            tip=tip,
            told_as=(
                Column(_("Frafald"), count(_dropout), name="dropout", kind="number"),
                Column(_("Frafald ud af"), count(_base), name="base", kind="number"),
            ),
        ),
        *(
            Column(title, count(counted), name=name, kind="number", width=72, is_hidden=True)
            for title, name, counted in others
        ),
    ]


def _dropout(outcomes: Outcomes) -> int:
    return outcomes.dropout


def _base(outcomes: Outcomes) -> int:
    return outcomes.base


def dropout_words(every: Iterable[Outcomes]) -> str:
    """Return classes' dropouts together, "frafald 4,9 % af 1.010"; "" without any."""
    whole = sum(every, Outcomes())
    share = whole.share(CountsAs.DROPOUT)
    text = _("frafald {share} af {base}")
    return "" if not share else text.format(share=percent(share), base=number(whole.base))


def became_words(one: Outcomes) -> str:
    """Return what became of a class in words, "25 er begyndt: 22 er her, 2 frafald, ..."."""
    parts = [_("{n} er her").format(n=one.here)]
    parts += [
        _("{n} {counted} ({share})").format(
            n=one.of(kind), counted=kind.label, share=percent(one.share(kind))
        )
        for kind in (CountsAs.DROPOUT, CountsAs.RECHOICE, CountsAs.SCHOOL_CHANGE)
        if one.of(kind)
    ]
    if one.otherwise:
        parts.append(_("{n} på orlov eller lignende").format(n=one.otherwise))
    if one.unexplained:
        parts.append(_("{n} uden årsag").format(n=one.unexplained))
    begun = plural(one.base, _("{n} er begyndt: "), _("{n} er begyndt: "))
    outside = [
        plural(one.outside, _("{n} regnes ikke med"), _("{n} regnes ikke med")),
        plural(
            one.moved, _("{n} er flyttet til et andet hold"), _("{n} er flyttet til andre hold")
        ),
    ]
    counts = one.outside, one.moved
    rest = [text for text, count in zip(outside, counts, strict=True) if count]
    told = begun + join_words(parts)
    return ". ".join([told, *rest]) + "."
