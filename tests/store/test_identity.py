"""Everybody the school knows, for imports."""

from datetime import date

from gf2tracker.actions import enrolment
from gf2tracker.domain.people import LeaveReason
from gf2tracker.store.identity import known_students
from tests import given


def test_a_known_student_has_what_identifies_one(store):
    made = given.a_class(store, "tøm-26a")
    anna = given.student(store, "Åse Ørsted", made.id, number="4711", birth_date=date(2008, 3, 3))
    given.student(store, "Bo Dam")
    found, other = store.ask(known_students, date(2026, 8, 1)).value
    assert (found.id, found.number, found.birth_date) == (anna, "4711", date(2008, 3, 3))
    assert found.name == "aase oersted"
    assert found.values["first_name"] == "Åse"
    assert found.active.class_id == made.id
    assert (other.number, other.stays, other.active) == (None, (), None)


def test_whoever_has_left_or_finished_is_active_nowhere(store):
    made = given.a_class(store, students=2)
    stays = [one.stays[0] for one in store.ask(known_students, given.MONDAY).value]
    store.do(enrolment.leave, stays[0].id, date(2026, 8, 14), LeaveReason.NO_SHOW)
    later = store.ask(known_students, date(2026, 8, 17)).value
    assert [one.active is None for one in later] == [True, False]
    ended = store.ask(known_students, date(2027, 8, 17)).value
    assert [one.active for one in ended] == [None, None]
    assert [len(one.stays) for one in ended] == [1, 1]
    assert made.students == tuple(one.id for one in ended)
