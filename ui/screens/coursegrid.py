"""The whole course of a class at one glance: students down, every school day across."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, plural
from gf2tracker.queries import coursematrix
from gf2tracker.queries.coursematrix import CourseMatrix, MatrixRow
from ui.button import Button
from ui.clipboard import table_text
from ui.coursegrid.bar import CourseBar
from ui.coursegrid.foot import CourseFoot
from ui.coursegrid.model import FIRST_DAY
from ui.coursegrid.view import MatrixView
from ui.dialogs.coursekeys import CourseKeys
from ui.dialogs.studentnote import note_by_key, open_note
from ui.menu import Menu
from ui.quiet import Quiet
from ui.screen import Focus, Screen, Turn
from ui.work import Work


class CourseGridScreen(Screen):
    """Worst first; Enter opens the day under the cursor, Ctrl+Enter the student."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.matrix: CourseMatrix | None = None
        self._day: date | None = None
        self.bar: CourseBar = CourseBar()
        self.view, self.foot = MatrixView(), CourseFoot()
        self.empty = Quiet()
        self._build()
        self.view.day_wanted.connect(self._open_day)
        self.view.student_wanted.connect(self._open_student)
        self.view.copy_wanted.connect(self.copy)
        self.view.table_wanted.connect(self.copy_table)
        self.view.menu_wanted.connect(self._open_menu)
        self.view.head.sort_wanted.connect(self.view.keep_place)
        self.bar.sort_wanted.connect(self.view.keep_place)
        self.bar.kinds_chosen.connect(self._show_kinds)
        self.bar.copy.clicked.connect(self.copy_table)
        note_by_key(self, self._row)

    def _build(self) -> None:
        self.first_class = Button(_("Opret hold"), kind="primary")
        self.to_students = Button(_("Til eleverne"), icon="student", kind="primary")
        self.to_import = Button(_("Importér liste"), icon="import")
        self.empty.offer(self.first_class, self.to_students, self.to_import)
        self.first_class.clicked.connect(partial(self.go, "classes"))
        self.to_students.clicked.connect(partial(self.go, "students"))
        self.to_import.clicked.connect(partial(self.go, "import"))
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)
        self.bar.menu.add(
            _("Kopiér alt til Excel"), self.copy_table, icon="copy", keys="Ctrl+Shift+C"
        )
        self.bar.menu.add(_("Åbn dagen"), self._open_day, icon="absence", keys="Enter")
        self.bar.menu.add(_("Åbn eleven"), self._open_student, icon="student", keys="Ctrl+Enter")
        self.bar.menu.add(_("Taster"), self.open_keys, icon="columns", keys="F1")

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        if focus.class_id is None:
            self._show_empty(
                _("Intet hold valgt"),
                _("Forløbet vises for et hold. Vælg et øverst, eller opret det første."),
                self.first_class,
                self.to_import,
            )
            return
        self.ask(self._show, coursematrix.of_class, focus.class_id, focus.today)

    @override
    def first_focus(self) -> QWidget | None:
        return self.view if self.stack.currentIndex() == 0 else self.empty.first_step()

    @override
    def look_for(self, student_id: StudentId) -> None:
        row = self.view.model_here.row_of(student_id)
        if row is not None:
            self.view.go_to(row, max(self.view.currentIndex().column(), FIRST_DAY))

    def _show(self, matrix: CourseMatrix) -> None:
        is_other = self.matrix is None or self.matrix.class_id != matrix.class_id
        self.matrix = matrix
        if not matrix.rows:
            text = _("Holdet har ingen elever endnu. Importér holdlisten, eller føj dem til.")
            self._show_empty(_("Ingen elever"), text, self.to_students, self.to_import)
            return
        self.stack.setCurrentIndex(0)
        self.bar.show_matrix(matrix)
        self.view.show_matrix(matrix)
        self._show_foot()
        self._go_to_day(is_other=is_other)

    def _go_to_day(self, *, is_other: bool) -> None:
        """Put the cursor on the day that is looked at, when that is another one than before."""
        day, here = self.focus_now.day, self.view.currentIndex()
        if day == self._day and not is_other and here.isValid():
            return
        self._day = day
        assert self.matrix is not None
        school_day = self.matrix.course.last_school_day_by(day)
        column = self.view.model_here.column_of(school_day) if school_day else None
        row = here.row() if here.isValid() and not is_other else 0
        self.view.go_to(row, column if column is not None else FIRST_DAY)

    def _show_foot(self) -> None:
        model = self.view.model_here
        if self.matrix is not None:
            self.foot.show_matrix(self.matrix, model.tiles, model.shown)

    def _show_empty(self, title: str, text: str, *steps: Button) -> None:
        self.empty.tell(title, text, *steps)
        self.bar.show_nothing()
        self.stack.setCurrentIndex(1)

    def _show_kinds(self, shown: str) -> None:
        self.view.model_here.show_kinds(shown)
        self.view.viewport().update()
        self._show_foot()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- deeds ------------------------------------------------------------------------------------

    def _row(self) -> MatrixRow | None:
        at, rows = self.view.currentIndex().row(), self.view.model_here.rows
        return rows[at] if 0 <= at < len(rows) else None

    def _open_day(self) -> None:
        if self.view.model_here.day_at(self.view.currentIndex().column()) is None:
            self._open_student()
        else:
            self._open_view("day")

    def _open_view(self, view: str) -> None:
        """Turn to the day or the week at the cursor."""
        row, day = self._row(), self.view.model_here.day_at(self.view.currentIndex().column())
        if row is not None and day is not None:
            self.turned.emit(Turn(view, day, row.student_id))

    def _open_student(self) -> None:
        row = self._row()
        if row is not None:
            self.view.hide_card()
            self.go("student", student_id=row.student_id)

    def copy(self) -> None:
        """Copy what is selected with names and days; one cell alone is its student's row as it is."""
        cells, model = self.view.selectionModel().selectedIndexes(), self.view.model_here
        row = self._row()
        if len(cells) > 1:
            self._copy(model.table(cells), len({one.row() for one in cells}))
        elif row is not None:
            self._copy(model.line(self.view.currentIndex().row()), 1)

    def copy_table(self) -> None:
        """Copy everything with its headings."""
        self._copy(self.view.model_here.table(), len(self.view.model_here.rows))

    def _copy(self, table: Sequence[Sequence[str]], students: int) -> None:
        QGuiApplication.clipboard().setText(table_text(table))
        rows = plural(students, _("{n} elev"), _("{n} elever"))
        columns = plural(len(table[0]), _("{n} kolonne"), _("{n} kolonner"))
        words = _("Kopieret: {rows}, {columns}. Sæt ind i Excel med Ctrl V.")
        self.told.emit(words.format(rows=rows, columns=columns))

    def _open_menu(self, at: QPoint) -> None:
        row = self._row()
        if row is None:
            return
        menu = Menu(_("Dagen"), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_day = self.view.model_here.day_at(self.view.currentIndex().column()) is not None
        menu.add(_("Åbn dagen"), self._open_day, icon="absence", keys="Enter").setEnabled(is_day)
        menu.add(_("Åbn ugen"), partial(self._open_view, "week"), icon="plan").setEnabled(is_day)
        menu.add(_("Åbn eleven"), self._open_student, icon="student", keys="Ctrl+Enter")
        noted = partial(open_note, self, row.student_id, row.called_name)
        menu.add(_("Skriv note …"), noted, icon="note", keys="Ctrl+N")
        menu.addSeparator()
        menu.add(_("Kopiér til Excel"), self.copy, icon="copy", keys="Ctrl+C")
        menu.open_at(at)

    @override
    def open_keys(self) -> bool:
        CourseKeys(self.window()).open_over()
        return True
