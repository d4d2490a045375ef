"""From the start of the process until the first window is painted, on a school of fifty classes."""

import json
import subprocess
import sys
import time

from tests.bench.schools import Schools
from tests.bench.table import Beside, Row, Took

RUNS = 11


def measure(schools: Schools) -> list[Row]:
    """Start a bare window and the program in turns; figures hold the imports."""
    store = str(schools.place())
    told = [(one_start(store), one_start("FLOOR")) for _run in range(RUNS + 1)]
    ours, floor = zip(*told[1:], strict=True)  # the first ones warmed the disk's cache
    about = "a bare PySide6 window"
    return [Beside("first window painted", ours, floor, about, goal=1.5, clock="wall")]


def one_start(what: str) -> Took:
    """Start once and return what the process told."""
    command = [sys.executable, "-m", "tests.bench.startup", str(time.monotonic()), what]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    told = json.loads(answer.stdout.splitlines()[-1])
    return Took(told["cpu"], told["wall"])
