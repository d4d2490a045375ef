"""The zip file that a workbook is: unpacked within limits, and where its sheets lie.

Unpacking every member here, with its checksum, is what makes the sizes true: a zip file may lie
about them to the readers that come after.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath
from typing import Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile, ZipInfo

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from gf2tracker.errors import Refusal
from gf2tracker.intake.limits import MOST_MEMBERS, MOST_UNPACKED
from gf2tracker.language import _

DAMAGED: Final = _(
    "Filen er beskadiget eller ikke hentet helt. Hent den igen, "
    "eller åbn den i Excel, gem den under et nyt navn, og prøv igen."
)

_BROKEN_ZIP = (
    BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
)
_FOREIGN = {
    "content.xml": _(
        "Filen er et ark fra LibreOffice (.ods). "
        "Gem den som Excel-projektmappe (.xlsx) eller CSV, og prøv igen."
    ),
    "xl/workbook.bin": _(
        "Filen er en binær Excel-fil (.xlsb). Gem den som Excel-projektmappe (.xlsx), og prøv igen."
    ),
    "word/document.xml": _("Filen er et Word-dokument. Gem listen som Excel-fil eller CSV."),
    "ppt/presentation.xml": _("Filen er en PowerPoint-fil. Gem listen som Excel-fil eller CSV."),
}


@dataclass(frozen=True)
class SheetPart:
    """A worksheet as the workbook lists it; path is its member in the zip file."""

    name: str
    path: str
    is_hidden: bool


@dataclass(frozen=True)
class Archive:
    """A workbook unpacked: its worksheets in order and its members as bytes."""

    sheets: tuple[SheetPart, ...]
    members: Mapping[str, bytes]


def unpack(content: bytes) -> Archive:
    """Return a workbook's members; bombs, passwords, damage and foreign files are refused."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            _check(packed.infolist())
            members = dict(_members(packed))
    except _BROKEN_ZIP:
        raise Refusal(DAMAGED) from None
    if "[Content_Types].xml" not in members and "xl/workbook.xml" not in members:
        raise Refusal(_no_workbook(members))
    for name, reason in _FOREIGN.items():
        if name in members:
            raise Refusal(reason)
    _check_declarations(members)
    try:
        return Archive(tuple(_sheets(members)), members)
    except DefusedXmlException:
        raise _not_allowed() from None
    except (ParseError, KeyError, UnicodeError, LookupError):
        raise Refusal(DAMAGED) from None


def _no_workbook(members: Mapping[str, bytes]) -> str:
    if "content.xml" in members:
        return _FOREIGN["content.xml"]
    return _("Filen er pakket. Pak den ud først, og vælg så listen i den.")


def _check(infos: list[ZipInfo]) -> None:
    unpacked = sum(info.file_size for info in infos)
    if len(infos) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
        raise Refusal(
            _(
                "Filen fylder for meget, når den pakkes ud. Den er ikke importeret. "
                "Gem listen alene i en ny fil, og prøv igen."
            )
        )
    if any(info.flag_bits & 1 for info in infos):
        raise Refusal(_("Filen er beskyttet med adgangskode. Gem den uden, og prøv igen."))


def _members(packed: ZipFile) -> Iterator[tuple[str, bytes]]:
    for info in packed.infolist():
        content = packed.read(info)
        if info.filename.lower().endswith((".xml", ".rels", ".bin")):
            yield info.filename.replace("\\", "/").lstrip("/"), content


def _check_declarations(members: Mapping[str, bytes]) -> None:
    for content in members.values():
        plain = content.replace(b"\0", b"") if b"\0" in content[:4] else content
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise _not_allowed()


def _not_allowed() -> Refusal:
    return Refusal(
        _(
            "Filen indeholder noget, en Excel-fil ikke må indeholde. Den er ikke importeret. "
            "Åbn den i Excel, gem den under et nyt navn, og prøv igen."
        )
    )


def _sheets(members: Mapping[str, bytes]) -> Iterator[SheetPart]:
    book_path = _book_path(members)
    folder, _slash, file = book_path.rpartition("/")
    targets = dict(_targets(members[f"{folder}/_rels/{file}.rels".lstrip("/")], folder))
    for element in fromstring(members[book_path]).iter():
        if _plain(element.tag) != "sheet":
            continue
        attributes = {_plain(name): value for name, value in element.attrib.items()}
        kind, path = targets.get(attributes.get("id", ""), ("", ""))
        if kind == "worksheet":
            hidden = attributes.get("state", "visible") != "visible"
            yield SheetPart(attributes["name"], path, is_hidden=hidden)


def _book_path(members: Mapping[str, bytes]) -> str:
    if "_rels/.rels" in members:
        for kind, path in dict(_targets(members["_rels/.rels"], "")).values():
            if kind == "officeDocument":
                return path
    return "xl/workbook.xml"


def _targets(relations: bytes, folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for element in fromstring(relations).iter():
        if "Target" in element.attrib:
            target = element.attrib["Target"].replace("\\", "/")
            path = normpath(join("/" + folder, target)).lstrip("/")
            kind = element.attrib.get("Type", "").rpartition("/")[2]
            yield element.attrib.get("Id", ""), (kind, path)


def _plain(name: str) -> str:
    return name.rpartition("}")[2]
