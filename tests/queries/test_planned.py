"""Who may report ill in the morning, and who has."""

from datetime import date, time

from gf2tracker.actions import absence
from gf2tracker.actions.absence import Report
from gf2tracker.queries import planned
from tests import given
from tests.registers import mark

TODAY = date(2026, 8, 19)


def test_everybody_in_a_class_today_may_report_and_ones_own_are_marked(store):
    tom = given.a_class(store, "tøm-26a", students=1)
    given.a_class(store, "el-26a", students=2, contact_teacher_id=None)
    given.student(store, "Uden Hold")
    found = store.ask(planned.reporters, TODAY, "MEKR").value
    assert sorted((one.text, one.key.code, one.key.is_mine) for one in found) == [
        ("Aage Ørsted Kjær", "el-26a", False),
        ("Aage Ørsted Kjær", "tøm-26a", True),
        ("Birgitte Maria Ågård", "el-26a", False),
    ]
    assert {one.key.student_id for one in found if one.key.is_mine} == set(tom.students)


def test_a_protected_student_is_found_by_the_whole_name_but_shown_by_the_called_one(store):
    tom = given.a_class(store, "tøm-26a")
    given.student(store, "Zainab Al Sayed", tom.id, is_protected=True)
    (found,) = store.ask(planned.reporters, TODAY, "").value
    assert found.text == "Zainab"
    assert "Al Sayed" in found.words


def test_who_is_ill_today_is_told_with_kind_and_note(store):
    tom = given.a_class(store, "tøm-26a", students=3)
    first, second, third = tom.students
    store.do(absence.report_sick, first, TODAY, Report(time(7, 48)))
    store.do(absence.report_sick, second, TODAY, Report(time(7, 50), is_child=True))
    mark(store, tom.id, TODAY, {(third, 1): "U"})
    found = store.ask(planned.ill_today, TODAY).value
    assert [(one.student_id, one.kind.value, one.note) for one in found] == [
        (second, "B", "Barn meldt sygt 7:50"),
        (first, "S", "Meldt syg 7:48"),
    ]
