"""Ctrl+K in the window, by keys alone: back to what was opened last, and deeds on what is found."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from gf2tracker.actions import students as student_deeds
from gf2tracker.actions.students import NewStudent
from gf2tracker.settings import Settings
from tests import given, user
from ui.tablemenu import ColumnMenu
from ui.window import PLACES

KEYS = {page.name: page.keys for page in PLACES}


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=3)


@pytest.fixture
def somebody(qtbot, sqlite_store, tom):
    return user.at(qtbot, sqlite_store)


def rows(somebody):
    return [choice.text for choice in somebody.window.finding.palette.list.choices()]


def test_two_keys_lead_back_to_what_was_opened_last(somebody):
    somebody.press("Ctrl+K")
    somebody.type("orsted")
    somebody.press("Enter", "Ctrl+9", "Ctrl+K")
    assert rows(somebody)[:2] == ["Aage Ørsted Kjær", "I dag"]
    somebody.press("Enter")
    assert somebody.window.here == "student"
    somebody.press("Ctrl+K")
    assert rows(somebody)[0] == "Historik"


def test_a_student_one_turns_to_on_the_page_is_remembered_too(somebody, tom):
    window = somebody.window
    for student in tom.students[:2]:
        window.open_page("student", replace(window.focus_now, student_id=student))
    somebody.press("Ctrl+1", "Ctrl+K")
    names = [choice.key.id for choice in window.finding.palette.list.choices()[:2]]
    assert names == [tom.students[1], tom.students[0]]


def test_the_last_things_are_there_at_the_next_start(qtbot, sqlite_store, somebody):
    somebody.press("Ctrl+9")
    somebody.leave()
    assert "page:history" in next(iter(Settings.read().recent.values()))


def test_a_view_of_absence_is_opened_by_name(somebody):
    somebody.press("Ctrl+K")
    somebody.type("forløb")
    somebody.press("Enter")
    window = somebody.window
    assert (window.here, window.page("absence").segments.current) == ("absence", "course")
    somebody.press("Ctrl+1", "Ctrl+K")
    assert rows(somebody)[0] == "Fravær: Forløb"
    assert not somebody.faults


def test_a_section_of_the_school_is_opened_by_name(somebody):
    somebody.press("Ctrl+K")
    somebody.type("lukkedage")
    somebody.press("Enter")
    assert somebody.window.page("school").sections.current == "closed"


def test_ctrl_enter_copies_the_phone_number(somebody):
    somebody.press("Ctrl+K")
    somebody.type("orsted")
    assert "Kopiér 15 42 07 00" in somebody.seen()
    somebody.press("Ctrl+Enter")
    assert QGuiApplication.clipboard().text() == "15 42 07 00"
    assert somebody.window.foot.text == "Kopieret: 15 42 07 00"
    assert not somebody.window.finding.palette.isVisible()


def test_a_protected_student_has_no_number_to_copy(somebody, sqlite_store, tom):
    given.student(sqlite_store, "Ida Hemmelig", tom.id, phone="15 99 88 77", is_protected=True)
    somebody.window.finding._is_due = True
    somebody.press("Ctrl+K")
    somebody.type("ida")
    seen = somebody.seen()
    assert "beskyttet" in seen
    assert "15 99" not in seen
    assert "emmelig" not in seen
    somebody.press("Ctrl+Enter")
    assert somebody.window.here == "absence"


def test_tab_tells_what_can_be_done_with_a_class(somebody):
    somebody.press("Ctrl+K")
    somebody.type("tom-26")
    somebody.press("Tab")
    assert rows(somebody)[:2] == ["Vis holdets elever", "Fravær: Dag"]
    somebody.press("Enter")
    assert somebody.window.here == "students"


def test_a_note_is_written_from_anywhere(somebody, sqlite_store):
    somebody.press("Ctrl+9", "Ctrl+K")
    somebody.type("orsted")
    somebody.press("Tab")
    somebody.type("note")
    somebody.press("Enter")
    somebody.type("Ringer hjem")
    somebody.press("Enter")
    assert somebody.window.here == "history"
    assert "Fortryd" in somebody.seen()
    assert not somebody.faults


def test_who_is_added_is_found_at_once(somebody, tom):
    new = NewStudent({"first_name": "Zenia", "last_name": "Zachariassen"}, tom.id)
    somebody.work.do(student_deeds.add_all, [new])
    somebody.press("Ctrl+K")
    somebody.type("zach")
    assert rows(somebody)[0] == "Zenia Zachariassen"


def test_a_saved_view_is_opened_by_its_name(somebody):
    view = {"name": "Søgning på kjær", "parts": {"Søg i eleverne": "kjær"}, "layout": ""}
    somebody.window.settings.views["students: Elever"] = [view]
    somebody.press("Ctrl+K")
    somebody.type("søgning på")
    somebody.press("Enter")
    assert somebody.window.here == "students"
    assert somebody.window.page("students").search.text() == "kjær"


def test_the_table_that_is_seen_is_copied_by_name(somebody):
    somebody.press(KEYS["classes"], "Ctrl+K")
    somebody.type("kopier hele")
    somebody.press("Enter")
    assert QGuiApplication.clipboard().text().startswith("Hold\t")
    somebody.press(KEYS["today"], "Ctrl+K")
    for typed in ("gem tabellen", "kopier hele", "kolonner"):
        somebody.type(typed)
        assert not {text for text in rows(somebody) if "tabel" in text or "Kolonner" in text}
        somebody.press("Ctrl+A", "Delete")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("visning", ["Standardvisning", "Gem visningen som …"]),
        ("kolonner", ["Kolonner og rækkefølge …"]),
        ("dubletter", ["Find dubletter …"]),
    ],
)
def test_views_columns_and_pairs_are_found_by_their_words(somebody, typed, found):
    somebody.press(KEYS["classes"], "Ctrl+K")
    somebody.type(typed)
    assert set(found) <= set(rows(somebody))


def test_the_columns_are_chosen_from_the_palette(somebody):
    somebody.press(KEYS["classes"], "Ctrl+K")
    somebody.type("kolonner")
    somebody.press("Enter")
    (menu,) = [one for one in somebody.window.findChildren(ColumnMenu) if one.isVisible()]
    menu.close()


def test_pairs_are_sought_from_anywhere_and_no_pair_is_said(somebody, sqlite_store, tom):
    somebody.press(KEYS["history"], "Ctrl+K")
    somebody.type("dublet")
    somebody.press("Enter")
    assert somebody.window.here == "students"
    assert somebody.window.foot.text == "Der er ingen mulige dubletter."
    for number in ("71", "72"):
        born = date(2009, 5, 14)
        given.student(sqlite_store, "Zenia Zachs", tom.id, number=number, birth_date=born)
    somebody.press(KEYS["history"], "Ctrl+K")
    somebody.type("dublet")
    somebody.press("Enter")
    assert "Flet to elever til én" in somebody.seen()


def test_the_tables_keys_work_beside_it_and_are_answered_without_one(somebody):
    """`take_table`: on Skole the list of sections has the keyboard when the page opens."""
    QGuiApplication.clipboard().clear()
    somebody.press(KEYS["school"], "Down", "Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text().startswith("Afdeling")
    somebody.press(KEYS["today"], "Ctrl+Shift+E")
    assert somebody.window.foot.text == "Der er ingen tabel på siden."


def test_a_view_without_a_table_is_saved_by_the_same_name(somebody):
    somebody.press(KEYS["absence"], "Ctrl+K")
    somebody.type("gem tabellen")
    somebody.press("Enter")
    (asked,) = somebody.window.findChildren(QFileDialog)
    assert "fravær" in asked.selectedFiles()[0]
    asked.reject()


def first_deed(somebody, typed):
    """What is found first of the deeds of the page: its words, and whom it is about."""
    somebody.press("Ctrl+K")
    somebody.type(typed)
    deeds = somebody.window.finding.find(typed)
    found = next(group for group in deeds if group.title == "Gør på denne side").choices
    somebody.press("Escape")
    return (found[0].text, found[0].fact) if found else None


@pytest.mark.parametrize(
    ("typed", "deed"),
    [
        ("udmeld", "Meld ud …"),
        ("meld ud", "Meld ud …"),
        ("frafald", "Meld ud …"),
        ("flyt", "Flyt til et andet hold …"),
        ("slet", "Slet 1 elev"),
    ],
)
def test_on_students_the_deeds_of_the_row_are_found(somebody, typed, deed):
    somebody.press("Ctrl+3")
    assert first_deed(somebody, typed) == (deed, "Birgitte Maria Ågård")


def test_two_students_are_merged_from_the_palette(somebody):
    somebody.press("Ctrl+3", "Shift+Down", "Ctrl+K")
    somebody.type("flet")
    somebody.press("Enter")
    assert "Flet to elever til én" in somebody.seen()


@pytest.mark.parametrize(
    ("typed", "deed"),
    [
        ("planlæg", "Planlæg fravær …"),
        ("hele holdet ude", "Hele holdet ude …"),
        ("sygemeld", "Sygemeldinger …"),
        ("før hele", "Før hele dagen"),
    ],
)
def test_in_the_register_its_deeds_are_found_once(somebody, typed, deed):
    somebody.press("Ctrl+4")
    assert first_deed(somebody, typed) == (deed, "")
    assert rows(somebody).count(deed) == 1


def test_leaving_the_page_its_deeds_are_not_found_any_more(somebody):
    somebody.press("Ctrl+3")
    assert first_deed(somebody, "udmeld") is not None
    somebody.press("Ctrl+9")
    assert first_deed(somebody, "udmeld") is None


def test_a_deed_found_is_done_to_the_row_that_is_chosen(somebody):
    somebody.press("Ctrl+3", "Ctrl+K")
    somebody.type("udmeld")
    somebody.press("Enter")
    assert "Meld Birgitte" in somebody.seen()


@pytest.mark.parametrize(
    ("words", "page", "view"),
    [("implementering", "plan", "implementation"), ("makkere og grupper", "pairs", "seating")],
)
def test_a_view_of_plan_and_of_makkere_is_opened_by_name(somebody, words, page, view):
    somebody.press("Ctrl+K")
    somebody.type(words)
    somebody.press("Enter")
    assert somebody.window.here == page
    assert somebody.window.page(page).segments.current == view


def test_a_section_of_skole_has_the_keyboard_when_it_is_opened_by_name(somebody):
    somebody.press("Ctrl+K")
    somebody.type("skabeloner")
    somebody.press("Enter")
    sections = somebody.window.page("school").sections
    assert sections.current == "templates"
    assert sections.items["templates"].hasFocus()
