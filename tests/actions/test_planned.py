"""Absence over days: planned, reported in the morning, ended, and settled afterwards."""

from datetime import date, time

import pytest

from gf2tracker.actions import absence, closed, exemption, register
from gf2tracker.actions.absence import Report
from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.planned import Wish
from gf2tracker.errors import Refusal
from gf2tracker.queries import history, planned, school
from tests import given, registers
from tests.registers import row_of, take_day, written

K, G, S = AbsenceKind.SCHOOL, AbsenceKind.APPROVED, AbsenceKind.SICK
MONDAY = date(2026, 10, 5)
FRIDAY = date(2026, 10, 9)
NEXT_MONDAY = date(2026, 10, 19)


@pytest.fixture
def tom(store):
    """A class from August with autumn holidays in week 42."""
    found = given.a_class(store, "tøm-26a", students=4)
    store.do(closed.add, date(2026, 10, 12), date(2026, 10, 16), "efterårsferie")
    return found


def wish(first=MONDAY, last=FRIDAY, kind=G, **more):
    return Wish(DayRange(first, last), kind, **more)


def marks(store, tom, who, day):
    return written(row_of(store, tom.id, tom.students[who], day))


def test_a_period_is_marked_in_one_step_and_jumps_over_the_holidays(store, tom):
    done = store.do(absence.plan, [tom.students[0]], wish(FRIDAY, NEXT_MONDAY, note="session"))
    assert done.change.label == "Planlagt: 1 elev godkendt fri, tøm-26a 09.–19.10."
    assert (done.value.dates, done.value.closed) == (2, ("efterårsferie",))
    assert marks(store, tom, 0, FRIDAY) == "G|G|G|G|G"
    row = row_of(store, tom.id, tom.students[0], NEXT_MONDAY)
    assert (written(row), row.note) == ("G|G|G|G|G|G|G|G", "session")
    store.undo()
    assert marks(store, tom, 0, NEXT_MONDAY) == ""
    assert store.ask(planned.ahead, tom.students, MONDAY).value == ()


def test_the_preview_says_the_same_and_writes_nothing(store, tom):
    seen = store.ask(planned.preview, [tom.students[0]], wish()).value
    assert (seen.dates, seen.lessons) == (5, 37)
    assert marks(store, tom, 0, MONDAY) == ""


def test_days_outside_the_enrolment_and_exempt_lessons_are_left_out(store, tom):
    wednesday = date(2026, 10, 7)
    who = given.student(store, "Anna Holm", tom.id, wednesday)
    store.do(exemption.add, who, MONDAY, FRIDAY, "||1,2||")
    done = store.do(absence.plan, [who], wish()).value
    assert (done.dates, done.outside) == (3, 2)
    assert written(row_of(store, tom.id, who, wednesday)) == "||G|G|G|G|G|G"


def test_figures_count_what_is_planned_only_when_the_register_is_taken(store, tom):
    store.do(absence.plan, [tom.students[0]], wish())
    assert row_of(store, tom.id, tom.students[0], MONDAY).share is None
    registers.take(store, tom.id, MONDAY)
    assert row_of(store, tom.id, tom.students[0], MONDAY).share == 1


def test_marks_of_a_taken_day_stay_unless_they_are_to_be_written_over(store, tom):
    take_day(store, tom.id, MONDAY, {tom.students[0]: "U"})
    done = store.do(absence.plan, [tom.students[0]], wish(last=MONDAY, kind=G, rewrites=True))
    assert done.value.replaced == 8
    assert marks(store, tom, 0, MONDAY) == "G|G|G|G|G|G|G|G"
    assert row_of(store, tom.id, tom.students[0], MONDAY).share == 1
    with pytest.raises(Refusal, match="Der er ingen lektioner at mærke"):
        store.do(absence.plan, [tom.students[1]], wish(last=MONDAY))


