"""Page Elever: one leaves and comes back, and what stands beside it in the menu."""

import pytest
from PySide6.QtTest import QTest

from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import students as student_query
from tests import given
from tests.ui.frame import TODAY, a_page, dialog_of, shown_rows
from ui.menu import Menu
from ui.screens.students import StudentsScreen
from ui.sentence import Sentence


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(class_id=None) -> StudentsScreen:
        return a_page(qtbot, StudentsScreen, sqlite_store, class_id)

    return opened


def names(page: StudentsScreen) -> list[str]:
    return shown_rows(page.table, "name")


def told(store, student_id):
    return store.ask(student_query.one, student_id, TODAY).value


def actions(page: StudentsScreen):
    menu = Menu("", page)
    page.table.menu_built.emit(menu)
    return menu.actions()


def deed(page: StudentsScreen, text: str) -> None:
    next(action for action in actions(page) if action.text() == text).trigger()


def deeds(page: StudentsScreen) -> list[str]:
    return [action.text() for action in actions(page) if action.text()]


def test_a_student_leaves_with_a_reason_and_comes_back(open_page, sqlite_store):
    one = given.a_class(sqlite_store, "tøm-26a", students=2)
    page = open_page(one.id)
    page.table.choose(one.students[0])
    deed(page, "Meld ud …")
    dialog = dialog_of(page)
    dialog.day.edit.selectAll()
    QTest.keyClicks(dialog.day.edit, "17.08.2026")
    dialog.save.click()
    assert dialog.reason.fault == "Årsag mangler."
    dialog.reason.box.choose(LeaveReason.CHANGED_SCHOOL.value)
    assert dialog.consequence.findChild(Sentence).text().startswith("Tæller som skoleskift")
    dialog.cause.box.choose("uafklaret valg")
    QTest.keyClicks(dialog.destination.edit, "10. klasse")
    dialog.save.click()
    present = told(sqlite_store, one.students[0]).present
    assert (present.leave_reason.code, present.cause_as_told, present.destination) == (
        LeaveReason.CHANGED_SCHOOL,
        "uafklaret valg",
        "10. klasse",
    )
    page.filters.buttons["former"].click()
    assert names(page) == ["Aage Ørsted Kjær"]
    assert shown_rows(page.table, "status") == ["udmeldt 17.08."]
    deed(page, "Er tilbage på holdet")
    assert names(page) == []
    assert told(sqlite_store, one.students[0]).present.last_day is None


def test_leaving_stands_apart_from_deleting_the_enrolment(open_page, sqlite_store):
    one = given.a_class(sqlite_store, students=1)
    offered = deeds(open_page(one.id))
    assert offered.index("Slet indmeldelsen på holdet") - offered.index("Meld ud …") > 1
