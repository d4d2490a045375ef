"""The week's view in tests: going about in it, and reading what was stored."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gf2tracker.queries import week as week_query
from tests.ui.frame import TODAY, a_page
from ui.screens.week import WeekScreen

Key = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROLE = Qt.ItemDataRole.AccessibleTextRole
MONDAY, TUESDAY, FRIDAY = date(2026, 8, 17), date(2026, 8, 18), date(2026, 8, 21)


def a_week(qtbot, store, class_id, **kwargs) -> WeekScreen:
    """Return the week's view, shown with its bar, that goes where it wants to."""
    page = a_page(qtbot, WeekScreen, store, class_id, **kwargs)
    page.bar.setParent(page.frame)
    page.bar.show()
    page.went.connect(lambda go: page.look_at(go.focus) if go.page is None else None)
    return page


def go(page, row, day, lesson=1):
    week = page.view.model_here.register
    found = next(one for one in week.days if one.date == day)
    page.view.go_to_lesson(found.first + lesson, row=row)


def press(page, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.view, key, modifiers)


def stored(store, made, who, day=MONDAY):
    """Return a student's week as it is stored, a text a day."""
    week = store.ask(week_query.of_class, made.id, day, TODAY).value
    row = next(row for row in week.rows if row.student_id == who)
    return [
        "|".join(str(m or "") for m in row.marks[one.first : one.first + len(one.lessons)]).rstrip(
            "|"
        )
        for one in week.days
    ]


def who(page, row):
    return page.view.model_here.rows[row].student_id


def spoken(page, row, lesson):
    model = page.view.model_here
    return model.index(row, model.columns.column_of(lesson)).data(ROLE)


def paste(page, text):
    QGuiApplication.clipboard().setText(text)
    press(page, Key.Key_V, CONTROL)
