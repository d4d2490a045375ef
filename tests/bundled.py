"""Builds the folder that needs no Python, and goes through a day with it: `python3 dev.py bundle`.

The program in it is started as a newcomer's machine would: no environment of ours, no interpreter
on the path, a home of its own with a space and Danish letters in its name.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import PyInstaller.__main__
from openpyxl import load_workbook
from PySide6.QtGui import QImage

from gf2tracker.version import VERSION

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "dist" / "gf2tracker"
EXAMPLES = ROOT / "examples"
DAY = "2026-08-17"


def main() -> None:
    """Build, try, and say what came of it; the first thing that does not hold ends the process."""
    began = time.monotonic()
    os.chdir(ROOT)
    PyInstaller.__main__.run(["--noconfirm", "--log-level=ERROR", "gf2tracker.spec"])
    size = sum(file.stat().st_size for file in BUNDLE.rglob("*") if not file.is_symlink())
    print(f"Built {BUNDLE.name}, {size / 2**20:.0f} MB, in {time.monotonic() - began:.0f} s.")
    with tempfile.TemporaryDirectory(prefix="gf2 bundle æøå ") as home:
        go_through_a_day(Newcomer(Path(home)))
    print(f"The bundle lies in {BUNDLE.relative_to(ROOT)} and did a day's work.")


class Newcomer:
    """Somebody who got the folder and nothing else."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.environment = {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
        if sys.platform == "win32":
            kept = ("SYSTEMROOT", "TEMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
            self.environment |= {name: os.environ[name] for name in kept if name in os.environ}

    def start(self, *words: object, code: int = 0) -> str:
        """Run the program with a command; return what it wrote. Another exit code is a fault."""
        done = subprocess.run(
            [str(BUNDLE / "gf2tracker"), *map(str, words)],
            env=self.environment,
            cwd=self.home,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        if done.returncode != code:
            sys.exit(f"{words} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def ask(self, *words: object, code: int = 0) -> dict[str, Any]:
        """Run a command on the newcomer's own store; return its answer."""
        return json.loads(self.start("--json", "--today", DAY, *words, code=code))


def go_through_a_day(newcomer: Newcomer) -> None:
    """Import a class, take its register, report, undo, keep a copy, and look at the window."""
    holds("version", newcomer.start("--version").strip() == f"GF2 Tracker {VERSION}")
    listed = newcomer.ask("import", "students", EXAMPLES / "klasseliste.xlsx")
    holds("import of a workbook", listed["new"] > 0 and not listed["faults"])
    faulty = newcomer.ask("import", "students", EXAMPLES / "med-fejl.xlsx", code=1)
    holds("a faulty list is refused", len(faulty["faults"]) > 0)
    taken = newcomer.ask("register", "tøm-26a", DAY, EXAMPLES / "protokol.csv")
    holds("register", taken["lessons_taken"] > 0)
    absence = newcomer.ask("absence")["students"]
    holds("shares", any(student["total_share"] for student in absence))
    book = newcomer.home / "status æøå.xlsx"
    newcomer.ask("report", "status", book)
    holds("status report", "Elever" in load_workbook(book).sheetnames)
    plan_and_pair(newcomer)
    undone, redone = newcomer.ask("undo"), newcomer.ask("redo")
    holds("undo and redo", undone["step"] and redone["step"])
    copy = Path(newcomer.ask("backup")["file"])
    holds("backup", copy.exists())
    holds("check", newcomer.ask("check")["ok"])
    restored = newcomer.ask("restore", copy)
    holds("restore", restored["students"] == listed["new"])
    look_at_the_window(newcomer)


def plan_and_pair(newcomer: Newcomer) -> None:
    """Pair the class, take a plan in, and write it as a calendar and a workbook."""
    paired = newcomer.ask("pairs", "tøm-26a", "--apply")
    holds("pairs", paired["optimal"])
    holds("groups", newcomer.ask("groups", "tøm-26a", "--propose")["groups"])
    planned = newcomer.ask("import", "plan", EXAMPLES / "plan.xlsx")
    file = newcomer.home / "plan.ics"
    written = newcomer.ask("plan", "ics", file, "--class", "tøm-26a")
    holds(
        "plan and calendar", planned["new"] == written["entries"] and b"VEVENT" in file.read_bytes()
    )
    book = newcomer.home / "plan.xlsx"
    newcomer.ask("plan", "xlsx", book)
    holds("plan as a workbook", newcomer.ask("import", "plan", book)["unchanged"] == planned["new"])


def look_at_the_window(newcomer: Newcomer) -> None:
    """Open the window on a made-up school and see that something is drawn."""
    school, picture = newcomer.home / "school.db", newcomer.home / "window.png"
    newcomer.start("--store", school, "demo", "--classes", 8)
    for theme in ("light", "dark"):
        newcomer.start("--store", school, "--theme", theme, "--picture", picture)
        seen = QImage(str(picture))
        colours = {seen.pixel(x, y) for x in range(0, 1280, 3) for y in range(0, 800, 3)}
        holds(f"the window, {theme}", seen.width() == 1280 and len(colours) > 50)
        picture.replace(BUNDLE.parent / f"window-{theme}.png")


def holds(what: str, is_so: object) -> None:
    """Say that something holds, or end here."""
    print(f"  {'ok' if is_so else 'FAILED'}  {what}", flush=True)
    if not is_so:
        sys.exit(1)


if __name__ == "__main__":
    main()
