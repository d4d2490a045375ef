"""Measures the program beside floors that do the same duty: `python3 dev.py bench --help`."""

import argparse
import datetime as dt
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module, metadata
from pathlib import Path

from tests.bench.schools import Schools
from tests.bench.table import Row, markdown, plain

# A job is a module here with `measure(schools: Schools) -> list[Row]`.
JOBS = (
    "start",
    "onscreen",
    "memory",
    "mark",
    "keypress",
    "openclass",
    "status",
    "searching",
    "matrix",
    "workbook",
    "intake",
    "pairs",
    "groups",
    "board",
    "clashing",
)
SIZES = (50, 360)
LARGE = 3_600
ABOUT = """# Speed, measured

`python3 dev.py bench` makes this table. Each ratio is of ours beside a floor that gives the same
answer with the same duties, taken turn about in one run: the middle one of the rounds, processor
time first, then the wall. Times are medians in milliseconds, processor / wall. The goal is held
against the clock it names. Absolute figures are this machine's on that day; the ratios travel.

{where}
"""


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for, print the table; return 1 when a goal is not met."""
    options = parser().parse_args(arguments)
    with folder(options.keep) as name:
        place = Path(name)
        place.mkdir(parents=True, exist_ok=True)
        if options.faults:
            return int(import_module("tests.faults.run").main(place))
        schools = Schools(place, (*SIZES, LARGE) if options.large else SIZES)
        rows: list[Row] = []
        for job in options.jobs or JOBS:
            print(f"{job} ...", flush=True)
            rows += import_module(f"tests.bench.{job}").measure(schools)
    print(plain(rows))
    if options.markdown:
        text = f"{ABOUT.format(where=where())}\n{markdown(rows)}\n"
        Path(options.markdown).write_text(text, "utf-8")
    return int(any(row.is_met is False for row in rows))


def parser() -> argparse.ArgumentParser:
    """Return what the command line may say."""
    made = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    made.add_argument(
        "jobs", nargs="*", choices=[*JOBS, []], metavar="JOB", help="only these; else all"
    )
    made.add_argument("--large", action="store_true", help=f"also a school of {LARGE:,} classes")
    made.add_argument("--faults", action="store_true", help="the long runs of provoked faults")
    made.add_argument("--markdown", metavar="FILE", help="write the table there too")
    made.add_argument("--keep", metavar="FOLDER", help="make the schools there and use them again")
    return made


def folder(kept: str | None) -> AbstractContextManager[str]:
    """Return the folder to work in: the one that is kept, or one that goes."""
    return nullcontext(kept) if kept else tempfile.TemporaryDirectory(prefix="gf2-bench-")


def where() -> str:
    """Say when and on what it was measured."""
    versions = [f"{name} {metadata.version(name)}" for name in ("PySide6-Essentials", "SQLAlchemy")]
    told = [
        f"Measured on {dt.date.today():%d.%m.%Y}",
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        f"Python {platform.python_version()}",
        *versions,
        "Qt drawing off the screen (QT_QPA_PLATFORM=offscreen)",
    ]
    return ", ".join(told) + "."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
