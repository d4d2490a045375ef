"""Leaving from a student's own page: the form, and the texts to those who must be told."""

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut

from gf2tracker.actions import enrolment
from gf2tracker.domain.people import EnrolmentId
from gf2tracker.language import _
from gf2tracker.queries import students
from gf2tracker.queries.students import StudentDetails
from ui.dialogs.studentforms import StudentForms
from ui.menu import Menu
from ui.screen import Screen

LEAVING = _("udmeldelse udmelding udmeldt udmelde framelde frafald stopper stoppet afbryder")
"""Other words that one looks for the form of leaving by."""


class LeaveForms:
    """Opens the forms for the student that a page shows; says so where there is nothing to do."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._forms = StudentForms(screen)

    def fill(self, menu: Menu) -> None:
        """Offer both in a page's menu, and leaving by its key."""
        leave = _("Meld ud …")
        menu.add(leave, self.open_leave, icon="followup", keys="Ctrl+U", words=LEAVING)
        menu.add(_("Hvem har fået besked …"), self.open_inform, icon="mail")
        menu.add(_("Er tilbage på holdet"), self.come_back, icon="undo")
        keys = QShortcut(QKeySequence("Ctrl+U"), self._screen)
        keys.activated.connect(self.open_leave)

    def open_leave(self) -> None:
        """Open the form of leaving for who is in a class."""
        self._ask(self._leave)

    def open_inform(self) -> None:
        """Open the texts about who has left, and who has been told."""
        self._ask(self._inform)

    def come_back(self) -> None:
        """Note that who has left is in the class after all."""
        self._ask(self._come_back)

    def _ask(self, then: Any) -> None:
        focus = self._screen.focus_now
        if focus.student_id is not None:
            self._screen.work.ask(
                lambda answer: then(answer.value), students.one, focus.student_id, focus.today
            )

    def _leave(self, student: StudentDetails) -> None:
        stay = student.present
        today = self._screen.focus_now.today
        if stay is None or (stay.leave_reason is None and stay.ends_on < today):
            self._screen.told.emit(_("{name} er ikke på et hold.").format(name=student.called))
        else:
            self._forms.open_leaving([stay.id])

    def _inform(self, student: StudentDetails) -> None:
        stay = self._left(student)
        if stay is not None:
            self._forms.open_inform(stay)

    def _come_back(self, student: StudentDetails) -> None:
        stay = self._left(student)
        if stay is not None:
            self._screen.do(enrolment.come_back, stay)

    def _left(self, student: StudentDetails) -> EnrolmentId | None:
        """Return the newest enrolment that was left, or say that there is none."""
        left = [stay.id for stay in student.enrolments if stay.leave_reason is not None]
        if not left:
            self._screen.told.emit(_("{name} er ikke meldt ud.").format(name=student.called))
        return left[-1] if left else None
