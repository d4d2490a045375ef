"""What the history of pairs and groups is, in one sentence; which list is shown, and restoring."""

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _, plural
from gf2tracker.queries.seathistory import GroupVersion, SeatHistory
from ui import theme
from ui.button import Button
from ui.label import Label
from ui.pill import Filters
from ui.table import Table
from ui.tableviews import TableViews
from ui.tip import explain

HIGH, GAP = 44, 12
GROUPS, PAIRS, TOGETHER = "groups", "pairs", "together"
PILLS = (
    (GROUPS, _("Grupper")),
    (PAIRS, _("Tidligere par")),
    (TOGETHER, _("Hvem med hvem")),
)


class SeatHistoryBar(QWidget):
    """The sentence at the left; pills, saved views and what can be done at the right."""

    def __init__(self, *tables: Table[Any]) -> None:
        super().__init__()
        self.sentence = Label(bold=True)
        self.part = Filters(_("Vis"), PILLS)
        self.views = TableViews(tables[0], self.part, instead=tables[1:])
        self.restore = Button(_("Tag frem igen"), icon="undo", keys="Ctrl+Enter")
        self._is_offered = False
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(GAP))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for part in (self.part, self.views, self.restore):
            row.addWidget(part)
        self.setFixedHeight(theme.px(HIGH))

    def count(self, found: SeatHistory) -> None:
        """Count the pills."""
        counts = {GROUPS: len(found.versions), PAIRS: len(found.former)}
        self.part.show_counts(counts | {TOGETHER: len(found.students)})
        self._fit()

    def tell(self, found: SeatHistory) -> None:
        """Say what the chosen list comes to; the versions say it themselves."""
        alone = sum(one.is_here and not found.buddies_of(one.student_id) for one in found.students)
        told = {
            PAIRS: plural(len(found.former), "{n} par er opløst", "{n} par er opløst"),
            TOGETHER: plural(alone, "{n} uden makker til nu", "{n} uden makker til nu"),
        }
        is_told = found.former if self.part.current == PAIRS else alone
        self.sentence.setText(told.get(self.part.current, "") if is_told else "")

    def offer(self, version: GroupVersion | None, *, is_seen: bool) -> None:
        """Offer to take a former version up again; None is no such version."""
        self._is_offered = is_seen
        self.restore.setEnabled(version is not None)
        words = _("Tag udgave {n} frem igen").format(n=version.number) if version else ""
        explain(self.restore, words or _("Vælg en tidligere udgave"), "Ctrl+Enter")
        self._fit()

    def _fit(self) -> None:
        """Let the sentence and the views give way to the pills, and restoring, in the row's menu."""
        gap, wide = theme.px(GAP), self.part.sizeHint().width()
        room = self.width() - 2 * theme.px(18) - self.views.least_width() - 2 * gap
        left = room - self.restore.sizeHint().width() - gap
        self.restore.setVisible(self._is_offered and left >= wide)
        self.part.setMinimumWidth(max(min(wide, room), 0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(HIGH))
