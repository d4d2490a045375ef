"""What the page of a class's day is told."""

from datetime import UTC, date, datetime, time

from gf2tracker.actions import closed, contact, enrolment, exemption, register, school
from gf2tracker.domain.attention import Why
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.spark import SparkDay
from gf2tracker.queries import register as registers
from tests import given
from tests.queries.enrolments import enrolments_of
from tests.registers import AT, mark, row_of, take_day, the_day

MON = date(2026, 8, 10)
TUE = date(2026, 8, 11)
FRI = date(2026, 8, 14)
TODAY = date(2026, 8, 25)  # a Tuesday, the twelfth school day
LATE = date(2026, 9, 29)
PRESENT = SparkDay(None, 0.0, is_taken=True)
NOT_TAKEN = SparkDay(None, 0.0, is_taken=False)


def test_lessons_have_their_times_and_who_is_there(store):
    tom = given.a_class(store, students=3)
    mark(store, tom.id, TODAY, {(tom.students[0], None): "U", (tom.students[1], 1): "K"})
    store.do(register.take, tom.id, TODAY, [1], AT)
    page = the_day(store, tom.id, TODAY)
    first = page.lessons[0]
    assert (first.number, first.starts, first.ends) == (1, time(8, 15), time(9, 0))
    assert (first.taken_at, first.present, first.missing) == (AT, 2, 1)
    assert len(page.lessons) == 8
    assert page.kinds == {AbsenceKind.ABSENT: 1, AbsenceKind.SCHOOL: 1}
    assert page.next_school_day == date(2026, 8, 26)


def test_exempt_students_are_neither_there_nor_missing(store):
    tom = given.a_class(store, students=3)
    store.do(exemption.add, tom.students[0], TODAY, TODAY, "|1|||")
    mark(store, tom.id, TODAY, {(tom.students[1], 1): "-"})
    first, second, *_rest = the_day(store, tom.id, TODAY).lessons
    assert (first.present, first.missing) == (1, 0)
    assert (second.present, second.missing) == (3, 0)


def test_a_day_without_school_has_no_lessons_and_says_why(store):
    tom = given.a_class(store, students=1)
    store.do(closed.add, TODAY, TODAY, "Studietur")
    page = the_day(store, tom.id, TODAY)
    assert (page.lessons, page.closed) == ((), "Studietur")
    assert len(page.rows) == 1
    saturday = the_day(store, tom.id, date(2026, 8, 29))
    assert (saturday.lessons, saturday.closed) == ((), None)


def test_students_stand_in_danish_order(store):
    tom = given.a_class(store, students=9)
    names = [row.name for row in the_day(store, tom.id, TODAY).rows]
    assert names[0].startswith("Birgitte")
    assert names[-1] == "Aage Ørsted Kjær"


def test_a_class_without_students_has_an_empty_page(store):
    tom = given.a_class(store)
    page = the_day(store, tom.id, TODAY)
    assert (page.rows, page.code, len(page.lessons)) == ((), "tøm-26a", 8)


def test_the_bars_are_the_ten_school_days_before(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, TUE, {anna: "U"})
    take_day(store, tom.id, FRI, {anna: "F9"})
    mark(store, tom.id, date(2026, 8, 24), {(anna, 1): "S", (anna, 2): "S"})
    page = the_day(store, tom.id, TODAY)
    assert page.spark_days[0] == TUE
    assert page.spark_days[-1] == date(2026, 8, 24)
    assert len(page.spark_days) == 10
    bars = dict(zip(page.spark_days, page.rows[0].spark, strict=True))
    assert bars[TUE] == SparkDay(AbsenceKind.ABSENT, 1.0, is_taken=True)
    assert bars[FRI] == SparkDay(AbsenceKind.LATE, 9 / 225, is_taken=True)
    assert bars[date(2026, 8, 24)] == SparkDay(AbsenceKind.SICK, 0.25, is_taken=False)
    assert bars[date(2026, 8, 12)] == NOT_TAKEN


def test_bars_before_the_first_day_are_nothing(store):
    tom = given.a_class(store)
    late = given.student(store, "Sofie Lund", tom.id, date(2026, 8, 20))
    spark = row_of(store, tom.id, late, TODAY).spark
    assert spark == (None,) * 7 + (NOT_TAKEN,) * 3


def test_who_moved_brings_bars_and_share_along(store):
    tom = given.a_class(store, "tøm-26a", students=1)
    el = given.a_class(store, "el-26b")
    (anna,) = tom.students
    take_day(store, tom.id, TUE, {anna: "U"})
    (stay,) = enrolments_of(store, anna)
    store.do(enrolment.move, stay, el.id, date(2026, 8, 17))
    take_day(store, el.id, date(2026, 8, 18))
    row = row_of(store, el.id, anna, TODAY)
    assert row.spark[0] == SparkDay(AbsenceKind.ABSENT, 1.0, is_taken=True)
    assert row.spark[5] == PRESENT
    assert row.share == 0.5
    assert row.first_days is None
    assert row_of(store, tom.id, anna, FRI, today=TODAY).name == row.name
    assert the_day(store, tom.id, TODAY).rows == ()


