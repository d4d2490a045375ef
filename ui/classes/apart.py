"""What a class's cells of several things are told as outside of the program: one column each."""

from collections.abc import Callable
from typing import TypeVar

from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.language import _
from gf2tracker.queries.classes import ClassRow
from ui.column import Column

Item = TypeVar("Item")
Row = Callable[[Item], ClassRow]


def teacher_apart(of: Row[Item]) -> tuple[Column[Item], ...]:
    """Return the contact teacher's initials, and the name."""
    return (
        Column(_("Lærer"), lambda item: of(item).contact_teacher, name="teacher"),
        Column(_("Lærerens navn"), lambda item: of(item).contact_teacher_name, name="teacher_name"),
    )


def week_apart(of: Row[Item]) -> tuple[Column[Item], ...]:
    """Return the teaching week, how many there are, and the phase; empty before and after."""

    def phase(item: Item) -> str:
        number = of(item).phase
        return PHASE_NAMES[number - 1] if number is not None else ""

    return (
        Column(_("Uge"), lambda item: of(item).week or "", name="week", kind="number"),
        Column(_("Uger i alt"), lambda item: of(item).weeks, name="weeks", kind="number"),
        Column(_("Fase"), phase, name="phase"),
    )
