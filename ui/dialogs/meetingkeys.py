"""The keys of page Møder on one sheet (F1), and how a task is written."""

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialogs.keysheet import KeySheet, caps

MINUTES = (
    ("@Karen", _("initialer eller navn; @ alene er din egen opgave")),
    ("24/8", _("også 24.8., fredag, i morgen, uge 40")),
    ("ring til mester", _("det, der skal gøres")),
)
KEYS = (
    (("Ctrl+Enter",), _("gem referatet, og lav opgaverne")),
    (("Ctrl+N",), _("nyt møde")),
    (("F2",), _("ret mødet: tid, sted, hold og folk")),
    (("Enter",), _("fra listen til referatet")),
    (("Ctrl+Shift+P",), _("udskriv dagsorden og referat")),
    (("Mellemrum",), _("sæt hak ved en opgave")),
    (("Delete",), _("fjern et punkt; på listen: slet mødet")),
    (("Alt+1", "Alt+3"), _("holdets møder, alle hold, opgaver")),
    (("Ctrl+Z",), _("fortryd")),
)


class MeetingKeys(KeySheet):
    """How a task is written at the left, the keys at the right."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Taster i Møder"), window, width=960, chapter="plan")
        told = [(caps(sign), text) for sign, text in MINUTES]
        self.add(_("En opgave på én linje"), told, wide=330)
        self.add(_("Taster"), [(caps(*keys), text) for keys, text in KEYS], wide=260)
