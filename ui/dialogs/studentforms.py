"""The forms of students, as any page opens them: asked for, shown, and done when they are saved."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from gf2tracker.actions import enrolment, leaving
from gf2tracker.actions import students as deeds
from gf2tracker.domain.people import EnrolmentId, StudentId
from gf2tracker.language import _
from gf2tracker.queries import leaving as told_of
from gf2tracker.queries import students
from gf2tracker.queries.classes import ClassRow
from gf2tracker.queries.leavers import leave_facts
from gf2tracker.queries.students import StudentDetails, StudentRow
from ui.dialogs.bulk import BulkDialog
from ui.dialogs.inform import InformDialog
from ui.dialogs.leave import LeaveDialog
from ui.dialogs.move import MoveDialog
from ui.dialogs.stay import StayDialog
from ui.dialogs.studentform import StudentDialog
from ui.draft import reopens
from ui.screen import Screen


class StudentForms:
    """Opens forms over a page and does what is saved in them, with refusals at their field."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen

    @reopens
    def open_new(self, classes: Sequence[ClassRow], then: Callable[[StudentId], None]) -> None:
        """Open the form of a new student, in the class of the page; `then` gets who was added."""
        screen = self._screen
        focus = screen.focus_now
        dialog = StudentDialog(
            screen.window(), focus.today, classes=classes, class_id=focus.class_id
        )

        def add(_values: object) -> None:
            def added(student_id: StudentId) -> None:
                dialog.accept()
                then(student_id)

            args = dialog.fields(), dialog.class_id, dialog.first_day
            screen.do(deeds.add, *args, then=added, refused=dialog.refuse)

        dialog.submitted.connect(add)
        dialog.open_over()

    @reopens
    def open_edit(self, student_id: StudentId) -> None:
        """Open the form of a student."""
        today = self._screen.focus_now.today
        self._screen.work.ask(
            lambda answer: self._open_form(answer.value), students.one, student_id, today
        )

    def _open_form(self, details: StudentDetails) -> None:
        dialog = StudentDialog(self._screen.window(), self._screen.focus_now.today, details)
        self._open(dialog, lambda: (deeds.change, details.id, dialog.fields()))

    @reopens
    def open_bulk(self, ids: Sequence[StudentId]) -> None:
        """Open the form that changes the same of many."""
        dialog = BulkDialog(self._screen.window(), len(ids))
        self._open(dialog, lambda: (deeds.change_all, ids, dialog.fields()))

    @reopens
    def open_move(self, rows: Sequence[StudentRow], classes: Sequence[ClassRow]) -> None:
        """Open the form that moves students out of their class into another."""
        ids = self._enrolments(rows)
        if not ids:
            return
        codes = [row.class_code for row in rows if row.enrolment_id is not None]
        one = codes[0] if len(set(codes)) == 1 else ""
        others = [row for row in classes if row.code != one]
        today = self._screen.focus_now.today
        dialog = MoveDialog(self._screen.window(), codes, others, today, len(ids))
        self._open(dialog, lambda: (enrolment.move_all, ids, dialog.class_id, dialog.first_day))

    @reopens
    def open_enrol(self, ids: Sequence[StudentId], classes: Sequence[ClassRow]) -> None:
        """Open the form that puts students into a class who are in none."""
        today = self._screen.focus_now.today
        dialog = MoveDialog(self._screen.window(), (), classes, today, len(ids))

        def deed() -> tuple[Any, ...]:
            class_id, first_day = dialog.class_id, dialog.first_day
            new = [enrolment.NewEnrolment(student, class_id, first_day) for student in ids]
            return enrolment.enrol_all, new

        self._open(dialog, deed)

    @reopens
    def open_stay(self, row: StudentRow, classes: Sequence[ClassRow]) -> None:
        """Open the form that corrects a student's class and days."""
        dialog = StayDialog(self._screen.window(), row, classes, self._screen.focus_now.today)
        self._open(dialog, lambda: (enrolment.correct, row.enrolment_id, dialog.fields()))

    def open_leave(self, rows: Sequence[StudentRow]) -> None:
        """Open the form that notes that students leave."""
        ids = self._enrolments(rows)
        if ids:
            self.open_leaving(ids)

    @reopens
    def open_leaving(self, ids: Sequence[EnrolmentId]) -> None:
        """Open the form of leaving for enrolments, and after it the texts where they are wanted."""
        screen = self._screen
        today = screen.focus_now.today

        def show(answer: Any) -> None:
            dialog = LeaveDialog(screen.window(), answer.value, today)

            def saved(_value: object) -> None:
                dialog.accept()
                if dialog.wants_texts:
                    self.open_inform(ids[0])

            def save(_values: object) -> None:
                args = ids, dialog.leaving
                screen.do(enrolment.leave_all, *args, then=saved, refused=dialog.refuse)

            dialog.submitted.connect(save)
            dialog.open_over()

        screen.work.ask(show, leave_facts, ids, today)

    @reopens
    def open_inform(self, enrolment_id: EnrolmentId) -> None:
        """Open the texts about a student who left, and who has been told."""
        screen = self._screen

        def show(answer: Any) -> None:
            dialog = InformDialog(screen.window(), answer.value)
            dialog.copied.connect(screen.told)
            self._open(dialog, lambda: (leaving.set_informed, enrolment_id, dialog.informed))

        screen.work.ask(show, told_of.departed, enrolment_id, screen.focus_now.today)

    def _enrolments(self, rows: Sequence[StudentRow]) -> list[EnrolmentId]:
        ids = [row.enrolment_id for row in rows if row.enrolment_id is not None]
        if rows and not ids:
            self._screen.told.emit(_("Eleven er ikke på et hold."))
        return ids

    def _open(self, dialog: Any, deed: Callable[[], tuple[Any, ...]]) -> None:
        dialog.submitted.connect(partial(self._save, dialog, deed))
        dialog.open_over()

    def _save(self, dialog: Any, deed: Callable[[], tuple[Any, ...]], _values: object) -> None:
        action, *args = deed()
        self._screen.do(action, *args, then=lambda _value: dialog.accept(), refused=dialog.refuse)
