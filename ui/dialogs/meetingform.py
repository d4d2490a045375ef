"""Calling a meeting, and changing what was called."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.domain.meeting import MeetingKind
from gf2tracker.domain.people import ClassId, StaffId
from gf2tracker.domain.task import Colleague
from gf2tracker.language import _
from gf2tracker.queries.meeting import MeetingChoices, MeetingDetails
from ui.dialog import Dialog
from ui.dialogs.pickrows import PickRows
from ui.fields import ChoiceField, DateField, TextField


class MeetingDialog(Dialog):
    """When, where, on which classes and with whom.

    `submitted` gives the fields of `actions.meeting.MeetingFields`.
    """

    def __init__(
        self,
        window: QWidget,
        offered: MeetingChoices,
        today: date,
        class_id: ClassId | None,
        known: MeetingDetails | None = None,
    ) -> None:
        title = _("Nyt møde") if known is None else _("Ret mødet")
        super().__init__(title, window, save=_("Indkald") if known is None else _("Gem"))
        self._offered, self._is_new = offered, known is None
        row = known.row if known is not None else None
        kinds = [(kind.value, kind.label.capitalize()) for kind in MeetingKind]
        kind = row.kind if row is not None else MeetingKind.TEAM
        self.form.row(
            ChoiceField("kind", _("Hvad slags møde?"), kinds, kind.value),
            _date("date", _("&Dato"), row.date if row is not None else today, today),
        )
        self.form.row(
            TextField(
                "starts_at", _("&Klokken"), row.starts_at if row else "", placeholder="14:25"
            ),
            TextField("place", _("&Sted"), row.place if row else ""),
        )
        codes = [(str(number), code) for number, code in offered.classes]
        self.classes = PickRows(_("Hold"), _("Tilføj et hold"), codes)
        names = [(str(one.staff_id), one.name) for one in _with_left(offered, known)]
        self.people = PickRows(_("Hvem er med?"), _("Tilføj en kollega"), names)
        self.form.add(self.classes)
        self.form.add(self.people)
        since = known.since if known is not None else None
        hint = _("Tom: siden det seneste møde, der blev holdt, ellers siden holdets start.")
        self.form.row(DateField("since", _("Dagsorden &fra"), since, today=today, hint=hint))
        self.classes.changed.connect(self._on_classes)
        self._pick(known, class_id)

    def _pick(self, known: MeetingDetails | None, class_id: ClassId | None) -> None:
        if known is not None:
            self.classes.pick([str(one) for one in known.row.class_ids])
            self.people.pick([str(one.staff_id) for one in known.staff])
        elif class_id is not None:
            self.classes.pick([str(class_id)])
            self._on_classes()

    def _on_classes(self) -> None:
        """Ask the team of each class to a new meeting; who was taken out of an old one stays out."""
        self.take_again()
        for key in self.classes.picked() if self._is_new else ():
            team = self._offered.teams[ClassId(int(key))]
            self.people.pick(
                [str(one.staff_id) for one in self._offered.staff if one.staff_id in team]
            )

    @override
    def submit(self) -> None:
        """Check the form and hand it over with the classes and people picked."""
        if not self.form.check():
            return
        values: dict[str, Any] = self.form.values()
        self.send(
            {
                **values,
                "kind": MeetingKind(values["kind"]),
                "class_ids": [ClassId(int(key)) for key in self.classes.picked()],
                "staff_ids": [StaffId(int(key)) for key in self.people.picked()],
            }
        )


def _date(name: str, label: str, day: date, today: date) -> DateField:
    return DateField(name, label, day, today=today, required=True)


def _with_left(offered: MeetingChoices, known: MeetingDetails | None) -> list[Colleague]:
    """Return who may be picked, with those who were asked to the meeting and have left since."""
    here = {one.staff_id for one in offered.staff}
    asked = known.staff if known is not None else ()
    left = [one for one in asked if one.staff_id not in here]
    return [*offered.staff, *(Colleague(one.staff_id, one.initials, one.name) for one in left)]
