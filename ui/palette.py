"""The palette (Ctrl+K): finds students, classes and deeds while one types."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from gf2tracker.domain import search
from gf2tracker.language import _
from ui import icon, keycap, paint, theme
from ui.choicelist import Choice, ChoiceList, Group
from ui.overlay import Overlay

WIDTH, TOP, INPUT, FOOT = 660, 84, 56, 36
ABOVE_ROWS, BELOW_ROWS, LEAST = 6, 4, 64

Find = Callable[[str], Sequence[Group]]
Deeds = Callable[[Choice], Sequence[Group]]

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -6,
    Qt.Key.Key_PageDown: 6,
}


class Palette(Overlay):
    """One field that finds everything and does everything.

    `find` gets what is typed ("" at first) and returns groups; `deeds` gets a choice when Tab is
    pressed on it and returns what can be done with it, or nothing.

    Signals:
        chosen(Choice): the user took one; the palette has closed.
    """

    chosen = Signal(object)

    def __init__(self, window: QWidget, find: Find, deeds: Deeds | None = None) -> None:
        super().__init__(window, dims=True, radius=12, depth=26)
        self._find = find
        self._deeds = deeds
        self._about: Choice | None = None
        self.field = QLineEdit(self.frame)
        self.list = ChoiceList()
        self.list.marked_keys = "Enter"
        self.list.setParent(self.frame)
        self.list.setAccessibleName(_("Fundet"))
        self.field.setFrame(False)
        self.field.setAccessibleName(_("Søg eller gør"))
        self.field.installEventFilter(self)
        self._dress()
        self.field.textChanged.connect(self._search)
        self.list.chosen.connect(self._take)
        self.list.moved.connect(self._on_moved)
        theme.on_change(self._dress)

    def open(self, typed: str = "") -> None:
        """Show over the window with something typed already."""
        self._forget_about()
        self.field.setText(typed)
        self._search()
        self.appear(self.field)
        self.field.setCursorPosition(len(typed))

    @override
    def frame_place(self) -> QRect:
        room = self.window().rect()
        wide = min(theme.px(WIDTH), room.width() - 2 * theme.px(16))
        top = min(theme.px(TOP), max(room.height() // 8, theme.px(8)))
        rest = theme.px(INPUT) + theme.px(ABOVE_ROWS) + theme.px(FOOT + BELOW_ROWS)
        most = room.height() - top - theme.px(24) - rest
        rows = max(theme.px(LEAST), min(self.list.content_height(), most))
        return QRect((room.width() - wide) // 2, top, wide, rows + rest)

    @override
    def settle(self) -> None:
        super().settle()
        frame, inset = self.body, theme.px(50)
        right = self._hint_width() + theme.px(32)
        high = theme.px(INPUT)
        self.field.setGeometry(inset - 2, 2, frame.width() - inset - right, high - 4)
        top = high + theme.px(ABOVE_ROWS)
        bottom = frame.height() - theme.px(FOOT + BELOW_ROWS)
        self.list.setGeometry(1, top, frame.width() - 2, bottom - top)  # the edge stays seen

    def _dress(self) -> None:
        self.field.setFont(theme.font("title"))
        colours = QPalette(theme.palette())
        colours.setColor(QPalette.ColorRole.Base, theme.color("raised"))
        self.field.setPalette(colours)
        self.list.setPalette(colours)
        self.field.setBackgroundRole(QPalette.ColorRole.Base)
        for part in (self.field, self.list.viewport()):
            part.setAutoFillBackground(True)  # so that nothing below is painted with it

    def _hint_width(self) -> int:
        return round(paint.width(self._hint(), theme.font("small"))) + 1

    def _hint(self) -> str:
        if self._about is not None:
            return _("hvad kan jeg gøre")
        return _("ø = oe eller o, fejl tilgives")

    # --- finding ---------------------------------------------------------------------------------

    def search_again(self) -> None:
        """Find anew what is typed, as when more is known; what was marked stays so."""
        marked = self.list.marked
        self._search()
        if marked is not None:
            self.list.mark_key(marked.key)

    def _search(self) -> None:
        typed = self.field.text()
        if self._about is not None and self._deeds is not None:
            groups = _narrowed(self._deeds(self._about), typed)
        else:
            groups = tuple(self._find(typed))
        self.list.replace(groups)
        if self.list.isHidden() == bool(self.list.choices()):
            self.list.setVisible(bool(self.list.choices()))
            self.update(self.body)
        if self.isVisible():
            self.settle()

    def _first_deed(self) -> Choice | None:
        marked = self.list.marked
        if self._deeds is None or marked is None or self._about is not None:
            return None
        return next((one for group in self._deeds(marked) for one in group.choices), None)

    def _look_closer(self) -> None:
        if self._first_deed() is not None:
            self._about = self.list.marked
            self.field.setPlaceholderText(self._about.text if self._about else "")
            self.field.clear()
            self._search()
            self.update(self.body)

    def _forget_about(self) -> None:
        self._about = None
        self.field.setPlaceholderText("")

    def _look_back(self) -> None:
        self._forget_about()
        self._search()
        self.update(self.body)

    def _on_moved(self, _choice: Choice) -> None:
        frame, high = self.body, theme.px(FOOT)
        self.update(frame.left(), frame.bottom() - high, frame.width(), high)  # its foot says more

    def _take(self, choice: Choice) -> None:
        self.leave()
        self.chosen.emit(choice)

    # --- keys ------------------------------------------------------------------------------------

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            is_press = event.type() == QEvent.Type.KeyPress
            has_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if has_ctrl and event.key() in _ENTER:
                return self._do_first(is_press=is_press)
            return is_press and self._pressed(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _do_first(self, *, is_press: bool) -> bool:
        deed = self._first_deed() if is_press else None
        if deed is not None:
            self._take(deed)
        return True

    def _pressed(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self.list.step(_STEPS[key])
        elif key in _ENTER:
            if self.list.marked is not None:
                self._take(self.list.marked)
        elif key == Qt.Key.Key_Tab:
            self._look_closer()
        elif self._about is not None and self._leads_back(key):
            self._look_back()
        else:
            return key == Qt.Key.Key_Backtab
        return True

    def _leads_back(self, key: Qt.Key) -> bool:
        is_empty = not self.field.text()
        return key == Qt.Key.Key_Escape or (key == Qt.Key.Key_Backspace and is_empty)

    # --- drawing ---------------------------------------------------------------------------------

    @override
    def paint_frame(self, painter: QPainter, body: QRectF) -> None:
        side, high = theme.px(18), theme.px(INPUT)
        sign = QRectF(body.left() + theme.px(20), body.top() + (high - side) / 2, side, side)
        icon.paint(painter, self._about.icon if self._about else "search", sign, "ink2")
        hint = QRectF(
            body.right() - theme.px(18) - self._hint_width(), body.top(), body.width(), high
        )
        paint.text(painter, hint, self._hint(), "ink3", theme.font("small"))
        line = theme.color("line")
        painter.fillRect(QRectF(body.left(), body.top() + high, body.width(), 1), line)
        foot = body.bottom() - theme.px(FOOT)
        painter.fillRect(QRectF(body.left(), foot, body.width(), 1), line)
        if not self.list.choices():
            self._paint_nothing(painter, body)
        self._paint_keys(painter, body, foot + theme.px(FOOT) / 2)

    def _paint_nothing(self, painter: QPainter, body: QRectF) -> None:
        top = body.top() + theme.px(INPUT + ABOVE_ROWS)
        words = QRectF(body.left(), top, body.width(), theme.px(LEAST))
        text = (
            _("Intet fundet. Prøv færre bogstaver.")
            if self.field.text()
            else _("Skriv et navn, et hold eller det, du vil gøre.")
        )
        paint.text(painter, words, text, "ink2", align=paint.CENTER)

    def _paint_keys(self, painter: QPainter, body: QRectF, middle: float) -> None:
        keys = [(("↑", "↓"), _("vælg")), (("Enter",), _("åbn"))]
        if self._about is not None:
            keys += [(("Esc",), _("tilbage"))]
        else:
            deed = self._first_deed()
            if deed is not None:
                keys += [(("Ctrl", "Enter"), deed.text), (("Tab",), _("mere"))]
            keys += [(("Esc",), _("luk"))]
        small, gap = theme.font("small"), theme.px(6)
        x, end = body.left() + theme.px(18), body.right() - theme.px(12)
        for caps, words in keys:
            wide = keycap.width(caps) + gap + paint.width(words, small) + 1
            if x + wide <= end:  # what has no room is left out, not cut
                after = keycap.draw(painter, QPointF(x, middle), caps)
                at = QRectF(after + gap, middle - theme.px(10), end, theme.px(20))
                paint.text(painter, at, words, "ink2", small)
                x += wide + theme.px(16)


def _narrowed(groups: Sequence[Group], typed: str) -> tuple[Group, ...]:
    words = search.simplify(typed).split()
    narrowed = []
    for group in groups:
        kept = [
            replace(choice, spans=search.spans(choice.text, typed))
            for choice in group.choices
            if all(word in search.simplify(choice.text) for word in words)
        ]
        narrowed.append(Group(group.title, tuple(kept)))
    return tuple(narrowed)
