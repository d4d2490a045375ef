"""Page Opfølgning: who waits, why, and one key for what was done."""

from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import contact, followup, notes, school
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.note import NoteKind
from gf2tracker.queries import contact as contacts
from gf2tracker.queries import notes as note_query
from gf2tracker.queries import signals
from tests import given, registers
from tests.ui.frame import TODAY, a_page, dialog_of, has_dialog
from ui.button import Link
from ui.dialogs.followup import HandledDialog, NextStepDialog, OwnerDialog
from ui.dialogs.studentnote import StudentNoteDialog
from ui.label import Label
from ui.screens.followup import FollowUpScreen

Key = Qt.Key
MON, TUE = date(2026, 8, 17), date(2026, 8, 18)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(**kwargs) -> FollowUpScreen:
        page = a_page(qtbot, FollowUpScreen, sqlite_store, **kwargs)
        page.badges = []
        page.badged.connect(page.badges.append)
        return page

    return opened


@pytest.fixture
def tom(sqlite_store):
    """A class of the asker: the first student away on Monday, the second on Tuesday."""
    sqlite_store.do(school.set_settings, {"watch_share": 0.2, "act_share": 0.3})
    made = given.a_class(sqlite_store, "tøm-26a", students=4)
    first, second, *_others = made.students
    away = {17: {first: "U"}, 18: {second: "U"}}
    for day in (10, 11, 12, 13, 14, 17, 18):
        registers.take_day(sqlite_store, made.id, date(2026, 8, day), away.get(day, ()))
    return made


@pytest.fixture
def vvs(sqlite_store):
    """A class of somebody else with one student who was away."""
    other = given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    made = given.a_class(sqlite_store, "vvs-26a", students=1, contact_teacher_id=other)
    days = [date(2026, 8, day) for day in (10, 11, 12, 13, 14, 17, 18)]
    for day in days:
        absent = {made.students[0]: "U"} if day == TUE else ()
        registers.take_day(sqlite_store, made.id, day, absent)
    return made


def listed(page):
    return [line.case.student.student_id for line in page._list().rows.items]


def words(page):
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(Label) if one.isVisible()]


def links(page):
    QApplication.processEvents()
    return {one.text(): one for one in page.detail.findChildren(Link) if one.isVisible()}


def log(store, who, kind, day, until=None):
    at = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return store.do(contact.log, who, kind, at, "", until)


def kinds(store, who):
    return [entry.kind for entry in store.ask(contacts.of_student, who).value]


# --- what it shows --------------------------------------------------------------------------------


def test_it_says_how_many_wait_and_shows_the_newest_first(open_page, tom):
    page = open_page()
    first, second, *_others = tom.students
    assert page.head.sentence.text() == "To elever venter på, at nogen gør noget"
    assert listed(page) == [second, first]
    row = page.cases.rows.index(0, 0).data()
    assert row.startswith("Birgitte Maria Ågård, tøm-26a, Væk tir 18.08. i de første 14 dage")
    assert page.cases.hasFocus()


def test_the_one_chosen_is_told_with_dates_and_what_clears_it(open_page, tom):
    page = open_page()
    told = page.detail.reasons[0].accessibleName()
    assert told == ("Væk tir 18.08. i de første 14 dage. Ryddes, når nogen har talt med Birgitte.")
    assert "15 42 07 01" in words(page)
    assert "Mette Kragh, kontaktlærer" in words(page)
    QTest.keyClick(page.cases, Key.Key_Down)
    assert "Væk man 17.08." in page.detail.reasons[0].accessibleName()


