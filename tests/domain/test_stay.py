"""Which enrolments make up one course."""

from dataclasses import dataclass
from datetime import date

from gf2tracker.domain.stay import one_course


@dataclass(frozen=True)
class Enrolment:
    id: int
    class_id: int
    first_day: date
    ends_on: date


SPRING = Enrolment(1, 1, date(2026, 1, 12), date(2026, 6, 12))
AUTUMN = Enrolment(2, 2, date(2026, 8, 10), date(2026, 9, 20))
MOVED = Enrolment(3, 3, date(2026, 9, 21), date(2027, 1, 15))
BACK = Enrolment(4, 2, date(2026, 11, 2), date(2027, 1, 15))
TODAY = date(2026, 12, 1)


def test_a_move_goes_on_with_the_course():
    assert one_course([AUTUMN, MOVED], TODAY) == (AUTUMN, MOVED)


def test_a_leave_from_the_same_class_goes_on_with_the_course():
    assert one_course([AUTUMN, BACK], TODAY) == (AUTUMN, BACK)


def test_whoever_takes_the_course_again_starts_afresh():
    assert one_course([SPRING, AUTUMN, MOVED], TODAY) == (AUTUMN, MOVED)


def test_a_move_to_come_does_not_count_yet():
    assert one_course([AUTUMN, MOVED], date(2026, 9, 1)) == (AUTUMN,)


def test_before_the_start_the_first_enrolment_is_the_course():
    assert one_course([AUTUMN, MOVED], date(2026, 8, 1)) == (AUTUMN,)


def test_nobody_in_no_class_has_a_course():
    assert one_course([], TODAY) == ()
