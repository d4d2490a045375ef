"""First names on a wall: as short as they can be and still be told apart."""

import pytest

from gf2tracker.domain.firstnames import Person, first_names
from gf2tracker.domain.people import StudentId


def named(*people):
    given = [Person(StudentId(at), *one) for at, one in enumerate(people, start=1)]
    return list(first_names(given).values())


def test_who_is_alone_with_a_name_has_it_alone():
    assert named(("Huda", "Hassan"), ("Ida", "Sand")) == ["Huda", "Ida"]


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (("Hassan", "Kaya"), ["Huda H.", "Huda K."]),
        (("Hassan", "Holm"), ["Huda Ha.", "Huda Ho."]),
        (("Bo", "Borg"), ["Huda 1", "Huda 2"]),
        (("Bak", "Bak"), ["Huda 1", "Huda 2"]),
        (("Hassan", "Hansen", "Kaya"), ["Huda 1", "Huda 2", "Huda K."]),
    ],
)
def test_two_of_one_name_get_a_letter_or_two_else_a_number(last, told):
    assert named(*(("Huda", name) for name in last)) == told


def test_the_case_of_a_name_makes_no_difference():
    assert named(("Bo", "Bak"), ("bo", "Holm")) == ["Bo B.", "bo H."]


def test_a_protected_student_is_never_told_by_the_last_name():
    assert named(("Huda", "Hassan", True), ("Huda", "Kaya")) == ["Huda", "Huda K."]


def test_who_has_no_last_name_has_the_first():
    assert named(("Huda", ""), ("Huda", "Kaya")) == ["Huda", "Huda K."]
