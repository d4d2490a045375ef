"""Opening a class: its register and its whole course, above the raw rows and in larger schools."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event

from gf2tracker.domain.people import ClassId
from gf2tracker.queries import coursematrix, register
from gf2tracker.store.store import Store
from tests.bench.schools import RUNNING, TODAY, Schools
from tests.bench.table import Beside, Row, Took, Within, took

CLASSES = [ClassId(number) for number in range(1, 21)]
ROUNDS = 5
FLAT = 1.1
ABOUT = "its {} statements by the bare driver"
Statement = tuple[str, tuple[Any, ...]]
PAGES: dict[str, Callable[..., object]] = {
    "register": lambda connection, number: register.day(connection, number, TODAY, TODAY),
    "course matrix": lambda connection, number: coursematrix.of_class(connection, number, TODAY),
}


@dataclass(frozen=True)
class Opened:
    """What it took to open each of some classes, and the same rows by the bare driver."""

    ours: list[Took]
    floor: list[Took]
    statements: int


def measure(schools: Schools) -> list[Row]:
    """Open twenty classes one after another, each in turns with its rows; then in larger schools.

    The collector of rings is off, as it is in the window outside its own pauses.
    """
    places = {size: schools.copy(size) for size in schools.sizes}
    rows: list[Row] = []
    gc.disable()
    for page, query in PAGES.items():
        found = {size: opened(place, query) for size, place in places.items()}
        small = found[RUNNING]
        above = [(a.cpu - b.cpu) * 1000 for a, b in zip(small.ours, small.floor, strict=True)]
        about = ABOUT.format(small.statements)
        rows.append(Within(f"open a class, {page}: above its rows", above, 2, about))
        for size, one in found.items():
            if size != RUNNING:
                job, floor = f"the same in a school of {size:,}", f"in a school of {RUNNING}"
                rows.append(Beside(job, one.ours, small.ours, floor, goal=FLAT))
    gc.enable()
    return rows


def opened(place: Any, query: Callable[..., object]) -> Opened:
    """Open classes through the program and by the bare driver, turn about."""
    store = Store.open(place)
    bare = store.bare
    said: list[Statement] = []

    def note(_c: Any, _cursor: Any, text: str, values: Any, *_more: Any) -> None:
        said.append((text, tuple(values)))

    told = {}
    for number in CLASSES:
        event.listen(store._engine, "before_cursor_execute", note)
        store.ask(query, number)
        event.remove(store._engine, "before_cursor_execute", note)
        told[number] = [one for one in said if not one[0].startswith("BEGIN")]
        said.clear()
    ours, floor = [], []
    for _round in range(ROUNDS):
        for number in CLASSES:
            ours.append(took(lambda number=number: store.ask(query, number)))
            floor.append(took(lambda number=number: replayed(bare, told[number])))
    store.close()
    return Opened(ours, floor, len(told[CLASSES[0]]))


def replayed(bare: Any, statements: list[Statement]) -> list[Any]:
    """Return the rows of some statements."""
    return [bare.execute(text, values).fetchall() for text, values in statements]
