"""How a form came to be open, and who hears of it: what a draft of it needs.

`@reopens` stands over what opens a form. Everything it asks for meanwhile remembers it, so the
form that is shown when the answer has come is known to be its.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property, wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui import frozen

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Way:
    """What opened a form, and what with.

    Attributes:
        opener: "ui.dialogs.studentforms:StudentForms.open_edit".
        given: its arguments without the page: a tuple, and a dict of those with names.
    """

    opener: str
    given: Any

    @cached_property
    def args(self) -> str:
        """The arguments as `ui.frozen` tells them; made when somebody types, not as it opens."""
        return frozen.told(self.given)


def go(opener: str, args: str, page: Any) -> None:
    """Open a form again, over a page; ValueError where this program can't any more."""
    deed = frozen.named(opener)
    given, more = frozen.heard(args)
    deed(_owner(opener, page), *given, **more)


class Hub(QObject):
    """Where forms and cells say that something stands in them.

    Signals:
        opened(QWidget): a sheet is shown; `way` says how it came.
        stirred: something else that a draft holds has changed.
    """

    opened = Signal(object)
    stirred = Signal()


hub = Hub()
_way: ContextVar[Way | None] = ContextVar("way", default=None)


def way() -> Way | None:
    """Return what is opening a form just now; None for what nobody can open again."""
    return _way.get()


def reopens(opener: Callable[P, T]) -> Callable[P, T]:
    """Remember what a form is opened with: the first argument is the page, the rest are values."""
    most = len(signature(opener).parameters)

    @wraps(opener)
    def opened(*args: P.args, **kwargs: P.kwargs) -> T:
        given = args[:most]  # Qt's signals may tell more than is wanted
        home = f"{opener.__module__}:{opener.__qualname__}"
        token = _way.set(Way(home, (given[1:], kwargs)))
        try:
            return opener(*given, **kwargs)  # type: ignore[arg-type]  # see `most`
        finally:
            _way.reset(token)

    return opened


def _owner(home: str, page: Any) -> Any:
    """Return whose method an opener is: the page, a part of it, or forms made over the page."""
    kind_home = home.rpartition(".")[0] if "." in home.partition(":")[2] else ""
    if not kind_home:
        return page
    kind = frozen.named(kind_home)
    if isinstance(page, kind):
        return page
    if isinstance(kind, type) and issubclass(kind, QObject):
        found = page.findChild(kind) if isinstance(page, QWidget) else None
        if found is None:
            raise ValueError("the page has no such part")
        return found
    return kind(page)
