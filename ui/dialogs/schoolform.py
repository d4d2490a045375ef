"""The form of what the school has decided: name, limits, and what new classes get."""

import re
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.actions import school
from gf2tracker.domain.pattern import LessonPattern, dashes, parse_pattern, parse_phases
from gf2tracker.errors import Refusal
from gf2tracker.language import _, number, plural
from gf2tracker.queries.school import Settings
from ui.dialog import Dialog
from ui.edit import LineEdit
from ui.field import Field
from ui.fields import CheckField, TextField
from ui.school.phases import PhaseBar

_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,2}))?\s*%?")


class ShareField(Field):
    """A share written as per cent, "10,0"; `value` is 0 to 1."""

    def __init__(self, name: str, label: str, share: float, *, hint: str = "") -> None:
        self.edit = LineEdit(number(share * 100, 1))
        super().__init__(name, label, self.edit, hint)
        self.edit.textEdited.connect(self.touch)
        self.edit.editingFinished.connect(self.leave)

    @override
    def value(self) -> float:
        found = _PERCENT.fullmatch(self.edit.text().strip())
        if not found:
            raise Refusal(_("Det er ikke en procent. Skriv for eksempel 10,0."))
        return float(f"{found[1]}.{found[2] or 0}") / 100

    @override
    def value_or_text(self) -> object:
        return self.edit.text()

    @override
    def show_value(self, value: float) -> None:
        self.edit.setText(number(value * 100, 1))
        self.keep()


class SchoolDialog(Dialog):
    """Everything the school decides for all its classes; the phases are drawn as typed."""

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(_("Skolens valg"), window, save=_("Gem skolens valg"))
        self.school_name = TextField("school_name", _("Skolens &navn"), settings.school_name)
        self.watch_share = ShareField(
            "watch_share",
            _("&Hold øje fra, %"),
            settings.watch_share,
            hint=_("Elevens samlede fravær"),
        )
        self.act_share = ShareField("act_share", _("&Gør noget fra, %"), settings.act_share)
        self.first_days_partial = CheckField(
            "first_days_partial",
            _("I de &første 14 dage tæller også en del af en dag"),
            value=settings.first_days_partial,
        )
        self.lesson_pattern = TextField(
            "lesson_pattern", _("&Lektioner mandag-fredag"), dashes(settings.lesson_pattern)
        )
        self.phases = TextField("phases", _("&Uger i hver fase"), dashes(settings.phases))
        self.preview = PhaseBar()
        self.form.row(self.school_name)
        self.form.row(self.watch_share, self.act_share)
        self.form.row(self.first_days_partial)
        self.form.row(self.lesson_pattern, self.phases)
        self.form.add(self.preview)
        self.form.changed.connect(self._show_preview)
        self._show_preview()

    def deed(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return the action that saves the form, and what it is done with."""
        return school.set_settings, values

    def _show_preview(self) -> None:
        try:
            self.lesson_pattern.show_hint(_week(parse_pattern(self.lesson_pattern.value())))
        except Refusal:
            self.lesson_pattern.show_hint(_("Fem tal, fx 8-8-8-8-5"))
        try:
            self.preview.show_phases(parse_phases(self.phases.value()))
        except Refusal:
            self.phases.show_hint(_("Fire tal, i alt 20 uger, fx 5-5-5-5"))
            return
        self.phases.show_hint(_("Gælder nye hold på 20 uger"))


def _week(pattern: LessonPattern) -> str:
    return plural(sum(pattern), "{n} lektion om ugen", "{n} lektioner om ugen")
