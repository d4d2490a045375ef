"""The reasons for absence that a school may add, rename and take out."""

from datetime import date

import pytest

from gf2tracker.actions import reasons
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.errors import Refusal
from gf2tracker.queries import school as schools


def of_kind(store, kind):
    return [one for one in store.ask(schools.reasons).value if one.kind is kind]


def test_every_letter_has_a_reason_of_its_own(store):
    found = store.ask(schools.reasons).value
    assert [one.kind for one in found] == list(AbsenceKind)
    assert all(one.is_default and one.is_active for one in found)
    assert of_kind(store, AbsenceKind.SICK)[0].is_lawful(date(2026, 8, 10))
    assert not of_kind(store, AbsenceKind.ABSENT)[0].is_lawful(date(2026, 8, 10))


def test_a_letter_may_have_more_reasons(store):
    number = store.do(reasons.add, AbsenceKind.APPROVED, "Køreprøve", is_lawful=False).value
    own, added = of_kind(store, AbsenceKind.APPROVED)
    assert own.is_default
    assert (added.id, added.name, added.is_lawful(date(2026, 8, 10))) == (
        number,
        "Køreprøve",
        False,
    )
    store.do(reasons.rename, number, "Teoriprøve")
    assert of_kind(store, AbsenceKind.APPROVED)[1].name == "Teoriprøve"
    store.do(reasons.deactivate, number)
    assert not of_kind(store, AbsenceKind.APPROVED)[1].is_active
    store.do(reasons.activate, number)
    assert of_kind(store, AbsenceKind.APPROVED)[1].is_active
    store.undo()
    store.undo()
    store.undo()
    store.undo()
    assert len(of_kind(store, AbsenceKind.APPROVED)) == 1


def test_two_reasons_of_a_letter_have_two_names(store):
    store.do(reasons.add, AbsenceKind.APPROVED, "Køreprøve", is_lawful=True)
    with pytest.raises(Refusal) as refusal:
        store.do(reasons.add, AbsenceKind.APPROVED, "køreprøve", is_lawful=True)
    assert refusal.value.field == "name"
    store.do(reasons.add, AbsenceKind.SICK, "Køreprøve", is_lawful=True)


def test_a_letters_own_reason_is_renamed_but_not_taken_out(store):
    own = of_kind(store, AbsenceKind.ABSENT)[0]
    store.do(reasons.rename, own.id, "Pjæk")
    with pytest.raises(Refusal):
        store.do(reasons.deactivate, own.id)
    assert of_kind(store, AbsenceKind.ABSENT)[0].name == "Pjæk"
