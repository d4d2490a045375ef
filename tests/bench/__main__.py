"""Measures the program beside floors that do the same duty: `python3 dev.py bench`."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import register, start
from tests.bench.table import show

CLASSES = 50


def main() -> None:
    """Make a school in a folder of its own, measure, print."""
    with tempfile.TemporaryDirectory(prefix="gf2-bench-") as name:
        folder = Path(name)
        school = folder / "gf2.db"
        demo = ["--store", str(school), "demo", "--classes", str(CLASSES)]
        subprocess.run([sys.executable, "-m", "ui.app", *demo], check=True, capture_output=True)
        show([*start.measure(school), *register.measure(folder / "register")])


if __name__ == "__main__":
    main()
