"""A line of facts that is closed on the spot by one key."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter
from typing_extensions import override

from ui.label import plain_tip
from ui.symbol import State
from ui.today.deeds import Deed
from ui.today.lines import HIGH, INDENT, Part, paint_parts, spoken
from ui.today.openrow import OpenRow


class DeedLine(OpenRow):
    """The same facts as a Line's, with deeds."""

    def __init__(
        self, state: State | None, parts: Sequence[Part], deeds: Sequence[Deed], *, tip: str = ""
    ) -> None:
        super().__init__(spoken(parts), deeds, high=HIGH, indent=INDENT)
        self._state, self._parts = state, parts
        self.setToolTip(plain_tip(tip or spoken(parts)))
        self.setAccessibleName(spoken(parts))

    @override
    def paint_facts(self, painter: QPainter) -> None:
        paint_parts(painter, self.width(), self._state, self._parts)
