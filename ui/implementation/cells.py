"""How much of an element a class has done: a figure on a ground that fills, with a symbol."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from gf2tracker.domain.implementation import LATE_SHARE, POOR_SHARE, WEAK_SHARE, Figure
from gf2tracker.language import NO_FIGURE, _, percent
from ui import paint, symbol, theme
from ui.cells import Drawn
from ui.symbol import State

SIGN, INSET, RADIUS = 12, 3, 4


def state_of(figure: Figure) -> State | None:
    """Return what a figure asks of the reader; None where it is nearly done, or nothing is due."""
    share = figure.share
    if share is None:
        return None
    if not figure.is_lacking:
        return State.OK
    if share < POOR_SHARE:
        return State.ACT
    return State.WATCH if share < LATE_SHARE else None


def state_of_class(share: float | None) -> State | None:
    """Return what the mean of a class asks of the reader; None asks nothing."""
    shown = None if share is None else round(share, 2)  # as it is told, in whole per cent
    if shown is None or shown >= WEAK_SHARE:
        return None
    return State.ACT if shown < POOR_SHARE else State.WATCH


@dataclass(frozen=True)
class FigureCell(Drawn):
    """Done of due; `as_share` draws the share, where the figures of many have no room."""

    figure: Figure
    as_share: bool = False

    @property
    @override
    def plain(self) -> str:
        """In words, so that a sheet takes it for no date: "18 af 24"."""
        if not self.figure.of:
            return NO_FIGURE
        return _("{done} af {of}").format(done=self.figure.done, of=self.figure.of)

    @property
    @override
    def spoken(self) -> str:
        """The element with its figure, and the share of it."""
        text = _("{element} {figure}, {share}")
        figure, share = self.plain, percent(self.figure.share, 0)
        if not self.figure.of:
            return _("{element}, intet endnu").format(element=self.figure.element.label)
        return text.format(element=self.figure.element.label, figure=figure, share=share)

    @property
    @override
    def order(self) -> float:
        """The share; what is not due comes last."""
        return 2.0 if self.figure.share is None else self.figure.share

    @property
    def short(self) -> str:
        """As it is drawn."""
        if self.as_share:
            return percent(self.figure.share, 0)
        return f"{self.figure.done}/{self.figure.of}" if self.figure.of else NO_FIGURE

    @override
    def width(self) -> float:
        return paint.width(self.short) + theme.px(SIGN + 16)

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        """Paint the ground, the part of it that is done, symbol and figure."""
        state, share = state_of(self.figure), self.figure.share
        cell = at.adjusted(-theme.px(4), theme.px(INSET), theme.px(4), -theme.px(INSET))
        shade = state.text if state is not None else "ink2"
        if share is not None:
            soft = state.soft if state is not None else "accentsoft"
            paint.fill(painter, cell, theme.color("sunken"), theme.px(RADIUS))
            painter.save()
            painter.setClipRect(
                QRectF(cell.left(), cell.top(), cell.width() * share, cell.height())
            )
            paint.fill(painter, cell, theme.color(soft), theme.px(RADIUS))
            painter.restore()
        side = theme.px(SIGN)
        if state is not None:
            top = at.center().y() - side / 2
            symbol.draw(painter, state, QRectF(cell.left() + theme.px(3), top, side, side))
        room = QRectF(cell.left() + side + theme.px(4), at.top(), 0, at.height())
        room.setRight(cell.right() - theme.px(4))
        font = theme.font(bold=state is State.ACT)
        paint.text(painter, room, self.short, shade, font, paint.RIGHT)

    @override
    def tip_at(self, _x: float, _width: float) -> str:
        text = _("{element}: {figure}. {about}")
        element = self.figure.element
        return text.format(element=element.label, figure=self.plain, about=element.about)
