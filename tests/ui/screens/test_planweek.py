"""Page Plan, view Uge: a class's week day by day, and what its cards do."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import closed, plan, planpeople
from gf2tracker.domain.activity import CompanyState, PlanState
from gf2tracker.domain.plan import Place
from tests import given
from tests.plans import chips, put
from tests.ui.frame import a_page, dialog_of
from ui import paint, theme
from ui.label import Label
from ui.planweek.card import parted
from ui.screens.planweek import PlanWeekScreen

Key = Qt.Key
TODAY = date(2026, 9, 29)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=4)


@pytest.fixture
def open_week(qtbot, sqlite_store, tom):
    def opened(class_id=tom.id, today=TODAY) -> PlanWeekScreen:
        page = a_page(qtbot, PlanWeekScreen, sqlite_store, class_id, today=today)
        page.bar.setParent(page.frame)
        page.bar.show()
        return page

    return opened


def cards(page):
    return [card for day in page.days for card in day.cards]


def words(page):
    QApplication.processEvents()
    return " ".join(one.text() for one in page.findChildren(Label) if one.isVisible())


def test_a_card_says_what_where_who_and_who_comes(open_week, sqlite_store, tom):
    number = put(sqlite_store, tom.id, first_lesson=3)
    sqlite_store.do(plan.change, number, {"place": "Festsalen"})
    teacher = given.school(sqlite_store).teacher_id
    sqlite_store.do(planpeople.set_staff, number, [(teacher, None)])
    sqlite_store.do(planpeople.set_companies, number, [("Bakkens Byg", CompanyState.CONFIRMED)])
    page = open_week()
    assert page.bar.sentence.text() == (
        "Uge 40: 1 aktivitet · 1 virksomhed kommer · 1 virksomhed mangler"
    )
    (card,) = page.days[1].cards
    told = card.accessibleName()
    assert "Virksomhedsbesøg" in told
    assert "3.–7. lektion" in told
    assert "ansvarlig MEKR" in told
    assert "kommer: Bakkens Byg" in told
    assert [one[0] for one in card._facts][:1] == ["3.–7. lektion · Festsalen"]


def test_closed_days_and_deadlines_stand_in_their_day(open_week, sqlite_store, tom):
    sqlite_store.do(closed.add, date(2026, 9, 18), date(2026, 9, 18), "fællesdag")
    assert "fællesdag" in words(open_week(today=date(2026, 9, 15)))
    assert "Frist: 60 % med uddannelsesaftale" in words(open_week(today=date(2026, 11, 17)))


def test_a_word_that_has_no_room_is_parted(qapp):
    font = theme.font()
    told = parted("Kompetencevurdering i dag", 60, font)
    assert told.replace("- ", "") == "Kompetencevurdering i dag"
    assert all(paint.width(word, font) <= 60 for word in told.split(" "))
    assert parted("Puls 1", 200, font) == "Puls 1"
    assert parted("Puls 1", -4, font) == "Puls 1"


def test_a_week_outside_the_course_says_so_and_leads_on(open_week):
    page = open_week(today=date(2026, 6, 1))
    assert page.stack.currentWidget() is page.empty
    page.bar.after.click()
    assert page.frame.went[-1].focus.day == date(2026, 6, 8)


def test_keys_open_hold_and_confirm_a_card(open_week, sqlite_store, tom):
    first = put(sqlite_store, tom.id)
    sqlite_store.do(plan.add, tom.id, {"title": "Puls"}, Place(8, 4))
    page = open_week()
    assert cards(page)[0].hasFocus()
    QTest.keyClick(cards(page)[0], Key.Key_B)
    assert chips(sqlite_store, tom.id)[first].state is PlanState.CONFIRMED
    assert cards(page)[0].hasFocus()
    QTest.keyClick(cards(page)[0], Key.Key_Right)
    assert cards(page)[1].hasFocus()
    QTest.keyClick(cards(page)[1], Key.Key_Return)
    assert dialog_of(page).windowTitle() == "Puls, tøm-26a"


def test_a_new_activity_is_laid_on_the_day_looked_at(open_week, sqlite_store, tom):
    put(sqlite_store, tom.id, weekday=4)
    page = open_week()
    page.bar.new.click()
    dialog = dialog_of(page)
    assert dialog.day.value() == TODAY
    QTest.keyClicks(dialog.typed.edit, "speed")
    QTest.keyClick(dialog.typed.edit, Key.Key_Return)
    QApplication.processEvents()
    titles = {one.title: one.date for one in chips(sqlite_store, tom.id).values()}
    assert titles["Samtaletræning og speeddating med virksomheder"] == TODAY
