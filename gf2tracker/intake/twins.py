"""Rows of one file that are about the same student."""

from collections.abc import Iterator, Sequence

from gf2tracker.domain.people import full_name
from gf2tracker.intake.student import StudentRow
from gf2tracker.language import _, fold, number

_Sign = tuple[object, ...]


def twice(rows: Sequence[StudentRow]) -> Iterator[tuple[int, str]]:
    """Yield the rows that are about a student seen before, as (place, reason).

    The same number is the same student. So is the same name and birth date, unless both have a
    number; and the same name on the same class, when one of the rows has neither number nor
    birth date. Where the two rows say different classes, both of them are yielded.
    """
    seen: dict[_Sign, int] = {}
    for at, row in enumerate(rows):
        first = next((seen[sign] for sign in _asked(row) if sign in seen), None)
        for sign in _told(row):
            seen.setdefault(sign, at)
        if first is not None:
            reason = _reason(rows[first], row)
            yield at, reason
            if rows[first].class_code != row.class_code:
                yield first, reason


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
