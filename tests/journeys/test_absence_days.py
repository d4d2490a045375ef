"""Absence over days, messages, a class out and Friday's reasons: counted in key presses."""

from datetime import date, time

import pytest

from gf2tracker.actions import closed
from gf2tracker.queries import exemptions, history
from gf2tracker.store.store import Store
from tests import given, registers, user
from tests.registers import take_day, written
from tests.user import TODAY
from ui.work import Work

pytestmark = pytest.mark.journey

FRIDAY = date(2026, 8, 21)
LAST_FRIDAY = date(2026, 8, 14)


@pytest.fixture
def page(teacher):
    """The register of today, its cursor on the first student's first lesson."""
    teacher.press("Ctrl+4")
    teacher.presses = 0
    return teacher


@pytest.fixture
def row(sqlite_store, tom):
    """A function that returns what is stored of a student (from 0, by name) on a day."""

    def stored(number, day=TODAY):
        rows = registers.the_day(sqlite_store, tom.id, day).rows
        return rows[number]

    return stored


def test_leave_over_days_is_planned_with_its_effect_told_first(page, row, sqlite_store):
    sqlite_store.do(closed.add, date(2026, 8, 19), date(2026, 8, 19), "sommerfest")
    page.press("F7", "Tab", "Tab")
    page.type("fre")
    page.press("Tab")
    assert "Rammer 4 skoledage og 29 lektioner" in page.seen()
    assert "Springer over: sommerfest" in page.seen()
    page.press("Ctrl+Enter")
    assert page.presses <= 8
    assert written(row(0, FRIDAY)) == "G|G|G|G|G"
    assert "Planlagt: 1 elev godkendt fri, tøm-26a 17.–21.08. Fortryd" in page.seen()


def test_a_reason_is_chosen_by_its_letter_and_an_end_before_the_beginning_is_told(page, row):
    page.press("F7")
    page.type("s")
    page.press("Tab", "Tab")
    page.type("14/8")
    page.press("Ctrl+Enter")
    assert "Perioden slutter 14.08.2026, før den begynder 17.08.2026." in page.seen()
    assert written(row(0)) == ""
    page.press("Esc")


def test_who_is_well_again_is_back_with_a_few_keys(page, row):
    page.press("F7")
    page.type("s")
    page.press("Tab", "Tab")
    page.type("fre")
    page.press("Ctrl+Enter")
    assert written(row(0, FRIDAY)) == "S|S|S|S|S"
    page.press("Menu", "B")
    assert "Allerede planlagt: 17.–21.08. syg" in page.seen()
    page.type("ons")
    page.press("Ctrl+Enter")
    assert written(row(0, date(2026, 8, 18))) == "S|S|S|S|S|S|S|S"
    assert written(row(0, FRIDAY)) == ""


def test_each_message_of_the_morning_is_a_few_letters_and_enter(teacher, row):
    teacher.go_on(to=time(7, 48))
    teacher.presses = 0
    teacher.press("F9")
    for letters in ("bir", "cel", "dor"):
        teacher.type(letters)
        teacher.press("Enter")
    assert teacher.presses == 1 + 3 * 4
    assert "3 syge i dag" in teacher.seen()
    assert "Meldt syg 7:48" in teacher.seen()
    teacher.press("Ctrl+Z")
    assert "2 syge i dag" in teacher.seen()
    teacher.press("Esc", "Ctrl+4")
    told = teacher.seen()
    assert "Meldt syg 7:48" in told
    assert "2 mangler" in told


def test_a_message_may_say_until_when_since_when_and_that_it_is_the_child(teacher, row):
    teacher.press("F9")
    teacher.type("bir 7:30 til fre")
    teacher.press("Enter")
    teacher.type("cel")
    teacher.press("Shift+Enter", "Esc")
    assert written(row(0, FRIDAY)) == "S|S|S|S|S"
    assert row(0, FRIDAY).note == "Meldt syg 7:30 til 21.08."
    assert written(row(1)) == "B|B|B|B|B|B|B|B"


def test_a_message_twice_or_from_nobody_is_told(teacher):
    teacher.press("F9")
    teacher.type("bir")
    teacher.press("Enter")
    teacher.type("bir")
    teacher.press("Enter")
    assert "Birgitte Maria Ågård er allerede meldt." in teacher.seen()
    teacher.press("Ctrl+A")
    teacher.type("xyzq")
    assert "Ingen fundet. Prøv færre bogstaver." in teacher.seen()
    teacher.press("Esc")


def test_a_whole_class_is_out_with_two_keys_and_it_is_no_absence(page, row, sqlite_store, tom):
    page.press("F8", "Ctrl+Enter")
    assert page.presses == 2
    day = registers.the_day(sqlite_store, tom.id, TODAY)
    assert {written(one) for one in day.rows} == {"K|K|K|K|K|K|K|K"}
    assert "28 elever ude: virksomhedsbesøg, tøm-26a 17.08. Fortryd" in page.seen()
    page.press("Ctrl+Enter")
    assert {one.share for one in registers.the_day(sqlite_store, tom.id, TODAY).rows} == {0}
    page.press("Ctrl+Z", "Ctrl+Z")
    assert written(row(0)) == ""


def test_a_class_that_is_off_early_is_marked_from_the_cursors_lesson(page, row):
    page.press("Right", "Right", "Right", "Right", "F8")
    page.type("f")
    assert "28 elever: rammer 1 skoledag og 112 lektioner" in page.seen()
    page.press("Ctrl+Enter")
    assert written(row(5)) == "||||K|K|K|K"
    assert "fri tidligere" in page.seen()


