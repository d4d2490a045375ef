"""Overblik: a class's absence at a glance, one row a student, the worst first."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from gf2tracker.queries import overview as query
from gf2tracker.queries.absence import StudentAbsence
from gf2tracker.queries.overview import ClassOverview
from ui import theme
from ui.button import Button
from ui.dialogs.papers import PaperForms
from ui.dialogs.studentnote import note_by_key
from ui.figures.bar import FiguresBar
from ui.figures.foot import ClassFoot
from ui.figures.lines import FigureLine, lines_of
from ui.figures.table import FigureTable
from ui.figures.why import Why
from ui.menu import Menu
from ui.quiet import Quiet
from ui.screen import Focus, Screen
from ui.tablemenu import add_table_deeds
from ui.work import Work

LOW, LEAST = 400, 300
"""Page heights, px, under which the definition and then the chosen row's why give way."""


class FiguresScreen(Screen):
    """The figures to date of everybody in the class, and why somebody stands where they stand."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.overview: ClassOverview | None = None
        self.table, self.why = FigureTable(), Why()
        self.bar, self.foot = FiguresBar(self.table), ClassFoot(self.table)
        self.empty = Quiet()
        self._build()
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.menu_built.connect(self._fill)
        self.bar.copy.clicked.connect(self.table.copy_all)
        self.bar.menu.aboutToShow.connect(self._fill_more)
        note_by_key(self, self._student)

    def _build(self) -> None:
        self.first_class = Button(_("Opret hold"), kind="primary")
        self.to_students = Button(_("Til eleverne"), icon="student", kind="primary")
        self.to_import = Button(_("Importér liste"), icon="import")
        self.empty.offer(self.first_class, self.to_students, self.to_import)
        self.first_class.clicked.connect(partial(self.go, "classes"))
        self.to_students.clicked.connect(partial(self.go, "students"))
        self.to_import.clicked.connect(partial(self.go, "import"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        column.addWidget(self.why)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(page)
        self.stack.addWidget(self.empty)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        if focus.class_id is None:
            self._show_nothing(
                _("Intet hold valgt"),
                _("Overblikket er et holds fravær. Vælg et hold øverst, eller opret det første."),
                self.first_class,
                self.to_import,
            )
            return
        self.ask(self._show, query.overview, focus.class_id, focus.today)

    @override
    def first_focus(self) -> QWidget | None:
        return self.table if self.stack.currentIndex() == 0 else self.empty.first_step()

    def _show(self, overview: ClassOverview) -> None:
        self.overview = overview
        if not overview.rows:
            text = _("Holdet har ingen elever endnu. Importér holdlisten, eller føj dem til.")
            self._show_nothing(_("Ingen elever"), text, self.to_students, self.to_import)
            return
        self.stack.setCurrentIndex(0)
        self.bar.show_class(overview)
        self.table.weeks.show_weeks(overview.teaching_weeks, overview.today)
        self.table.show_lines(lines_of(overview))
        self.foot.show_class(overview)
        self._on_current()

    def _show_nothing(self, title: str, text: str, *steps: Button) -> None:
        self.empty.tell(title, text, *steps)
        self.bar.show_nothing()
        self.stack.setCurrentIndex(1)

    def _on_current(self) -> None:
        self.why.show_line(self.table.current())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.height() / theme.text_scale()
        self.foot.fit(is_low=room < LOW)
        self.why.setVisible(room >= LEAST)

    # --- deeds ------------------------------------------------------------------------------------

    def _open(self, line: FigureLine) -> None:
        self.go("student", student_id=line.row.student.student_id)

    def _student(self) -> StudentAbsence | None:
        line = self.table.current()
        return line.row.student if line is not None else None

    def _fill(self, menu: Menu) -> None:
        line = self.table.current()
        if line is not None:
            menu.add(_("Åbn eleven"), partial(self._open, line), icon="student", keys="Enter")

    def _fill_more(self) -> None:
        self.bar.menu.clear()
        self._fill(self.bar.menu)
        self.bar.menu.add(_("Værste først"), partial(self.table.sort_by, None), icon="filter")
        self.bar.menu.addSeparator()
        paper = PaperForms(self).open_overview
        self.bar.menu.add(_("Udskriv holdoversigt …"), paper, icon="print")
        add_table_deeds(self.bar.menu, self.table, self._under(self.bar.more))

    def _under(self, button: Button) -> QPoint:
        return button.mapToGlobal(QPoint(0, button.height()))
