"""Stores that can't be opened as they should be, wrong clocks, and a server whose line is cut."""

import os
import tempfile
from pathlib import Path

import pytest

from gf2tracker.errors import Refusal
from gf2tracker.store import place, presence
from gf2tracker.store.store import Store
from tests.faults import child, clocks, doors, school, server
from ui.opening import Opening
from ui.work import Work


@pytest.fixture(scope="module")
def school_of(tmp_path_factory):
    """A closed school that is copied."""
    return school.make(tmp_path_factory.mktemp("school"))


def name(one):
    """Return what a case is called in the list of tests; its sentence has no name."""
    return getattr(one, "__name__", "")


@pytest.mark.parametrize(("case", "sentence"), doors.REFUSED.items(), ids=name)
def test_each_refusal_is_told_in_a_terminal_and_in_the_window(
    case, sentence, school_of, tmp_path, capsys, qtbot
):
    with doors.at(case, school_of, tmp_path / "place") as path:
        assert doors.command(path) == 1
        assert sentence in capsys.readouterr().err
        page, work, told = Opening(), Work(lambda: Store.open(path)), []
        qtbot.addWidget(page)
        work.not_opened.connect(page.show_why)
        work.not_opened.connect(told.append)
        work.start()
        qtbot.waitUntil(lambda: bool(told), timeout=20_000)
        assert sentence in page._text.text()
        work.close()


@pytest.mark.parametrize(("case", "sentence"), doors.TOLD.items(), ids=name)
def test_each_warning_is_told_when_the_store_is_opened(case, sentence, school_of, tmp_path, capsys):
    with doors.at(case, school_of, tmp_path / "place") as path:
        store = Store.open(path)
        assert sentence in " ".join(store.start.sentences)
        store.close()
    with doors.at(case, school_of, tmp_path / "again") as path:
        assert doors.command(path) == 0
        assert sentence in capsys.readouterr().err


def test_no_two_cases_have_the_same_sentence():
    told = [*doors.REFUSED.values(), *doors.TOLD.values()]
    assert len(set(told)) == len(told) == 11


@pytest.mark.skipif(os.name == "nt", reason="Windows has no users to become")
def test_a_store_that_may_only_be_read_is_read_and_says_so(school_of):
    assert doors.read_only(school_of) == []


def test_a_damaged_store_names_the_command_that_mends_it(school_of, tmp_path, capsys):
    with doors.at(doors.damaged, school_of, tmp_path / "place") as path:
        doors.command(path)
        command = capsys.readouterr().err.split("Skriv: gf2tracker ")[1].split()
        assert doors.main(["--store", str(path), *command]) == 0
        assert doors.command(path) == 0


def test_who_has_a_store_open_is_said_as_far_as_it_is_known(tmp_path):
    path = tmp_path / "gf2.db"
    assert "et andet vindue eller program" in presence.refusal_text(path)
    presence.presence_path(path).write_text('{"computer": "SKOLE-7", "process": 1}', "utf-8")
    assert "på computeren SKOLE-7 (siden " in presence.refusal_text(path)


def test_a_place_is_known_by_its_mount_and_by_its_name():
    mounts = ["/dev/sda1 / ext4 rw 0 0", r"//nas/x /mnt/f\303\246lles\040drev cifs rw 0 0"]
    mounts += ["nas:/hjem /home nfs4 rw 0 0", "tmpfs /home/mk/ram tmpfs rw 0 0"]
    kinds = {
        "/var/lib": "ext4",
        "/home/mk": "nfs4",
        "/home/mk/ram/x": "tmpfs",
        "/mnt/fÃ¦lles drev/y": "cifs",
    }
    assert {name: place.kind_of(Path(name), mounts) for name in kinds} == kinds
    synced = ["/c/Users/mk/OneDrive - Skolen/x", "/home/mk/Dropbox", "/g/Mit drev/x", "/u/Box"]
    assert all(place.is_synced(Path(name)) for name in synced)
    assert not any(place.is_synced(Path(name)) for name in ("/home/mk/Dokumenter", "/Boxer/x"))


def test_a_clock_that_jumps_loses_neither_saves_nor_backups(tmp_path):
    assert clocks.clock_jumps(tmp_path).is_kept


@pytest.mark.postgres
def test_a_save_whose_connection_is_cut_is_told_and_saved_once(empty_postgres_url):
    with tempfile.TemporaryDirectory(prefix="gf2-") as folder:
        tally = server.cut_connections(empty_postgres_url, Path(folder), 30)
    assert tally.is_kept, tally


def test_the_presence_goes_when_a_store_is_closed_and_stays_when_it_is_killed(school_of, tmp_path):
    path = school.copy(school_of, tmp_path / "place")
    process, pipe = child.start(doors._hold, str(path))
    pipe.recv()
    with pytest.raises(Refusal, match="denne computer"):
        Store.open(path)
    child.kill(process)
    process.join()
    store = Store.open(path)
    assert store.start.was_cut_short
    store.close()
    assert not presence.presence_path(path).exists()
