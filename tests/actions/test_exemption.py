"""Exempt lessons are out of the register and out of every share."""

from datetime import date

import pytest

from gf2tracker.actions import exemption
from gf2tracker.errors import Refusal
from gf2tracker.queries import absence
from tests import given
from tests.registers import mark, row_of, take_day

MON = date(2026, 8, 17)
TUE = date(2026, 8, 18)
FRI = date(2026, 8, 21)


@pytest.fixture
def tom(store):
    return given.a_class(store, students=2)


def of(store, who, today=FRI):
    return store.ask(absence.of_student, who, today).value.figures


def test_exempt_lessons_leave_the_denominator(store, tom):
    anna, other = tom.students
    done = store.do(exemption.add, anna, MON, FRI, "1,2|*|||")
    assert done.change.label == "Fritagelse tilføjet, tøm-26a 17.–21.08."
    for day in (MON, TUE):
        take_day(store, tom.id, day)
    assert of(store, anna).lessons_taken == 6
    assert of(store, other).lessons_taken == 16


def test_a_day_is_whole_when_all_but_exempt_lessons_are_missed(store, tom):
    anna = tom.students[0]
    mark(store, tom.id, MON, {(anna, lesson): "U" for lesson in range(3, 9)})
    take_day(store, tom.id, MON)
    assert of(store, anna).days_absent == 0
    number = store.do(exemption.add, anna, MON, MON, "1,2||||").value
    assert of(store, anna).days_absent == 1
    assert of(store, anna).total_share == 1
    done = store.do(exemption.remove, number)
    assert done.change.label == "Fritagelse fjernet, tøm-26a 17.08."
    assert of(store, anna).days_absent == 0


def test_an_exempt_mark_leaves_the_denominator_too(store, tom):
    anna = tom.students[0]
    mark(store, tom.id, MON, {(anna, 1): "-", (anna, 2): "U"})
    take_day(store, tom.id, MON)
    assert of(store, anna).lessons_taken == 7
    assert of(store, anna).total_share == pytest.approx(1 / 7)


def test_it_is_refused_where_marks_stand(store, tom):
    anna = tom.students[0]
    mark(store, tom.id, MON, {(anna, 1): "U", (anna, 2): "F5", (anna, 3): "-"})
    with pytest.raises(Refusal) as refused:
        store.do(exemption.add, anna, MON, FRI)
    assert refused.value.text == (
        "Der står 2 mærker i de lektioner. Fjern dem, før du fritager eleven."
    )
    store.do(exemption.add, anna, MON, FRI, "3,4||||")
    assert row_of(store, tom.id, anna, MON).exempt == {3, 4}


@pytest.mark.parametrize(
    ("first", "last", "pattern", "field"),
    [
        (FRI, MON, "", "last"),
        (MON, FRI, "||||", "pattern"),
        (MON, FRI, "mandag", "pattern"),
    ],
)
def test_impossible_periods_and_patterns_are_refused(store, tom, first, last, pattern, field):
    with pytest.raises(Refusal) as refused:
        store.do(exemption.add, tom.students[0], first, last, pattern)
    assert refused.value.field == field


def test_an_exemption_and_its_figures_are_undone_together(store, tom):
    anna = tom.students[0]
    take_day(store, tom.id, MON)
    store.do(exemption.add, anna, MON, MON)
    assert of(store, anna).lessons_taken == 0
    store.undo()
    assert of(store, anna).lessons_taken == 8


def test_a_corrected_exemption_counts_what_it_no_longer_covers_again(store, tom):
    anna = tom.students[0]
    number = store.do(exemption.add, anna, MON, FRI, "1,2||||").value
    for day in (MON, TUE):
        take_day(store, tom.id, day)
    mark(store, tom.id, TUE, {(anna, 1): "U"})
    assert of(store, anna).lessons_taken == 14
    done = store.do(exemption.change, number, MON, MON, "1||||")
    assert done.change.label == "Fritagelse rettet, tøm-26a 17.08."
    assert of(store, anna).lessons_taken == 15
    store.undo()
    assert of(store, anna).lessons_taken == 14


def test_a_correction_is_refused_as_a_new_one_is(store, tom):
    anna = tom.students[0]
    number = store.do(exemption.add, anna, MON, MON, "1||||").value
    mark(store, tom.id, MON, {(anna, 2): "U"})
    with pytest.raises(Refusal, match="Der står 1 mærke"):
        store.do(exemption.change, number, MON, MON, "1,2||||")
    with pytest.raises(Refusal, match="mindst én lektion"):
        store.do(exemption.change, number, MON, MON, "||||")


def test_overlapping_exemptions_count_once_and_one_may_go_alone(store, tom):
    anna = tom.students[0]
    store.do(exemption.add, anna, MON, FRI, "1,2||||")
    number = store.do(exemption.add, anna, MON, TUE, "2,3||||").value
    take_day(store, tom.id, MON)
    assert row_of(store, tom.id, anna, MON).exempt == {1, 2, 3}
    store.do(exemption.remove, number)
    assert row_of(store, tom.id, anna, MON).exempt == {1, 2}
