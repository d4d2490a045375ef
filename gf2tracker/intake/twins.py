"""Rows of one file that are about the same student."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gf2tracker.domain.people import full_name
from gf2tracker.intake.checked import CheckedFile, Remark
from gf2tracker.intake.student import StudentRow
from gf2tracker.language import _, fold, join_words, number, plural

_Sign = tuple[object, ...]


def twice(rows: Sequence[StudentRow]) -> Iterator[tuple[int, str]]:
    """Yield the rows that are about a student seen before, as (place, reason); copies are none.

    The same number is the same student. So is the same name and birth date, unless both have a
    number; and the same name on the same class, when one of the rows has neither number nor
    birth date. Where the two rows say different classes, both of them are yielded.
    """
    seen: dict[_Sign, int] = {}
    for at, row in enumerate(rows):
        first = next((seen[sign] for sign in _asked(row) if sign in seen), None)
        for sign in _told(row):
            seen.setdefault(sign, at)
        if first is not None and not _is_copy(rows[first], row):
            reason = _reason(rows[first], row)
            yield at, reason
            if rows[first].class_code != row.class_code:
                yield first, reason


def without_copies(file: CheckedFile[StudentRow]) -> CheckedFile[StudentRow]:
    """Return the file with each student once where rows say the very same, and a remark on it.

    Only a number or a birth date shows that it is the same student and no namesake.
    """
    first: dict[_Sign, StudentRow] = {}
    copies = {
        (row.sheet, row.row)
        for row in file.rows
        if (seen := first.setdefault(_sign(row), row)) is not row and _is_copy(seen, row)
    }
    if not copies:
        return file
    text = plural(
        len(copies),
        _("{n} række siger det samme som en tidligere og er lagt sammen med den"),
        _("{n} rækker siger det samme som tidligere og er lagt sammen med dem"),
    )
    numbers = join_words(number(row) for _sheet, row in sorted(copies))
    rows = tuple(row for row in file.rows if (row.sheet, row.row) not in copies)
    remark = Remark(f"{text} ({_('række')} {numbers}).")
    return replace(file, rows=rows, remarks=(*file.remarks, remark))


def _sign(row: StudentRow) -> _Sign:
    return row.number, row.first_name, row.last_name, row.birth_date, row.class_code


def _is_copy(first: StudentRow, row: StudentRow) -> bool:
    return not _is_bare(row) and _content(first) == _content(row)


def _content(row: StudentRow) -> StudentRow:
    return replace(row, sheet="", row=0)


def _asked(row: StudentRow) -> Iterator[_Sign]:
    """What an earlier row would have told if it were the same student."""
    name = _name(row)
    if row.number:
        yield "number", row.number
    if row.birth_date:
        yield "born without number" if row.number else "born", name, row.birth_date
    yield "on class" if _is_bare(row) else "bare on class", name, row.class_code


def _told(row: StudentRow) -> Iterator[_Sign]:
    name = _name(row)
    if row.number:
        yield "number", row.number
    elif row.birth_date:
        yield "born without number", name, row.birth_date
    if row.birth_date:
        yield "born", name, row.birth_date
    if _is_bare(row):
        yield "bare on class", name, row.class_code
    yield "on class", name, row.class_code


def _name(row: StudentRow) -> str:
    return fold(full_name(row.first_name, row.last_name))


def _is_bare(row: StudentRow) -> bool:
    return not row.number and not row.birth_date


def _reason(first: StudentRow, second: StudentRow) -> str:
    if first.class_code == second.class_code:
        text = _("eleven står to gange: {first} og {second}")
        return text.format(first=_at(first, second), second=_at(second, first))
    text = _("eleven står på to hold: {one} i {first} og {other} i {second}")
    return text.format(
        one=first.class_code,
        first=_at(first, second),
        other=second.class_code,
        second=_at(second, first),
    )


def _at(row: StudentRow, other: StudentRow) -> str:
    if row.sheet == other.sheet:
        return _("række {row}").format(row=number(row.row))
    return _("række {row} på arket “{sheet}”").format(row=number(row.row), sheet=row.sheet)
