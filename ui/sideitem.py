"""What stands in the side bar: a page with what waits there, and who is working."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from gf2tracker.language import _, number
from ui import icon, paint, ring, theme, tip
from ui.avatar import initials
from ui.button import Pressable
from ui.chip import draw_badge

INSET, ITEM, USER = 8, 32, 44
ICON, ICON_AT, TEXT_AT, BADGE = 18, 18, 46, 18


@dataclass(frozen=True)
class Place:
    """A page in the side bar.

    Attributes:
        name: what it is called in code.
        title: the word beside the icon.
        keys: its shortcut, which the window listens for.
    """

    name: str
    title: str
    icon: str
    keys: str = ""


class Item(Pressable):
    """One page in the side bar, with how many things wait there."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.title)
        self.place = place
        self.count = 0
        self.must_act = False
        self.is_folded = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ring.follow(self, radius=6)
        self._tell()

    def show_count(self, count: int, *, must_act: bool) -> None:
        """Show how many things wait: a red pill for what must be done now; 0 shows nothing."""
        self.count, self.must_act = count, must_act
        self._tell()
        self.update()

    def _tell(self) -> None:
        name = self.place.title
        if self.count and self.must_act:
            name = _("{page}, {n} skal gøres nu").format(page=name, n=number(self.count))
        elif self.count:
            name = _("{page}, {n} venter").format(page=name, n=number(self.count))
        tip.explain(self, name, self.place.keys)
        self.setAccessibleName(name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(ITEM))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(ITEM))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        is_here = self.isChecked()
        if is_here or self.is_hovered:
            ground = theme.color("accentsoft" if is_here else "none")
            paint.fill(painter, self.rect(), ground, theme.px(6))
        side = theme.px(ICON)
        x = (self.width() - side) / 2 if self.is_folded else theme.px(ICON_AT - INSET)
        sign = QRectF(x, (self.height() - side) / 2, side, side)
        icon.paint(painter, self.place.icon, sign, "accenttext" if is_here else "ink2", stroke=1.9)
        if self.is_folded:
            self._paint_dot(painter, sign)
        else:
            self._paint_words(painter, is_here=is_here)

    def _paint_dot(self, painter: QPainter, sign: QRectF) -> None:
        if self.count:
            radius = theme.px(4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("act" if self.must_act else "ink3"))
            painter.drawEllipse(QPointF(sign.right() + 1, sign.top()), radius, radius)

    def _paint_words(self, painter: QPainter, *, is_here: bool) -> None:
        left, right = theme.px(TEXT_AT - INSET), self.width() - theme.px(INSET)
        if self.count:
            text, tall = number(self.count), theme.px(BADGE)
            words = paint.width(text, theme.font("small", bold=True))
            wide = max(theme.px(20), round(words) + theme.px(12))
            at = QRectF(right - wide, (self.height() - tall) / 2, wide, tall)
            draw_badge(painter, at, text, must_act=self.must_act)
            right -= wide + theme.px(4)
        words_at = QRectF(left, 0, right - left, self.height())
        shade = "accenttext" if is_here else "ink"
        paint.text(painter, words_at, self.place.title, shade, theme.font(bold=is_here))


class User(Pressable):
    """Who is working, at the foot of the side bar."""

    def __init__(self) -> None:
        super().__init__("")
        self.role = ""
        self.is_folded = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_user(self, name: str, role: str) -> None:
        """Show somebody's name and role."""
        self.setText(name)
        self.role = role
        both = ", ".join(filter(None, [name, role]))
        tip.explain(self, both)
        self.setAccessibleName(_("Bruger: {name}").format(name=both))
        self.setVisible(bool(name))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(160), theme.px(USER))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(USER))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        if self.is_hovered:
            paint.fill(painter, self.rect(), theme.color("none"), theme.px(6))
        side, middle = theme.px(28), theme.px(22)
        left = (self.width() - side) / 2 if self.is_folded else theme.px(16 - INSET)
        disc = QRectF(left, middle - side / 2, side, side)
        paint.fill(painter, disc, theme.color("line"), side / 2)
        small = theme.font("small", bold=True)
        paint.text(painter, disc, initials(self.text()), "ink2", small, paint.CENTER)
        if self.is_folded:
            return
        x = theme.px(52 - INSET)
        above = theme.px(17 if self.role else 9)  # one line alone stands in the disc's middle
        name = QRectF(x, middle - above, self.width() - x - theme.px(4), theme.px(18))
        paint.text(painter, name, self.text(), "ink", theme.font(bold=True))
        role = name.translated(0, theme.px(16))
        paint.text(painter, role, self.role, "ink3", theme.font("small"))
