"""The phases of a course as the band over every page will draw them."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.language import _, join_words, plural
from ui import paint, theme

BAR, GAP, HIGH = 18, 2, 42


class PhaseBar(QLabel):
    """A slot a week in the colours of the phases, each phase's name and length under it."""

    def __init__(self) -> None:
        super().__init__()
        self._phases: tuple[int, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_phases(self, phases: tuple[int, ...]) -> None:
        """Show the weeks in each phase."""
        self._phases = phases
        told = [f"{PHASE_NAMES[n]} {_weeks(weeks)}" for n, weeks in enumerate(phases)]
        self.setAccessibleName(_("Faser: {phases}").format(phases=join_words(told)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        gap, week = theme.px(GAP), 0
        pitch = (self.width() + gap) / max(sum(self._phases), 1)
        for place, weeks in enumerate(self._phases):
            phase = place % len(PHASE_NAMES) + 1
            for number in range(week, week + weeks):
                left = round(number * pitch)
                wide = round((number + 1) * pitch) - gap - left
                slot = QRectF(left, 0, wide, theme.px(BAR))
                paint.fill(painter, slot, theme.color(f"p{phase}mid"), theme.px(3))
                small = theme.font("small")
                paint.text(painter, slot, str(number + 1), "ink", small, paint.CENTER)
            self._paint_name(painter, round(week * pitch), round(weeks * pitch) - gap, place)
            week += weeks

    def _paint_name(self, painter: QPainter, left: int, wide: int, place: int) -> None:
        name, weeks = PHASE_NAMES[place], _weeks(self._phases[place])
        words = QRectF(left, theme.px(BAR + 4), wide, theme.px(18))
        small = theme.font("small", bold=True)
        used = paint.text(painter, words, name, f"p{place % len(PHASE_NAMES) + 1}text", small)
        rest = words.adjusted(used + theme.px(6), 0, 0, 0)
        if rest.width() >= paint.width(weeks, theme.font("small")):
            paint.text(painter, rest, weeks, "ink3", theme.font("small"))


def _weeks(weeks: int) -> str:
    return plural(weeks, "{n} uge", "{n} uger")
