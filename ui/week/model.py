"""A week as a table: students down, the lessons of its days across."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from typing_extensions import override

from gf2tracker.domain.exemption import exempted
from gf2tracker.domain.mark import Marks
from gf2tracker.domain.spark import day_minutes
from gf2tracker.language import _, date_short, percent
from gf2tracker.queries.week import Week, WeekRow
from ui.register.grid import GridModel, Index
from ui.week.layout import FIRST_LESSON, NAME, WeekColumns
from ui.week.words import lost_words, name_words, spoken

ROOT = QModelIndex()


class WeekModel(GridModel):
    """One row a student of the shown week; marks typed here show at once."""

    def __init__(self) -> None:
        super().__init__()
        self.register: Week | None = None
        self.rows: list[WeekRow] = []
        self.columns: WeekColumns = WeekColumns((), (), (0, 0), (0, 0))

    def show(self, week: Week, columns: WeekColumns) -> None:
        """Show a week; rows that stay keep selection and cursor."""
        same = [row.student_id for row in self.rows] == [row.student_id for row in week.rows]
        is_alike = same and self.register is not None and self.register.monday == week.monday
        if is_alike and self.columns.lessons == columns.lessons:
            self._put(week, columns)
            if self.rows:
                last = self.index(len(self.rows) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._put(week, columns)
        self.endResetModel()

    def lay_out(self, columns: WeekColumns) -> None:
        """Take other widths for the same columns."""
        self.columns = columns

    def _put(self, week: Week, columns: WeekColumns) -> None:
        self.register, self.columns = week, columns
        self.rows = list(week.rows)

    @override
    def put_marks(self, marks: Mapping[int, Marks]) -> None:
        for at, changed in marks.items():
            row = self.rows[at]
            minutes = day_minutes(exempted(changed, row.exempt))
            self.rows[at] = replace(row, marks=changed, minutes=minutes)
            self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

    @override
    def tip(self, index: Index, *, in_margin: bool) -> str:
        if not index.isValid():
            return ""
        return self._spoken(self.index(index.row(), NAME) if in_margin else index)

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else FIRST_LESSON + self.columns.lessons + 2

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].name
        return self._title(section)

    def _title(self, column: int) -> str:
        lesson = self.columns.lesson_at(column)
        if lesson is None or self.register is None:
            titles = {NAME: _("Elev"), self.lost_column: _("I ugen")}
            return titles.get(column, _("Fravær"))
        one = self.register.lessons[lesson - 1]
        title = _("{day} {lesson}. lektion")
        words = title.format(day=date_short(one.date), lesson=one.number)
        return _("{lesson}, ført").format(lesson=words) if one.taken_at else words

    def table(self) -> list[list[str]]:
        """Return the whole week as texts for a sheet, with a line of headings."""
        columns = range(self.columnCount())
        rows = [
            [self._shown(self.index(row, column)) for column in columns]
            for row in range(len(self.rows))
        ]
        return [[self._title(column) for column in columns], *rows]

    @property
    def lost_column(self) -> int:
        """The column of what the week cost."""
        return FIRST_LESSON + self.columns.lessons

    def _shown(self, index: Index) -> str:
        row, lesson = self.rows[index.row()], self.columns.lesson_at(index.column())
        if lesson is not None:
            mark = row.marks[lesson - 1]
            return str(mark) if mark else ""
        if index.column() == NAME:
            return row.name
        is_lost = index.column() == self.lost_column
        return lost_words(row.minutes) if is_lost else percent(row.share)

    def _spoken(self, index: Index) -> str:
        row, lesson = self.rows[index.row()], self.columns.lesson_at(index.column())
        if lesson is not None and self.register is not None:
            return spoken(self.register, row, lesson)
        if index.column() == NAME and self.register is not None:
            return name_words(self.register, row)
        head = self._title(index.column())
        told = self._shown(index) or _("intet fravær")
        return f"{row.name}, {head}: {told}"
