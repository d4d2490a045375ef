"""The window's work done at once in the caller's thread, for tests and pictures."""

from collections.abc import Callable
from typing import Any

from typing_extensions import override

from ui.work import Work


class InlineWork(Work):
    """The same work: what is asked for has come when the asking returns."""

    @override
    def _new_lane(self, name: str) -> Any:
        return _Inline()


class _Inline:
    def put(self, job: Callable[[], tuple[Callable[[Any], None], Any]]) -> None:
        then, value = job()
        then(value)

    def tell(self, then: Callable[[Any], None], value: Any) -> None:
        then(value)

    def close(self, seconds: float) -> None:
        del seconds
