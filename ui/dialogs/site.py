"""The form of a site: its name and when its lessons begin."""

from typing import Any

from PySide6.QtWidgets import QWidget

from gf2tracker.actions import school
from gf2tracker.domain.bell import DEFAULT_BELL, Bell
from gf2tracker.errors import Refusal
from gf2tracker.language import _, clock
from gf2tracker.queries.school import SiteRow
from ui.dialog import Dialog
from ui.fields import TextField
from ui.school.bell import BellLine


class SiteDialog(Dialog):
    """A new site, or one to correct; the lessons are shown while the times are typed."""

    def __init__(self, window: QWidget, site: SiteRow | None = None) -> None:
        title = _("Ny afdeling") if site is None else _("Ret {name}").format(name=site.name)
        super().__init__(title, window, save=_("Gem afdeling"))
        self._site = site
        self.name = TextField("name", _("&Navn"), site.name if site else "", required=True)
        self.bell = TextField(
            "bell",
            _("&Ringetider"),
            site.bell if site else DEFAULT_BELL,
            hint=_("Når hver lektion begynder, op til 10. En lektion er 45 minutter."),
            required=True,
        )
        self.lessons = BellLine()
        self.form.row(self.name)
        self.form.row(self.bell)
        self.form.add(self.lessons)
        self.form.changed.connect(self._show_lessons)
        self._show_lessons()

    def deed(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return the action that saves the form, and what it is done with."""
        if self._site is None:
            return school.add_site, values["name"], values["bell"]
        return school.change_site, self._site.id, values["name"], values["bell"]

    def _show_lessons(self) -> None:
        try:
            bell = Bell.parse(self.bell.value())
        except Refusal:
            self.lessons.show_lessons(())
            return
        ends = [bell.ends(lesson) for lesson in range(1, len(bell.times) + 1)]
        self.lessons.show_lessons(
            tuple(
                f"{clock(start)}–{clock(end)}"
                for start, end in zip(bell.times, ends, strict=True)
                if end is not None
            )
        )
