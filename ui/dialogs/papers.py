"""What can be printed of a class or a student, as any page opens it: asked for, then shown."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _
from gf2tracker.queries import paper, studentpaper
from gf2tracker.queries.paper import ClassPaper, FiguresPaper
from gf2tracker.queries.studentpaper import OwnPaper
from gf2tracker.reports.classpapers import Order, attendance_list, board, overview, week_sheet
from gf2tracker.reports.paper import Paper
from gf2tracker.reports.studentpaper import own_overview
from ui.dialogs.preview import Preview
from ui.menu import Menu

Made = Callable[[ClassPaper, date], Paper]


class PaperForms:
    """Opens previews over a page or the window, which has work, settings and focus_now."""

    def __init__(self, over: Any) -> None:
        self._over = over

    def fill(self, menu: Menu, class_id: ClassId | None = None) -> None:
        """Add the papers of a class to a menu; None is the class of the page."""
        lines = (
            (_("Mødeliste til vikar"), self.open_attendance),
            (_("Hvem er hvem"), self.open_board),
            (_("Ugeprotokol"), self.open_week),
            (_("Holdoversigt"), self.open_overview),
        )
        for words, deed in lines:
            menu.add(words, partial(deed, class_id), icon="print")

    def menu(self, class_id: ClassId | None = None, parent: QWidget | None = None) -> Menu:
        """Return a menu of the papers of a class; None is the class of the page."""
        made = Menu(_("Udskriv"), parent or self._over)
        self.fill(made, class_id)
        return made

    def open_menu_under(self, widget: QWidget, class_id: ClassId | None = None) -> None:
        """Open the menu of the papers under a widget, with its first line chosen."""
        menu = self.menu(class_id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.open_under(widget)
        menu.setActiveAction(menu.actions()[0])

    # --- papers -------------------------------------------------------------------------------------

    def open_attendance(self, class_id: ClassId | None = None) -> None:
        """Show the attendance list of a class on the day that is looked at."""
        self._of_class(paper.day, attendance_list, class_id)

    def open_board(self, class_id: ClassId | None = None) -> None:
        """Show who is who in a class on the day that is looked at."""
        self._of_class(paper.day, board, class_id)

    def open_week(self, class_id: ClassId | None = None) -> None:
        """Show the sheet of a class's week."""
        self._of_class(paper.week, week_sheet, class_id)

    def open_overview(self, class_id: ClassId | None = None) -> None:
        """Show the figures of a class, by absence or by name."""
        of = self._chosen(class_id)
        if of is not None:
            self._over.work.ask(self._show_overview, paper.figures, of, self._today)

    def open_own(self, student_id: StudentId | None = None) -> None:
        """Show a student's own overview; None is the student who was opened last."""
        of = student_id or self._over.focus_now.student_id
        if of is None:
            self._refuse(_("Åbn en elev først: find eleven med Ctrl+K."))
            return
        self._over.work.ask(self._show_own, studentpaper.of_student, of, self._today)

    @property
    def _today(self) -> date:
        today: date = self._over.focus_now.today
        return today

    def _chosen(self, class_id: ClassId | None) -> ClassId | None:
        of: ClassId | None = class_id or self._over.focus_now.class_id
        if of is None:
            self._refuse(_("Der er intet hold at udskrive for. Opret et hold først."))
        return of

    def _refuse(self, text: str) -> None:
        self._over.work.refused.emit(Refusal(text))

    def _of_class(self, query: Callable[..., Any], made: Made, class_id: ClassId | None) -> None:
        of = self._chosen(class_id)
        if of is not None:
            self._over.work.ask(partial(self._show, made), query, of, self._over.focus_now.day)

    def _show(self, made: Made, answer: Any) -> None:
        self._open([("", made(answer.value, self._today))])

    def _show_overview(self, answer: Any) -> None:
        found: FiguresPaper = answer.value
        self._open([(order.label, overview(found, order)) for order in Order])

    def _show_own(self, answer: Any) -> None:
        found: OwnPaper = answer.value
        self._open([("", own_overview(found))])

    def _open(self, variants: list[tuple[str, Paper]]) -> None:
        Preview(self._over, variants).open_over()
