"""Measures the program beside floors that do the same duty: `python3 dev.py bench`."""

import datetime as dt
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import register, report, start
from tests.bench.table import show

CLASSES = 50


def main() -> None:
    """Make a school in a folder of its own, measure, print."""
    with tempfile.TemporaryDirectory(prefix="gf2-bench-") as name:
        folder = Path(name)
        school = folder / "gf2.db"
        demo = ["--store", str(school), "demo", "--classes", str(CLASSES)]
        subprocess.run([sys.executable, "-m", "ui.app", *demo], check=True, capture_output=True)
        rows = start.measure(school)
        rows += register.measure(folder / "register")
        rows += report.measure(school, folder, dt.date.today())
        show(rows)


if __name__ == "__main__":
    main()
