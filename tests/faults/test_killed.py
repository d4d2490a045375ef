"""The program is killed: while it saves, backs up, restores, makes a store or brings one up to date."""

import pytest

from gf2tracker.store import backup, keys, restore
from gf2tracker.store.store import Store
from tests.faults import backups, calls, damaged, killed, school, upgrades

needs_calls = pytest.mark.skipif(not calls.IS_POSSIBLE, reason=calls.WHY_NOT)


def holds(tally):
    assert tally.is_kept, tally
    return tally


def test_no_save_is_lost_to_a_kill_and_the_next_start_says_so(tmp_path):
    assert holds(killed.killed_saving(tmp_path, 10)).fired == 10


@needs_calls
def test_a_store_that_is_being_made_is_whole_or_not_there(tmp_path):
    holds(killed.killed_making(tmp_path, 8))


@needs_calls
def test_a_killed_backup_changes_nothing_and_is_none(tmp_path):
    holds(backups.killed_backups(tmp_path, 10))


@needs_calls
def test_a_killed_restore_leaves_the_old_or_the_new_data(tmp_path):
    holds(backups.killed_restores(tmp_path, 12))


@needs_calls
def test_an_upgrade_that_fails_or_is_killed_leaves_the_store_unchanged_or_whole(tmp_path):
    holds(upgrades.killed_upgrades(tmp_path, 6))


def test_the_next_good_backup_is_offered_when_the_newest_is_damaged_too(tmp_path):
    holds(damaged.drills(tmp_path, 4))


def test_both_keys_lie_there_until_the_new_data_stand(tmp_path):
    path = school.make(tmp_path)
    right = keys.read_key(path)
    keys.write_keys(keys.key_path(path), "0" * 64, right)
    assert restore.settled_key(path) == right
    assert keys.read_keys(path) == (right,)
    Store.open(path).close()


def test_a_backup_that_is_no_backup_has_no_key(tmp_path):
    file = tmp_path / f"x{backup.ENDING}"
    file.write_bytes(b"hej")
    assert restore.key_in(file) == ""
