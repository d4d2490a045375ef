"""The foot of the preview: exactly how many rows will be written, and the button that does it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.intake.plan import Plan, Result
from gf2tracker.language import _, join_words, plural
from ui import theme
from ui.button import Button
from ui.label import Label

HIGH = 44
WORDS = {
    Result.NEW: (_("{n} ny"), _("{n} nye")),
    Result.CHANGED: (_("{n} ændret"), _("{n} ændrede")),
    Result.MOVED: (_("{n} flyttet"), _("{n} flyttede")),
    Result.UNCHANGED: (_("{n} uændret"), _("{n} uændrede")),
}


class IntakeFoot(QWidget):
    """Counts at the left, the deeds at the right.

    Signals:
        stored: the good rows are to be stored.
        cancelled: the list is to be forgotten.
        faults_wanted: the faulty rows are to be saved in a workbook.
    """

    stored = Signal()
    cancelled = Signal()
    faults_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told, self.parts = Label(bold=True), Label(shade="ink2")
        self.fault = Label(shade="acttext")
        self.faults = Button(_("Gem fejlrækkerne …"), icon="export", kind="quiet")
        self.cancel = Button(_("Annullér"), kind="quiet", caps="Esc")
        self.store = Button("", kind="primary", keys="Ctrl+Enter")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), 1, theme.px(24), 0)
        row.setSpacing(theme.px(8))
        for label in (self.told, self.parts, self.fault):
            row.addWidget(label)
        row.addStretch(1)
        for button in (self.faults, self.cancel, self.store):
            row.addWidget(button)
        self.setFixedHeight(theme.px(HIGH))
        self.store.clicked.connect(self.stored)
        self.cancel.clicked.connect(self.cancelled)
        self.faults.clicked.connect(self.faults_wanted)

    def show_plan(self, plan: Plan) -> None:
        """Say how many rows will be written, and how many will not."""
        good = [result for result in WORDS if plan.counts[result]]
        count = sum(plan.counts[result] for result in good)
        writes = count - plan.counts[Result.UNCHANGED]
        self.told.setText(plural(count, _("{n} række importeres:"), _("{n} rækker importeres:")))
        told = [plural(plan.counts[result], *WORDS[result]) for result in good]
        self.parts.setText(join_words(told))
        bad = plan.counts[Result.FAULT]
        text = plural(
            bad,
            _("{n} med fejl udelades, hvis den ikke rettes"),
            _("{n} med fejl udelades, hvis de ikke rettes"),
        )
        self.fault.setText(text if bad else "")
        self.faults.setVisible(bool(bad))
        self.store.setText(
            plural(count, _("Importér {n} række"), _("Importér {n} rækker"))
            if not bad
            else plural(count, _("Importér den gode række"), _("Importér de {n} gode rækker"))
        )
        self.store.setEnabled(bool(writes))
        self.store.refresh()

    def set_busy(self, *, busy: bool) -> None:
        """Take no second press while the rows are being stored."""
        self.store.setEnabled(not busy)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("page"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
