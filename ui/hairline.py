"""The hairline that parts groups."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import theme


class Hairline(QWidget):
    """A hairline between groups."""

    def __init__(self, *, shade: str = "line") -> None:
        super().__init__()
        self._shade = shade
        self.setFixedHeight(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color(self._shade))
