"""The whole course of a class at one glance: students down, every school day across."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, plural
from gf2tracker.queries import coursematrix
from gf2tracker.queries.coursematrix import CourseMatrix, MatrixRow
from ui import theme
from ui.clipboard import table_text
from ui.coursegrid.bar import CourseBar
from ui.coursegrid.foot import CourseFoot
from ui.coursegrid.model import FIRST_DAY
from ui.coursegrid.view import MatrixView
from ui.dialogs.absenceforms import About, AbsenceForms
from ui.dialogs.coursekeys import CourseKeys
from ui.dialogs.studentnote import note_by_key, open_note
from ui.menu import Menu
from ui.register.nothing import Nothing
from ui.screen import Focus, Screen, Turn
from ui.sheetexport import KEYS, SheetExport
from ui.work import Work

ROOM_FOR_CHART = 280
"""From what height on the class's chart stands under the students, px."""


class CourseGridScreen(Screen):
    """Worst first; Enter opens the day under the cursor, Ctrl+Enter the student."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.matrix: CourseMatrix | None = None
        self._day: date | None = None
        self.bar: CourseBar = CourseBar()
        self.view, self.foot = MatrixView(), CourseFoot()
        self.empty = Nothing(self.go)
        self.forms = AbsenceForms(self)
        self.saving = SheetExport(self)
        self._build()
        self.view.day_wanted.connect(self._open_day)
        self.view.student_wanted.connect(self._open_student)
        self.view.copy_wanted.connect(self.copy)
        self.view.table_wanted.connect(self.copy_all)
        self.view.menu_wanted.connect(self._open_menu)
        self.view.head.sort_wanted.connect(self.view.keep_place)
        self.bar.sort_wanted.connect(self.view.keep_place)
        self.bar.kinds_chosen.connect(self._show_kinds)
        self.bar.copy.clicked.connect(self.copy_all)
        note_by_key(self, self._row)
        self.saving.listen(self.export)
        for keys, deed in (("F7", self._open_plan), ("F8", self._open_out)):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)

    def _build(self) -> None:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)
        menu = self.bar.menu
        menu.add(_("Åbn dagen"), self._open_day, icon="absence", keys="Enter")
        menu.add(_("Åbn eleven"), self._open_student, icon="student", keys="Ctrl+Enter")
        menu.addSeparator()
        menu.add(_("Hele holdet ude …"), self._open_out, icon="company", keys="F8")
        menu.add(_("Planlæg fravær …"), self._open_plan, icon="plan", keys="F7")
        menu.add(_("Sygemeldinger …"), self.forms.open_messages, icon="message", keys="F9")
        menu.addSeparator()
        menu.add(_("Kopiér alt til Excel"), self.copy_all, icon="copy", keys="Ctrl+Shift+C")
        menu.add(_("Gem forløbet i Excel …"), self.export, icon="export", keys=KEYS)
        menu.add(_("Taster"), self.open_keys, icon="columns", keys="F1")

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        if focus.class_id is None:
            self.empty.tell_no_class(
                _("Forløbet vises for et hold. Vælg et øverst, eller opret det første.")
            )
            self._show_nothing()
            return
        self.ask(self._show, coursematrix.of_class, focus.class_id, focus.today)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.foot.show_chart(shown=self.height() >= theme.px(ROOM_FOR_CHART))

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
            self.empty.tell_no_students(text)
            self._show_nothing()
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

    def _show_nothing(self) -> None:
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

    def _about(self) -> About | None:
        """Return the selected students and days, else the cursor's; None where there is nobody."""
        row, model = self._row(), self.view.model_here
        if row is None or self.stack.currentIndex():
            return None
        cells = self.view.selectionModel().selectedIndexes() or [self.view.currentIndex()]
        rows = sorted({one.row() for one in cells})
        chosen = tuple(model.rows[at].student_id for at in rows)
        found = {model.day_at(one.column()) for one in cells}
        days = sorted(day for day in found if day is not None) or [self.focus_now.day]
        name = plural(len(chosen), _("{n} elev"), _("{n} elever")) if chosen[1:] else row.name
        return About(chosen, name, days[0], until=days[-1])

    def _open_plan(self) -> None:
        """Open the form of absence over days, for the students and days of the cursor."""
        about = self._about()
        if about is not None:
            self.view.hide_card()
            self.forms.open_plan(about)

    def _open_out(self) -> None:
        """Open the form that marks the class as out with the school on the days of the cursor."""
        about = self._about()
        if about is None or self.matrix is None:
            return
        days = self.matrix.course.school_days
        places = [at for at, day in enumerate(days) if about.day <= day <= (about.until or day)]
        rows = self.matrix.rows
        everybody = tuple(
            row.student_id for row in rows if any(row.days[at] is not None for at in places)
        )
        if not everybody:
            self.told.emit(_("Ingen elever går på holdet den dag. Stå på en skoledag."))
            return
        self.view.hide_card()
        whole = About(everybody, self.matrix.code, about.day, until=about.until)
        chosen = [one for one in about.students if one in everybody]
        self.forms.open_out(self.matrix.code, whole, chosen, 1)

    def export(self) -> None:
        """Save the course as a workbook, the students as they stand."""
        order = [row.student_id for row in self.view.model_here.rows]
        self.saving.course(order, is_shown=not self.stack.currentIndex())

    def copy(self) -> None:
        """Copy what is selected with names and days; one cell alone is its student's row as it is."""
        cells, model = self.view.selectionModel().selectedIndexes(), self.view.model_here
        row = self._row()
        if len(cells) > 1:
            self._copy(model.table(cells), len({one.row() for one in cells}))
        elif row is not None:
            self._copy(model.line(self.view.currentIndex().row()), 1)

    def copy_all(self) -> None:
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
        menu.add(_("Planlæg fravær …"), self._open_plan, icon="plan", keys="F7")
        menu.addSeparator()
        menu.add(_("Kopiér til Excel"), self.copy, icon="copy", keys="Ctrl+C")
        menu.open_at(at)

    @override
    def open_keys(self) -> bool:
        CourseKeys(self.window()).open_over()
        return True
