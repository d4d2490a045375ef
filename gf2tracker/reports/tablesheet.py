"""One plain table as it is handed to a workbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

NARROWEST, WIDEST = 8, 60

TableValue = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One table.

    Attributes:
        name: of the sheet; made valid and unique.
        headings: may be empty or alike.
        rows: a value for each heading.
        flagged: the headings (from 0) whose columns stand out.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[TableValue, ...], ...]
    flagged: frozenset[int] = frozenset()


def width_of(texts: Iterable[str]) -> int:
    """Return a column's width in signs for the texts in it."""
    longest = max((len(line) for text in texts for line in text.splitlines()), default=0)
    return min(WIDEST, max(NARROWEST, longest + 2))
