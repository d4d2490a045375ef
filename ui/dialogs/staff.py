"""The form of somebody of the staff."""

from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.actions import staff
from gf2tracker.domain.people import Role
from gf2tracker.language import _
from gf2tracker.queries.staff import StaffMember
from ui.dialog import Dialog
from ui.fields import CheckField, TextField
from ui.label import Label

ABREAST = 3


class StaffDialog(Dialog):
    """Somebody new, or somebody to correct; the roles are ticked."""

    def __init__(self, window: QWidget, member: StaffMember | None = None) -> None:
        is_new = member is None
        title = _("Ny medarbejder") if is_new else _("Ret medarbejder")
        super().__init__(title, window, save=_("Gem medarbejder"))
        self._member = member
        self.initials = TextField(
            "initials",
            _("&Initialer"),
            member.initials if member else "",
            required=True,
            hint=_("2 til 5 bogstaver, fx MEKR"),
        )
        self.name = TextField("name", _("&Navn"), member.name if member else "", required=True)
        self.phone = TextField("phone", _("&Telefon"), member.phone if member else "")
        self.mail = TextField("mail", _("&Mail"), member.mail if member else "")
        self.form.row(self.initials, self.name)
        self.form.row(self.phone, self.mail)
        self.form.add(Label(_("Roller på skolen"), shade="ink2"))
        had = member.roles if member is not None else ()
        boxes = [CheckField(role.value, role.label, value=role in had) for role in Role]
        for start in range(0, len(boxes), ABREAST):
            row = boxes[start : start + ABREAST]
            self.form.row(*row)

    def deed(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return the action that saves the form, and what it is done with."""
        fields: staff.StaffFields = {
            "initials": values["initials"],
            "name": values["name"],
            "phone": values["phone"],
            "mail": values["mail"],
            "roles": [role for role in Role if values[role.value]],
        }
        if self._member is None:
            return staff.add, fields
        return staff.change, self._member.id, fields
