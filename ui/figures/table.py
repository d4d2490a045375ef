"""The table of Overblik: rows as high as the class allows, between dense and roomy."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from gf2tracker.language import _
from ui import theme
from ui.figures.columns import columns
from ui.figures.heading import WeeksHeading
from ui.figures.lines import FigureLine, mark_of
from ui.table import Table

LEAST_ROW, MOST_ROW = 21, 28


class FigureTable(Table[FigureLine]):
    """One row a student; those who are not in the class stand under a hairline."""

    def __init__(self) -> None:
        self.weeks = WeeksHeading()
        super().__init__(
            columns(self.weeks),
            lambda line: line.row.student.student_id,
            name=_("Fravær, elev for elev"),
            mark=mark_of,
            group=lambda line: line.row.has_left,
        )

    def show_lines(self, lines: Sequence[FigureLine]) -> None:
        """Show other rows; whoever was current stays so, else the first is."""
        self.replace(lines)
        self.fit_rows()
        self.head.viewport().update()
        if self.current() is None and lines:
            self.choose(self.rows.key(self.rows.items[0]))

    @override
    def fit_rows(self) -> None:
        room = self.viewport().height() / max(len(self.rows.items), 1) / theme.text_scale()
        self.row_height = round(min(max(room, LEAST_ROW), MOST_ROW))
        super().fit_rows()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_rows()
