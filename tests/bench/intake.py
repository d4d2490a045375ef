"""A list of 1,200 new students: to its preview, into the store, and back out of it."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlsxwriter

from gf2tracker.actions.intake import import_students
from gf2tracker.intake.files import read_students
from gf2tracker.queries.intake import remembered_columns, students_plan
from gf2tracker.store import keys
from gf2tracker.store.engine import connect_sqlite
from gf2tracker.store.store import Store
from tests.bench.mark import write_step
from tests.bench.schools import TODAY, Schools
from tests.bench.table import Beside, Row, Took, Within, took
from ui.intake.reading import STUDENTS, Source, read

COUNT, CLASSES = 1_200, 50
RUNS = 3
BY = "MK"
START = dt.date(2027, 1, 4)
HEADINGS = ("Stamhold", "Elevnr", "Navn", "Uddannelse", "Forløbsstart", "Tlf", "Email", "UNI-login")
Images = list[tuple[str, str, str | None, str | None]]


def measure(schools: Schools) -> list[Row]:
    """Import into a school and undo it, beside the same child and the same rows bare."""
    file = schools.folder / "liste.xlsx"
    write_list(schools, file)
    rounds = [one_round(schools, file) for _run in range(RUNS + 1)][1:]
    preview, ours, floor, undone, back = map(list, zip(*rounds, strict=True))
    same = "the same child, then raw rows with the same images"
    return [
        Within(
            "drop a list to its preview", [one.wall * 1000 for one in preview], 500, "half a second"
        ),
        Within("the same, processor time", [one.cpu * 1000 for one in preview], None, "with child"),
        Beside("import of 1,200 students", ours, floor, same, goal=2.5),
        Beside("undo of that import", undone, back, "raw inverse rows, with images", goal=3),
    ]


def write_list(schools: Schools, file: Path) -> None:
    """Write a list of made-up students in classes that do not exist yet."""
    store = Store.open(schools.copy())
    found = store.bare.execute("SELECT first_name, last_name FROM student ORDER BY id").fetchall()
    programmes = [name for (name,) in store.bare.execute("SELECT name FROM programme")]
    store.close()
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("Elever")
    sheet.write_row(0, 0, HEADINGS)
    for at in range(COUNT):
        first, last = found[at % len(found)][0], found[(at * 7) % len(found)][1]
        group = at % CLASSES
        told = (f"ny-27{group:02}", f"N{at:05}", f"{last}, {first}")
        told += (programmes[group % len(programmes)], f"{START:%d-%m-%Y}", f"15{at:06}")
        told += (f"n{at:05}@elev.example", f"n{at:05}")
        sheet.write_row(at + 1, 0, told)
    book.close()


def one_round(schools: Schools, file: Path) -> tuple[Took, Took, Took, Took, Took]:
    """Return what preview, import, its floor, undo and its floor took."""
    store = Store.open(schools.copy(), by=BY)
    plans: list[Any] = []
    preview = took(lambda: plans.append(planned(store, file)))
    stored = took(lambda: store.do(import_students, plans[0]))
    images = images_of(store.bare)
    undone = took(store.undo)
    store.close()
    place = schools.copy()
    bare = connect_sqlite(place, keys.read_key(place))
    child = took(lambda: read_students(file, today=TODAY))
    raw = took(lambda: insert(bare, images))
    back = took(lambda: take_out(bare))
    bare.close()
    return preview, plus(preview, stored), plus(child, raw), undone, back


def plus(one: Took, other: Took) -> Took:
    """Return two runs as one."""
    return Took(one.cpu + other.cpu, one.wall + other.wall)


def planned(store: Store, file: Path) -> Any:
    """Read the file and plan what it would do, as the page Import does."""
    reading = read(Source(path=file), TODAY, lambda *_told: None)
    assert reading.kind == STUDENTS
    store.ask(remembered_columns, reading.file.fingerprint)
    plan = store.ask(students_plan, reading.wanted(TODAY), TODAY).value
    assert len(plan.rows) == COUNT
    assert not plan.faults
    return plan


def images_of(bare: Any) -> Images:
    """Return the newest step's images."""
    text = "SELECT table_name, row_key, before, after FROM image WHERE step_id ="
    return bare.execute(f"{text} (SELECT max(id) FROM step) ORDER BY position").fetchall()


def insert(bare: Any, images: Images) -> None:
    """Write the rows that images hold, and the images, made anew from the rows."""
    by_table: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name, _key, _before, after in images:
        by_table[name].append(json.loads(after or "{}"))
    bare.execute("BEGIN")
    for name, rows in by_table.items():
        columns = ", ".join(f'"{column}"' for column in rows[0])
        places = ", ".join("?" * len(rows[0]))
        text = f"INSERT OR REPLACE INTO {name} ({columns}) VALUES ({places})"
        bare.executemany(text, [tuple(row.values()) for row in rows])
    told = [(name, key, None, json.dumps(json.loads(row or ""))) for name, key, _b, row in images]
    write_step(bare, "1.200 elever importeret", told)
    bare.execute("COMMIT")


def take_out(bare: Any) -> None:
    """See that the newest step's rows stand, nothing on them, and write what they were before."""
    bare.execute("BEGIN")
    images = images_of(bare)
    tables = [name for (name,) in bare.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    for name in dict.fromkeys(name for name, *_rest in images):
        assert_standing(bare, name, [one for one in images if one[0] == name])
        for child in tables:
            assert not built_on(bare, name, child)
    for name in dict.fromkeys(name for name, *_rest in images):
        own = [key.split("|") for one, key, *_rest in images if one == name]
        marked = [f'"{column}" = ?' for column in key_columns(bare, name)]
        bare.executemany(f"DELETE FROM {name} WHERE {' AND '.join(marked)}", own)
    write_step(bare, "Fortrudt", [(name, key, after, None) for name, key, _b, after in images])
    bare.execute("UPDATE step SET is_undone = 1 WHERE id = (SELECT max(id) - 1 FROM step)")
    bare.execute("COMMIT")


def assert_standing(bare: Any, name: str, images: Images) -> None:
    """See that each row is as the step left it."""
    marked = " AND ".join(f'"{column}" = ?' for column in key_columns(bare, name))
    text = f"SELECT * FROM {name} WHERE {marked}"
    for _name, key, _before, after in images:
        told = tuple(json.loads(after or "{}").values())
        assert bare.execute(text, key.split("|")).fetchone() == told


def built_on(bare: Any, name: str, child: str) -> list[Any]:
    """Return the rows of another table that stand on the step's and are not the step's."""
    found = []
    for key in bare.execute(f"SELECT * FROM pragma_foreign_key_list('{child}')").fetchall():
        if key[2] == name:
            own = "SELECT row_key FROM image WHERE step_id = (SELECT max(id) FROM step)"
            text = f"SELECT 1 FROM {child} WHERE {key[3]} IN ({own} AND table_name = '{name}')"
            whole = " || '|' || ".join(key_columns(bare, child))
            text += f" AND CAST({whole} AS TEXT) NOT IN ({own} AND table_name = '{child}')"
            found += bare.execute(text).fetchall()
    return found


def key_columns(bare: Any, table: str) -> Iterator[str]:
    """Return the columns of a table's key."""
    text = f"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk"
    return (name for (name,) in bare.execute(text).fetchall())
