"""Tables look as they were left: widths, hidden columns and order, kept by page and table."""

from functools import partial

from PySide6.QtWidgets import QWidget

from gf2tracker.settings import Settings
from ui.table import Table


def remember_tables(page: str, screen: QWidget, settings: Settings) -> None:
    """Give a page's tables their remembered looks, and remember what the user changes from now on."""
    for table in screen.findChildren(Table):
        key = f"{page}: {table.accessibleName()}"
        told = settings.tables.get(key)
        if isinstance(told, str):
            table.restore(told)
        table.rearranged.connect(partial(_keep, table, key, settings))


def _keep(table: "Table[object]", key: str, settings: Settings) -> None:
    settings.tables[key] = table.remembered()
