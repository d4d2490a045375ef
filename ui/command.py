"""One thing that can be done: by key, by name in the palette."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One thing the window, or the page that is shown, can do.

    Attributes:
        text: its name in the palette and on the sheet of keys.
        keys: its shortcuts, the first is the one that is told; empty for none.
        is_found: whether the palette offers it.
        words: other words that one looks for it by.
        about: whom it is done to; "" for nobody in particular.
    """

    text: str
    icon: str
    deed: Callable[[], object]
    keys: tuple[str, ...] = ()
    is_found: bool = True
    words: str = ""
    about: str = ""
