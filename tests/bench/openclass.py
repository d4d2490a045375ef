"""Opening a class: its register and its whole course, above the raw rows and in larger schools."""

import gc
from collections.abc import Callable, Iterator
from functools import partial
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
Statement = tuple[str, tuple[Any, ...]]
Query = Callable[..., object]
PAGES: dict[str, Query] = {
    "register": lambda connection, number: register.day(connection, number, TODAY, TODAY),
    "course matrix": lambda connection, number: coursematrix.of_class(connection, number, TODAY),
}


def measure(schools: Schools) -> list[Row]:
    """Open twenty classes one after another, each in turns with its rows and in larger schools.

    The collector of rings is off, as it is in the window outside its own pauses.
    """
    stores = {size: Store.open(schools.copy(size)) for size in schools.sizes}
    gc.disable()
    rows = [row for page, query in PAGES.items() for row in opened(page, query, stores)]
    gc.enable()
    for store in stores.values():
        store.close()
    return rows


def opened(page: str, query: Query, stores: dict[int, Store]) -> Iterator[Row]:
    """Yield a page above its raw rows, and the larger schools beside the small one."""
    small = stores[RUNNING]
    told = {number: statements_of(small, query, number) for number in CLASSES}
    floor: list[Took] = []
    ours: dict[int, list[Took]] = {size: [] for size in stores}
    for store in stores.values():
        for number in CLASSES:
            store.ask(query, number)
    for _round in range(ROUNDS):
        for number in CLASSES:
            floor.append(took(partial(replayed, small.bare, told[number])))
            for size, store in stores.items():
                ours[size].append(took(partial(store.ask, query, number)))
    above = [(a.cpu - b.cpu) * 1000 for a, b in zip(ours[RUNNING], floor, strict=True)]
    about = f"its {len(told[CLASSES[0]])} statements by the bare driver"
    yield Within(f"open a class, {page}: above its rows", above, 2, about)
    yield Beside("the same", ours[RUNNING], floor, about, goal=None)
    for size, times in ours.items():
        if size != RUNNING:
            job, at = f"the same in a school of {size:,}", f"in a school of {RUNNING}"
            yield Beside(job, times, ours[RUNNING], at, goal=FLAT)


def statements_of(store: Store, query: Query, number: ClassId) -> list[Statement]:
    """Return what a page says to the database."""
    said: list[Statement] = []

    def note(_c: Any, _cursor: Any, text: str, values: Any, *_more: Any) -> None:
        said.append((text, tuple(values)))

    event.listen(store._engine, "before_cursor_execute", note)
    store.ask(query, number)
    event.remove(store._engine, "before_cursor_execute", note)
    return [one for one in said if not one[0].startswith("BEGIN")]


def replayed(bare: Any, statements: list[Statement]) -> list[Any]:
    """Return the rows of some statements."""
    return [bare.execute(text, values).fetchall() for text, values in statements]
