"""The register's foot: counts with the tiles themselves, and the button that takes the register."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.domain.mark import AbsenceKind, Mark
from gf2tracker.language import _
from gf2tracker.queries.register import Register
from ui import paint, theme
from ui.button import Button
from ui.label import Label
from ui.register.tile import paint_tile
from ui.register.words import foot_words

HIGH, TILE = 44, 20
SIDE, GAP = 24, 16
HINT = _("Skriv U, S eller F12, så går markøren selv til næste elev")
SHOWN = (
    (AbsenceKind.ABSENT, _("udeblevet")),
    (AbsenceKind.SICK, _("syg")),
    (AbsenceKind.SICK_UNREPORTED, _("syg, ikke meldt")),
    (AbsenceKind.CHILD_SICK, _("barns sygdom")),
    (AbsenceKind.APPROVED, _("godkendt")),
    (AbsenceKind.LATE, _("for sent")),
    (AbsenceKind.LEFT_EARLY, _("gået tidligt")),
    (AbsenceKind.SCHOOL, _("skole/virksomhed")),
    (AbsenceKind.UNKNOWN, _("årsag mangler")),
)


class RegisterFoot(QWidget):
    """Counts of the day, which are the legend too, and what can be done next.

    Signals:
        taken(list): the lessons (from 1) whose register the user takes.
    """

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._next: Sequence[int] = ()
        self.counts = Counts()
        self.told = Label(shade="ink2")
        self.take = Button("", kind="primary", keys="Ctrl+Enter")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
        row.setSpacing(theme.px(GAP))
        row.addWidget(self.counts, 1)
        row.addWidget(self.told)
        row.addWidget(self.take)
        self.setFixedHeight(theme.px(HIGH))
        self.take.clicked.connect(self._on_take)

    def show_register(self, register: Register, lessons: Sequence[int], text: str) -> None:
        """Show a day's counts and offer to take the register of some lessons; none hides it."""
        missing = sum(any(m and m.kind.is_missing for m in row.marks) for row in register.rows)
        is_open = any(lesson.taken_at is None for lesson in register.lessons)
        hint = HINT if is_open and not register.kinds else ""
        present = len(register.rows) - missing
        is_begun = any(lesson.taken_at is not None for lesson in register.lessons)
        words = _("til stede") if is_begun else _("ventes")  # nobody is there before it is taken
        self.counts.show_counts(present, words, register.kinds, hint)
        self.offer(lessons, text)
        self.tell(foot_words(register))

    def offer(self, lessons: Sequence[int], text: str) -> None:
        """Offer to take the register of some lessons; none hides the button."""
        self._next = lessons
        self.take.setText(text)
        self.take.setVisible(bool(lessons))
        self.take.refresh()
        self._fit()

    def tell(self, text: str) -> None:
        """Say how far the register is, where there is room."""
        self.told.setText(text)
        self._fit()

    def _fit(self) -> None:
        """Let the counts and the button have their room before what is told between them."""
        gap = theme.px(GAP)
        room = self.width() - 2 * theme.px(SIDE) - self.counts.minimumSizeHint().width()
        room -= 0 if self.take.isHidden() else self.take.sizeHint().width() + gap
        self.told.setVisible(self.told.sizeHint().width() + gap <= room)

    def _on_take(self) -> None:
        self.taken.emit(list(self._next))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint.under_line(self, "page")


class Counts(QWidget):
    """Tiles with counts; drawn from the left, what has no room is left out of sight, not of ear."""

    def __init__(self) -> None:
        super().__init__()
        self._first, self._word = 0, ""
        self._kinds: list[tuple[AbsenceKind, str, int]] = []
        self._hint = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_counts(
        self, first: int, word: str, kinds: Mapping[AbsenceKind, int], hint: str = ""
    ) -> None:
        """Show a count with its word, then how many there are of each kind, and a hint after it."""
        self._first, self._word, self._hint = first, word, hint
        self._kinds = [(kind, words, kinds[kind]) for kind, words in SHOWN if kinds.get(kind)]
        told = [f"{first} {word}"]
        told += [f"{count} {words}" for _kind, words, count in self._kinds]
        self.setAccessibleName(", ".join(told))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(TILE))

    @override
    def minimumSizeHint(self) -> QSize:
        """Return room for the first count, whose words are never cut."""
        wide = paint.width(str(self._first), theme.font(bold=True)) + paint.width(self._word)
        return QSize(theme.px(15 + 4) + round(wide) + 2, theme.px(TILE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ink3"))
        painter.drawEllipse(QPointF(theme.px(6), middle), theme.px(3) / 2, theme.px(3) / 2)
        x = self._paint_count(painter, theme.px(15), self._first, self._word)
        for kind, word, count in self._kinds:
            side = theme.px(TILE)
            wide = paint.width(str(count), theme.font(bold=True)) + paint.width(word)
            if x + side + theme.px(7 + 4) + wide > self.width():
                break
            tile = QRectF(x, middle - side / 2, side, side)
            paint_tile(painter, tile, Mark(kind))
            x = self._paint_count(painter, x + side + theme.px(7), count, word)
        if self._hint and x + paint.width(self._hint) <= self.width():
            paint.text(painter, QRectF(x, 0, self.width() - x, self.height()), self._hint, "ink3")

    def _paint_count(self, painter: QPainter, x: float, count: int, word: str) -> float:
        bold = theme.font(bold=True)
        area = QRectF(x, 0, self.width() - x, self.height())
        x += paint.text(painter, area, str(count), "ink", bold) + theme.px(4)
        area.setLeft(x)
        return x + paint.text(painter, area, word, "ink2") + theme.px(16)
