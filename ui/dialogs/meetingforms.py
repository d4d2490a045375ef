"""The forms of page Møder, opened over it and done when they are saved."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from gf2tracker.actions import meeting, task
from gf2tracker.domain.people import ClassId
from gf2tracker.domain.task import Colleague
from gf2tracker.language import fold
from gf2tracker.queries import students
from gf2tracker.queries.meeting import MeetingChoices, MeetingDetails
from gf2tracker.queries.tasks import TaskRow
from ui.chooser import Option
from ui.dialogs.meetingform import MeetingDialog
from ui.dialogs.taskform import TaskDialog
from ui.draft import reopens
from ui.screen import Screen


class MeetingForms(QObject):
    """Opens the forms of meetings and tasks over a page.

    Signals:
        called(int): a new meeting stands, with its number.
    """

    called = Signal(int)

    def __init__(self, page: Screen) -> None:
        super().__init__(page)
        self._page = page

    @reopens
    def open_new(self, offered: MeetingChoices, class_id: ClassId | None) -> None:
        """Open the form of a new meeting, on a class where one is given."""
        page = self._page
        dialog = MeetingDialog(page.window(), offered, page.focus_now.today, class_id)

        def saved(number: int) -> None:
            dialog.accept()
            self.called.emit(number)

        def save(values: dict[str, Any]) -> None:
            page.do(meeting.call, values, then=saved, refused=dialog.refuse)

        dialog.submitted.connect(save)
        dialog.open_over()

    @reopens
    def open_change(self, offered: MeetingChoices, known: MeetingDetails) -> None:
        """Open the form of a meeting as it stands."""
        page = self._page
        dialog = MeetingDialog(page.window(), offered, page.focus_now.today, None, known)

        def save(values: dict[str, Any]) -> None:
            deed = (meeting.change, known.row.id, values)
            page.do(*deed, then=lambda _value: dialog.accept(), refused=dialog.refuse)

        dialog.submitted.connect(save)
        dialog.open_over()

    def open_task(
        self,
        staff: Sequence[Colleague],
        class_ids: Sequence[ClassId],
        known: TaskRow | None = None,
        meeting_id: int | None = None,
    ) -> None:
        """Open the form of a task, a new one or one to change, once the students are known.

        Args:
            staff: who can be given it.
            class_ids: the classes it is about; of one its students are offered.
            known: the task as it stands; None is a new one.
            meeting_id: the meeting a new one belongs to, where it is on several classes.
        """
        if len(class_ids) != 1:
            self.open_task_with(staff, (), None, known, meeting_id)
            return
        (class_id,) = class_ids
        today = self._page.focus_now.today

        def answered(answer: Any) -> None:
            here = (row for row in answer.value if row.last_day is None or row.last_day >= today)
            pupils = tuple((str(row.id), row.name) for row in here)
            self.open_task_with(staff, pupils, class_id, known, None)

        self._page.work.ask(answered, students.listing, today, class_id)

    @reopens
    def open_task_with(
        self,
        staff: Sequence[Colleague],
        pupils: Sequence[Option],
        class_id: ClassId | None,
        known: TaskRow | None,
        meeting_id: int | None,
    ) -> None:
        """Open the form of a task that may be about one of some students."""
        page = self._page
        me = fold(page.initials)
        mine = next((one.staff_id for one in staff if me and fold(one.initials) == me), None)
        dialog = TaskDialog(page.window(), staff, pupils, page.focus_now.today, known, mine)

        def save(values: dict[str, Any]) -> None:
            about = {"class_id": class_id, "meeting_id": meeting_id}
            new = (task.add, {**values, **about})
            deed = new if known is None else (task.change, known.id, values)
            page.do(*deed, then=lambda _value: dialog.accept(), refused=dialog.refuse)

        dialog.submitted.connect(save)
        dialog.open_over()
