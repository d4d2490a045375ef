"""The seats of a board as a list, card by card: what cursor and screen reader walk."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ui.seats.seat import Card, Seat

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class SeatList(QAbstractListModel):
    """One row a seat."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[tuple[Card, Seat], ...] = ()

    def show(self, cards: Sequence[Card]) -> None:
        """Show cards; of the same seats the rows stay, and only what they say is new."""
        rows = tuple((card, seat) for card in cards for seat in card.seats)
        is_same = len(rows) == len(self.rows)
        if not is_same:
            self.beginResetModel()
        self.rows = rows
        if not is_same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def at(self, row: int) -> tuple[Card, Seat] | None:
        """Return card and seat of a row; None for no row."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        here = self.at(index.row())
        if here is None:
            return None
        card, seat = here
        if role == Qt.ItemDataRole.DisplayRole:
            return seat.name
        return card.spoken(seat) if role == Qt.ItemDataRole.AccessibleTextRole else None