def test_exempt_days_are_shown_as_exempt(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    store.do(exemption.add, anna, TUE, TUE)
    assert row_of(store, tom.id, anna, TODAY).spark[0] == SparkDay(
        AbsenceKind.EXEMPT, 0.0, is_taken=False
    )


def test_the_first_14_days_count_from_the_later_start(store):
    tom = given.a_class(store, students=1)
    late = given.student(store, "Sofie Lund", tom.id, date(2026, 8, 20))
    assert row_of(store, tom.id, tom.students[0], MON).first_days == 1
    assert row_of(store, tom.id, tom.students[0], date(2026, 8, 21)).first_days == 12
    assert row_of(store, tom.id, tom.students[0], TODAY).first_days is None
    assert row_of(store, tom.id, late, TODAY).first_days == 6


def test_missing_in_the_first_days_asks_for_a_call_until_it_is_made(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    mark(store, tom.id, FRI, {(anna, None): "S"})
    assert row_of(store, tom.id, anna, FRI).why is Why.MISSING_EARLY
    noon = datetime(2026, 8, 14, 10, 0, tzinfo=UTC)
    store.do(contact.log, anna, ContactKind.SMS, noon)
    row = row_of(store, tom.id, anna, FRI)
    assert (row.why, row.contact.kind) == (Why.MISSING_EARLY, ContactKind.SMS)
    store.do(contact.log, anna, ContactKind.TALKED, noon, "", date(2026, 8, 17))
    row = row_of(store, tom.id, anna, FRI)
    assert (row.why, row.contact.kind) == (None, ContactKind.TALKED)


def test_an_earlier_day_away_is_still_to_be_called_about(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    row = row_of(store, tom.id, anna, TUE)
    assert (row.why, row.contact) == (Why.ABSENT_EARLY, None)


def test_later_only_those_without_a_word_are_missing(store):
    tom = given.a_class(store, students=3)
    one, other, third = tom.students
    mark(store, tom.id, LATE, {(one, None): "U", (other, None): "S", (third, 1): "?"})
    assert row_of(store, tom.id, one, LATE).why is Why.MISSING
    assert row_of(store, tom.id, other, LATE).why is None
    assert row_of(store, tom.id, third, LATE).why is Why.UNKNOWN


def test_shares_are_held_against_the_schools_limits(store):
    tom = given.a_class(store, students=2)
    one, other = tom.students
    for day in (date(2026, 9, 7), date(2026, 9, 8)):
        take_day(store, tom.id, day)
    mark(store, tom.id, date(2026, 9, 7), {(one, 1): "U", (one, 2): "U", (other, 1): "U"})
    assert row_of(store, tom.id, one, LATE).why is Why.WATCH_SHARE
    assert row_of(store, tom.id, other, LATE).why is None
    store.do(school.set_settings, {"watch_share": 0.05, "act_share": 0.12})
    assert row_of(store, tom.id, one, LATE).why is Why.ACT_SHARE
    assert row_of(store, tom.id, other, LATE).why is Why.WATCH_SHARE


def test_the_answer_is_asked_again_when_any_of_it_changes(store):
    tom = given.a_class(store, students=1)
    answer = store.ask(registers.day, tom.id, TODAY, TODAY)
    assert {"absence_day", "register_day", "enrolment", "student", "contact"} <= answer.tables
    assert {"exemption", "closed_period", "lesson_pattern", "setting", "site"} <= answer.tables


def test_who_is_away_on_a_day_to_come_is_not_to_be_called_yet(store):
    tom = given.a_class(store, students=1)
    mark(store, tom.id, FRI, {(tom.students[0], None): "G"})
    assert row_of(store, tom.id, tom.students[0], FRI, TUE).why is None
    assert row_of(store, tom.id, tom.students[0], FRI, FRI).why is Why.MISSING_EARLY


def test_an_earlier_day_away_is_called_about_from_today_not_from_a_day_to_come(store):
    tom = given.a_class(store, students=1)
    (anna,) = tom.students
    take_day(store, tom.id, MON, {anna: "U"})
    assert row_of(store, tom.id, anna, TUE, TUE).why is Why.ABSENT_EARLY
    assert row_of(store, tom.id, anna, FRI, TUE).why is Why.ACT_SHARE


def test_bars_before_a_day_to_come_show_what_is_planned(store):
    tom = given.a_class(store, students=1)
    mark(store, tom.id, date(2026, 8, 12), {(tom.students[0], None): "G"})
    bars = row_of(store, tom.id, tom.students[0], FRI, TUE).spark
    assert [bar.kind for bar in bars] == [None, None, AbsenceKind.APPROVED, None]
