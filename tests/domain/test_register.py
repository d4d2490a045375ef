"""What is kept beside a day's marks."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from gf2tracker.domain.register import pack_reasons, pack_taken, unpack_reasons, unpack_taken

minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def test_the_times_at_which_the_register_was_taken_are_kept_as_text():
    assert unpack_taken("08:21|09:02||") == (time(8, 21), time(9, 2), None, None)
    assert unpack_taken("08:21", 3) == (time(8, 21), None, None)
    assert unpack_taken("", 2) == (None, None)
    assert pack_taken((time(8, 21), None)) == "08:21|"


def test_the_reasons_are_kept_by_their_ids():
    assert unpack_reasons("|3||") == (None, 3, None, None)
    assert unpack_reasons("", 2) == (None, None)
    assert pack_reasons((None, 3, None)) == "|3"


@given(st.lists(st.one_of(st.none(), minutes), max_size=10))
def test_what_was_taken_is_read_back_alike(taken):
    assert list(unpack_taken(pack_taken(taken), len(taken))) == taken


@given(st.lists(st.one_of(st.none(), st.integers(1, 10**9)), max_size=10))
def test_reasons_are_read_back_alike(reasons):
    assert list(unpack_reasons(pack_reasons(reasons), len(reasons))) == reasons
