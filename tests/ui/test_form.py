"""A form says at which field something is wrong, counts the faults and goes to the first."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gf2tracker.errors import Refusal
from tests.ui.stage import shown
from ui.fields import CheckField, DateField, NoteField, TextField
from ui.form import Form
from ui.notice import Notice, Obstacle
from ui.sentence import strong

TODAY = date(2026, 11, 19)
WHY = "Starten ligger før underskriften 19.11.2026. Vælg en start fra 19.11.2026."


def agreement() -> Form:
    form = Form()
    form.row(
        TextField("student", "Elev", "Clara", required=True),
        TextField("company", "Virksomhed", required=True),
    )
    form.row(
        DateField("starts", "Aftalen starter", date(2026, 11, 16), today=TODAY),
        DateField("ends", "Aftalen slutter", None, today=TODAY, hint="valgfri"),
    )
    form.row(NoteField("note", "Note"), CheckField("mail", "Send mail"))
    return form


def counted(form: Form) -> list[int]:
    counts: list[int] = []
    form.faults_changed.connect(counts.append)
    return counts


def test_values_come_by_name(qtbot):
    form = agreement()
    shown(qtbot, form)
    form.fields["company"].show_value("Rønnegård")
    assert form.check()
    assert form.values() == {
        "student": "Clara",
        "company": "Rønnegård",
        "starts": date(2026, 11, 16),
        "ends": None,
        "note": "",
        "mail": False,
    }


def test_a_check_finds_every_fault_and_goes_to_the_first(qtbot):
    form = agreement()
    window = shown(qtbot, form)
    form.fields["ends"].edit.setText("i går")
    counts = counted(form)
    assert not form.check()
    assert counts[-1] == 2
    assert window.focusWidget() is form.fields["company"].control
    assert form.fields["company"].fault == "Virksomhed mangler."


def test_a_refusal_stands_at_the_field_it_names(qtbot):
    form = agreement()
    window = shown(qtbot, form)
    counts = counted(form)
    form.refuse(Refusal(WHY, field="starts"))
    assert form.fields["starts"].fault == WHY
    assert form.fields["starts"].control.is_fault
    assert window.focusWidget() is form.fields["starts"].control
    assert counts == [1]
    qtbot.keyClicks(form.fields["starts"].edit, "1")
    assert counts == [1, 0]


def test_a_refusal_of_the_whole_deed_stands_over_the_form_until_something_is_changed(qtbot):
    form = agreement()
    shown(qtbot, form)
    obstacle = form.findChild(Obstacle)
    form.refuse(Refusal("Lageret er låst. Luk det andet program.", field="ukendt"))
    assert obstacle.isVisible()
    assert obstacle.label.text().startswith("Lageret er låst.")
    form.grab()
    qtbot.keyClicks(form.fields["company"].edit, "R")
    assert not obstacle.isVisible()


def test_a_fault_uses_the_room_of_an_empty_neighbour_only(qtbot):
    form = agreement()
    window = shown(qtbot, form)
    window.resize(620, 500)
    form.refuse(Refusal(WHY * 2, field="student"), Refusal(WHY, field="starts"))
    QApplication.processEvents()
    student, starts = form.fields["student"], form.fields["starts"]
    assert student.foot.width() > student.control.width()
    assert starts.foot.width() == starts.control.width()
    student.show_fault("")
    QApplication.processEvents()
    assert student.foot.parentWidget() is student
    window.grab()


def test_a_form_tells_that_something_was_changed(qtbot):
    form = agreement()
    shown(qtbot, form)
    with qtbot.waitSignal(form.changed):
        qtbot.keyClick(form.fields["mail"].control, Qt.Key.Key_Space)


def test_the_keyboard_starts_at_the_first_field_that_can_be_changed(qtbot):
    form = agreement()
    form.fields["student"].control.setEnabled(False)
    window = shown(qtbot, form)
    form.take_focus()
    assert window.focusWidget() is form.fields["company"].control


def test_a_consequence_is_told_in_words(qtbot):
    form = agreement()
    told = Notice("placement", "Nu: ", strong("14 af 24 = 58,3 %"))
    form.add(told)
    window = shown(qtbot, form)
    told.tell("Nu: ", strong("15 af 24 = 62,5 %"))
    assert not window.grab().isNull()
