"""Which days are to be settled, and what takes them off the list."""

from datetime import date, datetime, timedelta

import pytest

from gf2tracker.actions import absence, contact
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.queries import unsettled
from gf2tracker.queries.running import running
from gf2tracker.queries.unsettled import Why
from tests import given, registers
from tests.registers import take_day

MONDAY = date(2026, 8, 17)
TUESDAY, WEDNESDAY = date(2026, 8, 18), date(2026, 8, 19)
LAST_WEEK = date(2026, 8, 13)
NOON = datetime(2026, 8, 18, 12).astimezone()


@pytest.fixture
def tom(store):
    return given.a_class(store, "tøm-26a", students=4)


def asked(store, class_id=None, mine="MEKR", today=WEDNESDAY):
    return store.ask(unsettled.unsettled, class_id, today, mine).value


def told(days):
    return [(one.student.called_name, one.date, one.why, one.lessons) for one in days]


def test_days_without_a_reason_come_first_then_those_without_contact(store, tom):
    first, second, *_rest = tom.students
    take_day(store, tom.id, MONDAY, {first: "U"})
    take_day(store, tom.id, TUESDAY)
    registers.mark(store, tom.id, TUESDAY, {(second, 3): "?", (second, 4): "?"})
    found = asked(store, tom.id)
    assert told(found.week) == [
        ("Birgitte", TUESDAY, Why.NO_REASON, (3, 4)),
        ("Aage", MONDAY, Why.NO_CONTACT, tuple(range(1, 9))),
    ]
    assert (found.missing, found.earlier, found.codes) == (1, (), ("tøm-26a",))


def test_what_was_left_open_last_week_stands_apart_but_old_absence_does_not(store, tom):
    take_day(store, tom.id, LAST_WEEK, {tom.students[0]: "U"})
    registers.mark(store, tom.id, LAST_WEEK, {(tom.students[1], 1): "?"})
    found = asked(store, tom.id)
    assert (found.week, found.missing) == ((), 0)
    assert told(found.earlier) == [("Birgitte", LAST_WEEK, Why.NO_REASON, (1,))]


def test_days_to_come_and_lessons_nobody_took_ask_for_no_contact(store, tom):
    registers.mark(store, tom.id, WEDNESDAY, {(tom.students[0], None): "U"})
    registers.mark(store, tom.id, date(2026, 8, 20), {(tom.students[0], 1): "?"})
    assert asked(store, tom.id).week == ()


@pytest.mark.parametrize(
    ("kind", "stays"),
    [(ContactKind.TALKED, False), (ContactKind.SMS, False), (ContactKind.NO_ANSWER, True)],
)
def test_a_contact_takes_the_day_off_the_list_unless_nobody_answered(store, tom, kind, stays):
    who = tom.students[0]
    take_day(store, tom.id, TUESDAY, {who: "I"})
    store.do(contact.log, who, kind, NOON)
    assert bool(asked(store, tom.id).week) == stays


def test_a_contact_before_the_day_settles_nothing(store, tom):
    who = tom.students[0]
    store.do(contact.log, who, ContactKind.TALKED, NOON - timedelta(days=1))
    take_day(store, tom.id, TUESDAY, {who: "U"})
    assert len(asked(store, tom.id).week) == 1


def test_ones_own_classes_are_counted_down_to_none(store, tom):
    other = given.a_class(store, "el-26a", students=2, contact_teacher_id=None)
    for of in (tom, other):
        registers.mark(store, of.id, MONDAY, {(of.students[0], 1): "?", (of.students[1], 2): "?"})
    count = store.ask(unsettled.missing_reasons, WEDNESDAY, "MEKR").value
    assert count == 2
    assert asked(store).codes == ("tøm-26a",)
    assert asked(store, other.id).missing == 2
    for one in asked(store).week:
        cells = [(one.student.student_id, one.date, lesson) for lesson in one.lessons]
        store.do(absence.settle, cells, AbsenceKind.SICK)
    assert store.ask(unsettled.missing_reasons, WEDNESDAY, "MEKR").value == 0
    assert store.ask(unsettled.missing_reasons, WEDNESDAY, "").value == 0


def test_the_classes_that_are_read_already_give_the_same(store, tom):
    oak = given.a_class(store, "el-26a", students=1)
    take_day(store, tom.id, TUESDAY, {tom.students[0]: "?"})
    take_day(store, oak.id, TUESDAY, {oak.students[0]: "?"})

    def found(connection):
        classes = running(connection, WEDNESDAY, "MEKR")
        return unsettled.unsettled_in(connection, [classes[oak.id]], WEDNESDAY)

    answer = store.ask(found).value
    assert answer == asked(store, oak.id)
    assert told(answer.week) == [("Aage", TUESDAY, Why.NO_REASON, tuple(range(1, 9)))]
