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
CLOSED, LOWEST, WEEKDAYS, LEAST = 20, 78, 5, 140
CLOSE = 26, 3, 22, 2
"""Line, what is under a card, chip and gap where there is little height, px."""
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
    """A line of a phase's cards; the first has the phase's own line over it, else that is empty."""

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


@dataclass(frozen=True, slots=True)
class Measures:
    """How large things are in a room, in pixels."""

    wide: int
    line: int
    under: int
    chip: int
    gap: int
    today: date


def lay_out(plan: ClassPlan, wide: int, high: int) -> Board:
    """Return a plan laid out for the room there is, in pixels.

    Lines of cards share the height evenly; one with more chips takes what it needs. Where all have
    no room they stand closer, and where that is not enough the board is higher than the room. Weeks
    that would be too narrow go on in a second line of cards.
    """
    chip = theme.px(TALL if wide >= theme.px(WIDE) else CHIP)
    sizes = Measures(wide, theme.px(LINE), theme.px(UNDER), chip, theme.px(GAP), plan.today)
    board = _laid_out(plan, sizes, high)
    if board.high <= high:
        return board
    line, under, chip, gap = (theme.px(one) for one in CLOSE)
    closer = _laid_out(plan, Measures(wide, line, under, chip, gap, plan.today), high)
    return closer if closer.high <= high else board


def _laid_out(plan: ClassPlan, sizes: Measures, high: int) -> Board:
    lines = [(phase, weeks) for phase in plan.phases for weeks in _lines(phase.weeks, sizes)]
    strays = len(plan.outside)
    step = sizes.chip + sizes.gap
    below = sizes.line + strays * step + sizes.under if strays else 0
    heads = sizes.line * len(plan.phases) + sizes.under * len(lines)
    needs = [_need(weeks, sizes) for _phase, weeks in lines]
    heights = _heights(needs, high - below - heads)
    rows: list[Row] = []
    left, across, top = theme.px(MARGIN), sizes.wide - 2 * theme.px(MARGIN), 0
    for (phase, weeks), own in zip(lines, heights, strict=True):
        is_first = not rows or rows[-1].phase is not phase
        line = QRect(left, top, across, sizes.line if is_first else 0)
        area = QRect(left, top + line.height(), across, own)
        rows.append(Row(phase, line, _cards(weeks, area, sizes)))
        top = area.bottom() + 1 + sizes.under
    if not strays:
        return Board(tuple(rows), None, (), top)
    line = QRect(left, top, across, sizes.line)
    places = _strays(plan.outside, line, sizes)
    return Board(tuple(rows), line, places, places[-1].rect.bottom() + 1 + sizes.under)


def _lines(weeks: Sequence[PlanWeek], sizes: Measures) -> list[Sequence[PlanWeek]]:
    """Part a phase's weeks into as few lines as leave every card its least width."""
    gap = theme.px(BETWEEN)
    most = max((sizes.wide - 2 * theme.px(MARGIN) + gap) // (theme.px(LEAST) + gap), 1)
    count = -(-sum(not _is_narrow(week) for week in weeks) // most)
    if count <= 1:
        return [weeks]
    each = -(-len(weeks) // count)
    return [weeks[at : at + each] for at in range(0, len(weeks), each)]


def _is_narrow(week: PlanWeek) -> bool:
    return week.number is None and not week.chips


def _heights(needs: Sequence[int], room: int) -> list[int]:
    """Return the height of every line of cards: alike where that is enough, else what is needed."""
    left, fair = room, 0
    for at, need in enumerate(sorted(needs, reverse=True)):
        fair = left // (len(needs) - at)
        if need <= fair:
            break
        left -= need
    return [max(need, fair) for need in needs]


def _need(weeks: Sequence[PlanWeek], sizes: Measures) -> int:
    most = max((len(week.chips) for week in weeks), default=0)
    return max(theme.px(LOWEST), theme.px(HEAD + INSET) + most * (sizes.chip + sizes.gap))


def _cards(weeks: Sequence[PlanWeek], area: QRect, sizes: Measures) -> tuple[Card, ...]:
    narrow, gap = theme.px(CLOSED), theme.px(BETWEEN)
    closed = sum(_is_narrow(week) for week in weeks)
    room = area.width() - gap * (len(weeks) - 1) - narrow * closed
    share = room / max(len(weeks) - closed, 1)
    cards, x = [], float(area.left())
    for week in weeks:
        right = x + (narrow if _is_narrow(week) else share)
        rect = QRect(round(x), area.top(), round(right) - round(x), area.height())
        cards.append(Card(week, rect, _chips(week, rect, sizes)))
        x = right + gap
    return tuple(cards)


def _chips(week: PlanWeek, card: QRect, sizes: Measures) -> tuple[ChipPlace, ...]:
    """Lay a week's chips under each other; long titles get a second line while there is room."""
    inset, second = theme.px(INSET), theme.px(SECOND)
    wide = card.width() - 2 * inset
    spare = card.height() - theme.px(HEAD + INSET) - len(week.chips) * (sizes.chip + sizes.gap)
    places, top = [], card.top() + theme.px(HEAD)
    for chip in week.chips:
        room = room_beside(chip, wide, sizes.today)
        is_long = not fits(chip, room) and bool(two_lines(chip.title, room)[1])
        wants = is_long and spare >= second
        high = sizes.chip + (second if wants else 0)
        spare -= second if wants else 0
        places.append(ChipPlace(chip, QRect(card.left() + inset, top, wide, high), wants))
        top += high + sizes.gap
    return tuple(places)


def _strays(chips: Sequence[PlanChip], line: QRect, sizes: Measures) -> tuple[ChipPlace, ...]:
    step, top = sizes.chip + sizes.gap, line.bottom() + 1
    return tuple(
        ChipPlace(chip, QRect(line.left(), top + at * step, line.width(), sizes.chip))
        for at, chip in enumerate(chips)
    )
