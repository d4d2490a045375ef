"""The list of classes that opens under the class in the Focus bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from gf2tracker.domain import search
from gf2tracker.domain.people import ClassId
from gf2tracker.language import _
from ui import icon, paint, theme
from ui.choicelist import Choice, ChoiceList, Group
from ui.overlay import Overlay

WIDTH, INPUT, ROW, PADDING, LEFT = 340, 40, 32, 6, 10

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}


@dataclass(frozen=True)
class ClassChoice:
    """A class to choose.

    Attributes:
        code: what it is called, "tøm-26a".
        detail: programme and the like, after the code.
        fact: small words at the right, "uge 5 af 20".
        group: the heading it stands under, "Mine hold".
    """

    class_id: ClassId
    code: str
    detail: str = ""
    fact: str = ""
    group: str = ""


class ClassList(Overlay):
    """Classes in groups; one types a piece of code or programme, arrows and Enter choose.

    Signals:
        chosen(ClassId): the user took a class; the list has closed.
    """

    chosen = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, dims=False, radius=8, depth=14)
        self._classes: tuple[ClassChoice, ...] = ()
        self._index = search.index(())
        self._corner = QPoint()
        self.field = QLineEdit(self.frame)
        self.list = ChoiceList(row=ROW, left=LEFT, is_aligned=True)
        self.list.setParent(self.frame)
        self.list.setAccessibleName(_("Hold"))
        self.field.setFrame(False)
        self.field.setPlaceholderText(_("Find hold"))
        self.field.setAccessibleName(_("Find hold"))
        self.field.installEventFilter(self)
        self._dress()
        self.field.textChanged.connect(self._search)
        self.list.chosen.connect(self._take)
        theme.on_change(self._dress)

    def offer(self, classes: Sequence[ClassChoice]) -> None:
        """Offer these classes, in this order within each group."""
        self._classes = tuple(classes)
        self._index = search.index(
            search.Entry(place, each.code, each.detail) for place, each in enumerate(classes)
        )

    def open_at(self, corner: QPoint, current: ClassId | None) -> None:
        """Open with the frame's corner at a point of the window; the current class is marked."""
        self._corner = corner
        self.field.clear()
        self._search()
        if current is not None:
            self.list.mark_key(current)
        self.appear(self.field)

    @override
    def frame_place(self) -> QRect:
        room, edge = self.window().rect(), theme.px(8)
        wide = min(theme.px(WIDTH), room.width() - 2 * edge)
        rest = theme.px(INPUT) + 2 * theme.px(PADDING)
        most = room.height() - self._corner.y() - rest - edge
        rows = max(theme.px(2 * ROW), min(self.list.content_height(), most, theme.px(12 * ROW)))
        left = max(edge, min(self._corner.x(), room.width() - wide - edge))
        return QRect(left, self._corner.y(), wide, rows + rest)

    @override
    def settle(self) -> None:
        super().settle()
        frame = self.body
        left, high = theme.px(36), theme.px(INPUT)
        self.field.setGeometry(left, 2, frame.width() - left - theme.px(8), high - 4)
        top = high + theme.px(PADDING)
        bottom = frame.height() - theme.px(PADDING)
        self.list.setGeometry(0, top, frame.width(), bottom - top)

    def _dress(self) -> None:
        self.field.setFont(theme.font())
        colours = QPalette(theme.palette())
        colours.setColor(QPalette.ColorRole.Base, theme.color("raised"))
        self.field.setPalette(colours)

    def _search(self) -> None:
        typed = self.field.text()
        found = self._found(typed) if typed.strip() else self._classes
        groups: dict[str, list[Choice]] = {}
        for each in found:
            spans = search.spans(each.code, typed)
            choice = Choice(each.class_id, each.code, "", spans, each.detail, each.fact)
            groups.setdefault(each.group, []).append(choice)
        self.list.replace([Group(title, tuple(rows)) for title, rows in groups.items()])
        if self.isVisible():
            self.settle()

    def _found(self, typed: str) -> list[ClassChoice]:
        hits = search.find(self._index, typed, len(self._classes))
        places = {hit.entry.key for hit in hits}
        return [each for place, each in enumerate(self._classes) if place in places]

    def _take(self, choice: Choice) -> None:
        self.leave()
        self.chosen.emit(choice.key)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._pressed(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _pressed(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self.list.step(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.list.marked is not None:
                self._take(self.list.marked)
        else:
            return key in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        return True

    @override
    def paint_frame(self, painter: QPainter, body: QRectF) -> None:
        side, high = theme.px(16), theme.px(INPUT)
        sign = QRectF(body.left() + theme.px(14), body.top() + (high - side) / 2, side, side)
        icon.paint(painter, "search", sign, "ink2")
        line = QRectF(body.left() + 1, body.top() + high, body.width() - 2, 1)
        painter.fillRect(line, theme.color("line"))
        if not self.list.choices():
            words = QRectF(body.left(), line.bottom(), body.width(), theme.px(2 * ROW))
            text = _("Intet hold hedder sådan.") if self._classes else _("Intet hold endnu.")
            paint.text(painter, words, text, "ink2", align=paint.CENTER)
