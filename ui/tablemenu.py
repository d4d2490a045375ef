"""The menu over a table's headings: which columns are shown, and in which order the rows stand."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.language import _
from ui.column import Column
from ui.menu import Menu

_COLUMN, _ORDER, _RESET = "column", "order", "reset"


class ColumnMenu(Menu):
    """Columns with a tick by those that are shown, then the orders.

    A column is ticked by Space or a click without leaving the menu; Enter ticks it and leaves.

    Signals:
        column_toggled(str): show or hide the column of a name.
        order_wanted(str): sort by the column of a name; "" is the order as given.
        reset_wanted: columns as they were before anybody changed them.
    """

    column_toggled = Signal(str)
    order_wanted = Signal(str)
    reset_wanted = Signal()

    def __init__(
        self,
        parent: QWidget,
        columns: Sequence[Column[Any]],
        seen: Collection[str],
        order: tuple[str, bool] | None,
    ) -> None:
        super().__init__(_("Kolonner og rækkefølge"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in columns[1:]:
            shown = self._offer(column.title, _COLUMN, column.name)
            shown.setCheckable(True)
            shown.setChecked(column.name in seen)
        self.addSeparator()
        for column in columns:
            text = _("Sortér efter {column}").format(column=column.title)
            line = self._offer(text, _ORDER, column.name)
            line.setCheckable(True)
            line.setChecked(order is not None and order[0] == column.name)
        self._offer(_("Oprindelig rækkefølge"), _ORDER, "")
        self.addSeparator()
        self._offer(_("Oprindelige kolonner"), _RESET, "")
        self.triggered.connect(self._on_triggered)

    def _offer(self, text: str, deed: str, name: str) -> QAction:
        action = self.add(text)
        action.setData((deed, name))
        return action

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.key() == Qt.Key.Key_Space and self._tick(self.activeAction())):
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.data() or action.data()[0] != _COLUMN:
            return False
        action.trigger()
        return True

    def _on_triggered(self, action: QAction) -> None:
        deed, name = action.data()
        if deed == _COLUMN:
            self.column_toggled.emit(name)
        elif deed == _ORDER:
            self.order_wanted.emit(name)
        else:
            self.reset_wanted.emit()


def add_row_deeds(menu: Menu, table: Any) -> None:
    """Add what can be done to the selected rows of any table (ui.table.Table)."""
    menu.add(_("Kopiér til Excel"), table.copy, icon="copy", keys="Ctrl+C")
    if table.accepts_paste:
        menu.add(_("Sæt ind"), table.paste, keys="Ctrl+V")
    menu.addSeparator()


def add_table_deeds(menu: Menu, table: Any, where: QPoint) -> None:
    """Add what can be done to the whole of any table; its menu of columns opens at a point."""
    add_whole_deeds(menu, table)
    action = menu.add(_("Kolonner og rækkefølge …"), icon="columns")
    action.triggered.connect(lambda: table.open_column_menu(where))


def add_whole_deeds(menu: Menu, table: Any) -> None:
    """Add how the whole of a table, or of a grid of marks, leaves the program."""
    menu.add(_("Kopiér hele tabellen"), table.copy_all, icon="copy", keys="Ctrl+Shift+C")
    menu.add(_("Gem tabellen i Excel …"), table.export, icon="export", keys="Ctrl+Shift+E")
