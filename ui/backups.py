"""Backups that nobody has to think of: every half hour when something changed, and at the end."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer

from gf2tracker.domain.change import Change
from gf2tracker.language import _, clock, date_short
from ui.status import Status
from ui.work import Work

HALF_HOUR_MS = 30 * 60_000


class Backups(QObject):
    """Writes backups and says how old the newest is."""

    def __init__(self, work: Work, told: Status, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.work, self._told, self._now = work, told, now
        self._is_due = False
        self._timer = QTimer(self)
        self._timer.setInterval(HALF_HOUR_MS)
        self._timer.timeout.connect(self.when_due)
        self._timer.start()
        work.changed.connect(self._on_changed)

    def show_newest(self) -> None:
        """Say when the newest backup was made."""
        self.work.with_store(lambda store: store.newest_backup(), self.show)

    def when_due(self) -> None:
        """Write a backup if anything has changed since the last."""
        if self._is_due:
            self._is_due = False
            self.work.with_store(_back_up, self.show)

    def at_exit(self) -> None:
        """Write the day's last backup before the store is closed."""
        self.when_due()

    def show(self, backup: Any) -> None:
        """Say when a backup was made; None is none yet."""
        if backup is None:
            self._told.tell(_("Ingen sikkerhedskopi endnu"))
            return
        at = backup.made_at.astimezone()
        is_today = at.date() == self._now().date()
        day = _("i dag") if is_today else date_short(at.date())
        self._told.tell(_("Sikkerhedskopi {day} {time}").format(day=day, time=clock(at)))

    def _on_changed(self, _change: Change) -> None:
        self._is_due = True


def _back_up(store: Any) -> Any:
    return store.back_up() if store.path is not None else None
