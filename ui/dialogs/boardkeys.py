"""The keys of a class's plan on one sheet (F1)."""

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialogs.keysheet import KeySheet, caps

WALK = (
    (("←", "→"), _("ugen før og efter")),
    (("↑", "↓"), _("op og ned i ugen og faserne")),
    (("Home", "End"), _("første og sidste aktivitet")),
    (("Alt+←", "Alt+→"), _("flyt en uge")),
    (("Alt+↑", "Alt+↓"), _("flyt en dag")),
    (("Ctrl+Enter",), _("tag den dag, der foreslås")),
)
DEEDS = (
    (("Enter", "F2"), _("åbn aktiviteten")),
    (("N", "Ctrl+N"), _("ny aktivitet")),
    (("H",), _("holdt: hvem deltog, hvordan gik det")),
    (("B",), _("bekræftet")),
    (("A",), _("aflyst, eller planlagt igen")),
    (("Ctrl+C", "Ctrl+V"), _("kopiér, og sæt ind i en anden uge")),
    (("Ctrl+D",), _("lav en til")),
    (("Del",), _("fjern fra planen")),
    (("Menu",), _("alt, der kan gøres med den")),
    (("Ctrl+Shift+E",), _("planen som regneark")),
    (("Ctrl+Z",), _("fortryd")),
)


class BoardKeys(KeySheet):
    """Where the keys lead at the left, what they do at the right."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Taster i planen"), window, width=800, chapter="plan")
        self.add(_("Gå og flyt"), [(caps(*keys), text) for keys, text in WALK], wide=220)
        self.add(_("Aktiviteten"), [(caps(*keys), text) for keys, text in DEEDS], wide=240)
