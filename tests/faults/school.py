"""A small made-up school whose saves are counted: what was said to be stored must be found."""

import atexit
import datetime as dt
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select

from gf2tracker.actions import demo, notes
from gf2tracker.domain.note import NoteKind
from gf2tracker.store import keys
from gf2tracker.store.column import Table
from gf2tracker.store.store import Store
from gf2tracker.store.tables import Note, Student

TODAY = dt.date(2026, 11, 19)
NOON = dt.datetime(2026, 11, 19, 12, tzinfo=dt.UTC)
WORD = "gemt nr."


def make(folder: Path) -> Path:
    """Put a school of one class with registers, notes and a journal there; return its file.

    It is built once: all of a process have the same key.
    """
    return copy(_built(), folder)


@cache
def _built() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="gf2-school-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return build(folder)


def build(folder: Path) -> Path:
    """Make a school as `make` does, with a key of its own."""
    path = folder / "gf2.db"
    store = Store.open(path, by="MK")
    store.do(demo.build, TODAY, 1)
    store.close()
    return path


def copy(school: Path, folder: Path) -> Path:
    """Return a copy of a closed school in a folder that may be there already."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in (school, keys.key_path(school)):
        shutil.copyfile(file, folder / file.name)
    return folder / school.name


def save(store: Store, number: int) -> None:
    """Store one more note, as a teacher would."""
    student = store.ask(_anybody).value
    store.do(notes.write, student, NoteKind.OBSERVATION, NOON, f"{WORD} {number}")


def saved(store: Store) -> list[int]:
    """Return the numbers of the notes that are there, in order."""
    texts = [text for text in store.ask(_texts).value if text.startswith(WORD)]
    return sorted(int(text.removeprefix(WORD)) for text in texts)


def content(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table."""
    return store.ask(_rows).value


def is_whole(store: Store) -> bool:
    """Return whether the file, its references and the journal's chain are as they should be."""
    return not store.problems()


def _anybody(connection: Any) -> Any:
    return connection.execute(select(Student.id).order_by(Student.id).limit(1)).scalar_one()


def _texts(connection: Any) -> list[str]:
    return [row.text for row in connection.execute(select(Note.text))]


def _rows(connection: Any) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table.name: [tuple(row) for row in connection.execute(table.select())]
        for table in Table.metadata.sorted_tables
    }
