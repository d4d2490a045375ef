"""What is chosen rather than typed: one of a list, and yes or no."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from ui import glass, icon, paint, ring, theme
from ui.chooser import Option
from ui.edit import HEIGHT, draw_frame
from ui.measures import measures
from ui.scroll import slim

_PADDING = 11
_ROW = 30
_INSET = 5


class ChoiceBox(QComboBox):
    """One of a list; a letter goes to the next that starts with it, Alt+Down opens the list."""

    def __init__(self, options: Sequence[Option], chosen: str = "") -> None:
        super().__init__()
        self.is_fault = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyle(measures())
        self.setView(_List())
        self.setItemDelegate(_Row(self))
        self.setMaxVisibleItems(10)
        self._float_the_list()
        ring.follow_faulty(self)
        self.offer(options, chosen)

    def offer(self, options: Sequence[Option], chosen: str = "") -> None:
        """Offer other options; `chosen` that is not among them chooses the first."""
        with QSignalBlocker(self):
            self.clear()
            for key, text in options:
                self.addItem(text, key)
            self.choose(chosen)

    def choose(self, key: str) -> None:
        """Choose an option; a key that is not offered chooses the first."""
        self.setCurrentIndex(max(self.findData(key), 0))

    def value(self) -> str:
        """Return the key of the chosen option; "" where nothing is offered."""
        return str(self.currentData() or "")

    def show_fault(self, *, fault: bool) -> None:
        """Wear the red edge of a fault, or lay it down."""
        self.is_fault = fault
        ring.refresh(self)
        self.update()

    def _float_the_list(self) -> None:
        window = self.view().window()
        window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        window.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        window.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        if isinstance(window, QFrame):
            window.setFrameShape(QFrame.Shape.NoFrame)

    @override
    def showPopup(self) -> None:
        self.view().setAccessibleName(self.accessibleName())
        super().showPopup()
        window = self.view().window()
        size = window.size()
        rows = min(self.count(), self.maxVisibleItems())
        size.setHeight(theme.px(_ROW) * rows + 2 * theme.px(_INSET))
        place = self.mapToGlobal(QPoint(0, self.height() + theme.px(3)))
        if place.y() + size.height() > self.screen().availableGeometry().bottom():
            place = self.mapToGlobal(QPoint(0, -size.height() - theme.px(3)))
        window.setGeometry(QRect(place, size))
        glass.cut_out(window, QRectF(window.rect()), theme.px(8))
        self.view().scrollTo(self.view().currentIndex())

    @override
    def hidePopup(self) -> None:
        super().hidePopup()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(180), theme.px(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(64), theme.px(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        has_focus = self.hasFocus() or self.view().isVisible()
        draw_frame(painter, self, is_fault=self.is_fault, has_focus=has_focus)
        shade = "ink" if self.isEnabled() else "ink3"
        side = theme.px(16)
        left = self.width() - theme.px(_PADDING) - side
        sign = QRectF(left, (self.height() - side) / 2, side, side)
        icon.paint(painter, "down", sign, "ink2" if self.isEnabled() else "ink3")
        words = QRectF(self.rect()).adjusted(theme.px(_PADDING), 0, 0, 0)
        words.setRight(left - theme.px(4))
        paint.text(painter, words, self.currentText(), shade)


class _List(QListView):
    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        inset = theme.px(_INSET)
        self.setViewportMargins(inset, inset, inset, inset)
        slim(self)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            painter = paint.smooth(QPainter(self))
            line = theme.color("line2")
            paint.box(painter, self.rect(), theme.color("raised"), line, theme.px(8))
            return True
        return super().event(event)


class _Row(QStyledItemDelegate):
    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(theme.px(120), theme.px(_ROW))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = QRectF(option.rect)
        paint.smooth(painter)
        if option.state & QStyle.StateFlag.State_Selected:
            paint.fill(painter, row, theme.color("accentsoft"), theme.px(6))
        words = row.adjusted(theme.px(8), 0, -theme.px(28), 0)
        paint.text(painter, words, str(index.data()), "ink")
        box = self.parent()
        if isinstance(box, ChoiceBox) and box.currentIndex() == index.row():
            side = theme.px(16)
            left = row.right() - side - theme.px(10)
            place = QRectF(left, row.center().y() - side / 2, side, side)
            icon.paint(painter, "check", place, "accenttext")


class CheckBox(QCheckBox):
    """Yes or no: a box of 16 and words."""

    def __init__(self, text: str, *, checked: bool = False) -> None:
        super().__init__(text)
        self.is_fault = False
        self.setChecked(checked)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        ring.follow(self, radius=4)

    def value(self) -> bool:
        """Say whether the box is ticked."""
        return self.isChecked()

    def show_fault(self, *, fault: bool) -> None:
        """Wear the red edge of a fault, or lay it down."""
        self.is_fault = fault
        self.update()

    def words(self) -> str:
        """Return the text without the mark of its mnemonic."""
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    @override
    def sizeHint(self) -> QSize:
        words = paint.width(self.words())
        return QSize(theme.px(16 + 10) + round(words) + 1, theme.px(24))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(16), theme.px(24))

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        side = theme.px(16)
        top = round((self.height() - side) / 2)
        draw_tick(painter, QRectF(0, top, side, side), self)
        words = QRectF(self.rect()).adjusted(side + theme.px(10), 0, 1, 0)
        paint.text(painter, words, self.words(), "ink" if self.isEnabled() else "ink3")


def draw_tick(painter: QPainter, box: QRectF, widget: CheckBox) -> None:
    """Paint the box of a check box, ticked in the accent."""
    radius = theme.px(4)
    if widget.isChecked():
        ground = "accent" if widget.isEnabled() else "ink4"
        paint.fill(painter, box, theme.color(ground), radius)
        inset = theme.px(1)
        inner = box.adjusted(inset, inset, -inset, -inset)
        icon.paint(painter, "check", inner, "onaccent", stroke=2.8)
        return
    ground = "raised" if widget.isEnabled() else "sunken"
    edge = "act" if widget.is_fault else "control" if widget.isEnabled() else "line2"
    if widget.underMouse() and widget.isEnabled():
        ground = "hover"
    paint.box(painter, box, theme.color(ground), theme.color(edge), radius)
