"""What the cells of Overblik that say several things are told as outside of the program."""

from collections.abc import Sequence
from functools import partial

from gf2tracker.language import _
from ui.column import Column
from ui.figures.lines import FigureLine


def weeks_apart(lines: Sequence[FigureLine]) -> tuple[Column[FigureLine], ...]:
    """Return one share for each teaching week that has begun; none before the first."""
    weeks = lines[0].weeks if lines else ()
    return tuple(
        Column(
            _("Uge {n}").format(n=week.number),
            partial(_share, at),
            name=f"week{week.number}",
            kind="percent",
        )
        for at, week in enumerate(weeks)
        if not week.is_coming
    )


def rolling_apart() -> tuple[Column[FigureLine], ...]:
    """Return the share of the last four weeks, and the word "stiger" where it rises."""
    return (
        Column(
            _("4 uger"),
            lambda line: line.row.figures.rolling_share,
            name="rolling",
            kind="percent",
        ),
        Column(_("Stiger"), lambda line: _("stiger") if line.row.is_rising else "", name="rising"),
    )


def spells_apart() -> tuple[Column[FigureLine], ...]:
    """Return how many spells of whole days, and how many days the longest has."""
    return (
        Column(_("Perioder"), _spells, name="spells", kind="number"),
        Column(_("Længste periode, dage"), _longest, name="longest", kind="number"),
    )


def _share(at: int, line: FigureLine) -> float | None:
    return line.weeks[at].share


def _spells(line: FigureLine) -> int | None:
    figures = line.row.figures
    return figures.spells if figures.lessons_taken else None


def _longest(line: FigureLine) -> int | None:
    figures = line.row.figures
    return figures.longest_spell if figures.spells else None
