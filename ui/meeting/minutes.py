"""The minutes as they are typed, and under them what each line with @ will become."""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gf2tracker.domain.meeting import MinutesTask, tasks_of
from gf2tracker.domain.people import StaffId
from gf2tracker.domain.task import Colleague
from gf2tracker.language import _, fold, plural
from ui import draft, theme
from ui.button import Button
from ui.edit import NoteEdit
from ui.hairline import Hairline
from ui.label import Label, heading
from ui.meeting.words import task_words
from ui.notice import Obstacle
from ui.symbol import State, StateSymbol
from ui.today.lines import clear

FEWEST, MOST = 9, 28
"""Lines of the field: as many as are written, within these."""


class MinutesPart(QWidget):
    """A field of plain lines; Ctrl+Enter keeps them.

    Signals:
        written(str): the minutes are to be kept.
        typed(str): another text stands in the field.
    """

    written = Signal(str)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tasks: tuple[MinutesTask, ...] = ()
        self._staff: Sequence[Colleague] = ()
        self._me: Colleague | None = None
        self._near: Collection[StaffId] = ()
        self._day = date.min
        hint = _("Skriv, hvad der bliver sagt. En linje med @ bliver en opgave:\n@Karen 24/8 ring")
        self.edit = NoteEdit(lines=FEWEST, placeholder=hint)
        self.edit.setAccessibleName(_("Referat"))
        self.fact = Label(shade="ink3")
        self.save = Button(_("Gem referat"), kind="primary", caps="Ctrl+Enter")
        self.fault = Obstacle()
        self.told: list[Label] = []
        self._list = QVBoxLayout()
        self._build()
        self.edit.edited.connect(self._on_typed)
        self.save.clicked.connect(self.keep)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(heading(_("Referat")))
        head.addWidget(self.fact)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(Label(_("@navn dag opgave"), size="small", shade="ink3"))
        foot.addStretch(1)
        foot.addWidget(self.save)
        self._list.setSpacing(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self.fault)
        column.addWidget(self.edit)
        column.addLayout(self._list)
        column.addLayout(foot)

    def take_staff(self, staff: Sequence[Colleague], initials: str) -> None:
        """Know who can be given a task, and who writes."""
        self._staff = staff
        known = (one for one in staff if initials and fold(one.initials) == fold(initials))
        self._me = next(known, None)
        self._read()

    def show_minutes(
        self, text: str, day: date, near: Collection[StaffId], *, is_kept: bool
    ) -> None:
        """Show some minutes of a meeting on a day with some people; the cursor stays in place."""
        self._day, self._near = day, near
        if self.edit.toPlainText() != text:
            at = self.edit.textCursor().position()
            with QSignalBlocker(self.edit):
                self.edit.setPlainText(text)
            cursor = self.edit.textCursor()
            cursor.setPosition(min(at, len(text)))
            self.edit.setTextCursor(cursor)
        self.fault.tell("")
        self.tell_kept(is_kept=is_kept)
        self._read()

    def tell_kept(self, *, is_kept: bool) -> None:
        """Say whether what stands in the field is stored."""
        self.fact.setText("" if is_kept else _("ikke gemt endnu"))

    def refuse(self, text: str) -> None:
        """Say why the minutes were not kept, and go to the line that is in the way."""
        self.fault.tell(text)
        fault = next((one for one in self.tasks if one.fault), None)
        if fault is not None:
            block = self.edit.document().findBlockByNumber(fault.number - 1)
            self.edit.setTextCursor(QTextCursor(block))
        self.edit.setFocus()

    def keep(self) -> None:
        """Ask that the minutes are kept as they stand."""
        self.written.emit(self.edit.toPlainText())

    def _on_typed(self) -> None:
        self.fault.tell("")
        self._read()
        self.typed.emit(self.edit.toPlainText())
        draft.hub.stirred.emit()

    def _read(self) -> None:
        """Tell of each line with @ what it will become, and make room for what is written."""
        found = tasks_of(self.edit.toPlainText(), self._staff, self._day, self._near)
        lines = min(max(self.edit.blockCount() + 1, FEWEST), MOST)
        high = self.edit.fontMetrics().lineSpacing() * lines + theme.px(18)
        self.edit.setFixedHeight(high)
        self.tasks = found
        self._tell(found)

    def _tell(self, found: Sequence[MinutesTask]) -> None:
        said = [
            task_words(one.task, self._me, self._day) if one.task else one.fault for one in found
        ]
        if [label.text() for label in self.told] == said:
            return
        clear(self._list)
        self.told = [Label(text, wraps=True) for text in said]
        for one, label in zip(found, self.told, strict=True):
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            sign = StateSymbol(State.ACT if one.fault else State.OK)
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            self._list.addLayout(row)
        count = sum(not one.fault for one in found)
        told = plural(count, "{n} opgave", "{n} opgaver")
        faults = ". ".join(one.fault for one in found if one.fault)
        self.edit.setAccessibleDescription(". ".join(filter(None, (told, faults))))
