"""The disk: it loses its power, fills up, answers with errors, or gives back something else."""

import errno
from pathlib import Path

import pytest

from gf2tracker.errors import Damaged, Refusal
from gf2tracker.store import engine
from gf2tracker.store.store import Store
from tests.faults import calls, damaged, disk, full, power, school

needs_calls = pytest.mark.skipif(not calls.IS_POSSIBLE, reason=calls.WHY_NOT)


@pytest.fixture(scope="module")
def small_disk(tmp_path_factory):
    """Skip, with the reason, where no small disk can be made."""
    if not full.is_possible(tmp_path_factory.mktemp("disk")):
        pytest.skip(full.WHY_NOT)


def holds(tally):
    assert tally.is_kept, tally
    return tally


@needs_calls
def test_no_save_is_lost_when_the_power_goes(tmp_path):
    holds(power.power_cuts(tmp_path, 100, saves=15))


@needs_calls
def test_a_disk_that_is_never_waited_for_is_found_out(tmp_path, monkeypatch):
    careless = [one.replace("FULL", "OFF") for one in engine.PRAGMAS]
    monkeypatch.setattr(engine, "PRAGMAS", tuple(careless))
    tally = power.power_cuts(tmp_path, 60, saves=8)
    assert tally.lost + tally.broken > 0


@needs_calls
@pytest.mark.parametrize("kind", disk.KINDS, ids=lambda kind: "-".join(map(str, kind)))
def test_errors_of_the_disk_lose_nothing_and_are_no_damage(tmp_path, kind):
    holds(disk.disk_errors(tmp_path, 60, 29, (kind,)))


@needs_calls
def test_a_page_that_is_misread_once_is_no_damage(tmp_path):
    path = school.make(tmp_path)
    store = Store.open(path)
    wanted = school.content(store)
    store.close()
    misread = disk.Failing("read", calls.MISREAD, 9, lasts=False)
    with calls.Calls(tmp_path, misread):
        store = Store.open(path)
        assert school.content(store) == wanted
        store.close()
    assert misread.fired == 1


@needs_calls
def test_where_a_save_ended_is_looked_up_or_said_to_be_unknown(tmp_path):
    path = school.make(tmp_path)
    store = Store.open(path)
    broken = disk.Failing("sync", errno.EIO, 1, lasts=True)
    with calls.Calls(tmp_path, broken), pytest.raises(Refusal, match="Disken svare"):
        school.save(store, 1)
    store.close()
    again = Store.open(path)
    assert school.saved(again) in ([], [1])
    assert school.is_whole(again)
    again.close()


@pytest.mark.parametrize("job", full.JOBS)
def test_a_full_disk_changes_nothing_and_another_try_goes_through(small_disk, tmp_path, job):
    holds(full.full_disk(tmp_path, job, 2))


def test_a_damaged_store_is_never_read_wrong(tmp_path):
    tally = holds(damaged.damaged_stores(tmp_path, 40, restored=8))
    assert tally.fired > 25


def test_a_store_cut_to_nothing_is_not_made_anew(tmp_path):
    path = school.make(tmp_path)
    store = Store.open(path)
    made = store.back_up()
    store.close()
    path.write_bytes(b"")
    with pytest.raises(Damaged, match="mangler eller er tom") as told:
        Store.open(path)
    assert told.value.backup == made.file
    Store.restore(made.file, str(path))
    Store.open(path).close()


def test_damage_met_while_the_program_runs_is_told_with_the_backup(tmp_path):
    path = school.make(tmp_path)
    store = Store.open(path)
    store.back_up()
    store.close()
    store = Store.open(path)
    content = Path(path).read_bytes()
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(bytes(len(content) - 4096 * 3))
    with pytest.raises(Damaged, match="er kontrolleret og kan gendannes"):
        school.content(store)
    with pytest.raises(Damaged):
        school.save(store, 1)
    store.close()
