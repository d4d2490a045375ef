"""The lock of an open store: one window at a time, whatever else reads the file meanwhile.

SQLite's own lock belongs to the process on Unix. Whatever in the process opens the data file and
closes it again drops that lock without a word, and Qt's file dialog does so with every file it
lists. This lock stands on the key file and belongs to its handle, so that nothing else drops it.
"""

import os
import sys
from pathlib import Path

from gf2tracker.errors import Refusal
from gf2tracker.store import keys, presence

if sys.platform != "win32":
    import fcntl


class StoreLock:
    """Says that a store is open; taken before it is opened and released after it is closed."""

    def __init__(self, store: Path) -> None:
        self._store, self._file = store, keys.key_path(store)
        self._handle: int | None = None

    def take(self) -> None:
        """Take the lock; a disk that knows no such locks is left to SQLite's own.

        Raises:
            Refusal: the store is open elsewhere.
        """
        if sys.platform == "win32" or self._handle is not None:
            return  # on Windows SQLite's lock belongs to the handle already
        try:
            self._handle = os.open(self._file, os.O_RDONLY)
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            self.release()
            raise Refusal(presence.refusal_text(self._store)) from fault
        except OSError:
            self.release()

    def release(self) -> None:
        """Let another window open the store."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
