"""The menu over a table's headings: which columns are shown, and in which order the rows stand."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.column import Column
from ui.menu import Menu
from ui.tablelayout import Layout

_COLUMN, _ORDER, _RESET = "column", "order", "reset"


class ColumnMenu(Menu):
    """Columns with a tick by those that are shown, then the orders.

    Signals:
        column_toggled(str): show or hide the column of a name.
        order_wanted(str): sort by the column of a name; "" is the order as given.
        reset_wanted: columns as they were before anybody changed them.
    """

    column_toggled = Signal(str)
    order_wanted = Signal(str)
    reset_wanted = Signal()

    def __init__(self, parent: QWidget, columns: Sequence[Column[Any]], layout: Layout) -> None:
        super().__init__(_("Kolonner og rækkefølge"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for column in columns[1:]:
            shown = self._offer(column.title, _COLUMN, column.name)
            shown.setCheckable(True)
            shown.setChecked(column.name not in layout.hidden)
        self.addSeparator()
        for column in columns:
            text = _("Sortér efter {column}").format(column=column.title)
            order = self._offer(text, _ORDER, column.name)
            order.setCheckable(True)
            order.setChecked(layout.order is not None and layout.order[0] == column.name)
        self._offer(_("Oprindelig rækkefølge"), _ORDER, "")
        self.addSeparator()
        self._offer(_("Oprindelige kolonner"), _RESET, "")
        self.triggered.connect(self._on_triggered)

    def _offer(self, text: str, deed: str, name: str) -> QAction:
        action = self.add(text)
        action.setData((deed, name))
        return action

    def _on_triggered(self, action: QAction) -> None:
        deed, name = action.data()
        if deed == _COLUMN:
            self.column_toggled.emit(name)
        elif deed == _ORDER:
            self.order_wanted.emit(name)
        else:
            self.reset_wanted.emit()
