"""The board of all classes by key and mouse: weeks and chips are walked, chips are moved."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from gf2tracker.domain.activity import PlannedId
from gf2tracker.queries.clashes import ShownClash
from gf2tracker.queries.plan import PlanChip
from ui import theme
from ui.allplans import glyph
from ui.allplans.board import PlansBoard
from ui.allplans.cells import Line, WeekCell
from ui.allplans.drag import Drag, day_in
from ui.announce import announce
from ui.planboard.words import spoken
from ui.tip import tell_place, tip_of

Key = Qt.Key
_STEPS: Mapping[int, int] = {Key.Key_Left: -1, Key.Key_Right: 1}
_ENTER = {Key.Key_Return, Key.Key_Enter}
_ZOOM: Mapping[int, bool] = {Key.Key_Plus: True, Key.Key_Minus: False}


class PlansTable(PlansBoard):
    """Arrows walk weeks and, where they are shown, chips; Alt and an arrow moves a chip.

    Signals:
        moved(PlanChip, date): a chip is to stand on another day.
        zoom_wanted(bool): chips are wanted instead of glyphs, or the other way.
        accepted: the day is taken that was offered instead of a closed one.
    """

    moved = Signal(object, object)
    zoom_wanted = Signal(bool)
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pressed: tuple[QPoint, PlanChip, int] | None = None

    # --- keys ------------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        """Take Alt and an arrow before the window does, which would turn to another day."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _STEPS and modifiers == Qt.KeyboardModifier.AltModifier:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get(event.key())
        if event.key() == Key.Key_Escape and self.drag is not None:
            self._let_go()
        elif step is not None and modifiers == Qt.KeyboardModifier.AltModifier:
            self._push(step)
        elif step is not None and not modifiers and self._walk(step):
            return
        elif event.key() in _ENTER and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.accepted.emit()
        elif event.key() in _ZOOM and not modifiers:
            self.zoom_wanted.emit(_ZOOM[event.key()])
        else:
            super().keyPressEvent(event)

    def _walk(self, step: int) -> bool:
        """Go to the chip beside; False where the next week is meant."""
        cell = self.cell() if self.is_zoomed else None
        if cell is None or not 0 <= self.at + step < len(cell.chips):
            return False
        self.stand_on(self.at + step)
        return True

    def _push(self, step: int) -> None:
        line, week, chip = self.current(), self.week_here(), self.chip()
        if not self.is_zoomed:
            self.zoom_wanted.emit(not self.is_zoomed)
        elif line is not None and week is not None and chip is not None:
            other = week + step
            while 0 <= other < self.weeks.count and not _has_school(line.cells[other]):
                other += step
            self._ask(line, other, chip)

    def _ask(self, line: Line, week: int, chip: PlanChip) -> None:
        day = day_in(line, week, chip)
        if day is not None and day != chip.date:
            self.moved.emit(chip, day)

    @override
    def stand_on(self, at: int) -> None:
        super().stand_on(at)
        chip = self.chip()
        if chip is not None:
            announce(self, spoken(chip))

    # --- mouse -----------------------------------------------------------------------------------

    def _week_at(self, at: QPoint) -> int | None:
        column = self.indexAt(at).column() - self.first
        return column if 0 <= column < self.weeks.count else None

    def _chip_at(self, at: QPoint) -> tuple[PlanChip, int, int] | None:
        """Return the chip at a point, its row and which of its week's it is; None beside chips."""
        index, week = self.indexAt(at), self._week_at(at)
        if not self.is_zoomed or week is None:
            return None
        cell = self.rows.items[index.row()].cells[week]
        side = theme.px(glyph.CHIP)
        spots, _more = glyph.places(QRectF(self.visualRect(index)), len(cell.chips))
        for number, spot in enumerate(self.shifted(spots)):
            if QRectF(spot.x(), spot.y(), side, side).contains(QPointF(at)):
                return cell.chips[number], index.row(), number
        return None

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        found = self._chip_at(at)
        if found is not None and event.button() == Qt.MouseButton.LeftButton:
            chip, place, number = found
            self.stand_on(number)
            self._pressed = at, chip, place

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        start, chip, place = self._pressed
        if self.drag is None:
            if (at - start).manhattanLength() < QApplication.startDragDistance():
                return
            tip_of(self).hide()
            self.drag = Drag(chip, place, at)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.drag_to(at)

    def drag_to(self, at: QPoint) -> None:
        """Take the chip that is held to a point; only what changes is painted anew."""
        drag = self.drag
        assert drag is not None
        before, was = drag.ghost, drag.week
        week = self._week_at(QPoint(at.x(), self.rowViewportPosition(drag.place)))
        line = self.rows.items[drag.place]
        is_there = week is not None and line.cells[week].week is not None
        drag.at, drag.week = at, week if is_there else None
        self.viewport().update(before.adjusted(-2, -2, 2, 2))
        self.viewport().update(drag.ghost.adjusted(-2, -2, 2, 2))
        if drag.week != was:
            for one in (was, drag.week):
                if one is not None:
                    self.viewport().update(self.area(drag.place, one).adjusted(-2, -2, 2, 2))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self.drag
        self._let_go()
        if drag is None:
            super().mouseReleaseEvent(event)
        elif drag.week is not None:
            self._ask(self.rows.items[drag.place], drag.week, drag.chip)

    def _let_go(self) -> None:
        self.drag, self._pressed = None, None
        self.viewport().unsetCursor()
        self.viewport().update()

    @override
    def _show_tip(self, at: QPoint) -> None:
        found = self._chip_at(at)
        if found is None:
            super()._show_tip(at)
            return
        cell = self.rows.items[found[1]].cells[self._week_at(at) or 0]
        own = [one.text for one in cell.clashes if found[0].id in _parties(one)]
        tell_place(
            self.viewport(), self.visualRect(self.indexAt(at)), " ".join([spoken(found[0]), *own])
        )

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave and self.drag is None:
            self._pressed = None
        return super().viewportEvent(event)


def _has_school(cell: WeekCell) -> bool:
    return cell.week is not None and cell.week.number is not None


def _parties(clash: ShownClash) -> tuple[PlannedId, ...]:
    return tuple(party.planned_id for party in (clash.one, clash.other) if party is not None)
