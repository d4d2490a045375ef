"""A page in several views: which one is chosen by segments or Ctrl+Tab, and remembered."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from importlib import import_module

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import _
from ui import frozen, theme
from ui.remembering import remember_tables
from ui.screen import Focus, HalfDone, Screen, Turn
from ui.segments import Segments
from ui.work import Work

BAR = 44
View = tuple[str, str, str]
"""Name, words and home of a view: a Screen with a `bar` that stands beside the segments."""


class Turning(Screen):
    """A page of views, each a Screen of its own that is made when it is shown first.

    Attributes:
        here: the view that is shown.
    """

    def __init__(
        self, work: Work, clock: Callable[[], datetime], name: str, choices: Sequence[View]
    ) -> None:
        """Make the page; `name` is what its last view is remembered by."""
        super().__init__(work, clock)
        self._name, self._choices = name, choices
        self.segments = Segments(_("Visning"), [(key, words) for key, words, _home in choices])
        self.bars, self.views = QStackedWidget(), QStackedWidget()
        self.made: dict[str, Screen] = {}
        self._build()
        self.segments.chosen.connect(self.show_view)
        for keys, direction in (("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._step, direction))
        self._turn_to(choices[0][0])

    def _build(self) -> None:
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(theme.px(24), 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.segments)
        row.addWidget(self.bars, 1)
        top.setFixedHeight(theme.px(BAR))
        self.segments.setVisible(len(self._choices) > 1)
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
        if name not in self.made:
            home = next(home for key, _words, home in self._choices if key == name)
            module, _colon, kind = home.partition(":")
            view = getattr(import_module(module), kind)(self.work, self.clock)
            view.went.connect(self.went)
            view.told.connect(self.told)
            view.badged.connect(self.badged)
            view.turned.connect(self.turn)
            self.made[name] = view
            self.views.addWidget(view)
            self.bars.addWidget(view.bar)
            remember_tables(f"{self._name} {name}", view, self.settings, view.bar)
        return self.made[name]

    def _turn_to_last(self) -> None:
        """Turn to the view that was shown last at this computer."""
        name = str(self.settings.shown.get(self._name))
        if name in self.segments.buttons:
            self.segments.choose(name)
            self._turn_to(name)

    def _turn_to(self, name: str) -> None:
        self.settings.shown[self._name] = name
        self.here = self.view_named(name)
        self.views.setCurrentWidget(self.here)
        self.bars.setCurrentIndex(self.views.currentIndex())

    def _step(self, direction: int) -> None:
        names = [name for name, _words, _home in self._choices]
        self.show_view(names[(names.index(self.segments.current) + direction) % len(names)])

    # --- what the window says goes on to the view that is shown ---------------------------------

    @override
    def look_at(self, focus: Focus) -> None:
        if self._focus is None:
            self._turn_to_last()
        self._focus = focus
        self._tell_who()
        self.here.look_at(focus)

    @override
    def load_again(self) -> None:
        self._tell_who()
        for view in self.made.values():
            view.load_again()

    def _tell_who(self) -> None:
        for view in self.made.values():
            view.initials, view.settings = self.initials, self.settings

    @override
    def take_focus(self) -> None:
        self.here.take_focus()

    @override
    def half_done(self) -> HalfDone | None:
        for name, view in self.made.items():
            half = view.half_done()
            if half is not None:
                return HalfDone(half.what, frozen.told((name, half.value)))
        return None

    @override
    def take_half_done(self, value: str, then: Callable[[], object]) -> None:
        name, half = frozen.heard(value)
        self.view_named(name).take_half_done(half, then)

    @override
    def open_keys(self) -> bool:
        return self.here.open_keys()
