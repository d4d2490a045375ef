"""The list of students whom nobody has acted on: a key of its own for each deed."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from ui.column import Column
from ui.followup.lines import ROW_HIGH, CaseLine, mark_of
from ui.table import Table

Deeds = Mapping[str, Callable[[], object]]


class CaseTable(Table[CaseLine]):
    """Two lines a row; letters are deeds here, so a search has its own field."""

    def __init__(self, columns: Sequence[Column[CaseLine]], *, name: str) -> None:
        super().__init__(
            columns, lambda line: line.case.student.student_id, name=name, mark=mark_of
        )
        self._deeds: Deeds = {}
        self.row_height = ROW_HIGH
        self.fit_rows()

    def take_deeds(self, deeds: Deeds) -> None:
        """Do these by their letters."""
        self._deeds = deeds

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        deed = self._deeds.get(event.text().upper()) if not held else None
        if deed is not None:
            deed()
        elif not held and event.text().isalnum():
            event.accept()  # a letter that is no deed searches nothing either
        else:
            super().keyPressEvent(event)
