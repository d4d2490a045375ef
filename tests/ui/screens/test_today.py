"""Page I dag: whose day it is, what must be done, and what is closed on the spot."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import contact, enrolment, followup, notes, register
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.note import NoteKind
from gf2tracker.domain.people import LeaveReason, Role
from gf2tracker.queries import students
from tests import given, registers
from tests.ui.frame import TODAY, a_page, dialog_of
from ui.button import Link
from ui.label import Label
from ui.screens.today import TodayScreen
from ui.today.cards import LEAST
from ui.today.deedline import DeedLine
from ui.today.dueline import DueLine
from ui.today.lines import Line, Stepped

Key = Qt.Key
SATURDAY = date(2026, 8, 22)
NOW = datetime(2026, 8, 19, 8, 40).astimezone()
DAY = timedelta(days=1)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(**kwargs) -> TodayScreen:
        page = a_page(qtbot, TodayScreen, sqlite_store, **kwargs)
        page.badges = []
        page.badged.connect(page.badges.append)
        return page

    return opened


@pytest.fixture
def tom(sqlite_store):
    """A class of the asker, its registers taken until yesterday."""
    made = given.a_class(sqlite_store, "tøm-26a", students=5)
    for day in (10, 11, 12, 13, 14, 17, 18):
        registers.take_day(sqlite_store, made.id, date(2026, 8, day))
    return made


@pytest.fixture
def missing(sqlite_store, tom):
    """Two students have not come this morning."""
    away = tom.students[1:3]
    registers.mark(sqlite_store, tom.id, TODAY, {(who, None): "U" for who in away})
    registers.take(sqlite_store, tom.id, TODAY, [1])
    return away


def lines(page, kind=Stepped):
    QApplication.processEvents()
    return [one.accessibleName() for one in page.findChildren(kind) if one.isVisible()]


def words(page):
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(Label) if one.isVisible()]


def names(page):
    return [row.call.student.name for row in page.calls]


def test_the_headline_says_what_matters(open_page, missing):
    page = open_page()
    assert page.headline.text() == "To elever mangler et opkald"
    assert names(page) == ["Birgitte Maria Ågård", "Çelik Yılmaz"]


def test_the_first_call_has_the_keyboard_and_shows_its_keys(open_page, missing):
    page = open_page()
    QApplication.processEvents()
    assert page.calls[0].hasFocus()
    assert page.calls[0]._deeds.isVisible()
    assert not page.calls[1]._deeds.isVisible()


def test_a_call_that_is_made_moves_to_the_closed_ones(open_page, missing):
    page = open_page()
    QTest.keyClick(page.calls[0], Key.Key_T)
    assert names(page) == ["Çelik Yılmaz"]
    assert "1 tilbage, 1 klaret" in words(page)
    assert any("Birgitte" in line and "talte med" in line for line in lines(page))
    assert page.calls[0].hasFocus()


def test_what_was_said_stands_under_the_name_in_full(open_page, missing, sqlite_store):
    at = datetime(2026, 8, 18, 8, 12, tzinfo=UTC)
    told = "Ringer selv i morgen, når bilen er lavet"
    sqlite_store.do(contact.log, missing[0], ContactKind.SMS, at, told)
    page = open_page()
    assert page.calls[0]._said == f"sms i går: {told}"
    assert page.calls[0].sizeHint().height() > page.calls[1].sizeHint().height()


def test_ones_own_classes_come_alone_and_nobody_sees_all(open_page, missing, sqlite_store):
    other = given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    given.a_class(sqlite_store, "maler-26a", contact_teacher_id=other, students=1)
    own, all_of_them = open_page(), open_page(initials="")
    assert [card.card.code for card in own.cards.cards] == ["tøm-26a"]
    assert not any("maler-26a" in line for line in lines(own))
    assert not all_of_them.cards.isVisible()
    assert any("maler-26a" in line for line in lines(all_of_them))


def test_on_a_day_without_lessons_ones_own_still_come_alone(open_page, tom, sqlite_store):
    other = given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    given.a_class(sqlite_store, "maler-26a", contact_teacher_id=other, students=1)
    page = open_page(today=SATURDAY)
    assert any("tøm-26a" in line for line in lines(page))
    assert not any("maler-26a" in line for line in lines(page))


def test_the_badge_counts_what_must_be_done_now(open_page, missing, sqlite_store, tom):
    page = open_page()
    page.ask_again()
    assert page.badges == [2]
    QTest.keyClick(page.calls[0], Key.Key_T)
    assert page.badges[-1] == 1


def test_a_register_that_is_missing_is_opened_with_f(open_page, tom):
    page = open_page()
    assert page.headline.text() == "tøm-26a mangler protokol"
    card = page.cards.first_missing()
    assert card.hasFocus()
    QTest.keyClick(card, Key.Key_F)
    went = page.frame.went[-1]
    assert (went.page, went.focus.class_id, went.focus.day) == ("absence", tom.id, TODAY)


def test_earlier_registers_that_are_missing_are_opened_on_their_day(open_page, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a", students=1)
    page = open_page()
    line = next(
        one
        for one in (*page.findChildren(Line), *page.findChildren(DeedLine))
        if "tir 18.08." in one.accessibleName()
    )
    line.click()
    assert page.frame.went[-1].focus.day == date(2026, 8, 18)


def test_long_lists_are_opened_on_request(open_page, sqlite_store):
    for code in ("tøm-26a", "tøm-26b"):
        given.a_class(sqlite_store, code, students=1, starts_on=date(2026, 6, 1))
    page = open_page()
    more = next(one for one in page.findChildren(Link) if one.text().startswith("Vis alle"))
    before = len(lines(page))
    more.click()
    assert len(lines(page)) > before
    assert not any(one.isVisible() and "Vis alle" in one.text() for one in page.findChildren(Link))


def test_students_away_for_days_are_told_with_what_was_agreed(open_page, tom, sqlite_store):
    who = tom.students[1]
    for day in (17, 18):
        registers.mark(sqlite_store, tom.id, date(2026, 8, day), {(who, None): "S"})
    registers.mark(sqlite_store, tom.id, TODAY, {(who, None): "S"})
    at = datetime(2026, 8, 18, 8, 12, tzinfo=UTC)
    until = date(2026, 8, 21)
    sqlite_store.do(contact.log, who, ContactKind.TALKED, at, "Har feber", until)
    page = open_page()
    line = next(
        one
        for one in (*page.findChildren(Line), *page.findChildren(DeedLine))
        if "3. dag" in one.accessibleName()
    )
    assert "syg, meldt" in line.accessibleName()
    assert line.accessibleName().endswith("talte med i går, ventes 21.08.")
    assert "Har feber" in line.toolTip()
    line.click()
    assert page.frame.went[-1].focus.student_id == who


def test_a_protected_student_is_called_without_name_and_number(open_page, tom, sqlite_store):
    who = given.student(
        sqlite_store, "Zainab Yusuf", tom.id, phone="15 42 07 99", is_protected=True
    )
    registers.mark(sqlite_store, tom.id, TODAY, {(who, None): "U"})
    page = open_page()
    (row,) = page.calls
    assert "Yusuf" not in row.accessibleName()
    assert "15 42 07 99" not in row.accessibleName() + row.toolTip()
    QTest.keyClick(row, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() != "15 42 07 99"


def test_who_is_known_to_be_away_comes_all_the_same_by_one_key(open_page, tom, sqlite_store):
    who = tom.students[0]
    days = (TODAY, date(2026, 8, 20), date(2026, 8, 21))
    for day in days:
        registers.mark(sqlite_store, tom.id, day, {(who, None): "G"})
    sqlite_store.do(register.note, who, TODAY, "Session")
    page = open_page()
    (line,) = [one for one in page.findChildren(DeedLine) if "godkendt" in one.accessibleName()]
    assert line.accessibleName().endswith("godkendt fri til fre 21.08., Session")
    QTest.keyClick(line, Key.Key_K)
    assert not any("godkendt" in one for one in lines(page))
    assert registers.written(registers.row_of(sqlite_store, tom.id, who, TODAY)) == ""
    assert registers.written(registers.row_of(sqlite_store, tom.id, who, days[1])) != ""


def test_somebody_away_for_days_is_closed_on_the_spot(open_page, tom, sqlite_store):
    who = tom.students[1]
    for day in (17, 18):
        registers.mark(sqlite_store, tom.id, date(2026, 8, day), {(who, None): "S"})
    sqlite_store.do(contact.log, who, ContactKind.TALKED, NOW, "", date(2026, 8, 21))
    registers.mark(sqlite_store, tom.id, TODAY, {(who, None): "S"})
    page = open_page()
    (line,) = [one for one in page.findChildren(DeedLine) if "3. dag" in one.accessibleName()]
    QTest.keyClick(line, Key.Key_T)
    (line,) = [one for one in lines(page, DeedLine) if "3. dag" in one]
    assert "talte med 8:40" in line


def test_a_missing_reason_is_settled_by_one_key(open_page, tom, sqlite_store):
    who = tom.students[0]
    registers.mark(sqlite_store, tom.id, date(2026, 8, 14), {(who, 1): "?", (who, 2): "?"})
    page = open_page()
    (line,) = [one for one in page.findChildren(DeedLine) if "fre 14.08." in one.accessibleName()]
    assert line.accessibleName().endswith("fre 14.08., 1.–2. lektion")
    QTest.keyClick(line, Key.Key_G)
    row = registers.row_of(sqlite_store, tom.id, who, date(2026, 8, 14))
    assert registers.written(row) == "G|G"
    assert not any("fre 14.08." in one for one in lines(page, DeedLine))


def test_who_is_back_after_days_is_met_once(open_page, tom, sqlite_store):
    who = tom.students[2]
    for day in (13, 14, 17):
        registers.mark(sqlite_store, tom.id, date(2026, 8, day), {(who, None): "I"})
    sqlite_store.do(contact.log, who, ContactKind.TALKED, NOW - 2 * DAY, "", date(2026, 8, 18))
    page = open_page()
    (line,) = [one for one in page.findChildren(DeedLine) if "3 dage" in one.accessibleName()]
    assert "3 dage syg (ikke meldt) fra tor 13.08., kom i går" in line.accessibleName()
    QTest.keyClick(line, Key.Key_T)
    assert not any("3 dage" in one for one in lines(page, DeedLine))


def test_what_was_agreed_is_done_by_one_key(open_page, tom, sqlite_store):
    who = tom.students[0]
    due = date(2026, 8, 17)
    sqlite_store.do(notes.write, who, NoteKind.AGREEMENT, NOW - 5 * DAY, "Ring om arbejdssko", due)
    sqlite_store.do(followup.plan_next, tom.students[3], "Samtale om makker", TODAY)
    page = open_page()
    told = [one.accessibleName() for one in page.third.rows]
    assert [one.split(", ")[:2] for one in told] == [
        ["Aage", "Ring om arbejdssko"],
        ["Dorthea", "Samtale om makker"],
    ]
    for _time in range(2):
        QTest.keyClick(page.third.rows[0], Key.Key_K)
    assert page.third.rows == []


def test_a_leader_sees_whose_registers_are_missing_and_copies_a_reminder(open_page, sqlite_store):
    given.a_teacher(sqlite_store, "CHEF", "Karen Leder", roles=(Role.MANAGER,))
    given.a_class(sqlite_store, "tøm-26a", students=1)
    page = open_page(initials="CHEF")
    (line,) = [one for one in page.findChildren(DeedLine) if one.isVisible()]
    assert "tøm-26a" in line.accessibleName()
    QTest.keyClick(line, Key.Key_K)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Kære Mette")
    assert "- tøm-26a tir 18.08.: 1.–8. lektion" in text


def test_where_nobody_is_contact_teacher_those_who_teach_are_reminded(open_page, sqlite_store):
    given.a_teacher(sqlite_store, "CHEF", "Karen Leder", roles=(Role.MANAGER,))
    given.a_class(sqlite_store, "tøm-26a", students=1, contact_teacher_id=None)
    page = open_page(initials="CHEF")
    (line,) = [one for one in page.findChildren(DeedLine) if one.isVisible()]
    assert "uden kontaktlærer" in line.accessibleName()
    assert "kopiér påmindelse til lærerne" in line.accessibleDescription()
    QTest.keyClick(line, Key.Key_K)
    assert QGuiApplication.clipboard().text().startswith("Til jer, der underviser tøm-26a")
    assert page.frame.told[-1].endswith("en mail til dem, der underviser holdet.")


def test_who_must_be_told_of_a_leaver_is_told_by_one_key(open_page, tom, sqlite_store):
    who = sqlite_store.ask(students.one, tom.students[4], TODAY).value
    stay = who.enrolments[-1].id
    sqlite_store.do(enrolment.leave, stay, date(2026, 8, 14), LeaveReason.PERSONAL)
    page = open_page()
    (line,) = page.third.rows
    assert "kommunen mangler besked" in line.accessibleName()
    QTest.keyClick(line, Key.Key_K)
    assert page.third.rows == []


def test_deadlines_are_told_once_for_the_classes_that_share_them(open_page, sqlite_store):
    for letter in "abcde":
        given.a_class(sqlite_store, f"tøm-26{letter}")
    page = open_page()
    first = lines(page, DueLine)[0]
    assert first.startswith("fre 21.08., om 2 dage, Kompetencevurdering, tøm-26a, ")
    assert first.endswith(" andre")


def test_a_deadline_without_school_on_its_day_tells_the_last_school_day(open_page, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a")
    page = open_page(today=date(2026, 12, 14))
    told = lines(page, DueLine)
    assert told == [
        "fre 25.12., om 11 dage, 80 % med uddannelsesaftale, sidste skoledag ons 23.12. · tøm-26a"
    ]


def test_a_deadline_that_is_met_goes_by_one_key_and_comes_back_by_undo(open_page, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a", students=1)
    page = open_page()
    before = lines(page, DueLine)
    QTest.keyClick(page.findChildren(DueLine)[0], Key.Key_K)
    assert lines(page, DueLine) == before[1:] or before[0] not in lines(page, DueLine)
    page.work.undo()
    assert lines(page, DueLine) == before


def test_what_is_said_where_a_list_would_stand_has_room(open_page, tom):
    page = open_page()
    QApplication.processEvents()
    (said,) = [one for one in page.findChildren(Label) if one.text() == "Ingen mangler et opkald."]
    assert said.contentsRect().height() >= said.sizeHint().height()


def test_three_registers_to_take_have_room_for_lesson_and_time(open_page, tom, sqlite_store):
    for code in ("tøm-26b", "tøm-26c"):
        given.a_class(sqlite_store, code, students=1)
    page = open_page()
    QApplication.processEvents()
    first, second, third = page.cards.cards
    assert first.y() == second.y() < third.y()
    assert first.width() == second.width() == third.width() >= LEAST


def test_a_class_without_students_has_no_register_to_take(open_page, tom, sqlite_store):
    given.a_class(sqlite_store, "tom-26")
    assert [card.card.code for card in open_page().cards.cards] == ["tøm-26a"]


def test_arrows_go_from_line_to_line(open_page, missing):
    page = open_page()
    QApplication.processEvents()
    QTest.keyClick(page.calls[0], Key.Key_Down)
    assert page.calls[1].hasFocus()
    QTest.keyClick(page.calls[1], Key.Key_Up)
    assert page.calls[0].hasFocus()


def test_who_is_handled_until_a_day_is_called_no_more(open_page, missing, sqlite_store):
    page = open_page()
    who = page.calls[0].call.student
    QTest.keyClick(page.calls[0], Key.Key_H)
    dialog = dialog_of(page)
    assert dialog.windowTitle() == f"Håndteret: {who.name}"
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog.form.fields["text"].fault
    QTest.keyClicks(dialog.form.fields["text"].control, "Bor hos mor")
    dialog.save.click()
    assert not dialog.isVisible()
    assert who.student_id not in [row.call.student.student_id for row in page.calls]


def test_a_school_without_classes_is_told_what_comes_here(open_page, sqlite_store):
    page = open_page()
    assert page.first_focus() is page.to_classes
    page.to_classes.click()
    assert page.frame.went[-1].page == "classes"


@pytest.mark.parametrize(("width", "is_stacked"), [(1104, False), (700, True)])
def test_the_columns_stand_under_each_other_where_there_is_little_room(
    open_page, missing, width, is_stacked
):
    page = open_page()
    page.frame.resize(width, 800)
    QApplication.processEvents()
    assert (page.middle.y() > page._left.y()) == is_stacked
    assert page._left.width() <= width
