"""Drafts lie encrypted beside the store, outside the journal, and go when they are of no use."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gf2tracker.settings import folder
from gf2tracker.store.draft import MOST_DAYS, Draft, DraftFile
from gf2tracker.store.store import Store
from tests import full

NOW = datetime(2026, 8, 17, 8, 40, tzinfo=UTC)
NAME = "Zenobia Qvistgaard"
SERVER = "postgresql://gf2@skole.example/gf2"


@pytest.fixture
def drafts(sqlite_path):
    return DraftFile.beside(sqlite_path)


def test_what_is_kept_is_there_again_until_it_is_dropped(drafts):
    assert drafts.listed(NOW) == ()
    assert drafts.keep("a", NAME, NOW)
    assert drafts.keep("a", f"Note om {NAME}", NOW)
    assert drafts.keep("b", "", NOW + timedelta(minutes=1))
    assert drafts.listed(NOW) == (
        Draft("b", NOW + timedelta(minutes=1), ""),
        Draft("a", NOW, f"Note om {NAME}"),
    )
    drafts.drop("a")
    assert [one.name for one in drafts.listed(NOW)] == ["b"]


def test_the_file_goes_with_the_last_draft(drafts):
    drafts.keep("a", NAME, NOW)
    assert drafts.path.exists()
    drafts.drop("a")
    assert not drafts.path.exists()
    drafts.drop("a")
    assert not drafts.path.exists()


@pytest.mark.parametrize("where", ["store", "server"])
def test_nobody_reads_a_draft_without_the_key(where, sqlite_path):
    drafts = DraftFile.beside(sqlite_path if where == "store" else SERVER)
    drafts.keep("a", NAME, NOW)
    files = [one for one in drafts.path.parent.iterdir() if one.is_file()]
    assert drafts.path in files
    for file in files:
        assert b"Zenobia" not in file.read_bytes()
        assert b"SQLite format" not in file.read_bytes()
    assert stat.S_IMODE(drafts.path.stat().st_mode) == 0o600
    assert drafts.listed(NOW)[0].text == NAME


def test_drafts_of_a_server_lie_in_the_users_own_folder_and_tell_no_address():
    drafts = DraftFile.beside(SERVER)
    assert drafts.path.is_relative_to(folder())
    assert "skole" not in str(drafts.path)


def test_a_draft_is_kept_a_week_at_the_most(drafts):
    drafts.keep("a", NAME, NOW)
    assert drafts.listed(NOW + timedelta(days=MOST_DAYS)) != ()
    assert drafts.listed(NOW + timedelta(days=MOST_DAYS, seconds=1)) == ()
    assert not drafts.path.exists()


def test_a_damaged_draft_is_thrown_away_without_a_word(drafts):
    drafts.keep("a", NAME, NOW)
    content = bytearray(drafts.path.read_bytes())
    content[200] ^= 1
    drafts.path.write_bytes(content)
    assert drafts.listed(NOW) == ()
    assert not drafts.path.exists()
    assert drafts.keep("a", NAME, NOW)
    assert len(drafts.listed(NOW)) == 1


def test_drafts_of_another_key_are_thrown_away(drafts, sqlite_path, tmp_path):
    drafts.keep("a", NAME, NOW)
    other = Store.open(tmp_path / "other.db")
    other.close()
    Path(sqlite_path).with_suffix(".keys").write_bytes((tmp_path / "other.keys").read_bytes())
    assert drafts.listed(NOW) == ()


def test_a_draft_that_finds_no_room_is_no_fault(drafts):
    with full.disk():
        assert not drafts.keep("a", NAME, NOW)
    assert drafts.listed(NOW) == ()
    assert drafts.keep("a", NAME, NOW)


def test_a_draft_without_its_folder_or_key_is_no_fault(tmp_path):
    drafts = DraftFile.beside(str(tmp_path / "nowhere" / "gf2.db"))
    assert not drafts.keep("a", NAME, NOW)
    assert drafts.listed(NOW) == ()
    drafts.drop("a")


def test_drafts_are_beside_the_journal_and_in_no_backup(sqlite_store, tmp_path):
    before = sqlite_store.counts()
    sqlite_store.drafts.keep("a", NAME, NOW)
    assert sqlite_store.counts() == before
    copy = sqlite_store.back_up(tmp_path / "kopi.gf2")
    assert b"kladde" not in copy.file.read_bytes()
