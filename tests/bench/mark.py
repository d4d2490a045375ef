"""Marking a class's day, journalled and durable: the action, and the same rows and images bare."""

import datetime as dt
import json
import shutil
import uuid
from collections.abc import Iterator
from typing import Any

from gf2tracker.actions import register
from gf2tracker.domain.mark import parse_mark
from gf2tracker.store import keys
from gf2tracker.store.engine import connect_sqlite
from gf2tracker.store.image import digest_of
from gf2tracker.store.journal import chained
from gf2tracker.store.store import Store
from tests import given
from tests.bench.schools import AT, Schools
from tests.bench.table import Beside, Row, rounds

STUDENTS = 28
MARKED = 4
WEEKS = 8
LESSONS = 8
BY = "MK"
ABSENCE = ("student_id", "date", "marks", "reasons", "note", "noted_by", "absent_minutes")
ABSENCE += ("unlawful_minutes", "late_count", "is_whole_day")
REGISTER = ("class_id", "date", "taken", "taken_by", "taken_count")
ENROLLED = """SELECT e.student_id, a.* FROM enrolment e
    LEFT JOIN absence_day a ON a.student_id = e.student_id AND a.date = ?2
    LEFT JOIN exemption x ON x.student_id = e.student_id AND ?2 BETWEEN x.first AND x.last
    WHERE e.class_id = ?1 AND e.first_day <= ?2 AND coalesce(e.last_day, ?2) >= ?2"""
FACTS = """SELECT c.code, c.starts_on, c.weeks, c.phases, s.bell, r.* FROM class_group c
    JOIN site s ON s.id = c.site_id
    LEFT JOIN register_day r ON r.class_id = c.id AND r.date = ?2 WHERE c.id = ?1"""
COURSE = (
    "SELECT from_date, lessons FROM lesson_pattern WHERE class_id = ?",
    "SELECT first, last, name FROM closed_period WHERE ? > 0",
    "SELECT kind, id, is_default, from_date, is_lawful FROM reason, reason_lawful WHERE ? > 0",
)


def measure(schools: Schools) -> list[Row]:
    """Mark four of 28 on each of some days and take their registers, in turns."""
    first = schools.empty()
    store = Store.open(first, by=BY)
    made = given.a_class(store, students=STUDENTS)
    store.close()
    second = first.parent / "floor" / first.name
    shutil.copytree(first.parent, second.parent)
    days = [given.MONDAY + dt.timedelta(days=7 * n + d) for n in range(WEEKS) for d in range(4)]
    store, bare = Store.open(first, by=BY), connect_sqlite(second, keys.read_key(second))
    mark = parse_mark("U", None)
    cells = {(student, None): mark for student in made.students[:MARKED]}
    ours, floor = rounds(
        lambda n: store.do(register.replace_day, made.id, days[n], cells, AT),
        lambda n: barely(bare, made, days[n]),
        len(days) - 1,
    )
    assert list(facts(store.bare)) == list(facts(bare))
    store.close()
    bare.close()
    about = "raw rows with the same images, on the same pragmas"
    return [Beside("mark a class's day", ours, floor, about, goal=3)]


def barely(bare: Any, made: given.Class, day: dt.date) -> None:
    """Read what must be known of the day, and write its rows and their images."""
    date = day.isoformat()
    bare.execute("BEGIN")
    code, *_facts = bare.execute(FACTS, (made.id, date)).fetchone()
    for text in COURSE:
        bare.execute(text, (made.id,)).fetchall()
    found = bare.execute(ENROLLED, (made.id, date)).fetchall()
    assert len(found) == STUDENTS
    marks, minutes = "|".join("U" * LESSONS), 45 * LESSONS
    rows = [
        (student, date, marks, "", "", "", minutes, minutes, 0, True)
        for student in made.students[:MARKED]
    ]
    taken = "|".join([f"{AT:%H:%M}"] * LESSONS)
    registers = [(made.id, date, taken, BY, LESSONS)]
    bare.executemany(f"INSERT INTO absence_day VALUES ({marks_for(rows)})", rows)
    bare.executemany(f"INSERT INTO register_day VALUES ({marks_for(registers)})", registers)
    images = [
        (name, f"{row[0]}|{row[1]}", None, json.dumps(dict(zip(names, row, strict=True))))
        for name, names, some in (
            ("register_day", REGISTER, registers),
            ("absence_day", ABSENCE, rows),
        )
        for row in some
    ]
    write_step(bare, f"Protokol erstattet, {code} {date}: {MARKED} elever med mærker", images)
    bare.execute("COMMIT")


def write_step(bare: Any, label: str, images: list[tuple[Any, ...]]) -> None:
    """Write the header of a step, chained to the one before it, and its images."""
    found = bare.execute("SELECT digest FROM step ORDER BY id DESC LIMIT 1").fetchone()
    digests = [digest_of(*image) for image in images]
    now = dt.datetime.now(dt.UTC)
    header = {"op": uuid.uuid4().hex, "at": now, "by": BY, "label": label}
    header |= {"kind": "DEED", "undoes": None}
    chain = chained(found[0] if found else "", header, digests)
    at = now.replace(tzinfo=None).isoformat(" ")
    step = bare.execute(
        'INSERT INTO step (op, at, "by", label, kind, is_undone, digest) VALUES (?,?,?,?,?,0,?)',
        (header["op"], at, BY, label, "DEED", chain),
    ).lastrowid
    bare.executemany(
        "INSERT INTO image VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (step, at, *image, digest)
            for at, (image, digest) in enumerate(zip(images, digests, strict=True))
        ],
    )


def marks_for(rows: list[tuple[Any, ...]]) -> str:
    """Return a place for each value of a row."""
    return ", ".join("?" * len(rows[0]))


def facts(bare: Any) -> Iterator[tuple[Any, ...]]:
    """Return what both must have written: the rows, and the images as the journal holds them."""
    yield from bare.execute("SELECT * FROM absence_day ORDER BY student_id, date")
    yield from bare.execute("SELECT * FROM register_day ORDER BY class_id, date")
    images = "SELECT step_id, table_name, row_key, before, after FROM image"
    yield from bare.execute(f"{images} WHERE table_name LIKE '%_day' ORDER BY 1, 2, 3")
