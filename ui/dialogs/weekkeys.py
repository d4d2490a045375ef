"""The keys of the week on one sheet (F1)."""

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialogs.keysheet import KeySheet, caps
from ui.dialogs.registerkeys import MARKS, MarkTile

KEYS = (
    (("PgUp", "PgDown"), _("forrige og næste uge")),
    (("Ctrl+←", "Ctrl+→"), _("forrige og næste dag i ugen")),
    (("Ctrl+Enter",), _("før dagen: resten er til stede")),
    (("Enter",), _("næste elev")),
    (("Alt+S",), _("mærk kun denne lektion")),
    (("Shift+→",), _("vælg flere, også over flere dage")),
    (("Mellemrum", "."), _("til stede igen")),
    (("Ctrl+C", "Ctrl+V"), _("til og fra Excel, også over flere dage")),
    (("Ctrl+Shift+C",), _("kopiér hele ugen med navne")),
    (("Ctrl+Shift+E",), _("gem ugen i Excel")),
    (("Ctrl+D",), _("som forrige lektion")),
    (("F2",), _("skriv en note til dagen")),
    (("F4",), _("log et opkald")),
    (("F7",), _("planlæg fravær over flere dage")),
    (("F8",), _("hele holdet er ude af huset")),
    (("F9",), _("dagens sygemeldinger")),
    (("Ctrl+H",), _("hvem rettede mærkerne den dag")),
    (("Menu",), _("årsag, rettelser og mere om eleven")),
    (("Ctrl+Z",), _("fortryd")),
)


class WeekKeys(KeySheet):
    """Marks at the left, keys at the right."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Taster i ugen"), window, width=860, chapter="uge-forloeb-overblik")
        self.add(_("Mærker"), [(MarkTile(mark), text) for mark, text in MARKS], wide=286)
        self.add(_("Taster"), [(caps(*keys), text) for keys, text in KEYS], wide=270)
