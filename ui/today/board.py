"""One column of today: heads with lists under them, and one way through all rows by keyboard."""

from collections.abc import Sequence
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gf2tracker.language import _
from ui import theme
from ui.button import Link
from ui.hairline import Hairline
from ui.label import Label, heading
from ui.today.lines import clear

SHOWN = 8
T = TypeVar("T")


class Board(QWidget):
    """Sections in a column; rows that can be stepped through have a signal `stepped`.

    Signals:
        unfolded: a list is wanted whole; whoever fills the board does so again.
        reached(QWidget): the keyboard came to a row, which should be seen.
    """

    unfolded = Signal()
    reached = Signal(object)

    def __init__(self, *, is_under: bool = False) -> None:
        """Begin at the top, or under something that stands above the first head."""
        super().__init__()
        self._is_under = is_under
        self.rows: list[QWidget] = []
        self._whole: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def begin(self) -> None:
        """Take everything away, to be filled again."""
        clear(self._column)
        self.rows = []

    def end(self) -> None:
        """Leave the rest of the column empty."""
        self._column.addStretch(1)

    def head(self, text: str, fact: str = "") -> None:
        """Begin a section."""
        row = QHBoxLayout()
        above = theme.px(22) if self._is_under or self._column.count() else 0
        row.setContentsMargins(0, above, 0, theme.px(7))
        row.setSpacing(theme.px(8))
        row.addWidget(heading(text))
        row.addWidget(Label(fact, shade="ink3"))
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(Hairline())

    def say(self, text: str) -> None:
        """Say something quietly where a list would stand."""
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px(9), 0, theme.px(9))
        row.addWidget(Label(text, shade="ink2"))
        row.addStretch(1)
        self._column.addLayout(row)

    def add(self, row: Any) -> None:
        """Put a row at the end; at once, so that it can take the keyboard."""
        row.stepped.connect(partial(self._step, row))
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()

    def shown(self, listed: Sequence[T], name: str) -> Sequence[T]:
        """Return what a list shows: the first few until it is unfolded."""
        return listed if name in self._whole else listed[:SHOWN]

    def offer_rest(self, listed: Sequence[object], name: str) -> None:
        """Offer to unfold a list that shows its first few."""
        if len(listed) > SHOWN and name not in self._whole:
            link = Link(_("Vis alle {n}").format(n=len(listed)))
            link.clicked.connect(partial(self._unfold, name))
            self._column.addSpacing(theme.px(8))
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _unfold(self, name: str) -> None:
        self._whole.add(name)
        self.unfolded.emit()

    def _step(self, row: QWidget, direction: int) -> None:
        at = min(max(self.rows.index(row) + direction, 0), len(self.rows) - 1)
        self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(self.rows[at])