def test_nobody_waits_and_it_says_so(open_page, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a", students=1)
    page = open_page()
    assert page.head.sentence.text() == "Ingen venter"
    told = page.cases.accessibleDescription()
    assert told == "Ingen venter Her står kun dine egne elever; “Alle” er hele skolen."


def test_others_cases_are_seen_under_all(open_page, tom, vvs):
    page = open_page()
    assert vvs.students[0] not in listed(page)
    page.filters.buttons["all"].click()
    assert listed(page)[-1] == vvs.students[0]
    assert [pill.accessibleName() for pill in page.filters.pills.values()] == [
        "Mine 2",
        "Alle 3",
        "Uden ansvarlig 0",
        "Ringes op 0",
        "Protokoller 0",
    ]


def test_who_has_no_initials_sees_everybody(open_page, tom, vvs):
    page = open_page(initials="")
    assert not page.filters.pills["mine"].isVisible()
    assert len(listed(page)) == 3


def test_who_has_no_class_begins_at_the_whole_school(open_page, sqlite_store, tom, vvs):
    given.a_teacher(sqlite_store, "LED", "Lis Edemann")
    page = open_page(initials="LED")
    assert page.filters.current == "all"
    assert len(listed(page)) == 3
    page.filters.pills["mine"].click()
    page.load_again()
    assert page.filters.current == "mine"


def test_who_has_a_class_where_nobody_waits_begins_at_their_own(open_page, sqlite_store, tom):
    other = given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    given.a_class(sqlite_store, "vvs-26a", students=1, contact_teacher_id=other)
    page = open_page(initials="JEHO")
    assert page.filters.current == "mine"
    assert page.head.sentence.text() == "Ingen venter"


def test_who_was_given_a_student_begins_at_their_own(open_page, sqlite_store, tom):
    counsellor = given.a_teacher(sqlite_store, "VEJ", "Vera Juhl")
    sqlite_store.do(followup.assign, [tom.students[0]], counsellor)
    assert open_page(initials="VEJ").filters.current == "mine"


def test_the_badge_is_what_is_mine(open_page, tom, vvs):
    page = open_page()
    page.ask_again()
    assert page.badges == [2]
    QTest.keyClick(page.cases, Key.Key_T)
    assert page.badges[-1] == 1


def test_what_came_since_the_last_look_is_marked_until_the_next(open_page, tom, sqlite_store):
    page = open_page()
    assert not any(line.is_new for line in page.cases.rows.items)
    page.hide()
    third = tom.students[2]
    registers.mark(sqlite_store, tom.id, TODAY, {(third, None): "U"})
    registers.take(sqlite_store, tom.id, TODAY, [1])
    page.ask_again()
    page.show()
    page.ask_again()
    assert {line.case.student.student_id: line.is_new for line in page.cases.rows.items} == {
        third: True,
        tom.students[1]: False,
        tom.students[0]: False,
    }
    assert page.head.fact.text() == "1 ny, siden du så efter"
    page.hide()
    page.show()
    page.ask_again()
    assert not any(line.is_new for line in page.cases.rows.items)


def test_what_was_seen_is_kept_without_names_or_numbers(open_page, tom):
    page = open_page()
    (kept,) = page.settings.seen_signals.values()
    assert all(len(one) == 8 for one in kept)


def test_a_protected_student_shows_no_number(open_page, tom, sqlite_store):
    who = given.student(
        sqlite_store, "Zainab Yusuf", tom.id, phone="15 42 07 99", is_protected=True
    )
    registers.mark(sqlite_store, tom.id, TODAY, {(who, None): "U"})
    page = open_page()
    assert page.cases.rows.index(0, 0).data().startswith("Zainab (beskyttet), tøm-26a")
    QTest.keyClick(page.cases, Key.Key_C)
    assert QGuiApplication.clipboard().text() != "15 42 07 99"
    assert "15 42 07 99" not in words(page)


def test_a_search_finds_name_class_and_owner(open_page, tom, vvs):
    page = open_page()
    page.filters.buttons["all"].click()
    QTest.keyClick(page, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.search, "holst")
    assert listed(page) == [vvs.students[0]]
    QTest.keyClick(page.search, Key.Key_Down)
    assert page.cases.hasFocus()
    page.search.setText("findes ikke")
    assert page.head.sentence.text() == "Ingen passer til søgningen"


# --- one key a deed -------------------------------------------------------------------------------


def test_a_talk_takes_the_row_away_and_the_next_has_the_keyboard(open_page, tom, sqlite_store):
    page = open_page()
    first, second, *_others = tom.students
    QTest.keyClick(page.cases, Key.Key_T)
    assert listed(page) == [first]
    assert page.cases.current().case.student.student_id == first
    assert page.cases.hasFocus()
    (entry,) = sqlite_store.ask(contacts.of_student, second).value
    assert (entry.kind, entry.handled_until) == (ContactKind.TALKED, date(2026, 8, 20))
    sqlite_store.undo()
    page.ask_again()
    assert listed(page) == [second, first]


def test_a_message_and_a_call_without_answer_stay_on_the_list(open_page, tom, sqlite_store):
    page = open_page()
    second = tom.students[1]
    QTest.keyClick(page.cases, Key.Key_S)
    QTest.keyClick(page.cases, Key.Key_I)
    assert len(listed(page)) == 2
    assert set(kinds(sqlite_store, second)) == {ContactKind.SMS, ContactKind.NO_ANSWER}
    assert sum("intet svar" in text or text.endswith("sms") for text in words(page)) == 2


def test_a_meeting_clears_a_high_share(open_page, tom, sqlite_store):
    who = tom.students[0]
    registers.mark(sqlite_store, tom.id, date(2026, 8, 13), {(who, None): "U"})
    log(sqlite_store, who, ContactKind.TALKED, TUE, TODAY)
    page = open_page()
    page.cases.choose(who)
    assert page.detail.reasons[0].accessibleName().startswith("Fravær")
    QTest.keyClick(page.cases, Key.Key_M)
    assert who not in listed(page)
    newest = sqlite_store.ask(contacts.of_student, who).value[0]
    assert (newest.kind, newest.handled_until) == (ContactKind.MEETING, date(2026, 9, 2))


def test_handled_until_a_day_needs_a_reason(open_page, tom, sqlite_store):
    page = open_page()
    QTest.keyClick(page.cases, Key.Key_H)
    dialog = dialog_of(page)
    assert isinstance(dialog, HandledDialog)
    QTest.keyClick(dialog.text.edit, Key.Key_Return)
    assert dialog.text.fault
    QTest.keyClicks(dialog.text.edit, "Starter mandag, aftalt med værge")
    QTest.keyClick(dialog.text.edit, Key.Key_Return)
    assert not has_dialog(page)
    assert tom.students[1] not in listed(page)
    (entry,) = sqlite_store.ask(contacts.of_student, tom.students[1]).value
    assert (entry.kind, entry.handled_until) == (ContactKind.NOTE, date(2026, 8, 26))


def test_one_line_is_noted_with_ctrl_n(open_page, tom, sqlite_store):
    page = open_page()
    QTest.keyClick(page, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(page)
    assert isinstance(dialog, StudentNoteDialog)
    QTest.keyClicks(dialog.text.edit, "Sad alene i pausen")
    QTest.keyClick(dialog.text.edit, Key.Key_Return)
    assert not has_dialog(page)
    (entry,) = sqlite_store.ask(note_query.of_student, tom.students[1]).value
    assert (entry.text, entry.kind) == ("Sad alene i pausen", NoteKind.OBSERVATION)
    assert "Sad alene i pausen" in words(page)


def test_the_next_step_is_planned_and_shown(open_page, tom, sqlite_store):
    page = open_page()
    QTest.keyClick(page.cases, Key.Key_X)
    dialog = dialog_of(page)
    assert isinstance(dialog, NextStepDialog)
    QTest.keyClicks(dialog.step.edit, "Ring til værge")
    QTest.keyClicks(dialog.day.edit, "21/8")
    QTest.keyClick(dialog.day.edit, Key.Key_Return)
    assert not has_dialog(page)
    assert "fre 21.08. Ring til værge" in words(page)
    assert "fre 21.08. Ring til værge" in page.cases.rows.index(0, 1).data()


def test_several_are_given_to_somebody_at_once(open_page, tom, vvs, sqlite_store):
    page = open_page()
    page.cases.selectAll()
    QTest.keyClick(page.cases, Key.Key_E)
    dialog = dialog_of(page)
    assert isinstance(dialog, OwnerDialog)
    assert dialog.windowTitle() == "Hvem følger op på 2 elever?"
    jens = next(one for one in page.staff if one.initials == "JEHO")
    dialog.owner.box.choose(str(jens.id))
    dialog.submit()
    assert listed(page) == []
    page.filters.buttons["all"].click()
    assert {line.case.owner.initials for line in page.cases.rows.items} == {"JEHO"}
    sqlite_store.undo()
    page.ask_again()
    assert page.filters.pills["mine"].accessibleName() == "Mine 2"


def test_what_was_agreed_and_planned_is_done_with_k(open_page, tom, sqlite_store):
    third = tom.students[2]
    at = datetime(2026, 8, 17, 8, tzinfo=UTC)
    sqlite_store.do(notes.write, third, NoteKind.AGREEMENT, at, "Møder 8:00", TODAY)
    sqlite_store.do(followup.plan_next, third, "Ring til værge", TODAY)
    page = open_page()
    page.cases.choose(third)
    assert "K" in page.detail.buttons
    QTest.keyClick(page.cases, Key.Key_K)
    assert len(page.detail.reasons) == 1
    QTest.keyClick(page.cases, Key.Key_K)
    assert third not in listed(page)
    assert sqlite_store.ask(note_query.of_student, third).value[0].done_on == TODAY


def test_what_a_colleague_has_seen_is_set_as_read_with_k(open_page, tom, sqlite_store):
    third = tom.students[2]
    at = datetime(2026, 8, 18, 8, tzinfo=UTC)
    sqlite_store.do(notes.write, third, NoteKind.OBSERVATION, at, "Sad alene")
    page = open_page()
    page.cases.choose(third)
    told = page.detail.reasons[0].accessibleName()
    assert told == "Observation tir 18.08. fra abc: Sad alene. Ryddes, når den er sat som læst."
    page.cases.copy()
    assert "observation 18.08." in QGuiApplication.clipboard().text()
    assert "Sad alene" not in QGuiApplication.clipboard().text()
    page.detail.buttons["K"].click()
    assert third not in listed(page)


def test_a_note_is_settled_and_corrected_in_the_pane(open_page, tom, sqlite_store):
    second = tom.students[1]
    at = datetime(2026, 8, 17, 8, tzinfo=UTC)
    sqlite_store.do(notes.write, second, NoteKind.AGREEMENT, at, "Møder 8:00", date(2026, 8, 28))
    page = open_page()
    links(page)["Ret"].click()
    dialog = dialog_of(page)
    assert dialog.text.edit.text() == "Møder 8:00"
    dialog.text.edit.setText("Møder 8:15")
    dialog.submit()
    assert sqlite_store.ask(note_query.of_student, second).value[0].text == "Møder 8:15"
    links(page)["Klaret"].click()
    assert sqlite_store.ask(note_query.of_student, second).value[0].done_on == TODAY


def test_enter_opens_the_student(open_page, tom):
    page = open_page()
    QTest.keyClick(page.cases, Key.Key_Return)
    went = page.frame.went[-1]
    assert (went.page, went.focus.student_id) == ("student", tom.students[1])
    assert went.focus.class_id == tom.id


def test_the_number_is_copied_with_c(open_page, tom):
    page = open_page()
    QTest.keyClick(page.cases, Key.Key_C)
    assert QGuiApplication.clipboard().text() == "15 42 07 01"
    assert page.frame.told == ["Nummeret er kopieret."]


def test_the_buttons_do_what_the_keys_do(open_page, tom, sqlite_store):
    page = open_page()
    page.detail.buttons["T"].click()
    assert listed(page) == [tom.students[0]]
    page.detail.buttons["S"].click()
    assert kinds(sqlite_store, tom.students[0]) == [ContactKind.SMS]


def test_the_list_is_what_the_query_says(open_page, tom, sqlite_store):
    page = open_page()
    found = sqlite_store.ask(signals.inbox, TODAY, time(8, 40), "MEKR")
    assert page.inbox == found.value
