"""The board's painting: cards under chips, and over both the chip that is held with the mouse."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QPainter, QRegion

from ui import paint, theme
from ui.lettering import Page
from ui.planboard import cardpaint, chippaint
from ui.planboard.drag import Drag
from ui.planboard.layout import Board, ChipPlace


def paint_cards(painter: QPainter, board: Board, area: QRegion, today: date) -> None:
    """Paint the phases' lines and the weeks' cards that lie in an area."""
    page = Page()
    for row in board.rows:
        if row.line.height() and area.intersects(row.line.adjusted(0, 0, 0, 6)):
            cardpaint.paint_line(painter, page, row)
        for card in row.cards:
            if area.intersects(card.rect.adjusted(-1, -1, 1, 1)):
                cardpaint.paint_card(painter, page, card, today)
    page.draw(painter)
    if board.outside is not None and area.intersects(board.outside):
        cardpaint.paint_outside(painter, board.outside, len(board.strays))


def paint_chips(
    painter: QPainter, board: Board, chips: Sequence[tuple[ChipPlace, bool]], today: date
) -> None:
    """Paint chips, each with whether the mouse is over it; their words are drawn together."""
    page = Page()
    for place, is_hovered in chips:
        if is_hovered:
            around = place.rect.adjusted(-1, -1, 1, 1)
            paint.edge(painter, around, theme.color("control"), theme.px(5))
        chippaint.paint_chip(painter, page, place, today)
        if place in board.strays:
            chippaint.paint_fault(page, place, today)
    page.draw(painter)


def paint_drag(painter: QPainter, drag: Drag) -> None:
    """Paint where a held chip would land, and the chip itself at the mouse."""
    if drag.card is not None and drag.day is not None:
        cardpaint.paint_target(painter, drag.card, drag.day)
    chippaint.paint_ghost(painter, drag.chip, drag.ghost)
