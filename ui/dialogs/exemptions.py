"""A student's exemptions on one sheet: add, correct, take away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from gf2tracker.language import _, date_range
from gf2tracker.queries.exemptions import ExemptionRow
from ui import theme
from ui.button import Button, Link
from ui.label import Label
from ui.sheet import Sheet
from ui.student.words import exempt_words


class ExemptionsDialog(Sheet):
    """One line a period.

    Signals:
        wanted(ExemptionRow or None): one is to be corrected; None is a new one.
        removed(int): one is to be taken away, by its number.
    """

    wanted = Signal(object)
    removed = Signal(int)

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(_("Fritagelser: {name}").format(name=name), window, width=640)
        self._periods = QWidget()
        told = _("Fritagne lektioner kan ikke mærkes og tæller ikke med i fraværet.")
        self.body.addWidget(Label(told, shade="ink2", wraps=True))
        self.body.addWidget(self._periods)
        close = Button(_("Luk"), kind="quiet", caps="Esc")
        self.add = Button(_("Ny fritagelse"), icon="plus", kind="primary", keys="Ctrl+N")
        close.clicked.connect(self.reject)
        self.add.clicked.connect(partial(self.wanted.emit, None))
        self.foot.addStretch()
        for button in (close, self.add):
            button.set_tall()
            self.foot.addWidget(button)
        self.add.setFocus()

    def show_exemptions(self, exemptions: Sequence[ExemptionRow]) -> None:
        """Show other periods."""
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, theme.px(6), 0, 0)
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(10))
        if not exemptions:
            grid.addWidget(Label(_("Ingen fritagelser."), shade="ink2"), 0, 0)
        for row, one in enumerate(exemptions):
            self._add(grid, row, one, overlaps=any(_overlap(one, other) for other in exemptions))
        grid.setColumnStretch(1, 1)
        self.body.replaceWidget(self._periods, rows)
        self._periods.deleteLater()
        self._periods = rows
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, grid: QGridLayout, row: int, one: ExemptionRow, *, overlaps: bool) -> None:
        days, lessons = date_range(one.first, one.last), exempt_words(one.lessons)
        text = _("{lessons} (overlapper en anden)") if overlaps else "{lessons}"
        change, remove = Link(_("Ret")), Link(_("Fjern"))
        change.setAccessibleName(_("Ret fritagelsen {days}").format(days=days))
        remove.setAccessibleName(_("Fjern fritagelsen {days}").format(days=days))
        change.clicked.connect(partial(self.wanted.emit, one))
        remove.clicked.connect(partial(self.removed.emit, one.id))
        words = Label(text.format(lessons=lessons), shade="ink2", wraps=True)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Label(days, bold=True), row, 0, top)
        grid.addWidget(words, row, 1, top)
        grid.addWidget(change, row, 2, top)
        grid.addWidget(remove, row, 3, top)


def _overlap(one: ExemptionRow, other: ExemptionRow) -> bool:
    is_both = one.id != other.id and one.first <= other.last and other.first <= one.last
    return is_both and any(a & b for a, b in zip(one.lessons, other.lessons, strict=True))
