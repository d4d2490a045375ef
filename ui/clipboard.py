"""Texts between our tables and Excel, by way of the clipboard."""

from collections.abc import Sequence
from csv import Error, reader
from io import StringIO

from gf2tracker.language import NO_BREAK


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of texts as Excel pastes them: tabs between cells, one line a row.

    A cell that Excel would take for a formula gets an apostrophe before it; one with tabs, line
    breaks or quotation marks is quoted.
    """
    return "\n".join("\t".join(_cell_text(cell) for cell in row) for row in rows)


def _cell_text(text: str) -> str:
    plain = text.replace(NO_BREAK, " ")
    is_sum = plain[:1] in {"=", "@"} or (plain[:1] in {"+", "-"} and not _is_figure(plain))
    if is_sum:
        plain = f"'{plain}"
    if any(sign in plain for sign in '\t\n\r"'):
        plain = '"' + plain.replace('"', '""') + '"'
    return plain


def _is_figure(text: str) -> bool:
    return all(letter in "0123456789.,+- %" for letter in text)


def pasted_texts(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a text that was copied in Excel; () for an empty one."""
    if not text.strip("\r\n"):
        return ()
    try:
        return tuple(tuple(row) for row in reader(StringIO(text, newline=""), dialect="excel-tab"))
    except Error:  # a cell with no end to it: nobody quoted it, so its signs mean nothing
        return tuple(tuple(line.split("\t")) for line in text.splitlines())
