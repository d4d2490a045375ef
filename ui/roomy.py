"""Whether the row that something lies in has room for it, asked anew whenever the row changes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from typing_extensions import override

_ROW_CHANGED = {QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show}


class Roomy(QObject):
    """Watches the row of a widget that can be drawn smaller; `fit` is called to draw it anew."""

    def __init__(self, widget: QWidget, fit: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._fit = widget, fit
        self._over: QWidget | None = None
        self._asked = (-1, -1)
        widget.installEventFilter(self)

    def has_room(self, width: int) -> bool:
        """Tell whether the row has room for the widget at a width, px, and for all else in it."""
        row = self._row()
        if row is None or row.geometry().width() <= 0:
            return True
        return self._others(row) + width <= row.geometry().width()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._widget and event.type() == QEvent.Type.ParentChange:
            self._follow(self._widget.parentWidget())
        elif watched is self._over and event.type() in _ROW_CHANGED:
            row = self._row()
            asked = (row.geometry().width(), self._others(row)) if row is not None else (-1, -1)
            if asked != self._asked:  # else drawing it anew would ask again, for ever
                self._asked = asked
                self._fit()
        return False

    def _follow(self, over: QWidget | None) -> None:
        if self._over is not None:
            self._over.removeEventFilter(self)
        self._over = over
        if over is not None:
            over.installEventFilter(self)

    def _row(self) -> QLayout | None:
        over = self._widget.parentWidget()
        return _row_in(over.layout(), self._widget) if over is not None else None

    def _others(self, row: QLayout) -> int:
        """Return the room, px, that all but the widget take in a row."""
        margins = row.contentsMargins()
        items = [item for item in map(row.itemAt, range(row.count())) if item is not None]
        gaps = max(sum(not item.isEmpty() for item in items) - 1, 0) * row.spacing()
        others = [item for item in items if item.widget() is not self._widget]
        wide = sum(item.sizeHint().width() for item in others if _takes_room(item))
        return margins.left() + margins.right() + gaps + wide


def _takes_room(item: QLayoutItem) -> bool:
    return item.spacerItem() is not None or not item.isEmpty()


def _row_in(layout: QLayout | None, widget: QWidget) -> QLayout | None:
    """Return the layout, or the one inside it, that a widget lies in itself."""
    for place in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(place) if layout is not None else None
        if item is None:
            continue
        if item.widget() is widget:
            return layout
        inner = _row_in(item.layout(), widget)
        if inner is not None:
            return inner
    return None
