"""A board of cards with seats: Qt's list for cursor and screen readers, our own places and paint."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

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
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from gf2tracker.domain.people import StudentId
from ui import paint, theme
from ui.announce import announce
from ui.seats.drag import Drag
from ui.seats.quietlist import QuietList
from ui.seats.seat import Card, Placed, Seat, places
from ui.seats.seatlist import Index, SeatList
from ui.seats.seatpaint import paint_ghost
from ui.seats.walk import card_beyond, step
from ui.tip import answer, tell_place

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
Wishes = Mapping[tuple[int, Qt.KeyboardModifier], str]
WISHES: Wishes = {
    (Key.Key_Return, NONE): "use",
    (Key.Key_Enter, NONE): "use",
    (Key.Key_Escape, NONE): "drop",
    (Key.Key_L, NONE): "lock",
    (Key.Key_B, NONE): "swap",
    (Key.Key_N, NONE): "new",
    (Key.Key_G, NONE): "groups",
    (Key.Key_Menu, NONE): "menu",
    (Key.Key_F10, SHIFT): "menu",
}
ARROWS = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down)


class Board(QuietList):
    """Cards on which students sit: walked with the arrows, changed by keys and by mouse.

    Attributes:
        marked: who is to change places with somebody, until that one is chosen.
        is_ahead: whether something is proposed that Esc puts away.

    Signals:
        wished(str): one of the wishes is wanted at the cursor.
        dropped(Drag): students were let go over another card, or over another seat.
        pushed(int, bool): the student at the cursor is to go to the card at a place; True is
            all who are joined to them.
        menu_wanted(QPoint): what can be done at the cursor, at a point of the screen.
        stood(QRect): the cursor stands somewhere else, on the board.
    """

    wished = Signal(str)
    dropped = Signal(object)
    pushed = Signal(int, bool)
    menu_wanted = Signal(object)
    stood = Signal(object)
    wishes: ClassVar[Wishes] = WISHES

    def __init__(self, name: str) -> None:
        super().__init__()
        self.cards: tuple[Placed, ...] = ()
        self.marked: StudentId | None = None
        self.is_ahead = False
        self.drag: Drag | None = None
        self.shown: Sequence[Card] = ()
        self._lines: list[tuple[Placed, Seat, QRect]] = []
        self._pressed: tuple[QPoint, tuple[StudentId, ...]] | None = None
        self._high = 0
        self.list = SeatList(self)
        self.setModel(self.list)
        self.setAccessibleName(name)
        theme.on_change(self.fit)

    # --- what is shown ---------------------------------------------------------------------------

    def lay_out(self, cards: Sequence[Card], wide: int) -> tuple[tuple[Placed, ...], int]:
        """Return where cards and their seats are placed, and how high that is, in pixels."""
        raise NotImplementedError

    def paint_card(self, painter: QPainter, placed: Placed) -> None:
        """Paint one card."""
        raise NotImplementedError

    def aim(self, drag: Drag) -> None:
        """Say on a drag what letting go would do; called when it comes over something else."""

    def held(self, placed: Placed, point: QPoint) -> tuple[StudentId, ...]:
        """Return who is held when the mouse is pressed at a point of a card; empty for nobody."""
        seat = placed.seat_at(point)
        return (seat.student_id,) if seat is not None else ()

    def words_of(self, placed: Placed) -> str:
        """Return what the tip of a card says; "" has none."""
        del placed
        return ""

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show cards; the cursor stays on its student, else where it was."""
        here, row = self.seat(), self.currentIndex().row()
        self.shown, self.drag, self._pressed = cards, None, None
        self.list.show(cards)
        self.fit()
        if self.list.rows:
            ids = [seat.student_id for _card, seat in self.list.rows]
            stays = here is not None and here.student_id in ids
            last = len(ids) - 1
            at = (
                ids.index(here.student_id) if stays and here is not None else min(max(row, 0), last)
            )
            self.go_to(at)
        if self.marked is not None and self.row_of(self.marked) is None:
            self.marked = None

    def fit(self) -> None:
        """Lay the cards out for the room there is, and take the height they need."""
        self.cards, self._high = self.lay_out(self.shown, self.width())
        self._lines = list(places(self.cards))
        self.setFixedHeight(max(self._high, 1))
        self.viewport().update()

    def seat(self) -> Seat | None:
        """Return the seat at the cursor; None without one."""
        here = self.list.at(self.currentIndex().row())
        return here[1] if here is not None else None

    def card(self) -> Placed | None:
        """Return the card at the cursor; None without one."""
        row = self.currentIndex().row()
        return self._lines[row][0] if 0 <= row < len(self._lines) else None

    def row_of(self, student_id: StudentId) -> int | None:
        """Return the row of a student; None where they have no seat."""
        rows = (at for at, row in enumerate(self.list.rows) if row[1].student_id == student_id)
        return next(rows, None)

    def choose(self, student_id: StudentId) -> bool:
        """Put the cursor on a student; False where they have no seat."""
        row = self.row_of(student_id)
        if row is not None:
            self.go_to(row)
        return row is not None

    def go_to(self, row: int) -> None:
        """Put the cursor on a seat by its number."""
        index = self.list.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)

    def mark(self, student_id: StudentId | None) -> None:
        """Mark who is to change places, until another is chosen; None takes the mark away."""
        self.marked = student_id
        self.viewport().update()

    # --- Qt's own questions ----------------------------------------------------------------------

    @override
    def visualRect(self, index: Index) -> QRect:
        at = index.row()
        return self._lines[at][2] if 0 <= at < len(self._lines) else QRect()

    @override
    def indexAt(self, p: QPoint) -> QModelIndex:
        rows = (at for at, (_card, _seat, line) in enumerate(self._lines) if line.contains(p))
        row = next(rows, None)
        return self.list.index(row) if row is not None else QModelIndex()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(180), self._high)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    # --- keys ------------------------------------------------------------------------------------

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_push = event.modifiers() & ALT and event.key() in ARROWS
            is_wish = (event.key(), _modifiers(event)) in self.wishes
            if event.key() == Key.Key_Escape and not (self.is_ahead or self.drag or self.marked):
                is_wish = False  # the window may have something to stop
            if is_wish or is_push:
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), _modifiers(event)
        wish = self.wishes.get((key, modifiers))
        if self.drag is not None and key == Key.Key_Escape:
            self._let_go()
        elif wish == "menu":
            self.ask_menu()
        elif wish is not None:
            self.wished.emit(wish)
        elif modifiers & ALT and key in ARROWS:
            self._push(key, is_whole=bool(modifiers & SHIFT))
        elif not self._walks(key):
            event.ignore()

    def _walks(self, key: int) -> bool:
        row = step([line for _card, _seat, line in self._lines], self.currentIndex().row(), key)
        if row is not None:
            self.go_to(row)
        return row is not None

    def _push(self, key: int, *, is_whole: bool) -> None:
        here = self.card()
        if here is not None:
            at = card_beyond([placed.rect for placed in self.cards], self.cards.index(here), key)
            if at is not None:
                self.pushed.emit(at, is_whole)

    def ask_menu(self) -> None:
        """Ask for the menu at the cursor."""
        corner = self.visualRect(self.currentIndex()).bottomLeft()
        self.menu_wanted.emit(self.viewport().mapToGlobal(corner))

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        here = self.list.at(current.row())
        if here is not None and self.hasFocus():
            announce(self, here[0].spoken(here[1]))
        self.viewport().update()
        placed = self.card()
        if placed is not None and self.hasFocus():
            self.stood.emit(placed.rect)

    # --- mouse -----------------------------------------------------------------------------------

    def card_at(self, point: QPoint) -> Placed | None:
        """Return the card at a point; None between cards."""
        return next((one for one in self.cards if one.rect.contains(point)), None)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        placed, row = self.card_at(at), self.indexAt(at).row()
        if placed is None or not placed.card.seats:
            return
        if row < 0:
            row = next(row for row, line in enumerate(self._lines) if line[0] is placed)
        self.go_to(row)
        held = self.held(placed, at)
        if held and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = at, held

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is not None and self.drag is None:
            start, students = self._pressed
            if (at - start).manhattanLength() < QApplication.startDragDistance():
                return
            home = self.card_at(start)
            self.drag = Drag(students, home.card.key if home else 0, self._words(students), at)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self.drag is not None:
            self.drag_to(at)

    def drag_to(self, at: QPoint) -> None:
        """Take who is held to a point; only what changes is painted anew."""
        drag = self.drag
        assert drag is not None
        before_ghost, before = drag.ghost, (drag.over, drag.on)
        drag.at, drag.over = at, self.card_at(at)
        drag.on = drag.over.seat_at(at) if drag.over is not None else None
        if (drag.over, drag.on) != before:
            self.aim(drag)
            for placed in (before[0], drag.over, next(self._of(drag.home), None)):
                if placed is not None:
                    self.viewport().update(placed.rect.adjusted(-4, -4, 4, 4))
            announce(self, drag.told)
        for area in (before_ghost, drag.ghost):
            self.viewport().update(area.adjusted(-20, -20, 20, 24))
        self.stood.emit(QRect(at, QSize(1, 1)))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self.drag
        self._let_go()
        if drag is not None and not drag.is_at_home:
            self.dropped.emit(drag)

    def _let_go(self) -> None:
        self.drag, self._pressed = None, None
        self.viewport().unsetCursor()
        self.viewport().update()

    def _of(self, key: int) -> Iterator[Placed]:
        return (placed for placed in self.cards if placed.card.key == key)

    def _words(self, students: tuple[StudentId, ...]) -> str:
        names = {seat.student_id: seat.name for _card, seat in self.list.rows}
        return " + ".join(names[one].split(" ")[0] for one in students)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press is as the first."""
        self.mousePressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        placed = self.card_at(event.pos())
        if placed is not None and placed.card.seats:
            self.menu_wanted.emit(event.globalPos())

    def _tell(self, at: QPoint) -> None:
        placed = self.card_at(at)
        if placed is not None:
            seat = placed.seat_at(at)
            words = placed.card.spoken(seat) if seat is not None else self.words_of(placed)
            place = self.visualRect(self.indexAt(at)) if seat is not None else placed.rect
            tell_place(self.viewport(), place, words)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        return answer(self.viewport(), event, self._tell) or super().viewportEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        placed = self.card()
        if placed is not None:
            self.stood.emit(placed.rect)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # --- drawing ---------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        painter.fillRect(event.rect(), theme.color("page"))
        out = theme.px(4)
        for placed in self.cards:
            if event.region().intersects(placed.rect.adjusted(-out, -out, out, out)):
                self.paint_card(painter, placed)
        self._paint_cursor(painter)
        if self.drag is not None:
            paint_ghost(painter, self.drag)

    def paint_line(self, painter: QPainter, seat: Seat, line: QRect) -> None:
        """Paint what lies under a name: marked, under the cursor, or under what is held."""
        on = self.drag is not None and self.drag.on is seat
        current = self.hasFocus() and self._lines[self.currentIndex().row()][1] is seat
        if seat.student_id == self.marked or on or current:
            ground = line.adjusted(-theme.px(4), 0, theme.px(2), 0)
            paint.fill(painter, ground, theme.color("accentsoft"), theme.px(4))
        if seat.student_id == self.marked:
            ground = line.adjusted(-theme.px(4), 0, theme.px(2), 0)
            paint.dashes(painter, ground, theme.color("accentline"), theme.px(4))

    def is_target(self, placed: Placed) -> bool:
        """Tell whether who is held would land on a card."""
        return self.drag is not None and self.drag.over is placed and not self.drag.is_at_home

    def _paint_cursor(self, painter: QPainter) -> None:
        placed = self.card()
        if placed is not None and self.hasFocus():
            out = theme.px(2)
            around = placed.rect.adjusted(-out, -out, out, out)
            paint.edge(painter, around, theme.color("accentline"), theme.px(10), out)


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
