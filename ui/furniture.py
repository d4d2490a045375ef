"""What stands in the window, put in place once its outline has been painted."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import keycap
from ui.backups import Backups
from ui.band import Band
from ui.desk import Desk
from ui.deskmenu import DeskMenu
from ui.drafts import Drafts
from ui.finding import Finding
from ui.focusbar import FocusBar
from ui.friday import Friday
from ui.keys import commands, listen
from ui.leaving import Leaving
from ui.message import MessageBar
from ui.opening import Opening
from ui.page import Page
from ui.sidebar import SideBar
from ui.sideitem import Place
from ui.sitting import Sitting
from ui.waiting import Waiting

PAINT_S = 0.04
REST = (
    "gf2tracker.queries.search",
    "gf2tracker.queries.signals",
    "ui.remembering",
    "ui.draftfields",
    "ui.dialogs.followup",
    "gf2tracker.actions.absence",
    "gf2tracker.actions.register",
)
"""What is fetched when the first page is shown: asked with then, or wanted with the first deed."""


def furnish(window: Any, groups: list[list[Page]]) -> None:
    """Make the parts of a window and lay them out.

    `window` is ui.window.Window, which stands above this file and is not imported here.
    """
    window.side = SideBar(
        [[Place(one.name, one.title, one.icon, one.keys) for one in group] for group in groups]
    )
    window.bar, window.band, window.foot = FocusBar(), Band(), MessageBar()
    window.pages, window.opening = QStackedWidget(), Opening()
    window.pages.addWidget(window.opening)
    window.desk = Desk(window.work)
    window.backups = Backups(window.work, window.foot.backup, window.clock)
    window.leaving = Leaving(window, window.work, window.backups, window.foot)
    window.menu = DeskMenu(
        window, window.work, window.settings, window.foot.tell, lambda: window.focus_now.today
    )
    window.setCentralWidget(_laid_out(window))
    window.side.fold(folded=window.settings.is_sidebar_narrow)
    window.side.fit(window.width())
    window.sitting, window.finding = Sitting(window), Finding(window)
    window.drafts = Drafts(window)
    window.commands = commands(window)
    pages = [page for group in groups for page in group]
    listen(window, window.commands, pages)
    window.finding.finder.offer_pages([(page.name, page.title, page.icon) for page in pages])
    window.finding.finder.offer_commands([one for one in window.commands if one.is_found])
    keycap.show_all(shown=window.settings.has_key_caps)


def let_paint(_store: object) -> None:
    """Leave the window alone on the lane, behind what the first page asks, until it is painted."""
    time.sleep(PAINT_S)


def complete(window: Any, then: Callable[[], None]) -> None:
    """Fetch the rest, let the side bar count what waits from now on, and call `then`."""

    def count() -> None:
        window.friday, window.waiting = Friday(window), Waiting(window)
        window.friday.ask()
        window.waiting.ask()
        then()

    window.work.fetch(REST, count)


def _laid_out(window: Any) -> QWidget:
    body, main = QWidget(), QWidget()
    column, row = QVBoxLayout(main), QHBoxLayout(body)
    for layout in (column, row):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
    for part in (window.bar, window.band, window.pages, window.foot):
        column.addWidget(part, 1 if part is window.pages else 0)
    row.addWidget(window.side)
    row.addWidget(main, 1)
    return body
