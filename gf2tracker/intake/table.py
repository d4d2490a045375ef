"""The lists in a file: which sheets, which row has the headings, and the lines under it.

A printed list has more on it than its lines: titles above, sums and notes below, the headings
again on every page, and a title for each class. Those are told from lines here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from gf2tracker.errors import Refusal
from gf2tracker.intake.book import Book, Sheet, column_letters
from gf2tracker.intake.checked import Cell, Heading, SheetRead
from gf2tracker.intake.headings import Choices, Layout, fingerprint, plain
from gf2tracker.intake.values import holds_cpr, text_of, without_cpr
from gf2tracker.language import _, join_words

_DEEPEST_HEADING = 60  # rows above the list
_LIST_OF = re.compile(r"(?:klasse|hold|elev|deltager)liste(?:\s+for)?\s*:?\s+(.+)", re.IGNORECASE)
_LABELLED = re.compile(r"([^:]{2,40}):\s*(.*)")
_TITLE_ENDS = re.compile(r"\s{2,}|\s[-–]\s|[,;(]")
_SUM = re.compile(
    r"(i ?alt|sum|total|subtotal|antal|udskrevet|udskrift|side \d|sidst opdateret|kilde|note)\b"
)
_NOT_A_NAME = re.compile(r"[*(#\-–]|.*(?:\d{3}|:\s|:$)|\W*$")
_VALUE = re.compile(r"\S*\d\S*")
_MOST_IN_A_TITLE = 4  # cells


class UnknownHeadings(Refusal):
    """No row has the headings that are needed; the user may say what the columns are.

    Attributes:
        sheet: the sheet that most likely has the list.
        headings: its most likely row of headings, or "Kolonne A", "Kolonne B" where the first
            row already is one of the list.
        example: the first row of the list; as the headings without CPR numbers.
    """

    def __init__(
        self, text: str, sheet: str, headings: tuple[str, ...], example: tuple[str, ...]
    ) -> None:
        super().__init__(text, field="headings")
        self.sheet = sheet
        self.headings = headings
        self.example = example


@dataclass(frozen=True)
class Line:
    """One row of a list.

    Attributes:
        row: the sheet's own number, from 1.
        cells: the whole row as it stands, one for each heading.
        titles: what the titles above it say, by field.
    """

    row: int
    cells: tuple[Cell, ...]
    titles: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """A sheet with a list whose headings are known.

    Attributes:
        columns: field to the columns (from 0) that hold it, the best first.
    """

    sheet: Sheet
    layout: Layout
    read: SheetRead
    columns: Mapping[str, tuple[int, ...]]

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What the rows above the headings say, by field."""
        found: dict[str, str] = {}
        for row in self.sheet.rows[: self.read.heading_row - 1]:
            found |= titles_in(self.layout, row, may_be_apart=True)
        return found

    @cached_property
    def cpr_columns(self) -> frozenset[int]:
        """Columns (from 0) in which some cell is a CPR number, whatever the heading says."""
        body = self.sheet.rows[self.read.heading_row :]
        return frozenset(
            column
            for row in body
            for column, cell in enumerate(row)
            if isinstance(cell, (str, int)) and holds_cpr(str(cell))
        )

    def titles_below(self, field: str) -> frozenset[str]:
        """Return what titles between the lines say about a field."""
        found: set[str] = set()
        for cells in self.sheet.rows[self.read.heading_row :]:
            filled = [cell for cell in cells if cell is not None]
            said = self._titles_between(cells, filled)
            found |= {said[field]} if field in said else set()
        return frozenset(found)

    def lines(self, skipped: list[int]) -> Iterator[Line]:
        """Yield the lines in order; rows that are sums or notes go to `skipped` by number."""
        titles = dict(self.titles)
        start = self.read.heading_row
        names = [heading.text for heading in self.read.headings]
        for row, cells in enumerate(self.sheet.rows[start:], start=start + 1):
            filled = [cell for cell in cells if cell is not None]
            if not filled or self._is_heading_again(cells):
                continue
            said = self._titles_between(cells, filled)
            if said:
                titles |= said
            elif self._is_note(cells, filled):
                skipped.append(row)
            else:
                padded = (*cells, *(None,) * (len(names) - len(cells)))
                yield Line(row, padded, dict(titles))

    def column_of(self, field: str, line: Line) -> int | None:
        """Return the column (from 0) that tells a field on a line; None without such a column.

        Of several the first that is filled on the line counts.
        """
        columns = self.columns.get(field, ())
        if len(columns) < 2:
            return columns[0] if columns else None
        filled = (column for column in columns if line.cells[column] is not None)
        return next(filled, columns[0])

    def heading_of(self, field: str, line: Line) -> str | None:
        """Return the file's own heading of a field; None without such a column."""
        column = self.column_of(field, line)
        return None if column is None else self.read.headings[column].text

    def holes(self, line: Line) -> Mapping[str, str]:
        """Return why cells of a line have no value though they should, by field."""
        if not self.sheet.holes:
            return {}
        places = {name: self.column_of(name, line) for name in self.columns}
        return {
            name: self.sheet.holes[line.row, at + 1]
            for name, at in places.items()
            if at is not None and (line.row, at + 1) in self.sheet.holes
        }

    def _is_heading_again(self, cells: tuple[Cell, ...]) -> bool:
        used = [heading for heading in self.read.headings if heading.field]
        return all(
            heading.column <= len(cells)
            and plain(text_of(cells[heading.column - 1])) == plain(heading.text)
            for heading in used
        )

    def _titles_between(self, cells: tuple[Cell, ...], filled: Sequence[Cell]) -> Mapping[str, str]:
        if len(filled) > _MOST_IN_A_TITLE or not self.layout.titles:
            return {}
        return titles_in(self.layout, cells, may_be_apart=False)

    def _is_note(self, cells: tuple[Cell, ...], filled: Sequence[Cell]) -> bool:
        first = text_of(filled[0])
        if len(filled) <= 3 and _SUM.match(first.casefold()):
            return True
        if len(filled) > 1 or len(self.columns) < 2 or not self.layout.titles:
            return False
        at = next(column for column, cell in enumerate(cells) if cell is not None)
        field = next((name for name, columns in self.columns.items() if at in columns), "")
        if field in self.layout.needed[0]:
            return bool(_NOT_A_NAME.match(first))
        return not (field and field not in self.layout.titles and _VALUE.fullmatch(first))


