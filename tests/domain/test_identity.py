"""Which student a line of a list is about: the table of decisions 26."""

from datetime import date

import pytest

from gf2tracker.domain.identity import KnownStudent, Misfit, Person, Roll

BORN, OTHER = date(2008, 5, 14), date(2007, 1, 2)


def known(number_of, first="Åse", last="Sørensen", born=BORN, number=None):
    return KnownStudent(number, first, last, born, number_of)


def person(first="Åse", last="Sørensen", born=None, number=None):
    return Person(number, first, last, born)


def found(students, one, classmates=()):
    student = Roll(students).find(one, classmates)
    return student.id if student else None


@pytest.mark.parametrize(
    ("one", "is_found"),
    [
        (person(number="1001"), True),
        (person("Bo", "Juul", OTHER, number="1001"), True),  # whatever else is told
        (person(number="2002"), False),
        (person(born=BORN), True),
        (person("AASE", "SOERENSEN", BORN), True),
        (person("Åse", "Sørensen Bak", BORN), False),
        (person(born=OTHER), False),
        (person(), False),  # a name alone is nobody outside the class
    ],
)
def test_a_number_else_name_and_birth_date_say_who_it_is(one, is_found):
    assert (found([known(1, number="1001")], one) == 1) is is_found


@pytest.mark.parametrize(
    ("one", "is_found"),
    [
        (person(), True),
        (person("aase", "sørensen"), True),
        (person(number="1001"), True),
        (person(born=BORN), True),
        (person(born=OTHER), False),
        (person("Åse", "Bak"), False),
    ],
)
def test_a_name_is_enough_within_the_class_unless_birth_dates_differ(one, is_found):
    assert (found([known(1)], one, {1}) == 1) is is_found


def test_two_numbers_are_two_people_in_the_same_class():
    assert found([known(1, born=None, number="1001")], person(number="2002"), {1}) is None


def test_somebody_without_number_is_recognised_when_the_list_brings_one():
    assert found([known(1)], person(born=BORN, number="2002")) == 1


def test_the_same_name_and_birth_date_with_another_number_is_a_fault():
    with pytest.raises(Misfit) as misfit:
        found([known(1, number="1001")], person(born=BORN, number="2002"))
    assert misfit.value.field == "number"
    assert "1001" in misfit.value.reason


@pytest.mark.parametrize("born", [BORN, None])
def test_two_candidates_are_a_fault_and_never_a_guess(born):
    with pytest.raises(Misfit, match="flere elever"):
        found([known(1), known(2)], person(born=born), {1, 2})


def test_a_birth_date_decides_between_two_of_the_same_name():
    assert found([known(1), known(2, born=OTHER)], person(born=OTHER), {1, 2}) == 2


def test_namesakes_are_told_whatever_the_spelling():
    roll = Roll([known(1), known(2, "Aase", "Soerensen"), known(3, "Bo", "Juul")])
    assert [one.id for one in roll.namesakes("ÅSE SØRENSEN")] == [1, 2]
