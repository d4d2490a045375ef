"""Fields take what is typed, step with the arrows, and say what is wrong in their own foot."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit

from gf2tracker.errors import Refusal
from tests.ui.stage import shown
from ui import theme
from ui.field import halves
from ui.fields import CheckField, ChoiceField, DateField, NoteField, NumberField, TextField
from ui.symbol import State

TODAY = date(2026, 11, 19)
KINDS = [("a", "Almindelig aftale"), ("k", "Kort aftale"), ("r", "Restaftale")]


def read(widget) -> tuple[str, str]:
    found = QAccessible.queryAccessibleInterface(widget)
    text = QAccessible.Text
    return found.text(text.Name), found.text(text.Description)


def test_a_text_is_without_spaces_around_it(qtbot):
    field = TextField("code", "Holdkode")
    shown(qtbot, field)
    qtbot.keyClicks(field.edit, "  tøm-26a ")
    assert field.value() == "tøm-26a"
    assert field.is_dirty()
    field.show_value("el-26b")
    assert not field.is_dirty()


def test_a_date_is_written_in_full_when_the_field_is_left(qtbot):
    field, other = DateField("day", "Dato", None, today=TODAY), QLineEdit()
    shown(qtbot, field, other)
    field.take_focus()
    qtbot.keyClicks(field.edit, "17/8")
    other.setFocus()
    assert field.edit.text() == "17.08.2026"
    assert field.value() == date(2026, 8, 17)


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Up, date(2026, 3, 1)),
        (Qt.Key.Key_Down, date(2026, 2, 27)),
        (Qt.Key.Key_PageUp, date(2026, 3, 7)),
        (Qt.Key.Key_PageDown, date(2026, 2, 21)),
    ],
)
def test_arrows_step_days_and_page_keys_weeks(qtbot, key, day):
    field = DateField("day", "Dato", date(2026, 2, 28), today=TODAY)
    shown(qtbot, field)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.edit, key)
    assert field.value() == day


def test_an_arrow_in_an_empty_date_is_today_and_in_no_date_nothing(qtbot):
    field = DateField("day", "Dato", None, today=TODAY)
    shown(qtbot, field)
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.value() == TODAY
    field.edit.setText("i går")
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.edit.text() == "i går"


def test_what_is_no_date_is_told_as_the_field_is_left(qtbot):
    field, other = DateField("day", "Dato", None, today=TODAY), QLineEdit()
    shown(qtbot, field, other)
    field.take_focus()
    qtbot.keyClicks(field.edit, "31.02.2026")
    other.setFocus()
    assert field.fault.startswith("31.02.2026 findes ikke.")
    assert read(field.control) == ("Dato", field.fault)
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.fault == ""


def test_a_number_steps_within_its_limits(qtbot):
    field = NumberField("weeks", "Uger", 20, least=1, most=21)
    shown(qtbot, field)
    for _each in range(3):
        qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.value() == 21
    field.edit.setText("22")
    assert not field.check()
    assert field.fault == "Tallet er for stort. Skriv højst 21."
    field.show_value(None)
    assert field.value() is None
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    assert field.value() is None
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.value() == 1


def test_one_of_a_list_is_chosen_with_letters_and_arrows(qtbot):
    field = ChoiceField("kind", "Aftaletype", KINDS, "k")
    shown(qtbot, field)
    field.take_focus()
    assert field.value() == "k"
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.box, Qt.Key.Key_R)
    assert field.value() == "r"
    qtbot.keyClick(field.box, Qt.Key.Key_Home)
    assert field.value() == "a"
    assert field.control.accessibleName() == "Aftaletype"
    assert field.label.buddy() is field.control  # where the name is the text, the label is asked


def test_the_list_drops_down_under_its_field(qtbot):
    field = ChoiceField("kind", "Aftaletype", [(str(n), f"Valg {n}") for n in range(40)])
    window = shown(qtbot, field)
    window.move(0, 0)
    field.box.showPopup()
    below = field.box.view().window()
    assert below.isVisible()
    assert below.height() == 10 * 30 + 10
    assert below.y() >= field.box.mapToGlobal(field.box.rect().bottomLeft()).y()
    below.grab()
    field.box.hidePopup()


@pytest.mark.parametrize("base_px", [10, 12, 13, 17, 26])
def test_a_short_list_is_seen_whole(dressed, qtbot, base_px):
    theme.start(dressed, "light", base_px=base_px)
    field = ChoiceField("kind", "Aftaletype", KINDS)
    shown(qtbot, field)
    field.box.showPopup()
    assert field.box.view().verticalScrollBar().maximum() == 0
    field.box.hidePopup()


def test_other_options_can_be_offered_without_a_word(qtbot):
    field = ChoiceField("kind", "Aftaletype", KINDS, "r")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.changed):
        field.box.offer([("x", "Anden"), ("y", "Tredje")], "y")
    assert field.value() == "y"
    field.box.offer([])
    assert field.value() == ""


def test_a_box_is_ticked_with_the_space_bar_or_a_click_on_its_words(qtbot):
    field = CheckField("mail", "Send &mail")
    shown(qtbot, field)
    qtbot.keyClick(field.box, Qt.Key.Key_Space)
    assert field.value() is True
    qtbot.mouseClick(field.box, Qt.MouseButton.LeftButton, pos=field.box.rect().center())
    assert field.value() is False
    assert read(field.control)[0] == "Send mail"
    field.show_fault("Sæt hak.")
    field.grab()
    field.show_value(value=True)
    assert not field.is_dirty()


def test_tab_leaves_a_note_and_its_text_is_plain(qtbot):
    field, other = NoteField("note", "Note", "Går 14:00"), QLineEdit()
    window = shown(qtbot, field, other)
    field.take_focus()
    qtbot.keyClicks(field.edit, "<b>x</b> ")
    assert field.value() == "<b>x</b> Går 14:00"
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert window.focusWidget() is other
    field.show_fault("For lang. Skriv kortere.")
    window.grab()
    field.show_value("ny")
    assert (field.value(), field.is_dirty()) == ("ny", False)


def test_alt_and_the_marked_letter_go_to_a_field(qtbot):
    field, other = TextField("code", "&Holdkode", "tøm-26a"), QLineEdit()
    window = shown(qtbot, field, other)
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert window.focusWidget() is field.edit
    assert field.edit.selectedText() == "tøm-26a"
    assert field.label.text() == "Holdkode"


def test_a_hint_stands_under_the_field_until_a_fault_takes_its_place(qtbot):
    field = TextField("code", "Holdkode", hint="som i Studie+", required=True)
    shown(qtbot, field)
    assert field.foot.y() >= field.control.geometry().bottom()
    assert read(field.control) == ("Holdkode", "som i Studie+")
    assert not field.check()
    assert field.fault == "Holdkode mangler."
    qtbot.keyClicks(field.edit, "t")
    assert read(field.control)[1] == "som i Studie+"
    field.show_hint("mangler: tæller ikke", State.WATCH)
    QApplication.processEvents()
    assert read(field.control)[1] == "mangler: tæller ikke"
    field.grab()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Datoen findes ikke. Ret dagen.", ("Datoen findes ikke.", "Ret dagen.")),
        ("Starten er før 19.11.2026. Vælg f.eks. 20.11.", None),
        ("Koden mangler.", ("Koden mangler.", "")),
    ],
)
def test_a_refusal_falls_into_what_is_wrong_and_what_to_do(text, parts):
    wanted = parts or ("Starten er før 19.11.2026.", "Vælg f.eks. 20.11.")
    assert halves(text) == wanted
    assert halves(Refusal(text).text) == wanted
