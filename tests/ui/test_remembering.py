"""Tables look as they were left: their order is kept by page and table, for the next start."""

from gf2tracker.settings import Settings
from tests import given, user
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


# --- what each page showed last -----------------------------------------------------------------


def opened(qtbot, store, settings):
    somebody = user.at(qtbot, store)
    somebody.window.settings.shown = settings.shown
    return somebody


def test_fravaer_opens_in_the_view_it_was_left_in(qtbot, sqlite_store):
    given.a_class(sqlite_store, students=3)
    settings = Settings()
    before = opened(qtbot, sqlite_store, settings)
    before.press("Ctrl+4")
    before.page("absence").show_view("overview")
    settings.write()
    after = opened(qtbot, sqlite_store, Settings.read())
    after.press("Ctrl+4")
    assert after.page("absence").segments.current == "overview"
    assert after.page("absence").here.table.hasFocus()
    assert not after.faults


def test_a_days_register_is_opened_in_the_view_of_the_day_all_the_same(qtbot, sqlite_store):
    given.a_class(sqlite_store, students=3)
    somebody = opened(qtbot, sqlite_store, Settings(shown={"absence": "overview"}))
    somebody.press("Ctrl+2", "Return")
    page = somebody.page("absence")
    assert somebody.window.here == "absence"
    assert page.segments.current == "day"
    assert page.isAncestorOf(somebody.window.focusWidget())


def test_skole_opens_in_the_section_it_was_left_in(qtbot, sqlite_store):
    given.a_class(sqlite_store)
    settings = Settings()
    before = opened(qtbot, sqlite_store, settings)
    before.press("Ctrl+0")
    before.page("school").show_section("staff")
    after = opened(qtbot, sqlite_store, settings)
    after.press("Ctrl+0")
    page = after.page("school")
    assert page.stack.currentWidget() is page.staff
    assert page.first_focus().hasFocus()


def test_a_view_or_section_that_is_no_more_is_forgotten(qtbot, sqlite_store):
    given.a_class(sqlite_store)
    somebody = opened(qtbot, sqlite_store, Settings(shown={"absence": "nada", "school": [4]}))
    somebody.press("Ctrl+4", "Ctrl+0")
    assert somebody.page("absence").segments.current == "day"
    assert somebody.page("school").sections.current == "decided"
    assert not somebody.faults


def test_the_saved_view_that_was_chosen_is_shown_at_the_next_start(qtbot, sqlite_store):
    one = given.a_class(sqlite_store, students=3)
    given.student(sqlite_store, "Ea Dam", one.id, track="EUX")
    view = {"name": "EUX", "parts": {"Vis": "all", "Søg i eleverne": "eux"}, "layout": ""}
    before = user.at(qtbot, sqlite_store)
    before.window.settings.views["students: Elever"] = [view]
    before.press("Ctrl+3", "Alt+V", "Down", "Down", "Return")
    assert before.page("students").views.accessibleName() == "Visning: EUX"
    before.window.settings.write()
    settings = Settings.read()
    after = user.at(qtbot, sqlite_store)
    after.window.settings.views, after.window.settings.shown = settings.views, settings.shown
    after.press("Ctrl+3")
    page = after.page("students")
    assert [line.row.name for line in page.table.rows.items] == ["Ea Dam"]
    assert page.views.accessibleName() == "Visning: EUX"
    after.press("Alt+V", "Down", "Return")
    assert len(page.table.rows.items) == 4
    assert "students: Elever" not in after.window.settings.shown
    assert not after.faults
