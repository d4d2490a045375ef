"""A field that lies over a cell while its text is written."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ui import draft, theme

MOST_LETTERS = 500
ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Notepad(QLineEdit):
    """One line over a cell: Enter writes, Esc leaves it as it was, so does looking elsewhere.

    Signals:
        written(str): the user has written the text.
        left: the field has closed, written or not.
    """

    written = Signal(str)
    left = Signal()

    def __init__(self, over: QWidget, name: str, hint: str) -> None:
        super().__init__(over)
        self._before = ""
        self._is_open = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(MOST_LETTERS)
        self.installEventFilter(self)
        self.textChanged.connect(draft.hub.stirred)
        self.hide()

    def open(self, place: QRect, text: str, typed: str = "") -> None:
        """Open over a cell with its text, or with the first letter of a new one."""
        self._before, self._is_open = text, True
        self.setFont(theme.font())
        self.setGeometry(place)
        self.setText(typed or text)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not typed:
            self.selectAll()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self.finish()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() in ENTERS:
                event.accept()  # Ctrl+Enter keeps the text, before it takes a lesson
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTERS:
                self._close(is_kept=True)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._close(is_kept=False)
                return True
        return super().eventFilter(watched, event)

    @property
    def has_news(self) -> bool:
        """Say whether another text is being written than the cell has."""
        return self._is_open and self.text().strip() != self._before

    def finish(self) -> None:
        """Keep what is being written, before the page looks elsewhere or goes out of sight."""
        if self._is_open:
            self._close(is_kept=True)

    def _close(self, *, is_kept: bool) -> None:
        self._is_open = False
        self.hide()
        if is_kept and self.text().strip() != self._before:
            self.written.emit(self.text().strip())
        self.left.emit()
