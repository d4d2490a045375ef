"""Reads one list at a time off the GUI thread; what was asked for last is what counts."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from gf2tracker.errors import Refusal
from gf2tracker.intake.headings import fingerprint
from gf2tracker.intake.table import UnknownHeadings
from gf2tracker.queries.intake import remembered_columns
from ui.intake.reading import Reading, Source, read
from ui.work import Progress, Work


class Reader(QObject):
    """From a source to a Reading; columns that were once chosen for such headings are used again.

    Signals:
        done(Reading): the list has been read.
        unknown(tuple): the Source and the UnknownHeadings: its columns must be chosen.
        refused(Refusal): it can't be read.
        stopped: the user has stopped the reading.
    """

    done = Signal(object)
    unknown = Signal(object)
    refused = Signal(object)
    stopped = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.is_reading = False
        self._turn = 0

    def read(self, source: Source, today: date) -> None:
        """Read a source; one that is still being read is forgotten."""
        self.stop()
        self._turn += 1
        self._start(source, today, self._turn)

    def stop(self) -> None:
        """Stop the reading, if any; nobody hears of it any more."""
        if self.is_reading:
            self.is_reading = False
            self._turn += 1
            self.work.stop_files()

    def _start(self, source: Source, today: date, turn: int) -> None:
        def job(progress: Progress) -> Reading:
            return read(source, today, progress)

        self.is_reading = True
        self.work.write(
            job,
            partial(self._on_read, today, turn),
            partial(self._on_refused, source, today, turn),
            partial(self._on_stopped, turn),
        )

    def _on_stopped(self, turn: int) -> None:
        if turn == self._turn:
            self.is_reading = False
            self.stopped.emit()

    def _on_read(self, today: date, turn: int, found: Reading) -> None:
        if turn != self._turn:
            return
        if found.source.choices.columns:
            self._tell(found)
        else:
            then = partial(self._on_remembered, found.source, today, turn, found)
            self.work.ask(then, remembered_columns, found.file.fingerprint)

    def _on_refused(self, source: Source, today: date, turn: int, refusal: Refusal) -> None:
        if turn != self._turn:
            return
        if isinstance(refusal, UnknownHeadings) and not source.choices.columns:
            then = partial(self._on_remembered, source, today, turn, refusal)
            self.work.ask(then, remembered_columns, fingerprint(refusal.headings))
        else:
            self._tell_refused(source, refusal)

    def _on_remembered(
        self, source: Source, today: date, turn: int, found: Reading | Refusal, answer: Any
    ) -> None:
        if turn != self._turn:
            return
        if answer.value:
            self._start(source.as_before(answer.value), today, turn)
        elif isinstance(found, Reading):
            self._tell(found)
        else:
            self._tell_refused(source, found)

    def _tell(self, reading: Reading) -> None:
        self.is_reading = False
        self.done.emit(reading)

    def _tell_refused(self, source: Source, refusal: Refusal) -> None:
        self.is_reading = False
        if isinstance(refusal, UnknownHeadings):
            self.unknown.emit((source, refusal))
        else:
            self.refused.emit(refusal)
