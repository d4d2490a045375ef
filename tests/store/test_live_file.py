"""Nobody but SQLite opens the live file: closing it would drop the lock. Source: reliability D10."""

import subprocess
import sys
from pathlib import Path

import pytest

from gf2tracker.errors import Refusal
from gf2tracker.store.store import Store
from tests.store.deeds import add, names, rename

OPENED: list[str] = []
IS_WATCHING = [False]
TRY = "import sys; from gf2tracker.store.store import Store; Store.open(sys.argv[1])"


def note_opened(event, arguments):
    if IS_WATCHING[0] and event == "open":
        OPENED.append(str(arguments[0]))


sys.addaudithook(note_opened)


def live(store):
    """Do everything that a running program does with its store."""
    (number,) = store.do(add, "a").value
    store.do(rename, number, "b")
    store.undo()
    store.redo()
    made = store.back_up()
    for wrong in (lambda: Store.restore(made.file, store.where), lambda: Store.open(store.where)):
        with pytest.raises(Refusal):
            wrong()
    return store.ask(names).value


def test_a_running_program_never_opens_the_live_file_itself(sqlite_store):
    OPENED.clear()
    IS_WATCHING[0] = True
    try:
        live(sqlite_store)
        Path(sqlite_store.where).with_name("another").write_text("seen")
    finally:
        IS_WATCHING[0] = False
    assert [name for name in OPENED if name.endswith("another")]
    assert sqlite_store.where not in OPENED


def test_another_process_is_refused_whatever_the_program_has_done(sqlite_store):
    assert live(sqlite_store) == ["b"]
    command = [sys.executable, "-c", TRY, sqlite_store.where]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert "Refusal" in answer.stderr
