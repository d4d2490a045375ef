"""Marking a class's day: the action, and its very statements replayed by the bare driver."""

import datetime as dt
import shutil
import time
from pathlib import Path
from typing import Any

from sqlalchemy import event

from gf2tracker.actions import register
from gf2tracker.domain.mark import parse_mark
from gf2tracker.store import keys
from gf2tracker.store.engine import connect_sqlite
from gf2tracker.store.store import Store
from tests import given
from tests.bench.table import Measured

STUDENTS = 28
MARKED = 4
DAYS = [given.MONDAY + dt.timedelta(days=number) for number in (0, 1, 2, 3, 7, 8, 9, 10)]
AT = dt.time(8, 21)
Statement = tuple[str, Any, bool]


def measure(folder: Path) -> list[Measured]:
    """Mark four of 28 on each of some days and take the register; the first day warms up."""
    first = folder / "ours" / "gf2.db"
    store = Store.open(first)
    made = given.a_class(store, students=STUDENTS)
    store.close()
    shutil.copytree(first.parent, folder / "floor")
    ours, told = as_the_program(first, made)
    floor = as_the_driver(folder / "floor" / "gf2.db", told)
    about = f"its {sum(map(len, told)) // len(told)} statements by the bare driver"
    return [Measured("mark a class day and save it", ours[1:], floor[1:], about)]


def as_the_program(place: Path, made: given.Class) -> tuple[list[float], list[list[Statement]]]:
    """Return the seconds of each day and the statements that went to the database."""
    store = Store.open(place)
    said: list[Statement] = []
    event.listen(store._engine, "before_cursor_execute", noting(said))
    seconds, told = [], []
    for day in DAYS:
        said.clear()
        mark = parse_mark("U", None)
        cells = {(student, None): mark for student in made.students[:MARKED]}
        began = time.perf_counter()
        store.do(register.replace_day, made.id, day, cells, AT)
        seconds.append(time.perf_counter() - began)
        told.append(list(said))
    store.close()
    return seconds, told


def as_the_driver(place: Path, told: list[list[Statement]]) -> list[float]:
    """Replay the statements on a store that stood as the other did; return the seconds."""
    bare = connect_sqlite(place, keys.read_key(place))
    seconds = []
    for statements in told:
        began = time.perf_counter()
        bare.execute("BEGIN")
        for text, values, is_many in statements:
            (bare.executemany if is_many else bare.execute)(text, values).fetchall()
        bare.execute("COMMIT")
        seconds.append(time.perf_counter() - began)
    bare.close()
    return seconds


def noting(said: list[Statement]) -> Any:
    """Return a listener that keeps what is about to be executed."""

    def note(
        _connection: Any, _cursor: Any, text: str, values: Any, _context: Any, is_many: Any
    ) -> None:
        if not text.startswith("BEGIN"):
            said.append((text, values, is_many))

    return note
