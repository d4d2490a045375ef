"""The rows of a table as Qt sees them: in the order that was chosen, each known by its key."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import indexOf, is_not, ne
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from gf2tracker.domain.search import simplify
from gf2tracker.language import _
from ui.cells import Drawn
from ui.column import Column, written
from ui.symbol import State

Item = TypeVar("Item")
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Mark:
    """What a whole row asks of the reader: a symbol in the margin, told in words as well.

    Attributes:
        words: what a screen reader adds to the row's first cell.
        is_loud: whether the row is tinted with a bar at the left and its first cell bold.
    """

    state: State
    words: str = ""
    is_loud: bool = False


class Rows(QAbstractTableModel, Generic[Item]):
    """Frozen rows and their columns."""

    def __init__(
        self,
        columns: Sequence[Column[Item]],
        key: Callable[[Item], Hashable],
        mark: Callable[[Item], Mark | None] | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        self.mark_of = mark
        self.given: tuple[Item, ...] = ()
        self.items: list[Item] = []
        self.sorted_by: int | None = None
        self.is_descending = False

    def declare(self, columns: Sequence[Column[Item]]) -> None:
        """Stand with other columns, and without rows."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.given, self.items, self.sorted_by = (), [], None
        self.endResetModel()

    def place_of(self, key: Hashable) -> int | None:
        """Return which row, from 0, has a key."""
        try:
            return indexOf(map(self.key, self.items), key)
        except ValueError:
            return None

    def place_named(self, wanted: str, start: int) -> int | None:
        """Return the next row from `start`, round the end, with a word in its first column that begins so.

        `wanted` is in the simplified spelling of a search.
        """
        count = len(self.items)
        for step in range(count):
            place = (start + step) % count
            if f" {wanted}" in f" {simplify(self.columns[0].text(self.items[place]))}":
                return place
        return None

    def take(self, items: Sequence[Item]) -> bool:
        """Take other rows; tell whether they are the same ones, some of them changed.

        Rows that are the same in the same order are told cell by cell, all else as a new table.
        """
        self.given = tuple(items)
        ordered = self._ordered()
        if len(ordered) != len(self.items) or any(
            map(ne, map(self.key, ordered), map(self.key, self.items))
        ):
            self.beginResetModel()
            self.items = ordered
            self.endResetModel()
            return False
        was, self.items = self.items, ordered
        for place in compress(count(), map(is_not, was, ordered)):
            if was[place] != ordered[place]:
                last = self.index(place, len(self.columns) - 1)
                self.dataChanged.emit(self.index(place, 0), last)
        return True

    def arrange(self, column: int | None, *, descending: bool = False) -> None:
        """Sort by a column; None is the order the rows were given in."""
        self.sorted_by, self.is_descending = column, descending
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self.key(self.items[index.row()]) for index in before]
        self.items = self._ordered()
        places = {self.key(item): place for place, item in enumerate(self.items)}
        after = [
            self.index(places[key], index.column()) for key, index in zip(keys, before, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def _ordered(self) -> list[Item]:
        if self.sorted_by is None:
            return list(self.given)
        column = self.columns[self.sorted_by]
        filled = [item for item in self.given if not column.is_empty(item)]
        empty = [item for item in self.given if column.is_empty(item)]
        return sorted(filled, key=column.key, reverse=self.is_descending) + empty

    def mark(self, place: int) -> Mark | None:
        """Return what a row asks of the reader."""
        return self.mark_of(self.items[place]) if self.mark_of is not None else None

    # --- Qt --------------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.items)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[index.column()].text(self.items[index.row()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), index.column())
        return None

    def _spoken(self, place: int, column: int) -> str:
        value = self.columns[column].value(self.items[place])
        text = (
            value.spoken if isinstance(value, Drawn) else written(value, self.columns[column].kind)
        )
        mark = self.mark(place) if column == 0 else None
        return f"{text}, {mark.words}" if mark is not None and mark.words else text

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = " ".join(filter(None, [column.title, column.under]))
            return ", ".join(filter(None, [told, self.order_words(section)]))
        texts = {
            Qt.ItemDataRole.DisplayRole: column.title,
            Qt.ItemDataRole.AccessibleDescriptionRole: column.tip,
        }
        return texts.get(Qt.ItemDataRole(role))

    def order_words(self, section: int) -> str:
        """Return how the rows are sorted by a column: "sorteret stigende"; "" when they are not."""
        if section != self.sorted_by:
            return ""
        return _("sorteret faldende") if self.is_descending else _("sorteret stigende")
