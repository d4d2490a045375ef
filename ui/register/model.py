"""The register as a table: students down, lessons across, for Qt, keyboard and screen readers."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from typing_extensions import override

from gf2tracker.domain.absence import is_marked_missing
from gf2tracker.domain.exemption import exempted
from gf2tracker.domain.mark import Marks, describe
from gf2tracker.domain.spark import day_minutes
from gf2tracker.language import _, clock, percent
from gf2tracker.queries.register import Register, RegisterRow
from ui.register.grid import GridModel, Index
from ui.register.layout import DAYS, NAME, Columns
from ui.register.words import contact_words, day_words, out_words, reason_words, spark_words

ROOT = QModelIndex()


class RegisterModel(GridModel):
    """One row a student of the shown register; marks typed here show at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.register: Register | None = None
        self.rows: list[RegisterRow] = []
        self.columns: Columns = Columns(0, ())
        self.reason_names: Mapping[int, str] = {}

    def show(self, register: Register, columns: Columns) -> None:
        """Show a register; rows that stay keep selection and cursor."""
        same = [row.student_id for row in self.rows] == [row.student_id for row in register.rows]
        is_alike = same and self.columns.lessons == columns.lessons and self.register is not None
        if is_alike:
            self._put(register, columns)
            if self.rows:
                last = self.index(len(self.rows) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            return
        self.beginResetModel()
        self._put(register, columns)
        self.endResetModel()

    def lay_out(self, columns: Columns) -> None:
        """Take other widths for the same columns."""
        self.columns = columns

    @override
    def put_marks(self, marks: Mapping[int, Marks]) -> None:
        for at, changed in marks.items():
            row = self.rows[at]
            self.rows[at] = row._replace(
                marks=changed,
                minutes=day_minutes(changed),
                is_whole_day=is_marked_missing(exempted(changed, row.exempt)),
            )
            self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

    def name_reasons(self, names: Mapping[int, str]) -> None:
        """Take what the reasons are called, by id."""
        self.reason_names = names
        if self.rows:
            at = self.columns.note
            self.dataChanged.emit(self.index(0, at), self.index(len(self.rows) - 1, at))

    @override
    def tip(self, index: Index, *, in_margin: bool) -> str:
        if not index.isValid():
            return ""
        row, column = self.rows[index.row()], index.column()
        if in_margin:
            return row.why.label if row.why is not None else ""
        is_figure = column in {self.columns.today, self.columns.share}
        return "" if is_figure else self._spoken(row, column)

    def _mark_words(self, row: RegisterRow, lesson: int) -> str:
        """Return what stands in a lesson (from 1), and whether its register is still to be taken."""
        mark = row.marks[lesson - 1]
        if lesson in row.exempt:
            return _("fritaget")
        told = out_words(row, lesson, self.reason_names) or describe(mark)
        is_ahead = self.register is not None and self.register.lessons[lesson - 1].taken_at is None
        return _("{mark}, endnu ikke ført").format(mark=told) if mark and is_ahead else told

    def _put(self, register: Register, columns: Columns) -> None:
        self.register, self.columns = register, columns
        self.rows = list(register.rows)

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns.widths)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].name if role in texts else None
        if role not in texts:
            return None
        lesson = self.columns.lesson_at(section)
        if lesson is not None:
            return self._lesson_title(lesson)
        return {
            NAME: _("Elev"),
            DAYS: _("10 dage"),
            self.columns.today: _("I dag"),
            self.columns.share: _("Fravær"),
            self.columns.note: _("Note og opkald"),
        }[section]

    def _lesson_title(self, lesson: int) -> str:
        assert self.register is not None
        told = self.register.lessons[lesson - 1]
        text = _("{lesson}. lektion").format(lesson=lesson)
        if told.starts is not None:
            text = f"{text} {clock(told.starts)}"
        if told.taken_at is not None:
            text = _("{lesson}, ført {time}").format(lesson=text, time=clock(told.taken_at))
        return text

    def table(self) -> list[list[str]]:
        """Return the whole day as texts for a sheet, with a line of headings."""
        columns = [one for one in range(self.columnCount()) if one != DAYS]
        across = Qt.Orientation.Horizontal
        head = [str(self.headerData(one, across)) for one in columns]
        return [head, *[[self._shown(row, one) for one in columns] for row in self.rows]]

    def _shown(self, row: RegisterRow, column: int) -> str:
        lesson = self.columns.lesson_at(column)
        if lesson is not None:
            mark = row.marks[lesson - 1]
            return str(mark) if mark else ""
        if column == DAYS:
            return ""
        return {
            NAME: row.name,
            self.columns.today: day_words(row),
            self.columns.share: percent(row.share),
            self.columns.note: ", ".join(filter(None, [self._reasons(row), row.note])),
        }[column]

    def _reasons(self, row: RegisterRow) -> str:
        return reason_words(row, self.reason_names)

    def _spoken(self, row: RegisterRow, column: int) -> str:
        lesson = self.columns.lesson_at(column)
        if lesson is not None:
            told = self._mark_words(row, lesson)
            return _("{name}: {mark}").format(name=row.name, mark=told)
        why = row.why.label if row.why is not None else ""
        spoken = {
            NAME: ", ".join(filter(None, [row.name, why])),
            DAYS: spark_words(row),
            self.columns.note: ", ".join(
                filter(None, [row.phone, contact_words(row), self._reasons(row), row.note])
            ),
        }
        return spoken.get(column) or self._shown(row, column)
