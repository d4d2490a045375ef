"""What the first page needs not, it does not wait for: that is most of what starts slowly."""

import subprocess
import sys

import pytest

SHOWN = "from ui import furniture, desktop; [__import__(name) for name in desktop.FIRST]"
LATER = (
    "ui.table",
    "ui.tableviews",
    "ui.menu",
    "ui.sheet",
    "ui.draftfields",
    "ui.exporting",
    "ui.dialogs",
    "ui.guide",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "gf2tracker.actions",
    "gf2tracker.reports",
    "gf2tracker.queries.search",
    "gf2tracker.queries.signals",
    "gf2tracker.queries.classboard",
    "gf2tracker.store.first_rows",
    "gf2tracker.domain.catalogue",
    "sqlalchemy.orm",
    "sqlalchemy.ext",
    "sqlalchemy.dialects.postgresql",
    "alembic",
    "holidays",
    "xlsxwriter",
    "openpyxl",
    "typst",
)


@pytest.fixture(scope="module")
def imported():
    """Return the names of all modules that are there when the first page is shown."""
    statement = f"import sys; {SHOWN}; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", statement], capture_output=True, text=True, check=True
    )
    return frozenset(told.stdout.split())


@pytest.mark.parametrize("name", LATER)
def test_the_first_page_is_shown_without(name, imported):
    assert "ui.screens.today" in imported
    assert name not in imported
