"""The keys of page Makkere on one sheet (F1)."""

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialogs.keysheet import KeySheet, caps

PAIRS = (
    (("N",), _("nyt forslag til hele holdet")),
    (("Enter",), _("brug det forslag, der er tegnet")),
    (("Esc",), _("behold, som det er")),
    (("B",), _("mærk en, og byt med den næste")),
    (("S",), _("sæt den mærkede med her")),
    (("L",), _("lås parret, eller lås op")),
    (("Delete",), _("opløs parret")),
)
GROUPS = (
    (("G",), _("nye grupper")),
    (("Alt+Right",), _("flyt eleven til gruppen ved siden af")),
    (("Alt+Shift+Right",), _("flyt hele makkerparret")),
    (("B",), _("byt to elever mellem grupper")),
    (("L",), _("lås gruppen, eller lås op")),
    (("Shift+L",), _("lås eleven i gruppen")),
    (("Menu",), _("det, der kan gøres med eleven")),
    (("Ctrl+Shift+P",), _("udskriv tavlen til væggen")),
    (("Ctrl+Z",), _("fortryd")),
)


class SeatingKeys(KeySheet):
    """The keys of the pairs at the left, of the groups at the right."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Taster i Makkere"), window, width=820, chapter="makkere")
        for title, lines in ((_("Makkerpar"), PAIRS), (_("Trivselsgrupper"), GROUPS)):
            self.add(title, [(caps(*keys), text) for keys, text in lines], wide=250)
