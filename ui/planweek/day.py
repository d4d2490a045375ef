"""One day of the week: its date, why it is closed, what must be done by it, and its activities."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.domain.activity import PlannedId
from gf2tracker.domain.course import Deadline
from gf2tracker.language import WEEKDAYS, _, day_month
from gf2tracker.queries.plan import PlanChip
from ui import paint, theme
from ui.label import Label
from ui.planweek.card import WeekCard

HEAD, PAD = 34, 8


class DayColumn(QWidget):
    """A day as a column of cards; today has the ink ring.

    Signals:
        wished(PlanChip, str): something is wanted with an activity.
        new_wanted(date): an empty place was pressed twice.
    """

    wished = Signal(object, str)
    new_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.day = date.min
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.cards: list[WeekCard] = []
        self._is_today = self._is_open = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(PAD), theme.px(HEAD), theme.px(PAD), theme.px(PAD))
        self._column.setSpacing(theme.px(8))

    def show_day(self, day: date, *, is_open: bool, today: date) -> None:
        """Show another day, with nothing on it yet."""
        self.day, self._is_open, self._is_today = day, is_open, day == today
        self.cards = []
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setAccessibleName(self.words)
        self.update()

    @property
    def words(self) -> str:
        """The day as it is named: "tirsdag 08.09."."""
        return _("{weekday} {day}").format(
            weekday=WEEKDAYS[self.day.weekday()], day=day_month(self.day)
        )

    def fill(
        self,
        chips: Sequence[PlanChip],
        companies: Mapping[PlannedId, Sequence[str]],
        deadlines: Sequence[Deadline],
        today: date,
    ) -> None:
        """Show what must be done by the day, and its activities in order."""
        for deadline in deadlines:
            told = _("Frist: {name}").format(name=deadline.label)
            self._column.addWidget(Label(told, bold=True, wraps=True))
        for chip in chips:
            card = WeekCard(chip, companies.get(chip.id, ()), today)
            card.wished.connect(lambda wish, one=chip: self.wished.emit(one, wish))
            self._column.addWidget(card)
            card.show()  # at once, so that it can be given the keyboard
            self.cards.append(card)
        self._column.addStretch(1)

    def tell_closed(self, why: str) -> None:
        """Say why there is no school."""
        told = Label(why, shade="ink2", wraps=True)
        self._column.insertWidget(0, told)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_open:
            self.new_wanted.emit(self.day)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        body = QRectF(self.rect())
        paint.box(painter, body, theme.color("sunken"), theme.color("line"), theme.px(8))
        if not self._is_open:
            under = body.adjusted(1, theme.px(HEAD + 44), -1, -theme.px(8))
            paint.hatch(painter, under)
        if self._is_today:
            paint.edge(painter, body, theme.color("ink"), theme.px(8), theme.px(2))
        head = body.adjusted(theme.px(12), 0, -theme.px(12), 0)
        head.setHeight(theme.px(HEAD))
        words = _("i dag, {day}").format(day=self.words) if self._is_today else self.words
        shade = "ink" if self._is_open else "ink2"
        paint.text(painter, head, words, shade, theme.font(bold=True))
