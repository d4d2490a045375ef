"""From the start of the process until the first window is painted, on a school of fifty classes."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.schools import Schools
from tests.bench.table import Beside, Row, Took

RUNS = 11


def measure(schools: Schools) -> list[Row]:
    """Start a bare window and the program in turns; figures hold the imports."""
    home = home_of(schools.folder)
    told = [
        (one_start(home, "ours", str(schools.copy())), one_start(home, "floor"))
        for _run in range(RUNS + 1)
    ]
    ours, floor = zip(*told[1:], strict=True)  # the first ones warmed the disk's cache
    ours, floor = [one[0] for one in ours], [one[0] for one in floor]
    about = "a bare PySide6 window"
    return [Beside("first window painted", ours, floor, about, goal=1.5, clock="wall")]


def home_of(folder: Path) -> Path:
    """Return a home where the program knows who sits here, and nothing else."""
    home = folder / "home"
    own = home / "GF2 Tracker"
    own.mkdir(parents=True, exist_ok=True)
    (own / "settings.json").write_text(json.dumps({"initials": "MK"}), "utf-8")
    return home


def one_start(home: Path, what: str, *more: str) -> tuple[Took, float]:
    """Start once; return what it took, and the longest gap of the event loop in seconds."""
    told = one_run(home, what, *more)
    return Took(told["cpu"], told["wall"]), told["gap"]


def one_run(home: Path, what: str, *more: str) -> dict[str, float]:
    """Start once and return all that the process tells: seconds, and bytes in memory."""
    module = [sys.executable, "-m", "tests.bench.startup"]
    environment = {**os.environ, "XDG_DATA_HOME": str(home)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [*module, str(time.monotonic()), what, *more]
    answer = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True, env=environment, timeout=60
    )
    return json.loads(answer.stdout.splitlines()[-1])
