"""What stands in the cells of Overblik: shares with an arrow, weeks as bars, what stands out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from gf2tracker.domain.sign import Sign, Trait
from gf2tracker.language import _, number, percent
from ui import icon, paint, theme
from ui.cells import Drawn
from ui.chip import chip_width, draw_chip
from ui.figures.lines import WeekBar
from ui.symbol import State

ARROW, CHIP, CHIP_GAP, MORE = 12, 18, 4, 26
MOST_SHARE, LEAST_BAR, LEAST_LOST = 0.40, 2, 3
"""The share that fills a bar; how high no absence is drawn, and the least that is any; px."""


_SHARES = {Trait.ACT_SHARE, Trait.WATCH_SHARE}


@dataclass(frozen=True)
class Rolling(Drawn):
    """The share of the last four weeks, with an arrow where it has risen four weeks in a row."""

    share: float | None
    is_rising: bool
    shade: str = "ink"

    @property
    @override
    def plain(self) -> str:
        """The share, and "stiger" beside it."""
        text = percent(self.share)
        return _("{share} stiger").format(share=text) if self.is_rising else text

    @override
    def width(self) -> float:
        """Return how wide share and arrow are together."""
        return paint.width(percent(self.share)) + theme.px(ARROW + 2) + 1

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        """Paint the share at the right, and the arrow in the room kept for it."""
        side = theme.px(ARROW)
        words = at.adjusted(0, 0, -side - theme.px(2), 0)
        paint.text(painter, words, percent(self.share), self.shade, align=paint.RIGHT)
        if self.is_rising:
            sign = QRectF(at.right() - side, at.center().y() - side / 2, side, side)
            icon.paint(painter, "up", sign, "acttext", stroke=2.4)


@dataclass(frozen=True)
class WeekBars(Drawn):
    """The teaching weeks as bars: as high as the share, what is unlawful of it at the bottom."""

    weeks: tuple[WeekBar, ...]
    is_quiet: bool = False

    @property
    @override
    def plain(self) -> str:
        """Each week that has begun in per cent, "0 12 – 40"."""
        shares = [week.share for week in self.weeks if not week.is_coming]
        return " ".join(number(None if one is None else one * 100) for one in shares)

    @property
    @override
    def order(self) -> float:
        """The latest week's share."""
        shares = [week.share for week in self.weeks if week.share is not None]
        return shares[-1] if shares else -1.0

    @override
    def width(self) -> float:
        """Return the least width in which the bars can be told apart."""
        return theme.px(4) * len(self.weeks)

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        """Paint a bar for each week that has begun."""
        low, most = at.bottom() - theme.px(3), at.height() - theme.px(6)
        for week, (x, wide) in zip(self.weeks, slots(at, len(self.weeks)), strict=True):
            if week.is_coming or week.share is None:
                continue
            if not week.share or self.is_quiet:
                high = max(_high(week.share, most), theme.px(LEAST_BAR))
                painter.fillRect(QRectF(x, low - high, wide, high), theme.color("ink4"))
                continue
            high = max(_high(week.share, most), theme.px(LEAST_LOST))
            part = round(high * min(week.unlawful / week.share, 1.0))
            painter.fillRect(QRectF(x, low - high, wide, high - part), theme.color("lawfulfill"))
            painter.fillRect(QRectF(x, low - part, wide, part), theme.color("act"))

    @override
    def tip_at(self, x: float, width: float) -> str:
        """Return the week under a pixel: "uge 34, undervisningsuge 3: 12,5 %"."""
        if not self.weeks or not 0 <= x < width:
            return ""
        week = self.weeks[min(int(x / width * len(self.weeks)), len(self.weeks) - 1)]
        told = _("ikke endnu") if week.is_coming else _told(week)
        text = _("uge {iso}, undervisningsuge {number}: {told}")
        return text.format(iso=week.iso_week, number=week.number, told=told)


def _high(share: float, most: float) -> int:
    return round(min(share / MOST_SHARE, 1.0) * most)


def _told(week: WeekBar) -> str:
    if week.share is None:
        return _("ingen førte lektioner")
    if not week.unlawful:
        return percent(week.share)
    text = _("{share}, heraf {unlawful} ulovligt")
    return text.format(share=percent(week.share), unlawful=percent(week.unlawful))


