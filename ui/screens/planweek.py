"""A class's week as it is planned: day by day what happens, who has it, who comes."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import holding
from gf2tracker.domain.activity import PlannedId, PlanState
from gf2tracker.language import _, week_label
from gf2tracker.queries import planweek
from gf2tracker.queries.plan import PlanChip
from gf2tracker.queries.planweek import ClassWeek
from ui import theme
from ui.dialogs.boardkeys import BoardKeys
from ui.dialogs.planfiles import PlanFiles
from ui.dialogs.planforms import PlanForms
from ui.planweek.bar import WeekBar
from ui.planweek.card import WeekCard
from ui.planweek.day import DayColumn
from ui.register.nothing import Nothing
from ui.screen import Focus, Screen
from ui.scroll import slim
from ui.work import Work

DAYS, MARGIN, BETWEEN = 5, 24, 10
ABREAST = 820
"""From what width on the days stand side by side, else under each other, px."""


class PlanWeekScreen(Screen):
    """The week of the day that is looked at, Monday to Friday."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.week: ClassWeek | None = None
        self._wanted: PlannedId | None = None
        self.bar = WeekBar()
        self.days = [DayColumn() for _day in range(DAYS)]
        self.empty = Nothing(self.go)
        self.forms = PlanForms(self)
        PlanFiles(self).listen()
        self._build()
        self.bar.before.clicked.connect(partial(self._step, -1))
        self.bar.after.clicked.connect(partial(self._step, 1))
        self.bar.new.clicked.connect(self._open_new)
        for day in self.days:
            day.wished.connect(self._act)
            day.new_wanted.connect(self._open_new_on)

    def _build(self) -> None:
        shown = QWidget()
        self._row = row = QHBoxLayout(shown)
        row.setContentsMargins(theme.px(MARGIN), theme.px(8), theme.px(MARGIN), theme.px(16))
        row.setSpacing(theme.px(BETWEEN))
        for day in self.days:
            row.addWidget(day, 1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(shown)
        slim(self.area)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.empty)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        if focus.class_id is None:
            text = _("Ugen er for et hold. Vælg et øverst, eller opret det første.")
            self.empty.tell_no_class(text)
            self.bar.show_nothing()
            self.stack.setCurrentIndex(1)
            return
        self.ask(self._show, planweek.weeks, (focus.class_id,), focus.day, focus.today)

    @override
    def first_focus(self) -> QWidget | None:
        if self.stack.currentIndex():
            return self.empty.first_step() or self.bar.after
        return next(iter(self._cards()), self.bar.new)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.px(ABREAST)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if is_wide else way.TopToBottom)

    def _show(self, found: tuple[ClassWeek, ...]) -> None:
        if not found:
            self._show_outside()
            return
        here = next((card.chip.id for card in self._cards() if card.hasFocus()), self._wanted)
        self.week = found[0]
        week, today = self.week.week, self.focus_now.today
        self.stack.setCurrentIndex(0)
        coming = sum(chip.confirmed for chip in week.chips)
        self.bar.show_week(week, coming)
        for at, column in enumerate(self.days):
            day = week.monday + timedelta(days=at)
            column.show_day(day, is_open=day in week.days, today=today)
            due = [one for one in week.deadlines if min(one.date.weekday(), DAYS - 1) == at]
            chips = [one for one in week.chips if one.weekday == at + 1]
            column.fill(chips, self.week.companies, due, today)
            if day in week.closed:
                column.tell_closed(week.closed_name)
        self._give_back(here)

    def _give_back(self, planned_id: PlannedId | None) -> None:
        """Give the keyboard back to the card it was on, or to one just made."""
        for card in self._cards():
            if card.chip.id == planned_id:
                self._wanted = None
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_outside(self) -> None:
        self.week = None
        week = week_label(self.focus_now.day)
        title = _("Holdet har ikke skole i {week}").format(week=week)
        self.empty.tell(title, _("Ugen ligger uden for holdets forløb. Gå til en anden uge."))
        self.bar.show_between()
        self.stack.setCurrentIndex(1)

    def _cards(self) -> list[WeekCard]:
        return [card for day in self.days for card in day.cards]

    # --- deeds ------------------------------------------------------------------------------------

    def _act(self, chip: PlanChip, wish: str) -> None:
        deeds: Mapping[str, Callable[[], None]] = {
            "open": lambda: self.forms.open_edit(chip.id),
            "hold": lambda: self.forms.open_held(chip.id),
            "confirm": partial(self._turn_state, chip, PlanState.CONFIRMED),
            "cancel": partial(self._turn_state, chip, PlanState.CANCELLED),
            "before": partial(self._walk, chip, -1),
            "after": partial(self._walk, chip, 1),
            "menu": lambda: self.forms.open_edit(chip.id),
        }
        deeds[wish]()

    def _walk(self, chip: PlanChip, direction: int) -> None:
        """Give the keyboard to the card before or after one."""
        cards = self._cards()
        at = next(at for at, card in enumerate(cards) if card.chip.id == chip.id) + direction
        if 0 <= at < len(cards):
            cards[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(cards[at])

    def _turn_state(self, chip: PlanChip, state: PlanState) -> None:
        """Set a state, or plan the activity anew when it has that state already."""
        is_held = chip.state is PlanState.HELD
        is_back = chip.state is state or (is_held and state is PlanState.CANCELLED)
        self.do(holding.set_state, (chip.id,), PlanState.PLANNED if is_back else state)

    def _open_new(self) -> None:
        self._open_new_on(self.focus_now.day)

    def _open_new_on(self, day: date) -> None:
        class_id = self.focus_now.class_id
        if class_id is not None and self.week is not None:
            self.forms.open_new(class_id, day, self.week.week.phase, self._choose)

    def _choose(self, planned_id: PlannedId) -> None:
        self._wanted = planned_id
        self._give_back(planned_id)

    def _step(self, direction: int) -> None:
        self.go(day=self.focus_now.day + timedelta(weeks=direction))

    @override
    def open_keys(self) -> bool:
        BoardKeys(self.window()).open_over()
        return True
