"""The register cards of one's own classes: taken or missing, and the way to take them."""

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.language import _, clock
from gf2tracker.queries.untaken import ClassToday
from ui import keycap, paint, ring, symbol, theme
from ui.button import Pressable
from ui.symbol import State

HIGH, MOST = 56, 3
LEAST = 290
"""How wide a card must be, px, so that lesson, time and button have room."""


class RegisterCard(Pressable):
    """One class's present lesson; pressing it opens its register."""

    def __init__(self, card: ClassToday, keys: str) -> None:
        super().__init__(card.code, keys=keys)
        self.card = card
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            _("Protokol {code}, {state}").format(code=card.code, state=_state(card))
        )
        ring.follow(self, radius=8)

    @property
    def is_missing(self) -> bool:
        """Whether a lesson has begun and nobody has taken its register."""
        return self.card.has_begun and self.card.taken_at is None

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(220), theme.px(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        card, pad = self.card, theme.px(14)
        ground = theme.color("hover" if self.is_hovered else "page")
        paint.box(painter, self.rect(), ground, theme.color(self._edge()), theme.px(8))
        side = theme.px(14)
        sign = QRectF(pad, theme.px(HIGH) / 2 - side / 2, side, side)
        symbol.draw(painter, self._sign(), sign)
        left = pad + side + theme.px(10)
        right: float = self.width() - pad
        if self.is_missing:
            right = self._paint_button(painter, right)
        upper = QRectF(left, theme.px(9), right - left, theme.px(19))
        lower = upper.translated(0, theme.px(19))
        wide = paint.text(painter, upper, card.code, "ink", theme.font(bold=True))
        lesson = _("{n}. lektion").format(n=card.lesson)
        rest = upper.adjusted(wide + theme.px(8), 0, 0, 0)
        paint.text(painter, rest, lesson, "ink2")
        self._paint_state(painter, lower)

    def _sign(self) -> State:
        if self.card.taken_at is not None:
            return State.OK
        return State.ACT if self.is_missing else State.NONE

    def _edge(self) -> str:
        return "act" if self.is_missing else "line2"

    def _paint_state(self, painter: QPainter, at: QRectF) -> None:
        card, bold = self.card, theme.font(bold=True)
        if card.taken_at is not None:
            told = _("ført {time}").format(time=clock(card.taken_at))
            wide = paint.text(painter, at, told, "oktext", bold)
            more = _("{here} af {all} til stede").format(here=card.present, all=card.students)
        elif self.is_missing:
            wide = paint.text(painter, at, _("mangler"), "acttext", bold)
            more = _("siden {time}").format(time=clock(card.starts)) if card.starts else ""
        else:
            wide = 0.0
            more = _("begynder {time}").format(time=clock(card.starts)) if card.starts else ""
        if wide and more:
            x = at.left() + wide + theme.px(8)
            paint.dot_between(painter, x, at.center().y())
            wide += theme.px(16)
        paint.text(painter, at.adjusted(wide, 0, 0, 0), more, "ink2")

    def _paint_button(self, painter: QPainter, right: float) -> float:
        text, bold = _("Før"), theme.font(bold=True)
        words = paint.width(text, bold)
        keys = (self._keys,) if self._keys else ()
        caps = keycap.width(keys)
        wide = words + theme.px(24) + (caps + theme.px(8) if caps else 0)
        if wide > self.width() * 0.5:
            return right
        at = QRectF(right - wide, self.height() / 2 - theme.px(14), wide, theme.px(28))
        ground = "accenthover" if self.is_hovered else "accent"
        paint.fill(painter, at, theme.color(ground), theme.px(6))
        inner = at.adjusted(theme.px(12), 0, 0, 0)
        end = inner.left() + paint.text(painter, inner, text, "onaccent", bold)
        keycap.draw(painter, QPointF(end + theme.px(8), at.center().y()), keys, "accent")
        return at.left() - theme.px(8)


class RegisterCards(QWidget):
    """One card a class of one's own that has school today.

    Signals:
        opened(ClassToday): the user wants the register of a class.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[RegisterCard] = []
        self._is_narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(16))

    def fit(self, *, is_narrow: bool) -> None:
        """Stand side by side, or under each other where there is little room."""
        self._is_narrow = is_narrow
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        across = 1 if self._is_narrow else max(2, min(MOST, self.width() // theme.px(LEAST)))
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, *divmod(at, across))
        for column in range(MOST):
            has_card = column < min(across, len(self.cards))
            self._grid.setColumnStretch(column, 1 if has_card else 0)

    def show_cards(self, cards: tuple[ClassToday, ...]) -> None:
        """Show the first few classes with students; the first without register answers to F."""
        for old in self.cards:
            self._grid.removeWidget(old)
            old.deleteLater()
        is_free = True
        self.cards = []
        for card in [one for one in cards if one.students][:MOST]:
            is_first = is_free and card.has_begun and card.taken_at is None
            is_free = is_free and not is_first
            made = RegisterCard(card, "F" if is_first else "")
            made.clicked.connect(self._on_clicked)
            self.cards.append(made)
        self._arrange()
        for made in self.cards:
            made.show()
        self.setVisible(bool(self.cards))

    def first_missing(self) -> RegisterCard | None:
        """Return the card that F opens; None when every register is taken."""
        return next((card for card in self.cards if card.is_missing), None)

    def _on_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, RegisterCard):
            self.opened.emit(sender.card)


def _state(card: ClassToday) -> str:
    if card.taken_at is not None:
        return _("ført {time}").format(time=clock(card.taken_at))
    return _("mangler") if card.has_begun else _("ikke begyndt")
