"""Page Fravær, view Forløb: what is seen of a whole course, and where its keys lead."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import contact, enrolment, register
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import students
from tests import given, registers
from tests.registers import take_day
from tests.ui.frame import TODAY, a_page, dialog_of
from ui import theme
from ui.coursegrid.model import FIRST_DAY, NAME
from ui.menu import Menu
from ui.screens.absence import AbsenceScreen
from ui.screens.coursegrid import CourseGridScreen

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROLE = Qt.ItemDataRole.AccessibleTextRole
MONDAY, TUESDAY = given.MONDAY, given.MONDAY + timedelta(days=1)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=4)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(class_id, **kwargs) -> CourseGridScreen:
        page = a_page(qtbot, CourseGridScreen, sqlite_store, class_id, **kwargs)
        page.bar.setParent(page.frame)
        page.bar.show()
        return page

    return opened


def here(page):
    index = page.view.currentIndex()
    row = page.view.model_here.rows[index.row()]
    return row.name, page.view.model_here.day_at(index.column())


def go(page, row, day):
    page.view.go_to(row, page.view.model_here.column_of(day))


def press(page, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.view, key, modifiers)


def spoken(page, row, column):
    return page.view.model_here.index(row, column).data(ROLE)


def color_at(page, row, day, part=0.5):
    model = page.view.model_here
    tile = page.view.tile(model.index(row, model.column_of(day)))
    picture: QImage = page.view.viewport().grab().toImage()
    at = QPoint(tile.center().x(), round(tile.top() + part * (tile.height() - 1)))
    return picture.pixelColor(at).name().upper()


def leave(store, student, last, reason):
    stay = store.ask(students.one, student, last).value.present
    store.do(enrolment.leave, stay.id, last, reason)


# --- what is shown --------------------------------------------------------------------------------


def test_the_sentence_says_how_the_class_stands(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, MONDAY, {tom.students[1]: "U"})
    page = open_page(tom.id)
    words = "25,0\xa0% fravær, heraf 25,0\xa0% ulovligt · 1 elev over 15\xa0%"
    assert page.bar.sentence.text() == words
    assert page.foot.accessibleName() == (
        "Hele holdet, fravær pr. dag. 25,0\xa0% i alt. n = 4 elever, "
        "1 af 8 skoledage ført, fravær = tabt tid af førte lektioner"
    )


def test_before_any_register_it_says_so(open_page, tom):
    assert open_page(tom.id).bar.sentence.text() == "Ingen protokol er ført"


def test_the_worst_stands_first_and_can_be_ordered_by_name(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, MONDAY, {tom.students[3]: "U"})
    page = open_page(tom.id)
    assert page.view.model_here.rows[0].name == "Dorthea Æbelø"
    page.view.head.sort_wanted.emit("name")
    names = [row.name for row in page.view.model_here.rows]
    assert names == ["Birgitte Maria Ågård", "Çelik Yılmaz", "Dorthea Æbelø", "Aage Ørsted Kjær"]
    assert here(page)[0] == "Dorthea Æbelø"  # the cursor went along


def test_a_click_on_a_heading_orders_by_it(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, MONDAY, {tom.students[3]: "S"})
    page = open_page(tom.id)
    head = page.view.head.viewport()
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(40, 30))
    assert page.view.model_here.sorted_by == "name"
    left, _wide = page.view.lay.figures[1]
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(left + 20, 30))
    assert page.view.model_here.sorted_by == "unlawful"


def test_days_are_coloured_by_what_was_lost(open_page, tom, sqlite_store):
    registers.mark(sqlite_store, tom.id, MONDAY, {(tom.students[0], None): "U"})
    registers.mark(sqlite_store, tom.id, MONDAY, {(tom.students[1], None): "S"})
    registers.take(sqlite_store, tom.id, MONDAY)
    page = open_page(tom.id, today=date(2026, 9, 2))
    rows = page.view.model_here
    absent, sick = rows.row_of(tom.students[0]), rows.row_of(tom.students[1])
    assert color_at(page, absent, MONDAY) == theme.name("act")
    assert color_at(page, sick, MONDAY) == theme.name("lawfulfill")
    assert color_at(page, 2, MONDAY) == theme.name("none")
    assert color_at(page, 2, TUESDAY) == theme.name("page")  # not taken is an outline
    assert color_at(page, 2, date(2026, 9, 7)) == theme.name("sunken")


def test_part_of_a_day_fills_part_of_its_tile(open_page, tom, sqlite_store):
    cells = {(tom.students[0], lesson): "U" for lesson in (5, 6, 7, 8)}
    registers.mark(sqlite_store, tom.id, MONDAY, cells)
    registers.take(sqlite_store, tom.id, MONDAY)
    page = open_page(tom.id)
    assert color_at(page, 0, MONDAY, 0.9) == theme.name("act")
    assert color_at(page, 0, MONDAY, 0.1) == theme.name("none")


def test_an_absence_day_in_the_first_fourteen_has_a_mark_over_it(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, MONDAY, {tom.students[0]: "U"})
    page = open_page(tom.id)
    assert page.view.model_here.tiles[0][0].is_early
    assert "i de første 14 dage" in [words for _tile, words in page.foot.keys]
    assert spoken(page, 0, FIRST_DAY).endswith("fraværsdag i de første 14 dage")


def test_planned_days_are_told_and_explained(open_page, tom, sqlite_store):
    later = date(2026, 8, 27)
    registers.mark(sqlite_store, tom.id, later, {(tom.students[0], None): "G"})
    page = open_page(tom.id)
    row = page.view.model_here.row_of(tom.students[0])
    told = spoken(page, row, page.view.model_here.column_of(later))
    assert (
        told == "Aage Ørsted Kjær, tor 27.08.2026, uge 35: Planlagt: godkendt fri 8 af 8 lektioner"
    )
    assert "planlagt" in [words for _tile, words in page.foot.keys]


def test_screen_readers_hear_days_names_and_figures(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, MONDAY, {tom.students[1]: "U"})
    page = open_page(tom.id)
    model = page.view.model_here
    assert spoken(page, 0, NAME).startswith(
        "Birgitte Maria Ågård, Væk man 10.08. i de første 14 dage; Fravær 100,0"
    )
    assert spoken(page, 0, FIRST_DAY).startswith(
        "Birgitte Maria Ågård, man 10.08.2026, uge 33: Udeblevet 8 af 8 lektioner"
    )
    assert spoken(page, 1, FIRST_DAY).endswith(": Til stede 8 lektioner")
    assert spoken(page, 1, FIRST_DAY + 1).endswith(": Protokollen er ikke ført")
    last = model.columnCount() - 1
    assert spoken(page, 0, last) == "Birgitte Maria Ågård, 4 uger 100,0\xa0%"
    across = model.headerData(FIRST_DAY, Qt.Orientation.Horizontal)
    assert across == "man 10.08.2026, uge 33"


def test_who_has_left_is_told_in_words(open_page, tom, sqlite_store):
    leave(sqlite_store, tom.students[0], TUESDAY, LeaveReason.CHANGED_PROGRAMME)
    page = open_page(tom.id)
    assert spoken(page, 3, NAME) == "Aage Ørsted Kjær, omvalg 11.08.2026"
    after = page.view.model_here.column_of(date(2026, 8, 12))
    assert spoken(page, 3, after).endswith(": Omvalg 11.08.2026")


def test_a_protected_student_stands_by_called_name(open_page, tom, sqlite_store):
    given.student(sqlite_store, "Zainab Yusuf", tom.id, is_protected=True)
    page = open_page(tom.id)
    assert "Zainab" in [row.name for row in page.view.model_here.rows]


def test_one_kind_can_be_shown_alone(open_page, tom, sqlite_store):
    cells = {(tom.students[0], None): "U", (tom.students[1], None): "S"}
    registers.mark(sqlite_store, tom.id, MONDAY, cells)
    registers.take(sqlite_store, tom.id, MONDAY)
    page = open_page(tom.id)
    action = next(one for one in page.bar.kind_menu.actions() if one.text() == "Syg og godkendt")
    action.trigger()
    assert page.bar.kinds.text() == "Syg og godkendt"
    rows = page.view.model_here
    assert color_at(page, rows.row_of(tom.students[0]), MONDAY) == theme.name("none")
    assert color_at(page, rows.row_of(tom.students[1]), MONDAY) == theme.name("lawfulfill")


def test_the_whole_course_is_seen_without_scrolling(open_page, sqlite_store):
    made = given.a_class(sqlite_store, "el-26a", students=28)
    page = open_page(made.id)
    page.view.setFixedSize(1104, 494 + 46)
    QApplication.processEvents()
    assert page.view.horizontalScrollBar().maximum() == 0
    assert page.view.verticalScrollBar().maximum() == 0
    last = page.view.tile(page.view.model_here.index(27, len(page.view.lay.days)))
    assert page.view.viewport().rect().contains(last)


# --- without a course ------------------------------------------------------------------------------


def test_without_a_class_the_first_steps_are_offered(open_page):
    page = open_page(None)
    assert page.first_focus() is page.empty.first_class
    assert not page.bar.kinds.isVisible()
    page.empty.to_import.click()
    assert page.frame.went[-1].page == "import"


def test_a_class_without_students_leads_to_them(open_page, sqlite_store):
    page = open_page(given.a_class(sqlite_store).id)
    page.empty.to_students.click()
    assert page.frame.went[-1].page == "students"


# --- keys ------------------------------------------------------------------------------------------


def test_it_opens_on_the_day_that_is_looked_at(open_page, tom):
    assert here(open_page(tom.id)) == ("Birgitte Maria Ågård", TODAY)


def test_arrows_go_by_day_and_student_and_with_control_by_week(open_page, tom):
    page = open_page(tom.id)
    press(page, Key.Key_Right)
    press(page, Key.Key_Down)
    assert here(page) == ("Çelik Yılmaz", date(2026, 8, 20))
    press(page, Key.Key_Right, CONTROL)
    assert here(page)[1] == date(2026, 8, 27)
    press(page, Key.Key_Left, CONTROL)
    press(page, Key.Key_Left, CONTROL)
    assert here(page)[1] == date(2026, 8, 13)
    press(page, Key.Key_Left, CONTROL)
    assert here(page)[1] == date(2026, 8, 13)
    press(page, Key.Key_Down, CONTROL)
    assert here(page)[0] == "Aage Ørsted Kjær"


def test_home_and_end_go_to_the_ends_of_the_course(open_page, tom):
    page = open_page(tom.id)
    press(page, Key.Key_End)
    assert here(page)[1] == page.matrix.course.last_day
    press(page, Key.Key_Home)
    assert here(page)[1] == MONDAY
    press(page, Key.Key_End, CONTROL)
    assert here(page) == ("Aage Ørsted Kjær", page.matrix.course.last_day)


def test_the_cursor_shows_the_days_card_and_escape_takes_it(open_page, tom, sqlite_store):
    who = tom.students[1]
    take_day(sqlite_store, tom.id, MONDAY, {who: "U"})
    sqlite_store.do(register.note, who, MONDAY, "Sov over sig")
    at = datetime.combine(MONDAY, time(8, 24), UTC)
    sqlite_store.do(contact.log, who, ContactKind.NO_ANSWER, at, "", None)
    page = open_page(tom.id)
    press(page, Key.Key_Home)
    card = page.view.card
    assert card.head == "man 10.08.2026, uge 33"
    assert card.words[0] == "Udeblevet 8 af 8 lektioner"
    assert card.beside[0] == "Sov over sig"
    assert card.beside[1].endswith("intet svar")
    press(page, Key.Key_Escape)
    assert page.view.card is None


def test_the_mouse_shows_the_card_of_a_tile(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, MONDAY, {tom.students[1]: "U"})
    page = open_page(tom.id)
    tile = page.view.tile(page.view.model_here.index(0, FIRST_DAY))
    QTest.mouseMove(page.view.viewport(), tile.center())
    assert page.view.card.words[0] == "Udeblevet 8 af 8 lektioner"
    QTest.mouseMove(page.view.viewport(), QPoint(60, tile.center().y()))
    assert page.view.card is None


def test_enter_wants_the_day_and_control_enter_the_student(open_page, tom):
    page = open_page(tom.id)
    wanted = []
    page.turned.connect(wanted.append)
    go(page, 1, TUESDAY)
    press(page, Key.Key_Return)
    student = page.view.model_here.rows[1].student_id
    assert (wanted[0].view, wanted[0].day, wanted[0].student_id) == ("day", TUESDAY, student)
    press(page, Key.Key_Return, CONTROL)
    assert (page.frame.went[-1].page, page.frame.went[-1].focus.student_id) == ("student", student)


def test_enter_on_a_name_opens_the_student(open_page, tom):
    page = open_page(tom.id)
    page.view.go_to(0, NAME)
    press(page, Key.Key_Return)
    assert page.frame.went[-1].page == "student"


def test_the_menu_key_opens_what_can_be_done(open_page, tom):
    page = open_page(tom.id)
    press(page, Key.Key_Menu)
    menu = next(one for one in page.findChildren(Menu) if one.isVisible())
    texts = [one.text() for one in menu.actions() if one.text()]
    assert texts[:4] == ["Åbn dagen", "Åbn ugen", "Åbn eleven", "Skriv note …"]
    assert texts[4:] == ["Planlæg fravær …", "Kopiér til Excel"]


def test_f1_tells_the_keys(open_page, tom):
    page = open_page(tom.id)
    assert page.open_keys()
    dialog_of(page).reject()


def test_the_whole_table_is_copied_with_headings(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, MONDAY, {tom.students[1]: "U"})
    page = open_page(tom.id)
    press(page, Key.Key_C, CONTROL | SHIFT)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][:2] == ["Elev", "man 10.08.2026, uge 33"]
    assert lines[0][-3:] == ["Fravær", "Ulovligt", "4 uger"]
    assert lines[1][:3] == ["Birgitte Maria Ågård", "U", "ikke ført"]
    assert lines[1][-3] == "100,0 %"
    assert len(lines) == 5
    assert page.frame.told[-1].startswith("Kopieret: 4 elever, ")


def test_one_cell_is_copied_as_its_students_row(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, MONDAY, {tom.students[1]: "U"})
    page = open_page(tom.id)
    press(page, Key.Key_C, CONTROL)
    cells = QGuiApplication.clipboard().text().split("\t")
    assert cells[:2] == ["Birgitte Maria Ågård", "U"]
    assert len(cells) == page.view.model_here.columnCount()


def test_a_selection_alone_is_copied(open_page, tom):
    page = open_page(tom.id)
    go(page, 0, MONDAY)
    press(page, Key.Key_Right, SHIFT)
    press(page, Key.Key_Down, SHIFT)
    press(page, Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[0] for line in lines] == [
        "Elev",
        "Birgitte Maria Ågård",
        "Çelik Yılmaz",
    ]
    assert len(lines[1].split("\t")) == 3


def test_what_others_do_shows_and_the_cursor_stays(open_page, tom, sqlite_store):
    page = open_page(tom.id)
    go(page, 2, TUESDAY)
    name = here(page)[0]
    cells = {(tom.students[0], None): registers.parse_mark("U")}
    page.do(register.mark, tom.id, MONDAY, cells)
    assert here(page) == (name, TUESDAY)


# --- within the page of absence --------------------------------------------------------------------


def test_enter_turns_to_the_day_with_the_cursor_on_the_student(qtbot, sqlite_store, tom):
    page = a_page(qtbot, AbsenceScreen, sqlite_store, tom.id)
    page.show_view("course")
    grid = page.here
    grid.view.go_to(2, grid.view.model_here.column_of(TUESDAY))
    student = grid.view.model_here.rows[2].student_id
    QTest.keyClick(grid.view, Key.Key_Return)
    day = page.here
    assert page.segments.current == "day"
    assert day.register.date == TUESDAY
    assert day.view.model_here.rows[day.view.currentIndex().row()].student_id == student
    assert page.frame.went[-1].focus.day == TUESDAY
    assert day.view.hasFocus()


def test_the_week_opens_with_the_cursor_on_the_student(qtbot, sqlite_store, tom):
    page = a_page(qtbot, AbsenceScreen, sqlite_store, tom.id)
    page.show_view("course")
    grid = page.here
    grid.view.go_to(1, grid.view.model_here.column_of(TUESDAY))
    student = grid.view.model_here.rows[1].student_id
    grid._open_view("week")
    week = page.here
    assert (page.segments.current, week.view.day_here().date) == ("week", TUESDAY)
    assert week.view.model_here.rows[week.view.here()[0]].student_id == student
