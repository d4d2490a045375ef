"""Page Fravær, view Uge: typed in and walked through day by day."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gf2tracker.actions import closed, contact, exemption, register
from gf2tracker.domain.contact import ContactKind
from tests import given, registers
from tests.ui.frame import TODAY, a_page, dialog_of, has_dialog
from tests.ui.weekpage import (
    CONTROL,
    FRIDAY,
    MONDAY,
    ROLE,
    SHIFT,
    TUESDAY,
    Key,
    a_week,
    go,
    press,
    spoken,
    stored,
    who,
)
from ui import paint, theme
from ui.menu import Menu
from ui.screens.absence import AbsenceScreen

ALT = Qt.KeyboardModifier.AltModifier
ACROSS = Qt.Orientation.Horizontal


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=4)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    return partial(a_week, qtbot, sqlite_store)


# --- what is shown --------------------------------------------------------------------------------


def test_the_sentence_says_what_is_open(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, MONDAY, {(tom.students[0], 3): "?"})
    registers.take(sqlite_store, tom.id, MONDAY)
    page = open_page(tom.id)
    words = "Uge 34 · tirsdag er ikke ført · 1 elev mangler årsag · 1 elev med fravær"
    assert page.bar.sentence.text() == words


def test_days_lessons_and_marks_are_heard(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, TUESDAY, {(tom.students[1], 2): "F12"})
    registers.take(sqlite_store, tom.id, TUESDAY, [1, 2])
    page = open_page(tom.id)
    model = page.view.model_here
    assert spoken(page, 0, 10) == "Birgitte Maria Ågård, tir 18.08. 2. lektion: for sent 12 min"
    assert spoken(page, 0, 1) == "Birgitte Maria Ågård, man 17.08. 1. lektion: til stede"
    assert model.headerData(10, ACROSS) == "tir 18.08. 2. lektion, ført"
    assert model.headerData(1, ACROSS) == "man 17.08. 1. lektion"
    last = model.index(0, model.lost_column).data(ROLE)
    assert last == "Birgitte Maria Ågård, I ugen: 12 min"


def test_exempt_and_outside_lessons_are_heard(open_page, tom, sqlite_store):
    sqlite_store.do(exemption.add, tom.students[1], MONDAY, MONDAY, "3||||")
    late = given.student(sqlite_store, "Sen Start", tom.id, first_day=TUESDAY)
    page = open_page(tom.id)
    assert spoken(page, 0, 3).endswith(": fritaget")
    row = page.view.model_here.row_of(late)
    assert spoken(page, row, 1).endswith(": ikke på holdet")


def test_a_day_away_in_the_first_fourteen_stands_out(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, TUESDAY, {(tom.students[1], None): "U"})
    registers.mark(sqlite_store, tom.id, TUESDAY, {(tom.students[2], 3): "U"})
    page = open_page(tom.id)
    model = page.view.model_here
    told = "Birgitte Maria Ågård, fravær i de første 14 dage"
    assert model.index(0, 0).data(ROLE) == model.tip(model.index(0, 0), in_margin=True) == told
    assert model.index(1, 0).data(ROLE) == "Çelik Yılmaz"
    at = datetime(2026, 8, 18, 10, tzinfo=UTC)
    sqlite_store.do(contact.log, tom.students[1], ContactKind.TALKED, at, "", TODAY)
    assert open_page(tom.id).view.model_here.index(0, 0).data(ROLE) == "Birgitte Maria Ågård"


def test_the_foot_counts_and_offers_the_cursors_day(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, MONDAY, {(tom.students[1], None): "U"})
    page = open_page(tom.id)
    assert page.foot.counts.accessibleName() == "3 uden mærker, 1 udeblevet"
    go(page, 0, MONDAY)
    assert page.foot.take.text() == "Før mandag"
    assert page.foot.told.text() == "man 17.08.: ikke ført"
    go(page, 0, TODAY)
    assert page.foot.take.text() == "Før 1. lektion onsdag"
    go(page, 0, FRIDAY)
    assert not page.foot.take.isVisible()


def test_a_closed_day_has_no_lessons_and_the_others_stand(open_page, tom, sqlite_store):
    sqlite_store.do(closed.add, TUESDAY, TUESDAY, "Idrætsdag")
    page = open_page(tom.id)
    assert page.view.model_here.columns.lessons == 29
    assert page.view.viewport().grab().toImage().width() > 0
    go(page, 0, MONDAY, 8)
    press(page, Key.Key_Right)
    assert page.view.day_here().date == TODAY


# --- typing ---------------------------------------------------------------------------------------


def test_a_letter_in_a_first_lesson_fills_its_day_only(open_page, tom, sqlite_store):
    page = open_page(tom.id)
    go(page, 0, TUESDAY)
    QTest.keyClicks(page.view, "u")
    week = stored(sqlite_store, tom, who(page, 0))
    assert week == ["", "U|U|U|U|U|U|U|U", "", "", ""]
    assert page.view.here()[0] == 1  # the next student
    assert page.view.day_here().date == TUESDAY


def test_alone_and_minutes_are_typed_as_in_the_day(open_page, tom, sqlite_store):
    page = open_page(tom.id)
    go(page, 0, TUESDAY)
    QTest.keyClick(page.view, "s", ALT)
    go(page, 0, TODAY)
    QTest.keyClicks(page.view, "f8:27")
    press(page, Key.Key_Return)
    assert stored(sqlite_store, tom, who(page, 0)) == ["", "S", "F12", "", ""]


def test_a_text_that_is_no_mark_is_refused_and_nothing_stored(open_page, tom, sqlite_store):
    page = open_page(tom.id)
    go(page, 0, MONDAY)
    QTest.keyClicks(page.view, "f99")
    press(page, Key.Key_Return)
    assert stored(sqlite_store, tom, who(page, 0)) == [""] * 5
    assert page.view.typed == "F99"
    press(page, Key.Key_Escape)
    assert page.view.typed == ""


def test_a_day_to_come_can_be_marked_ahead(open_page, tom, sqlite_store):
    page = open_page(tom.id)
    go(page, 0, FRIDAY)
    QTest.keyClicks(page.view, "g")
    assert stored(sqlite_store, tom, who(page, 0))[4] == "G|G|G|G|G"


def test_a_letter_marks_a_selection_over_days_in_one_step(open_page, tom, sqlite_store):
    page = open_page(tom.id)
    go(page, 0, MONDAY, 7)
    for _n in range(3):
        press(page, Key.Key_Right, SHIFT)
    QTest.keyClicks(page.view, "k")
    assert stored(sqlite_store, tom, who(page, 0))[:2] == ["||||||K|K", "K|K"]
    assert page.frame.changes[-1].label == "1 elev markeret skole/virksomhed, tøm-26a 17.–18.08."
    page.work.undo()
    assert stored(sqlite_store, tom, who(page, 0)) == [""] * 5


def test_delete_makes_present_again(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, MONDAY, {(tom.students[1], None): "U"})
    page = open_page(tom.id)
    go(page, 0, MONDAY, 2)
    press(page, Key.Key_Right, SHIFT)
    press(page, Key.Key_Delete)
    assert stored(sqlite_store, tom, who(page, 0))[0] == "U|||U|U|U|U|U"


def test_exempt_lessons_stay_as_they_are(open_page, tom, sqlite_store):
    sqlite_store.do(exemption.add, tom.students[1], MONDAY, MONDAY, "3||||")
    page = open_page(tom.id)
    go(page, 0, MONDAY)
    QTest.keyClicks(page.view, "u")
    assert stored(sqlite_store, tom, who(page, 0))[0] == "U|U||U|U|U|U|U"


def test_a_mark_outside_the_enrolment_is_refused_by_name(open_page, tom, sqlite_store):
    late = given.student(sqlite_store, "Sen Start", tom.id, first_day=TUESDAY)
    page = open_page(tom.id)
    go(page, page.view.model_here.row_of(late), MONDAY)
    QTest.keyClicks(page.view, "u")
    text = "Sen Start går ikke på tøm-26a man 17.08.2026. Ingen mærker er sat."
    assert page.frame.faults[-1].text == text
    assert stored(sqlite_store, tom, late) == [""] * 5
    assert not any(page.view.model_here.rows[page.view.here()[0]].marks)


# --- days and weeks --------------------------------------------------------------------------------


def test_the_window_looks_at_the_cursors_day(open_page, tom):
    page = open_page(tom.id)
    assert page.view.day_here().date == TODAY
    press(page, Key.Key_Left, CONTROL)
    assert page.frame.went[-1].focus.day == TUESDAY
    assert page.view.day_here().date == TUESDAY
    page.go(day=FRIDAY)  # as the window's own keys do
    assert page.view.day_here().date == FRIDAY


def test_the_name_of_a_closed_day_can_be_read_in_a_class_of_one(open_page, sqlite_store):
    solo = given.a_class(sqlite_store, "solo-26a", students=1)
    sqlite_store.do(closed.add, TUESDAY, TUESDAY, "Juleaftensdag og mere")
    page = open_page(solo.id)
    paint.elided.clear()
    picture = page.view.viewport().grab().toImage()
    assert not paint.elided
    left, wide = page.view.model_here.columns.days[1]
    below = page.view.rowHeight(0) + theme.px(40)
    column = {picture.pixelColor(x, below).name() for x in range(left, left + wide)}
    assert column != {theme.color("page").name()}


def test_page_keys_step_weeks_over_closed_ones(open_page, tom, sqlite_store):
    sqlite_store.do(closed.add, date(2026, 8, 24), date(2026, 8, 28), "ferie")
    page = open_page(tom.id)
    press(page, Key.Key_PageDown)
    assert page.view.day_here().date == date(2026, 9, 2)
    press(page, Key.Key_PageUp)
    assert page.view.day_here().date == TODAY
    press(page, Key.Key_PageUp)
    press(page, Key.Key_PageUp)  # before the first week there is none
    assert page.week.monday == date(2026, 8, 10)
    assert not page.bar.before.isEnabled()


def test_a_closed_week_tells_its_name_and_leads_on(open_page, tom, sqlite_store):
    sqlite_store.do(closed.add, MONDAY, FRIDAY, "emneuge")
    page = open_page(tom.id)
    assert page.empty._title.text() == "Emneuge"
    assert page.first_focus() is page.empty.after
    QTest.keyClick(page.empty.after, Key.Key_PageDown)
    assert page.week.monday == date(2026, 8, 24)
    assert page.view.hasFocus()


def test_taking_a_day_makes_the_rest_present(open_page, tom, sqlite_store):
    page = open_page(tom.id)
    go(page, 0, MONDAY)
    page.foot.take.click()
    day = registers.the_day(sqlite_store, tom.id, MONDAY)
    assert {one.taken_at for one in day.lessons} == {day.lessons[-1].ends}
    assert page.foot.told.text() == "man 17.08.: ført"
    assert not page.foot.take.isVisible()


# --- the student at the cursor ---------------------------------------------------------------------


def test_a_note_is_written_to_the_cursors_day(open_page, tom, sqlite_store):
    page = open_page(tom.id)
    go(page, 0, TUESDAY, 2)
    press(page, Key.Key_F2)
    QTest.keyClicks(page.notepad, "Har en aftale")
    QTest.keyClick(page.notepad, Key.Key_Return)
    assert page.view.model_here.rows[0].notes == {TUESDAY: "Har en aftale"}
    assert spoken(page, 0, 10).endswith(": til stede, Har en aftale")


def test_as_the_lesson_before(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, TUESDAY, {(tom.students[1], 1): "U"})
    page = open_page(tom.id)
    go(page, 2, TUESDAY, 2)
    press(page, Key.Key_D, CONTROL)
    assert stored(sqlite_store, tom, tom.students[1])[1] == "U|U"
    go(page, 2, TUESDAY)
    press(page, Key.Key_D, CONTROL)
    assert page.frame.told[-1].startswith("Stå i 2. lektion")


def test_the_menu_gives_a_reason_and_leads_on(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, TUESDAY, {(tom.students[1], None): "G"})
    page = open_page(tom.id)
    go(page, 0, TUESDAY, 3)
    press(page, Key.Key_Menu)
    menu = next(one for one in page.findChildren(Menu) if one.isVisible())
    texts = [one.text() for one in menu.actions() if one.text()]
    assert {"Til stede", "Skriv note", "Log opkald", "Åbn dagen", "Åbn eleven"} <= set(texts)
    next(one for one in menu.actions() if one.text() == "Åbn eleven").trigger()
    assert page.frame.went[-1].page == "student"


def test_corrections_and_plans_open_for_the_cursors_student(open_page, tom):
    page = open_page(tom.id)
    go(page, 0, FRIDAY)
    press(page, Key.Key_F7)
    dialog_of(page).reject()
    press(page, Key.Key_H, CONTROL)
    dialog_of(page).reject()
    assert not has_dialog(page)


def test_f1_tells_the_keys(open_page, tom):
    page = open_page(tom.id)
    assert page.open_keys()
    dialog_of(page).reject()


def test_what_others_do_shows_and_the_cursor_stays(open_page, tom):
    page = open_page(tom.id)
    go(page, 2, TUESDAY, 4)
    cells = {(tom.students[0], None): registers.parse_mark("U")}
    page.do(register.mark, tom.id, MONDAY, cells)
    assert page.view.here() == (2, 12)
    assert spoken(page, 3, 1).endswith(": udeblevet")


# --- without a week --------------------------------------------------------------------------------


def test_without_a_class_the_first_steps_are_offered(open_page):
    page = open_page(None)
    assert page.first_focus() is page.empty.first_class
    page.empty.to_import.click()
    assert page.frame.went[-1].page == "import"


def test_a_class_without_students_leads_to_them(open_page, sqlite_store):
    page = open_page(given.a_class(sqlite_store).id)
    page.empty.to_students.click()
    assert page.frame.went[-1].page == "students"


def test_a_long_class_stands_whole(open_page, sqlite_store):
    made = given.a_class(sqlite_store, "el-26a", students=28)
    page = open_page(made.id)
    page.view.resize(1104, 536 + 46)
    assert page.view.rowHeight(0) * 28 <= 536


# --- within the page of absence --------------------------------------------------------------------


def test_the_day_opens_on_the_cursors_student(qtbot, sqlite_store, tom):
    page = a_page(qtbot, AbsenceScreen, sqlite_store, tom.id)
    page.show_view("week")
    week = page.here
    go(week, 2, TUESDAY)
    week._open_day()
    assert page.segments.current == "day"
    assert page.here.register.date == TUESDAY
    assert page.here.view.currentIndex().row() == 2


def test_a_week_that_begins_in_the_past_reaches_into_what_comes(open_page, sqlite_store, tom):
    page = open_page(tom.id, today=MONDAY + timedelta(days=1))
    assert [day.date <= TUESDAY for day in page.week.days] == [True, True, False, False, False]
