"""Who changed a student's marks of a day, from what to what."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gf2tracker.domain.lessonwords import lesson_words
from gf2tracker.domain.mark import describe
from gf2tracker.language import _, clock, date_short
from ui import theme
from ui.button import Button
from ui.label import Label, small
from ui.sheet import Sheet

if TYPE_CHECKING:
    from gf2tracker.queries.history import LessonChange, MarkChange


class MarkHistory(Sheet):
    """One line a step, the newest first; Enter and Esc lead back."""

    def __init__(self, window: QWidget, name: str, changes: Sequence["MarkChange"]) -> None:
        super().__init__(_("Rettelser: {name}").format(name=name), window, width=560)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(10))
        top = Qt.AlignmentFlag.AlignTop
        for row, change in enumerate(changes):
            at = change.at.astimezone()
            when = _("{day} {time}").format(day=date_short(at.date()), time=clock(at))
            grid.addWidget(Label(when, shade="ink2"), row, 0, top)
            grid.addWidget(small(change.by or _("ukendt"), shade="ink2"), row, 1, top)
            grid.addWidget(_change(change), row, 2, top)
        grid.setColumnStretch(3, 1)
        if changes:
            self.body.addLayout(grid)
        else:
            self.body.addWidget(Label(_("Der er ingen mærker den dag, og der har ingen været.")))
        close = Button(_("Luk"), kind="primary", keys="Enter")
        close.set_tall()
        close.clicked.connect(self.reject)
        self.foot.addStretch()
        self.foot.addWidget(close)
        close.setFocus()


def _change(change: "MarkChange") -> QWidget:
    """Return what was changed, and under it the deed that did it."""
    told = QWidget()
    column = QVBoxLayout(told)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    words = Label("\n".join(change_words(change.lessons)), wraps=True)
    deed = Label(change.label, size="small", shade="ink3", wraps=True)
    for part in (words, deed):
        part.setFixedWidth(theme.px(316))
        column.addWidget(part)
    return told


def change_words(lessons: Sequence["LessonChange"]) -> list[str]:
    """Return what was changed, neighbours with the same change as one line."""
    told = []
    for (old, new), run in groupby(lessons, key=lambda one: (one.old, one.new)):
        numbers = [one.lesson for one in run]
        text = _("{lessons}: {old} → {new}")
        said = {"lessons": lesson_words(numbers), "old": describe(old), "new": describe(new)}
        told.append(text.format(**said))
    return told
