"""Fault 9: the computer's clock jumps, forwards by decades and back again."""

import datetime as dt
from pathlib import Path

import pytest

from gf2tracker.store import backup, journal
from gf2tracker.store.store import Store
from tests.faults import school
from tests.faults.tally import Tally

NOW = dt.datetime(2026, 11, 19, 12, tzinfo=dt.UTC)
JUMPS = (
    NOW,
    dt.datetime(2099, 1, 1, tzinfo=dt.UTC),
    dt.datetime(1980, 1, 1, tzinfo=dt.UTC),
    NOW + dt.timedelta(minutes=10),
    NOW - dt.timedelta(hours=3),
    NOW + dt.timedelta(days=1),
)


def clock_jumps(folder: Path) -> Tally:
    """Save, back up and open again while the clock jumps; nothing is lost, no old backup goes."""
    tally = Tally("clock jumps")
    path = school.make(folder)
    kept: set[Path] = set()
    for number, moment in enumerate(JUMPS, start=1):
        with pytest.MonkeyPatch.context() as patch:
            for module in (journal, backup):
                patch.setattr(module, "dt", _clock_at(moment))
            store = Store.open(path, by="MK")
            school.save(store, number)
            store.undo()
            store.redo()
            kept.add(store.back_up().file)
            tally.lost += len(set(range(1, number + 1)) - set(school.saved(store)))
            tally.broken += not school.is_whole(store)
            newest = store.newest_backup()
            is_far = abs(moment - JUMPS[number - 2]) > dt.timedelta(days=1)
            if newest is None or (is_far and newest.made_at != moment):
                tally.complain(f"{moment:%Y}: the newest backup is not the one just made")
            store.close()
        tally.tried += 1
        tally.fired += 1
    gone = [file.name for file in kept if not file.exists()]
    tally.lost += len(gone)
    tally.remarks += gone
    return tally


class _Time(dt.datetime):
    """A clock that stands."""

    stands: dt.datetime

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:
        return cls.stands.astimezone(tz)


class _Module:
    """The module datetime with a clock of its own."""

    def __init__(self, clock: type[dt.datetime]) -> None:
        self.datetime = clock

    def __getattr__(self, name: str) -> object:
        return getattr(dt, name)


def _clock_at(moment: dt.datetime) -> _Module:
    return _Module(type("Stopped", (_Time,), {"stands": moment}))
