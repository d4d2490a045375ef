"""Tables look as they were left, keep their saved views, and go to Excel: by page and table."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.settings import Settings
from ui.exporting import Exporting
from ui.table import Table
from ui.tableviews import TableViews


def remember_tables(page: str, screen: Any, settings: Settings, *more: QWidget) -> None:
    """Give a page's tables what this computer remembers, and remember what the user changes.

    `screen` is a ui.screen.Screen, which stands above this file and is not imported here; `more`
    stands elsewhere and belongs to it, as the bar of a view.
    """
    exporting = Exporting(screen)
    for table in screen.findChildren(Table):
        key = _key(page, table)
        told = settings.tables.get(key)
        if isinstance(told, str):
            table.restore(told)
        table.rearranged.connect(partial(_keep, table, key, settings))
        table.export_wanted.connect(partial(exporting.choose_target, table))
    for part in (screen, *more):
        for views in part.findChildren(TableViews):
            views.remember(_key(page, views.table), settings, screen.told.emit)


def _key(page: str, table: Table[Any]) -> str:
    return f"{' '.join(filter(None, [page, table.part]))}: {table.accessibleName()}"


def _keep(table: Table[Any], key: str, settings: Settings) -> None:
    settings.tables[key] = table.remembered()
