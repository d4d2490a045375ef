"""Fault 4: the disk answers a call with an error, once or from then on, every call in turn."""

import errno
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gf2tracker.errors import Damaged, Refusal
from gf2tracker.store.store import Store
from tests.faults import school
from tests.faults.calls import MISREAD, Call, Calls
from tests.faults.tally import Tally

KINDS = (
    ("write", errno.EIO),
    ("write", errno.ENOSPC),
    ("sync", errno.EIO),
    ("truncate", errno.EIO),
    ("read", errno.EIO),
    ("read", MISREAD),
    ("open", errno.EMFILE),
)
SENTENCES = ("Disken svare", "Disken er fuld", "Datafilen kan ikke åbnes", "ikke, om den kom med")


@dataclass
class Failing:
    """A disk on which the nth call of a kind fails, and those after it where it lasts."""

    kind: str
    error: int
    nth: int
    lasts: bool
    seen: int = 0
    fired: int = 0

    def __call__(self, call: Call) -> int | None:
        """Answer a call before it is made."""
        if call.name != self.kind or not call.path.endswith((".db", "-journal")):
            return None
        self.seen += 1
        if self.seen == self.nth or (self.lasts and self.seen > self.nth):
            self.fired += 1
            return self.error
        return None


def disk_errors(
    folder: Path, most: int, step: int = 1, kinds: tuple[tuple[str, int], ...] = KINDS
) -> Tally:
    """Let every call of a save, and of a start, fail in turn.

    Args:
        folder: an empty one.
        most: of each kind of call, how many are tried at the most.
        step: every which call is tried.
        kinds: which calls, and the error each ends with.
    """
    tally = Tally("I/O errors: write, sync, read")
    template = school.make(folder / "template")
    store = Store.open(template, by="MK")
    rows = school.content(store)
    store.close()
    struck = set()
    for kind, error in kinds:
        for lasts in (False, True):
            for job in (_fails_at_a_save, _fails_at_a_start):
                for nth in range(1, most + 1, step):
                    disk = Failing(kind, error, nth, lasts)
                    job(school.copy(template, folder / "here"), disk, tally, rows)
                    tally.tried += 1
                    if not disk.fired:  # there are no more such calls
                        break
                    tally.fired += 1
                    struck.add((kind, error))
    tally.remarks += [f"never struck: {kind}" for kind in kinds if kind not in struck]
    return tally


def _fails_at_a_save(path: Path, disk: Failing, tally: Tally, _rows: Any) -> None:
    store = Store.open(path, by="MK")
    school.save(store, 1)
    is_done = False
    with Calls(path.parent, disk):
        try:
            school.save(store, 2)
            is_done = True
        except Refusal as refusal:
            _judge(refusal, disk, tally)
    if 2 not in school.saved(store):
        tally.lost += is_done
        school.save(store, 2)
    store.close()
    _look(path, [1, 2], tally)


def _fails_at_a_start(path: Path, disk: Failing, tally: Tally, rows: Any) -> None:
    with Calls(path.parent, disk):
        try:
            store = Store.open(path, by="MK")
            try:
                tally.broken += school.content(store) != rows
            finally:
                store.close()
        except Refusal as refusal:
            _judge(refusal, disk, tally)
    _look(path, [], tally)


def _judge(refusal: Refusal, disk: Failing, tally: Tally) -> None:
    """A fault that will pass is told as what it is, and never as damage while it can pass."""
    if isinstance(refusal, Damaged) or not any(text in refusal.text for text in SENTENCES):
        tally.complain(f"{disk}: {refusal.text}")


def _look(path: Path, wanted: list[int], tally: Tally) -> None:
    store = Store.open(path, by="MK")
    found = school.saved(store)
    tally.lost += len(set(wanted) - set(found))
    tally.broken += not school.is_whole(store) or len(found) != len(set(found))
    store.close()
