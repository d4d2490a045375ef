"""Fault 6: a backup, and the way back from one, are killed at every moment."""

import shutil
from pathlib import Path
from typing import Any

from gf2tracker.errors import Refusal
from gf2tracker.store import backup, keys, restore, upgrade
from gf2tracker.store.store import Store
from tests.faults import ending, school
from tests.faults.tally import Tally


def killed_backups(folder: Path, times: int) -> Tally:
    """Kill backups: the school is as it was, and what is called a backup is a good one."""
    tally = Tally("backup killed")
    path = school.make(folder)
    content = _content(path)
    calls = ending.calls_of(folder, _back_up, str(path))
    for nth in ending.spread(calls, times):
        tally.tried += 1
        tally.fired += ending.killed(folder, nth, _back_up, str(path))
        tally.broken += _content(path) != content
        for found in backup.folder_of(path).glob(f"*{backup.ENDING}"):
            tally.broken += not _is_good(found)
            found.unlink()
    store = Store.open(path)
    store.back_up()
    store.close()
    left = [file.name for file in backup.folder_of(path).iterdir() if file.suffix == ".tmp"]
    if left:
        tally.complain(f"drafts are left: {len(left)}")
    tally.figures = f"{calls} calls of the disk"
    return tally


def killed_restores(folder: Path, times: int) -> Tally:
    """Kill restores, of this school's backup and of one with another key: the old or the new."""
    tally = Tally("restore killed")
    ours, theirs = folder / "ours", folder / "theirs"
    files, contents = [], []
    for place in (ours, theirs):
        place.mkdir()
        path = school.build(place)
        store = Store.open(path)
        files.append(store.back_up(folder / f"{place.name}{backup.ENDING}").file)
        school.save(store, 1)
        contents.append(school.content(store))
        store.close()
    here = folder / "here"
    for file in files:
        path = _as_before(ours, here)
        calls = ending.calls_of(here, _restore, str(file), str(path))
        new = _content(path)
        for nth in ending.spread(calls, times // len(files)):
            path = _as_before(ours, here)
            tally.tried += 1
            tally.fired += ending.killed(here, nth, _restore, str(file), str(path))
            tally.broken += _content(path) not in (contents[0], new)
            left = [one.name for one in here.iterdir() if one.name.endswith((".ny", ".prøve"))]
            if left:
                tally.complain(f"call {nth}: {left} is left")
    return tally


def _back_up(where: str) -> None:
    store = Store.open(where)
    store.back_up()
    store.close()


def _restore(file: str, where: str) -> None:
    Store.restore(Path(file), where)


def _as_before(school_of: Path, here: Path) -> Path:
    shutil.rmtree(here, ignore_errors=True)
    return school.copy(school_of / "gf2.db", here)


def _content(path: Path) -> Any:
    try:
        store = Store.open(path)
    except Refusal as refusal:
        return refusal.text
    try:
        return school.content(store) if school.is_whole(store) else None
    finally:
        store.close()


def _is_good(file: Path) -> bool:
    trial = file.with_name("trial.db")
    try:
        Store.restore(file, str(trial))
    except Refusal:
        return False
    finally:
        for left in (trial, keys.key_path(trial)):
            left.unlink(missing_ok=True)
    return restore.key_in(file) != "" and backup.read(file).schema == int(upgrade.HEAD)
