"""What kind of file some bytes are, told by how they begin and never by the file's name."""

from gf2tracker.errors import Refusal
from gf2tracker.language import _

WORKBOOK, TEXT = "workbook", "text"

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<head", b"<meta", b"<workbook")
_PICTURES = (b"\x89png", b"\xff\xd8\xff", b"gif8", b"ii*\x00", b"mm\x00*")
_PACKED = (b"rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"bzh", b"\xfd7zxz")
_FOREIGN = (
    (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",),
        _(
            "Filen er i et gammelt Excel-format eller beskyttet med adgangskode. Åbn den i Excel, "
            "gem den som Excel-projektmappe (.xlsx) uden adgangskode, og prøv igen."
        ),
    ),
    (
        _MARKUP,
        _(
            "Filen er en webside eller XML og ikke et Excel-ark, hvad den end hedder. "
            "Åbn den i Excel, gem den som Excel-projektmappe (.xlsx), og prøv igen."
        ),
    ),
    ((b"%pdf",), _("Filen er en PDF. Bed om listen som Excel-fil eller CSV.")),
    ((b"{\\rtf",), _("Filen er et tekstdokument. Gem listen som Excel-fil eller CSV.")),
    (_PICTURES, _("Filen er et billede. Bed om listen som Excel-fil eller CSV.")),
    (_PACKED, _("Filen er pakket. Pak den ud først, og vælg så listen i den.")),
)


def kind_of(content: bytes) -> str:
    """Return WORKBOOK or TEXT; an empty file and every other kind is refused by name."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refusal(_("Filen er tom. Vælg en fil med en liste i."))
    if content.startswith(_ZIP):
        return WORKBOOK
    start = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for signs, reason in _FOREIGN:
        if start.startswith(signs):
            raise Refusal(reason)
    return TEXT
