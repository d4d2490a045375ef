"""The general table: declared columns over frozen rows, sorted, copied, searched and remembered."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
)
from typing_extensions import override

from gf2tracker.language import _
from gf2tracker.reports.tablesheet import TableSheet
from ui import paint, theme
from ui.clipboard import pasted_texts
from ui.column import Column
from ui.menu import Menu
from ui.rows import Mark, Rows
from ui.tablecolumns import ColumnGrid
from ui.tableheader import MARGIN, content
from ui.tablemenu import add_row_deeds, add_table_deeds
from ui.tabletext import copied, sheet_of
from ui.tip import answer, tell_place
from ui.typedname import TypedName

Item = TypeVar("Item")
AnyIndex = QModelIndex | QPersistentModelIndex

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_WHOLE_ROWS = QItemSelectionModel.SelectionFlag.Rows
_SELECT = QItemSelectionModel.SelectionFlag.Select | _WHOLE_ROWS
_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | _WHOLE_ROWS


class Table(ColumnGrid[Item]):
    """Rows of frozen dataclasses in declared columns.

    `key` says who a row is: selection and place follow it when rows change. `mark` gives a row its
    symbol in the margin; `group` parts rows by a hairline while they stand as given.

    Attributes:
        part: the part of its page that a table stands in, where a page shows one at a time.

    Signals:
        opened(Item): Enter or a double click on a row.
        selected(tuple of Items): other rows are selected.
        pasted(tuple of rows of texts): Ctrl+V, where `accepts_paste` is set.
        menu_built(Menu): the menu of a row is about to open; the page adds its deeds to it.
        export_wanted: the table is to be written to a workbook.
    """

    opened = Signal(object)
    selected = Signal(object)
    pasted = Signal(object)
    menu_built = Signal(object)
    export_wanted = Signal()

    def __init__(
        self,
        columns: Sequence[Column[Item]],
        key: Callable[[Item], Hashable],
        *,
        name: str,
        mark: Callable[[Item], Mark | None] | None = None,
        group: Callable[[Item], Hashable] | None = None,
    ) -> None:
        super().__init__(Rows(columns, key, mark), group, name)
        self.accepts_paste = False
        self.part = ""
        self._empty = ("", "")
        self._typed = TypedName()
        self._is_restoring = False
        self.doubleClicked.connect(self._on_double_clicked)

    # --- rows ------------------------------------------------------------------------------------

    def replace(self, items: Sequence[Item]) -> None:
        """Show other rows; whoever was current or selected stays so, and in view."""
        current, chosen = self.current(), self.chosen()
        place = self.currentIndex()
        self._is_restoring = True
        is_same = self.rows.take(items)
        if not is_same:
            self._restore(place, current, chosen)
        self._is_restoring = False
        if not is_same and [self.rows.key(i) for i in chosen] != self._chosen_keys():
            self.selected.emit(self.chosen())
        self.setAccessibleDescription("" if self.rows.items else " ".join(self._empty).strip())

    def _restore(self, was: QModelIndex, current: Item | None, chosen: Sequence[Item]) -> None:
        row, column = was.row(), max(was.column(), 0)
        model = self.selectionModel()
        for item in chosen:
            place = self.rows.place_of(self.rows.key(item))
            if place is not None:
                model.select(self.rows.index(place, 0), _SELECT)
        if current is None or not self.rows.items:
            return
        place = self.rows.place_of(self.rows.key(current))
        if place is None:
            place = min(row, len(self.rows.items) - 1)
        index = self.rows.index(place, column)
        model.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.scrollTo(index)

    def current(self) -> Item | None:
        """Return the row the keyboard is at."""
        index = self.currentIndex()
        found: Item | None = self.rows.items[index.row()] if index.isValid() else None
        return found

    def chosen(self) -> tuple[Item, ...]:
        """Return the selected rows in the order they are seen."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows.items[place] for place in places)

    def choose(self, key: Hashable) -> bool:
        """Select the row with a key and bring it into view; tell whether there is one."""
        place = self.rows.place_of(key)
        if place is None:
            return False
        index = self.rows.index(place, max(self.currentIndex().column(), 0))
        self.selectionModel().setCurrentIndex(index, _ONLY)  # whatever keys are held down
        self.scrollTo(index)
        return True

    def show_empty(self, title: str, hint: str = "") -> None:
        """Say this where there are no rows."""
        self._empty = (title, hint)
        self.viewport().update()

    def _chosen_keys(self) -> list[Hashable]:
        return [self.rows.key(item) for item in self.chosen()]

    @override
    def _on_selection_changed(self) -> None:
        super()._on_selection_changed()
        if not self._is_restoring:
            self.selected.emit(self.chosen())

    # --- menus -----------------------------------------------------------------------------------

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = Menu(_("Handlinger for rækken"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_built.emit(menu)
        if menu.actions():
            menu.addSeparator()
        where = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            cell = self.visualRect(self.currentIndex())
            where = self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(theme.px(MARGIN), 0))
        add_row_deeds(menu, self)
        add_table_deeds(menu, self, where)
        menu.open_at(where)

    # --- clipboard -------------------------------------------------------------------------------

    def copy(self) -> None:
        """Put the selected rows on the clipboard as Excel pastes them; several with headings."""
        self._copy(self.chosen(), with_titles=len(self.chosen()) > 1)

    def copy_all(self) -> None:
        """Put every row that is listed on the clipboard, with headings."""
        self._copy(self.rows.items, with_titles=True)

    def _copy(self, items: Sequence[Item], *, with_titles: bool) -> None:
        if items:
            text = copied(self.shown_columns(), items, with_titles=with_titles)
            QGuiApplication.clipboard().setText(text)

    def export(self) -> None:
        """Ask that the table is written to a workbook as it stands."""
        self.export_wanted.emit()

    def sheet(self) -> TableSheet:
        """Return the table as it stands: these rows in this order, the columns that are shown."""
        return sheet_of(self.accessibleName(), self.shown_columns(), self.rows.items)

    def paste(self) -> None:
        """Hand on what is on the clipboard, where pasting is wanted."""
        texts = pasted_texts(QGuiApplication.clipboard().text())
        if self.accepts_paste and texts:
            self.pasted.emit(texts)

    # --- keys and mouse --------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and not modifiers:
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif modifiers == both and event.key() == Qt.Key.Key_C:
            self.copy_all()
        elif modifiers == both and event.key() == Qt.Key.Key_E:
            self.export()
        elif event.matches(QKeySequence.StandardKey.Paste) and self.accepts_paste:
            self.paste()
        elif event.key() in _ENDS and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._go_to_end(_ENDS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _go_to_end(self, place: int) -> None:
        """Choose the first or the last row; Qt would move there and leave another one chosen."""
        if self.rows.items:
            self.choose(self.rows.key(self.rows.items[place]))

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._open(index)

    def _open(self, index: AnyIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.items[index.row()])

    @override
    def keyboardSearch(self, search: str) -> None:
        wanted, step = self._typed.add(search)
        here = max(self.currentIndex().row(), 0)
        place = self.rows.place_named(wanted, here + step) if wanted else None
        if place is not None:
            self.setCurrentIndex(self.rows.index(place, max(self.currentIndex().column(), 0)))

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        return answer(self, event, self._show_tip) or super().viewportEvent(event)

    def _show_tip(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        cell = self.visualRect(index)
        item, column = self.rows.items[index.row()], self.rows.columns[index.column()]
        mark = self.rows.mark(index.row())
        is_margin = index.column() == 0 and at.x() < theme.px(MARGIN)
        if is_margin and mark is not None:
            text = mark.words
        else:
            room = content(QRectF(cell), is_first=index.column() == 0, gap=column.gap)
            text = column.tip_of(item, at.x() - room.left(), room.width())
        tell_place(self.viewport(), cell, text)

    # --- drawing ---------------------------------------------------------------------------------

    @override
    def paint_empty(self, painter: QPainter) -> None:
        title, hint = self._empty
        room = QRectF(self.viewport().rect())
        middle = max(room.height() * 0.42, theme.px(28))
        at = QRectF(
            theme.px(MARGIN),
            middle - theme.px(24),
            room.width() - 2 * theme.px(MARGIN),
            theme.px(24),
        )
        paint.text(painter, at, title, "ink", theme.font(bold=True), paint.CENTER)
        paint.text(painter, at.translated(0, theme.px(24)), hint, "ink2", align=paint.CENTER)
