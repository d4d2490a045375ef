"""The board: Qt's list for cursor and screen readers, our own places and paint."""

from datetime import date, timedelta

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView
from typing_extensions import override

from gf2tracker.domain.activity import PlannedId
from gf2tracker.language import _
from gf2tracker.queries.plan import ClassPlan, PlanChip
from ui import paint, theme
from ui.announce import announce
from ui.planboard import boardpaint, keys
from ui.planboard.drag import Drag
from ui.planboard.keys import ALT, MOVES, WISHES
from ui.planboard.layout import Board, ChipPlace, lay_out
from ui.planboard.model import ChipList, Index
from ui.planboard.steps import step
from ui.planboard.words import day_words, remarks, spoken
from ui.scroll import slim
from ui.tip import answer, tell_place


class BoardView(QListView):
    """A class's plan: chips are walked with the arrows and moved with Alt and the arrows, or the mouse.

    Signals:
        wished(str): one of WISHES is wanted at the cursor.
        moved(PlanChip, date): a chip was dropped on a day.
        pushed(PlanChip, int, int): a chip is to move so many weeks and weekdays on.
        menu_wanted(QPoint): what can be done at the cursor, at a point of the screen.
        day_chosen(date): an empty place of a week was pressed.
        stood(): the cursor stands on another chip.
    """

    wished = Signal(str)
    moved = Signal(object, object)
    pushed = Signal(object, int, int)
    menu_wanted = Signal(object)
    day_chosen = Signal(object)
    stood = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.plan: ClassPlan | None = None
        self.board = Board((), None, (), 0)
        self.places: list[ChipPlace] = []
        self.drag: Drag | None = None
        self._pressed: tuple[QPoint, PlanChip] | None = None
        self._hovered = -1
        self.list = ChipList(self)
        self.setModel(self.list)
        self._quiet()
        self.setAccessibleName(_("Planen"))
        slim(self)
        theme.on_change(self.fit)

    def _quiet(self) -> None:
        """Turn off everything of Qt's that we place, paint or press ourselves."""
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    # --- what is shown ---------------------------------------------------------------------------

    def show_plan(self, plan: ClassPlan | None) -> None:
        """Show a plan; the cursor stays on its chip, else beside it."""
        here, row = self.chip(), self.currentIndex().row()
        self.plan, self.drag, self._pressed = plan, None, None
        self.list.show(plan)
        self.fit()
        if self.list.chips:
            found = self.list.row_of(here.id) if here is not None else None
            self.go_to(found if found is not None else self.list.near(row))
        self.stood.emit()

    def chip(self) -> PlanChip | None:
        """Return the chip at the cursor; None without one."""
        return self.list.chip(self.currentIndex())

    def choose(self, planned_id: PlannedId) -> bool:
        """Put the cursor on an activity; False when it is not in the plan."""
        row = self.list.row_of(planned_id)
        if row is not None:
            self.go_to(row)
        return row is not None

    def show_day(self, day: date) -> None:
        """Put the cursor on what stands in a day's week; a week with nothing comes into sight."""
        for card in self.board.cards():
            if card.week.monday <= day < card.week.monday + timedelta(days=7):
                if card.chips:
                    self.choose(card.chips[0].chip.id)
                else:
                    self._bring(card.rect)

    def go_to(self, row: int) -> None:
        """Put the cursor on a chip by its number."""
        index = self.list.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def fit(self) -> None:
        """Lay the board out for the room there is."""
        if self.plan is not None:
            self.board = lay_out(self.plan, self.width(), self.height())
        else:
            self.board = Board((), None, (), 0)
        self.places = list(self.board.chips())
        self.updateGeometries()
        self.viewport().update()

    # --- Qt's own questions ----------------------------------------------------------------------

    @override
    def visualRect(self, index: Index) -> QRect:
        if not 0 <= index.row() < len(self.places):
            return QRect()
        return self._seen(self.places[index.row()].rect)

    @override
    def indexAt(self, p: QPoint) -> QModelIndex:
        point = self._on_board(p)
        found = (at for at, one in enumerate(self.places) if one.rect.contains(point))
        row = next(found, None)
        return self.list.index(row) if row is not None else QModelIndex()

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if 0 <= index.row() < len(self.places):
            self._bring(self.places[index.row()].rect)

    def _bring(self, place: QRect) -> None:
        """Scroll until an area of the board is in sight."""
        rect, bar, air = self._seen(place), self.verticalScrollBar(), theme.px(36)
        if rect.top() < air:
            bar.setValue(bar.value() + rect.top() - air)
        elif rect.bottom() > self.viewport().height() - theme.px(8):
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + theme.px(8))

    @override
    def updateGeometries(self) -> None:
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(room)
        bar.setSingleStep(theme.px(28))
        bar.setRange(0, max(self.board.high - room, 0))
        self.horizontalScrollBar().setRange(0, 0)

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(160))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _on_board(self, point: QPoint) -> QPoint:
        return point + QPoint(0, self.verticalOffset())

    def _seen(self, rect: QRect) -> QRect:
        return rect.translated(0, -self.verticalOffset())

    # --- keys ------------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            wish = WISHES.get((event.key(), keys.modifiers(event)))
            is_move = keys.modifiers(event) == ALT and event.key() in MOVES
            if wish is not None or (is_move and self.chip() is not None):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = event.key(), keys.modifiers(event)
        if self.drag is not None and key == Qt.Key.Key_Escape:
            self._let_go()
            return
        wish, chip = WISHES.get((key, held)), self.chip()
        if wish == "menu":
            self.ask_menu()
        elif wish is not None:
            self.wished.emit(wish)
        elif held == ALT and key in MOVES and chip is not None:
            self.pushed.emit(chip, *MOVES[key])
        elif not self._walks(key):
            event.ignore()

    def _walks(self, key: int) -> bool:
        row = step(self.board, self.currentIndex().row(), key)
        if row is None:
            return False
        self.go_to(row)
        return True

    def ask_menu(self) -> None:
        """Ask for the menu at the cursor."""
        corner = self.visualRect(self.currentIndex()).bottomLeft()
        self.menu_wanted.emit(self.viewport().mapToGlobal(corner))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        for index in (previous, current):
            self._update_chip(index.row())
        chip = self.list.chip(current)
        if chip is not None and self.hasFocus():
            announce(self, spoken(chip))
        self.stood.emit()

    def _update_chip(self, row: int) -> None:
        if 0 <= row < len(self.places):
            out = theme.px(4)
            self.viewport().update(self._seen(self.places[row].rect).adjusted(-out, -out, out, out))

    # --- mouse -----------------------------------------------------------------------------------

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        chip = self.list.chip(index)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if chip is not None:
            self.go_to(index.row())
            if event.button() == Qt.MouseButton.LeftButton:
                self._pressed = at, chip
            return
        card = self.board.card_at(self._on_board(at))
        if card is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day_chosen.emit(card.day_at(at.x()))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is not None and self.drag is None:
            start, chip = self._pressed
            far = (at - start).manhattanLength() >= QApplication.startDragDistance()
            if far:
                self.drag = Drag(chip, self._on_board(start))
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self.drag is not None:
            self._drag_to(at)
            return
        self._hover(self.indexAt(at).row())

    def _drag_to(self, at: QPoint) -> None:
        assert self.drag is not None
        bar, edge = self.verticalScrollBar(), theme.px(24)
        if at.y() < edge or at.y() > self.viewport().height() - edge:
            bar.setValue(bar.value() + (theme.px(16) if at.y() > edge else -theme.px(16)))
        before = self.drag.day
        for area in list(self.drag.move_to(self._on_board(at), self.board)):
            self.viewport().update(self._seen(area).adjusted(-2, -2, 2, 2))
        if self.drag.day is not None and self.drag.day != before:
            announce(self, day_words(self.drag.day))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self.drag
        self._let_go()
        if drag is not None and drag.day is not None and drag.day != drag.chip.date:
            self.moved.emit(drag.chip, drag.day)

    def _let_go(self) -> None:
        self.drag, self._pressed = None, None
        self.viewport().unsetCursor()
        self.viewport().update()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        is_chip = self.indexAt(event.position().toPoint()).isValid()
        self.wished.emit("open" if is_chip else "new")

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.go_to(index.row())
            self.menu_wanted.emit(event.globalPos())

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            for each in (self._hovered, row):
                self._update_chip(each)
            self._hovered = row

    def _tell_why(self, at: QPoint) -> None:
        index = self.indexAt(at)
        chip = self.list.chip(index)
        told = remarks(chip) if chip is not None else ()
        words = " ".join(told) or (spoken(chip) if chip is not None else "")
        tell_place(self.viewport(), self.visualRect(index), words)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if answer(self.viewport(), event, self._tell_why):
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._update_chip(self.currentIndex().row())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._update_chip(self.currentIndex().row())

    # --- drawing ---------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        painter.fillRect(event.rect(), theme.color("page"))
        if self.plan is None:
            return
        painter.translate(0, -self.verticalOffset())
        area = event.region().translated(0, self.verticalOffset())
        boardpaint.paint_cards(painter, self.board, area, self.plan.today)
        places = list(enumerate(self.places))
        seen = [(place, at == self._hovered) for at, place in places if area.intersects(place.rect)]
        boardpaint.paint_chips(painter, self.board, seen, self.plan.today)
        self._paint_cursor(painter)
        if self.drag is not None:
            boardpaint.paint_drag(painter, self.drag)

    def _paint_cursor(self, painter: QPainter) -> None:
        row = self.currentIndex().row()
        if not 0 <= row < len(self.places):
            return
        out = theme.px(2)
        rect = self.places[row].rect.adjusted(-out, -out, out, out)
        shade = "accentline" if self.hasFocus() else "control"
        wide = out if self.hasFocus() else 1
        paint.edge(painter, rect, theme.color(shade), theme.px(6), wide)
