"""What is next in one sentence, whose meetings are looked at, and the deed of the page."""

from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from ui import theme
from ui.button import Button
from ui.label import Label
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
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(14))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for part in (self.scope, self.views, self.keys, self.new):
            row.addWidget(part)
        self.setFixedHeight(theme.px(HIGH))
        self.scope.chosen.connect(self.scope_chosen)

    def tell(self, words: str) -> None:
        """Say what matters."""
        self.sentence.setText(words)
        self._fit()

    def _fit(self) -> None:
        """Let the deed and the pills have their room first, then the sentence, then the rest."""
        room = self.width() - 2 * theme.px(18) - self.views.least_width() - theme.px(14)
        for part in (self.scope, self.new, self.sentence, self.keys):
            room -= part.sizeHint().width() + theme.px(14)
            part.setVisible(room >= 0 or part in {self.scope, self.new})

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(HIGH))
