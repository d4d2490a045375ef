"""The form of a closed period: from, to, name and for whom."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.actions import closed
from gf2tracker.domain.people import SiteId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, plural
from gf2tracker.queries.classes import ClassRow
from gf2tracker.queries.school import ClosedRow, SiteRow
from ui.dialog import Dialog
from ui.fields import ChoiceField, DateField, TextField
from ui.notice import Notice
from ui.school.closedlines import Holidays, weekdays
from ui.sentence import DOT, Run, strong

LONGEST_DAYS = 400


class ClosedDialog(Dialog):
    """A new period, or one to correct; tells how many school days and classes it touches."""

    def __init__(
        self,
        window: QWidget,
        sites: Sequence[SiteRow],
        today: date,
        period: ClosedRow | None = None,
    ) -> None:
        title = _("Nye lukkedage") if period is None else _("Ret lukkedage")
        super().__init__(title, window, save=_("Gem lukkedage"))
        self._period = period
        self._names = {str(one.id): one.name for one in sites}
        self._holidays: Holidays = {}
        self._classes: Sequence[ClassRow] = ()
        first, last = (period.first, period.last) if period else (None, None)
        self.first = DateField("first", _("&Fra og med"), first, today=today, required=True)
        self.last = DateField(
            "last", _("&Til og med"), last, today=today, hint=_("Tom: kun den ene dag")
        )
        self.name = TextField(
            "name", _("&Navn"), period.name if period else "", placeholder=_("fx vinterferie")
        )
        options = [("", _("Hele skolen")), *self._names.items()]
        chosen = str(period.site_id or "") if period else ""
        self.site = ChoiceField("site", _("&Gælder"), options, chosen)
        self.consequence = Notice("clock")
        self.form.row(self.first, self.last)
        self.form.row(self.name, self.site)
        self.form.add(self.consequence)
        self.form.changed.connect(self._tell)
        self._tell()

    def show_school(self, holidays: Holidays, classes: Sequence[ClassRow]) -> None:
        """Take what the consequence is counted with."""
        self._holidays, self._classes = holidays, classes
        self._tell()

    def deed(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return the action that saves the form, and what it is done with."""
        first, last = values["first"], values["last"] or values["first"]
        site = SiteId(int(values["site"])) if values["site"] else None
        if self._period is None:
            return closed.add, first, last, values["name"], site
        return closed.change, self._period.id, first, last, values["name"], site

    def _tell(self) -> None:
        try:
            first = self.first.value()
            last = self.last.value() or first
        except Refusal:
            first = last = None
        if first is None or last is None:
            self.consequence.tell(_("Skriv datoerne, så ser du, hvad der lukkes."))
            return
        if not 0 <= (last - first).days <= LONGEST_DAYS:
            self.consequence.tell(_("Perioden kan ikke være rigtig. Se på datoerne."))
            return
        days = weekdays(first, last, self._holidays)
        parts: list[str | Run] = [
            strong(plural(days, _("{n} skoledag"), _("{n} skoledage"))),
            _(" lukkes"),
        ]
        running = self._running(first, last)
        if running:
            text = plural(
                running,
                "{n} hold er i gang og får slutdatoen regnet om",
                "{n} hold er i gang og får slutdatoen regnet om",
            )
            parts += [DOT, text]
        self.consequence.tell(*parts)

    def _running(self, first: date, last: date) -> int:
        where = self._names.get(self.site.value())
        return sum(
            row.starts_on <= last and row.ends_on >= first
            for row in self._classes
            if where is None or row.site == where
        )
