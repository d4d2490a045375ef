"""The round of a class: one row a pair or a group, noted by single keys and a line typed in place."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from typing_extensions import override

from gf2tracker.domain.task import SIGN
from gf2tracker.language import _
from ui import theme
from ui.edit import LineEdit
from ui.peerlog.columns import COLUMNS, LogRow, mark_of
from ui.table import Table

MET, MISSED = "M", "I"
MOODS = "12345"
LEAST = 300
"""How wide the line is at least while it is typed, px at 100 %."""
_SAVES = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Down}
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class LineEditor(LineEdit):
    """The line of a row while it is typed.

    Signals:
        entered(str): the line is to be kept, and the next row is wanted.
        set_aside(str): the keyboard went elsewhere; the line is to be kept.
        left: Esc was pressed.
    """

    entered = Signal(str)
    set_aside = Signal(str)
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _SAVES:
            self.entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, _next: bool) -> bool:
        self.entered.emit(self.text())
        return True

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        keeps = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if event.reason() not in keeps and self.isVisible():
            self.set_aside.emit(self.text())


class PeerLogTable(Table[LogRow]):
    """Groups first, then pairs.

    Signals:
        met, missed: M or I on the chosen rows.
        mood(int): 1 to 5 on the chosen rows.
        cleared: Delete on the chosen rows.
        typed(LogRow, text): a line was typed on a row.
    """

    met = Signal()
    missed = Signal()
    mood = Signal(int)
    cleared = Signal()
    typed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(
            COLUMNS,
            key=key_of,
            name=_("Møder i grupper og makkerpar"),
            mark=mark_of,
            group=lambda row: row.is_group,
        )
        self._at: Hashable = None
        self._goes_on = False
        self.editor = LineEditor(placeholder=_("En linje, eller @navn dato opgave"))
        self.editor.setParent(self.viewport())
        self.editor.setAccessibleName(_("Linje om mødet"))
        self.editor.hide()
        self.editor.entered.connect(self._on_entered)
        self.editor.set_aside.connect(self._on_set_aside)
        self.editor.left.connect(self.close_editor)
        self.verticalScrollBar().valueChanged.connect(self._place_editor)
        self.opened.connect(lambda _row: self.edit_line())

    def edit_line(self, text: str | None = None) -> None:
        """Type the line of the row the keyboard is at; `text` is what it begins with instead."""
        row = self.current()
        if row is None:
            return
        self.scrollTo(self.currentIndex())
        self._at = self.rows.key(row)
        stored = row.line.text if row.line else ""
        self.editor.setText(stored if text is None else text)
        self._goes_on = False
        self.editor.show_fault(fault=False)
        self.editor.show()
        self._place_editor()
        self.editor.setFocus()
        if text is None:
            self.editor.selectAll()

    def close_editor(self) -> None:
        """Put the line away as it was, with the keyboard on its row."""
        self._at = None
        if self.editor.hasFocus():
            self.setFocus()
        self.editor.hide()

    def line_stored(self) -> None:
        """Put the line away now that it is stored; after Enter the next row is chosen."""
        goes_on, self._goes_on = self._goes_on, False
        self.close_editor()
        if goes_on and self.rows.items:
            place = min(self.currentIndex().row() + 1, len(self.rows.items) - 1)
            self.choose(self.rows.key(self.rows.items[place]))

    def refuse_line(self) -> None:
        """Let what was typed stand and be mended."""
        self.editor.show_fault(fault=True)
        if self._goes_on:
            self.editor.setFocus()

    @override
    def replace(self, items: Sequence[LogRow]) -> None:
        super().replace(items)
        self._place_editor()

    def _on_entered(self, text: str) -> None:
        self._goes_on = True
        self._keep(text)

    def _on_set_aside(self, text: str) -> None:
        if self._at is not None and not self._goes_on:
            self._keep(text)

    def _keep(self, text: str) -> None:
        place = self.rows.place_of(self._at)
        if place is None:
            self.close_editor()
            return
        row: LogRow = self.rows.items[place]
        if text.strip() == (row.line.text if row.line else ""):
            self.line_stored()
        else:
            self.typed.emit(row, text)

    def _place_editor(self) -> None:
        place = self.rows.place_of(self._at) if self._at is not None else None
        if place is None:
            if self.editor.isVisible():
                self.close_editor()
            return
        names = [column.name for column in self.rows.columns]
        line = self.visualRect(self.rows.index(place, names.index("text")))
        last = self.visualRect(self.rows.index(place, len(names) - 1))
        right = max(last.right() - theme.px(4), theme.px(LEAST))
        left = min(line.left() - theme.px(10), right - theme.px(LEAST))
        self.editor.setGeometry(QRect(left, line.top(), right - left, line.height()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_editor()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        is_plain = not event.modifiers() & ~_PLAIN or letter == SIGN
        if not (is_plain and self.rows.items and self._act(letter, event.key())):
            super().keyPressEvent(event)

    def _act(self, letter: str, key: int) -> bool:
        if letter == MET:
            self.met.emit()
        elif letter == MISSED:
            self.missed.emit()
        elif letter and letter in MOODS:
            self.mood.emit(int(letter))
        elif letter == SIGN:
            self.edit_line(SIGN)
        elif key == Qt.Key.Key_F2:
            self.edit_line()
        elif key == Qt.Key.Key_Delete:
            self.cleared.emit()
        else:
            return False
        return True


def key_of(row: LogRow) -> Hashable:
    """Return who a row is, whatever day is looked at."""
    return row.peers.group_id, row.peers.pair_id
