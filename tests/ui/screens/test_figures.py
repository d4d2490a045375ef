"""Page Fravær, view Overblik: what is seen of a class at a glance, and where its keys lead."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gf2tracker.actions import enrolment, students
from gf2tracker.domain.people import LeaveReason
from gf2tracker.settings import Settings
from gf2tracker.store.tables import OpeningFigures
from tests import given
from tests.queries.enrolments import enrolments_of
from tests.registers import mark, take_day
from tests.ui.frame import TODAY, a_page, dialog_of, shown_rows
from ui import theme
from ui.menu import Menu
from ui.screens.absence import AbsenceScreen
from ui.screens.figures import FiguresScreen
from ui.tip import tip_of
from ui.view import View

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROLE = Qt.ItemDataRole.AccessibleTextRole
MONDAY = given.MONDAY
PERCENT = "\xa0%"
NAMES = ["Aage Ørsted Kjær", "Birgitte Maria Ågård", "Çelik Yılmaz", "Dorthea Æbelø"]


def day(number: int) -> date:
    """The n-th weekday of the class, from 1."""
    week, weekday = divmod(number - 1, 5)
    return MONDAY + timedelta(weeks=week, days=weekday)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=4)


@pytest.fixture
def open_page(qtbot, sqlite_store):
    def opened(class_id, **kwargs) -> FiguresScreen:
        page = a_page(qtbot, FiguresScreen, sqlite_store, class_id, **kwargs)
        page.bar.setParent(page.frame)
        page.bar.show()
        return page

    return opened


def press(page, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.table, key, modifiers)


def names(page):
    return shown_rows(page.table, "name")


def place(page, column):
    return [one.name for one in page.table.rows.columns].index(column)


def cell(page, row, column) -> QRect:
    return page.table.visualRect(page.table.rows.index(row, place(page, column)))


def tip_over(page, at: QPoint) -> str:
    view = page.table.viewport()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, event)
    tip = tip_of(page.table)
    return tip.text if tip.isVisible() else ""


# --- what is shown --------------------------------------------------------------------------------


def test_the_sentence_says_how_the_class_stands(open_page, tom, sqlite_store):
    one, other, *_rest = tom.students
    take_day(sqlite_store, tom.id, day(1), {one: "S"})
    take_day(sqlite_store, tom.id, day(2), {other: "U"})
    page = open_page(tom.id)
    words = f"2 elever mangler et opkald · 2 over 15{PERCENT}"
    assert page.bar.sentence.text() == words
    later = open_page(tom.id, today=date(2026, 9, 9))
    assert later.bar.sentence.text() == f"2 elever over 15{PERCENT}"


def test_where_nobody_is_over_a_limit_it_says_so(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, day(1))
    told = open_page(tom.id).bar.sentence.text()
    assert told == f"0,0{PERCENT} fravær, ingen over grænserne"


def test_before_any_register_it_says_so(open_page, tom):
    page = open_page(tom.id)
    assert page.bar.sentence.text() == "Ingen protokol er ført"
    assert shown_rows(page.table, "absence") == ["–"] * 4


def test_a_row_tells_a_student_s_figures(open_page, tom, sqlite_store):
    anna = tom.students[0]
    for number in range(1, 6):
        take_day(sqlite_store, tom.id, day(number), {anna: "S"} if number < 3 else {})
    mark(sqlite_store, tom.id, day(4), {(anna, 1): "F12", (anna, 2): "U", (anna, 3): "U"})
    page = open_page(tom.id)
    told = {one.name: one.text(page.table.rows.items[0]) for one in page.table.rows.columns}
    lost = (16 * 45 + 12 + 90) / (37 * 45)
    share = f"{lost * 100:.1f}".replace(".", ",") + PERCENT
    assert (told["name"], told["absence"], told["rolling"]) == (NAMES[0], share, share)
    assert told["sick"] == f"43,2{PERCENT}"
    assert (told["days"], told["partial"], told["late"]) == ("2", "1", "1")
    assert (told["spells"], told["early"]) == ("1 · 2\xa0dage", "2")
    assert told["weeks"] == "49 –"
    assert told["why"] == (
        f"Væk man 10.08. og tir 11.08. i de første 14 dage; "
        f"Fravær {share}, grænsen er 15{PERCENT}; senest tor 13.08."
    )


def test_the_worst_stand_first_with_a_symbol_and_in_words(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, day(1), {tom.students[2]: "U"})
    page = open_page(tom.id)
    assert names(page) == [NAMES[2], NAMES[1], NAMES[3], NAMES[0]]
    assert page.table.rows.mark(1) is None
    spoken = page.table.rows.index(0, 0).data(ROLE)
    assert spoken.startswith(f"{NAMES[2]}, Væk man 10.08.")
    assert page.table.current().row.student.name == NAMES[2]


def test_those_who_left_stand_last_and_quiet(open_page, tom, sqlite_store):
    gone = tom.students[0]
    take_day(sqlite_store, tom.id, day(1), {gone: "U"})
    (stay,) = enrolments_of(sqlite_store, gone)
    sqlite_store.do(enrolment.leave, stay, day(2), LeaveReason.CHANGED_PROGRAMME)
    page = open_page(tom.id)
    assert names(page)[-1] == NAMES[0]
    assert page.table.rows.mark(3) is None
    assert shown_rows(page.table, "why")[-1].startswith("omvalg 11.08.2026; ")


def test_who_begins_later_is_told_so(open_page, tom, sqlite_store):
    given.student(sqlite_store, "Sofie Lund", tom.id, date(2026, 8, 24))
    page = open_page(tom.id)
    at = names(page).index("Sofie Lund")
    assert shown_rows(page.table, "why")[at] == "begynder 24.08."


def test_a_protected_student_is_called_by_the_called_name(open_page, tom, sqlite_store):
    fields = {"is_protected": True, "called_name": "Åge"}
    sqlite_store.do(students.change, tom.students[0], fields)
    assert "Åge beskyttet" in names(open_page(tom.id))


# --- why, and the class ---------------------------------------------------------------------------


def test_why_follows_the_row_and_tells_everything(open_page, tom, sqlite_store):
    anna = tom.students[0]
    take_day(sqlite_store, tom.id, day(1), {anna: "S"})
    take_day(sqlite_store, tom.id, day(2))
    page = open_page(tom.id)
    told = page.why.accessibleName()
    assert told.startswith(f"{NAMES[0]}. Væk man 10.08. i de første 14 dage; Fravær 50,0")
    assert f"man\xa0100{PERCENT}, tir\xa00{PERCENT}" in told
    assert f"syg meldt 50,0{PERCENT}, ikke meldt 0,0{PERCENT}, barns sygdom 0,0{PERCENT}" in told
    assert "perioder (dage): 10.08." in told
    press(page, Key.Key_Down)
    told = page.why.accessibleName()
    assert told.startswith(f"{NAMES[1]}. intet skiller sig ud")
    assert "ingen hele fraværsdage" in told


def test_opening_figures_are_told_beside_the_own(open_page, tom, sqlite_store):
    def write(step):
        step.label("Åbningstal")
        row = {"student_id": tom.students[1], "class_id": tom.id, "until": day(1)}
        minutes = {"scheduled_minutes": 1000, "absent_minutes": 123, "unlawful_minutes": 0}
        step.insert(OpeningFigures, {**row, **minutes, "source": "Z8224", "imported_on": day(2)})

    sqlite_store.do(write)
    take_day(sqlite_store, tom.id, day(2))
    page = open_page(tom.id)
    page.table.choose(tom.students[1])
    words = f"før GF2 Tracker: 12,3{PERCENT} (Studie+ Z8224, opgjort til 10.08.2026)"
    assert page.why.accessibleName().endswith(words)
    assert shown_rows(page.table, "absence")[0] == f"0,0{PERCENT}"


def test_the_class_is_told_against_itself_last_week(open_page, tom, sqlite_store):
    one, other, *_rest = tom.students
    for number in range(1, 6):
        take_day(sqlite_store, tom.id, day(number), {one: "U"} if number == 1 else {})
    take_day(sqlite_store, tom.id, day(6), {one: "U", other: "S"})
    told = open_page(tom.id).foot.accessibleName()
    assert f"Uge 34 til i dag: 50,0{PERCENT}, 44,6 procentpoint højere end uge 33" in told
    assert f"(5,4{PERCENT}) · n = 32 og 148 lektioner" in told


def test_one_week_alone_is_compared_with_nothing(open_page, tom, sqlite_store):
    for number in range(1, 6):
        take_day(sqlite_store, tom.id, day(number))
    told = open_page(tom.id).foot.accessibleName()
    assert f"Uge 33: 0,0{PERCENT} · n = 148 lektioner" in told


# --- keys and mouse -------------------------------------------------------------------------------


def test_enter_opens_the_student(open_page, tom):
    page = open_page(tom.id)
    press(page, Key.Key_Down)
    press(page, Key.Key_Return)
    (went,) = page.frame.went
    assert (went.page, went.focus.student_id) == ("student", tom.students[2])


def test_ctrl_c_copies_the_row_as_excel_pastes_it(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, day(1), {tom.students[0]: "S"})
    page = open_page(tom.id)
    press(page, Key.Key_C, CONTROL)
    cells = QGuiApplication.clipboard().text().split("\t")
    assert [text.replace("\xa0", " ") for text in cells[:5]] == [
        NAMES[0],
        "",
        "100,0 %",
        "0,0 %",
        "100,0 %",
    ]


def test_a_cell_of_several_things_is_several_columns_in_excel(open_page, tom, sqlite_store):
    who, protected = tom.students[0], tom.students[1]
    sqlite_store.do(students.change, protected, {"is_protected": True})
    for number in (1, 2, 4, 6, 7):
        take_day(sqlite_store, tom.id, day(number), {who: "U"} if number != 6 else ())
    page = open_page(tom.id)
    sheet = page.table.sheet()
    told = dict(zip(sheet.headings, sheet.rows[0], strict=True))
    assert (told["Navn"], told["Beskyttet"]) == (NAMES[0], "")
    assert (told["Perioder"], told["Længste periode, dage"]) == (2, 3)
    assert (told["Uge 1"], told["Uge 2"]) == (1.0, 0.5)
    assert "Uge 3" not in told
    assert (told["4 uger"], told["Stiger"]) == (0.8, "")
    row = next(one for one in sheet.rows if one[1])
    assert row[:2] == ("Birgitte", "beskyttet")


def test_columns_are_chosen_and_the_class_s_figures_stay_under_their_own(
    open_page, tom, sqlite_store
):
    take_day(sqlite_store, tom.id, day(1), {tom.students[0]: "S"})
    page = open_page(tom.id)
    page.bar.menu.aboutToShow.emit()
    wanted = "Kolonner og rækkefølge …"
    next(one for one in page.bar.menu.actions() if one.text() == wanted).trigger()
    menu = next(one for one in page.table.findChildren(Menu) if one.isVisible())
    assert "Delvise" in [action.text() for action in menu.actions()]
    menu.close()
    page.table.show_column("sick", shown=False)
    assert page.table.isColumnHidden(place(page, "sick"))
    page.foot.grab()


def test_a_heading_sorts_and_worst_first_comes_back(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, day(1), {tom.students[3]: "U"})
    page = open_page(tom.id)
    page.table.sort_by("name")
    assert names(page) == ["Birgitte Maria Ågård", "Çelik Yılmaz", "Dorthea Æbelø", NAMES[0]]
    page.bar.menu.aboutToShow.emit()
    worst = next(one for one in page.bar.menu.actions() if one.text() == "Værste først")
    worst.trigger()
    assert names(page)[0] == NAMES[3]


def test_the_weeks_and_the_chips_have_tips_of_their_own(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, day(1), {tom.students[0]: "U"})
    page = open_page(tom.id)
    weeks, why = cell(page, 0, "weeks"), cell(page, 0, "why")
    told = tip_over(page, weeks.topLeft() + QPoint(2, 8))
    assert told == f"uge 33, undervisningsuge 1: 100,0{PERCENT}, heraf 100,0{PERCENT} ulovligt"
    assert tip_over(page, weeks.topLeft() + QPoint(15, 8)).endswith("ikke endnu")
    told = tip_over(page, why.topLeft() + QPoint(20, 8))
    assert told == "Væk man 10.08. i de første 14 dage"


def test_what_changes_is_shown_at_once(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, day(1))
    page = open_page(tom.id)
    assert page.table.rows.mark(0) is None
    mark(sqlite_store, tom.id, day(1), {(tom.students[1], None): "U"})
    page.load_again()
    assert names(page)[0] == NAMES[1]


# --- without rows, and how it looks ---------------------------------------------------------------


def test_without_a_class_the_page_offers_to_make_one(open_page):
    page = open_page(None)
    assert page.empty.first_step() is page.first_class
    page.first_class.click()
    assert page.frame.went[-1].page == "classes"
    assert page.bar.sentence.isHidden()


def test_without_students_it_leads_to_them(open_page, sqlite_store):
    empty = given.a_class(sqlite_store, "el-26b")
    page = open_page(empty.id)
    page.to_students.click()
    assert page.frame.went[-1].page == "students"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("today", [TODAY, date(2026, 8, 10), date(2027, 2, 1)])
def test_it_is_drawn_from_first_to_last_week(open_page, tom, sqlite_store, scheme, today):
    theme.use(scheme)
    given.student(sqlite_store, "Bo<img src='x'> " + "Langenavn" * 5, tom.id)
    for number in (1, 2, 6):
        take_day(sqlite_store, tom.id, day(number), {tom.students[0]: "U", tom.students[1]: "I"})
    page = open_page(tom.id, today=today)
    page.frame.resize(900, 500)
    assert not page.frame.grab().isNull()


def test_it_is_a_view_of_the_page_absence(qtbot, sqlite_store, tom):
    page = a_page(qtbot, AbsenceScreen, sqlite_store, tom.id)
    page.show_view("overview")
    assert isinstance(page.here, FiguresScreen)
    assert page.here.table.hasFocus()


def test_more_columns_are_there_to_be_chosen(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, day(1), {tom.students[0]: "I"})
    page = open_page(tom.id)
    more = [one.name for one in page.table.rows.columns if one.is_hidden]
    assert more == ["unreported", "child", "before", "lessons"]
    told = [shown_rows(page.table, name)[0] for name in more]
    assert told == [f"100,0{PERCENT}", f"0,0{PERCENT}", "–", "8"]


def test_the_class_is_printed_from_here(open_page, tom, sqlite_store):
    take_day(sqlite_store, tom.id, day(1), {tom.students[0]: "S"})
    page = open_page(tom.id)
    page.bar.menu.aboutToShow.emit()
    next(one for one in page.bar.menu.actions() if one.text().startswith("Udskriv")).trigger()
    dialog = dialog_of(page)
    assert "tøm-26a" in dialog.windowTitle() or "tøm-26a" in dialog.accessibleName()


def test_columns_and_saved_views_are_remembered_by_the_page(qtbot, sqlite_store, tom):
    settings = Settings()
    kept = View("Syg", {}, '{"hidden": ["late"], "order": ["sick", true]}').to_dict()
    settings.views["absence overview: Fravær, elev for elev"] = [kept]
    page = a_page(qtbot, AbsenceScreen, sqlite_store, tom.id)
    page.settings = settings
    page.show_view("overview")
    (view,) = page.here.bar.views.views
    page.here.bar.views.show_view(view)
    assert page.here.table.isColumnHidden(place(page.here, "late"))
    assert settings.tables["absence overview: Fravær, elev for elev"]


def test_a_share_that_has_risen_four_weeks_has_an_arrow_and_a_word(open_page, tom, sqlite_store):
    for number in range(1, 26):
        absent = {tom.students[0]: "U"} if number in {7, 12, 13, 17, 18, 22} else {}
        take_day(sqlite_store, tom.id, day(number), absent)
    page = open_page(tom.id, today=day(25))
    assert shown_rows(page.table, "rolling")[:2] == [f"32,4{PERCENT} stiger", f"0,0{PERCENT}"]
    assert page.bar.sentence.text().endswith("1 stiger")
