"""What is lawful counts from its date, and reasons belong to their kind."""

from datetime import date

import pytest

from gf2tracker.actions import absence, reasons
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.errors import Refusal
from gf2tracker.queries import absence as figures
from gf2tracker.queries import school
from tests import given
from tests.registers import mark, row_of, take_day

MON = date(2026, 8, 17)
TUE = date(2026, 8, 18)
WED = date(2026, 8, 19)


@pytest.fixture
def tom(store):
    return given.a_class(store, students=2)


def of(store, who, today=WED):
    return store.ask(figures.of_student, who, today).value.figures


def default_reason(store, kind):
    return next(one.id for one in store.ask(school.reasons).value if one.kind is kind)


def test_a_reason_is_lawful_from_a_date(store, tom):
    anna = tom.students[0]
    for day in (MON, TUE, WED):
        take_day(store, tom.id, day, {anna: "S"})
    assert of(store, anna).unlawful_share == 0
    sick = default_reason(store, AbsenceKind.SICK)
    done = store.do(absence.set_lawful, sick, TUE, is_lawful=False)
    assert done.change.label == "Syg: ulovligt fra 18.08.2026"
    assert of(store, anna).unlawful_share == pytest.approx(2 / 3)
    assert of(store, anna).total_share == 1
    store.do(absence.set_lawful, sick, WED, is_lawful=True)
    assert of(store, anna).unlawful_share == pytest.approx(1 / 3)


def test_undoing_what_is_lawful_brings_the_figures_back(store, tom):
    anna = tom.students[0]
    take_day(store, tom.id, MON, {anna: "S"})
    store.do(absence.set_lawful, default_reason(store, AbsenceKind.SICK), MON, is_lawful=False)
    assert of(store, anna).unlawful_share == 1
    store.undo()
    assert of(store, anna).unlawful_share == 0


def test_a_finer_reason_decides_for_its_marks_alone(store, tom):
    anna, other = tom.students
    dentist = store.do(reasons.add, AbsenceKind.ABSENT, "Tandlæge", is_lawful=True).value
    take_day(store, tom.id, MON, {anna: "U", other: "U"})
    done = store.do(absence.give_reason, [(anna, MON, 1), (anna, MON, 2)], dentist)
    assert done.change.label == "Årsag til 2 mærker: Tandlæge"
    assert of(store, anna).unlawful_share == pytest.approx(6 / 8)
    assert of(store, other).unlawful_share == 1
    assert row_of(store, tom.id, anna, MON).reasons[:3] == (dentist, dentist, None)
    store.do(absence.give_reason, [(anna, MON, 1)])
    assert of(store, anna).unlawful_share == pytest.approx(7 / 8)


def test_a_reason_of_another_kind_is_refused(store, tom):
    anna = tom.students[0]
    dentist = store.do(reasons.add, AbsenceKind.APPROVED, "Tandlæge", is_lawful=True).value
    mark(store, tom.id, MON, {(anna, 1): "U"})
    with pytest.raises(Refusal, match=r"“Tandlæge” hører til G \(godkendt fri\)"):
        store.do(absence.give_reason, [(anna, MON, 1)], dentist)


def test_a_reason_without_a_mark_is_refused(store, tom):
    anna = tom.students[0]
    mark(store, tom.id, MON, {(anna, 1): "U"})
    for cell in ((anna, MON, 2), (anna, TUE, 1)):
        with pytest.raises(Refusal, match="ikke noget mærke"):
            store.do(absence.give_reason, [cell])


def test_marks_that_are_not_taken_yet_follow_the_rule_when_they_are(store, tom):
    anna = tom.students[0]
    mark(store, tom.id, MON, {(anna, None): "S"})
    store.do(absence.set_lawful, default_reason(store, AbsenceKind.SICK), MON, is_lawful=False)
    take_day(store, tom.id, MON)
    assert of(store, anna).unlawful_share == 1
