"""What every test of the window starts from: our theme, light, at the design's own text size."""

import pytest
from PySide6.QtWidgets import QApplication

from ui import theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """The application with our colours, fonts and measures, without movement."""
    theme.start(qapp, "light", base_px=13)
    theme.keep_still(still=True)
    return qapp