def test_a_whole_class_is_out_with_a_reason_the_school_gets_with_it(store, tom):
    done = store.do(absence.plan, tom.students, wish(last=MONDAY, kind=K), "virksomhedsbesøg")
    assert done.change.label == "4 elever ude: virksomhedsbesøg, tøm-26a 05.10."
    (reason,) = [one for one in store.ask(school.reasons).value if one.name == "virksomhedsbesøg"]
    assert (reason.kind, reason.is_lawful(MONDAY)) == (K, True)
    registers.take(store, tom.id, MONDAY)
    row = row_of(store, tom.id, tom.students[2], MONDAY)
    assert (written(row), row.share) == ("K|K|K|K|K|K|K|K", 0)
    assert row.reasons == (reason.id,) * 8


def test_the_reason_that_is_there_is_taken_again(store, tom):
    store.do(absence.plan, tom.students, wish(last=MONDAY, kind=K), "VFU")
    store.do(absence.plan, tom.students, wish(FRIDAY, FRIDAY, kind=K), "vfu")
    assert [one.name for one in store.ask(school.reasons).value].count("VFU") == 1


def test_an_early_end_is_presence_from_a_lesson_on(store, tom):
    early = wish(last=MONDAY, kind=K, lessons=frozenset(range(5, 11)))
    store.do(absence.plan, tom.students, early, "fri tidligere")
    assert marks(store, tom, 3, MONDAY) == "||||K|K|K|K"


def test_a_message_in_the_morning_is_one_step_with_its_time(store, tom):
    done = store.do(absence.report_sick, tom.students[0], MONDAY, Report(time(7, 48)))
    assert done.change.label == "1 elev: meldt syg 7:48, tøm-26a 05.10."
    row = row_of(store, tom.id, tom.students[0], MONDAY)
    assert (written(row), row.note) == ("S|S|S|S|S|S|S|S", "Meldt syg 7:48")
    (one,) = store.ask(planned.ill_today, MONDAY).value
    assert (one.name, one.code, one.note) == ("Aage Ørsted Kjær", "tøm-26a", "Meldt syg 7:48")


def test_a_message_until_a_day_and_of_a_child(store, tom):
    report = Report(time(7, 50), last=FRIDAY, is_child=True)
    store.do(absence.report_sick, tom.students[0], MONDAY, report)
    assert marks(store, tom, 0, FRIDAY) == "B|B|B|B|B"
    assert row_of(store, tom.id, tom.students[0], FRIDAY).note == "Barn meldt sygt 7:50 til 09.10."


def test_a_message_turns_absence_in_a_taken_lesson_into_illness_but_not_presence(store, tom):
    registers.mark(store, tom.id, MONDAY, {(tom.students[0], None): "U"})
    registers.take(store, tom.id, MONDAY, [1])
    for who in (0, 1):
        store.do(absence.report_sick, tom.students[who], MONDAY, Report(time(8, 40)))
    assert marks(store, tom, 0, MONDAY) == "S|S|S|S|S|S|S|S"
    assert marks(store, tom, 1, MONDAY) == "|S|S|S|S|S|S|S"


def test_who_is_back_early_has_the_rest_of_the_plan_taken_away(store, tom):
    store.do(absence.plan, tom.students[:2], wish(kind=S, note="influenza nej"))
    wednesday = date(2026, 10, 7)
    done = store.do(absence.resume, [tom.students[0]], wednesday)
    assert done.value == 21
    assert done.change.label == "Planlagt fravær slut: 1 elev tilbage ons 07.10., tøm-26a"
    assert marks(store, tom, 0, date(2026, 10, 6)) == "S|S|S|S|S|S|S|S"
    row = row_of(store, tom.id, tom.students[0], wednesday)
    assert (written(row), row.note) == ("", "")
    assert marks(store, tom, 1, wednesday) == "S|S|S|S|S|S|S|S"
    with pytest.raises(Refusal, match="ikke planlagt fravær") as refused:
        store.do(absence.resume, [tom.students[0]], wednesday)
    assert refused.value.field == "from_day"


