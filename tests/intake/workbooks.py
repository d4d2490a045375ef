"""Workbooks made for a test: honest ones through openpyxl, the others by hand."""

import io
import zipfile

import openpyxl

HEADINGS = ("Elevnr", "Navn", "Fødselsdato", "Hold")
ALMA = ("101", "Alma Birk", "17.08.2008", "tøm-26a")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(*rows, sheets=None, change=None):
    """Return the bytes of a workbook of one sheet with rows, or of sheets by name."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, lines in (sheets or {"Ark1": rows}).items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    if change:
        change(book)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def by_hand(sheet_data, *, before="", after="", extra=None):
    """Return the bytes of a workbook whose sheet XML is given; extra adds or replaces members."""
    sheet = f'{before}<worksheet xmlns="{MAIN}">{sheet_data}{after}</worksheet>'
    members = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_DOC}/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>"
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{_DOC}">'
            '<sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_DOC}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>"
        ),
        "xl/worksheets/sheet1.xml": sheet,
        **(extra or {}),
    }
    return packed(members)


def packed(members, **options):
    """Return the bytes of a zip file."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return content.getvalue()


def cell(ref, text):
    """Return the XML of one cell with a text."""
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows_xml(*rows):
    """Return the XML of rows of texts, from A1."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(cell(f"{chr(65 + at)}{number}", text) for at, text in enumerate(row))
        lines.append(f'<row r="{number}">{cells}</row>')
    return "".join(lines)


LIST = rows_xml(HEADINGS, ALMA)


def data(rows, **more):
    """Return the bytes of a workbook whose rows' XML is given."""
    return by_hand(f"<sheetData>{rows}</sheetData>", **more)


GOOD = workbook(HEADINGS, ALMA)


def replaced(name, old, new):
    """Return the good workbook with some bytes of a member replaced."""
    archive = zipfile.ZipFile(io.BytesIO(GOOD))
    members = {item: archive.read(item) for item in archive.namelist()}
    return packed({**members, name: members[name].replace(old, new)})
