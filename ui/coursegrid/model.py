"""The course as a table: students down, school days across, three figures at the end."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from gf2tracker.domain.daywords import day_in_letters
from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, percent, sort_key
from gf2tracker.queries.coursematrix import CourseMatrix, MatrixDay, MatrixRow
from ui.coursegrid.tiles import EVERY, Tile, tiles_of
from ui.coursegrid.words import asked_words, date_words, spoken

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
NAME, FIRST_DAY = 0, 1
FIGURES = (("share", _("Fravær")), ("unlawful", _("Ulovligt")), ("rolling", _("4 uger")))


class MatrixModel(QAbstractTableModel):
    """One row a student, the worst first until another order is asked for.

    Attributes:
        matrix: what is shown; None before the first answer.
        sorted_by: "name" or one of FIGURES.
        shown: which kinds of marks are drawn.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.matrix: CourseMatrix | None = None
        self.rows: list[MatrixRow] = []
        self.tiles: list[tuple[Tile, ...]] = []
        self.sorted_by = "share"
        self.shown = EVERY

    def show(self, matrix: CourseMatrix) -> None:
        """Show a class's course."""
        self.beginResetModel()
        self.matrix = matrix
        self._arrange()
        self.endResetModel()

    def sort_by(self, key: str) -> None:
        """Order the students by name, or by a figure with the largest first."""
        self.beginResetModel()
        self.sorted_by = key
        self._arrange()
        self.endResetModel()

    def show_kinds(self, shown: str) -> None:
        """Draw marks of some kinds only, one of `tiles.KINDS`."""
        self.shown = shown
        self._draw()
        if self.rows:
            last = self.index(len(self.rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _arrange(self) -> None:
        assert self.matrix is not None
        self.rows = sorted(self.matrix.rows, key=self._order)
        self._draw()

    def _draw(self) -> None:
        if self.matrix is not None:
            self.tiles = [tiles_of(row, self.matrix, self.shown) for row in self.rows]

    def _order(self, row: MatrixRow) -> tuple[Any, ...]:
        left_on = row.left_on or date.min  # who has left stands last, in order of when
        value = 0.0 if self.sorted_by == "name" else -(figure(row, self.sorted_by) or 0.0)
        return row.left_on is not None, left_on, value, sort_key(row.name)

    # --- where things are ------------------------------------------------------------------------

    @property
    def days(self) -> Sequence[date]:
        """The school days of the course, one a column from FIRST_DAY on."""
        return self.matrix.course.school_days if self.matrix is not None else ()

    def day_at(self, column: int) -> date | None:
        """Return the day of a column; None for name and figures."""
        at = column - FIRST_DAY
        return self.days[at] if 0 <= at < len(self.days) else None

    def column_of(self, day: date) -> int | None:
        """Return the column of a school day; None for other days."""
        found = (at for at, one in enumerate(self.days, FIRST_DAY) if one == day)
        return next(found, None)

    def row_of(self, student_id: StudentId | None) -> int | None:
        """Return the row of a student; None for who is not in it."""
        found = (at for at, row in enumerate(self.rows) if row.student_id == student_id)
        return next(found, None)

    def figure_at(self, column: int) -> int | None:
        """Return which of FIGURES a column is; None for name and days."""
        at = column - FIRST_DAY - len(self.days)
        return at if 0 <= at < len(FIGURES) else None

    def cell(self, index: Index) -> tuple[MatrixRow, MatrixDay | None]:
        """Return the student of a cell, and what the day holds; None without one."""
        row, at = self.rows[index.row()], index.column() - FIRST_DAY
        return row, row.days[at] if 0 <= at < len(self.days) else None

    def line(self, row: int) -> list[list[str]]:
        """Return one student's row as texts for a sheet, without headings."""
        return [[self._written(row, column) for column in range(self.columnCount())]]

    def table(self, cells: Sequence[Index] = ()) -> list[list[str]]:
        """Return cells as texts for a sheet, with a line of headings; none is everything."""
        rows = sorted({one.row() for one in cells}) or range(len(self.rows))
        columns = sorted({one.column() for one in cells}) or range(self.columnCount())
        with_names = [NAME, *[one for one in columns if one != NAME]]
        across = Qt.Orientation.Horizontal
        head = [str(self.headerData(one, across)) for one in with_names]
        return [head, *[[self._written(at, one) for one in with_names] for at in rows]]

    def _written(self, at: int, column: int) -> str:
        row, day = self.rows[at], self.day_at(column)
        if column == NAME:
            return f"{row.name} ({row.left})" if row.left else row.name
        if day is None:
            return percent(figure(row, self._figure(column)))
        held = row.days[column - FIRST_DAY]
        if held is None:
            return _("–")
        is_open = self.matrix is not None and day <= self.matrix.today and not held.is_taken
        return day_in_letters(held.marks) or (_("ikke ført") if is_open else "")

    def _figure(self, column: int) -> str:
        at = self.figure_at(column)
        return FIGURES[at][0] if at is not None else ""

    # --- Qt's own ---------------------------------------------------------------------------------

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else FIRST_DAY + len(self.days) + len(FIGURES)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._written(index.row(), index.column())
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
        day, figure_at = self.day_at(section), self.figure_at(section)
        if day is not None:
            return date_words(day)
        return FIGURES[figure_at][1] if figure_at is not None else _("Elev")

    def _spoken(self, index: Index) -> str:
        row, day = self.rows[index.row()], self.day_at(index.column())
        if day is not None and self.matrix is not None:
            held = row.days[index.column() - FIRST_DAY]
            return spoken(row, held, day, self.matrix.today)
        at = self.figure_at(index.column())
        if at is None:
            told = [row.name, row.left, asked_words(row)]
        else:
            key, words = FIGURES[at]
            rises = _("stigende") if key == "rolling" and row.is_rising else ""
            told = [row.name, f"{words} {percent(figure(row, key))}", rises]
        return ", ".join(filter(None, told))


def figure(row: MatrixRow, key: str) -> float | None:
    """Return one of FIGURES of a student, 0 to 1; the last four weeks only of who is there."""
    if key == "rolling":
        return None if row.left_on is not None else row.figures.rolling_share
    return row.figures.unlawful_share if key == "unlawful" else row.figures.total_share
