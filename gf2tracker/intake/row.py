"""One row on its way from cells to a checked value."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from gf2tracker.errors import Refusal
from gf2tracker.intake.checked import EMPTY, Cell
from gf2tracker.intake.values import words

T = TypeVar("T")


class RowReader:
    """Reads the fields of one row and collects all that is wrong with it.

    Attributes:
        sheet: the sheet's name.
        row: the sheet's own number, from 1.
        faults: (field, reason); field "" is the whole row.
        remarks: (field, text) that the user should see though the row is good.
    """

    def __init__(
        self, sheet: str, row: int, values: Mapping[str, Cell], holes: Mapping[str, str]
    ) -> None:
        self.sheet = sheet
        self.row = row
        self.faults: list[tuple[str, str]] = []
        self.remarks: list[tuple[str, str]] = []
        self._values = values
        self._holes = holes

    @property
    def fields(self) -> frozenset[str]:
        """The fields that have a column, or a title or choice that stands for one."""
        return frozenset(self._values)

    def read(self, field: str, parse: Callable[[Cell], T]) -> T | None:
        """Return the value of a field; None without a column, and for a fault, which is noted."""
        if field not in self._values:
            return None
        if field in self._holes:
            self.faults.append((field, self._holes[field]))
            return None
        try:
            return parse(self._values[field])
        except Refusal as refusal:
            self.faults.append((field, refusal.text))
            return None

    def words(self, field: str) -> str | None:
        """Return the text of a field, "" when the cell is empty; None without a column."""
        return self.read(field, words)

    def noted(self, field: str, parse: Callable[[Cell], tuple[str, str]]) -> str | None:
        """Return the text of a field whose oddness is only remarked; None without a column."""
        found = self.read(field, parse)
        if found is None:
            return None
        text, odd = found
        if odd:
            self.remarks.append((field, odd))
        return text

    def needed(self, field: str, value: T | None) -> T | None:
        """Return a value, and note a fault where it is empty and nothing else is wrong with it."""
        if not value and field not in {name for name, _reason in self.faults}:
            self.faults.append((field, EMPTY))
        return value
