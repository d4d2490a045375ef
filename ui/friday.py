"""Friday's number in the side bar: how many of this week's absences have no reason yet."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from gf2tracker.domain.change import Change

TABLES = frozenset({"absence_day", "enrolment", "class_group", "team_member"})


class Friday(QObject):
    """Counts the open reasons of one's own classes at Fravær, down to none.

    `window` is ui.window.Window, which stands above this file and is not imported here.
    """

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        window.desk.classes_known.connect(self.ask)
        window.sitting.changed.connect(self.ask)
        window.work.changed.connect(self._on_changed)

    def ask(self) -> None:
        """Count again."""
        from gf2tracker.queries import unsettled  # noqa: PLC0415  # after the first paint

        window = self._window
        today, initials = window.focus_now.today, window.sitting.initials
        window.work.ask(self._show, unsettled.missing_reasons, today, initials)

    def _show(self, answer: Any) -> None:
        self._window.side.show_count("absence", answer.value)

    def _on_changed(self, change: "Change") -> None:
        if change.tables & TABLES:
            self.ask()
