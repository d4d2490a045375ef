"""What was measured: ours beside a floor, or a figure beside its limit, as a table."""

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

HEADINGS = ("job", "ratio", "ours", "floor", "goal", "met", "beside what")
Clock = Literal["cpu", "wall"]


@dataclass(frozen=True)
class Took:
    """What one run took, in seconds: of the processor, and on the wall."""

    cpu: float
    wall: float


@dataclass(frozen=True)
class Beside:
    """Ours and a floor that gives the same answer with the same duties, round by round.

    Attributes:
        goal: the ratio that `clock` may have at most; None where there is none.
    """

    job: str
    ours: Sequence[Took]
    floor: Sequence[Took]
    about: str
    goal: float | None
    clock: Clock = "cpu"

    def ratio(self, clock: Clock) -> float:
        """Return the middle one of the rounds' ratios."""
        pairs = zip(self.ours, self.floor, strict=True)
        return median(getattr(ours, clock) / getattr(floor, clock) for ours, floor in pairs)

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; None without one."""
        return None if self.goal is None else self.ratio(self.clock) <= self.goal

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table: the ratio is processor time, then wall time."""
        goal = "" if self.goal is None else f"≤ {self.goal:g} {self.clock}"
        ratio = f"{self.ratio('cpu'):.2f} / {self.ratio('wall'):.2f}"
        both = (_both(self.ours), _both(self.floor))
        return (self.job, ratio, *both, goal, _met(self), self.about)


@dataclass(frozen=True)
class Within:
    """A figure that the eye or the machine feels, with a limit of its own.

    Attributes:
        of: which of the figures must stay within the limit.
        unit: "ms" or "MB"; the figures are already in it.
    """

    job: str
    figures: Sequence[float]
    limit: float | None
    about: str
    of: Literal["median", "p95", "most"] = "median"
    unit: str = "ms"

    @property
    def figure(self) -> float:
        """The one that counts."""
        ordered = sorted(self.figures)
        place = {"p95": round(0.95 * (len(ordered) - 1)), "most": len(ordered) - 1}.get(self.of)
        return median(ordered) if place is None else ordered[place]

    @property
    def is_met(self) -> bool | None:
        """Whether it stays within its limit; None without one."""
        return None if self.limit is None else self.figure <= self.limit

    @property
    def cells(self) -> tuple[str, ...]:
        """The row of the table."""
        told = "" if self.of == "median" else f" {self.of}"
        ours = f"{self.figure:.1f} {self.unit}{told}"
        limit = "" if self.limit is None else f"≤ {self.limit:g} {self.unit}"
        return (self.job, "", ours, "", limit, _met(self), self.about)


Row = Beside | Within


def took(job: Callable[[], object]) -> Took:
    """Do something and return what it took of this process, its children, and on the wall."""
    cpu, wall = _processor(), time.perf_counter()
    job()
    return Took(_processor() - cpu, time.perf_counter() - wall)


def _processor() -> float:
    children = os.times()
    return time.process_time() + children.children_user + children.children_system


def rounds(
    ours: Callable[[int], object], floor: Callable[[int], object], count: int
) -> tuple[list[Took], list[Took]]:
    """Do both turn about; each is told the round, and round 0 warms up and is not counted."""
    both: tuple[list[Took], list[Took]] = ([], [])
    for number in range(count + 1):
        for job, told in zip((ours, floor), both, strict=True):
            told.append(took(lambda job=job, number=number: job(number)))
    return both[0][1:], both[1][1:]


def plain(rows: Sequence[Row]) -> str:
    """Return the table for a terminal."""
    table = [HEADINGS, *(row.cells for row in rows)]
    widths = [max(len(line[at]) for line in table) for at in range(len(HEADINGS))]
    lines = ("  ".join(map(str.ljust, line, widths)).rstrip() for line in table)
    return "\n".join(lines)


def markdown(rows: Sequence[Row]) -> str:
    """Return the table for a page."""
    table = [HEADINGS, ("---",) * len(HEADINGS), *(row.cells for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in table)


def _both(runs: Sequence[Took]) -> str:
    return " / ".join(_ms(median(getattr(run, clock) for run in runs)) for clock in ("cpu", "wall"))


def _ms(seconds: float) -> str:
    ms = seconds * 1000
    return f"{ms:.0f}" if ms >= 100 else f"{ms:.1f}" if ms >= 10 else f"{ms:.2f}"


def _met(row: "Row") -> str:
    return {True: "yes", False: "NO", None: ""}[row.is_met]
