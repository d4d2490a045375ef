"""The columns a user sees: which, how wide and in which order, and how that is remembered."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ui.column import Column


@dataclass
class Layout:
    """What the user has chosen for a table.

    Attributes:
        widths: px at 100 % by column name, for those the user drew to another width.
        hidden: names of columns that are not shown.
        order: the name of the column that is sorted by, and whether from the end; None as given.
        wanted: names of columns that are shown though the table would leave them out just now.
    """

    widths: dict[str, int] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    order: tuple[str, bool] | None = None
    wanted: set[str] = field(default_factory=set)

    @property
    def choice(self) -> tuple[Any, ...]:
        """What a view stands for: which columns and which order; widths are not part of it."""
        return self.hidden, self.wanted, self.order

    def to_text(self) -> str:
        """Return everything as one line of text."""
        found = {
            "widths": self.widths,
            "hidden": sorted(self.hidden),
            "order": self.order,
            "wanted": sorted(self.wanted),
        }
        return json.dumps(found, sort_keys=True)


def first_layout(columns: Sequence[Column[Any]]) -> Layout:
    """Return the layout of a table that nobody has changed."""
    return Layout(hidden={column.name for column in columns if column.is_hidden})


def layout_of(text: str, columns: Sequence[Column[Any]]) -> Layout:
    """Return a layout from its text; what is not understood, or no longer there, is left out."""
    made = first_layout(columns)
    try:
        found = json.loads(text)
    except ValueError:
        return made
    if not isinstance(found, Mapping):
        return made
    names = {column.name for column in columns}
    told = (found.get(name) for name in ("widths", "hidden", "order", "wanted"))
    widths, hidden, order, wanted = told
    if isinstance(widths, Mapping):
        made.widths = {
            name: width
            for name, width in widths.items()
            if name in names and isinstance(width, int) and 0 < width < 4000
        }
    if isinstance(hidden, list):
        made.hidden = {name for name in hidden if name in names - {columns[0].name}}
    if isinstance(wanted, list):
        made.wanted = {name for name in wanted if name in names}
    if isinstance(order, list) and len(order) == 2 and order[0] in names:
        made.order = (order[0], bool(order[1]))
    return made


def spread(widths: Sequence[int], weights: Sequence[float], room: int) -> list[int]:
    """Return widths (px) that fill a room: what is left over goes to columns by their weight.

    Nothing is ever made narrower; without weights the last column takes what is left.
    """
    spare, total = room - sum(widths), sum(weights)
    if spare <= 0 or not widths:
        return list(widths)
    if not total:
        return [*widths[:-1], widths[-1] + spare]
    made, given, so_far = [], 0, 0.0
    for width, weight in zip(widths, weights, strict=True):
        so_far += weight
        upto = round(spare * so_far / total)
        made.append(width + upto - given)
        given = upto
    return made
