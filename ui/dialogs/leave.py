"""The form that notes that students leave: last day, reason, what they told, where they go.

Source: uu-aabenraa.dk (the municipality is told about anybody under 25 who breaks off).
"""

from datetime import date

from PySide6.QtWidgets import QWidget

from gf2tracker.actions.enrolment import Leaving
from gf2tracker.domain.people import CAUSES_AS_TOLD, CountsAs, LeaveReason
from gf2tracker.language import _
from ui.dialog import Dialog
from ui.fields import ChoiceField, DateField, TextField
from ui.notice import Notice
from ui.sentence import DOT, Run, strong

OTHER = "other"
OF_AGE, TOLD_UNTIL = 18, 25


class LeaveDialog(Dialog):
    """`leaving` is what was noted; `ages` are those of the students, None where unknown."""

    def __init__(self, window: QWidget, title: str, ages: list[int | None], today: date) -> None:
        super().__init__(title, window, save=_("Meld ud"))
        self._ages = [age for age in ages if age is not None]
        self.day = DateField("last_day", _("&Sidste dag"), today, today=today, required=True)
        reasons = [(one.value, one.label) for one in LeaveReason]
        self.reason = ChoiceField("leave_reason", _("&Årsag"), [("", _("Vælg en årsag")), *reasons])
        self.reason.is_required = True
        causes = [(text, text) for text in CAUSES_AS_TOLD]
        self.cause = ChoiceField(
            "cause",
            _("Elevens &egen forklaring"),
            [("", _("Ikke spurgt")), *causes, (OTHER, _("Andet, skriv selv …"))],
        )
        self.destination = TextField(
            "destination", _("&Hvad nu?"), hint=_("skole, job, 10. klasse …")
        )
        self.told = TextField(
            "cause_as_told", _("Elevens forklaring med få ord"), hint=_("Skriv ikke diagnoser")
        )
        self.consequence = Notice("followup")
        self.form.row(self.day, self.reason)
        self.form.row(self.cause, self.destination)
        self.form.row(self.told)
        self.form.add(self.consequence)
        self.form.changed.connect(self._on_changed)
        self._on_changed()

    @property
    def leaving(self) -> Leaving:
        """What was noted; the form has been checked."""
        day = self.day.value()
        assert day is not None, "the form is checked before it is used"
        cause = self.cause.value()
        return Leaving(
            last_day=day,
            reason=LeaveReason(self.reason.value()),
            cause_as_told=self.told.value() if cause == OTHER else cause,
            destination=self.destination.value(),
        )

    def _on_changed(self) -> None:
        is_own = self.cause.value() == OTHER
        row = self.told.parentWidget()
        if row is not None:
            row.setVisible(is_own)
        self._tell()

    def _tell(self) -> None:
        parts: list[str | Run] = [strong(self._counted())]
        if any(age < OF_AGE for age in self._ages):
            parts += [DOT, _("under 18: værge og kommune skal vide det")]
        elif any(age < TOLD_UNTIL for age in self._ages):
            parts += [DOT, _("under 25: kommunen skal vide det")]
        self.consequence.tell(*parts)

    def _counted(self) -> str:
        chosen = self.reason.value()
        if not chosen:
            return _("Årsagen afgør, hvordan det tæller")
        return _COUNTED[LeaveReason(chosen).counts_as]


_COUNTED = {
    CountsAs.DROPOUT: _("Tæller som frafald"),
    CountsAs.RECHOICE: _("Tæller som omvalg"),
    CountsAs.SCHOOL_CHANGE: _("Tæller som skoleskift"),
    CountsAs.OUTSIDE: _("Tæller ikke med i gennemførelsen"),
    CountsAs.NOTHING: _("Tæller ikke som frafald"),
}
