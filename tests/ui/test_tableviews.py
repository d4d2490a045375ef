"""A view of a table is saved under a name, chosen, changed, renamed and deleted by keys alone."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from gf2tracker.settings import Settings
from tests import given
from tests.ui.frame import a_page, dialog_of, has_dialog, shown_rows
from ui.remembering import remember_tables
from ui.screens.students import StudentsScreen

Key, Alt, Ctrl = (
    Qt.Key,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def open_page(qtbot, sqlite_store, settings):
    one = given.a_class(sqlite_store, "tøm-26a", students=2)
    given.student(sqlite_store, "Ea Dam", one.id, track="EUX", birth_date=date(2010, 3, 4))

    def opened(remembered=settings):
        page = a_page(qtbot, StudentsScreen, sqlite_store, one.id)
        page.settings = remembered
        remember_tables("students", page, remembered)
        return page

    return opened


@pytest.fixture
def page(open_page):
    return open_page()


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key)


def menu(page):
    """Open the menu by its key and return its lines."""
    page.frame.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(page.table, Key.Key_V, Alt)
    (found,) = [one for one in QApplication.topLevelWidgets() if _is_open(one)]
    return {action.text(): action for action in found.actions() if action.text()}


def _is_open(widget):
    return isinstance(widget, QMenu) and widget.isVisible()


def take(page, text):
    """Go down the menu to a line and press Enter."""
    at = list(menu(page)).index(text)
    press(*[Key.Key_Down] * (at + 1), Key.Key_Return)
    QApplication.processEvents()


def save_as(page, name, *, ticked=None):
    take(page, "Gem visningen som …")
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.form.fields["name"].edit, name)
    if ticked is not None:
        dialog.form.fields["search"].box.setChecked(ticked)
    QTest.keyClick(dialog, Key.Key_Return, Ctrl)
    page.frame.activateWindow()
    return dialog


def names(page):
    return shown_rows(page.table, "name")


def test_a_view_is_saved_with_search_order_and_columns_and_chosen_by_its_number(page):
    page.search.setText("eux under 18")
    page.table.sort_by("age")
    page.table.show_column("mail", shown=False)
    save_as(page, "EUX under 18")
    assert page.views.text() == "Visning: EUX under 18"
    take(page, "Standardvisning")
    assert page.views.text() == "Visning"
    assert len(names(page)) == 3
    assert not page.table.isColumnHidden(7)
    menu(page)
    press(Key.Key_1)
    assert names(page) == ["Ea Dam"]
    assert page.table.isColumnHidden(7)
    assert page.table.rows.columns[page.table.rows.sorted_by].name == "age"
    assert page.table.hasFocus()


def test_views_are_there_at_the_next_start(open_page, page):
    page.search.setText("eux")
    save_as(page, "EUX")
    later = open_page(Settings.read())
    take(later, "&1  EUX")
    assert names(later) == ["Ea Dam"]
    assert later.views.text() == "Visning: EUX"


def test_a_view_that_was_changed_is_told_as_changed_at_the_next_start(open_page, page, settings):
    save_as(page, "Min")
    page.table.sort_by("age")
    settings.write()
    later = open_page(Settings.read())
    assert later.views.text() == "Visning: Min, ændret"
    assert later.table.rows.columns[later.table.rows.sorted_by].name == "age"


def test_what_is_changed_in_a_view_is_told_and_can_be_kept(page):
    save_as(page, "Min")
    page.table.sort_by("name", descending=True)
    assert page.views.text() == "Visning: Min, ændret"
    take(page, "Gem ændringen i “Min”")
    assert page.views.text() == "Visning: Min"
    assert page.frame.told[-1] == "Visningen “Min” er ændret."


def test_a_name_is_asked_for_and_is_taken_once(page):
    save_as(page, "Min")
    page.table.sort_by("age")
    dialog = save_as(page, "")
    assert dialog.isVisible()
    QTest.keyClicks(dialog.form.fields["name"].edit, "min")
    QTest.keyClick(dialog, Key.Key_Return, Ctrl)
    assert "allerede en visning" in dialog.form.fields["name"].fault
    dialog.reject()
    assert [view.name for view in page.views.views] == ["Min"]


def test_a_view_is_renamed(page):
    save_as(page, "Min")
    take(page, "Omdøb “Min” …")
    dialog = dialog_of(page)
    dialog.form.fields["name"].edit.selectAll()
    QTest.keyClicks(dialog.form.fields["name"].edit, "Bo & Bent")
    QTest.keyClick(dialog, Key.Key_Return, Ctrl)
    assert not has_dialog(page)
    assert page.views.words() == "Visning: Bo & Bent"
    assert Settings.read().views["students: Elever"][0]["name"] == "Bo & Bent"


def test_a_view_is_deleted_without_a_question_and_brought_back(page):
    save_as(page, "Min")
    take(page, "Slet “Min”")
    assert Settings.read().views["students: Elever"] == []
    assert "Menuen Visning kan hente den igen" in page.frame.told[-1]
    take(page, "Hent “Min” igen")
    assert [view.name for view in page.views.views] == ["Min"]
    assert "Hent “Min” igen" not in menu(page)
    press(Key.Key_Escape)


def test_a_students_name_is_not_proposed_to_be_kept_on_the_computer(page):
    page.search.setText("ea dam")
    take(page, "Gem visningen som …")
    dialog = dialog_of(page)
    assert not dialog.form.fields["search"].value()
    QTest.keyClicks(dialog.form.fields["name"].edit, "Uden søgning")
    QTest.keyClick(dialog, Key.Key_Return, Ctrl)
    kept = Settings.read().views["students: Elever"]
    assert "dam" not in json.dumps(kept, ensure_ascii=False).casefold()


def test_what_is_broken_in_the_settings_is_forgotten(open_page):
    whole = {"name": "Hel", "parts": {"Vis": "findes ikke"}, "layout": "{"}
    broken = ["x", {}, {"name": " ", "parts": {}, "layout": ""}, whole, whole, {"name": 4}]
    page = open_page(Settings(views={"students: Elever": broken}))
    assert [view.name for view in page.views.views] == ["Hel"]
    take(page, "&1  Hel")
    assert len(names(page)) == 3
    for nonsense in ("x", 4, None, {}):
        assert open_page(Settings(views={"students: Elever": nonsense})).views.views == ()


def test_on_the_way_to_a_view_it_is_not_taken_for_another(page):
    page.search.setText("eux")
    save_as(page, "Kun EUX", ticked=True)
    page.table.sort_by("age")
    save_as(page, "EUX efter alder", ticked=True)
    take(page, "Standardvisning")
    assert page.views.text() == "Visning"
    take(page, "&1  Kun EUX")
    take(page, "Standardvisning")
    assert page.views.text() == "Visning"
