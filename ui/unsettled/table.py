"""The days to settle as a table in which one letter settles the row."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from typing_extensions import override

from gf2tracker.domain.lessonwords import which_lessons
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.language import NO_FIGURE, _, date_short
from gf2tracker.queries.unsettled import OpenDay, Why
from ui import theme
from ui.cells import Align, Drawn, Words
from ui.column import Column
from ui.register.tile import Cell, paint_lessons
from ui.rows import Mark
from ui.symbol import State
from ui.table import Table

LESSON = 31
SETTLES = {
    kind.value: kind
    for kind in (
        AbsenceKind.ABSENT,
        AbsenceKind.SICK,
        AbsenceKind.SICK_UNREPORTED,
        AbsenceKind.CHILD_SICK,
        AbsenceKind.APPROVED,
        AbsenceKind.SCHOOL,
    )
}
PRESENT = {" ", "."}
WORDS = {Why.NO_REASON: _("Årsag mangler"), Why.NO_CONTACT: _("Ingen kontakt endnu")}


class UnsettledTable(Table[OpenDay]):
    """One row a student and day.

    Signals:
        settled(AbsenceKind or None): a letter was pressed on the chosen rows; None is present.
        call_wanted: F4 was pressed.
    """

    settled = Signal(object)
    call_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            COLUMNS,
            key=lambda one: (one.student.student_id, one.date),
            name=_("Dage at afklare"),
            mark=_mark,
            group=lambda one: one.why,
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        plain = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_F4:
            self.call_wanted.emit()
        elif event.modifiers() & ~plain or not self.rows.items:
            super().keyPressEvent(event)
        elif letter in SETTLES or letter in PRESENT or event.key() == Qt.Key.Key_Delete:
            self.settled.emit(SETTLES.get(letter))
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True)
class DayTiles(Drawn):
    """A day's marks as they stand in the register."""

    day: OpenDay

    @property
    @override
    def plain(self) -> str:
        return " ".join(str(mark) if mark else NO_FIGURE for mark in self.day.marks)

    @override
    def width(self) -> float:
        return theme.px(LESSON) * len(self.day.marks)

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Align) -> None:
        wide = theme.px(LESSON)
        cells = [
            Cell(QRectF(at.left() + n * wide, at.top(), wide, at.height()), mark, is_taken)
            for n, (mark, is_taken) in enumerate(zip(self.day.marks, self.day.taken, strict=True))
        ]
        paint_lessons(painter, cells)


def _open_lessons(day: OpenDay) -> str:
    is_whole = len(day.lessons) == len(day.marks)
    return _("hele dagen") if is_whole else which_lessons(day.lessons)


def _mark(one: OpenDay) -> Mark | None:
    if one.why is Why.NO_REASON:
        return Mark(State.WATCH, WORDS[one.why])
    return None


def _why(one: OpenDay) -> Drawn:
    if one.why is Why.NO_REASON:
        return Words(WORDS[one.why], shade="watchtext", is_bold=True)
    return Words(WORDS[one.why], shade="ink2")


def _phone(one: OpenDay) -> Drawn:
    if one.student.is_protected:
        return Words(_("beskyttet"), shade="ink3", icon="lock")
    return Words(one.student.phone, shade="ink2")


COLUMNS = (
    Column[OpenDay](_("Elev"), lambda one: one.student.name, name="name", width=170, weight=1),
    Column[OpenDay](_("Hold"), lambda one: one.student.code, name="code", width=70, shade="ink2"),
    Column[OpenDay](
        _("Dag"),
        lambda one: Words(date_short(one.date)),
        name="day",
        width=76,
        order=lambda one: one.date,
        told_as=(Column(_("Dag"), lambda one: one.date, name="day", kind="date"),),
    ),
    Column[OpenDay](_("Hvad mangler"), _why, name="why", width=140),
    Column[OpenDay](
        _("Lektioner"), _open_lessons, name="lessons", width=76, shade="ink2", is_hidden=True
    ),
    Column[OpenDay](_("Mærker"), DayTiles, name="marks", width=LESSON * 8),
    Column[OpenDay](_("Telefon"), _phone, name="phone", width=96),
    Column[OpenDay](_("Note"), lambda one: one.note, name="note", width=80, weight=3, shade="ink2"),
)
