"""Files that break readers: each ends in one Danish sentence, within the limits."""

import re
import signal
import subprocess
import time
import zipfile
from datetime import date
from io import BytesIO

import pytest

from gf2tracker.errors import Refusal
from gf2tracker.intake import child, guard
from gf2tracker.intake.headings import AS_FOUND
from gf2tracker.intake.limits import SECONDS
from tests.intake.workbooks import (
    ALMA,
    GOOD,
    HEADINGS,
    LIST,
    by_hand,
    cell,
    data,
    packed,
    replaced,
    workbook,
)

TODAY = date(2026, 8, 17)
DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FAR_ROW = '<row r="1048576">{}</row>'


def lying_archive():
    """A zip file that declares a tenth of what it unpacks to."""
    content = data(LIST + "<!--" + "x" * 4000 + "-->")
    size = next(
        info.file_size
        for info in zipfile.ZipFile(BytesIO(content)).infolist()
        if info.filename.endswith("sheet1.xml")
    )
    return content.replace(size.to_bytes(4, "little"), (size // 10).to_bytes(4, "little"))


def encrypted_member():
    content = bytearray(GOOD)
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


REFUSED = {
    "empty": (b"", "Filen er tom."),
    "only_spaces": (b" \r\n\r\n", "Filen er tom."),
    "old_xls_or_password": (OLE, "gammelt Excel-format eller beskyttet med adgangskode"),
    "html_named_xlsx": (b"\r\n<html><table><tr><td>Navn</td></tr></table>", "webside eller XML"),
    "html_with_mark": (b"\xef\xbb\xbf<!DOCTYPE html><html>", "webside eller XML"),
    "pdf": (b"%PDF-1.7 x", "Filen er en PDF."),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), "Filen er et billede."),
    "rich_text": (b"{\\rtf1 Navn}", "tekstdokument"),
    "rar": (b"Rar!\x1a\x07\x00", "Filen er pakket."),
    "zip_of_files": (packed({"a.csv": "Navn"}), "Filen er pakket."),
    "empty_zip": (b"PK\x05\x06" + bytes(18), "Filen er pakket."),
    "libreoffice": (packed({"mimetype": "x", "content.xml": "<a/>"}), ".ods"),
    "binary_excel": (packed({"[Content_Types].xml": "", "xl/workbook.bin": "x"}), ".xlsb"),
    "word": (packed({"[Content_Types].xml": "", "word/document.xml": ""}), "Word-dokument"),
    "program": (b"\x7fELF" + bytes(range(256)) * 4, "hverken en Excel-fil eller en tekstfil"),
    "truncated": (GOOD[: len(GOOD) // 2], "beskadiget eller ikke hentet helt"),
    "truncated_at_the_end": (GOOD[:-30], "beskadiget eller ikke hentet helt"),
    "bytes_changed": (GOOD[:900] + b"\xff" * 40 + GOOD[940:], "beskadiget"),
    "zip_that_lies": (lying_archive(), "beskadiget"),
    "member_with_password": (encrypted_member(), "beskyttet med adgangskode"),
    "no_relations": (data(LIST, extra={"xl/_rels/workbook.xml.rels": ""}), "beskadiget"),
    "sheet_cut_off": (by_hand("<sheetData><row><c"), "beskadiget"),
    "sheet_missing": (
        replaced("xl/_rels/workbook.xml.rels", b"sheet1", b"sheet9"),
        "beskadiget",
    ),
    "entities_in_the_sheet": (data(LIST, before=DOCTYPE), "en Excel-fil ikke må indeholde"),
    "entities_in_the_workbook": (
        data(LIST, extra={"xl/workbook.xml": DOCTYPE + "<workbook>&b;</workbook>"}),
        "en Excel-fil ikke må indeholde",
    ),
    "entities_in_utf_16": (
        data(LIST, extra={"xl/workbook.xml": (DOCTYPE + "<workbook/>").encode("utf-16")}),
        "en Excel-fil ikke må indeholde",
    ),
    "external_entity": (
        data(LIST, before='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "en Excel-fil ikke må indeholde",
    ),
    "zip_bomb": (
        data(LIST, extra={"xl/media/a.xml": b" " * (121 * 2**20)}),
        "fylder for meget, når den pakkes ud",
    ),
    "many_members": (
        packed({f"a{n}": "" for n in range(2001)}),
        "fylder for meget, når den pakkes ud",
    ),
    "cell_at_the_far_corner": (
        data(LIST + FAR_ROW.format(cell("XFD1048576", "x"))),
        "Arket “Ark1” har noget helt nede i række 1.048.576",
    ),
    "cell_beyond_excel": (
        data(LIST + FAR_ROW.format(cell("ZZZZ99999999", "x"))),
        "helt nede i række 99.999.999",
    ),
    "far_cell_written_oddly": (
        data(LIST + FAR_ROW.format("<c  r = 'XFD1048576' ><v>1</v></c>")),
        "helt nede i række 1.048.576",
    ),
    "far_cell_in_disguise": (
        data(LIST + FAR_ROW.format("<c r='xfd1048576'><v>1</v></c>")),
        "beskadiget eller fylder for meget",
    ),
    "far_row_without_references": (
        data(LIST + FAR_ROW.format("<c><v>1</v></c>")),
        "helt nede i række",
    ),
    "far_column": (data(LIST + f'<row r="3">{cell("IW3", "x")}</row>'), "helt ude i kolonne IW"),
    "wide_and_deep": (
        data(LIST + f'<row r="90000">{cell("BA90000", "x")}</row>'),
        "strækker sig over 4.770.000 celler",
    ),
    "sheets_together": (
        workbook(
            sheets={name: [HEADINGS, ALMA] for name in ("a", "b", "c")},
            change=lambda book: [
                sheet.__setitem__("AN40000", "x") for sheet in book.worksheets[:2]
            ],
        ),
        "tilsammen over 2.000.000 celler",
    ),
    "a_million_cells_in_a_row": (
        data(LIST + '<row r="3">' + "<c><v>1</v></c>" * 1_000_000 + "</row>"),
        "helt ude i kolonne",
    ),
    "many_rows": (
        data("".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 100_100))),
        "helt nede i række 100.099",
    ),
    "shared_text_that_multiplies": (
        data(
            LIST
            + "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(3, 9000)),
            extra={
                "xl/sharedStrings.xml": "<sst><si><t>" + "x" * 10_000_000 + "</t></si></sst>",
                "xl/_rels/workbook.xml.rels": (
                    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/'
                    '2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
                    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/'
                    '2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
                ),
            },
        ),
        "fylder for meget",
    ),
    "long_cell": (workbook(HEADINGS, ("1", "x" * 32_767, "", "")), None),
    "no_cells": (workbook(), "Filen har ingen celler med noget i."),
    "no_list": (workbook(HEADINGS), "der står intet under overskrifterne"),
    "another_list": (workbook(("Vare", "Pris"), ("Søm", 12)), "ligner ikke en elevliste"),
    "csv_without_end": (b'Navn;Hold\n"Alma;t\xf8m-26a\n', "anf\u00f8rselstegn i r\u00e6kke 2"),
    "csv_huge_field": (b"Navn;Hold\n" + b"x" * 200_000 + b";a\n", "længere end 32.767 tegn"),
    "csv_many_rows": (b"Navn\n" + b"x\n" * 100_100, "helt nede i række 100.001"),
    "csv_many_columns": (b"Navn;" * 300, "helt ude i kolonne"),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_bad_file_gives_one_sentence_in_time(asked, content, sentence):
    begun = time.monotonic()
    if sentence is None:
        file = asked(content)
        assert (file.rows, file.faults[0].reason) == ((), "teksten er længere end 200 tegn")
    else:
        with pytest.raises(Refusal) as refusal:
            asked(content)
        assert sentence in refusal.value.text
        assert refusal.value.text[0].isupper()
        assert refusal.value.text.endswith(".")
    assert time.monotonic() - begun < SECONDS + 2


LARGE = {name: content for name, (content, _said) in REFUSED.items() if len(content) > 100_000}


@pytest.mark.parametrize("content", LARGE.values(), ids=LARGE)
def test_reading_takes_no_more_memory_than_promised(content):
    request = child.request_text("students", AS_FOUND, today=TODAY)
    command = guard.command(request)
    at = command.index("-c") + 1
    command[at] += "; print(open('/proc/self/status').read(), file=sys.stderr)"
    done = subprocess.run(command, input=content, capture_output=True, check=False)
    assert done.returncode == -signal.SIGABRT or peak(done.stderr.decode()) < 600_000


def peak(status):
    """Return the most memory a process had, in kB, out of what Linux says about it."""
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])
