"""One dev.py at a time in a checkout: a lock of the operating system, gone with its process."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator

PAUSE = 0.1  # seconds between two tries


@contextlib.contextmanager
def alone(place: pathlib.Path) -> Iterator[int]:
    """Wait until nobody else holds the lock at a place, then hold it; yields its descriptor.

    The empty file stays where it is: what counts is who has it locked, not that it is there.
    """
    descriptor = os.open(place, os.O_RDONLY | os.O_CREAT, 0o644)
    try:
        if not is_taken(descriptor):
            print("Another dev.py is setting up here; waiting for it ...", flush=True)
            while not is_taken(descriptor):
                time.sleep(PAUSE)
        yield descriptor
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def is_taken(descriptor: int) -> bool:
        """Try to lock a file; returns whether it is now ours."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def is_taken(descriptor: int) -> bool:
        """Try to lock a file; returns whether it is now ours."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
