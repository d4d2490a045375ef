"""The words of a PDF as somebody copies them out of it, read through its own tables of letters."""

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\n(.*)\nendstream", re.DOTALL)
_LETTERS = rb"\(((?:\\[0-7]{3}(?:\\[0-7]{3}|\\.|[^\\]))*)\)"  # two bytes each, the first escaped
_STRING = re.compile(_LETTERS, re.DOTALL)
_SHOWN = re.compile(
    rb"/(f\d+) [\d.]+ Tf|\[((?:" + _LETTERS + rb"|[-\d. ]+)*)\]TJ|" + _LETTERS + rb"Tj", re.DOTALL
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTER = re.compile(rb"<([0-9A-F]+)> <([0-9A-F]+)>")
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages(pdf: bytes) -> list[str]:
    """Return the words of each page of a PDF that typst made, one line for each run of letters."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    found = [body for body in objects.values() if re.search(rb"/Type/Page\b", body)]
    return ["\n".join(_lines(objects, page)) for page in found]


def words(pdf: bytes) -> str:
    """Return all the words of a PDF, pages after each other, hard spaces as spaces."""
    return "\n".join(pages(pdf)).replace("\xa0", " ")


def _lines(objects, page):
    resources = objects[_reference(page, rb"Resources")]
    listed = re.search(rb"/Font<<(.*?)>>", resources)
    fonts = re.findall(rb"/(f\d+) (\d+) 0 R", listed[1]) if listed else []
    letters = {name: _letters(objects, int(number)) for name, number in fonts}
    content = _unpacked(objects[_reference(page, rb"Contents")])
    font = {}
    for name, run, _last, alone in _SHOWN.findall(content):
        if name:
            font = letters[name]
            continue
        raw = b"".join(map(_unescaped, _STRING.findall(run) if run else [alone]))
        codes = (int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2))
        yield "".join(font.get(code, "�") for code in codes)


def _letters(objects, number):
    table = _unpacked(objects[_reference(objects[number], rb"ToUnicode")])
    pairs = _LETTER.findall(table.partition(b"endcodespacerange")[2])
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _reference(body, name):
    return int(re.search(rb"/" + name + rb" (\d+) 0 R", body)[1])


def _unpacked(body):
    return zlib.decompress(_STREAM.search(body)[1])


def _unescaped(text):
    def meant(match):
        told = match[1]
        return bytes([int(told, 8)]) if told[:1].isdigit() else _NAMED.get(told, told)

    return _ESCAPE.sub(meant, text)