def test_what_is_planned_for_later_stays_when_a_student_is_back(store, tom):
    wednesday, thursday = date(2026, 10, 7), date(2026, 10, 8)
    store.do(absence.plan, [tom.students[0]], wish(thursday, FRIDAY))
    with pytest.raises(Refusal, match="ikke planlagt fravær fra ons"):
        store.do(absence.resume, [tom.students[0]], wednesday)
    take_day(store, tom.id, wednesday)
    assert store.do(absence.resume, [tom.students[0]], wednesday).value == 13


def test_a_note_of_ones_own_and_taken_lessons_stay_when_a_plan_ends(store, tom):
    store.do(absence.plan, [tom.students[0]], wish(kind=S))
    store.do(register.note, tom.students[0], MONDAY, "ringet")
    registers.take(store, tom.id, MONDAY, [1])
    store.do(absence.resume, [tom.students[0]], MONDAY)
    row = row_of(store, tom.id, tom.students[0], MONDAY)
    assert (written(row), row.note) == ("S", "ringet")


def test_what_is_planned_is_told_as_runs(store, tom):
    store.do(absence.plan, [tom.students[0]], wish(FRIDAY, NEXT_MONDAY))
    (run,) = store.ask(planned.ahead, [tom.students[0]], MONDAY).value
    assert (run.period.first, run.period.last, run.days, run.lessons) == (
        FRIDAY,
        NEXT_MONDAY,
        2,
        13,
    )


def test_settled_marks_change_over_days_in_one_step(store, tom):
    tuesday = date(2026, 10, 6)
    for day in (MONDAY, tuesday):
        take_day(store, tom.id, day)
        registers.mark(store, tom.id, day, {(tom.students[0], 1): "?", (tom.students[0], 2): "?"})
    cells = [(tom.students[0], day, lesson) for day in (MONDAY, tuesday) for lesson in (1, 2)]
    done = store.do(absence.settle, cells, S)
    assert done.change.label == "Årsag afklaret: 1 elev syg, tøm-26a 05.–06.10."
    assert [marks(store, tom, 0, day) for day in (MONDAY, tuesday)] == ["S|S", "S|S"]
    store.do(absence.settle, cells[:2], None)
    assert marks(store, tom, 0, MONDAY) == ""


def test_settling_takes_a_finer_reason_of_its_kind_alone(store, tom):
    registers.mark(store, tom.id, MONDAY, {(tom.students[0], 1): "?"})
    reasons = {one.kind: one.id for one in store.ask(school.reasons).value}
    cell = [(tom.students[0], MONDAY, 1)]
    with pytest.raises(Refusal, match="hører til"):
        store.do(absence.settle, cell, S, reasons[G])


@pytest.mark.parametrize("deed", ["plan", "sick", "settle", "resume"])
def test_every_way_of_changing_marks_stands_in_their_history(store, tom, deed):
    who = tom.students[0]
    registers.mark(store, tom.id, MONDAY, {(who, 1): "?"})
    if deed == "plan":
        store.do(absence.plan, [who], wish(last=MONDAY))
    elif deed == "sick":
        store.do(absence.report_sick, who, MONDAY, Report(time(7, 48)))
    elif deed == "settle":
        store.do(absence.settle, [(who, MONDAY, 1)], S)
    else:
        registers.mark(store, tom.id, MONDAY, {(who, 1): "S"})
        store.do(absence.resume, [who], MONDAY)
    newest = store.ask(history.of_marks, who, MONDAY).value[0]
    assert newest.by == store.by
    assert newest.lessons[0].lesson == 1


def test_a_period_without_a_lesson_is_refused_with_what_is_in_it(store, tom):
    holiday = wish(date(2026, 10, 12), date(2026, 10, 16))
    with pytest.raises(Refusal) as refused:
        store.do(absence.plan, [tom.students[0]], holiday)
    assert refused.value.text == (
        "Der er ingen lektioner at mærke (springer over: efterårsferie). "
        "Vælg andre dage eller lektioner."
    )
    saturday = wish(date(2026, 10, 17), date(2026, 10, 18))
    with pytest.raises(Refusal, match=r"Der er ingen lektioner at mærke\. Vælg"):
        store.do(absence.plan, [tom.students[0]], saturday)
