"""Reading a list on the lane of files: a file or a pasted table, of students or of classes."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from gf2tracker.errors import Refusal
from gf2tracker.intake.files import read_classes, read_students, read_students_text
from gf2tracker.intake.headings import AS_FOUND, Choices
from gf2tracker.intake.table import UnknownHeadings
from gf2tracker.language import _
from ui.work import Progress

STUDENTS, CLASSES = "students", "classes"


@dataclass(frozen=True)
class Source:
    """What is read, and what the user has said about it.

    Attributes:
        path: the file; None for a pasted table.
        text: the pasted table.
        kind: STUDENTS or CLASSES; "" lets the headings decide.
        class_code: the class of rows that have none; "" leaves it to the file.
        start: the start of classes whose start the file does not tell.
    """

    path: Path | None = None
    text: str = ""
    kind: str = ""
    class_code: str = ""
    start: date | None = None
    choices: Choices = AS_FOUND

    @property
    def name(self) -> str:
        """What the list is called on screen."""
        return self.path.name if self.path is not None else _("Indsat tabel")

    def with_columns(self, columns: tuple[tuple[str, str], ...]) -> "Source":
        """Return the same source with other chosen columns."""
        return replace(self, choices=replace(self.choices, columns=columns))


@dataclass(frozen=True)
class Reading:
    """What came out of it: the rows of one kind of list, and how they were read."""

    source: Source
    kind: str
    file: Any


def read(source: Source, today: date, progress: Progress) -> Reading:
    """Read a source; without a kind a list of students is tried first, then one of classes.

    Raises:
        UnknownHeadings: no row has headings that fit; the columns may be chosen.
        Refusal: it can't be read at all.
    """
    progress(0, 1, _("Læser {name}").format(name=source.name))
    if source.kind == CLASSES and source.path is not None:
        return Reading(source, CLASSES, read_classes(source.path, choices=source.choices))
    try:
        return Reading(source, STUDENTS, _students(source, today))
    except UnknownHeadings as unknown:
        if source.path is None or source.kind == STUDENTS:
            raise
        try:
            return Reading(source, CLASSES, read_classes(source.path, choices=source.choices))
        except Refusal:
            raise unknown from None


def _students(source: Source, today: date) -> Any:
    code = source.class_code or None
    if source.path is None:
        return read_students_text(
            source.text, today=today, class_code=code, start=source.start, choices=source.choices
        )
    return read_students(
        source.path, today=today, class_code=code, start=source.start, choices=source.choices
    )
