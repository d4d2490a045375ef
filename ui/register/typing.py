"""Typing in the register: which keys write marks, and what they become."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gf2tracker.domain.bell import Bell
from gf2tracker.domain.mark import AbsenceKind, Mark, Marks, Typed, parse_mark, type_mark
from gf2tracker.domain.people import StudentId
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_short, plural

AT_ONCE = {kind.value for kind in AbsenceKind if not kind.has_minutes} | {" ", "."}
STARTS = {kind.value for kind in AbsenceKind if kind.has_minutes}
GOES_ON = set("0123456789:.,")


class TimedLesson(Protocol):
    """A lesson of a day: where it stands, when it starts, and whether its register is taken."""

    @property
    def number(self) -> int:
        """Return the lesson's number in its day, from 1."""

    @property
    def starts(self) -> dt.time | None:
        """Return when it starts; None where the bell is silent."""

    @property
    def taken_at(self) -> dt.time | None:
        """Return when its register was taken; None is not yet."""


class Timed(Protocol):
    """What marks are typed into: the lessons of one day, or of several one after the other."""

    @property
    def lessons(self) -> Sequence[TimedLesson]:
        """Return the lessons from left to right."""


class MarkRow(Protocol):
    """A student with a mark or None for each lesson; exempt lessons (from 1) stay as they are."""

    @property
    def student_id(self) -> StudentId:
        """Return the student."""

    @property
    def name(self) -> str:
        """Return the name as it is shown."""

    @property
    def marks(self) -> Marks:
        """Return the marks."""

    @property
    def exempt(self) -> frozenset[int]:
        """Return the lessons that cannot be marked."""


@dataclass(frozen=True)
class Written:
    """What a row's marks become."""

    row: int
    marks: Marks


