"""Leaving from a student's own page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from gf2tracker.actions import enrolment, leaving
from gf2tracker.domain.notice import Informed
from gf2tracker.queries import students as people
from tests import given
from tests.ui.frame import TODAY, a_page, dialog_of, has_dialog
from ui.screen import Focus
from ui.screens.student import StudentScreen

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def anna(sqlite_store):
    made = given.a_class(sqlite_store)
    return given.student(sqlite_store, "Anna Holm", made.id, birth_date=date(2004, 3, 12))


@pytest.fixture
def page(qtbot, sqlite_store, anna):
    shown = a_page(qtbot, StudentScreen, sqlite_store)
    shown.look_at(Focus(None, TODAY, TODAY, anna))
    shown.first_focus().setFocus()
    return shown


def stay(store, student_id):
    return store.ask(people.one, student_id, TODAY).value.present


def facts(page):
    QApplication.processEvents()
    labels = page.facts.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisibleTo(page.facts))


def deed(page, text):
    next(one for one in page.head.menu.actions() if one.text() == text).trigger()


def test_ctrl_u_opens_the_form_and_the_page_says_who_is_not_told(page, sqlite_store, anna):
    QTest.keyClick(page.first_focus(), Key.Key_U, Ctrl)
    dialog = dialog_of(page)
    assert dialog.windowTitle() == "Meld Anna ud"
    dialog.reason.box.choose("GOT_JOB")
    dialog.save.click()
    assert stay(sqlite_store, anna).leave_reason.name == "fået job"
    assert "Mangler besked om udmeldingen Kommunen" in facts(page)
    deed(page, "Meld ud …")
    again = dialog_of(page)
    assert again.windowTitle() == "Ret udmeldingen af Anna"
    again.reject()
    deed(page, "Er tilbage på holdet")
    assert stay(sqlite_store, anna).last_day is None
    deed(page, "Er tilbage på holdet")
    assert page.frame.told[-1] == "Anna er ikke meldt ud."


def test_one_in_no_class_cannot_leave(page, sqlite_store, anna):
    page.do(enrolment.remove, stay(sqlite_store, anna).id)
    deed(page, "Meld ud …")
    assert not has_dialog(page)
    assert page.frame.told[-1] == "Anna er ikke på et hold."


def test_the_texts_are_opened_for_who_has_left(page, sqlite_store, anna):
    deed(page, "Hvem har fået besked …")
    assert page.frame.told[-1] == "Anna er ikke meldt ud."
    number = stay(sqlite_store, anna).id
    page.do(enrolment.leave, number, TODAY, "GOT_JOB")
    deed(page, "Hvem har fået besked …")
    dialog = dialog_of(page)
    dialog.ticks.tick(Informed.NO_MUNICIPALITY)
    dialog.save.click()
    assert stay(sqlite_store, anna).informed == {Informed.NO_MUNICIPALITY}
    assert "Mangler besked" not in facts(page)


def test_only_the_newest_time_in_a_class_is_reminded_of(page, sqlite_store, anna):
    page.do(enrolment.leave, stay(sqlite_store, anna).id, TODAY, "CHANGED_PROGRAMME")
    assert "Mangler besked om udmeldingen Kommunen" in facts(page)
    other = given.a_class(sqlite_store, "el-26a")
    page.do(enrolment.enrol_all, [enrolment.NewEnrolment(anna, other.id, date(2026, 8, 24))])
    assert "Mangler besked" not in facts(page)
    assert stay(sqlite_store, anna).leave_reason is not None
    page.do(leaving.inform, stay(sqlite_store, anna).id, [Informed.STUDENT])
    assert "Har fået besked: eleven" in " ".join(event.text for event in page.story.events)
