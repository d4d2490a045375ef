"""The foot of the window: what was done last, with its undo, and how safe the work is."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.errors import Refusal
from gf2tracker.language import _
from ui import paint, theme
from ui.announce import announce
from ui.bar import Bar
from ui.button import Link
from ui.label import Label
from ui.status import Status
from ui.symbol import State, StateSymbol

Kind = Literal["deed", "refusal"]

_FULL_STRENGTH_MS = 8000
_GROUND = {"deed": "ground", "refusal": "actsoft"}


class MessageBar(QWidget):
    """Message bar and status line in one, 32 high; nothing ever slides over the rows.

    A message is at full strength for 8 seconds and stays, quieter, until the next. A refusal stays
    as it is until it is acted on, left with Esc, or the next deed is done. `saved`, `others` and
    `backup` are the facts at the right.

    Signals:
        undo_wanted(): [Fortryd] was pressed.
        stop_wanted(): the long work is to be cancelled.
    """

    undo_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind: Kind = "deed"
        self._slot: Callable[[], object] | None = None
        self._symbol = StateSymbol(State.ACT)
        self._text = Label()
        self._undo = Link(_("Fortryd"), icon="undo", caps="Ctrl+Z")
        self._action = Link("")
        self._work = _WorkLine()
        self.saved, self.others, self.backup = Status(), Status("group"), Status("lock")
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_FULL_STRENGTH_MS)
        self._escape = QShortcut(QKeySequence("Esc"), self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Beskeder"))
        self._build()
        self.clear()
        for fact in (self.saved, self.others, self.backup):
            fact.told.connect(self.make_room)
        self._quiet.timeout.connect(self._on_quiet)
        self._undo.clicked.connect(self.undo_wanted)
        self._action.clicked.connect(self._on_acted)
        self._work.stop.clicked.connect(self.stop_wanted)
        self._escape.activated.connect(self._on_escape)

    def _build(self) -> None:
        row, words, facts = QHBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        row.setContentsMargins(theme.px(24), 1, theme.px(24), 0)
        row.setSpacing(theme.px(14))
        words.setSpacing(theme.px(8))
        facts.setSpacing(theme.px(20))
        words.addWidget(self._symbol)
        words.addWidget(self._text)
        row.addLayout(words)
        row.addWidget(self._undo)
        row.addWidget(self._action)
        row.addWidget(self._work)
        row.addStretch(1)
        for fact in (self.saved, self.others, self.backup):
            facts.addWidget(fact)
        row.addLayout(facts)

    @property
    def text(self) -> str:
        """The message that is shown; "" is none."""
        return self._text.text()

    def tell(self, text: str, action: str = "", slot: Callable[[], object] | None = None) -> None:
        """Say something that cannot be undone; one action may follow it."""
        self._show("deed", text)
        self._offer(action, slot, "")

    def deed(self, text: str) -> None:
        """Say what was done, with [Fortryd]."""
        self._show("deed", text)
        self._undo.show()
        self.make_room()

    def refuse(
        self,
        refusal: Refusal | str,
        action: str = "",
        slot: Callable[[], object] | None = None,
        *,
        caps: str = "",
    ) -> None:
        """Say why something was not done; one action may mend it."""
        text = refusal.text if isinstance(refusal, Refusal) else refusal
        self._show("refusal", text)
        self._offer(action, slot, caps)

    def work(self, text: str, share: float | None = None) -> None:
        """Show long work that goes on: what it does, and how far it is (0 to 1) when known."""
        if not self._work.isVisible():
            self.clear()
        self._work.tell(text, share)
        self._escape.setEnabled(True)
        self.make_room()

    def work_over(self) -> None:
        """Take the long work away; its outcome is told as a message."""
        self._work.hide()
        self._escape.setEnabled(self.kind == "refusal" and bool(self.text))
        self.make_room()

    def leave_refusal(self) -> None:
        """Take a refusal away, as when one has gone on to something else."""
        if self.kind == "refusal":
            self.clear()

    def tell_saved(self) -> None:
        """Say at the right that everything is stored."""
        self.saved.tell(_("Alt er gemt"), State.OK)

    def clear(self) -> None:
        """Take the message away."""
        self._show("deed", "")

    def _show(self, kind: Kind, text: str) -> None:
        self.kind = kind
        state = State.ACT if kind == "refusal" else None
        self._symbol.setVisible(state is not None)
        if state is not None:
            self._symbol.show_state(state)
        self._text.setText(text)
        self._text.set_shade("ink")
        self._text.setVisible(bool(text))
        self._undo.hide()
        self._action.hide()
        self._slot = None
        self._escape.setEnabled((kind == "refusal" and bool(text)) or self._work.isVisible())
        if kind == "deed":
            self._quiet.start()
        else:
            self._quiet.stop()
        announce(self, text, is_urgent=kind == "refusal")
        self.make_room()
        self.update()

    def _offer(self, action: str, slot: Callable[[], object] | None, caps: str) -> None:
        self._slot = slot
        self._action.show_words(action, caps)
        self._action.setVisible(bool(action))
        self.make_room()

    def _on_acted(self) -> None:
        slot = self._slot
        self.clear()
        if slot is not None:
            slot()

    def _on_escape(self) -> None:
        if self.kind == "refusal" and self.text:
            self.clear()
        elif self._work.isVisible():
            self.stop_wanted.emit()

    def _on_quiet(self) -> None:
        self._text.set_shade("ink2")

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(32))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(32))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.make_room()

    def make_room(self) -> None:
        """Hide the facts at the right that the message leaves no room for."""
        left = (self._symbol, self._text, self._undo, self._action, self._work)
        gap = theme.px(14)
        room = self.width() - 2 * theme.px(24) - gap  # the message comes first
        room -= sum(each.sizeHint().width() + gap for each in left if not each.isHidden())
        for fact in (self.saved, self.backup, self.others):
            room -= fact.sizeHint().width() + theme.px(20) if fact.text() else 0
            fact.setVisible(bool(fact.text()) and room >= 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint.under_line(self, _GROUND[self.kind])


class _WorkLine(QWidget):
    """What long work does, a bar of 120 px, and [Annullér Esc]."""

    def __init__(self) -> None:
        super().__init__()
        self.stop = Link(_("Annullér"), caps="Esc")
        self._text = Label()
        self._bar = Bar()
        self._bar.setAccessibleName(_("Hvor langt arbejdet er"))
        self._bar.setFixedWidth(theme.px(120))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(14))
        for part in (self._text, self._bar, self.stop):
            row.addWidget(part)
        self.hide()

    def tell(self, text: str, share: float | None) -> None:
        """Show how far the work is."""
        self._text.setText(text)
        self._bar.setVisible(share is not None)
        self._bar.show_share(share or 0.0)
        self.show()
