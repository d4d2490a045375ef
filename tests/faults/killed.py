"""Fault 1: the program is killed in the middle of its saves."""

import itertools
import random
import time
from pathlib import Path
from typing import Any

from gf2tracker.store.store import Store
from tests.faults import child, ending, school
from tests.faults.tally import Tally

TURNS = 50
ENDINGS = ("db", "db-journal", "keys")


def killed_saving(folder: Path, times: int, seed: int = 1) -> Tally:
    """Kill the program after a random moment of saving, and look what the next start finds."""
    tally = Tally("kill -9 during saves")
    chance = random.Random(seed)
    said: set[int] = set()
    saves = 0
    for turn in range(times):
        if turn % TURNS == 0:  # a school that grows for ever only makes the looking slow
            path, saves, said = school.make(folder / f"{turn}"), saves + len(said), set()
        process, pipe = child.start(save_on, str(path), max(said, default=-1) + 1)
        if not pipe.poll(child.SECONDS):
            tally.complain(f"turn {turn}: the program never began to save")
        time.sleep(0.02 + chance.random() * 0.14)
        child.kill(process)
        said |= {number for number in child.said(process, pipe) if number >= 0}
        _look(path, said, tally, turn)
    tally.figures = f"{saves + len(said)} saves"
    return tally


def killed_making(folder: Path, times: int) -> Tally:
    """Kill the first start of all: there is a whole store or none, and the next start makes it."""
    tally = Tally("kill -9 while a store is made")
    calls = ending.calls_of(folder, _make, str(folder / "first" / "gf2.db"))
    for nth in ending.spread(calls, times):
        path = folder / f"{nth}" / "gf2.db"
        tally.tried += 1
        tally.fired += ending.killed(folder, nth, _make, str(path))
        store = Store.open(path)
        school.content(store)
        tally.broken += not school.is_whole(store)
        store.close()
        left = {file.name for file in path.parent.iterdir()} - {f"gf2.{end}" for end in ENDINGS}
        if left:
            tally.complain(f"call {nth}: {left} is left")
    tally.figures = f"{calls} calls of the disk"
    return tally


def _make(where: str) -> None:
    Store.open(where).close()


def save_on(pipe: Any, where: str, first: int) -> None:
    """Save until killed; every number is told once it is stored, -1 before the first."""
    store = Store.open(where, by="MK")
    pipe.send(-1)
    for number in itertools.count(first):
        school.save(store, number)
        pipe.send(number)


def _look(path: Path, said: set[int], tally: Tally, turn: int) -> None:
    store = Store.open(path, by="MK")
    tally.tried += 1
    tally.fired += store.start.was_cut_short
    if not store.start.was_cut_short or not store.start.sentences:
        tally.complain(f"turn {turn}: the next start says nothing")
    found = set(school.saved(store))
    tally.lost += len(said - found)
    tally.broken += not school.is_whole(store)
    said |= found  # stored, and killed before it was said
    store.close()
    again = Store.open(path, by="MK")
    if again.start.was_cut_short:
        tally.complain(f"turn {turn}: a store that was closed is said to be cut short")
    again.close()
