"""A view of a table that was saved under a name: what is filtered, searched, sorted and shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

NAME, PARTS, LAYOUT, SEARCH = "name", "parts", "layout", "search"


@dataclass(frozen=True)
class View:
    """One saved view.

    Attributes:
        parts: what filters and searches over the table say, by their names; "" where one is
            left out.
        layout: columns and order, as the table remembers them.
    """

    name: str
    parts: Mapping[str, str]
    layout: str

    def to_dict(self) -> dict[str, Any]:
        """Return the view as it is kept in the settings."""
        return {NAME: self.name, PARTS: dict(self.parts), LAYOUT: self.layout}


def views_of(told: Any) -> tuple[View, ...]:
    """Return the views that are kept in the settings; what is not understood is left out."""
    return tuple(_views(told if isinstance(told, list) else []))


def _views(told: Iterable[Any]) -> Iterable[View]:
    seen: set[str] = set()
    for one in told:
        if not isinstance(one, Mapping):
            continue
        name, parts, layout = (one.get(key) for key in (NAME, PARTS, LAYOUT))
        is_known = isinstance(name, str) and bool(name.strip()) and name not in seen
        if is_known and isinstance(parts, Mapping) and isinstance(layout, str):
            seen.add(str(name))
            kept = {key: text for key, text in parts.items() if isinstance(text, str)}
            yield View(str(name), kept, layout)
