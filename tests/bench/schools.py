"""The made-up schools that are measured: as many classes as wished, fifty of them running."""

import datetime as dt
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gf2tracker.actions import demo
from gf2tracker.store import keys
from gf2tracker.store.engine import connect_sqlite
from gf2tracker.store.store import Store

TODAY = dt.date(2026, 11, 19)
AT = dt.time(8, 21)
RUNNING = 50
DAYS_BACK = 210  # a class is over before its copy of the next year begins
OF_CLASS = (
    "class_group",
    "lesson_pattern",
    "team_member",
    "enrolment",
    "register_day",
    "planned_activity",
    "buddy_pair",
    "grouping",
)
OF_THEIRS = {
    "planned_staff": ("planned_id", "planned_activity"),
    "planned_company": ("planned_id", "planned_activity"),
    "pair_member": ("pair_id", "buddy_pair"),
    "wellbeing_group": ("grouping_id", "grouping"),
    "group_member": ("group_id", "wellbeing_group"),
}
"""What hangs on rows of classes, each behind what it hangs on: by which column, on which table."""
OF_STUDENT = ("student", "absence_day", "exemption", "contact", "note", "follow_up")
OF_ALL = ("step", "image")
OWNERS = {
    "class_id": "class_group",
    "student_id": "student",
    "step_id": "step",
    **dict(OF_THEIRS.values()),
}
NAMED_ONCE = {("class_group", "code"), ("student", "number"), ("step", "op")}


@dataclass(frozen=True)
class Schools:
    """A folder of schools; each is made when it is first asked for.

    Attributes:
        sizes: how many classes the schools have that a job is to be measured at.
    """

    folder: Path
    sizes: tuple[int, ...] = (50, 360)

    def place(self, classes: int = RUNNING) -> Path:
        """Return a school's file, to be read only; fifty of its classes run, the rest are over."""
        place = self.folder / str(classes) / "gf2.db"
        if not place.exists():
            print(f"making a school of {classes:,} classes ...", flush=True)
            making = self.folder / f"{classes}-begun"
            shutil.rmtree(making, ignore_errors=True)
            making.mkdir()
            make(making / place.name, classes)
            making.rename(place.parent)
        return place

    def copy(self, classes: int = RUNNING) -> Path:
        """Return a file of one's own, to be written."""
        place = self.place(classes)
        folder = Path(tempfile.mkdtemp(prefix=f"{classes}-", dir=self.folder))
        for file in place.parent.glob("gf2.*"):
            shutil.copy(file, folder)
        return folder / place.name

    def empty(self) -> Path:
        """Return a place where no store lies yet."""
        return Path(tempfile.mkdtemp(prefix="empty-", dir=self.folder)) / "gf2.db"


def make(place: Path, classes: int) -> None:
    """Make the demo school, and the classes and journals of earlier years out of its own."""
    store = Store.open(place, by="MK")
    store.do(demo.build, TODAY, RUNNING)
    store.close()
    bare = connect_sqlite(place, keys.read_key(place))
    tables = (*OF_CLASS, *OF_THEIRS, *OF_STUDENT, *OF_ALL)
    newest = {name: _newest(bare, name) for name in tables}
    bare.execute("BEGIN")
    for batch, first in enumerate(range(RUNNING, classes, RUNNING), start=1):
        for name in tables:
            add_batch(bare, name, batch, min(RUNNING, classes - first), newest)
    bare.execute("COMMIT")
    bare.close()


def add_batch(bare: Any, name: str, batch: int, classes: int, newest: dict[str, int]) -> None:
    """Add a table's rows of the first classes again, as they were some years ago."""
    columns = bare.execute(f"SELECT name, type FROM pragma_table_info('{name}')").fetchall()
    told = ", ".join(f'"{column}"' for column, _kind in columns)
    values = ", ".join(cloned(name, column, kind, batch, newest) for column, kind in columns)
    key = "id" if name in OWNERS.values() else "step_id" if name in OF_ALL else ""
    if name == "class_group":
        only = f"id <= {classes}"
    elif name in OF_CLASS:
        only = f"class_id <= {classes}"
    elif name in OF_THEIRS:
        only = f"id IN ({of_classes(name, classes)})"
    elif name in OF_STUDENT:
        of_them = f"SELECT student_id FROM enrolment WHERE class_id <= {classes}"
        only = f"{key or 'student_id'} IN ({of_them})"
    else:
        only = f"{key} <= {newest['step']}"
    bare.execute(f"INSERT INTO {name} ({told}) SELECT {values} FROM {name} WHERE {only}")


def of_classes(name: str, classes: int) -> str:
    """Return the SQL for the rows of a table that hang on the first classes."""
    if name in OF_CLASS:
        return f"SELECT id FROM {name} WHERE class_id <= {classes}"
    column, owner = OF_THEIRS[name]
    return f"SELECT id FROM {name} WHERE {column} IN ({of_classes(owner, classes)})"


def cloned(table: str, column: str, kind: str, batch: int, newest: dict[str, int]) -> str:
    """Return the SQL for a column of a copied row."""
    owner = table if column == "id" and table in newest else OWNERS.get(column)
    if owner is not None:
        return f'"{column}" + {batch * newest[owner]}'
    if kind in {"DATE", "DATETIME"}:
        return f'date("{column}", \'-{DAYS_BACK * batch} days\') || substr("{column}", 11)'
    told = f'"{column}"'
    if (table, column) in NAMED_ONCE:
        told += f" || '-{batch}'"
    if (table, column) == ("student", "last_name"):
        other = f"1 + (student.id + {batch * 37}) % {newest['student']}"
        told = f"(SELECT one.last_name FROM student AS one WHERE one.id = {other})"
    return told


def _newest(bare: Any, name: str) -> int:
    found = bare.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)).fetchone()
    return found[0] if found else 0
