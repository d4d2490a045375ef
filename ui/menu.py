"""Menus with round corners: icon, words and shortcut in three straight columns."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleFactory,
    QStyleOption,
    QWidget,
)
from typing_extensions import override

from ui import icon, paint, theme

_SHADOW = 14
_ROW, _SEPARATOR = 31, 9
_LEFT, _RIGHT = 40, 14
_ICON, _KEYS = "icon_name", "keys"


class _Measures(QProxyStyle):
    """Rows 31 high, and room for the shadow; everything else is Fusion's."""

    @override
    def sizeFromContents(
        self,
        type: QStyle.ContentsType,  # Qt's name
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if type == QStyle.ContentsType.CT_MenuItem:
            is_separator = size.height() < theme.px(6)
            return QSize(size.width(), theme.px(_SEPARATOR if is_separator else _ROW))
        given = cast("QWidget", widget)  # may be None, though only QCommonStyle's types say so
        return super().sizeFromContents(type, option, size, given)

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric == QStyle.PixelMetric.PM_MenuVMargin:
            return theme.px(_SHADOW + 8)
        if metric == QStyle.PixelMetric.PM_MenuHMargin:
            return theme.px(_SHADOW + 5)
        if metric == QStyle.PixelMetric.PM_MenuPanelWidth:
            return 0
        return super().pixelMetric(metric, option, widget)


def _measures() -> QStyle:
    app = QApplication.instance()
    assert app is not None
    found = app.findChild(_Measures)
    if found is None:
        found = _Measures(QStyleFactory.create("Fusion"))
        found.setParent(app)
    return found


class Menu(QMenu):
    """A menu: `menu.add(_("Kopiér"), copy, icon="copy", keys="Ctrl+C")`, `menu.open_under(button)`.

    Keys are only shown; whoever owns the deed listens for them.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setAccessibleName(name)
        self.setStyle(_measures())
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setMinimumWidth(theme.px(220 + 2 * _SHADOW))

    def add(
        self,
        text: str,
        slot: Callable[[], object] | None = None,
        *,
        icon: str = "",
        keys: str = "",
    ) -> QAction:
        """Add a line and return it; "&" in a text marks the letter that chooses it."""
        action = self.addAction(text)
        action.setProperty(_ICON, icon)
        action.setProperty(_KEYS, keys)
        if slot is not None:
            action.triggered.connect(slot)
        words = paint.width(text, theme.font()) + paint.width(keys, theme.font("small"))
        wide = round(words) + theme.px(_LEFT + 32 + _RIGHT + 2 * _SHADOW)
        self.setMinimumWidth(max(self.minimumWidth(), wide))
        return action

    def open_under(self, widget: QWidget) -> None:
        """Open under a widget, its left edge under the widget's."""
        self.open_at(widget.mapToGlobal(QPoint(0, widget.height() + theme.px(4))))

    def open_at(self, point: QPoint) -> None:
        """Open with the corner of what is painted at a point of the screen."""
        shadow = theme.px(_SHADOW)
        self.popup(point - QPoint(shadow, shadow))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        shadow = theme.px(_SHADOW)
        body = QRectF(self.rect()).adjusted(shadow, shadow, -shadow, -shadow)
        paint.shadow(painter, body, theme.px(8), shadow)
        line = theme.color("line2" if theme.is_dark() else "line")
        paint.box(painter, body, theme.color("raised"), line, theme.px(8))
        for action in self.actions():
            self._paint_row(painter, action, QRectF(self.actionGeometry(action)), body)

    def _paint_row(self, painter: QPainter, action: QAction, row: QRectF, body: QRectF) -> None:
        if action.isSeparator():
            middle = QRectF(body.left() + 1, round(row.center().y()), body.width() - 2, 1)
            painter.fillRect(middle, theme.color("line"))
            return
        if action is self.activeAction() and action.isEnabled():
            lit = row.adjusted(0, 0, 0, -1)
            paint.fill(painter, lit, theme.color("accentsoft"), theme.px(6))
        name = "check" if action.isChecked() else str(action.property(_ICON) or "")
        if name:
            side = theme.px(16)
            place = QRectF(body.left() + theme.px(14), row.center().y() - side / 2, side, side)
            icon.paint(painter, name, place, "ink2" if action.isEnabled() else "ink3")
        keys = str(action.property(_KEYS) or "")
        right = body.right() - theme.px(_RIGHT)
        small = theme.font("small")
        after = QRectF(right - paint.width(keys, small) - 1, row.top(), theme.px(200), row.height())
        paint.text(painter, after, keys, "ink3", small)
        left = body.left() + theme.px(_LEFT)
        words = QRectF(left, row.top(), after.left() - left, row.height())
        shade = "ink" if action.isEnabled() else "ink3"
        shown = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        paint.text(painter, words, shown, shade)
