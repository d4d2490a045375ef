"""A process that dies at one moment of its work: before its nth call of the disk."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.faults import child
from tests.faults.calls import Call, Calls

LEFT_ALONE = {"read"}
EVENTS = {"open", "os.rename", "os.link", "os.remove", "os.chmod", "os.truncate"}


def die_at(pipe: Any, folder: str, nth: int, job: Callable[..., None], *told: Any) -> None:
    """Do a job and die before its nth call of the disk; 0 is never, and tells how many there are."""
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == nth:
            child.die()

    def hear(call: Call) -> None:
        if call.name not in LEFT_ALONE:
            step()

    def hook(event: str, words: tuple[Any, ...]) -> None:
        if event in EVENTS and words and str(words[0]).startswith(folder):
            step()

    sys.addaudithook(hook)
    with Calls(Path(folder), hear):
        job(*told)
    pipe.send(count)


def calls_of(folder: Path, job: Callable[..., None], *told: Any) -> int:
    """Do a job to its end in a process of its own; return how many calls of the disk it makes."""
    process, pipe = child.start(die_at, os.path.realpath(folder), 0, job, *told)
    return int(child.said(process, pipe)[0])


def killed(folder: Path, nth: int, job: Callable[..., None], *told: Any) -> bool:
    """Do a job in a process that dies before its nth call; return whether it died."""
    process, pipe = child.start(die_at, os.path.realpath(folder), nth, job, *told)
    return not child.said(process, pipe)


def spread(most: int, times: int) -> list[int]:
    """Return moments from the first call to the last, evenly."""
    return [1 + (number * most) // times for number in range(times)]
