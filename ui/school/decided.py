"""What the school has decided, as a page of facts: name, limits for absence, what new classes get."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from gf2tracker.language import WEEKDAYS_SHORT, _, percent, plural
from gf2tracker.queries.school import Settings
from ui import theme
from ui.button import Button
from ui.headline import Headline
from ui.label import Label, heading, small
from ui.school.phases import PhaseBar
from ui.scroll import slim
from ui.symbol import State, StateSymbol

LABEL, MOST_WIDE = 168, 720


class Decided(QWidget):
    """Facts in three groups, and the way to change them.

    Signals:
        edit_wanted(): the user wants to change what was decided.
    """

    edit_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit = Button(_("Ret"), icon="tool", kind="primary", keys="F2")
        self.head = Headline([self.edit], of_section=True)
        self.name, self.demo = _wrapping(is_bold=True), _wrapping()
        self.watch, self.act = StateSymbol(State.WATCH), StateSymbol(State.ACT)
        self.first_days, self.pattern = _wrapping(), _wrapping()
        self.phases = PhaseBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        page = QWidget()
        page.setMaximumWidth(theme.px(MOST_WIDE))
        rows = QVBoxLayout(page)
        rows.setContentsMargins(theme.px(24), theme.px(8), theme.px(24), theme.px(16))
        rows.setSpacing(theme.px(22))
        for group in self._groups():
            rows.addWidget(group)
        rows.addStretch(1)
        self.area = _scrolled(page)
        column.addWidget(self.area, 1)
        self.edit.clicked.connect(self.edit_wanted)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.area.verticalScrollBar(), Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        if key in steps:
            bar.setValue(bar.value() + steps[key])
        else:
            super().keyPressEvent(event)

    def _groups(self) -> Sequence[QWidget]:
        return (
            _group(
                _("Skolen"),
                [
                    (_("Navn"), self.name, _("Står på rapporter og i vinduets hjørne.")),
                    (_("Data"), self.demo, ""),
                ],
            ),
            _group(
                _("Fravær"),
                [
                    (_("Hold øje"), self.watch, ""),
                    (_("Gør noget"), self.act, _("Grænserne følger elevens samlede fravær.")),
                    (_("De første 14 dage"), self.first_days, ""),
                ],
            ),
            _group(
                _("Nye hold"),
                [
                    (_("Lektioner"), self.pattern, ""),
                    (_("Faser"), self.phases, _("Hold, der er oprettet, beholder deres egne.")),
                ],
            ),
        )

    def show_settings(self, settings: Settings) -> None:
        """Show what holds now."""
        self.head.tell(_("Det, skolen har valgt"), _("for alle afdelinger"))
        self.name.setText(settings.school_name or _("Ikke skrevet endnu"))
        self.name.set_shade("ink" if settings.school_name else "ink3", bold=True)
        is_demo = _("Demoskole: alle personer er opdigtede")
        self.demo.setText(is_demo if settings.is_demo else _("Skolens egne"))
        text = _("fra {share}")
        self.watch.show_state(State.WATCH, text.format(share=percent(settings.watch_share)))
        self.act.show_state(State.ACT, text.format(share=percent(settings.act_share)))
        self.first_days.setText(first_days_words(is_partial=settings.first_days_partial))
        self.pattern.setText(pattern_words(settings.lesson_pattern))
        self.phases.show_phases(settings.phases)


def _wrapping(*, is_bold: bool = False) -> Label:
    """Return a label that takes the width there is before it goes on in the next line."""
    label = Label(bold=is_bold, wraps=True)
    policy = label.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    label.setSizePolicy(policy)
    return label


def _scrolled(page: QWidget) -> QScrollArea:
    """Return the page in an area that scrolls where the window is low."""
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    for each in (area.viewport(), page):
        each.setAutoFillBackground(False)
    slim(area)
    return area


def first_days_words(*, is_partial: bool) -> str:
    """Return what counts as a day of absence in the first 14 days."""
    if is_partial:
        return _("Også en del af en dag tæller som en fraværsdag")
    return _("Kun en hel dag tæller som en fraværsdag")


def pattern_words(pattern: Sequence[int]) -> str:
    """Return a lesson pattern in words, "man 8 · tir 8 · ... · 37 om ugen"."""
    days = [f"{WEEKDAYS_SHORT[n]} {lessons}" for n, lessons in enumerate(pattern)]
    week = plural(sum(pattern), "{n} lektion om ugen", "{n} lektioner om ugen")
    return " · ".join([*days, week])


def _group(name: str, facts: list[tuple[str, QWidget, str]]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(theme.px(4))
    grid.setColumnMinimumWidth(0, theme.px(LABEL))
    grid.setColumnStretch(1, 1)
    grid.addWidget(heading(name), 0, 0, 1, 2)
    grid.setRowMinimumHeight(0, theme.px(26))
    row = 1
    for words, value, hint in facts:
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(Label(words, shade="ink2"), row, 0, top)
        grid.addWidget(value, row, 1)
        if hint:
            row += 1
            grid.addWidget(small(hint), row, 1, top)
        row += 1
        grid.setRowMinimumHeight(row, theme.px(4))
        row += 1
    return group
