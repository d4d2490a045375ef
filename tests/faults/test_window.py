"""The window's faults in short: a kill with a form open, a canary, files changed at random."""

import pytest

from tests.faults import canary, drafts, fuzz

pytestmark = pytest.mark.journey


def test_a_form_that_was_open_when_the_program_was_killed_is_offered(tmp_path):
    tally = drafts.killed_forms(tmp_path, 2)
    assert tally.is_kept, tally.remarks
    assert (tally.tried, tally.fired) == (2, 2)


def test_nothing_beside_the_data_tells_of_a_student(tmp_path):
    tally = canary.whole_run(tmp_path, ("crashed",))
    assert tally.is_kept, tally.remarks
    assert tally.fired == 4, "the search must find what is planted"


def test_files_changed_at_random_end_in_rows_or_a_sentence(tmp_path):
    tally = fuzz.fuzzed(tmp_path, 100, seed=5)
    assert tally.is_kept, tally.remarks
    assert tally.tried == 100
