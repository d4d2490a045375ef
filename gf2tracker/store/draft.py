"""What stands in an open form, kept until it is saved: encrypted, beside the store, in no journal.

Drafts name persons, so they lie under the store's own key and go when they are of no use: as the
form is saved or left, and after a week at the latest. They are a help and no promise: one that
can't be written or read is no fault, and nothing of them is in a backup.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self, TypeVar

import sqlcipher3.dbapi2 as sqlcipher

from gf2tracker.errors import Refusal
from gf2tracker.settings import folder
from gf2tracker.store import engine as engines
from gf2tracker.store import keys

T = TypeVar("T")

SUFFIX = ".kladde"
MOST_DAYS = 7
_TABLE = "CREATE TABLE IF NOT EXISTS draft (name TEXT PRIMARY KEY, kept_at TEXT, text TEXT)"


@dataclass(frozen=True)
class Draft:
    """What one window had open.

    Attributes:
        name: of the window's one run.
        kept_at: when it was written, UTC.
        text: what the window wrote; the store never looks into it.
    """

    name: str
    kept_at: datetime
    text: str


class DraftFile:
    """The drafts beside one store.

    Attributes:
        path: where they lie; there is no file while there are none.
    """

    def __init__(self, path: Path, key: Callable[[], str]) -> None:
        self.path = path
        self._key = key

    @classmethod
    def beside(cls, where: str) -> Self:
        """Return the drafts of a store; those of a server lie in the user's own folder."""
        if not engines.is_url(where):
            path = Path(where)
            return cls(path.with_suffix(SUFFIX), lambda: keys.read_key(path))
        name = hashlib.sha256(where.encode()).hexdigest()[:16]
        path = folder() / "kladder" / f"{name}{SUFFIX}"
        return cls(path, lambda: _own_key(path))

    def keep(self, name: str, text: str, now: datetime) -> bool:
        """Write a draft in the place of the one by that name; say whether it was possible."""

        def write(file: Any) -> bool:
            told = (name, now.isoformat(), text)
            file.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", told)
            return True

        return self._with(write, otherwise=False, is_made=True)

    def drop(self, *names: str) -> None:
        """Throw drafts away for good; the file goes with the last of them."""

        def delete(file: Any) -> bool:
            file.executemany("DELETE FROM draft WHERE name = ?", [(name,) for name in names])
            return bool(file.execute("SELECT count(*) FROM draft").fetchone()[0] == 0)

        if self._with(delete, otherwise=False):
            self._forget()

    def listed(self, now: datetime) -> tuple[Draft, ...]:
        """Return the drafts, the newest first; those older than a week are thrown away."""

        def read(file: Any) -> list[Draft]:
            rows = file.execute("SELECT name, kept_at, text FROM draft").fetchall()
            return [Draft(name, datetime.fromisoformat(at), text) for name, at, text in rows]

        nothing: list[Draft] = []
        found = self._with(read, otherwise=nothing)
        old = {one.name for one in found if now - one.kept_at > timedelta(days=MOST_DAYS)}
        if old:
            self.drop(*old)
        kept = [one for one in found if one.name not in old]
        return tuple(sorted(kept, key=lambda one: one.kept_at, reverse=True))

    def _with(self, job: Callable[[Any], T], *, otherwise: T, is_made: bool = False) -> T:
        """Do something with the open file; one that is not there, or fails, is passed over."""
        file: Any = None
        try:
            if is_made:
                engines.make_file(self.path)
            file = engines.connect_sqlite(self.path, self._key(), is_alone=False)
            file.execute(_TABLE)
            return job(file)
        except (sqlcipher.OperationalError, OSError, Refusal):
            return otherwise  # not there, no room, no right, no key
        except sqlcipher.DatabaseError:
            self._forget()  # damaged, or of another key: nobody can read it any more
            return otherwise
        finally:
            if file is not None:
                file.close()

    def _forget(self) -> None:
        for end in ("", "-journal"):
            try:
                self.path.with_name(f"{self.path.name}{end}").unlink(missing_ok=True)
            except OSError:
                return


def _own_key(path: Path) -> str:
    """Return the key of a server's drafts, which only this computer has."""
    if keys.key_path(path).exists():
        return keys.read_key(path)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return keys.make_key(path)
