"""The keys of the view Årsager on one sheet (F1)."""

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialogs.keysheet import KeySheet, caps

LETTERS = (
    (("U",), _("udeblevet")),
    (("S",), _("syg, meldt")),
    (("I",), _("syg, ikke meldt")),
    (("B",), _("barns sygdom")),
    (("G",), _("godkendt fri")),
    (("K",), _("skole eller virksomhed")),
    (("Mellemrum", "."), _("var til stede alligevel")),
)
KEYS = (
    (("Shift+↓",), _("vælg flere dage på én gang")),
    (("F4",), _("log et opkald")),
    (("Enter",), _("åbn dagen i protokollen")),
    (("Menu",), _("finere årsag, rettelser, eleven")),
    (("Ctrl+Z",), _("fortryd")),
    (("Ctrl+C",), _("kopiér til Excel")),
    (("Alt+V",), _("gemte visninger, kolonner")),
)


class UnsettledKeys(KeySheet):
    """Letters at the left, keys at the right."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Taster i Årsager"), window, width=820, chapter="uge-forloeb-overblik")
        self.add(_("Det bliver dagen"), [(caps(*keys), text) for keys, text in LETTERS], wide=270)
        self.add(_("Taster"), [(caps(*keys), text) for keys, text in KEYS], wide=270)
