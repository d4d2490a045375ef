"""Filter pills: what a list shows, with how many there are of each."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from typing_extensions import override

from gf2tracker.language import number
from ui import paint, ring, symbol, theme
from ui.button import Pressable
from ui.chooser import Chooser, Option

_PADDING, _TIGHT = 12, 7


class Filters(Chooser):
    """A row of pills, one chosen; counts and state symbols are set a pill at a time."""

    def __init__(self, name: str, options: Sequence[Option]) -> None:
        super().__init__(name, gap=8)
        self.pills = {key: FilterPill(text) for key, text in options}
        self.offer(list(self.pills.items()))

    def show_counts(self, counts: dict[str, int]) -> None:
        """Write a count after the words of each pill named; the others keep theirs."""
        for key, count in counts.items():
            self.pills[key].show_count(count)


class FilterPill(Pressable):
    """A pill that can be on or off; alone it is a check box, in `Filters` one of several."""

    def __init__(self, text: str, count: int | None = None) -> None:
        super().__init__(text)
        self._count = count
        self._state: symbol.State | None = None
        self.setCheckable(True)
        ring.follow(self, radius=13)
        self._name()

    def show_count(self, count: int | None) -> None:
        """Write how many there are; None writes nothing."""
        if count != self._count:
            self._count = count
            self._name()
            self.refresh()

    def show_state(self, state: symbol.State | None) -> None:
        """Set a state's symbol before the words; None takes it away."""
        self._state = state
        self.refresh()

    def _name(self) -> None:
        count = "" if self._count is None else f" {number(self._count)}"
        self.setAccessibleName(self.words() + count)

    def _count_text(self) -> str:
        return "" if self._count is None else number(self._count)

    @override
    def sizeHint(self) -> QSize:
        wide = self._content(theme.font(bold=True)) + 1
        return QSize(round(wide) + 2 * theme.px(_PADDING), theme.px(26))

    @override
    def minimumSizeHint(self) -> QSize:
        give = 2 * (theme.px(_PADDING) - theme.px(_TIGHT))  # a row of many pills may be tight
        return self.sizeHint() - QSize(give, 0)

    def _content(self, font: QFont) -> float:
        wide = paint.width(self.words(), font)
        if self._state is not None:
            wide += theme.px(14) + theme.px(7)
        if self._count is not None:
            wide += theme.px(7) + paint.width(self._count_text(), theme.font("small"))
        return wide

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        self._paint_ground(painter)
        font = theme.font(bold=self.isChecked())
        x = max((self.width() - self._content(font)) / 2, float(theme.px(_TIGHT)))
        if self._state is not None:
            side = theme.px(14)
            symbol.draw(painter, self._state, QRectF(x, (self.height() - side) / 2, side, side))
            x += side + theme.px(7)
        shade = "accenttext" if self.isChecked() else "ink2"
        shade = shade if self.isEnabled() else "ink3"
        count = self._count_text()
        after = theme.px(7) + paint.width(count, theme.font("small")) if count else 0
        room = self.width() - x - after - theme.px(_TIGHT) + 1
        x += paint.text(painter, QRectF(x, 0, room, self.height()), self.words(), shade, font)
        if count:
            rest = QRectF(x + theme.px(7), 0, self.width(), self.height())
            quiet = "accenttext" if self.isChecked() else "ink3"
            paint.text(painter, rest, count, quiet, theme.font("small"))

    def _paint_ground(self, painter: QPainter) -> None:
        radius = self.height() / 2
        is_lit = self.is_hovered and self.isEnabled()
        if self.isChecked():
            paint.fill(painter, self.rect(), theme.color("accentsoft"), radius)
            if is_lit:
                paint.edge(painter, self.rect(), theme.color("accentline"), radius)
            return
        ground = theme.color("hover" if is_lit else "page")
        line = theme.color("control" if is_lit else "line2")
        paint.box(painter, self.rect(), ground, line, radius)
