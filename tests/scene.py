"""A picture to take: which page, of which school, and what is done before it is taken."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.schools import DEMO, TODAY, School
from ui.dialogs.papers import PaperForms
from ui.window import Window

SMALL, MIDDLE, LARGE = "1280x720", "1280x800", "1920x1080"
BOTH = (MIDDLE, LARGE)
ROOT = Path(__file__).resolve().parents[1]
Deed = Callable[[Window], object]

_A_KEY = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)*(?:F\d+|[A-Z][a-z]+|[A-Z0-9])")


@dataclass(frozen=True)
class Scene:
    """A picture to take.

    Attributes:
        name: of the file, before scheme and size.
        page: which page is open.
        deeds: what is done before the picture is taken, one after the other.
        scale: how large the text is, 2 is 200 %.
        readme: the schemes in which README shows it.
    """

    name: str
    page: str
    deeds: tuple[Deed, ...] = ()
    school: School = DEMO
    today: date = TODAY
    sizes: tuple[str, ...] = (MIDDLE,)
    scale: float = 1
    readme: tuple[str, ...] = ()


def press(*keys: str) -> Deed:
    """Return a deed that presses keys where the keyboard is: "F1", "Ctrl+K", or letters."""

    def deed(_window: Window) -> None:
        for key in keys:
            target = QApplication.activePopupWidget() or QApplication.focusWidget()
            if target is None:
                continue
            if _A_KEY.fullmatch(key):
                QTest.keySequence(target, key)
            else:
                QTest.keyClicks(target, key)
            QApplication.processEvents()

    return deed


def class_named(code: str) -> Deed:
    """Return a deed that chooses a class."""

    def deed(window: Window) -> None:
        row = next(row for row in window.desk.classes if row.code == code)
        window.bar.class_chosen.emit(row.id)

    return deed


def student_named(name: str) -> Deed:
    """Return a deed that opens a student through the palette's own index."""

    def deed(window: Window) -> None:
        groups = window.finding.find(name)
        window.finding.take(next(c for group in groups for c in group.choices))

    return deed


def day(wanted: date) -> Deed:
    """Return a deed that looks at another day."""
    return lambda window: window.show_day(wanted)


def cell(row: int, lesson: int) -> Deed:
    """Return a deed that puts the register's cursor somewhere."""

    def deed(window: Window) -> None:
        view = window.page("absence").here.view
        view.go_to(row, view.model_here.columns.column_of(lesson))
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    return deed


def on_page(name: str, what: Callable[[Any], object]) -> Deed:
    """Return a deed that does something with a page."""
    return lambda window: what(window.page(name))


def open_palette(typed: str) -> Deed:
    """Return a deed that opens the palette with something typed."""
    return lambda window: window.open_palette(typed)


def open_example(name: str) -> Deed:
    """Return a deed that shows what one of the example lists would change."""
    return lambda window: window.open_file(str(ROOT / "examples" / name))


def view(name: str) -> Deed:
    """Return a deed that turns the page of absence to a view."""
    return lambda window: window.page("absence").show_view(name)


def paper(name: str) -> Deed:
    """Return a deed that shows something to print."""
    return lambda window: getattr(PaperForms(window), name)()


def listed(name: str) -> Callable[[Any], object]:
    """Return what chooses one of a page's filters."""
    return lambda page: page.filters.buttons[name].click()
