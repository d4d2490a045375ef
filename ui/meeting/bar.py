"""What is next in one sentence, whose meetings are looked at, and the deed of the page."""

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from ui import theme
from ui.button import Button
from ui.label import Label
from ui.menu import Menu
from ui.pill import Filters
from ui.table import Table
from ui.tableviews import TableViews

HIGH = 44
CLASS, ALL, TASKS = "class", "all", "tasks"


class MeetingBar(QWidget):
    """The sentence at the left, the pills and the new meeting at the right.

    Signals:
        scope_chosen(str): `CLASS`, `ALL` or `TASKS`.
    """

    scope_chosen = Signal(str)

    def __init__(self, table: Table[Any], tasks: Table[Any]) -> None:
        """Stand over a table of meetings, in whose place the one of tasks can stand."""
        super().__init__()
        self.sentence = Label(bold=True)
        options = [(CLASS, _("Holdet")), (ALL, _("Alle hold")), (TASKS, _("Opgaver"))]
        self.scope = Filters(_("Møder"), options)
        self.views = TableViews(table, self.scope, instead=(tasks,))
        self.keys = Button(_("Taster"), kind="quiet", caps="F1")
        self.new = Button(_("Nyt møde"), icon="plus", kind="primary", keys="Ctrl+N")
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu = Menu(_("Mere"), self)
        self.more.set_menu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(14))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for part in (self.scope, self.views, self.keys, self.more, self.new):
            row.addWidget(part)
        self.setFixedHeight(theme.px(HIGH))
        for at, (key, words) in enumerate(options, start=1):
            self.menu.add(words, partial(self._take, key), keys=f"Alt+{at}")
        self.menu.add(_("Taster"), self.keys.click, icon="columns", keys="F1")
        self.scope.chosen.connect(self.scope_chosen)

    def tell(self, words: str) -> None:
        """Say what matters; "" says nothing."""
        self.sentence.setText(words)
        self._fit()

    def _take(self, scope: str) -> None:
        self.scope.choose(scope)
        self.scope.chosen.emit(scope)

    def _fit(self) -> None:
        """Let the deed have its room first, then pills and sentence; the rest is in the menu too."""
        gap = theme.px(14)
        parts: tuple[QWidget, ...] = (self.scope, self.sentence, self.keys)
        for kept in (self.new, self.scope, self.sentence):
            kept.setMinimumWidth(kept.sizeHint().width())  # what gives way is the views' own words
        wide = [part.sizeHint().width() + gap for part in parts]
        room = self.width() - 2 * theme.px(18) - self.new.sizeHint().width()
        room -= self.views.least_width() + gap
        has_all = sum(wide) <= room
        self.more.setVisible(not has_all)
        room -= 0 if has_all else self.more.sizeHint().width() + gap
        for part, needed in zip(parts, wide, strict=True):
            room -= needed
            part.setVisible(room >= 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(HIGH))
