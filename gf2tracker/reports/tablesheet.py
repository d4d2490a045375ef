"""One plain table as it is handed to a workbook."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

NARROWEST, WIDEST = 8, 60

TableValue = str | int | float | date | None
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One table.

    Attributes:
        name: of the sheet; made valid and unique.
        headings: may be empty or alike.
        rows: a value for each heading.
        flagged: the headings (from 0) whose columns stand out.
        shares: the headings (from 0) whose figures are shares, 0 to 1, written in percent.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[TableValue, ...], ...]
    flagged: frozenset[int] = frozenset()
    shares: frozenset[int] = frozenset()


def width_of(texts: Iterable[str]) -> int:
    """Return a column's width in signs for the texts in it."""
    longest = max((len(line) for text in texts for line in text.splitlines()), default=0)
    return min(WIDEST, max(NARROWEST, longest + 2))
