"""Leaving from a student's own page: the form, and the texts to those who must be told."""

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut

from gf2tracker.language import _
from gf2tracker.queries import students
from gf2tracker.queries.students import StudentDetails
from ui.dialogs.studentforms import StudentForms
from ui.menu import Menu
from ui.screen import Screen


class LeaveForms:
    """Opens the forms for the student that a page shows; says so where there is nothing to do."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._forms = StudentForms(screen)

    def fill(self, menu: Menu) -> None:
        """Offer both in a page's menu, and leaving by its key."""
        menu.add(_("Meld ud …"), self.open_leave, icon="followup", keys="Ctrl+U")
        menu.add(_("Hvem har fået besked …"), self.open_inform, icon="mail")
        keys = QShortcut(QKeySequence("Ctrl+U"), self._screen)
        keys.activated.connect(self.open_leave)

    def open_leave(self) -> None:
        """Open the form of leaving for who is in a class."""
        self._ask(self._leave)

    def open_inform(self) -> None:
        """Open the texts about who has left, and who has been told."""
        self._ask(self._inform)

    def _ask(self, then: Any) -> None:
        focus = self._screen.focus_now
        if focus.student_id is not None:
            self._screen.work.ask(
                lambda answer: then(answer.value), students.one, focus.student_id, focus.today
            )

    def _leave(self, student: StudentDetails) -> None:
        stay = student.present
        if stay is None or stay.leave_reason is not None:
            self._screen.told.emit(_("{name} er ikke på et hold.").format(name=student.called))
        else:
            title = _("Meld {name} ud").format(name=student.called)
            self._forms.open_leaving([stay.id], title)

    def _inform(self, student: StudentDetails) -> None:
        left = [stay for stay in student.enrolments if stay.leave_reason is not None]
        if left:
            self._forms.open_inform(left[-1].id)
        else:
            self._screen.told.emit(_("{name} er ikke meldt ud.").format(name=student.called))