def slots(at: QRectF, count: int) -> list[tuple[int, int]]:
    """Return the start and width of so many bars over a cell's room, in whole pixels."""
    gap = 1 if at.width() < theme.px(8) * count else theme.px(2)
    edges = [round(at.left() + at.width() * n / max(count, 1)) for n in range(count + 1)]
    return [(a, max(b - a - gap, 1)) for a, b in pairwise(edges)]


@dataclass(frozen=True)
class Reasons(Drawn):
    """What stands out, each as a chip; those without room are counted and told in the tool tip."""

    signs: tuple[Sign, ...]
    words: str = ""

    @property
    def chips(self) -> tuple[Sign, ...]:
        """The signs that say more than the share beside them already does."""
        more = tuple(one for one in self.signs if one.trait not in _SHARES)
        return more or self.signs

    @property
    @override
    def plain(self) -> str:
        """Every sign with its dates."""
        return "; ".join(filter(None, [self.words, *(sign.text for sign in self.signs)]))

    @property
    @override
    def order(self) -> float:
        """How many there are."""
        return len(self.signs)

    @override
    def width(self) -> float:
        """Return how wide the words, or all chips with everything in them, are together."""
        if self.words:
            return paint.width(self.words) + 1
        widths = _widths([one.text for one in self.signs], self.signs)
        return sum(widths) + theme.px(CHIP_GAP) * max(len(widths) - 1, 0)

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        """Paint the words, else the chips in full, else briefly and as many as have room."""
        if self.words:
            paint.text(painter, at, self.words, "ink3")
            return
        if not self.signs:
            return
        placed = self._placed(at.width())
        high, right = theme.px(CHIP), at.left()
        for x, wide, sign, text in placed:
            chip = QRectF(at.left() + x, at.center().y() - high / 2, wide, high)
            draw_chip(painter, chip, text, State(sign.state.value))
            right = chip.right() + theme.px(CHIP_GAP)
        left_out = len(self.chips) - len(placed)
        if left_out > 0:
            more = QRectF(right, at.top(), at.right() - right, at.height())
            paint.text(painter, more, f"+{left_out}", "ink2", theme.font("small"))

    @override
    def tip_at(self, x: float, width: float) -> str:
        """Return the chip under a pixel in full; right of the chips everything."""
        if self.words or not self.signs:
            return ""
        for left, wide, sign, _text in self._placed(width):
            if left <= x < left + wide:
                return sign.text
        return self.plain

    def _placed(self, room: float) -> list[tuple[float, float, Sign, str]]:
        """Return where each chip that is shown starts, how wide it is, and its words.

        All of them in full where there is room, else those that say more than the share, as many
        of them in full as leave room for the others.
        """
        if self.width() <= room:
            widths = _widths([one.text for one in self.signs], self.signs)
            return _in_a_row(widths, self.signs, [one.text for one in self.signs])
        shown = self.chips
        texts = [one.short for one in shown]
        widths = _widths(texts, shown)
        count = fitting(widths, room)
        if count < len(widths):
            room -= theme.px(MORE)
        del widths[count:]
        gaps = theme.px(CHIP_GAP) * (count - 1)
        for at, full in enumerate(_widths([one.text for one in shown[:count]], shown[:count])):
            if sum(widths) - widths[at] + full + gaps <= room:
                widths[at], texts[at] = full, shown[at].text
        widths[-1] = min(widths[-1], room - sum(widths[:-1]) - gaps)
        return _in_a_row(widths, shown, texts)


def _in_a_row(
    widths: Sequence[float], signs: Sequence[Sign], texts: Sequence[str]
) -> list[tuple[float, float, Sign, str]]:
    starts = accumulate((wide + theme.px(CHIP_GAP) for wide in widths), initial=0.0)
    return list(zip(starts, widths, signs, texts, strict=False))


def _widths(texts: Sequence[str], signs: Sequence[Sign]) -> list[float]:
    return [
        chip_width(text, State(sign.state.value)) for text, sign in zip(texts, signs, strict=True)
    ]


def fitting(widths: Sequence[float], room: float) -> int:
    """Return how many chips are shown: all, else those that leave room for "+2"; at least one."""
    gap = theme.px(CHIP_GAP)
    if sum(widths) + gap * (len(widths) - 1) <= room:
        return len(widths)
    used, count = float(theme.px(MORE)), 0
    for wide in widths:
        used += wide + gap
        if used > room:
            break
        count += 1
    return max(count, min(len(widths), 1))
