"""The whole plan of a class: a phase a row, its weeks as cards, what is planned as chips."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import holding, planproposal
from gf2tracker.actions import plan as deeds
from gf2tracker.domain.activity import PlannedId, PlanState
from gf2tracker.domain.plan import ClosedDay
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_short
from gf2tracker.queries import plan as plans
from gf2tracker.queries import plancard
from gf2tracker.queries import template as templates
from gf2tracker.queries.plan import ClassPlan, PlanChip, PlanWeek
from gf2tracker.queries.plancard import PlannedDetails
from ui import theme
from ui.dialogs.boardkeys import BoardKeys
from ui.dialogs.planfiles import PlanFiles
from ui.dialogs.planforms import PlanForms
from ui.menu import Menu
from ui.planboard.bar import BoardBar
from ui.planboard.foot import BoardFoot
from ui.planboard.nothing import NoPlan
from ui.planboard.pane import PlannedPane
from ui.planboard.view import BoardView
from ui.screen import Focus, Screen
from ui.work import Work

WITH_PANE = 1324
"""From what width on the pane stands beside the board, px."""


class PlanBoardScreen(Screen):
    """Chips are moved with the mouse or with Alt and the arrows; Enter opens one."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.plan: ClassPlan | None = None
        self._copied: PlannedId | None = None
        self._proposed: Callable[[], None] | None = None
        self._wanted: PlannedId | None = None
        self._day: date | None = None
        self.bar, self.view, self.foot = BoardBar(), BoardView(), BoardFoot()
        self.pane = PlannedPane()
        self.empty = NoPlan(self.go)
        self.forms, self.files = PlanForms(self), PlanFiles(self)
        self.files.listen()
        self._build()
        self._connect()

    def _build(self) -> None:
        board = QVBoxLayout()
        board.setSpacing(0)
        board.addWidget(self.view, 1)
        board.addWidget(self.foot)
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(board, 1)
        row.addWidget(self.pane)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)
        menu = self.bar.menu
        menu.add(_("Ny aktivitet …"), self._open_new, icon="plus", keys="N")
        menu.add(_("Gem planen som skabelon …"), self._open_template, icon="copy")
        menu.addSeparator()
        self.files.fill(menu)
        menu.addSeparator()
        menu.add(_("Taster"), self.open_keys, icon="columns", keys="F1")

    def _connect(self) -> None:
        self.view.wished.connect(self.act)
        self.pane.wished.connect(self.act)
        self.view.moved.connect(self._move)
        self.view.pushed.connect(self._push)
        self.view.menu_wanted.connect(self._open_menu)
        self.view.day_chosen.connect(self._choose_day)
        self.view.stood.connect(self._on_stood)
        self.pane.ticked.connect(self._tick)
        self.work.changed.connect(self._on_changed_elsewhere)
        self.bar.use.clicked.connect(self._open_apply)
        self.empty.use.clicked.connect(self._open_apply)
        self.empty.new.clicked.connect(self._open_new)
        self.empty.propose.clicked.connect(self._lay_out)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def look_at(self, focus: Focus) -> None:
        before = self._focus
        is_same = before is not None and replace(before, day=focus.day) == focus
        if is_same and self.plan is not None and self.isVisible():
            self._focus = focus
            self._show_day()
            return
        super().look_at(focus)

    def _show_day(self) -> None:
        """Put the cursor into the week that is looked at; a day pressed on the board leaves it."""
        if self.focus_now.day != self._day:
            self._day = None
            self.view.show_day(self.focus_now.day)

    @override
    def load(self, focus: Focus) -> None:
        if focus.class_id is None:
            self.plan = None
            text = _("Planen er for et hold. Vælg et øverst, eller opret det første.")
            self.empty.tell_no_class(text)
            self._show_nothing()
            return
        self.ask(self._show, plans.class_plan, focus.class_id, focus.today)
        self.ask(self.empty.offer_templates, templates.listing)

    @override
    def first_focus(self) -> QWidget | None:
        return self.view if self.stack.currentIndex() == 0 else self.empty.first_step()

    def _show(self, plan: ClassPlan) -> None:
        is_other = self.plan is None or self.plan.class_id != plan.class_id
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.empty.isAncestorOf(focused)
        self.plan = plan
        if not plan.total and not any(week.chips for week in _weeks(plan)) and not plan.outside:
            self.empty.tell_no_plan(plan.code)
            self._show_nothing()
            return
        self.stack.setCurrentIndex(0)
        self.bar.show_plan(plan)
        self.view.show_plan(plan)
        if self._wanted is not None and self.view.choose(self._wanted):
            self._wanted = None
        if is_other:
            self._show_day()
        if had_focus:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_nothing(self) -> None:
        self.bar.show_nothing()
        self.view.show_plan(None)
        self.pane.show_details(None)
        self.stack.setCurrentIndex(1)

    def _on_changed_elsewhere(self, _change: object) -> None:
        """Ask anew about the chip at the cursor: more than the board shows may have changed."""
        if self.isVisible():
            self._on_stood()

    def _on_stood(self) -> None:
        """Show all about the chip at the cursor, where the pane has room."""
        chip = self.view.chip()
        if chip is not None and self._focus is not None and not self.pane.isHidden():
            today = self.focus_now.today
            self.work.ask(self._show_details, plancard.planned, chip.id, today, refused=_nothing)
        else:
            self.pane.show_details(None)

    def _show_details(self, answer: Any) -> None:
        details: PlannedDetails = answer.value
        chip = self.view.chip()
        if chip is not None and chip.id == details.chip.id:
            self.pane.show_details(details)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_pane = self.width() >= theme.px(WITH_PANE)
        if has_pane == self.pane.isHidden():
            self.pane.setVisible(has_pane)
            self._on_stood()

    # --- deeds ------------------------------------------------------------------------------------

    def act(self, wish: str) -> None:
        """Do what a key, a button or the menu says, to the chip at the cursor."""
        chip = self.view.chip()
        of_chip: Mapping[str, Callable[[PlanChip], None]] = {
            "open": lambda one: self.forms.open_edit(one.id),
            "hold": lambda one: self.forms.open_held(one.id),
            "confirm": self._confirm,
            "cancel": self._cancel,
            "remove": lambda one: self.do(deeds.remove, (one.id,)),
            "copy": self._copy,
            "duplicate": self._duplicate,
            "newer": lambda one: self.do(deeds.take_newer, (one.id,)),
        }
        others: Mapping[str, Callable[[], None]] = {
            "new": self._open_new,
            "paste": self._paste,
            "accept": self._accept,
        }
        if wish in others:
            others[wish]()
        elif chip is not None and wish in of_chip:
            of_chip[wish](chip)

    def _move(self, chip: PlanChip, day: date) -> None:
        self._place(deeds.move, chip.id, day)

    def _place(self, action: Callable[..., Any], planned_id: PlannedId, day: date) -> None:
        """Do what puts an activity on a day; where that is closed the nearest is offered."""

        def refused(refusal: Refusal) -> None:
            near = refusal.nearest if isinstance(refusal, ClosedDay) else None
            if near is None:
                self.work.refused.emit(refusal)
                return
            self._proposed = partial(self._place, action, planned_id, near)
            self._offer(refusal, near)

        def done(value: Any) -> None:
            self._proposed = None
            if value is not None:
                self._choose(value)

        self.do(action, planned_id, day, then=done, refused=refused)

    def _offer(self, refusal: Refusal, near: date) -> None:
        window: Any = self.window()
        foot = getattr(window, "foot", None)
        if foot is None:
            self.work.refused.emit(refusal)
            return
        text = _("Flyt til {day}").format(day=date_short(near))
        foot.refuse(refusal, text, self._accept, caps="Ctrl+Enter")

    def _accept(self) -> None:
        """Take the day that was offered instead of a closed one."""
        proposed, self._proposed = self._proposed, None
        if proposed is not None:
            proposed()

    def _push(self, chip: PlanChip, weeks: int, days: int) -> None:
        """Move a chip some weeks or weekdays on; weeks without school are stepped over."""
        if chip.date is None or self.plan is None:
            self.told.emit(_("Aktiviteten har ingen dag. Åbn den, og skriv en dato."))
            return
        day = _weekday_on(chip.date, days) if days else self._weeks_on(chip.date, weeks)
        if day is not None:
            self._move(chip, day)

    def _weeks_on(self, day: date, weeks: int) -> date | None:
        assert self.plan is not None
        mondays = [week.monday for week in _weeks(self.plan) if week.number is not None]
        monday = day - timedelta(days=day.weekday())
        beyond = [one for one in mondays if (one - monday).days * weeks > 0]
        if not beyond:
            self.told.emit(_("Forløbet har ikke flere uger den vej."))
            return None
        nearest = min(beyond, key=lambda one: abs((one - monday).days))
        return nearest + timedelta(days=min(day.weekday(), 4))

    def _confirm(self, chip: PlanChip) -> None:
        is_confirmed = chip.state is PlanState.CONFIRMED
        state = PlanState.PLANNED if is_confirmed else PlanState.CONFIRMED
        self.do(holding.set_state, (chip.id,), state)

    def _cancel(self, chip: PlanChip) -> None:
        is_over = chip.state in {PlanState.CANCELLED, PlanState.HELD}
        state = PlanState.PLANNED if is_over else PlanState.CANCELLED
        self.do(holding.set_state, (chip.id,), state)

    def _copy(self, chip: PlanChip) -> None:
        self._copied = chip.id
        text = _("{title} er kopieret. Klik på en uge, og sæt ind med Ctrl V.")
        self.told.emit(text.format(title=chip.title))

    def _paste(self) -> None:
        day = self._spot()
        if self._copied is None or day is None:
            self.told.emit(_("Kopiér først en aktivitet med Ctrl C."))
            return
        self._place(deeds.copy, self._copied, day)

    def _duplicate(self, chip: PlanChip) -> None:
        if chip.date is not None:
            self._place(deeds.copy, chip.id, chip.date)

    def _tick(self, line: str, is_done: bool) -> None:  # noqa: FBT001  # Qt's signal
        chip = self.view.chip()
        if chip is not None:
            self.do(deeds.tick, chip.id, line, is_done=is_done)

    # --- where, and what next ---------------------------------------------------------------------

    def _choose_day(self, day: date) -> None:
        self._day = day
        self.go(day=day)

    def _spot(self) -> date | None:
        """Return the day that something new is proposed for: the one pressed, else the cursor's."""
        chip = self.view.chip()
        if self._day is not None:
            return self._day
        return chip.date if chip is not None and chip.date else self.focus_now.day

    def _choose(self, planned_id: PlannedId) -> None:
        self._wanted = planned_id
        if self.view.choose(planned_id):
            self._wanted = None

    def _new_day(self) -> date | None:
        """Return the spot; where that is only the cursor's and past, the next school day."""
        day, today = self._spot(), self.focus_now.today
        if self._day is not None or day is None or day >= today or self.plan is None:
            return day
        ahead = (one for week in _weeks(self.plan) for one in week.days if one >= today)
        return next(ahead, day)

    def _open_new(self) -> None:
        class_id, day = self.focus_now.class_id, self._new_day()
        if class_id is not None:
            self.forms.open_new(class_id, day, self._phase_on(day), self._choose)

    def _phase_on(self, day: date | None) -> int:
        weeks = _weeks(self.plan) if self.plan is not None and day is not None else []
        found = (week.phase for week in weeks if day and 0 <= (day - week.monday).days < 7)
        return next(found, 0)

    def _lay_out(self) -> None:
        """Put what the catalogue proposes into the plan of a class without one."""
        class_id = self.focus_now.class_id
        if class_id is not None:
            self.do(planproposal.lay_out, class_id, self.focus_now.today)

    def _open_apply(self) -> None:
        class_id = self.focus_now.class_id
        self.forms.open_apply((class_id,) if class_id is not None else ())

    def _open_template(self) -> None:
        if self.plan is not None:
            self.forms.open_template(self.plan.class_id, self.plan.code)

    def _open_menu(self, at: QPoint) -> None:
        chip = self.view.chip()
        if chip is None:
            return
        menu = Menu(chip.title, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for wish, words, icon, keys in _menu_of(chip):
            menu.add(words, partial(self.act, wish), icon=icon, keys=keys)
        self.files.fill_chip(menu, chip)
        menu.open_at(at)

    @override
    def open_keys(self) -> bool:
        BoardKeys(self.window()).open_over()
        return True


def _menu_of(chip: PlanChip) -> list[tuple[str, str, str, str]]:
    is_confirmed = chip.state is PlanState.CONFIRMED
    is_over = chip.state in {PlanState.CANCELLED, PlanState.HELD}
    found = [
        ("open", _("Ret …"), "tool", "F2"),
        ("hold", _("Holdt …"), "check", "H"),
    ]
    if not is_over:
        word = _("Ikke bekræftet alligevel") if is_confirmed else _("Bekræft")
        found.append(("confirm", word, "pin", "B"))
    word = _("Sæt tilbage til planlagt") if is_over else _("Aflys")
    found.append(("cancel", word, "undo" if is_over else "close", "A"))
    if chip.has_news:
        found.append(("newer", _("Tag katalogets nyeste udgave"), "redo", ""))
    return [
        *found,
        ("copy", _("Kopiér"), "copy", "Ctrl+C"),
        ("paste", _("Sæt ind her"), "import", "Ctrl+V"),
        ("duplicate", _("Lav en til"), "plus", "Ctrl+D"),
        ("remove", _("Fjern fra planen"), "close", "Del"),
    ]


def _weeks(plan: ClassPlan) -> list[PlanWeek]:
    return [week for phase in plan.phases for week in phase.weeks]


def _weekday_on(day: date, step: int) -> date:
    """Return the next weekday on or back, over the weekend."""
    found = day + timedelta(days=step)
    while found.weekday() > 4:
        found += timedelta(days=step)
    return found


def _nothing(_refusal: Refusal) -> None:
    return None
