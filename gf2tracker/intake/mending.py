"""A list that a user changes before it is stored: rows mended, rows left out.

What stands in the way of what is looked at anew each time: a row that clashed with another is good
again when that one is mended or gone, and a mended row may clash with one that was good.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from gf2tracker.intake.check import Kind, Placed, safe_cell
from gf2tracker.intake.checked import Cell, CheckedFile, Fault, FaultyRow, Heading
from gf2tracker.intake.row import RowReader
from gf2tracker.intake.values import text_of

Row = TypeVar("Row", bound=Placed)
Place = tuple[str, int]

_TOLD_ELSEWHERE = (
    *("class_code", "class_start", "programme", "contact_teacher"),
    *("placement", "until", "store_mark"),
)


def place_of(row: Placed) -> Place:
    """Return which row of the file it is: the sheet's name and the row's own number."""
    return row.sheet, row.row


def mend(
    file: CheckedFile[Row], kind: Kind[Row], row: FaultyRow, corrections: Mapping[str, str]
) -> CheckedFile[Row]:
    """Return a file in which one row, faulty or good, is read again with other texts.

    Args:
        file: what was read.
        kind: how a row is read.
        row: one of file.faulty, or a good row as it is `written`.
        corrections: field to what the user has typed.
    """
    values = {**dict(row.values), **{name: text or None for name, text in corrections.items()}}
    reader = RowReader(row.sheet, row.row, values, {})
    found = kind.read(reader)
    rest = _without(file, {place_of(row)})
    typed = _typed(file, kind, row, values)
    if found is not None and not reader.faults:
        return _settled(rest, kind, [(found, typed)])
    own = [
        Fault(row.sheet, row.row, _heading(file, row.sheet, name), reason, name)
        for name, reason in reader.faults
    ]
    return _settled(
        replace(rest, faults=(*rest.faults, *own), faulty=(*rest.faulty, typed)), kind, []
    )


def leave_out(
    file: CheckedFile[Row], kind: Kind[Row], places: Collection[Place]
) -> CheckedFile[Row]:
    """Return a file without some of its rows, which are its `left_out` instead."""
    if not places:
        return file
    rows = [written(file, kind, place) for place in places]
    rest = _without(file, places)
    return _settled(replace(rest, left_out=_in_order(rest, rows)), kind, [])


def written(file: CheckedFile[Row], kind: Kind[Row], place: Place) -> FaultyRow:
    """Return a row of a file, good or faulty, as it can be mended."""
    faulty = next((row for row in file.faulty if place_of(row) == place), None)
    if faulty is not None:
        return faulty
    row = next(row for row in file.rows if place_of(row) == place)
    return as_written(row, _headings(file, row.sheet), kind.cell)


def as_written(
    row: Row, headings: Sequence[Heading], cell_of: Callable[[Row, str], Cell]
) -> FaultyRow:
    """Return a good row as it could be written under a sheet's headings again."""
    fields = dict.fromkeys(heading.field for heading in headings if heading.field)
    told = [name for name in _TOLD_ELSEWHERE if getattr(row, name, None)]
    values = {name: cell_of(row, name) for name in (*fields, *told)}
    cells = tuple(text_of(values.get(heading.field)) for heading in headings)
    return FaultyRow(row.sheet, row.row, cells, tuple(values.items()))


def _settled(
    file: CheckedFile[Row], kind: Kind[Row], more: Iterable[tuple[Row, FaultyRow]]
) -> CheckedFile[Row]:
    """Look at all clashes anew, with more rows than the file has."""
    own = [*more, *_once_clashing(file, kind)]
    file = _without(file, {place_of(row) for row, _written in own})
    texts = {place_of(row): text for row, text in own}
    rows = _in_order(file, [*file.rows, *(row for row, _written in own)])
    clashes = dict(kind.clashes(rows))
    apart = [(rows[at], reason) for at, reason in clashes.items()]
    faults = [Fault(row.sheet, row.row, None, reason) for row, reason in apart]
    faulty = [
        texts.get(place_of(row)) or as_written(row, _headings(file, row.sheet), kind.cell)
        for row, _reason in apart
    ]
    return replace(
        file,
        rows=tuple(row for at, row in enumerate(rows) if at not in clashes),
        faults=_in_order(file, [*file.faults, *faults]),
        faulty=_in_order(file, [*file.faulty, *faulty]),
    )


def _once_clashing(file: CheckedFile[Row], kind: Kind[Row]) -> Iterable[tuple[Row, FaultyRow]]:
    """Read those rows again that nothing but a clash is wrong with."""
    wrong = {(fault.sheet, fault.row) for fault in file.faults if fault.field}
    for row in file.faulty:
        if place_of(row) not in wrong:
            found = kind.read(RowReader(row.sheet, row.row, dict(row.values), {}))
            if found is not None:
                yield found, row


def _without(file: CheckedFile[Row], places: Collection[Place]) -> CheckedFile[Row]:
    return replace(
        file,
        rows=tuple(row for row in file.rows if place_of(row) not in places),
        faults=tuple(one for one in file.faults if (one.sheet, one.row) not in places),
        faulty=tuple(row for row in file.faulty if place_of(row) not in places),
    )


def _typed(
    file: CheckedFile[Row], kind: Kind[Row], row: FaultyRow, values: Mapping[str, Cell]
) -> FaultyRow:
    safe = {name: safe_cell(kind, name, cell) for name, cell in values.items()}
    changed = {name: cell for name, cell in safe.items() if (name, cell) not in row.values}
    cells = tuple(
        text_of(changed[heading.field]) if heading.field in changed else cell
        for heading, cell in zip(_headings(file, row.sheet), row.cells, strict=True)
    )
    return replace(row, cells=cells, values=tuple(safe.items()))


Each = TypeVar("Each", bound=Placed)


def _in_order(file: CheckedFile[Row], items: Iterable[Each]) -> tuple[Each, ...]:
    order = {sheet.name: at for at, sheet in enumerate(file.sheets)}
    return tuple(sorted(items, key=lambda item: (order[item.sheet], item.row)))


def _headings(file: CheckedFile[Row], sheet: str) -> tuple[Heading, ...]:
    return next(read.headings for read in file.sheets if read.name == sheet)


def _heading(file: CheckedFile[Row], sheet: str, field: str) -> str | None:
    headings = _headings(file, sheet)
    return next((heading.text for heading in headings if field and heading.field == field), None)
