"""The form of leaving: what is proposed, what it counts as, who must be told, and by how few keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import enrolment, leaving
from gf2tracker.domain.notice import Informed
from gf2tracker.domain.people import CountsAs, LeaveReason
from gf2tracker.queries import register as registers
from gf2tracker.queries import students as people
from tests import given
from tests.registers import take_day
from tests.ui.frame import TODAY, a_page, dialog_of, has_dialog
from ui.dialogs.inform import InformDialog
from ui.screens.students import StudentsScreen
from ui.sentence import Sentence

Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KID, YOUNG, GROWN = date(2009, 3, 12), date(2004, 3, 12), date(1990, 3, 12)
MON, TUE = date(2026, 8, 17), date(2026, 8, 18)


@pytest.fixture
def open_form(qtbot, sqlite_store):
    """Open the form over page Elever by its key, on everybody of a class."""

    def opened(made):
        page = a_page(qtbot, StudentsScreen, sqlite_store, made.id)
        page.table.selectAll()
        QTest.keyClick(page.table, Key.Key_U, Ctrl)
        return dialog_of(page)

    return opened


def one_of(store, born=YOUNG):
    made = given.a_class(store)
    student_id = given.student(store, "Anna Holm", made.id, birth_date=born)
    return made, student_id


def present(store, student_id):
    return store.ask(people.one, student_id, TODAY).value.present


def consequence(dialog):
    return dialog.consequence.findChild(Sentence).text()


def press(*keys):
    for key, *held in keys:
        QTest.keyClick(QApplication.focusWidget(), key, *held)


def test_a_leaver_is_registered_with_four_presses(open_form, sqlite_store):
    made, student_id = one_of(sqlite_store)
    dialog = open_form(made)  # Ctrl+U
    assert QApplication.focusWidget() is dialog.reason.box
    press((Key.Key_P,), (Key.Key_K, Alt), (Key.Key_Return, Ctrl))
    assert not dialog.isVisible()
    left = present(sqlite_store, student_id)
    assert (left.leave_reason.code, left.last_day) == (LeaveReason.PERSONAL, TODAY)
    assert left.informed == {Informed.MUNICIPALITY}


def test_the_last_day_proposed_is_when_the_student_was_seen_last(open_form, sqlite_store):
    made, student_id = one_of(sqlite_store)
    take_day(sqlite_store, made.id, MON)
    take_day(sqlite_store, made.id, TUE, {student_id: "U"})
    dialog = open_form(made)
    assert (dialog.day.value(), dialog.day.foot.hint) == (MON, "sidst til stede man 17.08.")
    assert dialog.reason.value() == ""


def test_one_who_was_in_no_lesson_is_proposed_as_never_arrived(open_form, sqlite_store):
    made, student_id = one_of(sqlite_store)
    for day in (MON, TUE):
        take_day(sqlite_store, made.id, day, {student_id: "U"})
    dialog = open_form(made)
    assert dialog.reason.value() == LeaveReason.NO_SHOW
    assert dialog.day.value() == given.MONDAY
    assert dialog.day.foot.hint == "har ikke været til stede i nogen lektion"
    assert consequence(dialog) == "Regnes ikke med i gennemførelsen"
    dialog.reason.box.choose(LeaveReason.GOT_JOB.value)
    assert dialog.day.value() == TODAY


def test_never_arrived_is_doubted_for_one_who_was_here(open_form, sqlite_store):
    made, _student = one_of(sqlite_store)
    take_day(sqlite_store, made.id, MON)
    dialog = open_form(made)
    dialog.reason.box.choose(LeaveReason.NO_SHOW.value)
    assert dialog.reason.foot.hint == "har været til stede man 17.08."
    dialog.reason.box.choose(LeaveReason.OTHER.value)
    assert dialog.reason.foot.hint == ""


@pytest.mark.parametrize(
    ("born", "reason", "expected"),
    [
        (KID, "GOT_JOB", "Tæller som frafald · værge og kommunen skal have besked"),
        (YOUNG, "CHANGED_PROGRAMME", "Tæller som omvalg · kommunen skal have besked"),
        (KID, "CHANGED_SCHOOL", "Tæller som skoleskift · værge skal have besked"),
        (GROWN, "GOT_JOB", "Tæller som frafald"),
        (KID, "LEAVE", "Tæller hverken som frafald eller omvalg"),
    ],
)
def test_the_form_says_how_it_counts_and_who_must_be_told(
    open_form, sqlite_store, born, reason, expected
):
    made, _student = one_of(sqlite_store, born)
    dialog = open_form(made)
    dialog.reason.box.choose(reason)
    assert consequence(dialog) == expected


def test_a_tick_takes_the_reminder_away(open_form, sqlite_store):
    made, _student = one_of(sqlite_store, KID)
    dialog = open_form(made)
    dialog.reason.box.choose("GOT_JOB")
    assert dialog.informed.boxes[Informed.GUARDIAN].words() == "værge (under 18)"
    press((Key.Key_V, Alt), (Key.Key_I, Alt))
    assert consequence(dialog) == "Tæller som frafald"


def test_the_schools_own_reasons_are_offered_and_not_those_out_of_use(open_form, sqlite_store):
    own = sqlite_store.do(leaving.add, "flyttet til udlandet", CountsAs.NOTHING).value
    sqlite_store.do(leaving.deactivate, LeaveReason.DECEASED)
    made, student_id = one_of(sqlite_store)
    dialog = open_form(made)
    offered = [dialog.reason.box.itemText(at) for at in range(dialog.reason.box.count())]
    assert "flyttet til udlandet · hverken frafald eller omvalg" in offered
    assert not any(text.startswith("død") for text in offered)
    dialog.reason.box.choose(own)
    dialog.save.click()
    assert present(sqlite_store, student_id).leave_reason.name == "flyttet til udlandet"


def test_several_leave_in_one_form_and_come_back_in_one_step(open_form, sqlite_store):
    made = given.a_class(sqlite_store, students=2)
    take_day(sqlite_store, made.id, MON, {made.students[0]: "U"})
    dialog = open_form(made)
    assert dialog.windowTitle() == "Meld 2 elever ud"
    assert (dialog.day.value(), dialog.day.foot.hint) == (TODAY, "sidst til stede man 17.08.")
    dialog.reason.box.choose("GOT_JOB")
    dialog.save.click()
    assert all(present(sqlite_store, one).last_day == TODAY for one in made.students)
    sqlite_store.undo()
    assert all(present(sqlite_store, one).last_day is None for one in made.students)


def test_a_told_cause_in_own_words_is_kept(open_form, sqlite_store):
    made, student_id = one_of(sqlite_store)
    dialog = open_form(made)
    dialog.reason.box.choose(LeaveReason.OTHER.value)
    dialog.cause.box.choose("other")
    QTest.keyClicks(dialog.told.edit, "flytter til Aarhus")
    dialog.save.click()
    assert present(sqlite_store, student_id).cause_as_told == "flytter til Aarhus"


def test_a_leaver_is_on_the_register_to_the_last_day_and_not_from_the_next(open_form, sqlite_store):
    made, student_id = one_of(sqlite_store)
    take_day(sqlite_store, made.id, MON)
    dialog = open_form(made)
    dialog.reason.box.choose("GOT_JOB")
    dialog.save.click()
    for day, expected in ((MON, [student_id]), (TUE, [])):
        rows = sqlite_store.ask(registers.day, made.id, day, TODAY).value.rows
        assert [row.student_id for row in rows] == expected


def test_what_was_noted_is_corrected_in_the_same_form(qtbot, sqlite_store):
    made, student_id = one_of(sqlite_store)
    stay = present(sqlite_store, student_id)
    noted = enrolment.Leaving(MON, "GOT_JOB", "egne ord", "lager", frozenset({Informed.STUDENT}))
    sqlite_store.do(enrolment.leave_all, [stay.id], noted)
    sqlite_store.do(leaving.deactivate, "GOT_JOB")
    page = a_page(qtbot, StudentsScreen, sqlite_store, made.id)
    page.filters.buttons["former"].click()
    page.table.setFocus()
    QTest.keyClick(page.table, Key.Key_U, Ctrl)
    dialog = dialog_of(page)
    assert dialog.windowTitle() == "Ret udmeldingen af Anna"
    assert dialog.leaving == noted
    dialog.destination.show_value("butik")
    press((Key.Key_Return, Ctrl))
    assert present(sqlite_store, student_id).destination == "butik"
    assert present(sqlite_store, student_id).leave_reason.name == "fået job"
    assert page.frame.changes[-1].label == "1 udmelding rettet: tøm-26a"


def test_the_texts_follow_where_they_are_wanted(open_form, sqlite_store):
    made, student_id = one_of(sqlite_store)
    dialog = open_form(made)
    assert not dialog.texts.isVisible()
    press((Key.Key_P,), (Key.Key_T, Alt))
    texts = next(one for one in dialog.parentWidget().findChildren(InformDialog))
    assert texts.isVisible()
    texts.activateWindow()
    QApplication.processEvents()
    texts.copy.click()
    texts.save.click()
    assert present(sqlite_store, student_id).informed == {Informed.MUNICIPALITY}


def test_texts_wanted_before_a_fault_is_mended_are_not_wanted_after(open_form, sqlite_store):
    made, _student = one_of(sqlite_store)
    dialog = open_form(made)
    dialog.reason.box.choose("GOT_JOB")
    dialog.day.show_value(date(2030, 1, 1))
    dialog.texts.click()
    assert dialog.isVisible()
    dialog.day.edit.setText("18.08.2026")
    dialog.day.edit.textEdited.emit("18.08.2026")
    assert not dialog.wants_texts


@pytest.fixture
def open_texts(qtbot, sqlite_store):
    def opened(made):
        page = a_page(qtbot, StudentsScreen, sqlite_store, made.id)
        page.filters.buttons["former"].click()
        page.table.setFocus()
        page.open_inform()
        return page, dialog_of(page)

    return opened


def test_the_text_to_the_municipality_is_copied_and_ticked_with_two_presses(
    open_texts, sqlite_store
):
    made, student_id = one_of(sqlite_store)
    sqlite_store.do(enrolment.leave, present(sqlite_store, student_id).id, TUE, "GOT_JOB")
    page, dialog = open_texts(made)
    assert dialog.windowTitle() == "Anna stoppede 18.08.2026: hvem ved det?"
    press((Key.Key_Return,))
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Til kommunens ungeindsats")
    assert "Anna Holm er stoppet på GF2 Tømrer. Sidste dag var 18.08.2026." in text
    press((Key.Key_Return,))
    assert not has_dialog(page)
    assert present(sqlite_store, student_id).informed == {Informed.MUNICIPALITY}
    assert page.frame.told[-1] == "Teksten til kommunen er kopieret. Gem, når den er sendt."


def test_the_guardians_text_comes_first_where_only_the_guardian_is_missing(
    open_texts, sqlite_store
):
    made, student_id = one_of(sqlite_store, KID)
    stay = present(sqlite_store, student_id)
    sqlite_store.do(enrolment.leave, stay.id, TUE, "GOT_JOB")
    sqlite_store.do(leaving.inform, stay.id, [Informed.MUNICIPALITY])
    _page, dialog = open_texts(made)
    assert dialog.to.current == Informed.GUARDIAN
    assert dialog.text.toPlainText().startswith("Til værge")
    dialog.to.buttons[Informed.MUNICIPALITY].click()
    assert dialog.text.toPlainText().startswith("Til kommunens ungeindsats")
