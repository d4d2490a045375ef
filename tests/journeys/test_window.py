"""The frame by keyboard: pages, areas, finding, taking back, leaving, and what goes wrong."""

from datetime import date
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import register
from gf2tracker.errors import Refusal
from gf2tracker.store.store import Store
from tests import given, registers, user
from tests.schools import EMOJI, LONG, MARKUP
from tests.user import TODAY
from ui import problem
from ui.work import Work

pytestmark = pytest.mark.journey


def test_ctrl_k_finds_a_student_with_the_letters_one_has(teacher):
    teacher.press("Ctrl+K")
    teacher.type("orsted")
    teacher.press("Enter")
    assert "Aage Ørsted Kjær tøm-26a" in teacher.seen()


def test_ctrl_k_finds_pages_and_classes(teacher):
    teacher.press("Ctrl+K")
    teacher.type("histo")
    teacher.press("Enter")
    assert "Fortryd trinnet" in teacher.seen()
    teacher.press("Ctrl+K")
    teacher.type("tom-26")
    teacher.press("Enter")
    assert "Før 1. lektion" in teacher.seen()


def test_esc_leaves_the_palette_and_the_keyboard_is_where_it_was(teacher):
    teacher.press("Ctrl+4", "Ctrl+K", "Esc")
    assert QApplication.focusWidget() is teacher.page("absence").here.view


def test_ctrl_l_chooses_another_class(qtbot, sqlite_store, tom):
    given.a_class(sqlite_store, "maler-26b", students=3)
    teacher = user.at(qtbot, sqlite_store)
    teacher.press("Ctrl+4", "Ctrl+L")
    teacher.type("mal")
    teacher.press("Enter")
    assert "maler-26b" in teacher.seen()
    assert "3 elever" in teacher.seen()


def test_f6_goes_round_the_areas_and_back(teacher):
    teacher.press("Ctrl+4")
    window = teacher.window
    areas = [window.foot, window.side, window.bar, window.band, window.pages]
    seen = []
    for _turn in range(8):
        teacher.press("F6")
        here = QApplication.focusWidget()
        seen.append(next(area for area in areas if area is here or area.isAncestorOf(here)))
    assert seen[:4] == [window.side, window.bar, window.band, window.pages]
    assert seen[4:] == seen[:4]
    teacher.press("Shift+F6")
    here = QApplication.focusWidget()
    assert window.band is here or window.band.isAncestorOf(here)


def test_a_step_is_taken_back_in_history_with_del(teacher, sqlite_store, tom):
    teacher.press("Ctrl+4")
    teacher.type("us")
    teacher.press("Ctrl+9", "Down", "Del")
    first, second = registers.the_day(sqlite_store, tom.id, TODAY).rows[:2]
    assert (registers.written(first), registers.written(second)[:1]) == ("", "S")
    assert "Fortrudt: 1 elev markeret udeblevet" in teacher.seen()
    assert "fortrudt" in teacher.seen()


def test_a_step_that_others_stand_on_says_which(teacher, sqlite_store, tom):
    teacher.press("Ctrl+4")
    teacher.type("u")
    teacher.press("Up", "Alt+S", "Ctrl+9", "Down", "Del")
    assert "bygger på den. Fortryd det nyeste først." in teacher.seen()
    row = registers.the_day(sqlite_store, tom.id, TODAY).rows[0]
    assert registers.written(row)[:3] == "S|U"


def test_names_are_text_wherever_they_stand(qtbot, sqlite_store, tom):
    for name in (LONG, MARKUP, EMOJI):
        who = given.student(sqlite_store, name, tom.id, phone="15 42 07 88")
        registers.mark(sqlite_store, tom.id, TODAY, {(who, None): "U"})
    teacher = user.at(qtbot, sqlite_store, size=(1280, 1000))
    for name in (LONG, MARKUP, EMOJI):
        assert name in teacher.seen()
    teacher.press("Ctrl+4")
    for name in (LONG, MARKUP, EMOJI):
        assert name in teacher.seen()
    for typed, name in (("alexandra wil", LONG), ("bo<img", MARKUP), ("zo", EMOJI)):
        teacher.press("Ctrl+K")
        teacher.type(typed)
        assert name in teacher.seen()
        teacher.press("Enter")
        assert name in teacher.seen()
        teacher.press("Ctrl+N")
        assert f"Note om {name.partition(' ')[0]}" in teacher.seen()
        teacher.press("Esc")


def test_the_page_of_a_bug_goes_on_and_the_problem_is_told(teacher, monkeypatch):
    told = []
    monkeypatch.setattr(problem._reporter, "take", told.append)
    teacher.work.failed.connect(problem.report)
    teacher.work.ask(teacher.faults.append, lambda _connection: 1 // 0)
    teacher.settle()
    assert isinstance(told[0], ZeroDivisionError)
    teacher.faults.clear()
    teacher.press("Ctrl+4")
    teacher.type("u")
    assert "1 elev markeret udeblevet" in teacher.seen()


def test_the_window_closes_while_the_store_is_busy(qtbot, sqlite_path):
    store = Store.open(sqlite_path, by="abc")
    tom = given.a_class(store, "tøm-26a", students=28)
    store.close()
    teacher = user.User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    user.waits(qtbot, lambda: teacher.window.stands)
    teacher.press("Ctrl+4")
    begun, go_on = Event(), Event()

    def slow(_connection):
        begun.set()
        go_on.wait(20)

    teacher.work.ask(lambda _answer: None, slow)
    teacher.rush("ugs")
    user.waits(qtbot, begun.is_set)
    go_on.set()
    teacher.leave()
    store = Store.open(sqlite_path, by="abc")
    rows = registers.the_day(store, tom.id, TODAY).rows
    store.close()
    assert [registers.written(row)[:1] for row in rows[:4]] == ["U", "G", "S", ""]
    assert not teacher.faults


def test_a_store_that_is_open_elsewhere_is_told_and_tried_again(qtbot, sqlite_path):
    other = Store.open(sqlite_path, by="abc")
    given.a_class(other, "tøm-26a", students=3)
    teacher = user.User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    assert "Prøv igen" in teacher.seen()
    other.close()
    teacher.press("Enter")
    user.waits(qtbot, lambda: teacher.window.stands)
    teacher.settle()
    assert "tøm-26a" in teacher.seen()


def test_a_refused_deed_stands_in_the_foot_until_esc(teacher, tom):
    def refuse(_step):
        raise Refusal("Det går ikke. Prøv en anden dag.")

    teacher.press("Ctrl+4")
    teacher.work.do(refuse)
    teacher.settle()
    assert "Det går ikke. Prøv en anden dag." in teacher.seen()
    teacher.press("Esc")
    assert "Det går ikke" not in teacher.seen()


def test_a_change_by_somebody_else_shows_at_once(teacher, tom):
    teacher.press("Ctrl+4")
    cells = {(one, 1): None for one in tom.students}
    assert cells
    teacher.work.do(register.take, tom.id, TODAY, [1, 2], registers.AT)
    teacher.settle()
    assert "2. lektion ført 8:21" in teacher.seen()


def test_midnight_takes_the_window_along(teacher):
    teacher.now = teacher.now.replace(day=18)
    teacher.window._on_minute()
    teacher.settle()
    assert "tir 18.08.2026" in teacher.seen()
    assert teacher.window.focus_now.today == date(2026, 8, 18)
