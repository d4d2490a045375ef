"""The numbers in the side bar: how many students wait for who sits here, and lack a buddy."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from gf2tracker.domain.change import Change

REST_MS = 1_500
"""How long it is quiet before it is counted again: marks come in a row."""


class Waiting(QObject):
    """Counts whichever page is open; nobody has nobody waiting.

    `window` is ui.window.Window, which stands above this file and is not imported here.
    """

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self._tables: frozenset[str] = frozenset()
        self._paired: frozenset[str] = frozenset()
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(REST_MS)
        self.rest.timeout.connect(self.ask)
        window.desk.classes_known.connect(self.ask)
        window.sitting.changed.connect(self.ask)
        window.work.changed.connect(self._on_changed)

    def ask(self) -> None:
        """Count again."""
        from gf2tracker.queries import buddyless, signals  # noqa: PLC0415  # after the first paint

        window = self._window
        today, initials = window.focus_now.today, window.sitting.initials
        window.work.ask(self._show, signals.waiting, today, initials)
        window.work.ask(self._show_buddyless, buddyless.waiting, today, initials)

    def _show(self, answer: Any) -> None:
        self._tables = answer.tables
        self._window.side.show_count("followup", answer.value)

    def _show_buddyless(self, answer: Any) -> None:
        self._paired = answer.tables
        self._window.side.show_count("pairs", answer.value)

    def _on_changed(self, change: "Change") -> None:
        if change.tables & (self._tables | self._paired):
            self.rest.start()
