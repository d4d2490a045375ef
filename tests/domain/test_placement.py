"""What a class list does to a student's time in classes."""

from dataclasses import dataclass
from datetime import date

import pytest

from gf2tracker.domain.course import Course
from gf2tracker.domain.identity import Misfit
from gf2tracker.domain.placement import Begin, Leaving, Listed, place

START = date(2026, 8, 10)
COURSE = Course(START)
ENDS = COURSE.ends_on
TODAY = date(2026, 9, 14)
HERE, THERE = 1, 2


@dataclass(frozen=True)
class Stay:
    id: int
    class_id: int
    first_day: date = START
    last_day: date | None = None
    ends: date = ENDS
    leave_reason: str = ""
    cause_as_told: str = ""
    destination: str = ""

    @property
    def ends_on(self):
        return self.last_day or self.ends


def test_somebody_new_begins_with_the_class():
    assert place(Listed(HERE), COURSE, [], TODAY).begin == Begin(START)


@pytest.mark.parametrize(
    ("listed", "day"),
    [
        (Listed(HERE, date(2026, 8, 24)), date(2026, 8, 24)),
        (Listed(HERE, None, date(2026, 8, 24)), date(2026, 8, 24)),  # "Forløbsstart" of a late one
        (Listed(HERE, date(2026, 8, 3)), START),  # not before the class
    ],
)
def test_a_late_joiner_begins_on_the_own_day(listed, day):
    assert place(listed, COURSE, [], TODAY).begin == Begin(day)


def test_a_start_after_the_course_is_a_fault():
    with pytest.raises(Misfit) as misfit:
        place(Listed(HERE, date(2027, 3, 1)), COURSE, [], TODAY)
    assert misfit.value.field == "first_day"


def test_nothing_happens_to_somebody_who_is_there():
    told = Listed(HERE, None, START)
    done = place(told, COURSE, [Stay(7, HERE)], TODAY)
    assert (done.begin, done.corrections, done.remarks) == (None, {}, ())


def test_the_students_own_first_day_is_corrected():
    done = place(Listed(HERE, date(2026, 8, 17)), COURSE, [Stay(7, HERE)], TODAY)
    assert done.corrections == {7: {"first_day": date(2026, 8, 17)}}


def test_leaving_ends_the_enrolment_with_its_reason():
    leaving = Leaving(date(2026, 9, 1), "OTHER", "", "HF")
    done = place(Listed(HERE, leaving=leaving), COURSE, [Stay(7, HERE)], TODAY)
    expected = {"last_day": date(2026, 9, 1), "leave_reason": "OTHER", "destination": "HF"}
    assert done.corrections == {7: expected}


def test_a_list_that_says_nothing_of_leaving_takes_nobody_back():
    gone = Stay(7, HERE, last_day=date(2026, 9, 1))
    done = place(Listed(HERE), COURSE, [gone], TODAY)
    assert (done.begin, done.corrections) == (None, {})
    assert "Forlod holdet 01.09.2026" in done.remarks[0]


def test_whoever_begins_again_after_leaving_gets_a_new_enrolment():
    gone = Stay(7, HERE, last_day=date(2026, 9, 1))
    done = place(Listed(HERE, date(2026, 9, 14)), COURSE, [gone], TODAY)
    assert (done.begin, done.corrections) == (Begin(date(2026, 9, 14)), {})


def test_leaving_before_the_first_day_is_a_fault():
    listed = Listed(HERE, leaving=Leaving(date(2026, 8, 1)))
    for stays in ([], [Stay(7, HERE)]):
        with pytest.raises(Misfit) as misfit:
            place(listed, COURSE, stays, TODAY)
        assert misfit.value.field == "left_on"


def test_leaving_after_the_end_of_the_class_is_only_remarked():
    listed = Listed(HERE, leaving=Leaving(date(2027, 2, 1)))
    done = place(listed, COURSE, [Stay(7, HERE)], TODAY)
    assert done.corrections == {}
    assert "bruges ikke" in done.remarks[0]


def test_a_move_ends_the_old_enrolment_the_day_before():
    done = place(Listed(HERE, date(2026, 9, 21)), COURSE, [Stay(7, THERE)], TODAY)
    assert done.begin == Begin(date(2026, 9, 21))
    assert done.corrections[7]["last_day"] == date(2026, 9, 20)
    assert done.moved_from == THERE


def test_a_move_whose_day_is_not_told_happens_today():
    for listed in (Listed(HERE), Listed(HERE, None, START), Listed(HERE, START)):
        done = place(listed, COURSE, [Stay(7, THERE)], TODAY)
        assert done.begin == Begin(TODAY)


def test_a_move_to_a_class_that_starts_later_happens_at_its_start():
    later = Course(date(2026, 10, 5))
    done = place(Listed(HERE), later, [Stay(7, THERE)], TODAY)
    assert done.begin == Begin(date(2026, 10, 5))


def test_who_was_put_on_a_wrong_class_before_it_began_is_put_on_the_right_one():
    done = place(Listed(HERE), COURSE, [Stay(7, THERE)], date(2026, 8, 1))
    assert done.begin is None
    assert (done.corrections[7]["class_id"], done.corrections[7]["first_day"]) == (None, START)
    assert done.moved_from == THERE


def test_a_move_back_is_a_move():
    stays = [
        Stay(7, HERE, last_day=date(2026, 8, 30)),
        Stay(8, THERE, first_day=date(2026, 8, 31)),
    ]
    done = place(Listed(HERE), COURSE, stays, TODAY)
    assert done.begin == Begin(TODAY)
    assert done.corrections[8]["last_day"] == date(2026, 9, 13)


def test_a_course_that_is_over_is_no_active_enrolment():
    before = Stay(7, THERE, date(2026, 1, 5), None, date(2026, 6, 19))
    done = place(Listed(HERE), COURSE, [before], TODAY)
    assert (done.begin, done.corrections, done.moved_from) == (Begin(START), {}, None)


def test_who_has_left_another_class_begins_the_day_after():
    left = Stay(7, THERE, last_day=date(2026, 9, 1))
    done = place(Listed(HERE), COURSE, [left], TODAY)
    assert done.begin == Begin(date(2026, 9, 2))


def test_two_other_classes_are_a_fault():
    stays = [Stay(7, THERE, last_day=date(2026, 10, 1)), Stay(8, 3, date(2026, 10, 2))]
    with pytest.raises(Misfit, match="flere andre hold"):
        place(Listed(HERE), COURSE, stays, TODAY)


def test_a_time_that_is_over_is_not_squeezed_into_another_class():
    listed = Listed(HERE, leaving=Leaving(date(2026, 9, 1)))
    with pytest.raises(Misfit, match="andet hold i den tid"):
        place(listed, COURSE, [Stay(7, THERE)], TODAY)


def test_somebody_new_in_a_class_under_way_begins_today_and_not_with_it():
    for listed in (Listed(HERE, is_under_way=True), Listed(HERE, None, START, is_under_way=True)):
        done = place(listed, COURSE, [], TODAY)
        assert done.begin == Begin(TODAY)
        assert "Begynder" in done.remarks[0]
    said = Listed(HERE, START, is_under_way=True)
    assert place(said, COURSE, [], TODAY).begin == Begin(START)


def test_who_is_new_and_has_left_already_was_there_before():
    listed = Listed(HERE, leaving=Leaving(date(2026, 8, 21)), is_under_way=True)
    assert place(listed, COURSE, [], TODAY).begin.first_day == START
