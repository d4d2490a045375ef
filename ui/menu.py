"""Menus with round corners: icon, words and shortcut in three straight columns."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from ui import glass, icon, paint, theme
from ui.measures import SHADOW, measures

_LEFT, _RIGHT = 40, 14
_ICON, _KEYS, _WORDS = "icon_name", "keys", "words"


class Menu(QMenu):
    """A menu: `menu.add(_("Kopiér"), copy, icon="copy", keys="Ctrl+C")`, `menu.open_under(button)`.

    Keys are only shown; whoever owns the deed listens for them.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setAccessibleName(name)
        self.setStyle(measures())
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setMinimumWidth(theme.px(220 + 2 * SHADOW))

    def add(
        self,
        text: str,
        slot: Callable[[], object] | None = None,
        *,
        icon: str = "",
        keys: str = "",
        words: str = "",
    ) -> QAction:
        """Add a line and return it; "&" in a text marks the letter that chooses it.

        `words` are others that one looks for it by (Ctrl+K); they are not shown.
        """
        action = self.addAction(text)
        action.setProperty(_ICON, icon)
        action.setProperty(_KEYS, keys)
        action.setProperty(_WORDS, words)
        if slot is not None:
            deed = slot
            action.triggered.connect(lambda _ticked: deed())
        told = paint.width(text, theme.font()) + paint.width(keys, theme.font("small"))
        wide = round(told) + theme.px(_LEFT + 32 + _RIGHT + 2 * SHADOW)
        self.setMinimumWidth(max(self.minimumWidth(), wide))
        return action

    def icon_of(self, action: QAction) -> str:
        """Return the name of a line's icon; "" for none."""
        return str(action.property(_ICON) or "")

    def keys_of(self, action: QAction) -> str:
        """Return the shortcut that is shown at a line; "" for none."""
        return str(action.property(_KEYS) or "")

    def words_of(self, action: QAction) -> str:
        """Return the other words that a line is looked for by."""
        return str(action.property(_WORDS) or "")

    def add_menu(self, menu: "Menu", *, icon: str = "") -> QAction:
        """Add a menu that opens beside a line, and return the line."""
        action = self.addMenu(menu)
        action.setProperty(_ICON, icon)
        return action

    def open_under(self, widget: QWidget) -> None:
        """Open under a widget, its left edge under the widget's."""
        self.open_at(widget.mapToGlobal(QPoint(0, widget.height() + theme.px(4))))

    def open_at(self, point: QPoint) -> None:
        """Open with the corner of what is painted at a point of the screen."""
        shadow = theme.px(SHADOW)
        self.popup(point - QPoint(shadow, shadow))

    def _body(self) -> QRectF:
        shadow = theme.px(SHADOW)
        return QRectF(self.rect()).adjusted(shadow, shadow, -shadow, -shadow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        glass.cut_out(self, self._body(), theme.px(8))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        body = self._body()
        paint.shadow(painter, body, theme.px(8), theme.px(SHADOW))
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
        name = "check" if action.isChecked() else self.icon_of(action)
        if name:
            side = theme.px(16)
            place = QRectF(body.left() + theme.px(14), row.center().y() - side / 2, side, side)
            icon.paint(painter, name, place, "ink2" if action.isEnabled() else "ink3")
        keys = self.keys_of(action)
        right = body.right() - theme.px(_RIGHT)
        small = theme.font("small")
        after = QRectF(right - paint.width(keys, small) - 1, row.top(), theme.px(200), row.height())
        paint.text(painter, after, keys, "ink3", small)
        if isinstance(action.menu(), Menu):
            side = theme.px(14)
            arrow = QRectF(right - side, row.center().y() - side / 2, side, side)
            icon.paint(painter, "right", arrow, "ink3")
        left = body.left() + theme.px(_LEFT)
        words = QRectF(left, row.top(), after.left() - left, row.height())
        shade = "ink" if action.isEnabled() else "ink3"
        shown = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        paint.text(painter, words, shown, shade)
