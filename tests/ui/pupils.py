"""A small class in a table, for the tests of tables."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from ui.cells import Meter, Words, beside
from ui.column import Column
from ui.rows import Mark
from ui.symbol import State
from ui.table import Table


@dataclass(frozen=True)
class Pupil:
    id: int
    name: str
    share: float | None = None
    starts: date | None = None
    note: object = ""
    mark: Mark | None = None


MUST_ACT = Mark(State.ACT, "mangler et opkald", is_loud=True)
CLASS = (
    Pupil(1, "Åse Kjær", 0.125, date(2026, 8, 10), Words("Ny", state=State.NEW)),
    Pupil(2, "Adam Bek", 0.02, date(2026, 8, 17), Words("2 af 3", state=State.WATCH)),
    Pupil(3, "Øjvind Dahl", None, None, beside(Words("15 42 07 88", icon="phone"))),
    Pupil(4, "Ærø Madsen", 0.3, date(2026, 8, 3), Meter(0.3, "3 af 10"), MUST_ACT),
    Pupil(5, "Bo<img src=x>", 0.02, date(2026, 8, 10)),
)
COLUMNS = (
    Column("Elev", lambda p: p.name, "name", width=160, weight=1),
    Column("Fravær", lambda p: p.share, "share", kind="percent", width=60),
    Column("Start", lambda p: p.starts, "starts", kind="date", width=80),
    Column("Note", lambda p: p.note, "note", width=160, weight=2),
    Column("Nummer", lambda p: p.id, "id", kind="number", width=60, is_hidden=True),
)


def names(table):
    return [table.rows.index(n, 0).data() for n in range(table.rows.rowCount())]


def chosen(table):
    return [item.name for item in table.chosen()]


def go(table, row, column=0):
    table.setCurrentIndex(table.rows.index(row, column))


def middle(table, row, column):
    return table.visualRect(table.rows.index(row, column)).center()


def click_heading(table, column):
    head = table.head
    x = head.sectionViewportPosition(column) + head.sectionSize(column) // 2
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, 10))


def clipboard():
    return QGuiApplication.clipboard().text()


def shown(qtbot):
    """Return a table of 700 x 300 that has the keyboard."""
    made = Table(COLUMNS, lambda p: p.id, name="Elever", mark=lambda p: p.mark)
    qtbot.addWidget(made)
    made.show_empty("Ingen elever endnu", "Importér holdlisten.")
    made.replace(CLASS)
    made.resize(700, 300)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    return made
