"""Fault 11: bugs in every corner of the window, and the window closed or hurried in its work.

Each test provokes its fault on the real lanes, sees that it struck, and opens the store afterwards.
"""

import re
import subprocess
import sys
from pathlib import Path

from tests.faults.tally import Tally

ROOT = Path(__file__).resolve().parents[2]
TESTS = ("tests/ui/test_bugs.py", "tests/ui/test_hurry.py")
ENDED = re.compile(r"(\d+) (passed|failed|error)")


def in_the_window(folder: Path, times: int) -> Tally:
    """Provoke everything that the suite does in the window, in another order every time."""
    tally = Tally("bugs in slots, models, paint, close and lanes; closed or hurried at work")
    for turn in range(times):
        command = [sys.executable, "-m", "pytest", "-q", "--tb=line", *TESTS]
        command += ["--basetemp", str(folder / str(turn))]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        counts = {word: int(count) for count, word in ENDED.findall(done.stdout)}
        failed = counts.get("failed", 0) + counts.get("error", 0)
        tally.tried += counts.get("passed", 0) + failed
        tally.fired += counts.get("passed", 0)
        tally.lost += failed
        for line in done.stdout.splitlines():
            if line.startswith(("FAILED", "ERROR")):
                tally.complain(f"turn {turn}: {line}")
        if not counts:
            tally.complain(f"turn {turn}: {done.stdout[-200:]}")
    return tally
