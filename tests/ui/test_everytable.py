"""Every table of every page has saved views, its columns to choose, and a way to Excel."""

import pytest

from tests import given, user
from ui.screens.absence import VIEWS
from ui.screens.plan import VIEWS as PLAN_VIEWS
from ui.table import Table
from ui.tableviews import TableViews
from ui.window import SCREENS

PAGES = [page.name for page in SCREENS if page.name != "absence"]
EXPORT = "2export_wanted()"


@pytest.fixture
def window(qtbot, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a", students=2)
    return user.at(qtbot, sqlite_store).window


def tables(page):
    return page.findChildren(Table)


def viewed(*places):
    """Return the tables that the buttons of some places are for."""
    return {
        table for one in places for views in one.findChildren(TableViews) for table in views.tables
    }


def is_wired(table):
    """Tell whether somebody listens when the table is to go to Excel."""
    return table.receivers(EXPORT) > 0


@pytest.mark.parametrize("name", PAGES)
def test_every_table_of_a_page_has_saved_views_and_goes_to_excel(window, name):
    page = window.page(name)
    assert set(tables(page)) == viewed(page)
    assert all(is_wired(table) for table in tables(page))


@pytest.mark.parametrize("name", [name for name, _words, _home in VIEWS])
def test_every_table_of_absence_has_saved_views_and_goes_to_excel(window, name):
    view = window.page("absence").view_named(name)
    assert set(tables(view)) == viewed(view, view.bar)
    assert all(is_wired(table) for table in tables(view))


@pytest.mark.parametrize("name", [name for name, _words, _home in PLAN_VIEWS])
def test_every_table_of_plan_has_saved_views_and_goes_to_excel(window, name):
    view = window.page("plan").view_named(name)
    assert set(tables(view)) == viewed(view, view.bar)
    assert all(is_wired(table) for table in tables(view))


def test_no_two_tables_are_remembered_under_one_name(window):
    pages = [window.page(page.name) for page in SCREENS]
    for name, _words, _home in VIEWS:
        window.page("absence").view_named(name)
    for page in pages:
        names = [table.accessibleName() for table in tables(page)]
        assert len(names) == len(set(names))
        assert all(names)
