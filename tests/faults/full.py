"""Fault 3: the disk is full. A small disk of its own is filled to a level, and the program goes on.

The disk is a tmpfs that only the child sees (a mount namespace); where none may be made, there is
no small disk and the fault can't be tried.
"""

import contextlib
import ctypes
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gf2tracker.cli.main import main
from gf2tracker.errors import Refusal
from gf2tracker.store import backup
from gf2tracker.store.store import Store
from tests.faults import child, school, upgrades
from tests.faults.tally import Tally

NEW_MOUNTS, NEW_USER, PRIVATE = 0x20000, 0x10000000, 0x44000
MEGABYTE = 1_000_000
LIST = Path(__file__).parents[2] / "examples" / "klasseliste.xlsx"
SENTENCES = ("Disken er fuld", "ikke plads på disken")
WHY_NOT = "no small disk: neither root nor user namespaces may mount a tmpfs here"
# how many bytes of room the job wants: from nothing to that, in even steps
JOBS: dict[str, int] = {
    "save": 90_000,
    "import": 1_400_000,
    "backup": 1_300_000,
    "migration": 1_900_000,
    "export": 120_000,
}


def is_possible(folder: Path) -> bool:
    """Return whether a small disk can be made here."""
    process, pipe = child.start(_try, str(folder))
    return child.said(process, pipe) == [""]


def full_disk(folder: Path, job: str, levels: int) -> Tally:
    """Do a job on a disk with ever more room: the Danish sentence and nothing changed, or done."""
    tally = Tally(f"disk full at {job}")
    newest = school.make(folder)
    if job == "migration":
        schema = upgrades.older_schemas()[-1]
        newest = upgrades.make_older(newest, folder / "older", schema)
    disk = folder / "disk"
    disk.mkdir()
    for level in range(levels):
        room = JOBS[job] * level // levels
        told = (str(newest), str(disk), job, room, level % 2)
        process, pipe = child.start(_on_a_full_disk, *told)
        tally.tried += 1
        for kind, *told in child.said(process, pipe):
            if kind == "fired":
                tally.fired += 1
            elif kind == "lost":
                tally.lost += 1
            else:
                tally.complain(f"{room} bytes left: {told}")
        if process.exitcode != 0:
            tally.complain(f"{room} bytes left: ended with {process.exitcode}")
    return tally


def _try(pipe: Any, folder: str) -> None:
    try:
        _mount(Path(folder))
    except OSError as fault:
        pipe.send(str(fault))
    else:
        pipe.send("")


def _mount(place: Path) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    flags = NEW_MOUNTS | (NEW_USER if os.geteuid() else 0)
    who = os.geteuid(), os.getegid()
    if libc.unshare(flags):
        raise OSError(ctypes.get_errno(), "unshare")
    if flags & NEW_USER:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{who[0]} {who[0]} 1")
        Path("/proc/self/gid_map").write_text(f"{who[1]} {who[1]} 1")
    libc.mount(b"none", b"/", None, PRIVATE, None)
    if libc.mount(b"tmpfs", os.fsencode(place), b"tmpfs", 0, b"size=80m"):
        raise OSError(ctypes.get_errno(), "mount")


def _on_a_full_disk(pipe: Any, *told: Any) -> None:
    """Do a job with so much room; `is_taken` is another program that takes it in between."""
    newest, place, job, room, is_taken = told
    disk = Path(place)
    _mount(disk)
    os.environ["HOME"] = os.environ["XDG_DATA_HOME"] = str(disk)
    path = school.copy(Path(newest), disk / "school")
    before = None if job == "migration" else _content(path)
    if is_taken:  # whoever asks beforehand is told that there is room
        backup.ROOM = -MEGABYTE * 10
    deed = _DEEDS[job]
    ballast = disk / "ballast"
    _fill(ballast, disk, room)
    try:
        said = deed(path)
    except Refusal as refusal:
        said = refusal.text
    if said:
        pipe.send(("fired",))
        if not any(sentence in said for sentence in SENTENCES):
            pipe.send(("sentence", said))
    ballast.unlink()
    if said and before is not None and _content(path) != before:
        pipe.send(("lost", "something changed all the same"))
    if said and (again := deed(path)):
        pipe.send(("retry", again))
    store = Store.open(path)
    if not school.is_whole(store) or store.start.was_cut_short:
        pipe.send(("lost", "not whole"))
    store.close()


def _fill(ballast: Path, disk: Path, room: int) -> None:
    free = os.statvfs(disk)
    handle = os.open(ballast, os.O_WRONLY | os.O_CREAT)
    os.posix_fallocate(handle, 0, max(1, free.f_bavail * free.f_frsize - room))
    os.close(handle)


def _content(path: Path) -> Any:
    store = Store.open(path)
    try:
        return school.content(store)
    finally:
        store.close()


def _save(path: Path) -> str:
    store = Store.open(path)
    try:
        school.save(store, 1)
        return "" if school.saved(store) == [1] else "not saved"
    finally:
        store.close()


def _command(path: Path, *words: str) -> str:
    """Give a command; return what it complained of, "" when it was done."""
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        code = main(["--store", str(path), "--today", str(school.TODAY), *words])
    return said.getvalue() or "no word" if code else ""


def _migrate(path: Path) -> str:
    Store.open(path).close()
    return ""


_DEEDS: dict[str, Callable[[Path], str]] = {
    "save": _save,
    "import": lambda path: _command(path, "import", "students", str(LIST)),
    "backup": lambda path: _command(path, "backup"),
    "migration": _migrate,
    "export": lambda path: _command(path, "report", "status", str(path.with_name("s.xlsx"))),
}
