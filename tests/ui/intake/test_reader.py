"""Reading off the GUI thread: one list at a time, stopped when nobody wants it any more."""

import time
from datetime import date

import pytest
from PySide6.QtCore import QObject

from gf2tracker.intake import guard
from gf2tracker.store.store import Store
from ui.intake.reader import Reader
from ui.intake.reading import Source
from ui.work import Work

TODAY = date(2026, 8, 19)
SLOWLY = "import time; time.sleep(60)"


@pytest.fixture
def work(qtbot, sqlite_path):
    work = Work(lambda: Store.open(sqlite_path, by="abc"))
    work.start()
    yield work
    work.close()


class Heard(QObject):
    """What a reader has told."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.names: list[str] = []
        self.refusals: list[str] = []
        self.stops = 0
        reader.done.connect(self._on_done)
        reader.refused.connect(self._on_refused)
        reader.stopped.connect(self._on_stopped)

    def _on_done(self, reading):
        self.names.append(reading.source.name)

    def _on_refused(self, refusal):
        self.refusals.append(refusal.text)

    def _on_stopped(self):
        self.stops += 1


@pytest.fixture
def lists(tmp_path):
    made = []
    for name in ("en.csv", "to.csv"):
        path = tmp_path / name
        path.write_text("Navn\nAlma", "utf-8")
        made.append(path)
    return made


def idle(work):
    return lambda: not work.is_busy


def test_of_two_lists_at_once_the_last_counts(qtbot, work, lists):
    reader = Reader(work)
    heard = Heard(reader)
    for path in lists:
        reader.read(Source(path), TODAY)
    qtbot.waitUntil(idle(work), timeout=20_000)
    assert (heard.names, heard.refusals, heard.stops) == (["to.csv"], [], 0)
    assert not reader.is_reading


def test_a_reading_is_stopped_by_the_user(qtbot, work, lists, monkeypatch):
    monkeypatch.setattr(guard, "_START", SLOWLY)
    reader = Reader(work)
    heard = Heard(reader)
    began = time.monotonic()
    with qtbot.waitSignal(work.progressed, timeout=20_000):
        reader.read(Source(lists[0]), TODAY)
    work.stop()
    qtbot.waitUntil(idle(work), timeout=20_000)
    assert time.monotonic() - began < 8
    assert (heard.names, heard.refusals, heard.stops) == ([], [], 1)


def test_a_reading_that_is_put_away_says_nothing(qtbot, work, lists, monkeypatch):
    monkeypatch.setattr(guard, "_START", SLOWLY)
    reader = Reader(work)
    heard = Heard(reader)
    with qtbot.waitSignal(work.progressed, timeout=20_000):
        reader.read(Source(lists[0]), TODAY)
    reader.stop()
    qtbot.waitUntil(idle(work), timeout=20_000)
    assert (heard.names, heard.refusals, heard.stops) == ([], [], 0)


def test_the_program_ends_while_a_list_is_read(qtbot, sqlite_path, lists, monkeypatch):
    monkeypatch.setattr(guard, "_START", SLOWLY)
    work = Work(lambda: Store.open(sqlite_path, by="abc"))
    reader = Reader(work)
    with qtbot.waitSignal(work.progressed, timeout=20_000):
        reader.read(Source(lists[0]), TODAY)
    began = time.monotonic()
    work.close()
    assert time.monotonic() - began < 4
