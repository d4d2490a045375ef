"""The three steps of an import: file, columns, review; the first two lead back."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.language import _
from ui import paint, symbol, theme
from ui.button import Pressable
from ui.symbol import State
from ui.tip import explain

SIGN, GAP = 15, 7


class Steps(QWidget):
    """Fil, Kolonner, Gennemse; what is done can be pressed, and its key is in the tip."""

    def __init__(self) -> None:
        super().__init__()
        self.file = _Step(_("Fil"), 1, _("Vælg en anden fil"), "Ctrl+O")
        self.columns = _Step(_("Kolonner"), 2, _("Vælg, hvad kolonnerne er"), "Ctrl+J")
        self.review = _Step(_("Gennemse"), 3)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(20))
        for step in (self.file, self.columns, self.review):
            row.addWidget(step)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class _Step(Pressable):
    def __init__(self, text: str, number: int, tip: str = "", keys: str = "") -> None:
        super().__init__(text)
        self._number = number
        self._is_done = bool(keys)
        if self._is_done:
            self.listen(keys)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAccessibleName(_("{n}. {step}, gjort").format(n=number, step=text))
            explain(self, tip, keys)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAccessibleName(_("{n}. {step}, her er du").format(n=number, step=text))

    @override
    def sizeHint(self) -> QSize:
        words = paint.width(self.words(), theme.font(bold=not self._is_done))
        return QSize(theme.px(SIGN + GAP) + round(words) + 2, theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        side = theme.px(SIGN)
        sign = QRectF(0, (self.height() - side) / 2, side, side)
        if self._is_done:
            inset = theme.px(1)
            symbol.draw(painter, State.OK, sign.adjusted(inset, inset, -inset, -inset))
        else:
            paint.fill(painter, sign, theme.color("accent"), side / 2)
            small = theme.font("small", bold=True)
            paint.text(painter, sign, str(self._number), "onaccent", small, paint.CENTER)
        words = QRectF(self.rect()).adjusted(theme.px(SIGN + GAP), 0, 0, 0)
        lit = self.is_hovered and self._is_done
        shade = "ink" if lit or not self._is_done else "ink2"
        paint.text(painter, words, self.words(), shade, theme.font(bold=not self._is_done))
