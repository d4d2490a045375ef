"""Every open task of the school: which teams are late, and with what."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.language import _
from gf2tracker.queries.tasks import TaskRow, by_team
from ui.headline import Headline, pile
from ui.meeting.columns import task_columns
from ui.meeting.words import late_words
from ui.menu import Menu
from ui.rows import Mark
from ui.symbol import State
from ui.table import Table


class TaskList(QWidget):
    """A table of tasks under a sentence that says how many are late and where.

    Signals:
        opened(TaskRow): Enter: go where it is about.
        ticked(TaskRow): Space or K: it is done.
        chosen(TaskRow): F2: its form is wanted.
        removed(TaskRow): Delete: it is to go.
    """

    opened = Signal(object)
    ticked = Signal(object)
    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.head = Headline()
        self.table = TaskTable()
        pile(self, self.head, self.table)
        self.table.opened.connect(self.opened)
        self.table.ticked.connect(self.ticked)
        self.table.chosen_to_mend.connect(self.chosen)
        self.table.removed.connect(self.removed)
        self.table.menu_built.connect(self._fill_menu)

    def show_tasks(self, rows: Sequence[TaskRow], today: date) -> None:
        """Show the open tasks as they stand today."""
        self.table.today = today
        late = sum(row.is_late(today) for row in rows)
        self.head.tell(*late_words(by_team(rows, today), late, len(rows)))
        hint = _("En linje i et referat, der begynder med @, bliver en opgave her.")
        self.table.show_empty(_("Ingen opgaver er åbne"), hint)
        self.table.replace(rows)

    def _fill_menu(self, menu: Menu) -> None:
        menu.add(_("Klaret"), self.table.tick, icon="check", keys="K")
        menu.add(_("Ret opgaven …"), self.table.mend, icon="tool", keys="F2")
        row = self.table.current()
        if row is not None and not row.is_of_minutes:
            menu.add(_("Slet opgaven"), self.table.remove, icon="close", keys="Delete")


class TaskTable(Table[TaskRow]):
    """Tasks with keys of their own: Space or K is done, F2 mends, Delete takes away.

    Signals:
        ticked(TaskRow): it is done.
        chosen_to_mend(TaskRow): its form is wanted.
        removed(TaskRow): it is to go.
    """

    ticked = Signal(object)
    chosen_to_mend = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__(task_columns(), lambda row: row.id, name=_("Opgaver"), mark=self._mark)
        self.today = date.min

    def _mark(self, row: TaskRow) -> Mark | None:
        return Mark(State.ACT, _("over tiden")) if row.is_late(self.today) else None

    def tick(self) -> None:
        """Say that the task under the keyboard is done."""
        self._tell(self.ticked)

    def mend(self) -> None:
        """Ask for the form of the task under the keyboard."""
        self._tell(self.chosen_to_mend)

    def remove(self) -> None:
        """Ask that the task under the keyboard is taken away."""
        self._tell(self.removed)

    def _tell(self, signal: SignalInstance) -> None:
        row = self.current()
        if row is not None:
            signal.emit(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = {
            Qt.Key.Key_Space: self.tick,
            Qt.Key.Key_K: self.tick,
            Qt.Key.Key_F2: self.mend,
            Qt.Key.Key_Delete: self.remove,
        }.get(Qt.Key(event.key()))
        if deed is not None and not event.modifiers():
            deed()
        else:
            super().keyPressEvent(event)
