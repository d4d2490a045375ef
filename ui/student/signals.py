"""What nobody has acted on of a student: each reason with its dates, and what would clear it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.attention import State as Attention
from gf2tracker.domain.signal import Signal
from gf2tracker.language import _, date_short
from gf2tracker.queries.followup import Followed
from ui import paint, symbol, theme
from ui.label import Label, heading
from ui.symbol import State

INDENT, TOP = 24, 5
STATES = {Attention.ACT: State.ACT, Attention.WATCH: State.WATCH, Attention.NONE: State.NONE}


class SignalRow(QWidget):
    """One reason in bold, and under it what would clear it."""

    def __init__(self, signal: Signal) -> None:
        super().__init__()
        self.signal_shown = signal
        self.setAccessibleName(f"{signal.text}. {signal.clears}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(sum(self._heights(width))) + 2 * theme.px(TOP)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), self.heightForWidth(max(self.width(), theme.px(300))))

    def _heights(self, width: int) -> tuple[float, float]:
        wide, told = width - theme.px(INDENT), self.signal_shown
        reason = paint.paragraph_height(told.text, wide, theme.font(bold=True))
        return reason, paint.paragraph_height(told.clears, wide)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        told, side, top = self.signal_shown, theme.px(14), theme.px(TOP)
        symbol.draw(painter, STATES[told.state], QRectF(theme.px(3), top + 2, side, side))
        left = theme.px(INDENT)
        reason, clears = self._heights(self.width())
        upper = QRectF(left, top, self.width() - left, reason)
        paint.paragraph(painter, upper, told.text, "ink", theme.font(bold=True))
        lower = QRectF(left, top + reason, upper.width(), clears)
        paint.paragraph(painter, lower, told.clears, "ink2")


class SignalList(QWidget):
    """The reasons, who follows up and what happens next; hidden where there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[SignalRow] = []
        self._signals: Sequence[Signal] = ()
        self._followed = Followed()
        self._next = Label(shade="ink2", wraps=True)
        self._next.setContentsMargins(theme.px(INDENT), theme.px(4), 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.px(10))
        self._column.setSpacing(0)
        self._column.addWidget(heading(_("Venter på, at nogen gør noget")))
        self._column.addSpacing(theme.px(4))
        self._column.addWidget(self._next)
        self.hide()

    def show_signals(self, signals: Sequence[Signal]) -> None:
        """Show the reasons, the most urgent first."""
        self._signals = signals
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [SignalRow(signal) for signal in signals]
        for at, row in enumerate(self.rows):
            self._column.insertWidget(2 + at, row)
        self._show_next()

    def show_followed(self, followed: Followed) -> None:
        """Show who follows up and what happens next."""
        self._followed = followed
        self._show_next()

    def _show_next(self) -> None:
        told = []
        if self._followed.owner:
            told.append(_("{name} følger op").format(name=self._followed.owner))
        if self._followed.next_step and self._followed.next_on is not None:
            day = date_short(self._followed.next_on)
            text = _("næste skridt {day}: {what}")
            told.append(text.format(day=day, what=self._followed.next_step))
        self._next.setText(" · ".join(told))
        self._next.setVisible(bool(told))
        self.setVisible(bool(self._signals or told))
