"""Closing days with one line: "vinterferie uge 7", "studietur 10.-12.02.2027"."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.vacation import parse_vacation
from gf2tracker.errors import Refusal
from gf2tracker.language import _, day_long
from gf2tracker.queries.school import SiteRow
from ui import theme
from ui.button import Button
from ui.fields import ChoiceField, TextField

EVERYWHERE = ""


class QuickClosed(QWidget):
    """A line to type, the site it is for, and what it means while it is typed.

    Signals:
        wanted(tuple): the text, the site's id as text ("" is the whole school) and the year of a
            week written without one.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._today = date.min
        self._hint = _("Uger eller datoer: vinterferie uge 7, studietur 10.-12.02.2027")
        self.text = TextField(
            "closed", _("Luk &dage"), placeholder=_("fx efterårsferie uge 42"), hint=self._hint
        )
        self.site = ChoiceField("site", _("&Gælder"), [(EVERYWHERE, _("Hele skolen"))])
        self.add = Button(_("Luk dagene"), icon="plus", caps="Enter")
        self.add.set_tall()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(2), theme.px(24), theme.px(10))
        row.setSpacing(theme.px(12))
        row.addWidget(self.text, 3)
        row.addWidget(self.site, 1)
        beside = QHBoxLayout()
        beside.setContentsMargins(0, theme.px(22), 0, 0)
        beside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside)
        self.text.changed.connect(self._preview)
        self.text.edit.returnPressed.connect(self._submit)
        self.add.clicked.connect(self._submit)

    def offer(self, sites: Sequence[SiteRow], today: date) -> None:
        """Offer the school's sites; a week without a year is the next one from today."""
        self._today = today
        chosen = self.site.value()
        options = [(EVERYWHERE, _("Hele skolen")), *((str(one.id), one.name) for one in sites)]
        self.site.box.offer(options, chosen)

    def propose(self, text: str, site: str = EVERYWHERE) -> None:
        """Write a line as if it had been typed, and go to it."""
        self.text.edit.setText(text)
        self.site.box.choose(site)
        self._preview()
        self.text.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Be empty again, after what was typed was done."""
        self.text.show_value("")
        self._preview()

    def refuse(self, refusal: Refusal) -> None:
        """Show why nothing was closed."""
        self.text.show_fault(refusal.text)

    def year(self) -> int:
        """Return the year of a week that is written without one: the next such week."""
        try:
            found = parse_vacation(self.text.value(), self._today.year)
        except Refusal:
            return self._today.year
        return self._today.year + (found.last < self._today)

    def _period(self) -> DayRange | None:
        try:
            return parse_vacation(self.text.value(), self.year())
        except Refusal:
            return None

    def _preview(self) -> None:
        found = self._period()
        if found is None:
            self.text.show_hint(self._hint)
            return
        days = _("{first} til {last}").format(
            first=day_long(found.first), last=day_long(found.last)
        )
        name = found.name or _("Lukket")
        self.text.show_hint(_("{name}, {days}").format(name=name, days=days))

    def _submit(self) -> None:
        if not self.text.value():
            self.text.show_fault(_("Skriv, hvad der er lukket, og hvornår."))
            self.text.take_focus()
            return
        self.wanted.emit((self.text.value(), self.site.value(), self.year()))
