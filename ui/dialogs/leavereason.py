"""The form of a reason for leaving: its name, what it counts as, the ministry's number."""

from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.actions import leaving
from gf2tracker.domain.people import CountsAs
from gf2tracker.language import _, plural
from gf2tracker.queries.leaving import ReasonUse
from ui.dialog import Dialog
from ui.fields import ChoiceField, TextField
from ui.notice import Notice
from ui.sentence import strong


class LeaveReasonDialog(Dialog):
    """A reason that is there, or a new one (`use` is None)."""

    def __init__(self, window: QWidget, use: ReasonUse | None) -> None:
        title = _("Ret afgangsårsag") if use else _("Ny afgangsårsag")
        super().__init__(title, window, save=_("Gem årsag"))
        self._use = use
        reason = use.reason if use else None
        self.name = TextField(
            "name",
            _("&Årsag"),
            reason.name if reason else "",
            required=True,
            placeholder=_("fx flyttet til udlandet"),
        )
        counts_as = reason.counts_as if reason else CountsAs.DROPOUT
        kinds = [(one.value, one.label) for one in CountsAs]
        self.counts_as = ChoiceField("counts_as", _("&Tæller som"), kinds, counts_as.value)
        self.central_code = TextField(
            "central_code",
            _("&Central kode"),
            reason.central_code if reason else "",
            hint=_("ministeriets nummer; kendes igen, når en liste hentes"),
        )
        self.consequence = Notice("effect")
        self.form.row(self.name)
        self.form.row(self.counts_as, self.central_code)
        self.form.add(self.consequence)
        self.form.changed.connect(self._tell)
        self._tell()

    def deed(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return the action that saves the form, and what it is done with."""
        told = values["name"], CountsAs(values["counts_as"]), values["central_code"]
        if self._use is None:
            return leaving.add, *told
        return leaving.change, self._use.reason.code, *told

    def _tell(self) -> None:
        used = self._use.used if self._use else 0
        counted = CountsAs(self.counts_as.value())
        if used and self.counts_as.is_dirty():
            count = plural(used, _("{n} elev"), _("{n} elever"))
            text = _(" tæller med det samme som {counted}, også i gamle tal.")
            self.consequence.tell(strong(count), text.format(counted=counted.label))
        else:
            self.consequence.tell(strong(MEANINGS[counted]))


MEANINGS = {
    CountsAs.DROPOUT: _("Er ude af erhvervsuddannelse: frafald ud af dem, der begyndte"),
    CountsAs.RECHOICE: _("Begynder forfra på en anden uddannelse: omvalg, ikke frafald"),
    CountsAs.SCHOOL_CHANGE: _("Fortsætter samme uddannelse på en anden skole: vises for sig"),
    CountsAs.OUTSIDE: _("Er aldrig begyndt: tælles hverken med eller fra"),
    CountsAs.NOTHING: _("Er her ikke nu, men er ikke faldet fra, fx orlov"),
}
