"""What a student's name is told as outside of the program: the name, and whether it is protected."""

from collections.abc import Callable
from typing import TypeVar

from gf2tracker.language import _
from ui.column import Column

Item = TypeVar("Item")


def name_apart(
    name: Callable[[Item], str], is_protected: Callable[[Item], bool]
) -> tuple[Column[Item], ...]:
    """Return the name, and the word "beskyttet" where it is what a protected student is called."""

    def protected(item: Item) -> str:
        return _("beskyttet") if is_protected(item) else ""

    return (
        Column(_("Navn"), name, name="name"),
        Column(_("Beskyttet"), protected, name="protected"),
    )
