"""The lessons of a day as a bell makes them: "1. 8:15–9:00"."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from gf2tracker.language import _
from ui import paint, theme

COLUMNS, ROW, PADDING = 5, 24, 10


class BellLine(QLabel):
    """Lessons with their times in five columns, on a sunken ground."""

    def __init__(self) -> None:
        super().__init__()
        self._lessons: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lessons(self, lessons: tuple[str, ...]) -> None:
        """Show each lesson's span, "8:15–9:00"; none says that the times are no bell yet."""
        self._lessons = lessons
        told = [f"{n}. {span}" for n, span in enumerate(lessons, start=1)]
        self.setAccessibleName(_("Lektioner: {lessons}").format(lessons=", ".join(told)))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(2 * ROW + 2 * PADDING))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        paint.fill(painter, self.rect(), theme.color("sunken"), theme.px(6))
        if not self._lessons:
            words = _("Lektionerne vises her, når tiderne kan læses")
            paint.text(painter, self.rect(), words, "ink3", align=paint.CENTER)
            return
        padding, high = theme.px(PADDING), theme.px(ROW)
        wide = (self.width() - 2 * padding) / COLUMNS
        for place, span in enumerate(self._lessons):
            row, column = divmod(place, COLUMNS)
            at = QRectF(padding + column * wide, padding + row * high, wide - 4, high)
            number = QRectF(at.left(), at.top(), theme.px(22), at.height())
            paint.text(painter, number, f"{place + 1}.", "ink3", align=paint.RIGHT)
            paint.text(painter, at.adjusted(theme.px(28), 0, 0, 0), span, "ink")
