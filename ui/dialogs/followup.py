"""The small forms of follow-up: handled until a day, who has it, and what happens next."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.actions import contact
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.people import StaffId, StudentId
from gf2tracker.language import _, plural
from gf2tracker.queries.staff import StaffMember
from ui.dialog import Dialog
from ui.draft import reopens
from ui.fields import ChoiceField, DateField, TextField
from ui.screen import Screen

WEEK = timedelta(weeks=1)


class HandledDialog(Dialog):
    """Why nobody has to do anything until a day; `submitted` gives `text` and `handled_until`."""

    def __init__(self, window: QWidget, name: str, today: date) -> None:
        super().__init__(_("Håndteret: {name}").format(name=name), window, save=_("Gem"))
        self.text = TextField(
            "text",
            _("&Hvad er der gjort?"),
            hint=_("Skriv ikke diagnoser"),
            required=True,
        )
        self.until = DateField(
            "handled_until",
            _("Håndteret &til"),
            today + WEEK,
            today=today,
            hint=_("Den dag kommer eleven frem igen, hvis årsagen stadig er der."),
            required=True,
        )
        self.form.row(self.text)
        self.form.row(self.until)
        for field in (self.text, self.until):
            field.edit.returnPressed.connect(self.submit)


@reopens
def open_handled(page: Screen, student_id: StudentId, name: str) -> None:
    """Open over a page the form that rests a student until a day, with a reason."""
    dialog = HandledDialog(page.window(), name, page.focus_now.today)
    dialog.submitted.connect(partial(_log_handled, page, student_id, dialog))
    dialog.open_over()


def _log_handled(
    page: Screen, student_id: StudentId, dialog: HandledDialog, values: dict[str, Any]
) -> None:
    told = (page.clock(), values["text"], values["handled_until"])
    page.do(
        contact.log,
        student_id,
        ContactKind.NOTE,
        *told,
        then=lambda _value: dialog.accept(),
        refused=dialog.refuse,
    )


class NextStepDialog(Dialog):
    """What happens next and when; `submitted` gives `next_step` and `next_on`, both may be empty."""

    def __init__(
        self, window: QWidget, name: str, today: date, step: str, day: date | None
    ) -> None:
        title = _("Næste skridt for {name}").format(name=name)
        super().__init__(title, window, save=_("Gem skridtet"))
        self.step = TextField(
            "next_step",
            _("&Hvad skal der ske?"),
            step,
            hint=_("Tomt, når skridtet er gjort og intet er planlagt"),
        )
        self.day = DateField("next_on", _("&Hvornår?"), day, today=today)
        self.form.row(self.step)
        self.form.row(self.day)
        for field in (self.step, self.day):
            field.edit.returnPressed.connect(self.submit)


class OwnerDialog(Dialog):
    """Who follows up; `submitted` gives `owner_id`, None is the class's contact teacher."""

    def __init__(
        self, window: QWidget, count: int, staff: Sequence[StaffMember], owner_id: StaffId | None
    ) -> None:
        title = plural(count, "Hvem følger op på {n} elev?", "Hvem følger op på {n} elever?")
        super().__init__(title, window, save=_("Gem"))
        nobody = ("", _("holdets kontaktlærer"))
        people = [(str(one.id), _named(one)) for one in staff if one.is_active]
        chosen = str(owner_id) if owner_id is not None else ""
        self.owner = ChoiceField("owner_id", _("&Ansvarlig"), [nobody, *people], chosen)
        self.form.row(self.owner)

    def owner_id(self) -> StaffId | None:
        """Return who was chosen; None is the contact teacher."""
        return StaffId(int(self.owner.value())) if self.owner.value() else None


def _named(one: StaffMember) -> str:
    return f"{one.initials} · {one.name}"
