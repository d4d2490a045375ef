"""The foot of the preview: exactly how many rows will be written, and the button that does it."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.intake.plan import AbsencePlan, Plan, Result, StudentPlan
from gf2tracker.language import _, plural
from ui import paint, theme
from ui.button import Button
from ui.label import Label
from ui.tip import explain

HIGH, SPACE, GAP = 44, 4, 12
WORDS = {
    Result.NEW: (_("{n} ny"), _("{n} nye")),
    Result.CHANGED: (_("{n} ændret"), _("{n} ændrede")),
    Result.MOVED: (_("{n} flyttet"), _("{n} flyttede")),
    Result.OPENING: (_("{n} åbningstal"), _("{n} åbningstal")),
    Result.UNCHANGED: (_("{n} uændret"), _("{n} uændrede")),
}
COMPARED = {
    Result.DIFFERENT: (_("{n} afviger"), _("{n} afviger")),
    Result.SAME: (_("{n} stemmer"), _("{n} stemmer")),
    Result.UNKNOWN: (_("{n} ikke kendt"), _("{n} ikke kendt")),
}


class IntakeFoot(QWidget):
    """Counts at the left, the deeds at the right.

    Signals:
        stored: the good rows are to be stored.
        cancelled: the list is to be put away.
    """

    stored = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told, self.parts = Label(bold=True), Label(shade="ink2")
        self.fault, self.fault_briefly = Label(shade="acttext"), Label(shade="acttext")
        self.cancel = Button(_("Annullér"), kind="quiet", caps="Esc")
        self.store = Button("", kind="primary", keys="Ctrl+Enter")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), 1, theme.px(24), 0)
        row.setSpacing(0)
        for label, gap in self._words():
            row.addWidget(label)
            row.addSpacing(theme.px(gap))
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addSpacing(theme.px(GAP))
        row.addWidget(self.store)
        self.setFixedHeight(theme.px(HIGH))
        self.store.clicked.connect(self.stored)
        self.cancel.clicked.connect(self.cancelled)
        theme.on_change(self._make_room)

    def _words(self) -> tuple[tuple[Label, int], ...]:
        return (self.told, SPACE), (self.parts, GAP), (self.fault, 0), (self.fault_briefly, 0)

    def show_plan(self, plan: Plan) -> None:
        """Say how many rows will be written, and how many will not."""
        good = [result for result in WORDS if plan.counts[result]]
        count = sum(plan.counts[result] for result in good)
        writes = count - plan.counts[Result.UNCHANGED]
        bad = plan.counts[Result.FAULT]
        self.told.setText(_told(plan, count if writes else 0))
        kept = [result for result in good if result is not Result.OPENING]  # told already
        parts = [plural(plan.counts[result], *WORDS[result]) for result in kept]
        self.parts.setText(", ".join((*parts, *_more(plan))))
        self._show_faults(bad)
        self.store.setText(_deed(plan, count if writes else 0))
        self.store.setEnabled(bool(writes))
        self.store.refresh()
        self._make_room()

    def _show_faults(self, bad: int) -> None:
        text = plural(
            bad,
            _("{n} med fejl udelades, hvis den ikke rettes"),
            _("{n} med fejl udelades, hvis de ikke rettes"),
        )
        self.fault.setText(text if bad else "")
        brief = plural(bad, _("{n} med fejl udelades"), _("{n} med fejl udelades"))
        self.fault_briefly.setText(brief if bad else "")

    def wait(self) -> None:
        """Store nothing before the list has been compared anew: what is seen is no longer so."""
        self.store.setEnabled(False)

    def set_busy(self, *, busy: bool) -> None:
        """Take no second press while the rows are being stored."""
        self.store.setEnabled(not busy)
        self.cancel.setEnabled(not busy)

    def _make_room(self) -> None:
        """Say as much as there is room for, the least important words left out first."""
        fixed = 2 * theme.px(24) + self.cancel.sizeHint().width() + self.store.sizeHint().width()
        room = self.width() - fixed - theme.px(GAP)
        all_words = (self.told, self.parts, self.fault)
        tries = (
            all_words,
            (self.told, self.parts, self.fault_briefly),
            (self.told, self.fault_briefly),
            (self.told,),
        )
        shown = next((words for words in tries if _wide(words) <= room), (self.told,))
        self.told.setText(
            self.told.text().rstrip(":")
            + (":" if self.parts in shown and self.parts.text() else "")
        )
        for label, _gap in self._words():
            label.setVisible(label in shown and bool(label.text()))
        is_cut = shown != all_words
        explain(self, " ".join(each.text() for each in all_words) if is_cut else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint.under_line(self, "page")


def _told(plan: Plan, count: int) -> str:
    if isinstance(plan, AbsencePlan):
        opened = plan.counts[Result.OPENING]
        told = plural(opened, _("{n} åbningstal gemmes"), _("{n} åbningstal gemmes"))
        return told if opened else _("Intet gemmes")
    if not count:
        return _("Der er intet at importere")
    return plural(count, _("{n} række importeres"), _("{n} rækker importeres"))


def _more(plan: Plan) -> Iterator[str]:
    """Say what else comes of the rows: classes that are made, totals that are compared."""
    if isinstance(plan, StudentPlan) and plan.new_classes:
        yield plural(len(plan.new_classes), _("{n} hold oprettes"), _("{n} hold oprettes"))
    for result, texts in COMPARED.items():
        if plan.counts[result]:
            yield plural(plan.counts[result], *texts)


def _deed(plan: Plan, count: int) -> str:
    if isinstance(plan, AbsencePlan):
        opened = plan.counts[Result.OPENING]
        told = plural(opened, _("Gem {n} åbningstal"), _("Gem {n} åbningstal"))
        return told if opened else _("Gem åbningstal")
    return (
        plural(count, _("Importér {n} række"), _("Importér {n} rækker")) if count else _("Importér")
    )


def _wide(labels: tuple[Label, ...]) -> int:
    words = [each.sizeHint().width() for each in labels if each.text()]
    return sum(words) + theme.px(SPACE) + theme.px(GAP) * max(len(words) - 1, 0)
