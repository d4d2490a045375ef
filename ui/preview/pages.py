"""Pages of paper to look at: one under the other, as wide as the room or whole."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea
from typing_extensions import override

from gf2tracker.language import _
from ui import paint, ring, theme
from ui.scroll import slim

GAP, LINE = 16, 48


class Zoom(StrEnum):
    """How large a page is shown."""

    WIDTH = "width"
    PAGE = "page"


class PaperPages(QAbstractScrollArea):
    """Pictures of pages; arrows, PageUp, PageDown, Home and End move over them."""

    def __init__(self) -> None:
        super().__init__()
        self.zoom = Zoom.WIDTH
        self._pages: tuple[QImage, ...] = ()
        self._words = ""
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.px(160))
        self.setAccessibleName(_("Forhåndsvisning"))
        slim(self)
        ring.follow(self)
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    @property
    def number(self) -> int:
        """The page, from 1, that stands in the middle of the view; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        tops = [place.top() for place in self._places()]
        return max((at for at, top in enumerate(tops, 1) if top <= middle), default=0)

    def show_pages(self, pages: Sequence[QImage], words: str = "") -> None:
        """Show pages from the first one; without any, words on why."""
        self._pages, self._words = tuple(pages), words
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def show_at(self, zoom: Zoom) -> None:
        """Show pages as wide as the room, or whole, and stay at the page that is seen."""
        number = self.number
        self.zoom = zoom
        self._fit()
        if number > 1:
            self.verticalScrollBar().setValue(round(self._places()[number - 1].top()))
        self.viewport().update()

    def _places(self) -> list[QRectF]:
        room, gap = self.viewport().size(), theme.px(GAP)
        places, top = [], float(gap)
        for page in self._pages:
            shape = page.width() / page.height()
            wide = float(room.width() - 2 * gap)
            if self.zoom is Zoom.PAGE:
                wide = min(wide, (room.height() - 2 * gap) * shape)
            places.append(QRectF((room.width() - wide) / 2, top, wide, wide / shape))
            top += wide / shape + gap
        return places

    def _fit(self) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        last = max((place.bottom() for place in self._places()), default=0.0)
        bar.setRange(0, max(0, round(last + theme.px(GAP)) - high))
        bar.setPageStep(high)
        bar.setSingleStep(theme.px(LINE))

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), theme.px(400))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme.color("sunken"))
        if not self._pages:
            paint.text(painter, self.viewport().rect(), self._words, "ink2", align=paint.CENTER)
            return
        painter.translate(0, -self.verticalScrollBar().value())
        for place, page in zip(self._places(), self._pages, strict=True):
            painter.drawImage(place, page)
            paint.edge(painter, place, theme.color("line2"), 0)