def letter_of(event: QKeyEvent) -> str:
    """Return the sign a key press types, in capitals; "" for keys that type nothing."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier):
        return ""
    text = event.text()
    return text.upper() if len(text) == 1 and text.isprintable() else ""


def written(
    rows: Sequence[MarkRow],
    cells: Sequence[tuple[int, int]],
    text: str,
    register: Timed,
    *,
    alone: bool,
) -> list[Written]:
    """Return what typing a text into some cells (row, lesson from 1) makes of their rows.

    A text typed into one lesson a row follows the rules of the day (a letter in an empty first
    lesson fills it); a wider selection gets exactly what was typed, cell by cell. Lessons that a
    student is exempt from stay as they are.

    Raises:
        Refusal: the text is no mark there.
    """
    by_row: dict[int, list[int]] = {}
    for at, lesson in cells:
        by_row.setdefault(at, []).append(lesson)
    found = []
    for at, lessons in by_row.items():
        row = rows[at]
        marks = row.marks
        if len(lessons) == 1:
            first, last = day_of(register, lessons[0])
            typed = _typed(row, lessons[0], text, register, alone=alone)
            marks = (*marks[:first], *typed.marks, *marks[last:])
        else:
            for lesson in lessons:
                mark = parse_mark(text, register.lessons[lesson - 1].starts)
                marks = (*marks[: lesson - 1], mark, *marks[lesson:])
        found.append(Written(at, _kept(row, marks)))
    return found


def day_of(register: Timed, lesson: int) -> tuple[int, int]:
    """Return where the day of a lesson (from 1) begins and ends among all marks, as a slice."""
    first = lesson - register.lessons[lesson - 1].number
    last = lesson
    while last < len(register.lessons) and register.lessons[last].number > 1:
        last += 1
    return first, last


def _typed(row: MarkRow, lesson: int, text: str, register: Timed, *, alone: bool) -> Typed:
    first, last = day_of(register, lesson)
    starts = [one.starts for one in register.lessons[first:last]]
    bell = Bell(tuple(start for start in starts if start is not None))
    taken = [one.taken_at for one in register.lessons[first:last]]
    marks = row.marks[first:last]
    return type_mark(text, lesson - first, marks, bell, alone=alone, taken=taken)


def told(row: MarkRow, lesson: int, text: str, register: Timed, *, alone: bool) -> str:
    """Return the bubble's words for a text that is being typed; the Refusal's when it is wrong."""
    return _typed(row, lesson, text, register, alone=alone).text


def copied(rows: Sequence[MarkRow], cells: Sequence[tuple[int, int]]) -> str:
    """Return the marks of some cells (row, lesson from 1) as Excel pastes them."""
    lines: dict[int, list[str]] = {}
    for row, lesson in cells:
        mark = rows[row].marks[lesson - 1]
        lines.setdefault(row, []).append(str(mark) if mark else "")
    return "\n".join("\t".join(line) for line in lines.values())


def table_of(text: str, cells: Sequence[tuple[int, int]]) -> list[list[str]]:
    """Return a text from Excel as a table; one mark alone fills all the selected cells."""
    table = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
    if len(table) == 1 and len(table[0]) == 1:
        first, last = cells[0], cells[-1]
        wide = max(lesson for _row, lesson in cells) - first[1] + 1
        return [table[0] * wide] * (last[0] - first[0] + 1)
    return table


def pasted(
    rows: Sequence[MarkRow],
    row: int,
    lesson: int,
    table: Sequence[Sequence[str]],
    register: Timed,
) -> list[Written]:
    """Return what a table of texts, pasted at a cell, makes of the rows from there on.

    Raises:
        Refusal: a text is no mark, or the table is larger than what is below and right.
    """
    _refuse_larger(table, len(rows) - row, len(register.lessons) - lesson + 1)
    found = []
    for at, texts in enumerate(table, start=row):
        marks = list(rows[at].marks)
        for number, text in enumerate(texts, start=lesson):
            try:
                marks[number - 1] = parse_mark(text, register.lessons[number - 1].starts)
            except Refusal as refusal:
                where = _("{name}, {lesson}: {why}")
                words = {"lesson": lesson_words(register, number), "why": refusal.text}
                raise Refusal(where.format(name=rows[at].name, **words)) from refusal
        found.append(Written(at, _kept(rows[at], tuple(marks))))
    return found


def lesson_words(register: Timed, lesson: int) -> str:
    """Return which lesson one is: "3. lektion", with its day where the lessons are of several."""
    one = register.lessons[lesson - 1]
    words = _("{lesson}. lektion").format(lesson=one.number)
    day = getattr(one, "date", None)
    return f"{date_short(day)} {words}" if day is not None else words


def _refuse_larger(table: Sequence[Sequence[str]], rows: int, lessons: int) -> None:
    wide = max(len(texts) for texts in table)
    if len(table) <= rows and wide <= lessons:
        return
    sizes = {
        "rows": plural(len(table), _("{n} række"), _("{n} rækker")),
        "columns": plural(wide, _("{n} kolonne"), _("{n} kolonner")),
        "room": _("{rows} × {lessons}").format(rows=rows, lessons=lessons),
    }
    text = _("Der er {rows} og {columns} i tabellen, men herfra kun plads til {room}.")
    raise Refusal(text.format(**sizes))


def cells_of(
    rows: Sequence[MarkRow], changes: Sequence[Written]
) -> dict[tuple[int, int | None], Mark | None]:
    """Return the cells that differ, by student and lesson, as the action takes them."""
    return {
        (rows[change.row].student_id, lesson): mark
        for change in changes
        for lesson, (old, mark) in enumerate(
            zip(rows[change.row].marks, change.marks, strict=True), start=1
        )
        if old != mark
    }


def _kept(row: MarkRow, marks: Marks) -> Marks:
    return tuple(
        old if lesson in row.exempt else new
        for lesson, (old, new) in enumerate(zip(row.marks, marks, strict=True), start=1)
    )