def tables_in(book: Book, layout: Layout, choices: Choices) -> tuple[Table, ...]:
    """Return the sheets of a file that hold the list, in order; never none.

    The sheet with most known headings is read, and every other with the same fields. A file
    without a heading row is refused with what its columns are called.
    """
    sheets = [sheet for sheet in book.sheets if not sheet.is_empty]
    if choices.sheet is not None:
        sheets = [sheet for sheet in sheets if sheet.name == choices.sheet]
    if not sheets:
        raise Refusal(_empty(book, choices))
    found = [table for sheet in sheets if (table := _table(sheet, layout, choices.chosen()))]
    if not found:
        raise _unknown(layout, max(sheets, key=lambda sheet: sum(map(len, sheet.rows))), book)
    best = max(found, key=lambda table: len(table.columns))
    return tuple(table for table in found if table.columns.keys() == best.columns.keys())


def titles_in(layout: Layout, row: tuple[Cell, ...], *, may_be_apart: bool) -> dict[str, str]:
    """Return what a title row says, by field: "Hold: tøm-26a", "Klasseliste tøm-26a".

    Args:
        layout: says which labels are looked for.
        row: the cells of the row.
        may_be_apart: the label and its text may stand in cells beside each other.
    """
    found: dict[str, str] = {}
    texts = [text for cell in row if (text := text_of(cell))]
    for text, after in pairwise([*texts, ""]):
        label, value = text.rstrip(":"), after if may_be_apart or text.endswith(":") else ""
        if said := _LIST_OF.fullmatch(text):
            label, value = "hold", said[1]
        elif (said := _LABELLED.fullmatch(text)) and said[2]:
            label, value = said[1], said[2]
        name = layout.meanings.get(plain(label), ("", 0))[0]
        value = without_cpr(_TITLE_ENDS.split(value)[0].strip())
        is_heading = plain(value) in layout.meanings
        if value and name in layout.titles and not is_heading:
            found.setdefault(layout.titles[name], value)
    return found


