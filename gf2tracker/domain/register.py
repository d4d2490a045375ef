"""What is kept beside a day's marks: which lessons' register is taken, and the reasons."""

from collections.abc import Sequence
from datetime import time
from functools import lru_cache


@lru_cache(maxsize=4096)
def unpack_taken(text: str, lessons: int = 0) -> tuple[time | None, ...]:
    """Return when each lesson's register was taken, from "08:21|09:02||"; None is not taken."""
    parts = text.split("|") if text else []
    taken = tuple(time.fromisoformat(part) if part else None for part in parts)
    return taken + (None,) * (lessons - len(taken))


def pack_taken(taken: Sequence[time | None]) -> str:
    """Return when each lesson's register was taken as it is stored, "08:21|09:02||"."""
    return "|".join("" if at is None else f"{at:%H:%M}" for at in taken)


@lru_cache(maxsize=4096)
def unpack_reasons(text: str, lessons: int = 0) -> tuple[int | None, ...]:
    """Return the id of each lesson's reason, from "|3||"; None is no reason."""
    parts = text.split("|") if text else []
    reasons = tuple(int(part) if part else None for part in parts)
    return reasons + (None,) * (lessons - len(reasons))


def pack_reasons(reasons: Sequence[int | None]) -> str:
    """Return the reasons' ids as they are stored, "|3"; lessons without at the end are cut."""
    return "|".join("" if reason is None else str(reason) for reason in reasons).rstrip("|")
