"""What each day of a student looks like in the matrix, and the kinds that can be shown alone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from gf2tracker.domain.mark import AbsenceKind, Marks
from gf2tracker.domain.spark import spark_day
from gf2tracker.language import _
from gf2tracker.queries.coursematrix import CourseMatrix, MatrixDay, MatrixRow
from ui.day import Look
from ui.sparkdays import LOOKS

EVERY = "every"
KINDS = (
    (EVERY, _("Alle slags")),
    ("absent", _("Udeblevet")),
    ("lawful", _("Syg og godkendt")),
    ("late", _("For sent og gået tidligt")),
    ("company", _("Virksomhed")),
    ("unknown", _("Årsag mangler")),
)
"""What may be shown alone: its name in code, and its words."""

_LOOK_OF = {
    "absent": Look.ABSENT,
    "lawful": Look.LAWFUL,
    "late": Look.LATE,
    "company": Look.COMPANY,
    "unknown": Look.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Tile:
    """A day as it is drawn.

    Attributes:
        share: how much of the day is lost, 0 to 1.
        is_open: whether it does not count yet: planned, or marked without a register.
        is_early: whether it is an absence day among the first 14.
    """

    look: Look
    share: float = 0.0
    is_open: bool = False
    is_early: bool = False


_BEFORE, _AFTER, _COMING = Tile(Look.BEFORE), Tile(Look.AFTER), Tile(Look.COMING)
_PRESENT, _NOT_TAKEN = Tile(Look.PRESENT), Tile(Look.NOT_TAKEN)


def kinds_of(shown: str) -> Collection[AbsenceKind]:
    """Return the kinds of marks that a choice shows."""
    if shown == EVERY:
        return tuple(AbsenceKind)
    return tuple(kind for kind, look in LOOKS.items() if look is _LOOK_OF[shown])


def tiles_of(row: MatrixRow, matrix: CourseMatrix, shown: str) -> tuple[Tile, ...]:
    """Return a student's days as they are drawn, with marks of the chosen kinds."""
    kinds = kinds_of(shown)
    return tuple(
        tile_of(row, on, day, matrix.today, kinds)
        for on, day in zip(matrix.course.school_days, row.days, strict=True)
    )


def tile_of(
    row: MatrixRow, on: date, day: MatrixDay | None, today: date, kinds: Collection[AbsenceKind]
) -> Tile:
    """Return how one day of a student is drawn."""
    if day is None:
        return _BEFORE if on < row.first_day else _AFTER
    marks = only(day.marks, kinds) if any(day.marks) else ()
    spark = spark_day(marks, len(day.marks), is_taken=day.is_taken)
    if spark.kind is None or spark.kind is AbsenceKind.EXEMPT:
        if on > today:
            return _COMING
        return _PRESENT if day.is_taken else _NOT_TAKEN
    return Tile(LOOKS[spark.kind], spark.share, not day.is_taken, on in row.early)


def only(marks: Marks, kinds: Collection[AbsenceKind]) -> Marks:
    """Return a day's marks without those of other kinds."""
    return tuple(mark if mark is not None and mark.kind in kinds else None for mark in marks)
