"""Who sits here: told in the side bar, chosen in the menu under one's own name."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from gf2tracker.language import _

DEMO_USER, NOBODY = "MK", _("Hvem er du?")


class Sitting(QObject):
    """The person in front of the window, written on every step.

    `window` is ui.window.Window, which stands above this file and is not imported here.

    Signals:
        changed(str): somebody else sits here now, by initials.
    """

    changed = Signal(str)

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self._work, self._desk, self._settings = window.work, window.desk, window.settings
        self._side, self._foot, self._menu = window.side, window.foot, window.menu
        self.initials: str = window.settings.initials
        self._side.show_user(NOBODY)

    def use(self, initials: str, *, is_kept: bool = True) -> None:
        """Say who sits here from now on; kept for the next start too."""
        self.initials = initials
        if is_kept:
            self._settings.initials = initials
            self._settings.write()
        self._work.with_store(lambda store: setattr(store, "by", initials))
        self.show()
        self.changed.emit(initials)

    def show(self) -> None:
        """Tell who sits here, and that a demo school is one."""
        here = {one.initials for one in self._desk.staff}
        if self._desk.is_demo and self.initials not in here and DEMO_USER in here:
            self.use(DEMO_USER, is_kept=False)  # a newcomer sees whose day it is
            return
        found = [one for one in self._desk.staff if one.initials == self.initials]
        school = self._desk.school_name
        if self._desk.is_demo:
            school = _("Demoskole")
            self._window.setWindowTitle(_("GF2 Tracker – demoskole"))
            self._foot.others.tell(_("Demoskole: opdigtede personer"))
        if found:
            roles = ", ".join(role.label for role in found[0].roles[:1])
            self._side.show_user(found[0].name, roles or school)
        else:
            self._side.show_user(NOBODY, school)

    def open_menu(self) -> None:
        """Open the menu under one's own name."""
        self._desk.ask_offer(self.initials, self._on_offer)

    def _on_offer(self, answer: Any) -> None:
        who = self._menu.who(self._desk.staff, self.initials, self.use, self._open_staff)
        self._menu.open(self._side.user, who, answer.value)

    def _open_staff(self) -> None:
        self._window.opened_page("school").show_section("staff")
