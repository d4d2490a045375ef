"""What is open in one sentence, and which weeks and classes are looked at."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _, plural
from gf2tracker.queries.unsettled import Unsettled
from ui import theme
from ui.button import Button
from ui.label import Label
from ui.menu import Menu
from ui.pill import Filters
from ui.tableviews import TableViews
from ui.unsettled.table import UnsettledTable

HIGH = 44
WEEK, EARLIER = "week", "earlier"
CLASS, MINE = "class", "mine"


class UnsettledBar(QWidget):
    """The sentence at the left, the pills, the saved views and F1 at the right.

    Signals:
        weeks_chosen(str): `WEEK` or `EARLIER`.
        scope_chosen(str): `CLASS` or `MINE`.
    """

    weeks_chosen = Signal(str)
    scope_chosen = Signal(str)

    def __init__(self, table: UnsettledTable) -> None:
        super().__init__()
        self.sentence = Label(bold=True)
        self.weeks = Filters(_("Uger"), [(WEEK, _("Denne uge")), (EARLIER, _("Tidligere"))])
        self.scope = Filters(_("Hold"), [(MINE, _("Mine hold")), (CLASS, _("Holdet"))])
        self.views = TableViews(table, self.weeks, self.scope)
        self.keys = Button(_("Taster"), kind="quiet", caps="F1")
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu = Menu(_("Mere"), self)
        self.more.set_menu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(14))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for part in (self.weeks, self.scope, self.views, self.keys, self.more):
            row.addWidget(part)
        self.setFixedHeight(theme.px(HIGH))
        for pills in (self.weeks, self.scope):
            for key, pill in pills.pills.items():
                self.menu.add(pill.words(), partial(self._take, pills, key))
        self.menu.add(_("Taster"), self.keys.click, icon="columns", keys="F1")
        self.weeks.chosen.connect(self.weeks_chosen)
        self.scope.chosen.connect(self.scope_chosen)

    def show_open(self, found: Unsettled) -> None:
        """Say how many reasons are missing this week, and count both pills."""
        missing = plural(found.missing, _("{n} årsag mangler"), _("{n} årsager mangler"))
        self.sentence.setText(missing if found.missing else _("Ingen årsager mangler"))
        self.sentence.setMinimumWidth(self.sentence.sizeHint().width())
        self.weeks.show_counts({WEEK: len(found.week), EARLIER: len(found.earlier)})
        self._fit()

    def _take(self, pills: Filters, key: str) -> None:
        pills.choose(key)
        pills.chosen.emit(key)

    def _fit(self) -> None:
        """Let the sentence have its room; what gives way is in the menu too."""
        gap = theme.px(14)
        room = self.width() - 2 * theme.px(18) - self.sentence.sizeHint().width() - gap
        room -= self.views.least_width() + gap
        parts = (self.weeks, self.scope, self.keys)
        wide = sum(part.sizeHint().width() + gap for part in parts)
        self.more.setVisible(wide > room)
        room -= self.more.sizeHint().width() + gap if wide > room else 0
        for part in parts:
            room -= part.sizeHint().width() + gap
            part.setVisible(room >= 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(HIGH))
