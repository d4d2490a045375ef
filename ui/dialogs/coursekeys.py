"""The keys of the whole course on one sheet (F1)."""

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialogs.keysheet import KeySheet, caps

KEYS = (
    (("←", "→"), _("dagen før og efter")),
    (("Ctrl+←", "Ctrl+→"), _("en uge tilbage og frem")),
    (("↑", "↓"), _("eleven over og under")),
    (("Ctrl+↑", "Ctrl+↓"), _("første og sidste elev")),
    (("Home", "End"), _("første og sidste skoledag")),
    (("Enter",), _("åbn dagen med markøren på eleven")),
    (("Ctrl+Enter",), _("åbn eleven")),
    (("Ctrl+N",), _("skriv en note om eleven")),
    (("F7",), _("planlæg fravær de valgte dage")),
    (("F8",), _("hele holdet er ude af huset")),
    (("F9",), _("dagens sygemeldinger")),
    (("Shift+→",), _("vælg flere dage og elever")),
    (("Ctrl+C",), _("kopiér det valgte, ellers elevens række")),
    (("Ctrl+Shift+C",), _("kopiér alt til Excel")),
    (("Ctrl+Shift+E",), _("gem forløbet i Excel")),
    (("Menu",), _("hvad der kan gøres ved dagen")),
    (("Esc",), _("luk kortet")),
    (("Ctrl+Tab",), _("næste visning af fraværet")),
)


class CourseKeys(KeySheet):
    """The keys in one column."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(_("Taster i forløbet"), window, width=520, chapter="uge-forloeb-overblik")
        self.add(_("Taster"), [(caps(*keys), text) for keys, text in KEYS], wide=290)
