"""A task, new or to change."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.domain.people import StaffId, StudentId
from gf2tracker.domain.task import Colleague
from gf2tracker.language import _
from gf2tracker.queries.tasks import TaskRow
from ui.chooser import Option
from ui.dialog import Dialog
from ui.fields import ChoiceField, DateField, TextField


class TaskDialog(Dialog):
    """What is to be done, by whom and by when, and about which student.

    `submitted` gives `text`, `owner_id`, `due_on` and `student_id`.
    """

    def __init__(
        self,
        window: QWidget,
        staff: Sequence[Colleague],
        students: Sequence[Option],
        today: date,
        known: TaskRow | None = None,
        owner_id: StaffId | None = None,
    ) -> None:
        """Open on a task as it stands, or on a new one that somebody is proposed to do."""
        title = _("Ny opgave") if known is None else _("Ret opgaven")
        super().__init__(title, window, save=_("Gem opgave"))
        people = [("", _("ingen endnu")), *((str(one.staff_id), one.name) for one in staff)]
        owner = str((known.owner_id if known is not None else owner_id) or "")
        if owner and owner not in dict(people):
            people.append((owner, known.owner_name if known is not None else ""))
        pupils = [("", _("ingen bestemt")), *students]
        pupil = str(known.student_id or "") if known is not None else ""
        if pupil and pupil not in dict(pupils):
            pupils.append((pupil, known.student if known is not None else ""))
        text = TextField("text", _("&Hvad skal gøres?"), known.text if known else "", required=True)
        due_on = known.due_on if known is not None else None
        self.form.row(text)
        self.form.row(
            ChoiceField("owner_id", _("&Ansvarlig"), people, owner),
            DateField("due_on", _("&Frist"), due_on, today=today),
        )
        self.form.row(ChoiceField("student_id", _("Handler om &elev"), pupils, pupil))

    @override
    def submit(self) -> None:
        """Check the form and hand it over with the ids of whom it names."""
        if self.form.check():
            values: dict[str, Any] = self.form.values()
            owner, pupil = values["owner_id"], values["student_id"]
            values["owner_id"] = StaffId(int(owner)) if owner else None
            values["student_id"] = StudentId(int(pupil)) if pupil else None
            self.send(values)
