"""Opening a store: encrypted, alone, of the right version, with its key."""

import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from gf2tracker.errors import Refusal
from gf2tracker.store import keys
from gf2tracker.store.engine import connect_sqlite
from gf2tracker.store.store import Store
from tests.store.deeds import add, names


def test_the_file_on_the_disk_tells_nothing(sqlite_store):
    sqlite_store.do(add, "Kanariefugl")
    sqlite_store.close()
    path = Path(sqlite_store.where)
    assert b"Kanariefugl" not in path.read_bytes()
    assert not path.read_bytes().startswith(b"SQLite")
    assert keys.key_path(path).stat().st_mode & 0o077 == 0


def test_a_second_opening_is_refused(sqlite_store):
    with pytest.raises(Refusal, match="Luk vinduet først"):
        Store.open(sqlite_store.where)


def test_a_file_that_this_process_has_read_stays_locked(sqlite_store):
    # On Unix SQLite's own lock is lost here; Qt's file dialog reads every file that it lists.
    Path(sqlite_store.where).read_bytes()
    program = f"from gf2tracker.store.store import Store; Store.open({sqlite_store.where!r})"
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert "Luk vinduet først" in other.stderr.decode()


def test_a_closed_store_can_be_opened_by_another(sqlite_store):
    sqlite_store.close()
    Store.open(sqlite_store.where).close()


def test_a_missing_store_is_refused_unless_it_is_to_be_made(tmp_path):
    with pytest.raises(Refusal, match="ingen skoledata"):
        Store.open(tmp_path / "gf2.db", create=False)
    assert not list(tmp_path.glob("gf2*"))
    Store.open(tmp_path / "sub" / "gf2.db").close()
    assert (tmp_path / "sub" / "gf2.db").exists()


def test_a_missing_key_is_told_apart_from_a_wrong_one(sqlite_path):
    key = keys.key_path(Path(sqlite_path))
    right = key.read_text()
    key.unlink()
    with pytest.raises(Refusal, match=r"Nøglefilen gf2\.keys mangler"):
        Store.open(sqlite_path)
    keys.write_keys(key, "0" * 64)
    with pytest.raises(Refusal, match="passer nøglefilen ikke"):
        Store.open(sqlite_path)
    key.write_text("{}")
    with pytest.raises(Refusal, match="kan ikke læses"):
        Store.open(sqlite_path)
    key.write_text(right)
    assert Store.open(sqlite_path).ask(names).value == []


def test_a_store_of_a_newer_program_is_refused_unchanged(sqlite_path):
    path = Path(sqlite_path)
    bare = connect_sqlite(path, keys.read_key(path))
    bare.execute("PRAGMA user_version=9000")
    bare.close()
    before = path.read_bytes()
    with pytest.raises(Refusal, match="nyere version"):
        Store.open(sqlite_path)
    assert path.read_bytes() == before


def test_a_key_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "gf2.db"
    path.touch()
    keys.key_path(path).touch()  # what a full disk or a power cut may leave
    Store.open(path).close()
    assert Store.open(path).ask(names).value == []
    assert not list(tmp_path.glob("*.tmp"))


def test_a_store_on_a_full_disk_is_refused_and_can_be_made_later(tmp_path):
    path = tmp_path / "gf2.db"
    program = (
        "import resource, signal; from gf2tracker.store.store import Store; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); Store.open({str(path)!r})"
    )
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert "Refusal: " in other.stderr.decode()
    Store.open(path).close()


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(Refusal, match="er en mappe"):
        Store.open(tmp_path)
    assert not tmp_path.with_suffix(".keys").exists()


def test_a_file_that_is_no_store_is_refused(tmp_path):
    path = tmp_path / "gf2.db"
    path.write_bytes(b"hej" * 2000)
    keys.make_key(path)
    with pytest.raises(Refusal, match="kan ikke åbnes"):
        Store.open(path)


def test_a_plain_database_never_slips_in(tmp_path):
    path = tmp_path / "gf2.db"
    plain = sqlcipher.connect(str(path))
    plain.execute("CREATE TABLE x (a)")
    plain.commit()
    plain.close()
    keys.make_key(path)
    with pytest.raises(Refusal, match="kan ikke åbnes"):
        Store.open(path)


def test_a_wrong_address_of_a_server_is_refused():
    with pytest.raises(Refusal, match="postgresql://"):
        Store.open("mysql://localhost/x")


def test_a_server_that_does_not_answer_is_refused():
    with pytest.raises(Refusal, match="ingen forbindelse til skolens server"):
        Store.open("postgresql://nobody@127.0.0.1:1/x")


def test_an_empty_server_is_filled_only_on_purpose(empty_postgres_url):
    with pytest.raises(Refusal, match="ingen skoledata på serveren"):
        Store.open(empty_postgres_url, create=False)
    store = Store.open(empty_postgres_url)
    assert store.ask(names).value == []
    store.close()
    Store.open(empty_postgres_url, create=False).close()
