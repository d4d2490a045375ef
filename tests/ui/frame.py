"""A frame for tests of a page: it shows the page on a store, and writes down where it wants to go."""

from datetime import UTC, date, datetime, time

from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from gf2tracker.domain.people import ClassId
from gf2tracker.store.store import Store
from tests.inline import InlineWork
from ui.screen import Focus, Screen

TODAY = date(2026, 8, 19)
"""The second Wednesday of the classes that `given` makes."""


class Frame(QWidget):
    """A window with one page in it, and the window's own ways to bring a list in."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.files: list[str] = []
        self.imports = 0
        self.went: list = []
        self.told: list[str] = []
        self.offered: tuple | None = None
        self.changes: list = []
        self.faults: list = []

    def choose_import(self) -> None:
        self.imports += 1

    def open_text(self, text: str) -> None:
        self.texts.append(text)

    def open_file(self, path: str) -> None:
        self.files.append(path)

    def offer(self, text: str, action: str, slot) -> None:
        self.told.append(text)
        self.offered = (action, slot)

    def offer_again(self, refusal, slot) -> None:
        self.offered = ("Prøv igen", slot)


def a_page(
    qtbot,
    kind: type[Screen],
    store: Store,
    class_id: ClassId | None = None,
    *,
    today: date = TODAY,
    initials: str = "MEKR",
) -> Screen:
    """Return a page that is shown on a store at 8:40, with the keyboard where it wants it."""
    frame = Frame()
    work = InlineWork(lambda: store)
    moment = datetime.combine(today, time(8, 40), UTC)
    page = kind(work, lambda: moment)
    page.initials = initials
    page.went.connect(frame.went.append)
    page.told.connect(frame.told.append)
    work.changed.connect(frame.changes.append)
    work.refused.connect(frame.faults.append)
    work.failed.connect(_raise)
    QVBoxLayout(frame).addWidget(page)
    page.frame = frame
    qtbot.addWidget(frame, before_close_func=_leave)
    frame.resize(1280, 800)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    page.look_at(Focus(class_id, today, today))
    (page.first_focus() or page).setFocus()
    return page


def dialog_of(page: Screen) -> QDialog:
    """Return the dialog that is open over a page."""
    QApplication.processEvents()
    found = [one for one in page.frame.findChildren(QDialog) if one.isVisible()]
    assert len(found) == 1, f"{len(found)} dialogs are open"
    return found[0]


def has_dialog(page: Screen) -> bool:
    """Tell whether a dialog is open over a page."""
    return any(one.isVisible() for one in page.frame.findChildren(QDialog))


def shown_rows(table, column: str) -> list[str]:
    """Return what stands in a column of a table, row by row, in words."""
    declared = next(one for one in table.rows.columns if one.name == column)
    return [declared.text(item) for item in table.rows.items]


def _leave(frame: Frame) -> None:
    for dialog in frame.findChildren(QDialog):
        dialog.reject()  # a form that dies with its window would check its fields once more


def _raise(fault: Exception) -> None:
    raise fault
