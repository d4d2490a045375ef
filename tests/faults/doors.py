"""Fault 8: a store that can't be opened, or not as it should be: each case has a sentence of its own."""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from gf2tracker.cli.main import main
from gf2tracker.errors import Refusal
from gf2tracker.store import keys, place
from gf2tracker.store.engine import connect_sqlite
from gf2tracker.store.store import Store
from tests.faults import child, school
from tests.faults.tally import Tally

NOBODY = 65_534
LIST = str(Path(__file__).parents[2] / "examples" / "klasseliste.xlsx")
Case = Callable[[Path, Path], Iterator[Path]]


def newer_program(school_of: Path, folder: Path) -> Iterator[Path]:
    """A store that a later version of the program has made."""
    path = school.copy(school_of, folder)
    bare = connect_sqlite(path, keys.read_key(path))
    bare.execute("PRAGMA user_version=9000")
    bare.close()
    yield path


def missing_key(school_of: Path, folder: Path) -> Iterator[Path]:
    """The file without its key file."""
    path = school.copy(school_of, folder)
    keys.key_path(path).unlink()
    yield path


def wrong_key(school_of: Path, folder: Path) -> Iterator[Path]:
    """The file with another school's key file."""
    path = school.copy(school_of, folder)
    keys.write_keys(keys.key_path(path), "0" * 64)
    yield path


def broken_key(school_of: Path, folder: Path) -> Iterator[Path]:
    """The file with a key file that says nothing."""
    path = school.copy(school_of, folder)
    keys.key_path(path).write_text("{}", encoding="utf-8")
    yield path


def second_start(school_of: Path, folder: Path) -> Iterator[Path]:
    """A store that another process has open."""
    path = school.copy(school_of, folder)
    process, pipe = child.start(_hold, str(path))
    pipe.recv()
    yield path
    child.kill(process)
    process.join()


def damaged(school_of: Path, folder: Path) -> Iterator[Path]:
    """A damaged file that has a backup."""
    path = _backed_up(school_of, folder)
    with path.open("r+b") as file:
        file.seek(100)
        file.write(bytes(100))
    yield path


def gone(school_of: Path, folder: Path) -> Iterator[Path]:
    """No file any more, but a backup."""
    path = _backed_up(school_of, folder)
    path.unlink()
    yield path


def synced_folder(_school_of: Path, folder: Path) -> Iterator[Path]:
    """A new store in a folder that OneDrive copies to a server."""
    synced = folder / "OneDrive - Skolen"
    synced.mkdir(parents=True)
    yield synced / "gf2.db"


def network_drive(_school_of: Path, folder: Path) -> Iterator[Path]:
    """A new store on a drive of the network, as the system's list of mounts names it."""
    drive = folder / "drev"
    drive.mkdir(parents=True)
    mounts, list_of_mounts = place.MOUNTS, folder / "mounts"
    list_of_mounts.write_text(f"//nas/faelles {drive.resolve()} cifs rw 0 0\n", encoding="utf-8")
    place.MOUNTS = list_of_mounts
    try:
        yield drive / "gf2.db"
    finally:
        place.MOUNTS = mounts


def cut_short(school_of: Path, folder: Path) -> Iterator[Path]:
    """A store whose program was killed."""
    path = school.copy(school_of, folder)
    process, pipe = child.start(_hold, str(path))
    pipe.recv()
    child.kill(process)
    process.join()
    yield path


def synced_already(school_of: Path, folder: Path) -> Iterator[Path]:
    """A store that lies in a synchronised folder already."""
    yield school.copy(school_of, folder / "Dropbox" / "skole")


