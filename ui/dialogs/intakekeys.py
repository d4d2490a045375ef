"""The keys of the import on one sheet (F1)."""

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialogs.keysheet import KeySheet, caps

ROWS = (
    (("Enter", "F2"), _("ret rækken")),
    (("Del",), _("udelad den, eller tag den med igen")),
    (("Shift+↓",), _("vælg flere rækker")),
    (("Ctrl+A",), _("vælg alle")),
    (("F2",), _("mangler i filen: meld ud")),
    (("Del",), _("mangler i filen: lad stå")),
)
LIST = (
    (("Ctrl+Enter",), _("importér de gode rækker")),
    (("Esc",), _("læg listen væk; intet er gemt")),
    (("Ctrl+O",), _("vælg en anden fil")),
    (("Ctrl+V",), _("sæt en tabel ind fra Excel")),
    (("Ctrl+J",), _("vælg kolonner og hold")),
    (("Ctrl+S",), _("gem rækkerne med fejl")),
    (("Ctrl+G",), _("vis dem, der mangler i filen")),
    (("Ctrl+E",), _("gem forskellene på fraværet")),
    (("Alt+V",), _("gemte visninger, kolonner")),
)


class IntakeKeys(KeySheet):
    """What is done to a row, and what is done to the list."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Taster i importen"), window, width=760, chapter="lister-ind")
        self.add(_("Rækken"), [(caps(*keys), text) for keys, text in ROWS], wide=240)
        self.add(_("Listen"), [(caps(*keys), text) for keys, text in LIST], wide=210)
