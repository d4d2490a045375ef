"""The menu under one's own name: undo by name, who sits here, backups, looks."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from gf2tracker.settings import Settings
from ui import copying, keycap, theme
from ui.work import Work

if TYPE_CHECKING:
    from ui.menu import Menu

SCHEMES = (("system", _("Som computeren")), ("light", _("Lyst")), ("dark", _("Mørkt")))


class DeskMenu:
    """Builds the menu anew each time, so that it says what can be undone just now."""

    def __init__(
        self,
        over: QWidget,
        work: Work,
        settings: Settings,
        tell: Callable[[str], None],
        today: Callable[[], date],
    ) -> None:
        self.over, self.work, self.settings, self.tell = over, work, settings, tell
        self.today = today

    def open(self, above: QWidget, who: "Menu", offer: Any) -> None:
        """Open above one's own name.

        Args:
            above: the name in the side bar.
            who: the menu of everybody who can sit here (`who`).
            offer: the labels of the steps that Ctrl+Z and Ctrl+Y take back; None for none.
        """
        from ui.measures import SHADOW  # noqa: PLC0415  # after the first paint

        menu = self._menu(_("Program"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        back, again = offer.undo, offer.redo
        text = _("Fortryd: {label}").format(label=back) if back else _("Fortryd")
        menu.add(text, self.work.undo, icon="undo", keys="Ctrl+Z").setEnabled(bool(back))
        text = _("Gendan: {label}").format(label=again) if again else _("Gendan")
        menu.add(text, self.work.redo, icon="redo", keys="Ctrl+Y").setEnabled(bool(again))
        menu.addSeparator()
        menu.add_menu(who, icon="student")
        menu.add_menu(self._looks(), icon="eye")
        menu.addSeparator()
        menu.add(_("Gem sikkerhedskopi nu"), self.back_up, icon="lock")
        menu.add(_("Gem sikkerhedskopi som …"), self.choose_backup, icon="export")
        menu.add(_("Kontrollér data"), self.check, icon="check")
        menu.addSeparator()
        menu.add(_("Luk programmet"), self.over.close, icon="close", keys="Ctrl+Q")
        corner = above.mapToGlobal(above.rect().topLeft())
        corner.setY(corner.y() - menu.sizeHint().height() + theme.px(2 * SHADOW - 6))
        menu.open_at(corner)

    def back_up(self) -> None:
        """Write a checked backup now."""
        copying.back_up(self.work, self._on_backed_up)

    def check(self) -> None:
        """Check the whole store and say what was found."""
        copying.check(self.work, self._on_checked)

    def choose_backup(self) -> None:
        """Ask where a checked backup goes, and write it."""
        copying.ask_target(self.over, self.today(), self.save_backup_as)

    def save_backup_as(self, target: Path) -> None:
        """Write a checked backup to a file."""
        copying.save_as(self.work, target, self._on_backed_up)

    def who(
        self,
        staff: Sequence[Any],
        initials: str,
        told: Callable[[str], None],
        go_to_school: Callable[[], None],
    ) -> "Menu":
        """Return a menu of the staff; `told` gets the initials of the one who is chosen."""
        menu = self._menu(_("Hvem er du?"))
        for one in staff:
            if one.is_active:
                text = _("{name} ({initials})").format(name=one.name, initials=one.initials)
                action = menu.add(text.replace("&", "&&"), partial(told, one.initials))
                action.setCheckable(True)
                action.setChecked(one.initials == initials)
        if not menu.actions():
            menu.add(_("Skriv dig på listen på siden Skole …"), go_to_school, icon="school")
        return menu

    def _menu(self, name: str) -> "Menu":
        from ui.menu import Menu  # noqa: PLC0415  # as above

        return Menu(name, self.over)

    def _looks(self) -> "Menu":
        menu = self._menu(_("Udseende"))
        for scheme, text in SCHEMES:
            action = menu.add(text, partial(self._use, scheme))
            action.setCheckable(True)
            action.setChecked(scheme == self.settings.theme)
        menu.addSeparator()
        caps = menu.add(_("Vis taster på knapperne"), self._switch_caps)
        caps.setCheckable(True)
        caps.setChecked(self.settings.has_key_caps)
        still = menu.add(_("Uden bevægelse"), self._switch_movement)
        still.setCheckable(True)
        still.setChecked(self.settings.is_still)
        return menu

    def _use(self, scheme: Any) -> None:
        self.settings.theme = scheme
        theme.use(scheme)

    def _switch_caps(self) -> None:
        self.settings.has_key_caps = not self.settings.has_key_caps
        keycap.show_all(shown=self.settings.has_key_caps)

    def _switch_movement(self) -> None:
        self.settings.is_still = not self.settings.is_still
        theme.keep_still(still=self.settings.is_still)

    def _on_backed_up(self, backup: Any) -> None:
        self.tell(copying.told(backup))

    def _on_checked(self, problems: tuple[str, ...]) -> None:
        if problems:
            text = _("Kontrollen fandt fejl: {first}. Gendan en sikkerhedskopi.")
            self.tell(text.format(first=problems[0]))
        else:
            self.tell(_("Alle data er kontrolleret. Der er ingen fejl."))
