"""A student's page names the buddy and the group, and leads to page Makkere."""

from PySide6.QtWidgets import QApplication

from gf2tracker.actions import groups, pairs, students
from gf2tracker.actions.groups import NewGroups
from tests import given
from tests.ui.frame import TODAY, a_page
from ui.button import Link
from ui.label import Label
from ui.screen import Focus
from ui.screens.student import StudentScreen


def texts(widget):
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def opened(qtbot, store, class_id, student_id):
    page = a_page(qtbot, StudentScreen, store, class_id)
    page.look_at(Focus(class_id, TODAY, TODAY, student_id))
    QApplication.processEvents()
    return page


def test_buddy_and_group_stand_among_the_facts_and_lead_to_makkere(qtbot, sqlite_store):
    made = given.a_class(sqlite_store, students=4)
    a, b, c, d = made.students
    sqlite_store.do(students.change, b, {"is_protected": True})
    sqlite_store.do(pairs.put, made.id, [[a, b], [c, d]], given.MONDAY)
    sqlite_store.do(groups.put, made.id, NewGroups(((a, b, c),)), given.MONDAY)
    page = opened(qtbot, sqlite_store, made.id, a)
    shown = texts(page.facts)
    assert shown[shown.index("Makker") + 1] == "Birgitte"
    assert shown[shown.index("Gruppe 1") + 1] == "Birgitte og Çelik Yılmaz"
    (link,) = [one for one in page.facts.findChildren(Link) if one.text() == "Vis i Makkere"]
    link.click()
    assert (page.frame.went[-1].page, page.frame.went[-1].view) == ("pairs", "seating")


def test_a_student_without_pair_and_group_has_no_such_facts(qtbot, sqlite_store):
    made = given.a_class(sqlite_store, students=1)
    page = opened(qtbot, sqlite_store, made.id, made.students[0])
    assert "Makker og gruppe" not in texts(page.facts)
