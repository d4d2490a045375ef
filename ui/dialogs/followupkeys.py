"""The keys of page Opfølgning on one sheet (F1), and what clears what."""

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialogs.keysheet import KeySheet, caps

DEEDS = (
    ("T", _("talte med: de dage, der er gået, er klaret")),
    ("S", _("sms sendt: eleven bliver på listen")),
    ("I", _("intet svar: eleven bliver på listen")),
    ("M", _("samtale holdt: hviler i to skoleuger")),
    ("H", _("håndteret til en dag, med en grund")),
    ("X", _("næste skridt og hvornår")),
    ("K", _("klaret eller læst: det, der venter")),
    ("E", _("giv de valgte elever til en anden")),
)
OTHERS = (
    (("Ctrl+N", "N"), _("note på én linje")),
    (("C",), _("kopiér nummeret")),
    (("Enter",), _("åbn eleven")),
    (("Alt+1", "Alt+5"), _("den første til femte liste")),
    (("Ctrl+F",), _("søg i listen")),
    (("Shift+↓",), _("vælg flere")),
    (("Alt+V",), _("gemte visninger")),
    (("Ctrl+Shift+E",), _("listen som Excel")),
    (("Ctrl+Z",), _("fortryd")),
)


class FollowUpKeys(KeySheet):
    """What one key does at the left, what else the page can at the right."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Taster i Opfølgning"), window, width=760, chapter="opfoelgning")
        self.add(_("Når noget er gjort"), [(caps(key), text) for key, text in DEEDS], wide=290)
        self.add(_("Ellers"), [(caps(*keys), text) for keys, text in OTHERS], wide=170)
