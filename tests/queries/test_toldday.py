"""What is told of a day beyond its figures: a note, a finer reason, and what is to come."""

from datetime import date

from gf2tracker.actions import absence, reasons, register
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.queries import toldday
from tests import given
from tests.registers import mark, take_day

MONDAY, TUESDAY, WEDNESDAY, FRIDAY = (date(2026, 8, day) for day in (17, 18, 19, 21))


def test_days_with_a_note_a_finer_reason_or_to_come_are_told(store):
    made = given.a_class(store, students=2)
    first, second = made.students
    take_day(store, made.id, MONDAY, {first: "G"})
    take_day(store, made.id, TUESDAY, {first: "U", second: "U"})
    store.do(register.note, first, TUESDAY, "Bussen")
    drive = store.do(reasons.add, AbsenceKind.APPROVED, "Køreprøve", is_lawful=True).value
    store.do(absence.give_reason, [(first, MONDAY, 1)], drive)
    mark(store, made.id, FRIDAY, {(second, 1): "G"})

    found = store.ask(toldday.told_days, made.id, WEDNESDAY).value

    assert {student: set(days) for student, days in found.items()} == {
        first: {MONDAY, TUESDAY},
        second: {FRIDAY},
    }
    assert found[first][MONDAY].reasons == "Køreprøve"
    assert found[first][TUESDAY].note == "Bussen"
    assert found[second][FRIDAY].marks.startswith("G")
