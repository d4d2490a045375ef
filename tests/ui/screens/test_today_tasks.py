"""Mine opgaver in I dag: what one has promised, ticked with Space, opened with Enter."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gf2tracker.actions import notes, task
from gf2tracker.domain.note import NoteKind
from gf2tracker.queries import tasks
from gf2tracker.queries import today as today_query
from tests import given
from tests.ui.frame import TODAY, a_page
from ui.screens.today import TodayScreen

Key = Qt.Key
DAY = timedelta(days=1)


@pytest.fixture
def team(sqlite_store):
    return given.a_class(sqlite_store, students=2)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(**kwargs) -> TodayScreen:
        return a_page(qtbot, TodayScreen, sqlite_store, **kwargs)

    return opened


def mine(store, text, **fields):
    owner = given.school(store).teacher_id
    return store.do(task.add, {"text": text, "owner_id": owner, **fields}).value


def rows(page):
    return [row.accessibleName() for row in page.third.rows]


def test_what_was_promised_stands_with_what_is_due_first(open_page, sqlite_store, team):
    mine(sqlite_store, "uden dag", class_id=team.id)
    mine(sqlite_store, "i overmorgen", class_id=team.id, due_on=TODAY + 2 * DAY)
    mine(sqlite_store, "for sent", class_id=team.id, due_on=TODAY - 2 * DAY)
    mine(sqlite_store, "langt ude", class_id=team.id, due_on=TODAY + 8 * DAY)
    page = open_page()
    at = page.clock()
    who = team.students[0]
    sqlite_store.do(notes.write, who, NoteKind.AGREEMENT, at, "Ringer hjem", TODAY)
    page.load_again()
    assert rows(page) == [
        "for sent, tøm-26a, 17.08., ikke klaret",
        "Aage, Ringer hjem, i dag, ikke klaret",
        "i overmorgen, tøm-26a, om 2 dage, ikke klaret",
        "uden dag, tøm-26a, ikke klaret",
    ]


def test_space_k_and_the_box_tick_a_task_and_the_keyboard_goes_on(open_page, sqlite_store, team):
    for n in range(4):
        mine(sqlite_store, f"nr. {n}", class_id=team.id, due_on=TODAY + n * DAY)
    page = open_page()
    page.third.rows[0].setFocus()
    QTest.keyClick(page.third.rows[0], Key.Key_Space)
    assert [name[:5] for name in rows(page)] == ["nr. 1", "nr. 2", "nr. 3"]
    assert page.third.rows[0].hasFocus()
    QTest.keyClick(page.third.rows[0], Key.Key_K)
    QTest.mouseClick(page.third.rows[0], Qt.MouseButton.LeftButton, pos=QPoint(10, 16))
    assert [name[:5] for name in rows(page)] == ["nr. 3"]
    QTest.mouseClick(page.third.rows[0], Qt.MouseButton.LeftButton, pos=QPoint(120, 16))
    assert [name[:5] for name in rows(page)] == ["nr. 3"]
    assert page.frame.went == []


def test_what_was_agreed_with_a_student_is_ticked_as_well(open_page, sqlite_store, team):
    page = open_page()
    at = page.clock()
    sqlite_store.do(notes.write, team.students[0], NoteKind.AGREEMENT, at, "Ringer", TODAY)
    page.load_again()
    page.third.rows[0].setFocus()
    QTest.keyClick(page.third.rows[0], Key.Key_Space)
    assert rows(page) == []


def test_enter_goes_to_the_student_or_to_the_class(open_page, sqlite_store, team):
    mine(sqlite_store, "ring", class_id=team.id, student_id=team.students[1], due_on=TODAY)
    mine(sqlite_store, "skriv", class_id=team.id)
    page = open_page()
    for row in page.third.rows:
        QTest.keyClick(row, Key.Key_Return)
    student, plan = page.frame.went
    assert (student.page, student.focus.student_id) == ("student", team.students[1])
    assert (plan.page, plan.view, plan.focus.class_id) == ("plan", "meetings", team.id)
    assert plan.focus.day == TODAY


def test_a_task_about_a_student_is_told_with_the_name(open_page, sqlite_store, team):
    hidden = given.student(sqlite_store, "Anna Holm", team.id, is_protected=True)
    mine(sqlite_store, "ring", class_id=team.id, student_id=hidden)
    page = open_page()
    assert rows(page) == ["ring, Anna, ikke klaret"]
    assert page.third.rows[0].toolTip() == "<span>ring, Anna, tøm-26a</span>"


def test_others_see_none_of_it(open_page, sqlite_store, team):
    mine(sqlite_store, "ring", class_id=team.id)
    assert rows(open_page(initials="")) == []
    found = sqlite_store.ask(today_query.overview, date(2026, 8, 19), open_page().clock().time())
    assert found.value.own_tasks == ()
    assert len(sqlite_store.ask(tasks.unfinished).value) == 1
