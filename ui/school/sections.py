"""The sections of page Skole: a list at the left, gone through with the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy
from typing_extensions import override

from gf2tracker.language import _, number
from ui import paint, ring, symbol, theme
from ui.button import Pressable
from ui.chooser import Chooser, Option
from ui.symbol import State

WIDE, ITEM, TEXT_AT = 196, 32, 12

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right}


class SectionList(Chooser):
    """One section chosen of several; Enter and the right arrow go into it.

    Signals:
        entered(): the user wants to work in the chosen section.
    """

    entered = Signal()

    def __init__(self, options: Sequence[Option]) -> None:
        super().__init__(_("Afsnit"), gap=2)
        self.row.setDirection(QBoxLayout.Direction.TopToBottom)
        self.row.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.items = {key: SectionItem(text) for key, text in options}
        self.offer(list(self.items.items()))
        self.row.addStretch(1)
        for item in self.items.values():
            item.entered.connect(self.entered)

    def step(self, direction: int) -> None:
        """Choose the next (1) or the last (-1) section, round the end, and tell it."""
        keys = list(self.items)
        key = keys[(keys.index(self.current) + direction) % len(keys)]
        self.items[key].setChecked(True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDE), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(WIDE), super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        edge = QRectF(self.width() - 1, theme.px(6), 1, self.height() - theme.px(12))
        QPainter(self).fillRect(edge, theme.color("line"))


class SectionItem(Pressable):
    """One section with how much it holds, and a symbol where it wants something.

    Signals:
        entered(): Enter or the right arrow was pressed on it.
    """

    entered = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._count: int | None = None
        self._state: State | None = None
        self._why = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ring.follow(self, radius=6)
        self._name()

    def show_count(self, count: int) -> None:
        """Show how many the section holds."""
        self._count = count
        self._name()
        self.update()

    def show_state(self, state: State | None, why: str = "") -> None:
        """Show a state's symbol instead of the count, and say why; None takes it away."""
        self._state, self._why = state, why
        self._name()
        self.update()

    def _name(self) -> None:
        count = "" if self._count is None else number(self._count)
        told = self._why if self._state is not None else count
        self.setAccessibleName(", ".join(filter(None, [self.words(), told])))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.setChecked(True)
            self.entered.emit()
            return
        super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDE - 2 * TEXT_AT), theme.px(ITEM))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        is_here = self.isChecked()
        if is_here or self.is_hovered:
            ground = theme.color("accentsoft" if is_here else "hover")
            paint.fill(painter, self.rect(), ground, theme.px(6))
        left, right = theme.px(TEXT_AT), self.width() - theme.px(10)
        if self._state is not None:
            side = theme.px(14)
            right -= side
            symbol.draw(painter, self._state, QRectF(right, (self.height() - side) / 2, side, side))
        elif self._count is not None:
            text = number(self._count)
            wide = paint.width(text, theme.font("small")) + 1
            right -= round(wide)
            at = QRectF(right, 0, wide + 1, self.height())
            paint.text(painter, at, text, "ink3", theme.font("small"))
        words = QRectF(left, 0, right - left - theme.px(6), self.height())
        shade = "accenttext" if is_here else "ink"
        paint.text(painter, words, self.words(), shade, theme.font(bold=is_here))
