"""Backups: checked before they count, thinned, and a way back that loses nothing."""

import datetime as dt
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from gf2tracker.errors import Refusal
from gf2tracker.store import backup
from gf2tracker.store.store import Store
from tests.store.deeds import add, names


def test_a_backup_holds_what_the_store_holds_and_brings_it_back(sqlite_store):
    sqlite_store.do(add, "a", "b")
    made = sqlite_store.back_up()
    assert made.file.parent == backup.folder_of(sqlite_store.path)
    assert made.counts["programme"] == 2
    sqlite_store.do(add, "c")
    where = sqlite_store.where
    sqlite_store.close()
    Store.restore(made.file, where)
    again = Store.open(where, by="abc")
    assert again.ask(names).value == ["a", "b"]
    again.close()
    aside = Path(where).with_name("gf2.db.før-gendannelse")
    assert aside.exists()


def test_a_backup_is_readable_by_its_owner_only_and_tells_no_name(sqlite_store):
    sqlite_store.do(add, "Kanariefugl")
    made = sqlite_store.back_up()
    assert made.file.stat().st_mode & 0o077 == 0
    assert b"Kanariefugl" not in made.file.read_bytes()


def test_a_damaged_backup_is_refused_and_the_store_untouched(sqlite_store, tmp_path):
    sqlite_store.do(add, "a")
    made = sqlite_store.back_up()
    where = sqlite_store.where
    sqlite_store.close()
    hurt = tmp_path / "hurt.gf2"
    with zipfile.ZipFile(made.file) as good, zipfile.ZipFile(hurt, "w") as bad:
        for name in good.namelist():
            told = bytearray(good.read(name))
            if name == backup.DATA:
                told[5000] ^= 1
            bad.writestr(name, bytes(told))
    with pytest.raises(Refusal, match="kunne ikke gendannes"):
        Store.restore(hurt, where)
    assert Store.open(where).ask(names).value == ["a"]


@pytest.mark.parametrize("content", [b"", b"hej", b"PK\x03\x04"])
def test_a_file_that_is_no_backup_is_refused(tmp_path, content):
    file = tmp_path / "noget.gf2"
    file.write_bytes(content)
    with pytest.raises(Refusal, match="ikke en sikkerhedskopi"):
        Store.restore(file, str(tmp_path / "gf2.db"))
    assert not (tmp_path / "gf2.db").exists()


def test_a_backup_that_lacks_a_part_or_unpacks_to_more_is_refused(sqlite_store, tmp_path):
    sqlite_store.do(add, "a")
    made, where = sqlite_store.back_up(), sqlite_store.where
    sqlite_store.close()
    hurt = tmp_path / "hurt.gf2"
    with zipfile.ZipFile(made.file) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    bombs = {backup.DATA: bytes(9_000_000), backup.MANIFEST: b" " * 9_000_000}
    broken = [{name: parts[name] for name in parts if name != left} for left in parts]
    for one in (*broken, *({**parts, name: bomb} for name, bomb in bombs.items())):
        with zipfile.ZipFile(hurt, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in one.items():
                packed.writestr(name, content)
        with pytest.raises(Refusal, match=r"urørte|ikke en sikkerhedskopi"):
            Store.restore(hurt, where)
    assert Store.open(where).ask(names).value == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
def test_a_pipe_is_no_backup(tmp_path):
    os.mkfifo(tmp_path / "pipe.gf2")
    with pytest.raises(Refusal, match="ikke en sikkerhedskopi"):
        Store.restore(tmp_path / "pipe.gf2", str(tmp_path / "gf2.db"))


def test_restore_is_refused_while_the_store_is_open(sqlite_store):
    sqlite_store.do(add, "a")
    made = sqlite_store.back_up()
    with pytest.raises(Refusal, match="Luk vinduet først"):
        Store.restore(made.file, sqlite_store.where)


def test_restore_makes_a_lost_store_and_its_key_anew(sqlite_store, tmp_path):
    sqlite_store.do(add, "a")
    made = sqlite_store.back_up(tmp_path / "kopi.gf2")
    sqlite_store.close()
    shutil.rmtree(Path(sqlite_store.where).parent)
    Store.restore(made.file, sqlite_store.where)
    again = Store.open(sqlite_store.where)
    assert again.ask(names).value == ["a"]
    again.close()


def test_a_backup_in_a_place_that_is_a_file_is_refused(sqlite_store, tmp_path):
    (tmp_path / "fil").write_text("x")
    with pytest.raises(Refusal, match="kunne ikke skrives"):
        sqlite_store.back_up(tmp_path / "fil" / "kopi.gf2")


def test_thinning_keeps_two_days_then_a_day_a_week_a_month():
    now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    found = {
        Path(f"{hours}"): now.replace(tzinfo=None) - dt.timedelta(hours=hours)
        for hours in range(0, 24 * 200, 3)
    }
    stays = backup.kept(found, now)
    ages = sorted((now.replace(tzinfo=None) - found[file]).days for file in stays)
    assert ages.count(0) == 8
    assert 14 < len(stays) < 45
    assert max(ages) <= 100
    assert all(any(age // 7 == week for age in ages) for week in range(4))


def a_day(year, month, day, hour=12):
    return dt.datetime(year, month, day, hour)  # noqa: DTZ001  # as in the files' names


def stays(now, *moments):
    found = {Path(f"{moment:%Y-%m-%d %H}"): moment for moment in moments}
    return {file.name for file in backup.kept(found, now.replace(tzinfo=dt.UTC))}


def test_thinning_keeps_the_newest_months_also_past_september():
    moments = [a_day(2026, month, 1) for month in (8, 9, 10, 11)]
    assert stays(a_day(2026, 11, 22), *moments) == {
        "2026-09-01 12",
        "2026-10-01 12",
        "2026-11-01 12",
    }


def test_a_clock_in_a_far_year_throws_no_backup_away():
    before = [a_day(2026, 11, day) for day in (18, 19, 20)]
    assert len(stays(a_day(2099, 1, 1), *before, a_day(2099, 1, 1))) == 4
    assert len(stays(a_day(1980, 1, 1), *before, a_day(1980, 1, 1))) == 4


def test_what_a_far_year_has_left_goes_in_time():
    before = [a_day(2026, 11, day) for day in (18, 19, 20)]
    later = [a_day(2099, 1, 1) + dt.timedelta(days=days) for days in range(0, 102, 3)]
    kept = stays(later[-1], *before, *later)
    assert not {name for name in kept if name.startswith("2026")}
    assert kept


def test_drafts_of_killed_backups_go_with_the_next(sqlite_store):
    folder = sqlite_store.back_up().file.parent
    for ending in (".tmp", ".db.tmp", ".db.tmp-journal"):
        (folder / f"gf2-2026-11-19T120000.gf2{ending}").write_bytes(b"x")
    (folder / "mit.tmp").write_bytes(b"x")
    sqlite_store.back_up()
    left = {file.name for file in folder.iterdir() if file.suffix != backup.ENDING}
    assert left == {"mit.tmp"}


def test_a_mass_deed_has_a_backup_first(sqlite_store):
    sqlite_store.do(add, "a")
    assert sqlite_store.newest_backup() is None
    sqlite_store.do_after_backup(add, "b")
    assert sqlite_store.newest_backup().counts["programme"] == 1


def test_a_server_is_backed_up_by_others(postgres_store):
    with pytest.raises(Refusal, match="driften"):
        postgres_store.back_up()
