"""Tables look as they were left: their order is kept by page and table, for the next start."""

from gf2tracker.settings import Settings
from tests import given
from tests.ui.frame import a_page
from ui.remembering import remember_tables
from ui.screens.history import HistoryScreen


def test_a_table_is_sorted_as_it_was_left(qtbot, sqlite_store):
    given.a_class(sqlite_store, students=3)
    settings = Settings()
    page = a_page(qtbot, HistoryScreen, sqlite_store)
    remember_tables("history", page, settings)
    page.table.sort_by("label", descending=True)
    shown = [step.id for step in page.table.rows.items]
    assert shown != sorted(shown, reverse=True)
    settings.write()
    later = a_page(qtbot, HistoryScreen, sqlite_store)
    remember_tables("history", later, Settings.read())
    assert [step.id for step in later.table.rows.items] == shown


def test_what_is_not_understood_is_forgotten(qtbot, sqlite_store):
    given.a_class(sqlite_store)
    page = a_page(qtbot, HistoryScreen, sqlite_store)
    before = [step.id for step in page.table.rows.items]
    remember_tables("history", page, Settings(tables={"history: Historik": "{]"}))
    assert [step.id for step in page.table.rows.items] == before
