"""The way from a book of cells to checked rows, the same for every kind of list."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from gf2tracker.errors import Refusal
from gf2tracker.intake.book import Book
from gf2tracker.intake.checked import Cell, CheckedFile, Fault, FaultyRow, Remark
from gf2tracker.intake.headings import Choices, Layout, plain
from gf2tracker.intake.limits import MOST_FAULTY_ROWS, MOST_LISTED
from gf2tracker.intake.row import RowReader
from gf2tracker.intake.table import Line, Table, tables_in
from gf2tracker.intake.values import text_of, without_cpr
from gf2tracker.language import _, number, plural

TOO_FAULTY = "rows"
"""The field of the refusal of a list that has nothing but faults: it may be another kind."""


class Placed(Protocol):
    """A row that knows where it stood."""

    @property
    def sheet(self) -> str: ...

    @property
    def row(self) -> int: ...


Row = TypeVar("Row", bound=Placed)
Defaults = Callable[[Table, Line], Mapping[str, Cell]]


@dataclass(frozen=True)
class Kind(Generic[Row]):
    """How the rows of one kind of list are read.

    Attributes:
        layout: the columns it may have.
        read: the row that a reader gives; None, or anything, when the reader has faults.
        clashes: rows that cannot all be true, as (place in the sequence, reason).
        secret: what a cell is shown as, and kept as for mending, by field: one that may hold a
            CPR number never as it stands.
        cell: what a row says in a field, as it could be written there again.
        may_be_empty: whether headings without a row under them say something.
    """

    layout: Layout
    read: Callable[[RowReader], Row | None]
    clashes: Callable[[Sequence[Row]], Iterable[tuple[int, str]]]
    secret: Mapping[str, Callable[[Cell], Cell]]
    cell: Callable[[Row, str], Cell]
    may_be_empty: bool = False


class _Findings(Generic[Row]):
    """What has come out of the tables so far."""

    def __init__(self, kind: Kind[Row]) -> None:
        self.kind = kind
        self.good: list[tuple[Row, Table, Line, Mapping[str, Cell]]] = []
        self.faults: list[Fault] = []
        self.faulty: list[FaultyRow] = []
        self.remarks: dict[tuple[str, str], list[int]] = {}

    def take(self, table: Table, line: Line, values: Mapping[str, Cell]) -> None:
        holes = table.holes(line)
        reader = RowReader(table.read.name, line.row, values, holes)
        row = self.kind.read(reader)
        for field, text in reader.remarks:
            heading = table.heading_of(field, line)
            shown = f"{heading}: {text}" if heading else text
            self.remarks.setdefault((table.read.name, shown), []).append(line.row)
        if reader.faults or row is None:
            self.refuse(table, line, values, reader.faults)
        else:
            self.good.append((row, table, line, values))

    def refuse(
        self,
        table: Table,
        line: Line,
        values: Mapping[str, Cell],
        faults: Iterable[tuple[str, str]],
    ) -> None:
        self.faulty.append(_faulty(self.kind, table, line, values))
        if len(self.faulty) > MOST_FAULTY_ROWS:
            raise Refusal(_too_faulty(self.faults[0]), field=TOO_FAULTY)
        self.faults.extend(
            Fault(table.read.name, line.row, table.heading_of(field, line), reason, field)
            for field, reason in faults
        )

    def part_clashes(self) -> None:
        clashes = dict(self.kind.clashes([row for row, *_rest in self.good]))
        for at, reason in clashes.items():
            _row, table, line, values = self.good[at]
            self.refuse(table, line, values, [("", reason)])
        self.good = [found for at, found in enumerate(self.good) if at not in clashes]


def check(
    book: Book,
    kind: Kind[Row],
    choices: Choices,
    defaults: Callable[[Sequence[Table]], Defaults],
    digest: str,
) -> CheckedFile[Row]:
    """Return the rows of a book's lists, each good or with every fault it has.

    Args:
        book: the file's cells.
        kind: how a row is read.
        choices: what the user has said about sheets and columns.
        defaults: given the tables, returns what a row has where it has no column of its own.
        digest: SHA-256 of the file in hex.
    """
    tables = tables_in(book, kind.layout, choices)
    _refuse_long(tables)
    default = defaults(tables)
    findings = _Findings(kind)
    remarks: list[Remark] = list(_about_sheets(book, tables))
    for table in tables:
        skipped: list[int] = []
        for line in table.lines(skipped):
            findings.take(table, line, _values(table, line, default))
        remarks.extend(_about_table(table, skipped))
    findings.part_clashes()
    remarks.extend(_grouped(findings.remarks))
    count = len(findings.good) + len(findings.faulty)
    if not count and not kind.may_be_empty:
        raise Refusal(_("Listen er tom: der står intet under overskrifterne."))
    read = {table.read.name for table in tables}
    order = {table.read.name: at for at, table in enumerate(tables)}
    return CheckedFile(
        rows=tuple(row for row, *_rest in findings.good),
        faults=tuple(sorted(findings.faults, key=lambda fault: (order[fault.sheet], fault.row))),
        faulty=tuple(sorted(findings.faulty, key=lambda row: (order[row.sheet], row.row))),
        remarks=tuple(remarks),
        sheets=tuple(table.read for table in tables),
        skipped_sheets=tuple(name for name in _names(book) if name not in read),
        encoding=book.encoding,
        digest=digest,
        row_count=count,
    )


def _refuse_long(tables: Sequence[Table]) -> None:
    count = sum(
        any(cell is not None for cell in row)
        for table in tables
        for row in table.sheet.rows[table.read.heading_row :]
    )
    if count > MOST_LISTED:
        text = _(
            "Listen har {count} rækker; der importeres højst {most} ad gangen. Del den i flere."
        )
        raise Refusal(text.format(count=number(count), most=number(MOST_LISTED)))


def _too_faulty(first: Fault) -> str:
    where = _("række {row}").format(row=number(first.row))
    if first.column:
        where = f"{where}, {first.column}"
    text = _(
        "Over {most} rækker har fejl, så filen er næppe læst rigtigt. "
        "Se efter i {where}: {reason}. Vælg kolonnerne selv, eller ret filen."
    )
    return text.format(most=number(MOST_FAULTY_ROWS), where=where, reason=first.reason)


def _values(table: Table, line: Line, default: Defaults) -> Mapping[str, Cell]:
    values = dict(default(table, line))
    for name in table.columns:
        column = table.column_of(name, line)
        cell = None if column is None else line.cells[column]
        if cell is not None or name not in values:
            values[name] = cell
    return values


def _faulty(kind: Kind[Row], table: Table, line: Line, values: Mapping[str, Cell]) -> FaultyRow:
    shown = []
    for heading, cell in zip(table.read.headings, line.cells, strict=False):
        if heading.field in kind.secret:
            shown.append(text_of(kind.secret[heading.field](cell)))
        else:
            nine_too = heading.column - 1 in table.cpr_columns
            shown.append(without_cpr(text_of(cell), nine_too=nine_too))
    safe = tuple((name, safe_cell(kind, name, cell)) for name, cell in values.items())
    return FaultyRow(table.read.name, line.row, tuple(shown), safe)


def safe_cell(kind: Kind[Row], field: str, cell: Cell) -> Cell:
    """Return a cell without CPR numbers; where there may be one, as it is shown."""
    if field in kind.secret:
        return kind.secret[field](cell)
    text = text_of(cell)
    masked = without_cpr(text)
    return cell if masked == text else masked


def _names(book: Book) -> list[str]:
    visible = [without_cpr(sheet.name) for sheet in book.sheets if not sheet.is_empty]
    return [*visible, *(without_cpr(name) for name in book.hidden)]


def _about_sheets(book: Book, tables: Sequence[Table]) -> Iterator[Remark]:
    if book.is_garbled:
        yield Remark(_("Nogle bogstaver ser forkerte ud. Vælg en anden tegnkodning for filen."))
    read = {table.sheet.name for table in tables}
    for name in book.hidden:
        text = _("Det skjulte ark “{sheet}” er ikke læst.")
        yield Remark(text.format(sheet=without_cpr(name)))
    for sheet in book.sheets:
        if sheet.name not in read and not sheet.is_empty:
            text = _("Arket “{sheet}” er ikke læst; det har ikke de samme overskrifter.")
            yield Remark(text.format(sheet=without_cpr(sheet.name)))


def _about_table(table: Table, skipped: Sequence[int]) -> Iterator[Remark]:
    name = table.read.name
    if table.sheet.hidden_rows:
        text = plural(
            table.sheet.hidden_rows,
            "{n} skjult række er læst med.",
            "{n} skjulte rækker er læst med.",
        )
        yield Remark(text, name)
    for row in skipped:
        text = _("Række {row} er sprunget over; den er en sum eller en note.")
        yield Remark(text.format(row=number(row)), name, row)
    seen: set[str] = set()
    for heading in table.read.headings:
        key = plain(heading.text)
        if key in table.layout.meanings and key in seen:
            text = _("Overskriften “{heading}” står flere gange; kun den første er brugt.")
            yield Remark(text.format(heading=heading.text), name)
        seen.add(key)


def _grouped(remarks: Mapping[tuple[str, str], Sequence[int]]) -> Iterator[Remark]:
    for (sheet, text), rows in remarks.items():
        where = _("række {row}").format(row=number(rows[0]))
        if len(rows) > 1:
            where = _("{count} rækker, den første er {row}").format(
                count=number(len(rows)), row=number(rows[0])
            )
        yield Remark(f"{text} ({where})", sheet, rows[0])
