"""Buttons that are painted: primary, plain and quiet, with icon and key caps; and links."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from ui import icon, keycap, paint, ring, theme
from ui.tip import explain

if TYPE_CHECKING:
    from ui.menu import Menu

Kind = Literal["primary", "plain", "quiet"]

_PADDING = 12
_ICON = 16


class Pressable(QAbstractButton):
    """What every painted button does: keys, hover, focus ring, and painting anew.

    A shortcut in `keys` is shown and listened for while the button can be seen; one in `caps`
    is only shown, because somebody else listens for it.
    """

    def __init__(self, text: str, *, keys: str = "") -> None:
        super().__init__()
        self.keys = keycap.keys_of(keys)
        self.is_hovered = False
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        ring.follow(self)
        theme.on_change(self.refresh)

    def listen(self, shortcut: str) -> None:
        """Be pressed by a shortcut while the button can be seen."""
        for sequence in keycap.sequences(shortcut):
            made = QShortcut(sequence, self)
            made.activated.connect(self.click)

    def refresh(self) -> None:
        """Measure and paint anew after colours, caps or text scale changed."""
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Return the text without the mark of its mnemonic."""
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.is_hovered = True
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.is_hovered = False
        super().leaveEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.updateGeometry()
        super().changeEvent(event)


class Button(Pressable):
    """A button 28 high: `Button(_("Gem"), icon="check", kind="primary", keys="Ctrl+Enter")`.

    One without words is an icon alone and needs a `name`.
    """

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        kind: Kind = "plain",
        keys: str = "",
        caps: str = "",
        name: str = "",
    ) -> None:
        super().__init__(text, keys=keys or caps)
        self.kind: Kind = kind
        self._icon = icon
        self._height = 28
        self.menu_here: Menu | None = None
        self.listen(keys)
        if name:
            self.setAccessibleName(name)
            explain(self, name, keys or caps)

    def set_tall(self) -> None:
        """Be 32 high, as in dialogs and on empty pages."""
        self._height = 32
        self.refresh()

    def set_menu(self, menu: "Menu") -> None:
        """Open a menu under the button when it is pressed."""
        self.menu_here = menu
        self.clicked.connect(self._open)

    def _open(self) -> None:
        if self.menu_here is not None:
            self.menu_here.open_under(self)

    @override
    def sizeHint(self) -> QSize:
        wide = 0.0
        if self._icon:
            wide += theme.px(_ICON)
        if self.words():
            wide += paint.width(self.words(), theme.font(bold=True)) + 1
            wide += theme.px(6) if self._icon else 0
        caps = keycap.width(self.keys)
        wide += theme.px(8) + caps if caps else 0
        padding = theme.px(_PADDING if self.words() else 6)
        return QSize(round(wide) + 2 * padding, theme.px(self._height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        self._paint_ground(painter)
        shade = self._shade()
        x = float(theme.px(_PADDING if self.words() else 6))
        middle = self.height() / 2
        if self._icon:
            side = theme.px(_ICON)
            icon.paint(painter, self._icon, QRectF(x, middle - side / 2, side, side), shade)
            x += side + theme.px(6)
        caps = keycap.width(self.keys)
        if self.words():
            room = self.width() - x - theme.px(_PADDING) - (caps + theme.px(8) if caps else 0)
            words = QRectF(x, 0, room + 1, self.height())
            paint.text(painter, words, self.words(), shade, theme.font(bold=True))
        if caps:
            at = QPointF(self.width() - theme.px(_PADDING) - caps, middle)
            is_on_accent = self.kind == "primary" and self.isEnabled()
            cap_shade = "ink2" if self.isEnabled() else "ink3"
            keycap.draw(painter, at, self.keys, "accent" if is_on_accent else "plain", cap_shade)

    def _shade(self) -> str:
        if not self.isEnabled():
            return "ink3"
        if self.kind == "primary":
            return "onaccent"
        if self.isChecked():
            return "accenttext"
        return "ink" if self.kind == "plain" else "ink2"

    def _paint_ground(self, painter: QPainter) -> None:
        radius = theme.px(6)
        ground, line = _grounds(self)
        if line:
            paint.box(painter, self.rect(), theme.color(ground), theme.color(line), radius)
        elif ground:
            paint.fill(painter, self.rect(), theme.color(ground), radius)


_GROUNDS = {
    ("primary", "rest"): ("accent", ""),
    ("primary", "lit"): ("accenthover", ""),
    ("primary", "down"): ("accenthover", ""),
    ("primary", "off"): ("none", ""),
    ("plain", "rest"): ("raised", "line2"),
    ("plain", "lit"): ("hover", "control"),
    ("plain", "down"): ("none", "control"),
    ("plain", "off"): ("sunken", "line"),
    ("quiet", "rest"): ("", ""),
    ("quiet", "lit"): ("hover", ""),
    ("quiet", "down"): ("none", ""),
    ("quiet", "off"): ("", ""),
}
"""Ground and edge for each kind and how it stands; "" draws none."""


def _grounds(button: Button) -> tuple[str, str]:
    stands = "lit" if button.is_hovered else "rest"
    if button.isDown():
        stands = "down"
    if not button.isEnabled():
        stands = "off"
    elif button.isChecked():
        return "accentsoft", "accentline" if stands != "rest" else ""
    return _GROUNDS[button.kind, stands]


class Link(Pressable):
    """Words in the accent that can be pressed, with an icon before and caps after."""

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        keys: str = "",
        caps: str = "",
    ) -> None:
        super().__init__(text, keys=keys or caps)
        self._icon = icon
        self.listen(keys)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        ring.follow(self, radius=4)

    def show_words(self, text: str, caps: str = "") -> None:
        """Show other words, and other caps after them."""
        self.setText(text)
        self.keys = keycap.keys_of(caps)
        self.refresh()

    @override
    def sizeHint(self) -> QSize:
        wide = paint.width(self.words(), theme.font(bold=True)) + 1
        wide += theme.px(_ICON) + theme.px(6) if self._icon else 0
        caps = keycap.width(self.keys)
        wide += theme.px(8) + caps if caps else 0
        return QSize(round(wide), theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        shade = "ink3" if not self.isEnabled() else "ink" if self.is_hovered else "accenttext"
        x, middle = 0.0, self.height() / 2
        if self._icon:
            side = theme.px(_ICON)
            icon.paint(painter, self._icon, QRectF(x, middle - side / 2, side, side), shade)
            x += side + theme.px(6)
        caps = keycap.width(self.keys)
        room = self.width() - x - (caps + theme.px(8) if caps else 0)
        font = theme.font(bold=True)
        paint.text(painter, QRectF(x, 0, room + 1, self.height()), self.words(), shade, font)
        keycap.draw(painter, QPointF(self.width() - caps, middle), self.keys)
