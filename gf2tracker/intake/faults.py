"""The rows that were not taken, as tables that can be mended and given back.

The tables hold no CPR number: what could be read of one is a birth date, the rest is masked, so
the mended file is taken without it. What was told by a title, a sheet's name or the user stands in
columns of its own, since the titles do not follow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gf2tracker.intake.checked import CheckedFile, Fault, FaultyRow, Heading, SheetRead
from gf2tracker.intake.columns import STUDENTS
from gf2tracker.intake.headings import Layout, plain
from gf2tracker.intake.values import text_of
from gf2tracker.language import _

_BORN = ("birth_date", "cpr")


@dataclass(frozen=True)
class FaultTable:
    """The faulty rows of one sheet.

    Attributes:
        sheet: the sheet's name; "" in a text file.
        headings: as in the file, then what its titles told, then "Række" and "Fejl".
        rows: texts, one for each heading; the last two are the row's number and what is wrong.
    """

    sheet: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def fault_tables(file: CheckedFile[Any], layout: Layout = STUDENTS) -> tuple[FaultTable, ...]:
    """Return a table for each sheet that has faulty rows; none when every row is good."""
    return tuple(
        _table(file, sheet, layout)
        for sheet in file.sheets
        if any(row.sheet == sheet.name for row in file.faulty)
    )


def _table(file: CheckedFile[Any], sheet: SheetRead, layout: Layout) -> FaultTable:
    faulty = [row for row in file.faulty if row.sheet == sheet.name]
    born = next((heading for heading in sheet.headings if heading.field in _BORN), None)
    kept = [heading for heading in sheet.headings if heading.field not in _BORN or heading is born]
    columns = {heading.field for heading in sheet.headings}
    told = sorted({name for row in faulty for name, _cell in row.values} - columns)
    labels = {item.name: item.label for item in layout.fields}
    headings = [_heading(heading, layout, labels) for heading in kept]
    rows = [
        (
            *(_cell(row, heading, heading is born) for heading in kept),
            *(text_of(dict(row.values).get(name)) for name in told),
            str(row.row),
            _reasons(file.faults, row),
        )
        for row in faulty
    ]
    names = (*headings, *(labels[name] for name in told), _("Række"), _("Fejl"))
    return FaultTable(sheet.name, names, tuple(rows))


def _heading(heading: Heading, layout: Layout, labels: Mapping[str, str]) -> str:
    if heading.field in _BORN:
        return labels["birth_date"]
    known = layout.meanings.get(plain(heading.text), ("", 0))[0]
    if not heading.field or known == heading.field:
        return heading.text
    return labels[heading.field]


def _cell(row: FaultyRow, heading: Heading, is_born: bool) -> str:  # noqa: FBT001  # asked above
    if not is_born:
        return row.cells[heading.column - 1]
    values = dict(row.values)
    return next((text for name in _BORN if (text := text_of(values.get(name)))), "")


def _reasons(faults: Sequence[Fault], row: FaultyRow) -> str:
    own = [fault for fault in faults if (fault.sheet, fault.row) == (row.sheet, row.row)]
    return "; ".join(fault.sentence for fault in own)
