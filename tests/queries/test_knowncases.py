"""What signals are made of, read from the store."""

from datetime import UTC, date, datetime

from gf2tracker.actions import contact
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.queries import knowncases
from gf2tracker.queries.attendance import attendance
from gf2tracker.queries.running import running
from gf2tracker.store.tables import OpeningFigures
from tests import given
from tests.registers import take_day

MON, TUE, WED = (date(2026, 8, day) for day in (10, 11, 12))
BEFORE = date(2026, 8, 7)


def read(store, today):
    def query(connection):
        classes = running(connection, today)
        known = attendance(connection, classes, today)
        return knowncases.known_cases(connection, classes, known, today)

    return store.ask(query).value


def opening(store, student_id, class_id, absent, until=BEFORE):
    def deed(step):
        step.label("Åbningstal")
        row = {"student_id": student_id, "class_id": class_id, "until": until, "source": "Z8224"}
        minutes = {"scheduled_minutes": 3600, "absent_minutes": absent, "unlawful_minutes": 0}
        step.insert(OpeningFigures, {**row, **minutes, "imported_on": MON})

    store.do(deed)


def test_runs_have_their_days_and_the_kind_of_the_latest(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "S"})
    take_day(store, tom.id, TUE, {anna: "U"})
    take_day(store, tom.id, WED)
    facts = read(store, WED).facts(anna)
    assert [(run.days, run.kind) for run in facts.runs] == [((MON, TUE), AbsenceKind.ABSENT)]
    assert (facts.lost_days, facts.is_away) == ((MON, TUE), False)
    assert facts.share == 2 / 3


def test_only_who_has_a_signal_is_open(store):
    tom = given.a_class(store, students=2)
    take_day(store, tom.id, MON, {tom.students[0]: "U"})
    found = read(store, MON)
    assert set(found.here) == set(tom.students)
    assert set(found.open()) == {tom.students[0]}


def test_contacts_are_told_as_signals_ask_for_them(store):
    tom = given.a_class(store, students=1)
    at = datetime(2026, 8, 10, 8, tzinfo=UTC)
    store.do(contact.log, tom.students[0], ContactKind.SMS, at)
    facts = read(store, MON).facts(tom.students[0])
    assert [(one.kind, one.day) for one in facts.contacts] == [(ContactKind.SMS, MON)]


def test_absence_before_the_own_registers_counts_where_it_is_more(store):
    tom = given.a_class(store, students=2)
    high, low = tom.students
    take_day(store, tom.id, MON)
    take_day(store, tom.id, TUE, {low: "U"})
    opening(store, high, tom.id, absent=1800)
    opening(store, low, tom.id, absent=0)
    found = read(store, TUE)
    facts = found.facts(high)
    assert (facts.share, facts.opening_until) == (1800 / (3600 + 720), BEFORE)
    assert (found.facts(low).share, found.facts(low).opening_until) == (0.5, None)
    assert high in found.open()
