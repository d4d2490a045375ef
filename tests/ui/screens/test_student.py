"""Page Elev: one student's figures, days and story, and what is done from it."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import contact, enrolment, exemption, followup, notes
from gf2tracker.actions import students as student_deeds
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.note import NoteKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import contact as contacts
from gf2tracker.queries import exemptions, students
from tests import given, registers
from tests.ui.frame import TODAY, a_page, dialog_of, has_dialog
from ui.button import Link
from ui.label import Label
from ui.menu import Menu
from ui.screen import Focus
from ui.screens.student import StudentScreen

Key = Qt.Key
AT = datetime(2026, 8, 18, 8, 12, tzinfo=UTC)
NOW = datetime(2026, 8, 19, 8, 12, tzinfo=UTC)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=3)


@pytest.fixture
def anna(sqlite_store, tom):
    return given.student(
        sqlite_store,
        "Anna Maria Holm",
        tom.id,
        phone="15 42 07 88",
        birth_date=date(2009, 3, 3),
        mail="anna.maria.holm@elev.fjordbyen.example",
        number="300081",
    )


@pytest.fixture
def open_page(qtbot, sqlite_store, tom):
    def opened(student_id, **kwargs) -> StudentScreen:
        page = a_page(qtbot, StudentScreen, sqlite_store, tom.id, **kwargs)
        page.look_at(Focus(tom.id, TODAY, TODAY, student_id))
        page.take_focus()
        QApplication.processEvents()
        return page

    return opened


def words(page):
    QApplication.processEvents()
    return " | ".join(one.text() for one in page.findChildren(Label) if one.isVisible())


def titles(page):
    return [row.event_shown.title for row in page.timeline.rows]


def the_row(page, title):
    return next(row for row in page.timeline.rows if row.event_shown.title == title)


def deed(page, text):
    next(one for one in page.head.menu.actions() if one.text() == text).trigger()


def test_the_page_tells_who_it_is(open_page, anna):
    page = open_page(anna)
    assert page.head.name.text() == "Anna Maria Holm"
    assert page.head.about.text() == "tøm-26a · 17 år · EUD · kontaktlærer Mette Kragh"
    assert page.head.phone.text() == "15 42 07 88"
    assert "300081" in words(page)
    assert page.head.call.hasFocus()


def test_one_who_has_left_is_told_so(open_page, anna, sqlite_store):
    stay = sqlite_store.ask(students.one, anna, TODAY).value.present
    sqlite_store.do(enrolment.leave, stay.id, date(2026, 8, 14), LeaveReason.GOT_JOB)
    page = open_page(anna)
    assert page.head.about.text().startswith("tøm-26a · udmeldt 14.08.2026")
    assert "Meldt ud af tøm-26a: fået job" in titles(page)


def test_a_protected_student_is_shown_behind_one_press(open_page, anna, sqlite_store, tom):
    sqlite_store.do(student_deeds.change, anna, {"is_protected": True})
    page = open_page(anna)
    seen = page.head.name.text() + words(page)
    assert page.head.name.text() == "Anna"
    assert "Holm" not in seen
    assert "15 42 07 88" not in seen
    assert "anna.maria" not in seen
    page.head.reveal.click()
    seen = page.head.name.text() + words(page)
    assert "Anna Maria Holm" in seen
    assert "15 42 07 88" in seen
    page.look_at(Focus(tom.id, TODAY, TODAY, tom.students[0]))
    page.look_at(Focus(tom.id, TODAY, TODAY, anna))
    assert page.head.name.text() == "Anna"


def test_the_number_is_copied_where_it_is_shown(open_page, anna, sqlite_store):
    page = open_page(anna)
    deed(page, "Kopiér nummer")
    assert QGuiApplication.clipboard().text() == "15 42 07 88"
    QGuiApplication.clipboard().setText("")
    sqlite_store.do(student_deeds.change, anna, {"is_protected": True})
    hidden = open_page(anna)
    deed(hidden, "Kopiér nummer")
    assert QGuiApplication.clipboard().text() == ""


def test_figures_follow_the_register(open_page, anna, sqlite_store, tom):
    registers.take_day(sqlite_store, tom.id, date(2026, 8, 17), {anna: "U"})
    registers.take_day(sqlite_store, tom.id, date(2026, 8, 18))
    page = open_page(anna)
    told = {one.label: (one.value, one.note) for one in page.figures.figures}
    assert told["Fravær"] == ("50,0 %".replace(" ", "\u00a0"), told["Fravær"][1])
    assert told["Første 14 dage"] == ("1 dag", "17.08.")
    assert told["Opfølgning"][1] == "ingen kontakt endnu"


# --- contacts --------------------------------------------------------------------------------------


@pytest.fixture
def called(sqlite_store, anna):
    return sqlite_store.do(contact.log, anna, ContactKind.SMS, AT, "Kommer i mogen").value


def test_a_contact_is_corrected_with_f2(open_page, anna, called, sqlite_store):
    page = open_page(anna)
    row = the_row(page, "Sms")
    row.setFocus()
    QTest.keyClick(row, Key.Key_F2)
    dialog = dialog_of(page)
    assert dialog.windowTitle() == "Ret det, der er noteret om Anna"
    dialog.form.fields["text"].edit.setPlainText("Kommer i morgen")
    dialog.form.fields["kind"].box.choose("talked")
    dialog.save.click()
    (entry,) = sqlite_store.ask(contacts.of_student, anna).value
    assert (entry.kind, entry.text) == (ContactKind.TALKED, "Kommer i morgen")
    assert "Talte med" in titles(page)
    assert not has_dialog(page)


def test_f2_elsewhere_corrects_the_student(open_page, anna, called):
    page = open_page(anna)
    QTest.keyClick(page.head.call, Key.Key_F2)
    assert dialog_of(page).windowTitle() == "Ret Anna"


def test_a_contact_is_deleted_with_del_and_the_keyboard_stays_in_the_story(
    open_page, anna, called, sqlite_store
):
    page = open_page(anna)
    row = the_row(page, "Sms")
    row.setFocus()
    QTest.keyClick(row, Key.Key_Delete)
    assert sqlite_store.ask(contacts.of_student, anna).value == ()
    assert "Sms" not in titles(page)
    QApplication.processEvents()
    assert any(row.hasFocus() for row in page.timeline.rows)


def test_a_correction_that_is_refused_stays_open(open_page, anna, called):
    page = open_page(anna)
    page._correct(the_row(page, "Sms").event_shown)
    dialog = dialog_of(page)
    dialog.form.fields["handled_until"].show_value(date(2026, 8, 1))
    dialog.save.click()
    assert dialog.isVisible()
    assert "Dagen skal ligge efter kontakten" in dialog.form.fields["handled_until"].fault


def test_the_menu_of_an_event_offers_what_it_can(open_page, anna, called):
    page = open_page(anna)
    row = the_row(page, "Sms")
    QTest.keyClick(row, Key.Key_Menu)
    menu = next(one for one in page.findChildren(Menu) if one.isVisible())
    assert [one.text() for one in menu.actions() if one.text()] == [
        "Ret …",
        "Slet",
        "Se protokollen den dag",
    ]
    menu.close()


def test_a_day_of_absence_leads_to_its_register(open_page, anna, sqlite_store, tom):
    registers.take_day(sqlite_store, tom.id, date(2026, 8, 17), {anna: "U"})
    page = open_page(anna)
    the_row(page, "Udeblevet hele dagen").click()
    went = page.frame.went[-1]
    assert (went.page, went.focus.day) == ("absence", date(2026, 8, 17))


def test_a_long_note_is_read_whole(open_page, anna, sqlite_store):
    text = "Har talt længe om, hvad der skal til, for at det bliver bedre. " * 6
    sqlite_store.do(contact.log, anna, ContactKind.NOTE, AT, text.strip())
    page = open_page(anna)
    row = the_row(page, "Note")
    assert row.heightForWidth(400) > 5 * row.fontMetrics().height()
    assert row.height() >= row.heightForWidth(row.width())


# --- exemptions ------------------------------------------------------------------------------------


def test_a_student_is_exempted_from_some_lessons(open_page, anna, sqlite_store):
    page = open_page(anna)
    deed(page, "Fritag fra lektioner …")
    dialog = dialog_of(page)
    assert dialog.windowTitle() == "Fritag Anna fra lektioner"
    fields = dialog.form.fields
    fields["last"].show_value(date(2026, 9, 18))
    for day, text in zip(
        ("mandag", "tirsdag", "onsdag", "torsdag", "fredag"),
        ("1-3,5", "", "alle", "", ""),
        strict=True,
    ):
        fields[day].show_value(text)
    dialog.save.click()
    (found,) = sqlite_store.ask(exemptions.of_student, anna).value
    assert (found.first, found.last) == (TODAY, date(2026, 9, 18))
    assert found.lessons[0] == frozenset({1, 2, 3, 5})
    assert "mandag 1.–3. og 5. lektion og onsdag hele dagen" in words(page)


def test_lessons_that_are_none_are_refused_at_their_day(open_page, anna):
    page = open_page(anna)
    deed(page, "Fritag fra lektioner …")
    dialog = dialog_of(page)
    dialog.form.fields["tirsdag"].show_value("11")
    dialog.save.click()
    assert "Skriv lektioner som 1-3" in dialog.form.fields["tirsdag"].fault


def test_lessons_with_marks_are_refused_by_the_store(open_page, anna, sqlite_store, tom):
    registers.mark(sqlite_store, tom.id, TODAY, {(anna, 1): "U"})
    page = open_page(anna)
    deed(page, "Fritag fra lektioner …")
    dialog = dialog_of(page)
    dialog.save.click()
    assert dialog.isVisible()
    assert "Der står 1 mærke i de lektioner" in " ".join(
        one.text() for one in dialog.findChildren(Label)
    )


def test_an_exemption_is_taken_away_again(open_page, anna, sqlite_store):
    sqlite_store.do(exemption.add, anna, TODAY, TODAY)
    page = open_page(anna)
    assert "alle lektioner" in words(page)
    remove = next(one for one in page.findChildren(Link) if one.text() == "Fjern fritagelsen")
    remove.click()
    assert sqlite_store.ask(exemptions.of_student, anna).value == ()
    assert "alle lektioner" not in words(page)


# --- the rest ---------------------------------------------------------------------------------------


def test_without_a_student_the_page_says_where_to_find_one(open_page):
    page = open_page(None)
    assert page.first_focus() is page.to_students
    page.to_students.click()
    assert page.frame.went[-1].page == "students"


def test_the_band_follows_the_student(open_page, sqlite_store):
    other = given.a_class(sqlite_store, "maler-26b")
    bo = given.student(sqlite_store, "Bo Ax", other.id)
    page = open_page(bo)
    assert page.frame.went[-1].focus.class_id == other.id


def test_a_student_without_a_class_has_neither_days_nor_share(open_page, sqlite_store):
    page = open_page(given.student(sqlite_store, "Bo Ax"))
    assert not page.strip.isVisible()
    assert page.figures.figures[0].note == "ikke begyndt endnu"


def test_old_events_are_shown_on_request(open_page, anna, sqlite_store):
    for minute in range(130):
        at = datetime(2026, 8, 17, 6, minute % 60, minute // 60, tzinfo=UTC)
        sqlite_store.do(contact.log, anna, ContactKind.SMS, at)
    page = open_page(anna)
    before = len(page.timeline.rows)
    page.more.click()
    assert len(page.timeline.rows) > before
    assert not page.more.isVisible()


@pytest.mark.parametrize(("width", "is_stacked"), [(1280, False), (760, True)])
def test_everything_has_room_where_there_is_little(open_page, anna, width, is_stacked):
    page = open_page(anna)
    page.frame.resize(width, 800)
    QApplication.processEvents()
    assert (page.facts.y() > page.filters.y() + 40) == is_stacked
    body = page.roll.widget()
    assert body.width() <= page.roll.viewport().width()
    assert page.head.edit.mapTo(page, page.head.edit.rect().topRight()).x() <= page.width()


def test_what_nobody_has_acted_on_stands_over_the_story(open_page, sqlite_store, tom, anna):
    for day in (17, 18):
        registers.take_day(sqlite_store, tom.id, date(2026, 8, day), {anna: "U"})
    page = open_page(anna)
    texts = [row.signal_shown.text for row in page.open.rows]
    assert texts[0] == "Væk man 17.08. og tir 18.08. i de første 14 dage"
    assert "Ryddes, når nogen har talt med Anna" in page.open.rows[0].accessibleName()
    assert page.figures.figures[-1].value == f"{len(texts)} venter"
    sqlite_store.do(contact.log, anna, ContactKind.TALKED, NOW, "", date(2026, 8, 20))
    page.load_again()
    assert texts[0] not in [row.signal_shown.text for row in page.open.rows]


def test_what_happens_next_and_who_follows_up_is_told(open_page, sqlite_store, anna):
    jens = given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    page = open_page(anna)
    assert not page.open.isVisible()
    sqlite_store.do(followup.assign, [anna], jens)
    sqlite_store.do(followup.plan_next, anna, "Møde med mor", date(2026, 8, 21))
    page.load_again()
    assert "Jens Holst følger op · næste skridt fre 21.08.: Møde med mor" in words(page)


def test_an_agreement_is_ticked_in_the_story_and_opened_again(open_page, sqlite_store, anna):
    due = date(2026, 8, 21)
    sqlite_store.do(notes.write, anna, NoteKind.AGREEMENT, AT, "Køber sikkerhedssko", due)
    page = open_page(anna)
    QTest.keyClick(the_row(page, "Aftale, senest fre 21.08."), Key.Key_K)
    QTest.keyClick(the_row(page, "Aftale, klaret ons 19.08."), Key.Key_K)
    QTest.keyClick(the_row(page, "Aftale, senest fre 21.08."), Key.Key_Delete)
    assert not any(title.startswith("Aftale") for title in titles(page))


def test_talks_that_were_held_have_their_own_filter(open_page, sqlite_store, anna):
    until = date(2026, 9, 1)
    sqlite_store.do(contact.log, anna, ContactKind.MEETING, AT, "Fravær og bus", until)
    page = open_page(anna)
    page.filters.pills["meeting"].click()
    assert titles(page) == ["Samtale"]


def test_what_lies_beside_is_told_in_the_facts(open_page, sqlite_store, tom, anna):
    for day in (date(2026, 8, 20), date(2026, 8, 21)):
        registers.mark(sqlite_store, tom.id, day, {(anna, None): "G"})
    page = open_page(anna)
    assert "Planlagt" in words(page)
    assert "20.–21.08.: godkendt fri, 13 lektioner" in words(page)


def test_who_did_not_come_this_morning_has_not_planned_the_rest_of_the_day(
    open_page, sqlite_store, tom, anna
):
    registers.mark(sqlite_store, tom.id, TODAY, {(anna, None): "U"})
    registers.take(sqlite_store, tom.id, TODAY, [1])
    assert "Planlagt" not in words(open_page(anna))


def test_an_agreement_is_corrected_in_the_form_it_was_written_in(open_page, sqlite_store, anna):
    sqlite_store.do(notes.write, anna, NoteKind.AGREEMENT, AT, "Ringer til værkstedet")
    page = open_page(anna)
    QTest.keyClick(the_row(page, "Aftale"), Key.Key_F2)
    dialog = dialog_of(page)
    assert dialog.text.value() == "Ringer til værkstedet"
    dialog.text.edit.setText("Ringer til tre værksteder")
    dialog.submit()
    assert not has_dialog(page)
    assert the_row(page, "Aftale").event_shown.text == "Ringer til tre værksteder"


def test_a_case_is_handled_until_a_day_with_a_reason(open_page, sqlite_store, tom, anna):
    registers.take_day(sqlite_store, tom.id, date(2026, 8, 17), {anna: "U"})
    page = open_page(anna)
    assert page.open.rows
    deed(page, "Håndteret til …")
    dialog = dialog_of(page)
    dialog.text.edit.setText("Afdelingslederen taler med ham")
    dialog.submit()
    assert not page.open.rows
    assert (
        sqlite_store.ask(contacts.of_student, anna).value[0].text
        == "Afdelingslederen taler med ham"
    )
