"""Page Hold: what it lists, its forms, and what can be taken back."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gf2tracker.actions import register
from gf2tracker.queries import classes as class_query
from gf2tracker.queries import school
from tests import given
from tests.ui.frame import TODAY, a_page, dialog_of, has_dialog, shown_rows
from ui.menu import Menu
from ui.screens.classes import ClassesScreen
from ui.sentence import Sentence

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(class_id=None, **kwargs) -> ClassesScreen:
        return a_page(qtbot, ClassesScreen, sqlite_store, class_id, **kwargs)

    return opened


def codes(page: ClassesScreen) -> list[str]:
    return shown_rows(page.table, "code")


def listed(store) -> list[str]:
    return [row.code for row in store.ask(class_query.listing, TODAY).value]


def test_an_empty_school_is_offered_its_first_steps(open_page, sqlite_store):
    page = open_page()
    assert page.stack.currentIndex() == 1
    assert page.first_focus() is page.import_first
    page.import_first.click()
    assert page.frame.imports == 1


def test_the_demo_school_is_one_click_away_and_can_be_taken_back(open_page, sqlite_store):
    page = open_page()
    page.try_demo.click()
    assert page.stack.currentIndex() == 0
    assert page.head.sentence.text().startswith("50 hold, ")
    page.work.undo()
    assert page.stack.currentIndex() == 1


def test_a_table_is_pasted_into_the_empty_page(open_page, sqlite_store):
    page = open_page()
    QGuiApplication.clipboard().setText("Hold\tStart\ntøm-26a\t10.08.2026")
    QTest.keyClick(page.import_first, Key.Key_V, Ctrl)
    assert page.frame.texts == ["Hold\tStart\ntøm-26a\t10.08.2026"]


def test_a_word_is_no_table(open_page, sqlite_store):
    given.a_class(sqlite_store)
    page = open_page()
    QGuiApplication.clipboard().setText("tømrer")
    QTest.keyClick(page.table, Key.Key_V, Ctrl)
    assert page.frame.texts == []
    assert "Kopiér en tabel" in page.frame.told[0]


def test_the_page_opens_with_what_matters(open_page, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a", students=3)
    given.a_class(sqlite_store, "tøm-27a", starts_on=date(2027, 1, 18))
    page = open_page()
    assert page.head.sentence.text() == "2 hold, 1 i gang"
    assert page.head.fact.text() == "3 elever · 1 hold mangler protokol før i dag, 1 i dag"


def test_running_classes_are_shown_first_and_pills_count_the_others(open_page, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a")
    given.a_class(sqlite_store, "aut-27a", starts_on=date(2027, 1, 18))
    given.a_class(sqlite_store, "el-25b", starts_on=date(2025, 8, 11))
    page = open_page()
    assert codes(page) == ["tøm-26a"]
    names = [pill.accessibleName() for pill in page.filters.pills.values()]
    assert names == ["I gang 1", "Kommende 1", "Afsluttede 1", "Mine 3", "Alle 3"]
    page.filters.buttons["all"].click()
    assert codes(page) == ["tøm-26a", "aut-27a", "el-25b"]
    assert shown_rows(page.table, "week") == ["2 af 20 Stærk opstart", "om 152 dage", "afsluttet"]


def test_mine_are_those_i_teach_or_am_in_the_team_of(open_page, sqlite_store):
    helper = given.a_teacher(sqlite_store, "JHOL", "Jens Holst")
    given.a_class(sqlite_store, "tøm-26a")
    given.a_class(sqlite_store, "tøm-26b", team=[(helper, "COUNSELLOR")])
    page = open_page(initials="jhol")
    page.filters.buttons["mine"].click()
    assert codes(page) == ["tøm-26b"]


def test_the_register_of_today_stands_beside_the_class(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a", students=2)
    days = [date(2026, 8, day) for day in (12, 13, 14, 17, 18)]
    for day in days:
        lessons = tuple(range(1, 6 if day.weekday() == 4 else 9))
        sqlite_store.do(register.take, one.id, day, lessons, time(8, 21))
    page = open_page()
    assert shown_rows(page.table, "register") == ["mangler i dag"]
    assert page.head.fact.text().startswith("2 elever · 1 hold mangler protokol i dag · ")
    sqlite_store.do(register.take, one.id, TODAY, (1,), time(8, 21))
    page.load_again()
    assert shown_rows(page.table, "register") == ["ført 8:21"]
    assert shown_rows(page.table, "absence") == ["0,0\u00a0%"]


def test_a_long_name_and_markup_are_plain_words(open_page, sqlite_store):
    name = 'Bo<img src="file:///etc/passwd"> og alle de andre'
    given.a_class(sqlite_store, name)
    assert codes(open_page()) == [name]


def test_enter_opens_the_register_of_the_class(open_page, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a")
    other = given.a_class(sqlite_store, "tøm-26b")
    page = open_page()
    QTest.keyClick(page.table, Key.Key_Down)
    QTest.keyClick(page.table, Key.Key_Return)
    went = page.frame.went[0]
    assert (went.page, went.focus.class_id) == ("absence", other.id)


def test_the_class_in_the_focus_is_chosen(open_page, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a")
    other = given.a_class(sqlite_store, "tøm-26b")
    assert open_page(other.id).table.current().row.code == "tøm-26b"


def test_delete_needs_no_question_and_undo_brings_everything_back(open_page, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a", students=4)
    given.a_class(sqlite_store, "tøm-26b")
    page = open_page()
    QTest.keyClick(page.table, Key.Key_Delete)
    assert not has_dialog(page)
    assert codes(page) == ["tøm-26b"]
    assert "4 elever" in page.frame.changes[-1].label
    page.work.undo()
    assert codes(page) == ["tøm-26a", "tøm-26b"]
    assert shown_rows(page.table, "students") == ["4", "0"]


def test_a_new_class_is_made_from_the_keyboard(open_page, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a")
    page = open_page()
    QTest.keyClick(page.table, Key.Key_N, Ctrl)
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.code.edit, "tøm-26b")
    QTest.keyClicks(dialog.starts_on.edit, "17/8")
    QTest.keyClick(dialog, Key.Key_Return, Ctrl)
    qtwait(dialog)
    assert codes(page) == ["tøm-26a", "tøm-26b"]
    assert page.table.current().row.code == "tøm-26b"
    assert page.table.current().row.starts_on == date(2026, 8, 17)
    assert len(page.table.chosen()) == 1


def test_the_first_class_brings_its_programme_and_site_in_one_step(open_page, sqlite_store):
    page = open_page()
    page.new_first.click()
    dialog = dialog_of(page)
    assert dialog.new_programme.isVisible()
    assert dialog.new_site.isVisible()
    QTest.keyClicks(dialog.code.edit, "tøm-26a")
    QTest.keyClicks(dialog.starts_on.edit, "10.08.2026")
    QTest.keyClicks(dialog.new_programme.edit, "Tømrer")
    QTest.keyClicks(dialog.new_site.edit, "Ballerup")
    dialog.save.click()
    row = page.table.current().row
    assert (row.code, row.programme, row.site) == ("tøm-26a", "Tømrer", "Ballerup")
    page.work.undo()
    told = sqlite_store.ask(school.overview).value
    assert (told.programmes, told.sites) == ((), ())


def test_a_code_that_is_taken_is_told_at_its_field(open_page, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a")
    page = open_page()
    page.open_new()
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.code.edit, "TØM-26A")
    QTest.keyClicks(dialog.starts_on.edit, "10/8")
    dialog.save.click()
    assert dialog.isVisible()
    assert "Der er allerede et hold" in dialog.code.fault
    assert listed(sqlite_store) == ["tøm-26a"]


def test_what_follows_is_told_as_one_types(open_page, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a")
    page = open_page()
    page.open_new()
    dialog = dialog_of(page)
    assert "Skriv startdatoen" in told_by(dialog)
    QTest.keyClicks(dialog.starts_on.edit, "10.08.2026")
    assert (
        told_by(dialog) == "Sidste skoledag ons 23.12.2026 · 98 skoledage · 60 % senest 20.11.2026"
    )
    dialog.starts_on.edit.selectAll()
    QTest.keyClicks(dialog.starts_on.edit, "14.12.2026")
    assert "60 % senest 26.03.2027 (sidste skoledag ons 24.03.)" in told_by(dialog)
    dialog.weeks.edit.selectAll()
    QTest.keyClicks(dialog.weeks.edit, "10")
    assert "60 %" not in told_by(dialog)
    assert sum(int(part) for part in dialog.phases.value().split("-")) == 10


def test_f2_mends_the_class_and_its_team(open_page, sqlite_store):
    given.a_teacher(sqlite_store, "JHOL", "Jens Holst")
    one = given.a_class(sqlite_store, "tøm-26a")
    page = open_page()
    QTest.keyClick(page.table, Key.Key_F2)
    dialog = dialog_of(page)
    dialog.code.edit.selectAll()
    QTest.keyClicks(dialog.code.edit, "tøm-26x")
    dialog.team.more.click()
    row = dialog.team.rows[0]
    row.person.setCurrentIndex(row.person.findText("Jens Holst"))
    row.role.setCurrentIndex(row.role.findText("vejleder"))
    dialog.save.click()
    details = sqlite_store.ask(class_query.one, one.id, TODAY).value
    assert details.row.code == "tøm-26x"
    assert [(member.name, member.role.label) for member in details.team] == [
        ("Jens Holst", "vejleder")
    ]


def test_somebody_is_taken_out_of_the_team(open_page, sqlite_store):
    jens = given.a_teacher(sqlite_store, "JHOL", "Jens Holst")
    one = given.a_class(sqlite_store, "tøm-26a", team=[(jens, "COUNSELLOR")])
    page = open_page()
    page.open_edit()
    dialog = dialog_of(page)
    dialog.team.rows[0].remove.click()
    dialog.save.click()
    assert sqlite_store.ask(class_query.one, one.id, TODAY).value.team == ()


def test_the_lesson_pattern_changes_from_a_date(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a")
    page = open_page()
    page.open_pattern()
    dialog = dialog_of(page)
    assert dialog.from_date.value() == date(2026, 8, 24)
    dialog.lessons.edit.selectAll()
    QTest.keyClicks(dialog.lessons.edit, "8-8-8-8-0")
    assert "32 lektioner om ugen" in told_by(dialog)
    dialog.save.click()
    patterns = sqlite_store.ask(class_query.one, one.id, TODAY).value.patterns
    assert patterns == ((given.MONDAY, "8-8-8-8-5"), (date(2026, 8, 24), "8-8-8-8-0"))


def test_the_students_of_the_class_are_one_step_away(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a")
    page = open_page()
    menu = Menu("")
    page.table.menu_built.emit(menu)
    next(one for one in menu.actions() if one.text() == "Vis elever").trigger()
    assert (page.frame.went[0].page, page.frame.went[0].focus.class_id) == ("students", one.id)


def told_by(dialog) -> str:
    QTest.qWait(1)
    return dialog.consequence.findChild(Sentence).text()


def qtwait(dialog) -> None:
    for _turn in range(100):
        if not dialog.isVisible():
            return
        QTest.qWait(10)
