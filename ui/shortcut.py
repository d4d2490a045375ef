"""Keys that do something while the keyboard is on a page or in one of its parts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Key = str | QKeySequence.StandardKey


def listen(
    widget: QWidget, deeds: Mapping[Key, Callable[[], object]], *, within: bool = True
) -> None:
    """Let keys do deeds, a letter once however long it is held, while a widget has the keyboard, or with `within` anything in it."""
    context = Qt.ShortcutContext.WidgetWithChildrenShortcut
    for key, deed in deeds.items():
        made = QShortcut(QKeySequence(key), widget)
        made.setContext(context if within else Qt.ShortcutContext.WidgetShortcut)
        made.setAutoRepeat(not (isinstance(key, str) and len(key) == 1))
        made.activated.connect(deed)
