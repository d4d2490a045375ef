"""A lane of ui.work on which nothing happens before a test lets it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication


class HeldLane:
    """Put in the place of `work._lane`, it keeps what is asked for until `step` or `go`."""

    def __init__(self) -> None:
        self._jobs: list[Callable[[], tuple[Callable[[Any], None], Any]]] = []

    def put(self, job: Callable[[], tuple[Callable[[Any], None], Any]]) -> None:
        self._jobs.append(job)

    def tell(self, then: Callable[[Any], None], value: Any) -> None:
        then(value)

    def close(self, seconds: float) -> None:
        del seconds
        self.go()

    def step(self) -> None:
        """Do what was asked for first."""
        then, value = self._jobs.pop(0)()
        then(value)

    def go(self) -> None:
        """Do everything, and what is asked for meanwhile."""
        while self._jobs:
            self.step()
        QApplication.processEvents()
