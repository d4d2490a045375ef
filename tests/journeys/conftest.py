"""What every journey starts from: our theme, a class of 28, and somebody at the keyboard."""

import pytest
from PySide6.QtWidgets import QApplication

from tests import given, user
from tests.user import User
from ui import theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """The application with our colours, fonts and measures, without movement."""
    theme.start(qapp, "light", base_px=13)
    theme.keep_still(still=True)
    return qapp


@pytest.fixture
def tom(sqlite_store):
    """A class of 28 whose second week begins today."""
    return given.a_class(sqlite_store, "tøm-26a", students=28)


@pytest.fixture
def teacher(qtbot, sqlite_store, tom) -> User:
    """The class's teacher, at the window, on the page that opens by itself."""
    return user.at(qtbot, sqlite_store)
