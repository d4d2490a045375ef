"""Whose marks the lines of a written register are."""

from datetime import date

import pytest

from gf2tracker.actions.exemption import add
from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.errors import Refusal
from gf2tracker.intake.files import read_register
from gf2tracker.queries.registerlist import listed_marks
from tests import given

DAY = date(2026, 8, 17)


@pytest.fixture
def listed(store, tmp_path):
    """Return what lines say about a day of a class."""

    def found(made, *lines, day=DAY):
        path = tmp_path / "protokol.csv"
        path.write_text("\n".join(("elev;lektion;mark", *lines)) + "\n", encoding="utf-8")
        return store.ask(listed_marks, made.id, day, read_register(path)).value

    return found


def reasons(found):
    return [(fault.row, fault.column, fault.reason) for fault in found.faults]


def test_a_student_is_meant_by_number_name_or_called_name(store, listed):
    made = given.a_class(store)
    ada = given.student(store, "Ada Sofie Bak", made.id, number="7", called_name="Fie")
    for name in ("7", "Ada Sofie Bak", "ADA SOFIE BAK", "Bak, Ada Sofie", "Fie Bak", "fie"):
        found = listed(made, f"{name};1;U")
        assert found.cells == {(ada, 1): Mark(AbsenceKind.ABSENT)}, reasons(found)
    assert listed(made, "Ada;1;U").faults


def test_a_name_that_two_have_is_a_fault_and_the_whole_name_is_not(store, listed):
    made = given.a_class(store)
    ada = given.student(store, "Ada Bak", made.id)
    given.student(store, "Ada Holm", made.id)
    assert listed(made, "Ada Bak;1;U").cells == {(ada, 1): Mark(AbsenceKind.ABSENT)}
    told = "flere elever på holdet hedder det; skriv elevnr."
    assert reasons(listed(made, "Ada;1;U")) == [(2, "elev", told)]


def test_only_who_is_in_the_class_that_day_is_meant(store, listed):
    made = given.a_class(store)
    given.student(store, "Ada Bak", made.id, date(2026, 8, 18))
    given.student(store, "Bo Juul")
    assert len(listed(made, "Ada Bak;1;U", "Bo Juul;1;U").faults) == 2


def test_times_of_day_are_those_of_the_lesson(store, listed):
    made = given.a_class(store)
    ada = given.student(store, "Ada Bak", made.id)
    late = Mark(AbsenceKind.LATE, 12)
    assert listed(made, "Ada;1;F8:27").cells == {(ada, 1): late}
    assert listed(made, "Ada;;F8:27").cells == {(ada, None): late}
    assert listed(made, "Ada;;T15:00").cells == {(ada, None): Mark(AbsenceKind.LEFT_EARLY, 10)}
    assert listed(made, "Ada;2;F8:27").faults


def test_an_exempt_lesson_cannot_be_marked(store, listed):
    made = given.a_class(store)
    ada = given.student(store, "Ada Bak", made.id)
    store.do(add, ada, DAY, DAY, "1,2||||")
    found = listed(made, "Ada;1;U", "Ada;3;U", "Ada;2;.")
    assert reasons(found) == [(2, "mark", "eleven er fritaget i den lektion")]


def test_a_day_without_school_is_refused(store, listed):
    made = given.a_class(store)
    with pytest.raises(Refusal, match="ikke undervisning"):
        listed(made, "Ada;1;U", day=date(2026, 8, 16))
