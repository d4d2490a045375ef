"""The form of absence over days: what it offers, what it asks, and what it says before it is done."""

from datetime import date

import pytest
from PySide6.QtTest import QTest

from gf2tracker.actions import absence, reasons
from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.planned import Wish
from gf2tracker.errors import Refusal
from gf2tracker.queries import planned, school
from tests import given
from tests.registers import take_day
from tests.ui.stage import shown
from ui.dialogs.plan import PlanDialog, Planning, run_words
from ui.label import Label

TODAY, FRIDAY = date(2026, 8, 17), date(2026, 8, 21)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=3)


@pytest.fixture
def form(qtbot, sqlite_store, tom):
    def made(**more) -> PlanDialog:
        window = shown(qtbot, Label("Fravær"))
        told = sqlite_store.ask(school.reasons).value
        dialog = PlanDialog(window, Planning("Planlæg", TODAY, TODAY, told, **more))
        dialog.stage = window
        dialog.asked.connect(lambda wish: dialog.show_plan(seen(sqlite_store, tom, wish)))
        dialog.ask_plan()
        dialog.open_over()
        return dialog

    return made


def seen(store, tom, wish):
    return store.ask(planned.preview, tom.students[:1], wish).value


def options(dialog):
    box = dialog.kind.box
    return [box.itemText(n) for n in range(box.count())]


def typed(field, text):
    field.edit.clear()
    QTest.keyClicks(field.edit, text)


def test_the_usual_kinds_come_with_the_schools_finer_reasons(form, sqlite_store):
    sqlite_store.do(reasons.add, AbsenceKind.APPROVED, "session", is_lawful=True)
    dialog = form()
    assert options(dialog)[:3] == ["Godkendt fri", "Godkendt fri: session", "Syg"]
    dialog.kind.box.setCurrentIndex(1)
    assert dialog.wish.kind is AbsenceKind.APPROVED
    assert dialog.wish.reason_id is not None


def test_a_class_out_is_offered_three_ways_out_whether_the_school_has_them_or_not(
    form, sqlite_store
):
    vfu = sqlite_store.do(reasons.add, AbsenceKind.SCHOOL, "VFU", is_lawful=True).value
    dialog = form(is_out=True)
    assert options(dialog) == ["Virksomhedsbesøg", "VFU", "Fri tidligere", "Skole/virksomhed"]
    assert dialog.reason_name == "virksomhedsbesøg"
    dialog.kind.box.setCurrentIndex(1)
    assert (dialog.wish.reason_id, dialog.reason_name) == (vfu, "")


def test_an_early_end_begins_at_the_cursors_lesson_unless_lessons_are_typed(form):
    dialog = form(is_out=True, lesson=5)
    dialog.kind.box.setCurrentIndex(2)
    assert dialog.wish.lessons == frozenset(range(5, 11))
    other = form(is_out=True, lesson=5)
    typed(other.lessons, "7-8")
    other.kind.box.setCurrentIndex(2)
    assert other.wish.lessons == {7, 8}


def test_the_effect_follows_what_is_typed(form):
    dialog = form()
    assert dialog.preview.head.text() == "Rammer 1 skoledag og 8 lektioner"
    typed(dialog.last, "fre")
    assert dialog.preview.head.text() == "Rammer 5 skoledage og 37 lektioner"
    dialog.days[4].box.setChecked(False)
    assert dialog.preview.head.text() == "Rammer 4 skoledage og 32 lektioner"
    typed(dialog.lessons, "fra 7")
    assert dialog.preview.head.text() == "Rammer 4 skoledage og 8 lektioner"


def test_weekdays_are_offered_for_several_days_alone(form):
    dialog = form()
    assert not dialog.days[0].isVisible()
    typed(dialog.last, "fre")
    assert dialog.days[0].isVisible()


def test_the_last_day_follows_the_first_until_it_is_typed(form):
    dialog = form()
    typed(dialog.first, "21.08.2026")
    assert dialog.last.value() == FRIDAY


def test_writing_over_is_offered_only_where_something_stands_in_the_way(form, sqlite_store, tom):
    dialog = form()
    assert not dialog.rewrites.isVisible()
    dialog.reject()
    take_day(sqlite_store, tom.id, TODAY, {tom.students[0]: "U"})
    again = form()
    assert again.rewrites.isVisible()
    assert again.preview.rest.text() == "8 mærkede lektioner bliver, som de er"
    again.rewrites.box.setChecked(True)
    assert again.preview.rest.text() == "8 mærker skrives over"


def test_what_has_no_meaning_is_told_in_the_effect_and_refused_when_saved(form):
    dialog = form()
    saved = []
    dialog.submitted.connect(saved.append)
    typed(dialog.lessons, "x")
    assert dialog.preview.head.text().startswith("Skriv lektioner som")
    dialog.submit()
    assert dialog.lessons.fault.startswith("Skriv lektioner som")
    typed(dialog.lessons, "")
    dialog.first.edit.clear()
    dialog.submit()
    assert saved == []
    with pytest.raises(Refusal, match="Datoen mangler"):
        _wish = dialog.wish


def test_what_is_planned_already_is_listed_three_at_most(sqlite_store, tom):
    for n, day in enumerate((18, 20, 24, 26, 28)):
        kind = AbsenceKind.SICK if n % 2 else AbsenceKind.APPROVED
        on = date(2026, 8, day)
        sqlite_store.do(absence.plan, tom.students[:1], Wish(DayRange(on, on), kind))
    offer = sqlite_store.ask(planned.offer, tom.students[:1], TODAY).value
    assert run_words(offer.runs, offer.reasons) == (
        "Allerede planlagt: 18.08. godkendt fri, 20.08. syg, 24.08. godkendt fri og 2 flere"
    )
