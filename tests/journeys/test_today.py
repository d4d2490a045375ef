"""The morning's calls on the page of today, by keyboard alone."""

from datetime import date, time

import pytest
from PySide6.QtGui import QGuiApplication

from gf2tracker.queries import contact
from tests import registers, user
from tests.user import TODAY

pytestmark = pytest.mark.journey


@pytest.fixture
def missing(sqlite_store, tom):
    """Three students have not come, and the lesson is taken; they are listed in this order."""
    away = tom.students[1:4]
    registers.mark(sqlite_store, tom.id, TODAY, {(one, None): "U" for one in away})
    registers.take(sqlite_store, tom.id, TODAY, [1])
    return away


@pytest.fixture
def caller(qtbot, sqlite_store, missing):
    return user.at(qtbot, sqlite_store)


def kinds(store, student_id):
    return [one.kind.value for one in store.ask(contact.of_student, student_id).value]


def test_each_call_is_noted_with_one_key(caller, sqlite_store, missing):
    first, second, third = missing
    assert "Tre elever mangler et opkald" in caller.seen()
    caller.presses = 0
    caller.type("t")
    assert caller.presses == 1
    assert kinds(sqlite_store, first) == ["talked"]
    assert "2 tilbage, 1 klaret" in caller.seen()
    caller.type("s")
    assert kinds(sqlite_store, second) == ["sms"]
    caller.press("Down")
    caller.type("i")
    assert kinds(sqlite_store, third) == ["no_answer"]
    assert "Noteret: intet svar, tøm-26a man 17.08. Fortryd" in caller.seen()
    caller.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert "3 tilbage" in caller.seen()


def test_what_is_handled_says_until_when(caller, sqlite_store, missing):
    caller.type("h")
    caller.type("Er hos sin far")
    caller.press("Tab")
    caller.type("21.8.")
    caller.press("Ctrl+Enter")
    (note,) = sqlite_store.ask(contact.of_student, missing[0]).value
    assert (note.text, note.handled_until) == ("Er hos sin far", date(2026, 8, 21))
    assert "2 tilbage, 1 klaret" in caller.seen()
    assert "Er hos sin far 8:40" in caller.seen()


def test_handled_without_words_stays_open_and_says_so(caller):
    caller.type("h")
    caller.press("Ctrl+Enter")
    assert "Hvad er der gjort? mangler." in caller.seen()
    caller.press("Esc")
    assert "Hvad er der gjort? mangler." not in caller.seen()


def test_the_number_is_copied(caller):
    caller.press("Down", "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "15 42 07 02"


def test_enter_opens_the_student(caller):
    caller.press("Enter")
    assert "Birgitte Maria Ågård" in caller.seen()
    assert "Første 14 dage" in caller.seen()


def test_f_opens_the_register_that_is_missing(qtbot, sqlite_store, tom):
    teacher = user.at(qtbot, sqlite_store)
    assert "tøm-26a mangler protokol" in teacher.seen()
    teacher.press("F")
    assert "Før 1. lektion" in teacher.seen()
    teacher.press("Ctrl+Enter", "Ctrl+1")
    assert "ført 8:40 28 af 28 til stede" in teacher.seen()


def test_before_the_first_lesson_nothing_is_missing(qtbot, sqlite_store, tom):
    registers.take_day(sqlite_store, tom.id, date(2026, 8, 10))
    for day in range(11, 15):
        registers.take_day(sqlite_store, tom.id, date(2026, 8, day))
    teacher = user.at(qtbot, sqlite_store, now=time(7, 50))
    assert "begynder 8:15" in teacher.seen()
    assert "mangler protokol" not in teacher.seen()
    assert "Ingen mangler et opkald" in teacher.seen()
