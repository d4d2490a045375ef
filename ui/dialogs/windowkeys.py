"""The keys that work wherever one is, on one sheet (F1)."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from gf2tracker.language import _
from ui.dialogs.keysheet import KeySheet, caps

TABLES = (
    (("Enter",), _("åbn rækken")),
    (("F2",), _("ret")),
    (("Del",), _("slet eller fortryd")),
    (("Shift+↓",), _("vælg flere rækker")),
    (("Ctrl+A",), _("vælg alle")),
    (("Ctrl+C",), _("kopiér til Excel")),
    (("Ctrl+Shift+C",), _("kopiér hele tabellen")),
    (("Ctrl+Shift+E",), _("gem tabellen i Excel")),
    (("Alt+V",), _("gemte visninger")),
    (("Menu",), _("rækkens handlinger")),
    ((_("A–Å"),), _("gå til et navn")),
)


class WindowKeys(KeySheet):
    """Pages, what works everywhere, and what works in every table."""

    def __init__(
        self,
        window: QWidget,
        pages: Sequence[tuple[str, str]],
        everywhere: Sequence[tuple[str, str]],
        *,
        chapter: str,
    ) -> None:
        super().__init__(_("Taster"), window, width=940, chapter=chapter)
        self.add(_("Sider"), [(caps(keys), title) for keys, title in pages], wide=90)
        self.add(_("Overalt"), [(caps(keys), text) for keys, text in everywhere], wide=170)
        self.add(_("I tabeller"), [(caps(*keys), text) for keys, text in TABLES], wide=190)
