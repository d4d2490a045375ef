"""An action that tells how far it has written, and that can be stopped at its next rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from ui.work import Progress

ROWS = 100
"""How many rows are written at once: a moment's work."""


def watched(
    action: Callable[..., Any], progress: Progress, total: int, text: str
) -> Callable[..., Any]:
    """Return an action that says a text, and how many of about `total` rows it has written.

    Where the user has stopped it, it raises `ui.work.Stopped` and the store takes all of it back.
    """

    def told(step: Any, *args: Any, **more: Any) -> Any:
        return action(_Step(step, progress, total, text), *args, **more)

    return told


class _Step:
    """A step of the journal (gf2tracker.store.journal) whose many rows are written some at a time."""

    def __init__(self, step: Any, progress: Progress, total: int, text: str) -> None:
        self._step, self._progress = step, progress
        self._total, self._text = total, text
        self._written = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._step, name)

    def insert_all(self, kind: Any, rows: Sequence[Mapping[str, Any]]) -> list[int]:
        ids: list[int] = []
        for some in _parts(rows):
            ids += self._step.insert_all(kind, some)
            self._tell(len(some))
        return ids

    def update_all(self, kind: Any, changes: Mapping[Any, Mapping[str, Any]]) -> None:
        for some in _parts(changes.items()):
            self._step.update_all(kind, dict(some))
            self._tell(len(some))

    def upsert_all(self, kind: Any, rows: Mapping[Any, Mapping[str, Any]]) -> None:
        for some in _parts(rows.items()):
            self._step.upsert_all(kind, dict(some))
            self._tell(len(some))

    def _tell(self, rows: int) -> None:
        self._written += rows
        self._progress(min(self._written, self._total), self._total, self._text)


def _parts(rows: Iterable[Any]) -> Iterable[list[Any]]:
    left = iter(rows)
    while some := list(islice(left, ROWS)):
        yield some
