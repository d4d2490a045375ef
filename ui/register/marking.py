"""What is written in the register: shown at once, stored after it, and asked for again."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtGui import QGuiApplication

from gf2tracker.actions import register as registers
from gf2tracker.domain.mark import parse_mark
from gf2tracker.domain.people import ClassId
from gf2tracker.errors import Refusal
from ui.register.grid import MarkGrid
from ui.register.typing import Written, cells_of, copied, pasted, table_of

Do = Callable[..., None]
Refused = Callable[[Refusal], Any]


class Marking:
    """Does deeds on the register of a page.

    Attributes:
        is_pending: whether something that is shown is not stored yet.
    """

    def __init__(
        self, view: MarkGrid, do: Do, ask_again: Callable[[], None], refused: Refused
    ) -> None:
        self.view = view
        self.class_id: ClassId | None = None
        self.day = date.min
        self._do, self._ask_again, self.refuse = do, ask_again, refused
        self._pending = 0

    @property
    def is_pending(self) -> bool:
        """Whether something that is shown is not stored yet."""
        return bool(self._pending)

    def do(self, action: Callable[..., object], *args: object) -> None:
        """Do an action and ask for the register when the last of several is stored."""
        self._pending += 1
        self._do(action, *args, then=self._on_stored, refused=self._on_refused)

    def drop(self) -> None:
        """Show what is stored, after something went wrong."""
        if self._pending:
            self._pending = 0
            self._ask_again()

    def write(self, changes: Sequence[Written]) -> None:
        """Write marks into rows."""
        model = self.view.model_here
        cells = cells_of(model.rows, changes)
        if cells:
            model.put_marks({change.row: change.marks for change in changes})
            self.do(registers.mark, self.class_id, self.day, cells)

    def clear(self) -> None:
        """Make present again what is selected."""
        model = self.view.model_here
        changed = {row: model.rows[row].marks for row, _lesson in self.view.selected_cells()}
        for row, lesson in self.view.selected_cells():
            if lesson not in model.rows[row].exempt:
                marks = changed[row]
                changed[row] = (*marks[: lesson - 1], parse_mark(""), *marks[lesson:])
        self.write([Written(row, marks) for row, marks in changed.items()])

    def copy(self) -> None:
        """Put the selected marks on the clipboard."""
        text = copied(self.view.model_here.rows, self.view.selected_cells())
        QGuiApplication.clipboard().setText(text)

    def cut(self) -> None:
        """Put the selected marks on the clipboard and make present again."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Write the table of the clipboard from the selection on."""
        text = QGuiApplication.clipboard().text()
        model, cells = self.view.model_here, self.view.selected_cells()
        if model.register is None or not cells or not text.strip("\r\n"):
            return
        try:
            changes = pasted(model.rows, *cells[0], table_of(text, cells), model.register)
        except Refusal as refusal:
            self.refuse(refusal)
            return
        self.write(changes)

    def _on_stored(self, _value: object) -> None:
        self._pending = max(self._pending - 1, 0)
        if not self._pending:
            self._ask_again()

    def _on_refused(self, refusal: Refusal) -> None:
        self.refuse(refusal)
        self._on_stored(refusal)
