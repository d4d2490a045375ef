"""Off the GUI thread and back: one lane for the store, one for files."""

import queue
import sys
import threading
from collections.abc import Callable, Sequence
from contextvars import copy_context
from functools import partial
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QThread, Signal

from gf2tracker.domain.change import Change
from gf2tracker.errors import Damaged, Refusal
from gf2tracker.language import _

if TYPE_CHECKING:
    from gf2tracker.store.store import Answer, Done, Store

Then = Callable[[Any], None]


class Stopped(Exception):
    """The user has stopped long work; it goes through the job, which tidies up after itself."""


class Progress:
    """How far long work has come; told by the job, read by the message bar.

    `progress(done, total, text)` is called by the job and raises Stopped when the user has had
    enough.
    """

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    def __call__(self, done: int, total: int, text: str = "") -> None:
        """Say how far the work has come."""
        if self._stop.is_set():
            raise Stopped
        self._tell(done, total, text)

    def stop(self) -> None:
        """Ask the job to stop at its next word."""
        self._stop.set()


class _Lane(QObject):
    """A thread with a queue; what its jobs return is handed over in the GUI thread.

    Signals:
        finished(tuple): the function to call in the GUI thread, and its argument.
    """

    finished = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._jobs: queue.SimpleQueue[Callable[[], tuple[Then, Any]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self.finished.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    def put(self, job: Callable[[], tuple[Then, Any]]) -> None:
        self._jobs.put(job)

    def tell(self, then: Then, value: Any) -> None:
        """Say something from inside a job; `then` hears it in the GUI thread.

        A signal that others listen to is never emitted in a lane: a listener that dies before
        its turn would be called all the same.
        """
        self.finished.emit((then, value))

    def close(self, seconds: float) -> None:
        self._jobs.put(None)
        self._thread.join(seconds)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            self.finished.emit(job())

    def _hand_over(self, result: tuple[Then, Any]) -> None:
        then, value = result
        then(value)


class Work(QObject):
    """Everything that takes time: questions, deeds, files.

    All store access runs on one lane in the order it was asked for, so what is asked after a
    deed sees it. A report writes its file on a second lane and never makes marking wait.

    Signals:
        changed(Change): a deed, an undoing or a redoing was stored.
        refused(Refusal): something was refused and nobody else has taken it.
        opened(Store): the store stands.
        not_opened(Refusal): the store could not be opened; `start` may be tried again.
        progressed(tuple): done, total, text of long work; (0, 0, "") when it is over.
        failed(object): a bug: the exception, for the problem dialog.
        rested: nothing is on its way any more.
    """

    changed = Signal(object)
    refused = Signal(object)
    opened = Signal(object)
    not_opened = Signal(object)
    progressed = Signal(object)
    failed = Signal(object)
    rested = Signal()

    def __init__(self, open_store: Callable[[], "Store"]) -> None:
        super().__init__()
        self._open_store = open_store
        self._store: Store | None = None
        self._lane = self._new_lane("store")
        self._files = self._new_lane("files")
        self._going: dict[Any, Progress] = {}
        self._waiting = 0
        self._is_closed = False

    @property
    def is_busy(self) -> bool:
        """Whether anything is still on its way."""
        return self._waiting > 0

    def start(self) -> None:
        """Open the store on its lane; `opened` or `not_opened` follows."""
        self._put(self._lane, self._opened_store, self.opened.emit, self.not_opened.emit)

    def fetch(self, modules: Sequence[str], then: Callable[[], None]) -> None:
        """Import modules on the store's lane, so that the window answers meanwhile.

        `then` is called in the GUI thread; what else is asked for waits behind it.
        """

        def imported() -> None:
            known = set(sys.modules)
            for name in modules:
                import_module(name)
            for name in set(sys.modules) - known:
                if name.startswith("ui."):
                    self._bring_home(sys.modules[name])

        self._put(self._lane, imported, lambda _nothing: then(), None)

    def ask(
        self,
        then: "Callable[[Answer[Any]], None]",
        query: Callable[..., Any],
        *args: Any,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Ask a query; `then` gets the Answer in the GUI thread."""
        self._put(self._lane, lambda: self._opened_store().ask(query, *args), then, refused)

    def ask_long(
        self,
        then: "Callable[[Answer[Any]], None]",
        query: Callable[..., Any],
        *args: Any,
        text: str,
        stopped: Callable[[], None],
    ) -> None:
        """Ask a query that takes long, as a text says; who stops it hears no answer."""

        def asked(progress: Progress) -> Any:
            progress(0, 1, text)
            answer = self._opened_store().ask(query, *args)
            progress(1, 1, text)
            return answer

        self._long(self._lane, asked, then, None, stopped)

    def do(
        self,
        action: Callable[..., Any],
        *args: Any,
        then: Then | None = None,
        refused: Callable[[Refusal], None] | None = None,
        **kwargs: Any,
    ) -> None:
        """Do an action; `then` gets what it returned, after everybody has heard of the change."""

        def deed() -> Any:
            return self._opened_store().do(action, *args, **kwargs)

        self._put(self._lane, deed, partial(self._tell_done, then), refused)

    def do_long(
        self,
        job: "Callable[[Store, Progress], Done[Any]]",
        then: Then | None = None,
        refused: Callable[[Refusal], None] | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> None:
        """Do an action that writes much, with progress; stopped in time, nothing of it is stored.

        `job` tells how far it is and returns what the store's `do` returned; see ui.watched.
        """

        def deed(progress: Progress) -> Any:
            return job(self._opened_store(), progress)

        self._long(self._lane, deed, partial(self._tell_done, then), refused, stopped)

    def undo(self, step_id: int | None = None) -> None:
        """Take back a step, or the user's newest; one of many rows is told and can be stopped."""
        stopped = Refusal(_("Standset. Intet er fortrudt."))
        self._turn(lambda progress: self._opened_store().undo(step_id, progress), stopped)

    def redo(self) -> None:
        """Bring back what was undone last, told as `undo` is."""
        stopped = Refusal(_("Standset. Intet er gendannet."))
        self._turn(lambda progress: self._opened_store().redo(progress), stopped)

    def _turn(self, job: Callable[[Progress], Change], stopped: Refusal) -> None:
        self._long(self._lane, job, self._tell_change, None, lambda: self.refused.emit(stopped))

    def with_store(
        self,
        job: "Callable[[Store], Any]",
        then: Then | None = None,
        refused: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Do something to the store itself (backup, check, who sits here) on its lane."""
        self._put(self._lane, lambda: job(self._opened_store()), then or _nothing, refused)

    def restore(
        self, file: Path, then: Then, refused: Callable[[Refusal], None] | None = None
    ) -> None:
        """Put a backup in the store's place and open it; everybody then asks everything again.

        A refused backup leaves the store as it was, open.
        """

        def swapped() -> "tuple[Any, Store]":
            store = self._opened_store()
            self._store = None
            store.close()
            try:
                found = store.restore(file, store.where)
            except Refusal:
                self._opened_store()
                raise
            return found, self._opened_store()

        def restored(both: "tuple[Any, Store]") -> None:
            found, store = both
            self.opened.emit(store)
            then(found)

        self._put(self._lane, swapped, restored, refused)

    def bring_back(self, damaged: Damaged) -> None:
        """Put the backup that is offered in a damaged store's place; `opened` follows."""

        def swapped() -> "Store":
            from gf2tracker.store.store import Store  # noqa: PLC0415  # on the lane

            assert damaged.backup is not None
            Store.restore(damaged.backup, str(damaged.store))
            return self._opened_store()

        self._put(self._lane, swapped, self.opened.emit, self.not_opened.emit)

    def write(
        self,
        job: Callable[[Progress], Any],
        then: Then,
        refused: Callable[[Refusal], None] | None = None,
        stopped: Callable[[], None] | None = None,
    ) -> None:
        """Do long work with files on the second lane, with progress that can be stopped."""
        self._long(self._files, job, then, refused, stopped)

    def _long(
        self,
        lane: Any,
        job: Callable[[Progress], Any],
        then: Then,
        refused: Callable[[Refusal], None] | None,
        stopped: Callable[[], None] | None,
    ) -> None:
        def tell(done: int, total: int, text: str) -> None:
            lane.tell(self._tell_progress, (done, total, text))

        progress = self._going[lane] = Progress(tell)

        def over(value: Any) -> None:
            self._tell_progress((0, 0, ""))
            if not isinstance(value, Stopped):
                then(value)
            elif stopped is not None:
                stopped()

        def run() -> Any:
            try:
                return job(progress)
            except Stopped as word:
                return word
            except Exception:
                tell(0, 0, "")
                raise

        self._put(lane, run, over, refused)

    def stop(self) -> None:
        """Stop the long work, if any, as the user wants: files, and what is being stored."""
        for progress in self._going.values():
            progress.stop()

    def stop_files(self) -> None:
        """Stop the long work with files, if any; what is being stored goes on."""
        if self._files in self._going:
            self._going[self._files].stop()

    def close(self) -> None:
        """Finish what was asked for and let go of the store; nothing can be asked afterwards."""
        self.stop_files()
        self._is_closed = True
        self._waiting = 0
        self._files.close(5)
        self._lane.put(self._let_go)
        self._lane.close(30)

    def _bring_home(self, module: ModuleType) -> None:
        """Give a module's own objects to the GUI thread: they hear only what happens in theirs."""
        for one in vars(module).values():
            if isinstance(one, QObject) and one.thread() is QThread.currentThread():
                one.moveToThread(self.thread())

    def _new_lane(self, name: str) -> Any:
        return _Lane(name)

    def _opened_store(self) -> "Store":
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _let_go(self) -> tuple[Then, Any]:
        if self._store is not None:
            self._store.close()
            self._store = None
        return _nothing, None

    def _tell_done(self, then: Then | None, done: Any) -> None:
        if done.change.step is not None:
            self.changed.emit(done.change)
        if then is not None:
            then(done.value)

    def _tell_change(self, change: Change) -> None:
        self.changed.emit(change)

    def _tell_progress(self, how_far: tuple[int, int, str]) -> None:
        if not self._is_closed:
            self.progressed.emit(how_far)

    def _put(
        self,
        lane: Any,
        job: Callable[[], Any],
        then: Then,
        refused: Callable[[Refusal], None] | None,
    ) -> None:
        here = copy_context()  # what opens a form is known when the answer shows it

        def run() -> tuple[Then, Any]:
            try:
                return then, job()
            except Refusal as refusal:
                return refused or self.refused.emit, refusal
            except Exception as fault:  # noqa: BLE001  # a bug must reach the problem dialog
                return self.failed.emit, fault

        def hand_over(result: tuple[Then, Any]) -> None:
            if self._is_closed:  # the window has gone
                return
            self._waiting -= 1
            call, value = result
            try:
                here.run(call, value)
            finally:
                if not self._waiting:
                    self.rested.emit()

        if self._is_closed:
            return
        self._waiting += 1
        lane.put(lambda: (hand_over, run()))


def _nothing(_value: Any) -> None:
    return None
