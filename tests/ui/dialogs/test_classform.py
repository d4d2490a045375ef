"""The form of a class: what it proposes, and what follows from what is typed."""

from datetime import date

import pytest
from PySide6.QtTest import QTest

from gf2tracker.actions import closed, plan, staff
from gf2tracker.domain.activity import ActivityKind
from gf2tracker.domain.people import Role
from gf2tracker.domain.plan import Place
from gf2tracker.queries import classes, school
from gf2tracker.queries.planshift import shift_preview
from tests import given
from tests.ui.stage import shown
from ui.dialogs.classform import ClassDialog
from ui.label import Label
from ui.sentence import Sentence

TODAY = date(2026, 8, 3)


@pytest.fixture
def form(qtbot, sqlite_store):
    def made(class_id=None) -> ClassDialog:
        window = shown(qtbot, Label("Hold"))
        told = sqlite_store.ask(school.overview).value
        details = None
        if class_id is not None:
            details = sqlite_store.ask(classes.one, class_id, TODAY).value
        dialog = ClassDialog(window, told, TODAY, details)
        dialog.open_over()
        dialog.stage = window
        return dialog

    return made


def consequence(dialog: ClassDialog) -> str:
    QTest.qWait(1)
    return dialog.consequence.findChild(Sentence).text()


def test_the_only_programme_and_site_are_chosen_already(form, sqlite_store):
    given.school(sqlite_store)
    dialog = form()
    assert dialog.programme_id.box.currentText() == "Tømrer"
    assert dialog.site_id.box.currentText() == "Ballerup"
    assert not dialog.new_programme.isVisible()


def test_closed_days_of_the_site_move_the_end(form, sqlite_store):
    of = given.school(sqlite_store)
    dialog = form()
    QTest.keyClicks(dialog.starts_on.edit, "10.08.2026")
    assert consequence(dialog).startswith("Sidste skoledag ons 23.12.2026")
    monday, friday = date(2026, 10, 12), date(2026, 10, 16)
    sqlite_store.do(closed.add, monday, friday, "Efterårsferie", of.site_id)
    dialog.reject()
    again = form()
    QTest.keyClicks(again.starts_on.edit, "10.08.2026")
    assert consequence(again).startswith("Sidste skoledag ons 30.12.2026")


def test_the_weekday_of_the_start_is_told(form, sqlite_store):
    given.school(sqlite_store)
    dialog = form()
    QTest.keyClicks(dialog.starts_on.edit, "12.08.2026")
    assert dialog.starts_on.foot.hint == "onsdag, uge 33"


def test_phases_follow_the_weeks_until_they_are_typed(form, sqlite_store):
    given.school(sqlite_store)
    dialog = form()
    dialog.weeks.edit.selectAll()
    QTest.keyClicks(dialog.weeks.edit, "12")
    assert dialog.phases.value() == "3-3-3-3"
    dialog.phases.edit.selectAll()
    QTest.keyClicks(dialog.phases.edit, "2-4-4-2")
    dialog.weeks.edit.selectAll()
    QTest.keyClicks(dialog.weeks.edit, "20")
    assert dialog.phases.value() == "2-4-4-2"
    QTest.keyClicks(dialog.starts_on.edit, "10.08.2026")
    assert "Faserne er tilsammen 12 uger" in consequence(dialog)


def test_a_contact_teacher_who_has_left_stays_chosen(form, sqlite_store):
    of = given.school(sqlite_store)
    one = given.a_class(sqlite_store)
    sqlite_store.do(staff.deactivate, of.teacher_id)
    dialog = form(one.id)
    assert dialog.teacher.box.currentText() == "Mette Kragh"


def test_lessons_of_a_class_that_exists_are_changed_elsewhere(form, sqlite_store):
    one = given.a_class(sqlite_store)
    dialog = form(one.id)
    assert not dialog.lessons.control.isEnabled()
    assert "lessons" not in dialog.fields()


def test_the_team_is_everybody_who_was_chosen(form, sqlite_store):
    of = given.school(sqlite_store)
    dialog = form()
    dialog.team.more.click()
    dialog.team.more.click()
    assert dialog.focusWidget() is dialog.team.rows[1].person
    dialog.team.rows[0].person.choose(str(of.teacher_id))
    assert dialog.team.team() == ((of.teacher_id, Role.SUBJECT_TEACHER),)


def test_every_field_has_a_name_for_a_screen_reader(form, sqlite_store):
    given.school(sqlite_store)
    dialog = form()
    dialog.team.more.click()
    row = dialog.team.rows[0]
    controls = [field.control for field in dialog.form.fields.values()]
    for control in (*controls, row.person, row.role, row.remove):
        assert control.accessibleName()


def test_another_start_tells_what_of_the_plan_does_not_follow(form, sqlite_store):
    made = given.a_class(sqlite_store, students=1)
    network = {"title": "Netværkskort", "kind": ActivityKind.NETWORK}
    sqlite_store.do(plan.add, made.id, network, Place(6, 1))
    fair = {"title": "Branchedag", "kind": ActivityKind.TRADE_FAIR}
    sqlite_store.do(plan.add, made.id, fair, date(2026, 8, 12))
    dialog = form(made.id)
    asked = []
    dialog.start_moved.connect(asked.append)
    dialog.starts_on.edit.selectAll()
    QTest.keyClicks(dialog.starts_on.edit, "17.08.2026")
    assert consequence(dialog).startswith("Sidste skoledag")
    assert asked[-1] == date(2026, 8, 17)
    dialog.tell_shift(sqlite_store.ask(shift_preview, made.id, asked[-1]).value)
    told = dialog.shift.label.text()
    assert told.startswith("1 aktivitet følger starten, 1 beholder sin dato og 1 kommer til")
    assert told.endswith("Branchedag (ons 12.08.).")
    dialog.starts_on.edit.selectAll()
    QTest.keyClicks(dialog.starts_on.edit, "10.08.2026")
    consequence(dialog)
    assert not dialog.shift.isVisible()
