"""The chips of a plan as a list, in the order of the course: what cursor and screen reader walk."""

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from gf2tracker.domain.activity import PlannedId
from gf2tracker.queries.plan import ClassPlan, PlanChip
from ui.planboard.words import spoken

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class ChipList(QAbstractListModel):
    """One row a chip: week by week, those outside the course last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.chips: tuple[PlanChip, ...] = ()
        self._today = date.min

    def show(self, plan: ClassPlan | None) -> None:
        """Show a plan; None is nothing."""
        self.beginResetModel()
        self.chips = _in_order(plan) if plan is not None else ()
        self._today = plan.today if plan is not None else date.min
        self.endResetModel()

    def row_of(self, planned_id: PlannedId | None) -> int | None:
        """Return the row of an activity; None when it is not there."""
        found = (at for at, chip in enumerate(self.chips) if chip.id == planned_id)
        return next(found, None)

    def near(self, row: int) -> int:
        """Return the row nearest to one that was; -1 is none, and leads to what comes next."""
        last = len(self.chips) - 1
        if row >= 0:
            return min(row, last)
        coming = (at for at, one in enumerate(self.chips) if one.date and one.date >= self._today)
        return next(coming, last)

    def chip(self, index: Index) -> PlanChip | None:
        """Return the chip of a row; None for no row."""
        return self.chips[index.row()] if 0 <= index.row() < len(self.chips) else None

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.chips)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        chip = self.chip(index)
        if chip is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return chip.title
        return spoken(chip) if role == Qt.ItemDataRole.AccessibleTextRole else None


def _in_order(plan: ClassPlan) -> tuple[PlanChip, ...]:
    weeks = (week for phase in plan.phases for week in phase.weeks)
    return (*(chip for week in weeks for chip in week.chips), *plan.outside)
