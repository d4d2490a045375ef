"""Where everything stands on the board: a phase a row, its weeks as cards, chips in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect

from gf2tracker.queries.plan import ClassPlan, PlanChip, PlanPhase, PlanWeek
from ui import theme
from ui.planboard.titles import fits, room_beside, two_lines

MARGIN, LINE, HEAD, BETWEEN, UNDER = 24, 30, 28, 8, 5
CHIP, TALL, GAP, INSET, SECOND = 24, 28, 3, 5, 14
CLOSED, LOWEST, WEEKDAYS = 20, 84, 5
WIDE = 1324
"""From what width on chips are higher, and who leads stands on them, px."""


@dataclass(frozen=True, slots=True)
class ChipPlace:
    """A chip's area, and whether its title has a second line."""

    chip: PlanChip
    rect: QRect
    has_two: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A week's area with its chips; one without school is narrow and has none as a rule."""

    week: PlanWeek
    rect: QRect
    chips: tuple[ChipPlace, ...]

    @property
    def is_closed(self) -> bool:
        """Whether it is drawn narrow: no school, and nothing that stands in it."""
        return self.week.number is None and not self.week.chips

    @property
    def body(self) -> QRect:
        """The area under the card's head."""
        inset = theme.px(INSET)
        return self.rect.adjusted(inset, theme.px(HEAD), -inset, -inset)

    def day_at(self, x: int) -> date:
        """Return the weekday, Monday to Friday, over which a point of the card lies."""
        body = self.body
        at = (x - body.left()) * WEEKDAYS // max(body.width(), 1)
        return self.week.monday + timedelta(days=min(max(at, 0), WEEKDAYS - 1))

    def slot(self, day: date) -> QRect:
        """Return the fifth of the card that is a weekday's."""
        body, at = self.body, min((day - self.week.monday).days, WEEKDAYS - 1)
        left = body.left() + round(body.width() * at / WEEKDAYS)
        right = body.left() + round(body.width() * (at + 1) / WEEKDAYS)
        return QRect(left, body.top(), right - left, body.height())


@dataclass(frozen=True, slots=True)
class Row:
    """A phase: the line over it and its cards."""

    phase: PlanPhase
    line: QRect
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board as it is laid out; `outside` is the line over what stands in no week."""

    rows: tuple[Row, ...]
    outside: QRect | None
    strays: tuple[ChipPlace, ...]
    high: int

    def cards(self) -> Iterator[Card]:
        """Yield every card in order."""
        for row in self.rows:
            yield from row.cards

    def chips(self) -> Iterator[ChipPlace]:
        """Yield every chip's place in order, those outside the course last."""
        for card in self.cards():
            yield from card.chips
        yield from self.strays

    def card_at(self, point: QPoint) -> Card | None:
        """Return the card under a point of the board; None between cards."""
        return next((card for card in self.cards() if card.rect.contains(point)), None)


def lay_out(plan: ClassPlan, wide: int, high: int) -> Board:
    """Return a plan laid out for the room there is, in pixels.

    Rows share the height evenly; one with more chips takes what it needs, and what has no room at
    all makes the board higher than the room.
    """
    tall = theme.px(TALL if wide >= theme.px(WIDE) else CHIP)
    strays = len(plan.outside)
    below = (theme.px(LINE) + strays * (tall + theme.px(GAP)) + theme.px(UNDER)) if strays else 0
    over = theme.px(LINE + UNDER)
    heights = _heights(plan.phases, high - below - over * len(plan.phases), tall)
    rows, top = [], 0
    for phase, own in zip(plan.phases, heights, strict=True):
        line = QRect(theme.px(MARGIN), top, wide - 2 * theme.px(MARGIN), theme.px(LINE))
        area = QRect(line.left(), line.bottom() + 1, line.width(), own)
        rows.append(Row(phase, line, _cards(phase.weeks, area, tall, plan.today)))
        top = area.bottom() + 1 + theme.px(UNDER)
    if not strays:
        return Board(tuple(rows), None, (), top)
    line = QRect(theme.px(MARGIN), top, wide - 2 * theme.px(MARGIN), theme.px(LINE))
    places = _strays(plan.outside, line, tall)
    return Board(tuple(rows), line, places, places[-1].rect.bottom() + 1 + theme.px(UNDER))


def _heights(phases: Sequence[PlanPhase], room: int, tall: int) -> list[int]:
    """Return the height of every row of cards: alike where that is enough, else what is needed."""
    if not phases:
        return []
    needs = [max(theme.px(LOWEST), _need(phase, tall)) for phase in phases]
    left, fair = room, 0
    generous = sorted(needs, reverse=True)
    for at, need in enumerate(generous):
        fair = left // (len(needs) - at)
        if need <= fair:
            break
        left -= need
    return [max(need, fair) for need in needs]


def _need(phase: PlanPhase, tall: int) -> int:
    most = max((len(week.chips) for week in phase.weeks), default=0)
    return theme.px(HEAD + INSET) + most * (tall + theme.px(GAP))


def _cards(weeks: Sequence[PlanWeek], area: QRect, tall: int, today: date) -> tuple[Card, ...]:
    narrow, gap = theme.px(CLOSED), theme.px(BETWEEN)
    is_narrow = [week.number is None and not week.chips for week in weeks]
    room = area.width() - gap * (len(weeks) - 1) - narrow * sum(is_narrow)
    share = room / max(len(weeks) - sum(is_narrow), 1)
    cards, x = [], float(area.left())
    for week, closed in zip(weeks, is_narrow, strict=True):
        right = x + (narrow if closed else share)
        rect = QRect(round(x), area.top(), round(right) - round(x), area.height())
        cards.append(Card(week, rect, _chips(week, rect, tall, today)))
        x = right + gap
    return tuple(cards)


def _chips(week: PlanWeek, card: QRect, tall: int, today: date) -> tuple[ChipPlace, ...]:
    """Lay a week's chips under each other; titles that are long get a second line while there is room."""
    inset, gap, second = theme.px(INSET), theme.px(GAP), theme.px(SECOND)
    wide = card.width() - 2 * inset
    spare = card.height() - theme.px(HEAD + INSET) - len(week.chips) * (tall + gap)
    places, top = [], card.top() + theme.px(HEAD)
    for chip in week.chips:
        room = room_beside(chip, wide, today)
        wants = spare >= second and not fits(chip, room) and bool(two_lines(chip.title, room)[1])
        high = tall + (second if wants else 0)
        spare -= second if wants else 0
        places.append(ChipPlace(chip, QRect(card.left() + inset, top, wide, high), wants))
        top += high + gap
    return tuple(places)


def _strays(chips: Sequence[PlanChip], line: QRect, tall: int) -> tuple[ChipPlace, ...]:
    step, top = tall + theme.px(GAP), line.bottom() + 1
    return tuple(
        ChipPlace(chip, QRect(line.left(), top + at * step, line.width(), tall))
        for at, chip in enumerate(chips)
    )
