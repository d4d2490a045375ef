"""Two entries of one student: whose words stand, and what becomes of their time."""

from dataclasses import dataclass
from datetime import date

import pytest

from gf2tracker.domain.merge import is_richer, merged_fields, merged_time
from gf2tracker.errors import Refusal

CODES = {1: "tøm-26a", 2: "el-26b"}
END = date(2027, 1, 15)


@dataclass(frozen=True)
class Time:
    id: int
    class_id: int
    first_day: date
    ends_on: date = END


def aug(day):
    return date(2026, 8, day)


def test_empty_fields_are_filled_and_others_stay():
    keep = {"id": 1, "number": None, "phone": "", "mail": "a@x.example", "is_protected": False}
    gone = {"id": 2, "number": "7", "phone": "15", "mail": "b@x.example", "is_protected": True}
    filled, lost = merged_fields(keep, gone)
    assert filled == {"number": "7", "phone": "15", "is_protected": True}
    assert lost == {"mail": "b@x.example"}


def test_protection_is_never_given_up():
    assert merged_fields({"is_protected": True}, {"is_protected": False}) == ({}, {})


def test_the_same_class_twice_is_one_time_from_the_first_day_to_the_last():
    time = merged_time([Time(1, 1, aug(10), aug(20))], [Time(2, 1, aug(17))], CODES)
    assert (time.doubled, dict(time.ends), dict(time.cut)) == ((2,), {1: 2}, {})


def test_a_time_that_lies_in_another_adds_nothing():
    time = merged_time([Time(1, 1, aug(17), aug(20))], [Time(2, 1, aug(10))], CODES)
    assert (time.doubled, dict(time.ends)) == ((1,), {})


def test_times_after_each_other_both_stand():
    time = merged_time([Time(1, 1, aug(10), aug(20))], [Time(2, 1, aug(21))], CODES)
    assert (time.doubled, time.ends, time.cut) == ((), {}, {})


def test_two_classes_are_a_move():
    time = merged_time([Time(1, 1, aug(10))], [Time(2, 2, aug(24))], CODES)
    assert dict(time.cut) == {1: aug(23)}


@pytest.mark.parametrize(
    "other", [Time(2, 2, aug(10)), Time(2, 2, aug(17), aug(20))], ids=["same day", "inside"]
)
def test_two_classes_of_which_none_ends_the_other_are_refused(other):
    with pytest.raises(Refusal, match="tøm-26a og el-26b i samme tid"):
        merged_time([Time(1, 1, aug(10))], [other], CODES)


def test_the_day_with_more_marked_lessons_is_richer_and_a_note_tells():
    def day(marks, note=""):
        return {"marks": marks, "note": note}

    assert is_richer(day("U|U|U"), day("S|S"))
    assert not is_richer(day("U|U"), day("S|S"))
    assert is_richer(day("U|U", "ringede"), day("S|S"))
