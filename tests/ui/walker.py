"""Somebody who goes through a page by Tab alone, and looks whether the keyboard's place is seen."""

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QDialog,
    QMenu,
    QTableView,
    QWidget,
)
from typing_extensions import override

from tests.user import User
from ui.chooser import Chooser
from ui.window import Window

MOST_STOPS = 200
AROUND, LEAST = 8, 24  # px around a widget that belong to it; that must change
NAME, Role, Key = QAccessible.Text.Name, QAccessible.Role, Qt.Key
PLAIN = QImage.Format.Format_RGB32


_WINDOWS = QDialog | QMenu | Window


class Strays(QObject):
    """Notes every part that is shown as a window of its own, before it has its place."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        QApplication.instance().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.parent() is None and not isinstance(watched, _WINDOWS):
            self.found.append(told(watched))
        return False


def told(one: QWidget) -> str:
    """Return what a part is, for a complaint."""
    return f"{type(one).__name__} {one.accessibleName() or one.objectName()}".strip()


def stops(page: QWidget) -> list[QWidget]:
    """Return what Tab should stop at on a page or in a dialog."""
    return [
        one
        for one in (page, *page.findChildren(QWidget))
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisible() and one.isEnabled()
    ]


def nameless(page: QWidget) -> list[str]:
    """Return the stops a screen reader has no name for."""
    asked = [(one, QAccessible.queryAccessibleInterface(one)) for one in stops(page)]
    return [told(one) for one, found in asked if not found.text(NAME)]


def walk(someone: User, key: str) -> list[QWidget]:
    """Press Tab or Shift+Tab until the keyboard has been round the window; return every stop."""
    return list(_walked(someone, key))


def _walked(someone: User, key: str) -> Iterator[QWidget]:
    seen: set[QWidget] = set()
    for _turn in range(MOST_STOPS):
        someone.strike(key)
        someone.settle()
        here = QApplication.focusWidget()
        assert here is not None, f"{key} leads nowhere"
        if here in seen:
            return
        seen.add(here)
        yield here


def missed(page: QWidget, seen: list[QWidget]) -> list[str]:
    """Return the stops of a page that a walk did not come to."""
    return [told(one) for one in stops(page) if one not in seen and one.focusProxy() not in seen]


def unseen(someone: User) -> list[str]:
    """Return the stops of the window at which nobody sees that the keyboard is there."""
    return [told(one) for one in _walked(someone, "Tab") if not _is_seen_at(someone, one)]


def _is_seen_at(someone: User, one: QWidget) -> bool:
    place = _place(someone, one)
    with_it = someone.window.grab(place).toImage()
    one.clearFocus()
    QApplication.processEvents()
    without = someone.window.grab(place).toImage()
    one.setFocus(Qt.FocusReason.TabFocusReason)
    return _differ(with_it, without) >= LEAST


def _place(someone: User, one: QWidget) -> QRect:
    top = one.mapTo(someone.window, QPoint(0, 0))
    return QRect(top, one.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)


def _differ(one: QImage, other: QImage) -> int:
    """Return how many pixels of two pictures differ, LEAST at most."""
    both = [memoryview(each.convertToFormat(PLAIN).constBits()).cast("I") for each in (one, other)]
    changed = (1 for old, new in zip(*both, strict=False) if old != new)
    return sum(islice(changed, LEAST))


def unchosen(page: QWidget) -> list[str]:
    """Return the choices, in groups that are one stop, that the arrows do not come to."""
    groups = [one for one in page.findChildren(Chooser) if one.isVisible() and one.isEnabled()]
    return [told(button) for group in groups for button in _left_out(group)]


def _left_out(group: Chooser) -> list[QWidget]:
    wanted = [one for one in group.buttons.values() if one.isVisible() and one.isEnabled()]
    is_tall = group.row.direction() == QBoxLayout.Direction.TopToBottom
    before, after = (Key.Key_Up, Key.Key_Down) if is_tall else (Key.Key_Left, Key.Key_Right)
    seen = set()
    for key in [before] * len(wanted) + [after] * len(wanted):
        chosen = group.buttons[group.current]
        seen.add(chosen)
        chosen.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(chosen, key)
        QApplication.processEvents()
    return [one for one in wanted if one not in seen]


def untold(page: QWidget) -> list[str]:
    """Return what a screen reader is not told about the tables of a page."""
    tables = [one for one in page.findChildren(QTableView) if one.isVisible() and _is_full(one)]
    return [complaint for table in tables for complaint in _untold_of(table)]


def _is_full(table: QTableView) -> bool:
    return table.model().rowCount() > 0


def _untold_of(view: QTableView) -> list[str]:
    model, found = view.model(), QAccessible.queryAccessibleInterface(view)
    columns, what = model.columnCount(), told(view)
    lines = found.childCount() // (model.rowCount() + 1)
    parts = [found.child(n) for n in range(2 * lines)]  # the headings, and the first row
    heads = [one.text(NAME) for one in parts if one.role() == Role.ColumnHeader]
    cells = [one.text(NAME) for one in parts if one.role() == Role.Cell]
    if (len(heads), len(cells)) != (columns, columns):
        return [f"{what}: {len(heads)} headings and {len(cells)} cells of {columns} are told"]
    index = [model.index(0, n) for n in range(columns)]
    shown = [n for n in range(columns) if not view.isColumnHidden(n)]
    faults = [f"{what}: column {n} has no heading" for n in shown if not heads[n]]
    wanted = [str(one.data(Qt.ItemDataRole.AccessibleTextRole) or "") for one in index]
    faults += [f"{what}: cell {n} is told as {cells[n]}" for n in shown if cells[n] != wanted[n]]
    if not cells[0]:
        faults.append(f"{what}: nobody is told whose row it is")
    if view.currentIndex().isValid() and found.focusChild() is None:
        faults.append(f"{what}: the cell of the keyboard is not told")
    return faults
