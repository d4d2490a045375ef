"""Fault 9: workbooks and text files changed at random, and those made by hand to break readers."""

import random
import re
import subprocess
import sys
import time
from pathlib import Path

from gf2tracker.errors import Refusal
from gf2tracker.intake import child, guard
from gf2tracker.intake.files import read_absence, read_classes, read_plan, read_students
from gf2tracker.intake.headings import AS_FOUND
from tests.faults.tally import Tally
from tests.intake.make_examples import EXAMPLES
from tests.intake.test_bad_files import REFUSED, TODAY, peak
from tests.intake.test_fuzz import mutated
from tests.intake.workbooks import workbook

NAME, CPR = "Zenobia Qvistgaard", "140508-4871"
SECRETS = ("Zenobia", "Qvistgaard", "4871")
KB, SECONDS, BATCH = 600_000, 10.0, 250
SEEDS = {
    "students": ("klasseliste.xlsx", "med-fejl.xlsx", "studieplus.csv", "lectio.csv"),
    "absence": ("fravaer-egen.xlsx", "fravaer-studieplus.csv", "fravaer-uddata.csv"),
    "classes": ("hold.xlsx", "flere-hold.xlsx"),
    "plan": ("plan.xlsx", "hold.xlsx"),
    "register": ("protokol.csv", "klasseliste.xlsx"),
}
READERS = {
    "students": lambda path: read_students(path, today=TODAY),
    "absence": lambda path: read_absence(path, today=TODAY),
    "classes": read_classes,
    "plan": read_plan,
}


def fuzzed(folder: Path, files: int, seed: int = 1) -> Tally:
    """Read files changed at random as the child does; every so often through the guard itself.

    A tenth of them name somebody whom nothing may tell of.
    """
    tally = Tally("fuzzed workbooks and text files")
    chance = random.Random(seed)
    ends: dict[str, int] = {}
    worst, most = 0.0, 0
    for number in range(-(-files // BATCH)):
        kind = list(SEEDS)[number % len(SEEDS)]
        place = folder / f"{number:03d}"
        place.mkdir()
        for at in range(min(BATCH, files - number * BATCH)):
            (place / f"{at:05d}").write_bytes(mutated(_seed(kind, chance), chance))
        took, memory = _read_all(place, kind, tally, ends)
        worst, most = max(worst, took), max(most, memory)
        _through_the_guard(place, kind, tally)
        for file in place.iterdir():
            file.unlink()
    told = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
    tally.figures = f"{told}; at most {worst:.1f} s and {most // 1000} MB"
    return tally


def _seed(kind: str, chance: random.Random) -> bytes:
    if kind == "students" and chance.random() < 0.4:
        row = ("1", NAME, CPR, "tøm-26b", "10.08.2026")
        return workbook(("Elevnr", "Elevnavn", "CPR", "Hold", "Holdstart"), row, row)
    return (EXAMPLES / chance.choice(SEEDS[kind])).read_bytes()


def _read_all(place: Path, kind: str, tally: Tally, ends: dict[str, int]) -> tuple[float, int]:
    """Read a folder in one process; return the longest time in seconds and the most memory in kB."""
    files = len(list(place.iterdir()))
    command = [sys.executable, "-m", "tests.intake.read_all", str(place), kind]
    try:
        done = subprocess.run(
            command, cwd=EXAMPLES.parent, capture_output=True, text=True, check=False, timeout=600
        )
    except subprocess.TimeoutExpired:
        tally.complain(f"{place.name} {kind}: hangs")
        return SECONDS, 0
    lines = [line.split() for line in done.stdout.splitlines() if line[:5].isdigit()]
    tally.tried += len(lines)
    for _name, answer, _took in lines:
        ends[answer] = ends.get(answer, 0) + 1
        tally.fired += answer != "CheckedFile"
    if done.returncode or len(lines) != files:
        kept = place.parent / f"crash-{place.name}-{len(lines):05d}"
        kept.write_bytes((place / f"{len(lines):05d}").read_bytes())
        tally.broken += 1
        tally.complain(f"{kind} {kept.name}: {done.stderr.splitlines()[-1:]}")
    _look_for_leaks(done.stdout + done.stderr, f"{place.name} {kind}", tally)
    longest = max((float(took) for _name, _answer, took in lines), default=0.0)
    found = re.search(r"VmHWM:\s+(\d+) kB", done.stdout)
    memory = int(found[1]) if found else 0
    if longest > SECONDS or memory > KB:
        tally.complain(f"{place.name} {kind}: {longest} s, {memory} kB")
    return longest, memory


def _through_the_guard(place: Path, kind: str, tally: Tally) -> None:
    for path in sorted(place.iterdir())[:: BATCH // 5] if kind in READERS else ():
        try:
            READERS[kind](path)
        except Refusal as refusal:
            if not refusal.text.strip().endswith((".", "?", ":")):
                tally.complain(f"{place.name}/{path.name}: {refusal.text}")


def bombs(folder: Path, times: int = 1) -> Tally:
    """Read the files made by hand: each ends in its sentence, in time and within the memory."""
    tally = Tally("hand-made bombs")
    worst, most = 0.0, 0
    for turn in range(times):
        for name, (content, sentence) in REFUSED.items():
            path = folder / f"{turn}-{name}"
            path.write_bytes(content)
            took = _ends_in(path, sentence, tally)
            memory = _memory(content)
            worst, most = max(worst, took), max(most, memory)
            if took > SECONDS + 2 or memory > KB:
                tally.complain(f"{name}: {took:.1f} s, {memory} kB")
            path.unlink()
    tally.figures = f"at most {worst:.1f} s and {most // 1000} MB"
    return tally


def _ends_in(path: Path, sentence: str | None, tally: Tally) -> float:
    begun = time.monotonic()
    tally.tried += 1
    try:
        read_students(path, today=TODAY)
        said: str | None = None
    except Refusal as refusal:
        said = refusal.text
    tally.fired += 1
    if (said is None) != (sentence is None) or (sentence or "") not in (said or ""):
        tally.broken += 1
        tally.complain(f"{path.name}: {said}")
    return time.monotonic() - begun


def _memory(content: bytes) -> int:
    """Return the most memory a child had that read a file, in kB; 0 where it was ended for it."""
    command = guard.command(child.request_text("students", AS_FOUND, today=TODAY))
    at = command.index("-c") + 1
    command[at] += "; print(open('/proc/self/status').read(), file=sys.stderr)"
    done = subprocess.run(command, input=content, capture_output=True, check=False)
    return peak(done.stderr.decode("utf-8", "replace")) if b"VmHWM" in done.stderr else 0


def _look_for_leaks(text: str, where: str, tally: Tally) -> None:
    if any(secret in text for secret in SECRETS):
        tally.lost += 1
        tally.complain(f"{where}: tells of somebody")
