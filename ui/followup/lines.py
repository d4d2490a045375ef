"""The rows of page Opfølgning: two lines each, who it is and why, and the columns that show it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from gf2tracker.domain.attention import State as Attention
from gf2tracker.language import _, join_words, sort_key
from gf2tracker.queries.gaps import RegisterGap
from gf2tracker.queries.signals import Case
from ui import icon, paint, theme
from ui.cells import Drawn, Words
from ui.chip import chip_width, draw_chip
from ui.rows import Mark
from ui.symbol import State

ROW_HIGH, GAP, CHIP = 52, 8, 18
STATES = {Attention.ACT: State.ACT, Attention.WATCH: State.WATCH, Attention.NONE: State.NONE}


@dataclass(frozen=True)
class CaseLine:
    """A student as the page shows one: the case, the day, and whether a reason is new."""

    case: Case
    today: date
    is_new: bool = False


@dataclass(frozen=True)
class WhoAndWhy(Drawn):
    """Name and class, under them a chip for each reason; those without room are counted."""

    line: CaseLine

    @property
    @override
    def plain(self) -> str:
        """Name, class and every reason in full; what somebody wrote is not copied along."""
        return ", ".join([name_of(self.line), code_of(self.line), reasons_of(self.line)])

    @property
    @override
    def order(self) -> Any:
        """The name."""
        return sort_key(self.line.case.student.name)

    @override
    def width(self) -> float:
        """Return how wide all chips are together."""
        return sum(chip_width(*chip) + theme.px(GAP) for chip in self._chips())

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        """Paint two lines."""
        del align
        upper, lower = _lines(at)
        self._paint_name(painter, upper)
        x, chips = lower.left(), self._chips()
        for place, (text, state) in enumerate(chips):
            left = len(chips) - place - 1
            room = lower.right() - x - (theme.px(26) if left else 0)
            wide = min(chip_width(text, state), room)
            if place and wide < chip_width(text, state):
                told = _("+{n}").format(n=left + 1)
                more = QRectF(x, lower.top(), lower.right() - x, lower.height())
                paint.text(painter, more, told, "ink3", theme.font("small", bold=True))
                return
            high = theme.px(CHIP)
            chip = QRectF(x, lower.center().y() - high / 2, wide, high)
            draw_chip(painter, chip, text, state)
            x += wide + theme.px(GAP)

    def _paint_name(self, painter: QPainter, at: QRectF) -> None:
        student, is_new = self.line.case.student, self.line.is_new
        new = chip_width(_("ny"), State.NEW) if is_new else 0.0
        code = paint.width(student.code)
        room = max(at.width() - code - new - 2 * theme.px(GAP), theme.px(40))
        name = QRectF(at.left(), at.top(), room, at.height())
        x = at.left() + paint.text(painter, name, student.name, "ink", theme.font(bold=True))
        if student.is_protected:
            side = theme.px(14)
            lock = QRectF(x + theme.px(6), at.center().y() - side / 2, side, side)
            icon.paint(painter, "lock", lock, "ink2")
            x += side + theme.px(6)
        x += theme.px(GAP)
        paint.text(painter, QRectF(x, at.top(), code + 1, at.height()), student.code, "ink3")
        if is_new:
            high = theme.px(CHIP)
            chip = QRectF(x + code + theme.px(GAP), at.center().y() - high / 2, new, high)
            draw_chip(painter, chip, _("ny"), State.NEW)

    def _chips(self) -> list[tuple[str, State]]:
        return [(one.short, STATES[one.state]) for one in self.line.case.signals]


@dataclass(frozen=True)
class TwoLines(Drawn):
    """Words over quieter words."""

    upper: Words
    lower: Words | None = None
    sorted_by: Any = None

    @property
    @override
    def plain(self) -> str:
        """Both lines in words."""
        return ", ".join(words.text for words in self._words() if words.text)

    @property
    @override
    def order(self) -> Any:
        """What was given, else the words."""
        return sort_key(self.plain) if self.sorted_by is None else self.sorted_by

    @override
    def width(self) -> float:
        """Return how wide the longer line is."""
        return max(words.width() for words in self._words())

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        """Paint two lines."""
        for words, room in zip(self._words(), _lines(at), strict=False):
            if words.text:
                words.paint(painter, room, align)

    def _words(self) -> list[Words]:
        return [self.upper] if self.lower is None else [self.upper, self.lower]


def name_of(line: CaseLine) -> str:
    """Return a student's name, and that it is protected where it is."""
    student = line.case.student
    protected = _("{name} (beskyttet)").format(name=student.name)
    return protected if student.is_protected else student.name


def code_of(line: CaseLine) -> str:
    """Return the code of a student's class."""
    return line.case.student.code


def reasons_of(line: CaseLine) -> str:
    """Return every reason in full; what somebody wrote is not told along."""
    signals = line.case.signals
    return " · ".join(one.short if one.rule.is_written else one.text for one in signals)


def mark_of(line: CaseLine) -> Mark:
    """Return the symbol in the margin: what the most urgent reason asks for."""
    told = join_words(one.text for one in line.case.signals)
    return Mark(STATES[line.case.state], _("ny: {told}").format(told=told) if line.is_new else told)


def mark_of_gap(gap: RegisterGap) -> Mark:
    """Return the symbol in the margin of a class without register: whole days are the worst."""
    has_whole = any(day.is_whole for day in gap.days)
    return Mark(State.ACT if has_whole else State.WATCH, gap.text)


def _lines(at: QRectF) -> tuple[QRectF, QRectF]:
    high = theme.px(20)
    top = at.center().y() - high - theme.px(1)
    upper = QRectF(at.left(), top, at.width(), high)
    return upper, upper.translated(0, high + theme.px(2))
