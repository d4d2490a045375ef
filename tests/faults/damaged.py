"""Fault 5: the file of the school's data is damaged; fault 6's drill: the newest backup is, too."""

import random
from pathlib import Path
from typing import Any

from gf2tracker.errors import Damaged, Refusal
from gf2tracker.store import backup
from gf2tracker.store.store import Store
from tests.faults import school
from tests.faults.tally import Tally

PAGE, SECTOR = 4096, 512
KINDS = ("bit", "sector", "cut", "swap")


def damaged_stores(folder: Path, files: int, restored: int = 10, seed: int = 1) -> Tally:
    """Damage the file in four ways and read all of it: right, or refused; never wrong.

    Args:
        folder: an empty one.
        files: how many are damaged.
        restored: after every which one the offered backup is put in its place.
        seed: of chance.
    """
    tally = Tally("damaged store")
    path, content = _with_backup(folder)
    whole, chance = path.read_bytes(), random.Random(seed)
    beside = dict.fromkeys(("offered", "key or damage", "restored", "unharmed"), 0)
    for number in range(files):
        path.write_bytes(_hurt(whole, KINDS[number % 4], chance))
        tally.tried += 1
        refusal = _read(path, content, tally)
        if refusal is None:
            beside["unharmed"] += 1
            continue
        tally.fired += 1
        if not isinstance(refusal, Damaged) or refusal.backup is None:
            beside["key or damage"] += 1
            if "beskadiget" not in refusal.text:
                tally.complain(f"file {number}: {refusal.text}")
            continue
        beside["offered"] += 1
        if number % restored == 0:
            _bring_back(path, refusal.backup, content, tally)
            beside["restored"] += 1
    tally.figures = ", ".join(f"{count} {name}" for name, count in beside.items())
    return tally


def drills(folder: Path, times: int, seed: int = 1) -> Tally:
    """Damage the file and its newest backup, and take what is offered: the next good backup."""
    tally = Tally("live file and newest backup damaged")
    path, content = _with_backup(folder)
    whole, chance = path.read_bytes(), random.Random(seed)
    good = backup.listed(path)[0].file
    newer = good.with_name(f"gf2-2026-11-20T120000{backup.ENDING}")
    packed = good.read_bytes()
    good.rename(good.with_name(f"gf2-2026-11-19T120000{backup.ENDING}"))
    for _turn in range(times):
        at = chance.randrange(2_000, len(whole) // 2)
        path.write_bytes(whole[:at] + bytes(len(whole) - at))  # far enough to meet what is read
        newer.write_bytes(packed[:at] + bytes(SECTOR) + packed[at + SECTOR :])
        tally.tried += 1
        refusal = _read(path, content, tally)
        is_offered = isinstance(refusal, Damaged) and refusal.backup is not None
        tally.fired += refusal is not None
        if not is_offered or refusal.backup.name == newer.name:
            tally.complain(f"drill {tally.tried}: not offered the good one")
            continue
        _bring_back(path, refusal.backup, content, tally)
    return tally


def _with_backup(folder: Path) -> tuple[Path, Any]:
    path = school.make(folder)
    store = Store.open(path, by="MK")
    content = school.content(store)
    store.back_up()
    store.close()
    return path, content


def _read(path: Path, content: Any, tally: Tally) -> Refusal | None:
    """Return why a file can't be read; what can be read must be right."""
    try:
        store = Store.open(path, by="MK")
        try:
            tally.broken += school.content(store) != content
        finally:
            store.close()
    except Refusal as refusal:
        return refusal
    return None


def _bring_back(path: Path, good: Path, content: Any, tally: Tally) -> None:
    hurt = path.read_bytes()
    Store.restore(good, str(path))
    aside = path.with_name(f"{path.name}.beskadiget")
    if hurt and aside.read_bytes() != hurt:
        tally.complain("what was damaged is not kept beside")
    aside.unlink(missing_ok=True)
    if _read(path, content, tally) is not None:
        tally.lost += 1


def _hurt(whole: bytes, kind: str, chance: random.Random) -> bytes:
    hurt = bytearray(whole)
    if kind == "bit":
        hurt[chance.randrange(len(hurt))] ^= 1 << chance.randrange(8)
    elif kind == "sector":
        at = chance.randrange(len(hurt) // SECTOR) * SECTOR
        hurt[at : at + SECTOR] = bytes(SECTOR)
    elif kind == "cut":
        del hurt[chance.randrange(len(hurt)) :]
    else:
        one, other = (at * PAGE for at in chance.sample(range(len(hurt) // PAGE), 2))
        hurt[one : one + PAGE], hurt[other : other + PAGE] = (
            hurt[other : other + PAGE],
            hurt[one : one + PAGE],
        )
    return bytes(hurt)
