"""One activity in the week: when, what, where, who has it, who comes, and how far it is prepared."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from gf2tracker.domain.activity import PlanState
from gf2tracker.language import _, join_words
from gf2tracker.queries.plan import PlanChip
from ui import icon, paint, ring, symbol, theme
from ui.bar import draw_bar
from ui.button import Pressable
from ui.planboard.kinds import ICONS
from ui.planboard.titles import is_urgent, state_of
from ui.planboard.words import (
    checklist_words,
    company_words,
    lesson_words,
    spoken,
    state_words,
)

PAD, SIGN, GAP, LEAST = 10, 14, 6, 30
WISHES = {
    Qt.Key.Key_F2: "open",
    Qt.Key.Key_H: "hold",
    Qt.Key.Key_B: "confirm",
    Qt.Key.Key_A: "cancel",
    Qt.Key.Key_Left: "before",
    Qt.Key.Key_Up: "before",
    Qt.Key.Key_Right: "after",
    Qt.Key.Key_Down: "after",
}


class WeekCard(Pressable):
    """Enter opens it; its keys are those of the board.

    Signals:
        wished(str): a deed by its name, as the board has them.
    """

    wished = Signal(str)

    def __init__(self, chip: PlanChip, companies: Sequence[str], today: date) -> None:
        super().__init__(chip.title.replace("&", "&&"))
        self.chip, self._today = chip, today
        self._facts = list(_facts(chip, companies, today))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        coming = _("kommer: {names}").format(names=join_words(companies)) if companies else ""
        self.setAccessibleName(", ".join(filter(None, [spoken(chip), coming])))
        ring.follow(self, radius=8)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda: self.wished.emit("open"))

    # --- how high ---------------------------------------------------------------------------------

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        room = arg__1 - theme.px(2 * PAD)
        high = theme.px(2 * PAD) + self._title_height(room)
        for words, _shade in self._facts:
            high += theme.px(GAP) + self._fact_height(words, room)
        return high + (theme.px(GAP + 12) if self.chip.checks else 0)

    @override
    def sizeHint(self) -> QSize:
        wide = theme.px(180)
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.heightForWidth(max(self.width(), theme.px(120))))

    def _title_height(self, room: float) -> int:
        wide, bold = room - theme.px(SIGN + 7), theme.font(bold=True)
        return paint.paragraph_height(parted(self.chip.title, wide, bold), wide, bold)

    def _fact_height(self, words: str, room: float) -> int:
        return paint.paragraph_height(parted(words, room, theme.font()), room)

    # --- what it does -----------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = WISHES.get(Qt.Key(event.key()))
        if wish is not None and not event.modifiers():
            self.wished.emit(wish)
            return
        super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.wished.emit("menu")

    # --- drawing ----------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        body = QRectF(self.rect())
        edge = theme.color("control" if self.is_hovered else "line2")
        paint.box(painter, body, theme.color("page"), edge, theme.px(8))
        if self.chip.phase:
            bar = QRectF(0, theme.px(8), theme.px(4), body.height() - theme.px(16))
            paint.fill(painter, bar, theme.color(f"p{self.chip.phase}"), theme.px(2))
        inner = body.adjusted(theme.px(PAD), theme.px(PAD), -theme.px(PAD), -theme.px(PAD))
        top = self._paint_title(painter, inner)
        for fact in self._facts:
            top = self._paint_fact(painter, inner, top + theme.px(GAP), fact)
        if self.chip.checks:
            at = QRectF(inner.left(), top + theme.px(GAP), inner.width(), theme.px(11))
            draw_bar(painter, at, self.chip.checked / self.chip.checks)

    def _paint_title(self, painter: QPainter, inner: QRectF) -> float:
        side, state = theme.px(SIGN), state_of(self.chip)
        at = QRectF(inner.left(), inner.top() + theme.px(2), side, side)
        if state is not None:
            symbol.draw(painter, state, at)
        else:
            shade = f"p{self.chip.phase}text" if self.chip.phase else "ink2"
            icon.paint(painter, ICONS[self.chip.kind], at, shade, stroke=2)
        room = inner.adjusted(side + theme.px(7), 0, 0, 0)
        quiet = self.chip.state is PlanState.CANCELLED
        bold = theme.font(bold=True)
        words = parted(self.chip.title, room.width(), bold)
        paint.paragraph(painter, room, words, "ink2" if quiet else "ink", bold)
        return inner.top() + self._title_height(inner.width())

    def _paint_fact(
        self, painter: QPainter, inner: QRectF, top: float, fact: tuple[str, str]
    ) -> float:
        words, shade = fact
        high = self._fact_height(words, inner.width())
        room = QRectF(inner.left(), top, inner.width(), high)
        paint.paragraph(painter, room, parted(words, inner.width(), theme.font()), shade)
        return top + high


def parted(words: str, room: float, font: QFont) -> str:
    """Return words with a hyphen and a space in those that are wider than a room, in pixels."""
    if room < theme.px(LEAST):
        return words  # not laid out yet
    return " ".join(_parted(word, room, font) for word in words.split(" "))


def _parted(word: str, room: float, font: QFont) -> str:
    if len(word) < 3 or paint.width(word, font) <= room:
        return word
    fits = (at for at in range(len(word) - 1, 1, -1) if paint.width(f"{word[:at]}-", font) <= room)
    at = next(fits, 1)
    return f"{word[:at]}- {_parted(word[at:], room, font)}"


def _facts(chip: PlanChip, companies: Sequence[str], today: date) -> list[tuple[str, str]]:
    """Return the lines of a card, each with its colour."""
    who = join_words(chip.leads) if chip.leads else _("ingen ansvarlig endnu")
    is_told = chip.state is not PlanState.PLANNED or chip.is_not_held
    shown = [
        (" · ".join(filter(None, [lesson_words(chip), chip.place])), "ink2"),
        (who, "ink2" if chip.leads else "watchtext"),
        (company_words(chip), "watchtext" if is_urgent(chip, today) else "ink2"),
        (join_words(companies), "ink"),
        (state_words(chip) if is_told else "", "watchtext" if chip.is_not_held else "ink2"),
        *((fault, "watchtext") for fault in chip.faults),
        (checklist_words(chip), "ink2"),
    ]
    return [one for one in shown if one[0]]
