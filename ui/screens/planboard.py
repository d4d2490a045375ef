"""The whole plan of a class: a phase a row, its weeks as cards, what is planned as chips."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from gf2tracker.queries import plan as plans
from gf2tracker.queries.plan import ClassPlan
from ui.planboard.bar import BoardBar
from ui.planboard.foot import BoardFoot
from ui.planboard.view import BoardView
from ui.register.nothing import Nothing
from ui.screen import Focus, Screen
from ui.work import Work


class PlanBoardScreen(Screen):
    """Chips are moved with the mouse or with Alt and the arrows."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.plan: ClassPlan | None = None
        self.bar, self.view, self.foot = BoardBar(), BoardView(), BoardFoot()
        self.empty = Nothing(self.go)
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)
        self.stack = QStackedLayout(self)
        self.stack.addWidget(shown)
        self.stack.addWidget(self.empty)

    @override
    def load(self, focus: Focus) -> None:
        if focus.class_id is None:
            self.empty.tell_no_class(
                _("Planen er for et hold. Vælg et øverst, eller opret det første.")
            )
            self.bar.show_nothing()
            self.stack.setCurrentIndex(1)
            return
        self.ask(self._show, plans.class_plan, focus.class_id, focus.today)

    def _show(self, plan: ClassPlan) -> None:
        self.plan = plan
        self.stack.setCurrentIndex(0)
        self.bar.show_plan(plan)
        self.view.show_plan(plan)

    @override
    def first_focus(self) -> QWidget | None:
        return self.view if self.stack.currentIndex() == 0 else self.empty.first_step()
