"""The empty page: what belongs here, and the first step. The only decoration in the program."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from ui import label, paint, theme
from ui.button import Button, Link

_WIDTH = 560


class EmptyPage(QWidget):
    """A column of 560, a little above the middle: bars, title, lines, deeds, drop area, link.

    Where the window is small the column is narrower, and the bars give way to what can be done.

    Signals:
        dropped(tuple): files (Path) were dropped on the drop area.
    """

    dropped = Signal(object)

    def __init__(self, title: str, *lines: str) -> None:
        super().__init__()
        self._deeds = QHBoxLayout()
        self._deeds.setSpacing(theme.px(10))
        self._deeds.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QWidget()
        column.setMaximumWidth(theme.px(_WIDTH))
        self._bars = _Bars()
        self._rows = QVBoxLayout(column)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._bars)
        self._add_middle(label.title(title))
        self._rows.addSpacing(theme.px(8))
        for line in lines:
            words = label.Label(line, shade="ink2", wraps=True)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self._rows.addSpacing(theme.px(4))
            self._rows.addWidget(words)
        self._rows.addSpacing(theme.px(20))
        self._rows.addLayout(self._deeds)
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24))
        outer.addStretch(5)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(column, 1000)  # all there is up to its width, the rest beside it
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(7)

    @property
    def has_bars(self) -> bool:
        """Whether there is room for the bars."""
        return not self._bars.isHidden()

    def _fit(self) -> None:
        margins = 2 * theme.px(24)
        bars = self._bars.sizeHint().height()
        others = self._rows.sizeHint().height() - (0 if self._bars.isHidden() else bars)
        has_room = others + bars + margins <= self.height()
        self._bars.setVisible(has_room)
        above = theme.px(24 if has_room else 6)
        self._outer.setContentsMargins(theme.px(24), above, theme.px(24), above)

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return least - QSize(0, self._bars.sizeHint().height()) if self.has_bars else least

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def offer(self, *buttons: Button) -> None:
        """Offer first steps: one primary, then plain ones."""
        for button in buttons:
            button.set_tall()
            self._deeds.addWidget(button)

    def offer_drop(self, text: str, hint: str) -> None:
        """Let files be dropped; the words say which."""
        area = DropArea(text, hint)
        area.dropped.connect(self.dropped)
        self._rows.addSpacing(theme.px(20))
        self._rows.addWidget(area)

    def offer_link(self, link: Link) -> None:
        """Offer a quieter way."""
        self._rows.addSpacing(theme.px(22))
        self._add_middle(link)

    def _add_middle(self, widget: QWidget) -> None:
        self._rows.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(82 + 30))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        gap, low, high = theme.px(4), theme.px(14), theme.px(82)
        slot = (self.width() + gap) / 20
        for week in range(20):
            left, right = round(week * slot), round((week + 1) * slot) - gap
            tall = round(low + (high - low) * week / 19)
            bar = QRectF(left, high - tall, right - left, tall)
            phase = week // 5 + 1
            soft, mid = theme.color(f"p{phase}soft"), theme.color(f"p{phase}mid")
            paint.box(painter, bar, soft, mid, theme.px(4))


class DropArea(QWidget):
    """A dashed field that takes files.

    Signals:
        dropped(tuple): the files (Path) that were dropped.
    """

    dropped = Signal(object)

    def __init__(self, text: str, hint: str) -> None:
        super().__init__()
        self._is_over = False
        self.setAcceptDrops(True)
        self.setAccessibleName(text)
        self.setFixedHeight(theme.px(76))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(theme.px(12), theme.px(14), theme.px(12), theme.px(14))
        rows.setSpacing(theme.px(4))
        for words in (label.Label(text), label.small(hint)):
            rows.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._is_over = True
            self.update()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._is_over = False
        self.update()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._is_over = False
        self.update()
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if files:
            self.dropped.emit(tuple(Path(file) for file in files))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        if self._is_over:
            paint.fill(painter, self.rect(), theme.color("accentfaint"), theme.px(12))
        pen = QPen(theme.color("accentline" if self._is_over else "line2"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, theme.px(12), theme.px(12))
