"""Everything that was done, newest first; any step can be taken back by name."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from gf2tracker.domain.change import StepKind
from gf2tracker.language import _, clock, number, plural
from gf2tracker.queries import history
from gf2tracker.queries.history import HistoryStep
from ui.button import Button
from ui.column import Column
from ui.headline import Headline, choices, pile
from ui.pill import Filters
from ui.rows import Mark
from ui.screen import Focus, Screen
from ui.symbol import State
from ui.table import Table
from ui.tableviews import TableViews
from ui.work import Work

MOST = 1_000
EMPTY = {
    "all": _("Intet er gjort endnu"),
    "mine": _("Du har ikke gjort noget endnu"),
    "today": _("Intet er gjort i dag"),
}


class HistoryScreen(Screen):
    """One line a step: when, who, what; undone steps stand quietly."""

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.steps: tuple[HistoryStep, ...] = ()
        self.filters = Filters(
            _("Vis"), [("all", _("Alt")), ("mine", _("Mine")), ("today", _("I dag"))]
        )
        self.undo = Button(_("Fortryd trinnet"), icon="undo", keys="Del")
        self.head = Headline([self.undo])
        self.table: Table[HistoryStep] = Table(
            _columns(), lambda step: step.id, name=_("Historik"), mark=_mark, group=_day
        )
        self.views = TableViews(self.table, self.filters)
        pile(self, self.head, choices(self.filters, self.views), self.table)
        self.filters.chosen.connect(self._show_filtered)
        self.undo.clicked.connect(self._undo)
        self.table.selected.connect(self._on_selected)

    @override
    def load(self, focus: Focus) -> None:
        self.ask(self._show, history.steps, MOST)

    @override
    def first_focus(self) -> QWidget:
        return self.table

    def _show(self, steps: tuple[HistoryStep, ...]) -> None:
        self.steps = steps
        today = self.focus_now.today
        mine = [step for step in steps if step.by == self.initials]
        fresh = [step for step in steps if _day(step) == today]
        self.filters.show_counts({"all": len(steps), "mine": len(mine), "today": len(fresh)})
        deeds = sum(step.kind is StepKind.DEED for step in fresh)
        told = plural(deeds, _("{n} ting er gjort i dag"), _("{n} ting er gjort i dag"))
        fact = _("de seneste {n} trin").format(n=number(MOST)) if len(steps) == MOST else ""
        self.head.tell(told if deeds else _("Intet er gjort i dag"), fact)
        self._show_filtered()

    def _show_filtered(self) -> None:
        chosen = self.filters.current
        today = self.focus_now.today
        hint = _("Her står hvert trin, så snart noget bliver ændret.")
        self.table.show_empty(EMPTY[chosen], hint)
        self.table.replace(
            [
                step
                for step in self.steps
                if chosen == "all"
                or (chosen == "mine" and step.by == self.initials)
                or (chosen == "today" and _day(step) == today)
            ]
        )
        if self.table.current() is None and self.table.rows.items:
            self.table.choose(self.table.rows.items[0].id)
        self._on_selected()

    def _on_selected(self) -> None:
        step = self.table.current()
        self.undo.setEnabled(step is not None and step.can_undo)

    def _undo(self) -> None:
        step = self.table.current()
        if step is not None and step.can_undo:
            self.work.undo(step.id)


def _columns() -> list[Column[HistoryStep]]:
    return [
        Column(_("Dag"), _day, name="day", kind="day", width=84),
        Column(_("Kl."), _time, name="time", width=52, order=lambda step: step.id),
        Column(_("Hvem"), lambda step: step.by or "–", name="by", width=64),
        Column(_("Hvad"), lambda step: step.label, name="label", width=360, weight=1.0),
        Column(_("Tilstand"), _state, name="state", width=120, shade="ink2"),
        Column(_("Trin"), lambda step: step.id, name="id", kind="number", width=56, shade="ink3"),
    ]


def _day(step: HistoryStep) -> date:
    return step.at.astimezone().date()


def _time(step: HistoryStep) -> str:
    return clock(step.at.astimezone())


def _state(step: HistoryStep) -> str:
    if step.undone:
        return _("fortrudt")
    return _("fortrydelse") if step.kind is StepKind.UNDO else ""


def _mark(step: HistoryStep) -> Mark | None:
    return Mark(State.NONE, _("fortrudt")) if step.undone else None
