"""A task on a line: a box to tick, what is to be done, and by when."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from typing_extensions import override

from gf2tracker.language import _
from ui import icon, paint, theme
from ui.label import plain_tip
from ui.today.deeds import Deed
from ui.today.lines import HIGH, INDENT, Part, paint_parts, spoken
from ui.today.openrow import OpenRow

BOX = 16


class TaskLine(OpenRow):
    """Space or a click on the box ticks it, or takes the tick away; Enter goes where it is about.

    Signals:
        ticked: it is done, or not done after all.
    """

    ticked = Signal()

    def __init__(
        self,
        parts: Sequence[Part],
        deeds: Sequence[Deed] = (),
        *,
        is_done: bool = False,
        tip: str = "",
        told: str = "",
    ) -> None:
        """Begin with some words; `told` says them to who does not see, where that takes more."""
        word = _("Åben igen") if is_done else _("Klaret")
        done = Deed("K", word, self._tick)
        words = told or spoken(parts)
        super().__init__(words, (done, *deeds), high=HIGH, indent=INDENT)
        self._parts, self._is_done = parts, is_done
        state = _("klaret") if is_done else _("ikke klaret")
        self.setToolTip(plain_tip(tip or words))
        self.setAccessibleName(_("{task}, {state}").format(task=words, state=state))

    def _tick(self) -> None:
        self.ticked.emit()

    def _box(self) -> QRectF:
        side = theme.px(BOX)
        return QRectF(theme.px(2), (theme.px(HIGH) - side) / 2, side, side)

    @override
    def paint_facts(self, painter: QPainter) -> None:
        box, radius = self._box(), theme.px(4)
        if self._is_done:
            paint.fill(painter, box, theme.color("accent"), radius)
            icon.paint(painter, "check", box.adjusted(1, 1, -1, -1), "onaccent", stroke=2.8)
        else:
            ground, edge = theme.color("raised"), theme.color("control")
            paint.box(painter, box, ground, edge, radius)
        painter.save()
        painter.translate(theme.px(INDENT), 0)
        paint_parts(painter, self.width() - theme.px(INDENT), None, self._parts)
        painter.restore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            if not event.isAutoRepeat():
                self._tick()
        else:
            super().keyPressEvent(event)

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space:  # it would press the row, which goes elsewhere
            super().keyReleaseEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        reach = self._box().adjusted(-theme.px(4), -theme.px(6), theme.px(4), theme.px(6))
        if event.button() == Qt.MouseButton.LeftButton and reach.contains(event.position()):
            self._tick()
        else:
            super().mouseReleaseEvent(event)