def test_some_students_are_out_when_they_are_selected(page, row):
    page.press("Shift+Down", "F8", "Ctrl+Enter")
    assert [written(row(n))[:1] for n in range(3)] == ["K", "K", ""]
    assert "2 elever ude: virksomhedsbesøg" in page.seen()


def test_what_friday_must_settle_takes_one_key_each(page, row):
    page.type("???")
    page.press("Ctrl+Shift+Tab")
    assert "3 årsager mangler" in page.seen()
    assert "3 Fravær" in page.seen()
    page.presses = 0
    page.type("sug")
    assert page.presses == 3
    assert [written(row(n)) for n in range(3)] == ["S", "U", "G"]
    assert "Alt er afklaret" in page.seen()
    assert "3 Fravær" not in page.seen()
    page.press("Ctrl+Z")
    assert "1 årsag mangler" in page.seen()


def test_yesterday_is_corrected_with_two_keys_and_who_did_it_is_told(qtbot, sqlite_store, tom):
    take_day(sqlite_store, tom.id, LAST_FRIDAY, {tom.students[1]: "U"})
    teacher = user.at(qtbot, sqlite_store)
    teacher.press("Ctrl+4")
    teacher.presses = 0
    teacher.press("Alt+Left")
    teacher.type("s")
    assert teacher.presses == 2
    assert written(registers.the_day(sqlite_store, tom.id, LAST_FRIDAY).rows[0]) == "S|U|U|U|U"
    teacher.press("Up", "Ctrl+H")
    told = teacher.seen()
    assert "Rettelser: Birgitte Maria Ågård" in told
    assert "1. lektion: udeblevet → syg" in told
    teacher.press("Esc")
    newest = sqlite_store.ask(history.of_marks, tom.students[1], LAST_FRIDAY).value[0]
    assert newest.lessons[0].old.kind.value == "U"


def test_the_lesson_before_is_copied_with_one_key(page, row, sqlite_store, tom):
    ids = [one.student_id for one in registers.the_day(sqlite_store, tom.id, TODAY).rows]
    registers.mark(
        sqlite_store, tom.id, TODAY, {(ids[0], 1): "U", (ids[1], 1): "S", (ids[2], 1): "F9"}
    )
    page.press("Ctrl+1", "Ctrl+4", "Right")
    page.presses = 0
    page.press("Ctrl+D")
    assert page.presses == 1
    assert [written(row(n)) for n in range(3)] == ["U|U", "S|S", "F9"]
    assert "2. lektion som 1., tøm-26a man 17.08.: 2 elever Fortryd" in page.seen()


def test_an_exemption_is_added_corrected_and_taken_away_by_key(page, row, sqlite_store):
    who = row(0).student_id
    page.press("Menu", "I")
    assert "Ingen fritagelser." in page.seen()
    page.press("Ctrl+N", "Tab")
    page.type("21/8")
    page.press("Ctrl+Enter")
    (found,) = sqlite_store.ask(exemptions.of_student, who).value
    assert (found.first, found.last) == (TODAY, FRIDAY)
    assert row(0).exempt == frozenset(range(1, 11))
    page.press("Menu", "I", "Tab", "Space", "Tab", "Tab")
    page.type("1-2")
    page.press("Ctrl+Enter")
    assert row(0).exempt == {1, 2}
    page.press("Menu", "I", "Tab", "Tab", "Space")
    assert "Ingen fritagelser." in page.seen()
    page.press("Esc", "Ctrl+Z")
    assert row(0).exempt == {1, 2}


def test_planning_and_a_class_out_are_found_by_name(teacher, row):
    teacher.press("Ctrl+K")
    teacher.type("hele ho")
    teacher.press("Enter")
    assert "tøm-26a ude af huset" in teacher.seen()
    teacher.press("Ctrl+Enter", "Ctrl+1", "Ctrl+K")
    teacher.type("planl")
    teacher.press("Enter")
    assert "Planlæg fravær: Birgitte Maria Ågård" in teacher.seen()
    teacher.press("Esc")
    assert written(row(0)) == "K|K|K|K|K|K|K|K"


def test_f7_plans_from_the_students_page_and_from_the_list_too(teacher, row):
    teacher.press("Ctrl+3", "F7")
    assert "Planlæg fravær: " in teacher.seen()
    teacher.press("Esc", "Enter", "F7")
    assert "Planlæg fravær: " in teacher.seen()
    teacher.press("Ctrl+Enter")
    assert "Planlagt: 1 elev godkendt fri, tøm-26a 17.08." in teacher.seen()


def test_messages_are_typed_faster_than_the_store_answers(qtbot, sqlite_path):
    store = Store.open(sqlite_path, by="abc")
    tom = given.a_class(store, "tøm-26a", students=28)
    store.close()
    teacher = user.User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    user.waits(qtbot, lambda: teacher.window.stands)
    teacher.press("F9")
    for letters in ("bir", "cel", "dor", "emi"):
        teacher.rush(letters)
        teacher.strike("Enter")
    teacher.settle()
    assert "4 syge i dag" in teacher.seen()
    teacher.press("Esc")
    teacher.leave()
    store = Store.open(sqlite_path, by="abc")
    day = registers.the_day(store, tom.id, TODAY)
    store.close()
    assert sum(written(one).startswith("S") for one in day.rows) == 4
