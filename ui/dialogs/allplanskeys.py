"""The keys of the board of all classes on one sheet (F1)."""

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialogs.keysheet import KeySheet, caps

KEYS = (
    (("←", "→"), _("ugen eller aktiviteten ved siden af")),
    (("↑", "↓"), _("holdet over og under")),
    (("Enter",), _("åbn ugen i holdets forløb")),
    (("+", "−"), _("vis aktiviteter, vis uger")),
    (("Alt+←", "Alt+→"), _("flyt aktiviteten en uge")),
    (("Ctrl+Enter",), _("tag den dag, der foreslås i stedet for en lukket")),
    (("Alt+H",), _("vælg aktivitet, ansvarlig eller sted")),
    (("Alt+S",), _("vis sammenstød; Enter går til aktiviteten")),
    (("Alt+V",), _("gemte visninger")),
    (("Ctrl+C",), _("kopiér de valgte rækker")),
    (("Ctrl+Shift+C",), _("kopiér alt til Excel")),
    (("Ctrl+Shift+E",), _("gem i Excel")),
    (("Ctrl+Tab",), _("næste visning af planen")),
)


class AllPlansKeys(KeySheet):
    """The keys in one column."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Taster på tavlen"), window, width=520, chapter="plan")
        self.add(_("Taster"), [(caps(*keys), text) for keys, text in KEYS], wide=290)
