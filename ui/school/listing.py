"""A section that lists: one sentence, its deeds, and a table that is worked by keys."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gf2tracker.language import _
from ui.button import Button
from ui.chooser import Chooser
from ui.headline import Headline
from ui.menu import Menu
from ui.shortcut import listen
from ui.table import Table
from ui.tableviews import TableViews

Item = TypeVar("Item")
ENTER = "Enter"


def _always(_item: Any) -> bool:
    return True


@dataclass(frozen=True)
class Deed(Generic[Item]):
    """Something that can be done to a row.

    Attributes:
        call: does it to one row.
        fits: whether it can be done to a row.
        is_shown: whether it has a button of its own beside the first.
    """

    text: str
    call: Callable[[Item], object]
    icon: str = ""
    keys: str = ""
    fits: Callable[[Item], bool] = _always
    is_shown: bool = False


class Listing(QWidget, Generic[Item]):
    """Rows, a new one (Ctrl+N), and deeds of which the first is also Enter and a button.

    Choosers among the `views` over the table belong to its saved views (Alt+V).

    Signals:
        new_wanted(): the user wants to add a row.
    """

    new_wanted = Signal()

    def __init__(
        self,
        table: Table[Item],
        new: str,
        deeds: Sequence[Deed[Item]],
        views: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        self.table, self.deeds = table, tuple(deeds)
        self._wanted: Hashable | None = None
        self.new = Button(new, icon="plus", kind="primary", keys="Ctrl+N")
        shown = [deed for deed in self.deeds if deed.is_shown or deed is self.deeds[0]]
        self.shown = [(deed, Button(deed.text, icon=deed.icon, caps=deed.keys)) for deed in shown]
        self.more = Button("", icon="more", kind="quiet", name=_("Flere handlinger"))
        self.views = TableViews(table, *(one for one in views if isinstance(one, Chooser)))
        buttons = [button for _deed, button in self.shown]
        self.head = Headline([self.views, *buttons, self.new, self.more], views, of_section=True)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        self.rows.addWidget(self.head)
        self.rows.addWidget(table, 1)
        self._menu = Menu(_("Flere handlinger"), self)
        self._menu.aboutToShow.connect(self._on_menu)
        self.more.set_menu(self._menu)
        for deed in self.deeds:
            self._listen(deed)
        self.new.clicked.connect(self.new_wanted)
        for deed, button in self.shown:
            button.clicked.connect(partial(self._do, deed))
        table.opened.connect(self._open)
        table.selected.connect(self._on_selected)
        table.menu_built.connect(self._fill)
        self._on_selected()

    def replace(self, items: Sequence[Item]) -> None:
        """Show other rows; the first is chosen where none was, a row just made when it is there."""
        self.table.replace(items)
        if self._wanted is not None and self.table.choose(self._wanted):
            self._wanted = None
        elif self.table.current() is None and self.table.rows.items:
            self.table.choose(self.table.rows.key(self.table.rows.items[0]))
        self._on_selected()

    def want(self, key: Hashable) -> None:
        """Choose the row with a key, now or as soon as it is shown."""
        if not self.table.choose(key):
            self._wanted = key

    def _listen(self, deed: Deed[Item]) -> None:
        if deed.keys and deed.keys != ENTER:  # the table itself opens a row with Enter
            listen(self.table, {deed.keys: partial(self._do, deed)})

    def _open(self) -> None:
        self._do(self.deeds[0])

    def _do(self, deed: Deed[Item]) -> None:
        item = self.table.current()
        if item is not None and deed.fits(item):
            deed.call(item)

    def _on_selected(self) -> None:
        item = self.table.current()
        for deed, button in self.shown:
            button.setEnabled(item is not None and deed.fits(item))
        self.more.setEnabled(item is not None and any(deed.fits(item) for deed in self.deeds))

    def _on_menu(self) -> None:
        self._menu.clear()
        self._fill(self._menu)

    def _fill(self, menu: Menu) -> None:
        item = self.table.current()
        for deed in self.deeds:
            if item is not None and deed.fits(item):
                menu.add(deed.text, partial(self._do, deed), icon=deed.icon, keys=deed.keys)
