"""A window for tests that holds some parts, shown and with the keyboard."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


def shown(qtbot, *parts: QWidget) -> QWidget:
    """Return an active window that holds the parts; it lives as long as the first of them."""
    window = QWidget()
    rows = QVBoxLayout(window)
    for part in parts:
        rows.addWidget(part)
    parts[0].stage = window
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
