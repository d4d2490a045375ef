"""The plans of all classes: who is behind, what stands where, and what can't be as planned."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.actions import plan as plans
from gf2tracker.domain.activity import PlannedId
from gf2tracker.domain.plan import ClosedDay
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_short
from gf2tracker.queries import allplans
from gf2tracker.queries.allplans import AllPlans, clashes_by_activity
from gf2tracker.queries.plan import PlanChip
from ui.allplans.bar import PlansBar, counted
from ui.allplans.cells import Line, calendar_weeks, lines_of, teaching_weeks
from ui.allplans.clashpanel import ClashPanel
from ui.allplans.foot import CHIPS, PlansFoot
from ui.allplans.view import PlansTable
from ui.dialogs.allplanskeys import AllPlansKeys
from ui.menu import Menu
from ui.quiet import Quiet
from ui.screen import Focus, Screen
from ui.tableviews import TableViews
from ui.work import Work


class AllPlansScreen(Screen):
    """Enter opens the week of the class; Alt and an arrow moves an activity."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.plans: AllPlans | None = None
        self.is_calendar = False
        self._proposed: Callable[[], object] | None = None
        self.bar, self.table, self.foot = PlansBar(), PlansTable(), PlansFoot()
        self.panel, self.empty = ClashPanel(), Quiet()
        self.views = TableViews(self.table)
        self._build()
        self._connect()

    def _build(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(self.panel)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)
        self.bar.row.insertWidget(2, self.views)
        menu = self.bar.menu
        menu.add(_("Åbn ugen i Forløb"), self._open_here, icon="plan", keys="Enter")
        self.calendar = menu.add(_("Kalenderuger"), self._turn_weeks, icon="absence")
        self.calendar.setCheckable(True)
        menu.addSeparator()
        menu.add(_("Kopiér alt til Excel"), self.table.copy_all, icon="copy", keys="Ctrl+Shift+C")
        menu.add(_("Gem i Excel …"), self.table.export, icon="export", keys="Ctrl+Shift+E")
        menu.add(_("Taster"), self.open_keys, icon="columns", keys="F1")

    def _connect(self) -> None:
        self.table.opened.connect(self._open)
        self.table.moved.connect(self._move)
        self.table.accepted.connect(self._accept)
        self.table.zoom_wanted.connect(self._zoom)
        self.table.menu_built.connect(self._fill_menu)
        self.foot.density.chosen.connect(lambda name: self._zoom(name == CHIPS))
        self.bar.choice_made.connect(self._show_lines)
        self.bar.clashes.clicked.connect(self._turn_panel)
        self.panel.wanted.connect(self._see)
        self.panel.left.connect(self._close_panel)

    # --- asks and shows ---------------------------------------------------------------------------

    @override
    def load(self, focus: Focus) -> None:
        self.ask(self._show, allplans.everywhere, focus.today)

    @override
    def first_focus(self) -> QWidget | None:
        return self.table if self.stack.currentIndex() == 0 else None

    @override
    def open_keys(self) -> bool:
        AllPlansKeys(self.window()).open_over()
        return True

    def _show(self, found: AllPlans) -> None:
        self.plans = found
        if not found.rows:
            self.empty.tell(
                _("Ingen hold er i gang"),
                _("Her står alle holds planer, når det første er oprettet."),
            )
        self.stack.setCurrentIndex(0 if found.rows else 1)
        for part in (self.bar.filter, self.bar.more, self.views):
            part.setVisible(bool(found.rows))
        self.panel.show_clashes(found.clashes)
        if not found.clashes:
            self.panel.hide()
        self._show_lines()

    def _show_lines(self, _choice: object = None) -> None:
        if self.plans is None:
            return
        lines = self._lines(self.plans)
        self.bar.show_plans(self.plans, lines)
        self.foot.legend.show_count(counted(lines))
        self.table.show_empty(_("Ingen hold med det, du har valgt"), _("Vælg hele skolen øverst."))

    def _lines(self, found: AllPlans) -> tuple[Line, ...]:
        make = calendar_weeks if self.is_calendar else teaching_weeks
        weeks = make(found.rows, found.today)
        lines = lines_of(found.rows, weeks, self.bar.choice, clashes_by_activity(found.clashes))
        self.table.show_lines(lines, weeks)
        return lines

    def _turn_weeks(self) -> None:
        self.is_calendar = not self.is_calendar
        self.calendar.setChecked(self.is_calendar)
        line = self.table.current()
        self._show_lines()
        if line is not None:
            self.table.stand(line.row.row.id, self.table.weeks.here or 0)

    def _zoom(self, zoomed: bool) -> None:  # noqa: FBT001 - what the signal tells
        self.table.zoom(zoomed=zoomed)
        self.foot.show_chips(zoomed=zoomed)

    # --- deeds ------------------------------------------------------------------------------------

    def _open_here(self) -> None:
        line = self.table.current()
        if line is not None:
            self._open(line)

    def _open(self, line: Line) -> None:
        cell = self.table.cell()
        week = cell.week if cell is not None else None
        day = week.monday if week is not None else self.focus_now.day
        self.go("plan", view="board", class_id=line.row.row.id, day=day)

    def _move(self, chip: PlanChip, day: date) -> None:
        self._place(chip.id, day)

    def _place(self, planned_id: PlannedId, day: date) -> None:
        self._proposed = None
        self.table.follow(planned_id)
        self.do(plans.move, planned_id, day, refused=partial(self._on_refused, planned_id))

    def _on_refused(self, planned_id: PlannedId, refusal: Refusal) -> None:
        window: Any = self.window()
        nearest = refusal.nearest if isinstance(refusal, ClosedDay) else None
        if nearest is None or not hasattr(window, "foot"):
            self.work.refused.emit(refusal)
            return
        self._proposed = partial(self._place, planned_id, nearest)
        words = _("Flyt til {day}").format(day=date_short(nearest))
        window.foot.refuse(refusal, words, self._accept, caps="Ctrl+Enter")

    def _accept(self) -> None:
        """Take the day that was offered instead of a closed one."""
        proposed, self._proposed = self._proposed, None
        if proposed is not None:
            proposed()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_menu(self, menu: Menu) -> None:
        menu.add(_("Åbn ugen i Forløb"), self._open_here, icon="plan", keys="Enter")
        zoomed = self.table.is_zoomed
        words = _("Vis uger") if zoomed else _("Vis aktiviteter")
        menu.add(words, partial(self._zoom, not zoomed), icon="eye", keys="−" if zoomed else "+")

    # --- conflicts --------------------------------------------------------------------------------

    def _turn_panel(self) -> None:
        self.panel.setVisible(self.panel.isHidden())
        target = self.table if self.panel.isHidden() else self.panel.table
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close_panel(self) -> None:
        self.panel.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _see(self, planned_id: PlannedId) -> None:
        if not self.table.is_zoomed:
            self._zoom(zoomed=True)
        if not self.table.choose_chip(planned_id):
            self.bar.choice = replace(self.bar.choice, kind=None, person="", site="")
            self._show_lines()
            self.table.choose_chip(planned_id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.panel.isHidden():
            self._close_panel()
        else:
            super().keyPressEvent(event)
