"""Page Rapporter: what the workbook will hold, and writing it."""

from datetime import date
from threading import Event

import openpyxl
import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from gf2tracker.actions import enrolment
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import students
from tests import given, registers
from tests.ui.frame import TODAY, a_page, shown_rows
from ui.screen import Focus
from ui.screens.reports import ReportsScreen
from ui.work import Work

SCOPES = {"class": "Kun dette hold", "each": "en fil pr. hold", "school": "Hele skolen"}


@pytest.fixture
def tom(sqlite_store):
    made = given.a_class(sqlite_store, "tøm-26a", students=3)
    for day in (10, 11, 12, 13, 14, 17, 18):
        registers.take_day(sqlite_store, made.id, date(2026, 8, day), {made.students[0]: "U"})
    return made


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(class_id=None, **kwargs) -> ReportsScreen:
        return a_page(qtbot, ReportsScreen, sqlite_store, class_id, **kwargs)

    return opened


def choose(page, scope):
    next(
        one for one in page.scope.findChildren(QAbstractButton) if SCOPES[scope] in one.text()
    ).click()


def dialogs():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]


def test_the_page_shows_what_the_workbook_will_hold(open_page, tom, sqlite_store):
    given.a_class(sqlite_store, "maler-26b", students=2)
    page = open_page(tom.id)
    assert page.head.sentence.text() == "Statusrapport: 2 hold, 5 elever"
    assert page.head.fact.text() == "1 hold mangler protokol før i dag"
    assert shown_rows(page.table, "code") == ["maler-26b", "tøm-26a"]
    assert shown_rows(page.table, "total")[1] == "33,3\u00a0%"
    assert shown_rows(page.table, "registers") == ["mangler 37 lekt.", "100\u00a0%"]


def test_a_class_that_is_over_or_to_come_says_so_where_others_tell_the_week(
    open_page, sqlite_store
):
    for code, starts_on in (
        ("a-26a", (2026, 8, 10)),
        ("b-26b", (2026, 9, 7)),
        ("c-25c", (2026, 3, 16)),
    ):
        given.a_class(sqlite_store, code, starts_on=date(*starts_on), students=1)
    page = open_page()
    page.look_at(Focus(1, TODAY, TODAY))
    assert shown_rows(page.table, "week") == ["2 af 20", "kommende", "afsluttet"]
    assert shown_rows(page.table, "teacher") == ["MEKR Mette Kragh"] * 3


def test_the_headline_counts_who_is_there_as_the_sheet_does(open_page, tom, sqlite_store):
    stay = sqlite_store.ask(students.one, tom.students[0], TODAY).value.enrolments[-1].id
    sqlite_store.do(enrolment.leave, stay, date(2026, 8, 14), LeaveReason.GOT_JOB)
    page = open_page(tom.id)
    assert page.head.sentence.text() == "Statusrapport: 1 hold, 2 elever"


def test_one_missing_lesson_is_told_with_its_unit(open_page, tom, sqlite_store):
    registers.the_day(sqlite_store, tom.id, TODAY)
    page = open_page(tom.id, today=date(2026, 8, 20))
    assert shown_rows(page.table, "registers") == ["mangler 8 lekt."]


def test_this_class_alone_can_be_chosen(open_page, tom, sqlite_store):
    given.a_class(sqlite_store, "maler-26b", students=2)
    page = open_page(tom.id)
    choose(page, "class")
    assert shown_rows(page.table, "code") == ["tøm-26a"]
    assert page.head.fact.text() == "Alle protokoller før i dag er ført"


def test_another_class_in_focus_is_another_report(open_page, tom, sqlite_store):
    other = given.a_class(sqlite_store, "maler-26b", students=2)
    page = open_page(tom.id)
    choose(page, "class")
    page.look_at(Focus(other.id, TODAY, TODAY))
    assert shown_rows(page.table, "code") == ["maler-26b"]


def test_without_a_class_nothing_is_written(open_page):
    page = open_page()
    assert not page.write.isEnabled()
    assert page.table.accessibleDescription().startswith("Intet hold i gang")


def test_the_report_is_written_and_can_be_opened(open_page, tom, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.fileName()))
    page = open_page(tom.id)
    assert not page.open.isVisible()
    page.write_to(tmp_path / "status.xlsx")
    assert page.frame.told == ["Rapporten er gemt: status.xlsx, 3 elever."]
    assert "Fravær" in openpyxl.load_workbook(tmp_path / "status.xlsx").sheetnames
    page.open.click()
    assert opened == ["status.xlsx"]
    assert page.settings.report_folder == str(tmp_path)


def test_an_old_report_is_replaced_or_left_as_it_was(open_page, tom, tmp_path):
    page, target = open_page(tom.id), tmp_path / "status.xlsx"
    target.mkdir()
    page.write_to(target)
    assert "er ikke en fil, der kan skrives over" in page.frame.faults[0].text
    assert page.write.isEnabled()
    target.rmdir()
    target.write_text("gammel")
    page.write_to(target)
    assert openpyxl.load_workbook(target).sheetnames


def test_the_file_is_asked_for_once_the_page_knows_what_to_write(qtbot, sqlite_path):
    from gf2tracker.store.store import Store  # noqa: PLC0415  # on the lane, as the program does

    store = Store.open(sqlite_path, by="abc")
    made = given.a_class(store, "tøm-26a", students=1)
    store.close()
    work, go_on = Work(lambda: Store.open(sqlite_path)), Event()
    work.with_store(lambda _store: go_on.wait(20))
    page = ReportsScreen(work, lambda: None)
    qtbot.addWidget(page)
    page.show()
    page.look_at(Focus(made.id, TODAY, TODAY))
    page.choose_target()
    assert dialogs() == []
    go_on.set()
    qtbot.waitUntil(lambda: len(dialogs()) == 1, timeout=20_000)
    dialogs()[0].reject()
    work.close()


def test_nothing_is_written_twice_at_a_time(qtbot, sqlite_path, tmp_path):
    from gf2tracker.store.store import Store  # noqa: PLC0415  # as above

    store = Store.open(sqlite_path, by="abc")
    made = given.a_class(store, "tøm-26a", students=1)
    store.close()
    work, go_on = Work(lambda: Store.open(sqlite_path)), Event()
    page = ReportsScreen(work, lambda: None)
    qtbot.addWidget(page)
    page.show()
    page.look_at(Focus(made.id, TODAY, TODAY))
    qtbot.waitUntil(lambda: not work.is_busy)
    work.write(lambda _progress: go_on.wait(20), lambda _value: None)
    page.write_to(tmp_path / "status.xlsx")
    page.ask_again()
    qtbot.wait(50)
    assert not page.write.isEnabled()
    go_on.set()
    qtbot.waitUntil(lambda: not work.is_busy, timeout=20_000)
    assert page.write.isEnabled()
    work.close()


def test_a_file_for_each_class_is_written_beside_the_whole(open_page, tom, sqlite_store, tmp_path):
    given.a_class(sqlite_store, "maler-26b", students=2)
    page = open_page(tom.id)
    choose(page, "each")
    page.write_to(tmp_path / "status.xlsx")
    assert (
        page.frame.told[-1] == "Rapporten er gemt: status.xlsx, 5 elever, og 2 filer ved siden af."
    )
    assert len(list(tmp_path.glob("*.xlsx"))) == 3