REFUSED: dict[Case, str] = {
    newer_program: "nyere version af GF2 Tracker",
    missing_key: "gf2.keys mangler",
    wrong_key: "enten passer nøglefilen ikke",
    broken_key: "gf2.keys kan ikke læses",
    second_start: "allerede åbne i et andet vindue på denne computer",
    damaged: "Datafilen er beskadiget. Sikkerhedskopien fra",
    gone: "mangler eller er tom. Sikkerhedskopien fra",
    synced_folder: "synkroniseres med en tjeneste på nettet (OneDrive - Skolen)",
    network_drive: "på et netværksdrev (drev)",
}
TOLD: dict[Case, str] = {
    cut_short: "blev ikke lukket korrekt sidst",
    synced_already: "synkroniseres med en tjeneste på nettet (skole)",
}


@contextmanager
def at(case: Case, school_of: Path, folder: Path) -> Iterator[Path]:
    """Give the store of a case while it stands."""
    steps = case(school_of, folder)
    try:
        yield next(steps)
    finally:
        next(steps, None)


def doors(folder: Path) -> Tally:
    """Go through every case: the sentence as the window and the command line show it."""
    tally = Tally("newer, read-only, synced, network, second start, wrong or missing key")
    school_of = school.make(folder)
    said = set()
    for case, sentence in (REFUSED | TOLD).items():
        with at(case, school_of, folder / case.__name__) as path:
            before = path.read_bytes() if path.exists() and case is not second_start else b""
            text = _told(path)
            tally.tried += 1
            tally.fired += sentence in text
            said.add(text)
            if sentence not in text:
                tally.complain(f"{case.__name__}: {text}")
            if before and case in REFUSED and path.read_bytes() != before:
                tally.broken += 1
    tally.remarks += read_only(school_of)
    tally.tried += 1
    tally.fired += 1
    tally.figures = f"{len(said) + 1} sentences"
    return tally


def read_only(school_of: Path) -> list[str]:
    """Open a store that may only be read, as somebody who is not root; return what went wrong."""
    folder = Path(tempfile.mkdtemp(prefix="gf2-"))
    try:
        path = school.copy(school_of, folder / "school")
        for file in (path, keys.key_path(path)):
            file.chmod(0o444)
        path.parent.chmod(0o555)
        folder.chmod(0o755)
        process, pipe = child.start(_read_only, str(path))
        said = child.said(process, pipe)
        return said[0] if said else ["the reader ended without a word"]
    finally:
        (folder / "school").chmod(0o755)
        shutil.rmtree(folder)


def _read_only(pipe: Any, where: str) -> None:
    if not os.geteuid():  # everything is imported before the rights are gone
        warm = school.copy(Path(where), Path(tempfile.mkdtemp(prefix="gf2-")))
        for file in (warm, keys.key_path(warm)):
            file.chmod(0o600)
        _use(warm)
        shutil.rmtree(warm.parent)
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    pipe.send(_faults_of(_use(Path(where))))


def _use(path: Path) -> tuple[str, int, str]:
    store = Store.open(path, by="MK")
    rows = len(school.content(store)["student"])
    try:
        school.save(store, 1)
        said = ""
    except Refusal as refusal:
        said = refusal.text
    store.close()
    return " ".join(store.start.sentences), rows, said


def _faults_of(told: tuple[str, int, str]) -> list[str]:
    at_start, rows, at_save = told
    found = [text for text in (at_start, at_save) if "Filen kan kun læses" not in text]
    return found if rows else [*found, "nothing was read"]


def _told(path: Path) -> str:
    """Return what the user is told when the store is opened."""
    try:
        store = Store.open(path, by="MK")
    except Refusal as refusal:
        return refusal.text
    store.close()
    return " ".join(store.start.sentences)


def command(path: Path) -> int:
    """Give the command line something to do with a store; return its exit code."""
    return main(["--store", str(path), "--today", str(school.TODAY), "import", "students", LIST])


def _hold(pipe: Any, where: str) -> None:
    store = Store.open(where)
    pipe.send(store.where)
    time.sleep(child.SECONDS)  # or until it is killed


def _backed_up(school_of: Path, folder: Path) -> Path:
    path = school.copy(school_of, folder)
    store = Store.open(path)
    store.back_up()
    store.close()
    return path
