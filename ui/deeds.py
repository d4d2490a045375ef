"""What can be done on the page one is on, read from the menus it offers, for Ctrl+K."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from gf2tracker.language import _, plural
from ui.button import Button
from ui.command import Command
from ui.menu import Menu
from ui.table import Table
from ui.tablemenu import add_table_deeds, add_whole_deeds
from ui.tableviews import TableViews


def deeds_of(page: QWidget) -> tuple[Command, ...]:
    """Return what the menus of a page offer: under its buttons, of its table, views and row.

    A text that stands in two of them is offered once; what is greyed out, and what stands in a
    menu beside a line, is left out.
    """
    found: dict[str, Command] = {}
    for menu, about in _menus(page):
        for action in menu.actions():
            text = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
            if (
                text
                and text not in found
                and action.isEnabled()
                and not isinstance(action.menu(), Menu)
            ):
                found[text] = Command(
                    text,
                    menu.icon_of(action),
                    _Deed(menu, action.trigger),
                    (menu.keys_of(action),) if menu.keys_of(action) else (),
                    words=menu.words_of(action),
                    about=about,
                )
    return tuple(found.values())


class _Deed:
    """A line of a menu; the menu stays as long as somebody may choose it."""

    def __init__(self, menu: Menu, trigger: Any) -> None:
        self._menu, self._trigger = menu, trigger

    def __call__(self) -> None:
        self._trigger()


def _menus(page: QWidget) -> Iterator[tuple[Menu, str]]:
    for table in page.findChildren(Table):
        if table.isVisible():
            menu = Menu(_("Handlinger for rækken"))
            table.menu_built.emit(menu)
            yield menu, _chosen(table)
    for views in page.findChildren(TableViews):
        if views.isVisible():
            menu = Menu(_("Visning"))
            views.fill(menu)
            yield menu, ""
    menu = Menu(_("Hele tabellen"))
    _fill_whole(menu, page)
    yield menu, ""
    for button in page.findChildren(Button):
        if button.menu_here is not None and button.isVisible():
            button.menu_here.aboutToShow.emit()  # many are filled when they open
            yield button.menu_here, ""


def _fill_whole(menu: Menu, page: QWidget) -> None:
    """Add what can be done with the table that is seen, or with what stands in its place."""
    seen = next((table for table in page.findChildren(Table) if table.isVisible()), None)
    view = getattr(page, "here", None)
    if seen is not None:
        add_table_deeds(menu, seen, seen.mapToGlobal(QPoint(0, 0)))
    elif hasattr(view, "copy_all"):
        add_whole_deeds(menu, view)


def _chosen(table: "Table[Any]") -> str:
    """Return whom a deed would be about, as the table's first column calls them."""
    chosen, current = table.chosen(), table.current()
    if len(chosen) > 1:
        return plural(len(chosen), _("{n} valgt"), _("{n} valgte"))
    one = chosen[0] if chosen else current
    return table.shown_columns()[0].text(one) if one is not None else ""
