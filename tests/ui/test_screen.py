"""A page asks, takes answers that are still wanted, and asks again when what it read has changed."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QWidget
from sqlalchemy import select
from typing_extensions import override

from gf2tracker.actions import classes as class_deeds
from gf2tracker.actions import school
from gf2tracker.queries import classes
from gf2tracker.store.tables import Programme, Site
from tests import given
from tests.inline import InlineWork
from ui.screen import Focus, Go, Screen

TODAY = date(2026, 8, 17)
FOCUS = Focus(None, TODAY, TODAY)


class LateWork(InlineWork):
    """Work whose answers come when a test lets them, in an order of its own."""

    def __init__(self, open_store):
        super().__init__(open_store)
        self.late = []

    @override
    def ask(self, then, query, *args, refused=None):
        self.late.append(lambda: super(LateWork, self).ask(then, query, *args, refused=refused))

    def answer(self, *places):
        """Let some questions be answered, all that wait for none named."""
        waiting = [self.late[n] for n in places] if places else list(self.late)
        for each in waiting:
            self.late.remove(each)
        for each in waiting:
            each()


class NamesScreen(Screen):
    """Shows the programmes, and of the sites how many there are."""

    def __init__(self, work):
        super().__init__(work, lambda: datetime(2026, 8, 17, 8, 40).astimezone())
        self.names, self.sites, self.loads = [], [], []

    @override
    def load(self, focus):
        self.loads.append(focus)
        self.ask(self.names.append, programmes, focus.day)
        self.ask(self.sites.append, sites)


def programmes(connection, _day):
    return tuple(connection.execute(select(Programme.name)).scalars())


def sites(connection):
    return len(connection.execute(select(Site.id)).all())


@pytest.fixture
def work(sqlite_store):
    return InlineWork(lambda: sqlite_store)


@pytest.fixture
def screen(qtbot, work):
    made = NamesScreen(work)
    qtbot.addWidget(made)
    made.show()
    made.look_at(FOCUS)
    return made


def test_a_page_loads_once_for_each_focus(screen):
    screen.look_at(FOCUS)
    screen.look_at(Focus(None, date(2026, 8, 18), TODAY))
    assert [focus.day.day for focus in screen.loads] == [17, 18]


def test_a_hidden_page_waits_until_it_is_shown(qtbot, work):
    made = NamesScreen(work)
    qtbot.addWidget(made)
    made.look_at(FOCUS)
    assert made.loads == []
    made.show()
    assert made.loads == [FOCUS]
    assert made.names == [()]


def test_only_what_read_the_changed_table_is_asked_again(screen, work):
    work.do(school.programme_named, "Tømrer")
    assert screen.names == [(), ("Tømrer",)]
    assert screen.sites == [0]


def test_a_hidden_page_asks_again_only_when_it_is_shown(screen, work):
    screen.hide()
    work.do(school.programme_named, "Tømrer")
    assert screen.names == [()]
    screen.show()
    assert screen.names == [(), ("Tømrer",)]
    assert screen.sites == [0]


def test_an_answer_to_an_earlier_focus_is_nobodys(qtbot, sqlite_store):
    work = LateWork(lambda: sqlite_store)
    made = NamesScreen(work)
    qtbot.addWidget(made)
    made.show()
    made.look_at(FOCUS)
    made.look_at(Focus(None, date(2026, 8, 18), TODAY))
    assert len(work.late) == 4
    work.answer(0, 1)
    assert (made.names, made.sites) == ([], [])
    work.answer()
    assert (made.names, made.sites) == ([()], [0])


def test_what_a_page_has_forgotten_is_neither_answered_nor_asked_again(qtbot, sqlite_store):
    work = LateWork(lambda: sqlite_store)
    made = NamesScreen(work)
    qtbot.addWidget(made)
    made.show()
    made.look_at(FOCUS)
    made.forget_questions()
    made.ask(made.sites.append, sites)
    work.answer()
    work.do(school.programme_named, "Tømrer")
    assert (made.names, made.sites, work.late) == ([], [0], [])


def test_asking_again_asks_everything(screen):
    screen.ask_again()
    assert (screen.names, screen.sites) == ([(), ()], [0, 0])


def test_another_user_makes_the_page_load_anew(screen):
    screen.load_again()
    assert screen.loads == [FOCUS, FOCUS]


def test_a_page_asks_the_window_for_another_one_with_a_changed_focus(screen, qtbot):
    with qtbot.waitSignal(screen.went) as told:
        screen.go("student", student_id=7)
    assert told.args == [Go("student", Focus(None, TODAY, TODAY, 7))]


def test_a_refusal_of_a_deed_goes_to_the_window(screen, work):
    told = []
    work.refused.connect(lambda refusal: told.append(refusal.text))
    screen.do(school.programme_named, "")
    assert len(told) == 1


def test_a_class_that_has_gone_is_no_refusal_to_the_page_that_shows_it(qtbot, work, sqlite_store):
    class ClassScreen(NamesScreen):
        @override
        def load(self, focus):
            self.ask(self.names.append, classes.course, focus.class_id)

    made = given.a_class(sqlite_store)
    screen, refusals = ClassScreen(work), []
    work.refused.connect(refusals.append)
    qtbot.addWidget(screen)
    screen.show()
    screen.look_at(replace(FOCUS, class_id=made.id))
    work.do(class_deeds.delete, made.id)
    assert refusals == []
    screen.load_again()
    assert [refusal.field for refusal in refusals] == ["class"]


def test_a_new_store_in_the_place_of_the_old_one_is_asked_everything(screen, work):
    work.opened.emit(None)
    assert (screen.names, screen.sites) == ([(), ()], [0, 0])


def test_a_page_that_says_nothing_else_lets_the_tab_order_decide(screen):
    assert screen.first_focus() is None
    assert isinstance(screen, QWidget)
