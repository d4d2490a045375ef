"""Whether the groups meet, in one sentence; which rows are shown, the rhythm, and a whole round."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _, plural
from gf2tracker.queries.peerlog import Round
from ui import theme
from ui.button import Button
from ui.label import Label
from ui.menu import Menu
from ui.peerlog.columns import ALL, GROUPS, LATE, PAIRS, LogRow
from ui.peerlog.table import PeerLogTable
from ui.pill import Filters
from ui.tableviews import TableViews

HIGH, GAP = 44, 12
LONGEST = 5
PILLS = (
    (ALL, _("Alle")),
    (GROUPS, _("Grupper")),
    (PAIRS, _("Makkerpar")),
    (LATE, _("Skulle have mødtes")),
)


def rhythm_words(weeks: int) -> str:
    """Return how often groups meet, "hver 2. uge"."""
    return plural(weeks, "hver uge", "hver {n}. uge")


class PeerLogBar(QWidget):
    """The sentence at the left, then pills; rhythm, views and the round at the right.

    Signals:
        rhythm_chosen(int): school weeks between two meetings of a group.
    """

    rhythm_chosen = Signal(int)

    def __init__(self, table: PeerLogTable) -> None:
        super().__init__()
        self.sentence = Label(bold=True)
        self.shown = Filters(_("Vis"), PILLS)
        self.rhythm = Button("", kind="quiet", name=_("Rytme"))
        self.views = TableViews(table, self.shown)
        self.all_met = Button(_("Alle grupper mødtes"), kind="primary", keys="Ctrl+Enter")
        self.more = Button("", icon="more", kind="quiet", name=_("Mere"))
        self.menu, self.rhythms = Menu(_("Mere"), self), Menu(_("Rytme"), self)
        self._has_groups = False
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(18), 0, theme.px(18), 0)
        row.setSpacing(theme.px(GAP))
        row.addWidget(self.sentence)
        row.addStretch(1)
        for part in (self.shown, self.rhythm, self.views, self.all_met, self.more):
            row.addWidget(part)
        self.setFixedHeight(theme.px(HIGH))
        for weeks in range(1, LONGEST + 1):
            words = _("Grupperne mødes {often}").format(often=rhythm_words(weeks))
            self.rhythms.add(words, partial(self.rhythm_chosen.emit, weeks))
        self.rhythm.set_menu(self.rhythms)
        self.more.set_menu(self.menu)
        self.menu.add(_("Alle grupper mødtes"), self.all_met.click)
        self.menu.add_menu(self.rhythms, icon="clock")
        for key, words in PILLS:
            self.menu.add(words, partial(self._take, key))

    def show_round(self, found: Round, rows: tuple[LogRow, ...]) -> None:
        """Say how many groups have not met as agreed, and count the pills."""
        late = plural(
            found.overdue, _("{n} gruppe skulle have mødtes"), _("{n} grupper skulle have mødtes")
        )
        fine = _("Grupperne mødes som aftalt") if found.groups else _("Ingen grupper endnu")
        self.sentence.setText(late if found.overdue else fine)
        counts = {ALL: len(rows), GROUPS: len(found.groups), PAIRS: len(found.pairs)}
        self.shown.show_counts(counts | {LATE: found.overdue})
        self.shown.pills[LATE].setVisible(bool(found.overdue) or self.shown.current == LATE)
        self.rhythm.setText(rhythm_words(found.rhythm).capitalize())
        is_begun = any(row.line is not None for row in rows if row.is_group)
        self.all_met.setText(_("Resten mødtes") if is_begun else _("Alle grupper mødtes"))
        self.all_met.setEnabled(any(row.line is None for row in rows if row.is_group))
        self._has_groups = bool(found.groups)
        self._fit()

    def _take(self, key: str) -> None:
        self.shown.choose(key)
        self.shown.chosen.emit(key)

    def _fit(self) -> None:
        """Let the sentence have its room, then the round; what gives way is in the menu too."""
        gap = theme.px(GAP)
        wide = self.sentence.sizeHint().width()
        room = self.width() - 2 * theme.px(18) - self.views.least_width() - gap
        self.sentence.setMinimumWidth(max(min(wide, room - theme.px(40)), 0))
        room -= wide + gap
        parts: list[QWidget] = [self.all_met, self.shown, self.rhythm]
        if not self._has_groups:
            parts = [self.shown]
            self.all_met.hide()
            self.rhythm.hide()
        is_tight = sum(part.sizeHint().width() + gap for part in parts) > room
        self.more.setVisible(is_tight)
        room -= self.more.sizeHint().width() + gap if is_tight else 0
        for part in parts:
            wide = part.sizeHint().width() + gap
            part.setMinimumWidth(wide - gap)  # the views give way, not what stands beside them
            part.setVisible(wide <= room)
            room -= wide if wide <= room else 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(HIGH))
