"""All faults in their full numbers, one after the other, as a table: `dev.py bench --faults`."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from tests.faults import (
    backups,
    calls,
    canary,
    clocks,
    damaged,
    disk,
    doors,
    drafts,
    full,
    fuzz,
    killed,
    power,
    server,
    upgrades,
    window,
)
from tests.faults.tally import Tally
from tests.postgres import Server

HEAD = ("fault", "tried", "fired", "lost", "broken", "promise kept", "beside", "s")
ROWS: dict[str, Callable[[Path], Tally]] = {
    "kill": lambda folder: killed.killed_saving(folder, 1_000),
    "birth": lambda folder: killed.killed_making(folder, 60),
    "power": lambda folder: power.power_cuts(folder, 10_000, saves=100),
    **{f"full-{job}": partial(full.full_disk, job=job, levels=20) for job in full.JOBS},
    "disk": lambda folder: disk.disk_errors(folder, 120),
    "damage": lambda folder: damaged.damaged_stores(folder, 2_000),
    "backup": lambda folder: backups.killed_backups(folder, 150),
    "restore": lambda folder: backups.killed_restores(folder, 150),
    "drill": lambda folder: damaged.drills(folder, 100),
    "upgrade": lambda folder: upgrades.killed_upgrades(folder, 60),
    "doors": doors.doors,
    "clock": clocks.clock_jumps,
    "forms": lambda folder: drafts.killed_forms(folder, 50),
    "fuzz": lambda folder: fuzz.fuzzed(folder, 10_000),
    "bombs": fuzz.bombs,
    "canary": canary.whole_run,
    "window": lambda folder: window.in_the_window(folder, 3),
    "server": lambda folder: _on_a_server(folder, 400),
}
NEEDS_CALLS = {"birth", "power", "disk", "backup", "restore", "upgrade"}


def main(folder: Path, only: tuple[str, ...] = ()) -> int:
    """Provoke every fault and print the table; it lies in the folder as `faults.md` too.

    Args:
        folder: where everything is made and left; a disk in memory is fastest.
        only: names of the rows that are wanted; none is all.

    Returns:
        0 when every promise was kept.
    """
    lines = [_line(HEAD), _line("---" for _word in HEAD)]
    _say("\n".join(lines))
    is_kept = True
    for name, provoke in ROWS.items():
        if only and name not in only:
            continue
        place = folder / name
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        began = time.monotonic()
        reason = _why_not(name, place)
        tally = Tally(name, remarks=[f"not tried: {reason}"]) if reason else provoke(place)
        lines.append(_line(_told(tally, time.monotonic() - began)))
        _say(lines[-1])
        for remark in tally.remarks[:20]:
            _say(f"  {remark}")
        is_kept &= tally.is_kept
        shutil.rmtree(place, ignore_errors=True)
    (folder / "faults.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0 if is_kept else 1


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _told(tally: Tally, seconds: float) -> Iterator[str]:
    yield tally.fault
    yield from map(str, (tally.tried, tally.fired, tally.lost, tally.broken))
    yield "yes" if tally.is_kept else "NO"
    yield tally.figures
    yield f"{seconds:.0f}"


def _line(words: Iterable[str]) -> str:
    return f"| {' | '.join(words)} |"


def _why_not(name: str, place: Path) -> str:
    """Return why a fault can't be provoked on this computer; "" when it can."""
    if name in NEEDS_CALLS and not calls.IS_POSSIBLE:
        return calls.WHY_NOT
    if name.startswith("full") and not full.is_possible(place):
        return full.WHY_NOT
    return ""


def _on_a_server(folder: Path, times: int) -> Tally:
    running = Server()
    short = Path(tempfile.mkdtemp(prefix="gf2-"))  # a socket's path has room for 107 letters
    try:
        return server.cut_connections(running.url(running.make_database()), short, times)
    finally:
        running.stop()
        shutil.rmtree(short)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), tuple(sys.argv[2:])))
