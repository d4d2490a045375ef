"""What Ctrl+K finds is opened: a student, a class, a page, or a deed that is done."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from gf2tracker.domain.people import ClassId, StudentId
from ui.keys import Command
from ui.palette import Palette


class Finding(QObject):
    """The palette of the window and where its choices lead.

    `window` is ui.window.Window, which stands above this file and is not imported here.
    """

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self.palette: Palette | None = None

    def open(self, typed: str = "") -> None:
        """Open the field that finds everything, with something typed already."""
        if self.palette is None:
            self.palette = Palette(self._window, self._window.desk.find)
            self.palette.chosen.connect(self.take)
        self.palette.open(typed)

    def take(self, choice: Any) -> None:
        """Open what was chosen, or do it."""
        target, window = choice.key, self._window
        focus = window.focus_now
        if isinstance(target, str):
            window.open_page(target)
        elif isinstance(target, Command):
            target.deed()
        elif target.kind == "student":
            window.open_page("student", replace(focus, student_id=StudentId(target.id)))
        elif target.kind == "class":
            window.open_page("absence", replace(focus, class_id=ClassId(target.id)))
        else:
            window.open_page("school")
