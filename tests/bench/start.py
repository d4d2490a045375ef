"""From the start of the process until the first window is painted, on a made-up school."""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.table import Measured

RUNS = 7


def measure(store: Path) -> list[Measured]:
    """Start a bare window and the program in turns; figures hold the imports."""
    told: dict[bool, list[dict[str, float]]] = {True: [], False: []}
    for _run in range(RUNS + 1):
        for is_ours in (False, True):
            told[is_ours].append(one_start([str(store)] if is_ours else []))
    ours, floor = told[True][1:], told[False][1:]  # the first ones warmed the disk's cache
    return [
        Measured(duty, [one[key] for one in ours], [one[key] for one in floor], "a bare window")
        for duty, key in (("start to first paint", "wall"), ("the same, processor time", "cpu"))
    ]


def one_start(arguments: list[str]) -> dict[str, float]:
    """Start once and return what the process told."""
    command = [sys.executable, "-m", "tests.bench.first_paint", str(time.monotonic()), *arguments]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(answer.stdout)
