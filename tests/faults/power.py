"""Fault 2: the power goes. What was not synced is dropped, cut, shuffled or torn.

One run of saves is recorded as the disk sees it. For every cut the disk is built again as it may
have been left: all that was synced stands, of the rest any part in any order, a write perhaps
torn at 512 bytes, a new or deleted name perhaps not yet so. SQLite tests itself in this way.
"""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gf2tracker.errors import Refusal
from gf2tracker.store import keys
from gf2tracker.store.store import Store
from tests.faults import school
from tests.faults.calls import Call, Calls
from tests.faults.tally import Tally

SECTOR = 512
SAVED = "saved"
MADE, GONE = "made", "gone"


@dataclass
class Disk:
    """Files as they surely are, and what was asked of them since."""

    sure: dict[str, bytes] = field(default_factory=dict)
    asked: list[Call] = field(default_factory=list)
    saved: int = 0

    def hear(self, call: Call) -> None:
        """Take one recorded call; a sync makes sure what was asked of its file or folder."""
        if call.name == SAVED:
            self.saved = call.at
        elif call.name != "sync":
            self.asked.append(call)
        else:
            done = [one for one in self.asked if _is_for(one, call.path)]
            self.asked = [one for one in self.asked if not _is_for(one, call.path)]
            for one in done:
                _apply(self.sure, one)

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return the files as they may be found when the power comes back."""
        files = dict(self.sure)
        for call in _survivors(self.asked, chance):
            _apply(files, call)
        return files


def power_cuts(folder: Path, cuts: int, saves: int = 40, seed: int = 1) -> Tally:
    """Cut the power at random moments of some saves and look what is left."""
    tally = Tally("simulated power cut")
    path = school.make(folder)
    before = {path.name: path.read_bytes()}
    record = _recorded(path, saves)
    chance = random.Random(seed)
    moments = sorted(chance.choices(range(len(record) + 1), k=cuts))
    disk, at = Disk({str(path): before[path.name]}), 0
    place = folder / "after"
    place.mkdir()
    (place / keys.key_path(path).name).write_bytes(keys.key_path(path).read_bytes())
    for moment in moments:
        for call in record[at:moment]:
            disk.hear(call)
        at = moment
        tally.fired += bool(disk.asked)
        _look(place, disk, chance, tally)
    tally.figures = f"{saves} saves, {len(record)} calls, seed {seed}"
    return tally


def _recorded(path: Path, saves: int) -> list[Call]:
    record: list[Call] = []

    def hear(call: Call) -> None:
        is_new = call.name == "open" and call.at & os.O_CREAT and not Path(call.path).exists()
        if is_new:
            record.append(Call(MADE, call.path))
        elif call.name == "unlink":
            record.append(Call(GONE, call.path))
        elif call.name in {"write", "truncate", "sync"}:
            record.append(call)

    journal = path.with_name(f"{path.name}-journal")
    journal.unlink(missing_ok=True)
    with Calls(path.parent, hear):
        store = Store.open(path, by="MK")
        for number in range(1, saves + 1):
            school.save(store, number)
            record.append(Call(SAVED, "", at=number))
            if (
                number % 7 == 0
            ):  # something else than the same two inserts: taken back, brought back
                store.undo()
                store.redo()
        store.close()
    return record


def _look(place: Path, disk: Disk, chance: random.Random, tally: Tally) -> None:
    for file in place.glob("gf2.db*"):
        file.unlink()
    for name, content in disk.after_a_cut(chance).items():
        (place / Path(name).name).write_bytes(content)
    tally.tried += 1
    try:
        store = Store.open(place / "gf2.db", by="MK")
        found, is_whole = set(school.saved(store)), school.is_whole(store)
        store.close()
    except Refusal as refusal:
        tally.broken += 1
        tally.complain(f"cut {tally.tried}: {refusal.text}")
        return
    lost = set(range(1, disk.saved + 1)) - found
    # the power may go between a save's undo and its redo, which nobody was told is over
    if disk.saved % 7 == 0:
        lost -= {disk.saved}
    tally.lost += len(lost)
    tally.broken += not is_whole


def _survivors(asked: list[Call], chance: random.Random) -> Iterator[Call]:
    """Return what of the unsynced calls has reached the disk, in the order it did."""
    kind = chance.choice(("none", "all", "some first", "torn", "shuffled"))
    if kind == "none" or not asked:
        return
    kept = list(asked)
    if kind in {"some first", "torn"}:
        kept = kept[: chance.randint(0, len(kept))]
    if kind == "shuffled":
        kept = chance.sample(kept, chance.randint(0, len(kept)))
    if kind == "torn" and kept and kept[-1].name == "write":
        last = kept.pop()
        length = chance.randrange(0, len(last.content) + 1, SECTOR)
        kept.append(Call(last.name, last.path, last.at, last.content[:length]))
    yield from kept


def _is_for(call: Call, path: str) -> bool:
    """Return whether a sync makes a call sure: of a file its content, of a folder its names."""
    if path.endswith((".db", "-journal")):
        return call.path == path and call.name not in {MADE, GONE}
    return call.name in {MADE, GONE} and str(Path(call.path).parent) == path


def _apply(files: dict[str, bytes], call: Call) -> None:
    if call.name == MADE:
        files.setdefault(call.path, b"")
    elif call.name == GONE:
        files.pop(call.path, None)
    elif call.name == "truncate":
        files[call.path] = files.get(call.path, b"")[: call.at].ljust(call.at, b"\0")
    else:
        old = files.get(call.path, b"").ljust(call.at, b"\0")
        files[call.path] = old[: call.at] + call.content + old[call.at + len(call.content) :]
