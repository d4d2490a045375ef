"""The form that corrects a student's time in a class: which class, from when and until when."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from gf2tracker.actions.enrolment import EnrolmentFields
from gf2tracker.domain.people import ClassId
from gf2tracker.language import _
from gf2tracker.queries.classes import ClassRow
from gf2tracker.queries.students import StudentRow
from ui.dialog import Dialog
from ui.fields import ChoiceField, DateField


class StayDialog(Dialog):
    """A class, a first day and a last day; `fields` is what was chosen."""

    def __init__(
        self, window: QWidget, row: StudentRow, classes: Sequence[ClassRow], today: date
    ) -> None:
        title = _("Ret hold og dage for {name}").format(name=row.called)
        super().__init__(title, window, save=_("Gem"))
        options = [(str(one.id), one.code) for one in classes]
        self.choice = ChoiceField(
            "class_id",
            _("&Hold"),
            options,
            str(row.class_id),
            hint=_("hvis det var forkert"),
        )
        self.first = DateField(
            "first_day", _("&Første dag"), row.first_day, today=today, required=True
        )
        self.last = DateField(
            "last_day",
            _("&Sidste dag"),
            row.last_day,
            today=today,
            hint=_("tom = til holdet slutter"),
        )
        self.form.row(self.choice, self.first, self.last)

    def fields(self) -> EnrolmentFields:
        """Return what is to be corrected; the form has been checked."""
        fields: EnrolmentFields = {
            "class_id": ClassId(int(self.choice.value())),
            "last_day": self.last.value(),
        }
        first = self.first.value()
        if first is not None:
            fields["first_day"] = first
        return fields
