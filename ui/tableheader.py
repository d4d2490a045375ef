"""The headings of a table: what is sorted, how wide, and which columns are shown."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from ui import icon, paint, theme
from ui.column import GAP, RIGHT, Column
from ui.lettering import Page, letter
from ui.rows import Rows
from ui.tip import answer, tell_place, tip_of

MARGIN = 24
ONE_LINE, TWO_LINES, CHEVRON = 34, 42, 12


def content(section: QRectF, *, is_first: bool, gap: int = GAP) -> QRectF:
    """Return the part of a column's room that its values stand in."""
    left = theme.px(MARGIN) if is_first else 0
    return section.adjusted(left, 0, -theme.px(gap), 0)


class TableHeader(QHeaderView):
    """Headings that paint themselves; the first stays while the others scroll.

    Signals:
        sort_wanted(int): a heading was clicked.
        menu_wanted(QPoint): the menu of columns was asked for at a point of the screen.
        resized(int): the user drew a column to another width.
    """

    sort_wanted = Signal(int)
    menu_wanted = Signal(QPoint)
    resized = Signal(int)

    def __init__(self, rows: "Rows[object]", parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self._hovered = -1
        self._pressed_first = False
        self._is_dragging = False
        self.setMinimumSectionSize(0)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setDefaultAlignment(paint.LEFT)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.sectionClicked.connect(self._on_clicked)
        self.sectionResized.connect(self._on_resized)

    def first_width(self) -> int:
        """Return how much of the left the first column always takes, in pixels."""
        return 0 if self.isSectionHidden(0) else self.sectionSize(0)

    def is_scrolled(self) -> bool:
        """Tell whether other columns have gone under the first."""
        return self.offset() > 0

    def column_at(self, x: int) -> int:
        """Return the column at a pixel, as it is seen; -1 right of the last."""
        if self.is_scrolled() and x < self.first_width():
            return 0
        return self.logicalIndexAt(x)

    def _column(self, section: int) -> Column[object]:
        return self._rows.columns[section]

    def _on_menu(self, at: QPoint) -> None:
        self.menu_wanted.emit(self.mapToGlobal(at))

    def _on_clicked(self, section: int) -> None:
        self.sort_wanted.emit(section)

    def _on_resized(self, section: int) -> None:
        if self._is_dragging:
            self.resized.emit(section)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        self._is_dragging = event.button() == Qt.MouseButton.LeftButton
        is_first = self.is_scrolled() and at.x() < self.first_width()
        self._pressed_first = is_first and self._is_dragging
        if not is_first:
            super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed_first:
            if at.x() < self.first_width():
                self.sort_wanted.emit(0)
        else:
            super().mouseReleaseEvent(event)
        self._pressed_first = self._is_dragging = False

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hovered = self.column_at(event.position().toPoint().x())
        if hovered != self._hovered:
            self._hovered = hovered
            tip_of(self).hide()
            self.viewport().update()
        super().mouseMoveEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hovered = -1
            self.viewport().update()
        return answer(self, event, self._show_tip) or super().viewportEvent(event)

    def _show_tip(self, at: QPoint) -> None:
        section = self.column_at(at.x())
        if section < 0:
            return
        column = self._column(section)
        is_cut = paint.width(column.title, _font()) > self._words(section).width()
        text = column.tip or (column.title if is_cut else "")
        tell_place(self.viewport(), self._section(section).toRect(), text)

    @override
    def sizeHint(self) -> QSize:
        has_two = any(column.under for column in self._rows.columns)
        return QSize(self.length(), theme.px(TWO_LINES if has_two else ONE_LINE))

    # --- drawing ---------------------------------------------------------------------------------

    def _section(self, section: int) -> QRectF:
        x = 0 if section == 0 else self.sectionViewportPosition(section)
        return QRectF(x, 0, self.sectionSize(section), self.height())

    def _words(self, section: int) -> QRectF:
        gap = self._column(section).gap
        return content(self._section(section), is_first=section == 0, gap=gap)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self.viewport()))
        painter.fillRect(self.viewport().rect(), theme.color("page"))
        if self.is_scrolled():
            painter.setClipRect(self.first_width(), 0, self.width(), self.height())
        self._paint_headings(painter, range(1, self.count()))
        painter.setClipping(False)
        if self.first_width():
            self._paint_headings(painter, range(1))
        line = QRect(0, self.height() - 1, self.width(), 1)
        painter.fillRect(line, theme.color("line"))

    def _paint_headings(self, painter: QPainter, sections: range) -> None:
        page = Page()
        for section in sections:
            if not self.isSectionHidden(section):
                self._paint_heading(painter, page, section)
        page.draw(painter)

    def _paint_heading(self, painter: QPainter, page: Page, section: int) -> None:
        column, at = self._column(section), self._words(section)
        if column.draw_title is not None:
            column.draw_title(painter, at)
            return
        if column.under:
            under = QRectF(at.left(), at.center().y(), at.width(), theme.px(16))
            small = theme.font("small")
            align = column.align | Qt.AlignmentFlag.AlignVCenter
            paint.text(painter, under, column.under, "ink2", small, align)
            at = QRectF(at.left(), at.center().y() - theme.px(16), at.width(), theme.px(16))
        shade = "ink" if section == self._hovered else "ink2"
        room, is_right = theme.px(CHEVRON) + theme.px(5), column.align == RIGHT
        is_sorted = self._rows.sorted_by == section
        line = letter(column.title, at.width() - (room if is_sorted else 0), "small", bold=True)
        x = at.right() - line.wide if is_right else at.left()
        words = QRectF(x, at.top(), line.wide, at.height())
        page.add(line, QPointF(x, line.top(at)), shade)
        if is_sorted:
            side = theme.px(CHEVRON)
            x = words.left() - room if is_right else words.right() + room - side
            sign = QRectF(x, at.center().y() - side / 2, side, side)
            self._paint_chevron(painter, sign, shade)

    def _paint_chevron(self, painter: QPainter, at: QRectF, shade: str) -> None:
        painter.save()
        painter.translate(at.center())
        if self._rows.is_descending:
            painter.scale(1, -1)
        place = QRectF(-at.width() / 2, -at.height() / 2, at.width(), at.height())
        icon.paint(painter, "down", place, shade, stroke=2.4)
        painter.restore()


def _font() -> QFont:
    return theme.font("small", bold=True)
