"""From the start of the process until the class is on the screen: page I dag, filled."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import event

from gf2tracker.domain.people import ClassId
from gf2tracker.queries import classes, school, staff, today
from gf2tracker.store.store import Store
from tests.bench.schools import AT, TODAY, Schools
from tests.bench.start import home_of, one_start
from tests.bench.table import Beside, Row, Within

RUNS = 7
ABOUT = "a bare window, then SQLAlchemy imported and the same statements shown in a table"


def measure(schools: Schools) -> list[Row]:
    """Start the program and the floor in turns until their rows are painted."""
    store, home = schools.copy(), home_of(schools.folder)
    statements = schools.folder / "statements.json"
    statements.write_text(json.dumps(statements_of(store)), "utf-8")
    floors = ("floor-rows", str(store), str(statements))
    told = [
        (one_start(home, "ours-class", str(schools.copy())), one_start(home, *floors))
        for _run in range(RUNS + 1)
    ][1:]
    ours, floor = [one[0][0] for one in told], [one[1][0] for one in told]
    gaps = [one[0][1] * 1000 for one in told]
    return [
        Beside("class on screen", ours, floor, ABOUT, goal=1.15, clock="wall"),
        Within("the same, in all", [one.wall * 1000 for one in ours], 1000, "1 s to the eye"),
        Within("longest gap meanwhile", gaps, 50, "keys are answered"),
    ]


def statements_of(place: Path) -> list[tuple[str, tuple[Any, ...]]]:
    """Return what the program says to the database until its first page is filled."""
    said: list[tuple[str, tuple[Any, ...]]] = []

    def note(_c: Any, _cursor: Any, text: str, values: Any, *_more: Any) -> None:
        said.append((text, tuple(values)))

    store = Store.open(place)
    event.listen(store._engine, "before_cursor_execute", note)
    store.ask(school.settings)
    store.ask(staff.everybody)
    store.ask(classes.listing, TODAY)
    store.ask(classes.course, ClassId(1))
    store.ask(today.overview, TODAY, AT, "MK")
    store.close()
    return [(text, values) for text, values in said if not text.startswith("BEGIN")]
