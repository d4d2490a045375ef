"""The keys of the view Møder of page Makkere on one sheet (F1)."""

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialogs.keysheet import KeySheet, caps

NOTES = (
    (("M",), _("mødtes")),
    (("I",), _("ikke mødtes")),
    (("1", "5"), _("stemning, 5 er bedst; så mødtes de også")),
    (("Enter",), _("skriv en linje; Enter gemmer og går videre")),
    (("@",), _("en opgave, @Karen 24/8 ring til mester")),
    (("Delete",), _("intet noteret den dag")),
)
KEYS = (
    (("Ctrl+Enter",), _("alle grupper, der ikke er noteret, mødtes")),
    (("Shift+↓",), _("vælg flere på én gang")),
    (("Esc",), _("luk linjen, som den var")),
    (("Ctrl+Z",), _("fortryd")),
    (("Ctrl+C",), _("kopiér til Excel")),
    (("Alt+V",), _("gemte visninger, kolonner")),
)


class PeerLogKeys(KeySheet):
    """What is noted at the left, keys at the right."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Taster i Møder"), window, width=860, chapter="makkere")
        self.add(_("Om mødet"), [(caps(*keys), text) for keys, text in NOTES], wide=290)
        self.add(_("Taster"), [(caps(*keys), text) for keys, text in KEYS], wide=270)
