"""The columns of a table as the user has them: which, how wide, and what the rows are sorted by."""

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from gf2tracker.language import _
from ui import paint, theme
from ui.announce import announce
from ui.column import Column
from ui.grid import Grid
from ui.rows import Rows
from ui.tableheader import MARGIN
from ui.tablelayout import Layout, first_layout, layout_of, spread
from ui.tablemenu import ColumnMenu

Item = TypeVar("Item")


class ColumnGrid(Grid, Generic[Item]):
    """A grid whose columns can be hidden, drawn wider and sorted by; what was done is remembered.

    Signals:
        rearranged: the user changed order, widths or columns: `remembered` has news.
    """

    rearranged = Signal()

    def __init__(
        self, rows: Rows[Item], group: Callable[[Item], Hashable] | None, name: str
    ) -> None:
        super().__init__(rows, group)
        self._declared = rows.columns
        self._layout = first_layout(rows.columns)
        self._left_out: frozenset[str] = frozenset()
        self.setAccessibleName(name)
        self._show_columns()
        self.head.sort_wanted.connect(self._on_sort_wanted)
        self.head.menu_wanted.connect(self.open_column_menu)
        self.head.resized.connect(self._on_resized)
        theme.on_change(self._refresh)

    # --- what is remembered ------------------------------------------------------------------------

    def remembered(self) -> str:
        """Return widths, hidden columns and order as one line of text, for `restore`."""
        return self._layout.to_text()

    def restore(self, text: str) -> None:
        """Take back what was `remembered`; what is not understood is left out."""
        self._take_layout(layout_of(text, self._declared))

    def _take_layout(self, layout: Layout) -> None:
        self._layout = layout
        self._show_columns()
        self._arrange()

    def declare(self, columns: Sequence[Column[Item]]) -> None:
        """Stand with other columns and no rows; what the user chose holds for those of the same name.

        For a table whose columns come from what it shows; it is made with all that it may have.
        """
        self.rows.declare(columns)
        self._left_out = frozenset()
        self._take_layout(self._layout)
        self.head.updateGeometry()
        self.updateGeometries()

    # --- order -------------------------------------------------------------------------------------

    def sort_by(self, name: str | None, *, descending: bool = False) -> None:
        """Sort by a column's name; None is the order the rows were given in."""
        self._layout.order = None if name is None else (name, descending)
        self._arrange()
        self._tell_order()
        self.rearranged.emit()

    def _tell_order(self) -> None:
        """Let a screen reader say the new order, of which the keyboard's row tells nothing."""
        place = self.rows.sorted_by
        if place is None:
            announce(self, _("Oprindelig rækkefølge"))
        else:
            title, order = self.rows.columns[place].title, self.rows.order_words(place)
            announce(self, _("{column}, {order}").format(column=title, order=order))

    def _arrange(self) -> None:
        order = self._layout.order
        names = [column.name for column in self.rows.columns]
        if order is None or order[0] not in names:
            self.rows.arrange(None)
        else:
            self.rows.arrange(names.index(order[0]), descending=order[1])
        self.head.viewport().update()
        self.viewport().update()

    def _on_sort_wanted(self, section: int) -> None:
        name = self.rows.columns[section].name
        order = self._layout.order
        if order == (name, True):
            self.sort_by(None)
        else:
            self.sort_by(name, descending=order == (name, False))

    # --- which columns -----------------------------------------------------------------------------

    def shown_columns(self) -> list[Column[Item]]:
        """Return the columns that are shown, from the left."""
        return [c for n, c in enumerate(self.rows.columns) if not self.isColumnHidden(n)]

    def show_column(self, name: str, *, shown: bool) -> None:
        """Show or hide a column by name, as the user wants it; the first is always shown."""
        self._layout.hidden.discard(name)
        self._layout.wanted.discard(name)
        if not shown and name != self.rows.columns[0].name:
            self._layout.hidden.add(name)
        elif shown and name in self._left_out:
            self._layout.wanted.add(name)
        self._show_columns()
        self.rearranged.emit()

    def leave_out(self, names: Collection[str]) -> None:
        """Leave columns out that make no sense, or have no room, just now.

        That is no choice of the user's and not remembered; who ticks such a column gets it.
        """
        if self._left_out != frozenset(names):
            self._left_out = frozenset(names)
            self._show_columns()

    def is_chosen_away(self, name: str) -> bool:
        """Tell whether the user has hidden a column."""
        return name in self._layout.hidden

    def is_wanted(self, name: str) -> bool:
        """Tell whether the user has asked for a column that was left out."""
        return name in self._layout.wanted

    def _show_columns(self) -> None:
        away = self._layout.hidden | (self._left_out - self._layout.wanted)
        for place, column in enumerate(self.rows.columns):
            self.setColumnHidden(place, column.name in away)
        self._fit()

    # --- how wide ----------------------------------------------------------------------------------

    def _on_resized(self, section: int) -> None:
        column = self.rows.columns[section]
        extra = column.gap + (MARGIN if section == 0 else 0)
        width = self.head.sectionSize(section) / theme.text_scale() - extra
        self._layout.widths[column.name] = max(round(width), 16)
        self.rearranged.emit()

    def _fit(self) -> None:
        seen = [n for n in range(self.rows.columnCount()) if not self.isColumnHidden(n)]
        columns = [self.rows.columns[place] for place in seen]
        drawn = self._layout.widths
        widths = [
            theme.px(drawn.get(column.name, column.width) + column.gap + (0 if place else MARGIN))
            for place, column in zip(seen, columns, strict=True)
        ]
        weights = [0.0 if column.name in drawn else column.weight for column in columns]
        for place, width in zip(seen, spread(widths, weights, self.width()), strict=True):
            self.setColumnWidth(place, width)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def sizeHintForColumn(self, column: int) -> int:
        declared = self.rows.columns[column]
        title = paint.width(declared.title, theme.font("small", bold=True)) + theme.px(17)
        widths = [declared.natural_width(item) for item in self.rows.items[:500]]
        return round(max([title, *widths])) + 1 + theme.px(declared.gap + (0 if column else MARGIN))

    def _refresh(self) -> None:
        self.fit_rows()
        self._fit()
        self.head.updateGeometry()
        self.updateGeometries()
        self.viewport().update()

    # --- the menu ----------------------------------------------------------------------------------

    def open_column_menu(self, where: QPoint) -> None:
        """Open the menu that shows and hides columns and sorts, at a point of the screen."""
        seen = {column.name for column in self.shown_columns()}
        menu = ColumnMenu(self, self.rows.columns, seen, self._layout.order)
        menu.column_toggled.connect(self._toggle_column)
        menu.order_wanted.connect(self._turn_order)
        menu.reset_wanted.connect(self._forget)
        menu.open_at(where)

    def _toggle_column(self, name: str) -> None:
        is_seen = any(column.name == name for column in self.shown_columns())
        self.show_column(name, shown=not is_seen)

    def _turn_order(self, name: str) -> None:
        self.sort_by(name or None, descending=self._layout.order == (name, False))

    def _forget(self) -> None:
        order = self._layout.order
        self._take_layout(first_layout(self._declared))
        self._layout.order = order
        self._arrange()
        self.rearranged.emit()
