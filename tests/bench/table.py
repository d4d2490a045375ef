"""What was measured, side by side with a floor."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Measured:
    """One duty: seconds of each run, ours and of a floor with the same duty (empty: no floor)."""

    duty: str
    ours: Sequence[float]
    floor: Sequence[float]
    about_floor: str


def show(rows: Sequence[Measured]) -> None:
    """Print medians in milliseconds, the ratio first."""
    print(f"{'':34}{'ratio':>7}{'ours ms':>10}{'floor ms':>10}  floor")
    for row in rows:
        ours = median(row.ours)
        if not row.floor:
            print(f"{row.duty:34}{'':>7}{ours * 1000:10.1f}{'':>10}  {row.about_floor}")
            continue
        floor = median(row.floor)
        figures = f"{ours / floor:7.2f}{ours * 1000:10.1f}{floor * 1000:10.1f}"
        print(f"{row.duty:34}{figures}  {row.about_floor}")
