"""Absence in its views: the day's register, the week, the whole course, figures, open reasons."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from importlib import import_module

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from gf2tracker.queries.unsettled import missing_reasons
from ui import theme
from ui.remembering import remember_tables
from ui.screen import Focus, Screen, Turn
from ui.segments import Segments
from ui.work import Work

BAR, SHOWN = 44, "absence"
VIEWS = (
    ("day", _("Dag"), "ui.screens.register:RegisterScreen"),
    ("week", _("Uge"), "ui.screens.week:WeekScreen"),
    ("course", _("Forløb"), "ui.screens.coursegrid:CourseGridScreen"),
    ("overview", _("Overblik"), "ui.screens.figures:FiguresScreen"),
    ("reasons", _("Årsager"), "ui.screens.unsettled:UnsettledScreen"),
)
"""Name, words and home of each view: a Screen with a `bar` that stands beside the segments."""


class AbsenceScreen(Screen):
    """One class's absence; which view of it is chosen by segments or Ctrl+Tab.

    Attributes:
        here: the view that is shown.
    """

    def __init__(self, work: Work, clock: Callable[[], datetime]) -> None:
        super().__init__(work, clock)
        self.segments = Segments(_("Visning"), [(name, words) for name, words, _home in VIEWS])
        self.bars, self.views = QStackedWidget(), QStackedWidget()
        self._made: dict[str, Screen] = {}
        self._asked: tuple[date, str] | None = None
        self._build()
        self.segments.chosen.connect(self.show_view)
        for keys, direction in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._step, direction))
        self._turn_to(VIEWS[0][0])

    def _build(self) -> None:
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(theme.px(24), 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.segments)
        row.addWidget(self.bars, 1)
        top.setFixedHeight(theme.px(BAR))
        self.segments.setVisible(len(VIEWS) > 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.views, 1)

    def show_view(self, name: str) -> None:
        """Turn to a view by name and give it the keyboard."""
        self.segments.choose(name)
        self._turn_to(name)
        if self._focus is not None:
            self.look_at(self._focus)
            self.take_focus()

    def turn(self, turn: Turn) -> None:
        """Turn to a view at a day, with the cursor on a student."""
        self.segments.choose(turn.view)
        self._turn_to(turn.view)
        self.look_at(replace(self.focus_now, day=turn.day))
        self.here.look_for(turn.student_id)
        self.take_focus()
        self.go(day=turn.day)

    def view_named(self, name: str) -> Screen:
        """Return a view by name, made when it is asked for first."""
        if name not in self._made:
            home = next(home for key, _words, home in VIEWS if key == name)
            module, _colon, kind = home.partition(":")
            view = getattr(import_module(module), kind)(self.work, self.clock)
            view.went.connect(self.went)
            view.told.connect(self.told)
            view.badged.connect(self.badged)
            view.turned.connect(self.turn)
            self._made[name] = view
            self.views.addWidget(view)
            self.bars.addWidget(view.bar)
            remember_tables(f"absence {name}", view, self.settings, view.bar)
        return self._made[name]

    def _turn_to_last(self) -> None:
        """Turn to the view that was shown last at this computer."""
        name = str(self.settings.shown.get(SHOWN))
        if name in self.segments.buttons:
            self.segments.choose(name)
            self._turn_to(name)

    def _turn_to(self, name: str) -> None:
        self.settings.shown[SHOWN] = name
        self.here = self.view_named(name)
        self.views.setCurrentWidget(self.here)
        self.bars.setCurrentIndex(self.views.currentIndex())

    def _step(self, direction: int) -> None:
        names = [name for name, _words, _home in VIEWS]
        self.show_view(names[(names.index(self.segments.current) + direction) % len(names)])

    # --- what the window says goes on to the view that is shown ---------------------------------

    @override
    def look_at(self, focus: Focus) -> None:
        if self._focus is None:
            self._turn_to_last()
        self._focus = focus
        self._tell_who()
        self._ask_open()
        self.here.look_at(focus)

    @override
    def load_again(self) -> None:
        self._tell_who()
        self._ask_open()
        for view in self._made.values():
            view.load_again()

    def _ask_open(self) -> None:
        """Ask how many reasons are missing in one's own classes, for the number at the view."""
        who = self.focus_now.today, self.initials
        if who != self._asked:
            self._asked = who
            self.forget_questions()
            self.ask(partial(self.segments.show_count, "reasons"), missing_reasons, *who)

    def _tell_who(self) -> None:
        for view in self._made.values():
            view.initials, view.settings = self.initials, self.settings

    @override
    def take_focus(self) -> None:
        self.here.take_focus()

    @override
    def open_keys(self) -> bool:
        return self.here.open_keys()