def _table(sheet: Sheet, layout: Layout, chosen: Mapping[str, str]) -> Table | None:
    best, best_fields = 0, 0
    for row, cells in enumerate(sheet.rows[:_DEEPEST_HEADING], start=1):
        fields = {name for name, _rank in _meanings(cells, layout, chosen) if name}
        has_needed = all(fields.intersection(group) for group in layout.needed)
        if has_needed and len(fields) > best_fields:
            best, best_fields = row, len(fields)
    width = max(len(row) for row in sheet.rows[max(best, 1) - 1 :])
    row_of_headings = sheet.rows[best - 1] if best else (None,) * width
    meanings = _meanings(row_of_headings, layout, chosen)
    fields = {name for name, _rank in meanings}
    if not all(fields.intersection(group) for group in layout.needed):
        return None
    texts = _texts(row_of_headings, width)
    headings = tuple(
        Heading(at + 1, text, meanings[at][0] if at < len(meanings) else "")
        for at, text in enumerate(texts)
    )
    read = SheetRead(without_cpr(sheet.name), best, headings, fingerprint(texts))
    return Table(sheet, layout, read, _columns(meanings))


def _meanings(
    cells: tuple[Cell, ...], layout: Layout, chosen: Mapping[str, str]
) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    seen: set[str] = set()
    for at, cell in enumerate(cells):
        text = plain(text_of(cell) or _nameless(at))
        meaning = (chosen[text], 0) if text in chosen else layout.meanings.get(text, ("", 0))
        found.append(("", 0) if text in seen else meaning)
        seen.add(text)
    return found


def _columns(meanings: list[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for at in sorted(range(len(meanings)), key=lambda at: (meanings[at][1], at)):
        if meanings[at][0]:
            found.setdefault(meanings[at][0], []).append(at)
    return {name: tuple(columns) for name, columns in found.items()}


def _texts(cells: tuple[Cell, ...], width: int) -> tuple[str, ...]:
    padded = (*cells, *(None,) * (width - len(cells)))
    return tuple(without_cpr(text_of(cell)) or _nameless(at) for at, cell in enumerate(padded))


def _nameless(at: int) -> str:
    return _("Kolonne {letters}").format(letters=column_letters(at + 1))


def _empty(book: Book, choices: Choices) -> str:
    if choices.sheet is not None:
        text = _("Filen har intet ark med navnet “{sheet}” med noget i. Vælg et andet ark.")
        return text.format(sheet=choices.sheet)
    return _("Filen har ingen celler med noget i.") + _but_hidden(book)


def _but_hidden(book: Book) -> str:
    if not book.hidden:
        return ""
    text = _(" Skjulte ark læses ikke: {names}. Vis dem i Excel, hvis listen er der.")
    return text.format(names=join_words(without_cpr(name) for name in book.hidden))


def _unknown(layout: Layout, sheet: Sheet, book: Book) -> UnknownHeadings:
    filled = [row for row in sheet.rows if any(cell is not None for cell in row)]
    likely = max(filled[:_DEEPEST_HEADING], key=lambda row: _likeness(row, layout))
    after = filled[filled.index(likely) + 1 :]
    headings, example = _texts(likely, len(likely)), _texts(after[0] if after else (), 0)
    if any(map(_is_data, likely)):
        headings, example = tuple(map(_nameless, range(len(likely)))), headings
    labels = {item.name: item.label for item in layout.fields}
    needed = join_words(_quoted(labels[group[0]]) for group in layout.needed)
    text = _(
        "Filen ligner ikke {what}: ingen række har overskriften {needed}. "
        "Skriv overskrifter over kolonnerne, eller vælg selv, hvad de er."
    ).format(what=layout.what, needed=needed)
    name = without_cpr(sheet.name)
    return UnknownHeadings(text + _but_hidden(book), name, headings, example)


def _likeness(row: tuple[Cell, ...], layout: Layout) -> tuple[int, bool]:
    known = sum(plain(text_of(cell)) in layout.meanings for cell in row)
    return known, sum(isinstance(cell, str) for cell in row) > 1


def _is_data(cell: Cell) -> bool:
    text = text_of(cell)
    return isinstance(cell, date) or "@" in text or sum(map(str.isdecimal, text)) >= 5


def _quoted(text: str) -> str:
    return f"“{text}”"
