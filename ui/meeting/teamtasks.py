"""The tasks of a meeting's team, each with a box to tick."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gf2tracker.language import _, date_short, join_words, plural
from gf2tracker.queries.tasks import TaskRow
from ui import theme
from ui.button import Link
from ui.meeting.words import owner_words
from ui.today.board import Board
from ui.today.deeds import Deed
from ui.today.lines import Part
from ui.today.taskline import TaskLine
from ui.today.words import origin_words

NAME = "tasks"


class TeamTasks(QWidget):
    """Open tasks first, then those that were done in the last days.

    Signals:
        ticked(TaskRow): it is done, or not done after all.
        chosen(TaskRow): its form is wanted.
        wanted: the form of a new one is wanted.
    """

    ticked = Signal(object)
    chosen = Signal(object)
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.board = Board()
        self.more = Link(_("Ny opgave"), icon="plus")
        self._rows: Sequence[TaskRow] = ()
        self._today = date.min
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.board)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.board.unfolded.connect(self._fill)
        self.more.clicked.connect(self.wanted)

    def show_tasks(self, rows: Sequence[TaskRow], today: date) -> None:
        """Show the tasks of a team as they stand today."""
        if (tuple(rows), today) != (self._rows, self._today):
            self._rows, self._today = tuple(rows), today
            self._fill()

    def _fill(self) -> None:
        at = next((at for at, row in enumerate(self.board.rows) if row.hasFocus()), None)
        board, rows = self.board, self._rows
        waiting = sum(row.done_on is None for row in rows)
        board.begin()
        board.head(_("Teamets opgaver"), plural(waiting, "{n} åben", "{n} åbne"))
        if not rows:
            board.say(_("Ingen åbne opgaver."))
        for row in board.shown(rows, NAME):
            line = self._line(row)
            line.ticked.connect(partial(self.ticked.emit, row))
            line.clicked.connect(partial(self.chosen.emit, row))
            board.add(line)
        board.offer_rest(rows, NAME)
        if at is not None and board.rows:
            board.rows[min(at, len(board.rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _line(self, row: TaskRow) -> TaskLine:
        is_done = row.done_on is not None
        day = row.done_on or row.due_on
        when = date_short(day) if day else ""
        shade = "acttext" if row.is_late(self._today) else "ink3" if is_done else "ink2"
        parts = (
            Part(row.text, "ink3" if is_done else "ink"),
            Part(row.owner or _("ingen"), "ink2" if row.owner else "ink3", at=0.68),
            Part(when, shade, is_right=True),
        )
        mend = Deed("R", _("Ret"), partial(self.chosen.emit, row))
        words = (row.text, owner_words(row), when)
        told = ", ".join(filter(None, words))
        tip = ", ".join(filter(None, (*words, join_words(row.codes), origin_words(row))))
        return TaskLine(parts, (mend,), is_done=is_done, tip=tip, told=told)
