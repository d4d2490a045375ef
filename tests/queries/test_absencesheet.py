"""What a workbook of absence shows: the same day, week and course as the page, and whose it is."""

from datetime import date, timedelta

import pytest

from gf2tracker.actions import demo, reasons, school
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.errors import Refusal
from gf2tracker.queries import absencesheet, coursematrix, register, week
from tests import given, registers

MONDAY = given.MONDAY
TODAY = MONDAY + timedelta(days=2)
NOBODY = 99


def test_a_day_a_week_and_a_course_are_those_of_the_page(store):
    made = given.a_class(store, students=2)
    registers.mark(store, made.id, MONDAY, {(made.students[0], None): "U"})
    registers.take(store, made.id, MONDAY)
    day = store.ask(absencesheet.of_day, made.id, MONDAY, TODAY).value
    assert day.register == store.ask(register.day, made.id, MONDAY, TODAY).value
    shown = store.ask(absencesheet.of_week, made.id, MONDAY, TODAY).value
    assert shown.week == store.ask(week.of_class, made.id, MONDAY, TODAY).value
    whole = store.ask(absencesheet.of_course, made.id, TODAY).value
    assert whole.matrix == store.ask(coursematrix.of_class, made.id, TODAY).value


def test_it_says_whose_absence_it_is_and_from_what_share_on_the_school_acts(store):
    made = given.a_class(store)
    store.do(school.set_settings, {"watch_share": 0.08, "act_share": 0.125})
    head = store.ask(absencesheet.of_course, made.id, TODAY).value.head
    assert (head.about.code, head.about.contact_teacher_name) == (made.code, "Mette Kragh")
    assert (head.today, head.is_demo, head.course.starts_on) == (TODAY, False, MONDAY)
    assert (head.limits.watch_share, head.limits.act_share) == (0.08, 0.125)


def test_the_demo_school_says_that_it_is_made_up(sqlite_store):
    today = date(2026, 11, 19)
    sqlite_store.do(demo.build, today, 1)
    head = sqlite_store.ask(absencesheet.of_course, 1, today).value.head
    assert head.is_demo
    assert head.school


def test_only_the_finer_reasons_are_named(store):
    made = given.a_class(store)
    exam = store.do(reasons.add, AbsenceKind.APPROVED, "Køreprøve", is_lawful=True).value
    assert store.ask(absencesheet.of_day, made.id, MONDAY, TODAY).value.reasons == {
        exam: "Køreprøve"
    }


@pytest.mark.parametrize("query", [absencesheet.of_day, absencesheet.of_week])
def test_a_class_that_is_gone_is_refused(store, query):
    with pytest.raises(Refusal):
        store.ask(query, NOBODY, MONDAY, TODAY)
    with pytest.raises(Refusal):
        store.ask(absencesheet.of_course, NOBODY, TODAY)
