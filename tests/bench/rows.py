"""The rows of the first page as a floor reads and shows them: bare statements, a plain table."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import Engine, StaticPool
from typing_extensions import override

from gf2tracker.store.lock import StoreLock

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractTableModel):
    """Rows as text."""

    def __init__(self, rows: Sequence[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return len(self.rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as above
        return len(self.rows[0]) if self.rows else 0

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(self.rows[index.row()][index.column()])


def engine_of(create_engine: Callable[..., Engine], path: Path) -> Engine:
    """Return an engine on a store of the program, with its key, lock and pragmas."""
    from gf2tracker.store import keys  # noqa: PLC0415  # read when it is measured

    lock = StoreLock(path)
    lock.take()
    key = keys.read_key(path)

    def connect() -> Any:
        bare = sqlcipher.connect(str(path), isolation_level=None)
        bare.execute(f"PRAGMA key=\"x'{key}'\"")
        for pragma in ("locking_mode=EXCLUSIVE", "synchronous=FULL", "foreign_keys=ON"):
            bare.execute(f"PRAGMA {pragma}")
        return bare

    return create_engine("sqlite://", module=sqlcipher, creator=connect, poolclass=StaticPool)
