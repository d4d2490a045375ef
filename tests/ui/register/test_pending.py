"""Marks show before they are stored, and what the store says later never takes them away."""

from datetime import UTC, date, datetime, time
from itertools import pairwise
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf2tracker.actions import enrolment
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import students
from gf2tracker.store.store import Store
from tests import given, registers
from ui.screen import Focus
from ui.screens.register import RegisterScreen
from ui.work import Work

TODAY = date(2026, 8, 19)


@pytest.fixture
def tom(sqlite_path):
    store = Store.open(sqlite_path, by="abc")
    made = given.a_class(store, "tøm-26a", students=4)
    store.close()
    return made


@pytest.fixture
def page(qtbot, sqlite_path, tom):
    """The register with the store on a thread of its own."""
    work = Work(lambda: Store.open(sqlite_path, by="MEKR"))
    made = RegisterScreen(work, lambda: datetime.combine(TODAY, time(8, 40), UTC))
    qtbot.addWidget(made)
    made.resize(1104, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.look_at(Focus(tom.id, TODAY, TODAY))
    qtbot.waitUntil(lambda: not work.is_busy)
    made.view.setFocus()
    yield made
    work.close()


def shown(page):
    model = page.view.model_here
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def hold(page):
    """Keep the store busy until the event is set."""
    go_on = Event()
    page.work.with_store(lambda _store: go_on.wait(20))
    return go_on


def leave(store, student_id):
    """Let a student leave the class the day before, as somebody else does it."""
    stay = store.ask(students.one, student_id, TODAY).value.present
    store.do(enrolment.leave, stay.id, date(2026, 8, 18), LeaveReason.PERSONAL)


def broken(_step):
    raise ZeroDivisionError


def test_marks_show_at_once_while_the_store_is_busy(qtbot, page):
    go_on = hold(page)
    QTest.keyClicks(page.view, "us")
    assert shown(page) == ["U", "S", "", ""]
    go_on.set()
    qtbot.waitUntil(lambda: not page.work.is_busy)
    assert shown(page) == ["U", "S", "", ""]


def test_a_late_answer_does_not_take_back_what_was_typed_since(qtbot, page):
    seen = []
    page.view.model_here.dataChanged.connect(lambda *_cells: seen.append(shown(page)))
    for letter in "usgk":
        QTest.keyClicks(page.view, letter)
        qtbot.wait(1)
    qtbot.waitUntil(lambda: not page.work.is_busy)
    assert shown(page) == ["U", "S", "G", "K"]
    for before, after in pairwise(seen):
        assert [new for old, new in zip(before, after, strict=True) if old and old != new] == []


def test_what_the_store_refuses_is_put_back_when_all_is_answered(qtbot, page, tom):
    refused = []
    page.work.refused.connect(lambda refusal: refused.append(refusal.text))
    go_on = hold(page)
    page.work.with_store(lambda store: leave(store, tom.students[1]))
    QTest.keyClicks(page.view, "us")
    assert shown(page)[:2] == ["U", "S"]
    go_on.set()
    qtbot.waitUntil(lambda: not page.work.is_busy)
    assert len(refused) == 1
    assert shown(page) == ["S", "", ""]


def test_after_a_bug_the_register_shows_what_is_stored(qtbot, page):
    bugs = []
    page.work.failed.connect(bugs.append)
    page.marking.do(broken)
    qtbot.waitUntil(lambda: not page.work.is_busy)
    assert isinstance(bugs[0], ZeroDivisionError)
    QTest.keyClicks(page.view, "u")
    qtbot.waitUntil(lambda: not page.work.is_busy)
    assert page.register.rows[0].marks[0] is not None


def test_an_answer_for_another_day_is_nobodys(qtbot, page, tom):
    go_on = hold(page)
    page.look_at(Focus(tom.id, date(2026, 8, 20), TODAY))
    page.look_at(Focus(tom.id, date(2026, 8, 21), TODAY))
    go_on.set()
    qtbot.waitUntil(lambda: not page.work.is_busy)
    assert page.register.date == date(2026, 8, 21)


def test_taking_the_register_counts_after_what_was_typed(qtbot, page, tom, sqlite_path):
    go_on = hold(page)
    QTest.keyClicks(page.view, "u")
    QTest.keyClick(page.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    go_on.set()
    qtbot.waitUntil(lambda: not page.work.is_busy)
    page.work.close()
    store = Store.open(sqlite_path, by="abc")
    lesson = registers.the_day(store, tom.id, TODAY).lessons[0]
    store.close()
    assert (lesson.present, lesson.missing) == (3, 1)
    assert lesson.taken_at is not None
