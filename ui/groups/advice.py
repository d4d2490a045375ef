"""What would make the groups more even: a few swaps, each with a button that does it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.groups.advice import Swap
from gf2tracker.language import _
from ui import theme
from ui.button import Button
from ui.label import Label
from ui.seats.header import EDGE, BoardHeader


class AdviceList(QWidget):
    """One line a swap, the best first; hidden where no single swap betters anything.

    Signals:
        taken(Swap): a swap is wanted.
    """

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.header = BoardHeader(_("Kan blive jævnere"))
        self.rows: list[AdviceRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self.hide()

    def show_advice(self, swaps: Sequence[Swap]) -> None:
        """Show what can be swapped."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [AdviceRow(swap) for swap in swaps]
        for swap, row in zip(swaps, self.rows, strict=True):
            self._column.addWidget(row)
            row.take.clicked.connect(partial(self.taken.emit, swap))
        self.setVisible(bool(swaps))


class AdviceRow(QWidget):
    """One swap: who, and what becomes better."""

    def __init__(self, swap: Swap) -> None:
        super().__init__()
        deed, _colon, why = swap.text.partition(": ")
        self.deed, self.why = (
            Label(deed, wraps=True),
            Label(why, size="small", shade="ink2", wraps=True),
        )
        words = _("Byt") if swap.others else _("Flyt")
        self.take = Button(words, icon="swap" if swap.others else "right")
        self.take.setAccessibleName(swap.text)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self.deed)
        lines.addWidget(self.why)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(EDGE), theme.px(6), theme.px(EDGE), theme.px(7))
        row.addLayout(lines, 1)
        row.addWidget(self.take)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        edge = theme.px(EDGE)
        line = QRectF(edge, self.height() - 1, self.width() - 2 * edge, 1)
        QPainter(self).fillRect(line, theme.color("line"))
