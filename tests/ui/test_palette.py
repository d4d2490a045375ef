"""The palette finds while one types and is worked by keys alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from gf2tracker.domain import search
from ui import theme
from ui.choicelist import Choice, Group
from ui.palette import Palette

STUDENTS = ("Clara Østergaard", "Mikkel Østergaard Lund", "Bo<img src=x>")
DEEDS = (Choice("call", "Log opkald", "phone"), Choice("note", "Skriv note", "note"))


def find(typed):
    names = search.index(search.Entry(name, name) for name in STUDENTS)
    hits = search.find(names, typed)
    students = tuple(Choice(h.entry.key, h.entry.text, "student", h.spans) for h in hits)
    return Group("Elever", students), Group("Gør", DEEDS[:1] if not typed else ())


def deeds(choice):
    return (Group("Gør", DEEDS),) if choice.key in STUDENTS else ()


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    column = QVBoxLayout(made)
    made.button = QPushButton("bag ved")
    column.addWidget(made.button)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.button.setFocus()
    return made


@pytest.fixture
def palette(window):
    made = Palette(window, find, deeds)
    made.open()
    return made


@pytest.fixture
def chosen(palette):
    seen = []
    palette.chosen.connect(lambda choice: seen.append(choice.key))
    return seen


def texts(palette):
    return [choice.text for choice in palette.list.choices()]


def test_it_stands_where_the_design_says(palette):
    place = palette.body
    assert (place.width(), place.top()) == (660, 84)
    assert palette.geometry() == palette.window().rect()


@pytest.mark.parametrize("base_px", [10, 12, 13, 17])
def test_a_few_hits_are_seen_whole(dressed, palette, base_px):
    theme.start(dressed, "light", base_px=base_px)
    palette.field.setText("a")
    QApplication.processEvents()
    assert palette.list.verticalScrollBar().maximum() == 0


def test_it_has_the_keyboard_at_once_and_gives_it_back(palette, window):
    assert palette.field.hasFocus()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.button.hasFocus()


def test_typing_finds_and_marks_the_first(palette):
    QTest.keyClicks(palette.field, "ostergard")
    assert texts(palette) == list(STUDENTS[:2])
    assert palette.list.marked.text == "Clara Østergaard"
    assert palette.list.marked.spans == ((6, 16),)


def test_enter_takes_what_is_marked(palette, chosen):
    QTest.keyClicks(palette.field, "ostergard")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen == ["Mikkel Østergaard Lund"]
    assert not palette.isVisible()


def test_arrows_go_round_and_skip_headings(palette):
    palette.open("ø")
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.marked.text == texts(palette)[-1]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.marked.text == texts(palette)[0]


def test_a_click_takes_a_row(palette, chosen):
    palette.open("ostergard")
    point = palette.list.visualRect(palette.list.model().index(2, 0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert chosen == ["Mikkel Østergaard Lund"]


def test_the_mouse_marks_what_it_is_over(palette):
    palette.open("ostergard")
    point = palette.list.visualRect(palette.list.model().index(2, 0)).center()
    QTest.mouseMove(palette.list.viewport(), point - QPoint(1, 0))
    QTest.mouseMove(palette.list.viewport(), point)
    assert palette.list.marked.text == "Mikkel Østergaard Lund"


def test_tab_shows_what_can_be_done_and_escape_goes_back(palette, chosen):
    palette.open("clara")
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    assert texts(palette) == ["Log opkald", "Skriv note"]
    QTest.keyClicks(palette.field, "note")
    assert texts(palette) == ["Skriv note"]
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isVisible()
    palette.field.clear()
    QTest.keyClicks(palette.field, "clara")
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen == ["call"]


def test_backspace_in_an_empty_field_goes_back_too(palette):
    palette.open("clara")
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    QTest.keyClick(palette.field, Qt.Key.Key_Backspace)
    assert texts(palette) == ["Log opkald"]


def test_tab_keeps_the_keyboard_inside(palette, window):
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    QTest.keyClick(palette.field, Qt.Key.Key_Backtab)
    assert palette.field.hasFocus()


def test_nothing_found_takes_nothing(palette, chosen):
    palette.open("xyz")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert chosen == []
    assert palette.isVisible()
    assert not palette.grab().isNull()


def test_a_click_beside_it_leaves(palette):
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 700))
    assert not palette.isVisible()


def test_a_screen_reader_hears_field_and_rows(palette):
    palette.open("clara")
    field = QAccessible.queryAccessibleInterface(palette.field)
    assert field.text(QAccessible.Text.Name) == "Søg eller gør"
    rows = QAccessible.queryAccessibleInterface(palette.list)
    names = [rows.child(n).text(QAccessible.Text.Name) for n in range(rows.childCount())]
    assert "Clara Østergaard" in names


def test_it_follows_the_window_and_never_leaves_it(palette, window):
    for size in ((500, 300), (1920, 1080), (360, 200)):
        window.resize(*size)
        palette.settle()
        place = palette.body
        assert place.left() >= 0
        assert place.right() < window.width()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("base_px", [13, 26])
def test_it_is_drawn_in_both_schemes_with_names_that_look_like_markup(
    dressed, palette, scheme, base_px
):
    theme.start(dressed, scheme, base_px=base_px)
    palette.open("bo<img")
    assert texts(palette) == ["Bo<img src=x>"]
    assert not palette.grab().isNull()


def test_it_fades_in_where_movement_is_wanted(palette, qtbot):
    palette.leave()
    theme.keep_still(still=False)
    palette.open()
    qtbot.waitUntil(lambda: palette.graphicsEffect() is None, timeout=2000)
    assert palette.isVisible()
