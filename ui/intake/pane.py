"""The preview of a list: head, rows and foot."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gf2tracker.intake.plan import Plan, PlannedRow, Result, StudentPlan
from gf2tracker.language import _
from ui.intake.columns import (
    ABSENCE_FIELDS,
    CLASS_FIELDS,
    PLAN_FIELDS,
    STUDENT_FIELDS,
    by_result,
    fields_of,
)
from ui.intake.foot import IntakeFoot
from ui.intake.head import ALL, IntakeHead
from ui.intake.preview import Preview
from ui.intake.reading import ABSENCE, CLASSES, PLAN, STUDENTS, Reading
from ui.shortcut import listen
from ui.tip import explain

FIELDS = {
    STUDENTS: STUDENT_FIELDS,
    CLASSES: CLASS_FIELDS,
    ABSENCE: ABSENCE_FIELDS,
    PLAN: PLAN_FIELDS,
}
NAMES = {
    STUDENTS: _("Forhåndsvisning af elever"),
    CLASSES: _("Forhåndsvisning af hold"),
    ABSENCE: _("Forhåndsvisning af fravær"),
    PLAN: _("Forhåndsvisning af planer"),
}


class IntakePane(QWidget):
    """What a plan says, row by row.

    Signals:
        mend_wanted(PlannedRow): a row is to be mended.
        turn_wanted(tuple): rows are to be left out or taken back.
        leave_wanted(tuple): students missing from the list have left.
    """

    mend_wanted = Signal(object)
    turn_wanted = Signal(object)
    leave_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.plan: Plan | None = None
        self._gone: tuple[PlannedRow, ...] = ()
        self.tables = {kind: self._a_table(kind) for kind in FIELDS}
        self.table: Preview | None = None
        self.head, self.foot = IntakeHead(self.tables), IntakeFoot()
        self.lists = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.lists, 1)
        column.addWidget(self.foot)
        stops = [self.head.faults, self.head.apart, *self.tables.values(), self.foot.cancel]
        for table in self.tables.values():
            self.lists.addWidget(table)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.head.filters.chosen.connect(self._show_first)
        explain(self.head.filters.pills[Result.GONE.value], _("Vis dem, der mangler"), "Ctrl+G")
        listen(self, {"Ctrl+G": self._show_missing})

    def show_plan(self, plan: Plan, reading: Reading, *, is_new: bool) -> None:
        """Show what a list would change; a new list is shown from its first row."""
        self._turn_to(plan, reading.kind, is_new=is_new)
        self.plan = plan
        self._gone = _gone(plan, reading.kept)
        if is_new:
            self.head.filters.choose(ALL)
        missing = sum(row.result is Result.GONE for row in self._gone)
        self.head.show_plan(plan, reading.source, missing if self._gone else None)
        self.foot.show_plan(plan)
        if is_new:
            self._show_first()
            self.head.views[reading.kind].leave()
        else:
            self._show_next()

    def take_focus(self) -> None:
        """Give the keyboard to the rows."""
        if self.table is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _a_table(self, kind: str) -> Preview:
        table = Preview(FIELDS[kind], NAMES[kind])
        table.mend_wanted.connect(self.mend_wanted)
        table.turn_wanted.connect(self.turn_wanted)
        table.leave_wanted.connect(self.leave_wanted)
        return table

    def _turn_to(self, plan: Plan, kind: str, *, is_new: bool) -> None:
        """Show the table of a kind of list, with the columns that this list has."""
        old = self.table
        is_same = self.plan is not None and self.plan.codes == plan.codes
        if old is not None and is_same and not is_new:
            return
        had_focus = old is not None and old.hasFocus()
        self.table = self.tables[kind]
        self.table.take_list(fields_of(plan, FIELDS[kind]), plan.file.headings)
        self.lists.setCurrentWidget(self.table)
        self.head.show_views(kind)
        if had_focus:
            self.take_focus()

    def _show_first(self) -> None:
        self._show_rows(0)

    def _show_next(self) -> None:
        """Stay where the keyboard is, though the row that was there may have gone elsewhere."""
        assert self.table is not None
        self._show_rows(max(self.table.currentIndex().row(), 0))

    def _show_missing(self) -> None:
        """Turn to those who are missing from the list, with the keyboard."""
        pill = self.head.filters.pills[Result.GONE.value]
        if not pill.isHidden():
            pill.click()
            self.take_focus()

    def _show_rows(self, place: int) -> None:
        if self.plan is None or self.table is None:
            return
        chosen = self.head.filters.current
        rows = [row for row in self.plan.rows if chosen in {ALL, row.result.value}]
        rows += self._gone if chosen == Result.GONE.value else ()
        self.table.replace(sorted(rows, key=by_result))
        shown = self.table.rows.items
        if shown:
            row = shown[min(place, len(shown) - 1)]
            self.table.choose(row.key)
            self.table.place_deeds()


def _gone(plan: Plan, kept: frozenset[int]) -> tuple[PlannedRow, ...]:
    """Who is missing from a class list; those who are let be stand there still, but quietly."""
    if not isinstance(plan, StudentPlan):
        return ()
    return tuple(
        replace(row, result=Result.KEPT, remarks=(_("Bliver på holdet; intet ændres."),))
        if row.student_id in kept
        else row
        for row in plan.gone
    )
