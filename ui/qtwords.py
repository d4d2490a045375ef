"""Qt's own words in Danish where its translation has none: file dialogs without a desktop's own."""

from PySide6.QtCore import QTranslator
from typing_extensions import override

from gf2tracker.language import _

WORDS = {
    "&Look in:": _("&Kig i:"),
    "Files of &type:": _("Filer af &typen:"),
    "Folder": _("Mappe"),
    "File Folder": _("Mappe"),
    "Drive": _("Drev"),
    "File": _("Fil"),
    "%1 File": _("%1-fil"),
    "Shortcut": _("Genvej"),
    "Unknown": _("Ukendt"),
    "%1 bytes": _("%1 byte"),
}
CONTEXTS = frozenset({"QFileDialog", "QAbstractFileIconProvider", "QFileSystemModel"})


class QtWords(QTranslator):
    """Knows what `qtbase_da` does not; everything else is left to it."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self,
        context: str,
        sourceText: str,  # Qt's own name for it
        disambiguation: str | bytes | None = None,
        n: int = -1,
    ) -> str | None:
        del disambiguation, n
        return WORDS.get(sourceText) if context in CONTEXTS else None
