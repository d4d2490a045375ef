"""Conflicts among 1,500 activities of all classes, beside the same found by the database alone."""

import shutil
from pathlib import Path
from typing import Any

from gf2tracker.queries import allplans, clashes
from gf2tracker.store import keys
from gf2tracker.store.engine import connect_sqlite
from gf2tracker.store.store import Store
from tests.bench.schools import TODAY, Schools
from tests.bench.table import Beside, Row, rounds

ACTIVITIES = 1_500
RUNS = 20
AT_ONCE = """
    a.fixed_on >= ? AND a.fixed_on = b.fixed_on AND a.id < b.id
    AND a.state NOT IN ('cancelled', 'held') AND b.state NOT IN ('cancelled', 'held')
    AND CASE WHEN a.first_lesson = 0 OR b.first_lesson = 0 THEN a.class_id <> b.class_id
        ELSE a.first_lesson < b.first_lesson + b.lessons
            AND b.first_lesson < a.first_lesson + a.lessons END"""
BOTH = """
    a.fixed_on, a.id, a.class_id, one.code, a.title, a.first_lesson, a.lessons,
    b.id, b.class_id, other.code, b.title, b.first_lesson, b.lessons"""
CLASSES = """
    JOIN class_group AS one ON one.id = a.class_id
    JOIN class_group AS other ON other.id = b.class_id"""
SAME = f"""
    SELECT 'person', staff.name, {BOTH}
    FROM planned_staff AS pa JOIN planned_staff AS pb ON pb.staff_id = pa.staff_id
    JOIN planned_activity AS a ON a.id = pa.planned_id
    JOIN planned_activity AS b ON b.id = pb.planned_id
    JOIN staff ON staff.id = pa.staff_id {CLASSES}
    WHERE {AT_ONCE}
    UNION ALL
    SELECT 'company', pa.name, {BOTH}
    FROM planned_company AS pa JOIN planned_company AS pb ON lower(pb.name) = lower(pa.name)
    JOIN planned_activity AS a ON a.id = pa.planned_id
    JOIN planned_activity AS b ON b.id = pb.planned_id {CLASSES}
    WHERE pa.state <> 'declined' AND pb.state <> 'declined' AND {AT_ONCE}
    ORDER BY 3, 6"""


BUSY = """
    INSERT INTO planned_company (planned_id, name, state)
    SELECT id, 'Virksomhed ' || (id % 60), 'confirmed' FROM planned_activity"""


def measure(schools: Schools) -> list[Row]:
    """Find them both ways, in turns, on a plan whose dates are all written."""
    place = schools.copy()
    count = fix_dates(place)
    twin = Path(shutil.copytree(place.parent, f"{place.parent}-bare")) / place.name
    store, bare = Store.open(place), connect_sqlite(twin, keys.read_key(twin))
    today = str(TODAY)

    def ours(_turn: int) -> Any:
        return store.ask(clashes.everywhere, TODAY).value

    def floor(_turn: int) -> Any:
        return bare.execute(SAME, (today, today)).fetchall()

    found = sorted(
        (str(one.kind), str(one.date), one.one.planned_id, one.other.planned_id)
        for one in ours(0)
        if one.other is not None
    )
    joined = sorted((row[0], row[2], row[3], row[9]) for row in floor(0))
    assert found, "there are conflicts"
    assert found == joined, "both find the same"
    told = rounds(ours, floor, RUNS)
    store.close()
    bare.close()
    about = f"a self-join in SQL, dates written; {count:,} activities, {len(found):,} conflicts"
    return [Beside("conflicts of all classes", *told, about, goal=2)]


def fix_dates(place: Path) -> int:
    """Write every date, leave so many activities, each with a company; return how many there are."""
    store = Store.open(place)
    plans = store.ask(allplans.everywhere, TODAY).value
    store.close()
    dates = [(str(chip.date), int(chip.id)) for row in plans.rows for chip in row.chips]
    bare = connect_sqlite(place, keys.read_key(place))
    bare.execute("PRAGMA foreign_keys = OFF")
    bare.execute("BEGIN")
    bare.executemany("UPDATE planned_activity SET fixed_on = ? WHERE id = ?", dates[:ACTIVITIES])
    for table, column in (
        ("planned_staff", "planned_id"),
        ("planned_company", "planned_id"),
        ("planned_activity", "id"),
    ):
        bare.execute(
            f"DELETE FROM {table} WHERE {column} NOT IN "
            f"(SELECT id FROM planned_activity WHERE fixed_on IS NOT NULL)"
        )
    bare.execute(BUSY)
    count: int = bare.execute("SELECT count(*) FROM planned_activity").fetchone()[0]
    bare.execute("COMMIT")
    bare.close()
    return min(count, ACTIVITIES)
