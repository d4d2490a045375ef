"""The columns of the board of all classes: who, five elements, the weeks, how much is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from gf2tracker.domain.implementation import POOR_SHARE, WEAK_SHARE, Element, Figure
from gf2tracker.language import NO_FIGURE, _, percent
from gf2tracker.queries.allplans import TICKS
from ui import icon, paint, symbol, theme
from ui.allplans.cells import Line, Weeks
from ui.cells import Drawn, Meter, Words
from ui.column import Column
from ui.rows import Mark
from ui.symbol import State
from ui.weeklabels import phase_name, phase_token

NUMBERS, PHASES, HIGH = 32, 11, 46
"""The middles of the two lines of headings, and how high they are, px."""
ICONS = {
    Element.PAIRS: "pairs",
    Element.GROUPS: "group",
    Element.PLAN: "plan",
    Element.MEETINGS: "meeting",
    Element.TEAM: "student",
}
SHORT = {
    Element.PAIRS: _("Par"),
    Element.GROUPS: _("Grupper"),
    Element.PLAN: _("Plan"),
    Element.MEETINGS: _("Møder"),
    Element.TEAM: _("Team"),
}
WEEK_WIDE, WEEK_GAP = 12, 16
FIRST = ("code", "teacher", "programme", *(str(one) for one in TICKS))


@dataclass(frozen=True)
class Tick(Drawn):
    """Whether an element is in place; None is for a class that has not begun."""

    figure: Figure | None

    @property
    @override
    def plain(self) -> str:
        """How much of what is due is done: "18 af 24"."""
        if self.figure is None or not self.figure.of:
            return NO_FIGURE
        return _("{done} af {of}").format(done=self.figure.done, of=self.figure.of)

    @property
    @override
    def order(self) -> float:
        """The share; what is not due comes last."""
        share = self.figure.share if self.figure is not None else None
        return 2.0 if share is None else share

    @property
    @override
    def spoken(self) -> str:
        """The element and how much of it is done."""
        if self.figure is None:
            return NO_FIGURE
        return f"{self.figure.element.label} {self.plain}"

    @override
    def width(self) -> float:
        return theme.px(14)

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        """Paint a tick, the watch symbol or a dash."""
        side = theme.px(13)
        place = QRectF(at.center().x() - side / 2, at.center().y() - side / 2, side, side)
        if self.figure is None or not self.figure.of:
            dash = QRectF(at.center().x() - theme.px(3), round(at.center().y()), theme.px(6), 1)
            painter.fillRect(dash, theme.color("ink3"))
        elif self.figure.is_lacking:
            symbol.draw(painter, State.WATCH, place)
        else:
            icon.paint(painter, "check", place, "oktext", stroke=2.2)

    @override
    def tip_at(self, _x: float, _width: float) -> str:
        if self.figure is None:
            return _("Holdet er ikke begyndt.")
        element = self.figure.element
        text = _("{element}: {figure}. {about}")
        return text.format(element=element.label, figure=self.plain, about=element.about)


def columns_of(weeks: Weeks, sorted_by: Callable[[], tuple[str, bool]]) -> tuple[Column[Line], ...]:
    """Return the columns of some weeks; `sorted_by` tells the column and whether from the end."""
    head = partial(_heading, sorted_by)
    first = (
        Column[Line](
            _("Hold"),
            lambda line: line.code,
            name="code",
            width=66,
            gap=6,
            is_bold=True,
            draw_title=head("code", _("Hold")),
        ),
        Column[Line](
            _("Kontaktlærer"),
            lambda line: line.row.row.contact_teacher_name,
            name="teacher",
            width=96,
            weight=2,
            gap=12,
            shade="ink2",
            draw_title=head("teacher", _("Kontaktlærer")),
        ),
        Column[Line](
            _("Uddannelse"),
            lambda line: line.row.row.programme,
            name="programme",
            width=104,
            weight=2,
            gap=12,
            shade="ink2",
            draw_title=head("programme", _("Uddannelse")),
        ),
    )
    ticks = tuple(_tick_column(element, at) for at, element in enumerate(TICKS))
    middle = tuple(_week_column(weeks, at) for at in range(weeks.count))
    last = (
        Column[Line](
            _("Holdt, bjælke"),
            _meter,
            name="bar",
            width=56,
            weight=1,
            gap=14,
            told_as=(_HELD,),
            draw_title=_nothing,
        ),
        _held_column(head("held", _("Holdt"), is_right=True)),
        Column[Line](
            _("Virksomheder"),
            _companies,
            name="companies",
            kind="text",
            is_right=True,
            width=52,
            gap=24,
            shade="ink2",
            order=lambda line: line.kept.confirmed - line.kept.needed,
            tip=_("Bekræftede af ønskede virksomheder"),
            draw_title=head("companies", _("Virks."), is_right=True),
        ),
    )
    return (*first, *ticks, *middle, *last)


def _tick_column(element: Element, at: int) -> Column[Line]:
    return Column(
        element.label,
        lambda line: Tick(line.row.ticks[at] if line.row.ticks else None),
        name=str(element),
        width=14,
        weight=0.8,
        gap=16,
        tip=f"{element.label}: {element.about}",
        draw_title=partial(_paint_tick_title, element),
    )


def _paint_tick_title(element: Element, painter: QPainter, at: QRectF) -> None:
    side, small = theme.px(15), theme.font("small")
    words = SHORT[element]
    wide = paint.width(words, small)
    widest = max(paint.width(one, small) for one in SHORT.values())
    has_words = widest <= at.width() + theme.px(14)
    middle = theme.px(PHASES if has_words else NUMBERS - 2)
    place = QRectF(at.center().x() - side / 2, middle - side / 2, side, side)
    icon.paint(painter, ICONS[element], place, "ink2")
    if has_words:
        room = QRectF(at.center().x() - wide / 2 - 1, theme.px(NUMBERS - 8), wide + 2, theme.px(16))
        paint.text(painter, room, words, "ink2", small)


def _week_column(weeks: Weeks, at: int) -> Column[Line]:
    if weeks.mondays is None:
        title = _("Undervisningsuge {n}").format(n=at + 1)
        number = str(at + 1)
    else:
        number = str(weeks.mondays[at].isocalendar().week)
        title = _("Uge {n}").format(n=number)
    return Column(
        title,
        lambda line: line.cells[at],
        name=f"week{at + 1}",
        width=WEEK_WIDE,
        weight=1,
        gap=WEEK_GAP,
        tip=title,
        draw_title=partial(_paint_week_title, number, weeks.phases.get(at, 0), at == weeks.here),
    )


def _paint_week_title(
    number: str,
    phase: int,
    is_here: bool,  # noqa: FBT001 - bound once, where the column is declared
    painter: QPainter,
    at: QRectF,
) -> None:
    small = theme.font("small", bold=is_here)
    middle = theme.px(NUMBERS)
    room = QRectF(at.center().x() - theme.px(13), middle - theme.px(9), theme.px(26), theme.px(18))
    if is_here:
        paint.fill(painter, room, theme.color("inverse"), theme.px(5))
    paint.text(painter, room, number, "oninverse" if is_here else "ink2", small, paint.CENTER)
    if phase:
        words = phase_name(phase)
        left = at.center().x() - theme.px(WEEK_WIDE / 2)
        top = theme.px(PHASES - 8)
        wide = paint.width(words, theme.font("small")) + 2
        at_top = QRectF(left, top, wide, theme.px(16))
        paint.text(painter, at_top, words, phase_token(phase, "text"), theme.font("small"))


def held_state(share: float | None) -> State | None:
    """Return what a share of held activities (0 to 1) asks of the reader; None asks nothing."""
    shown = None if share is None else round(share, 2)  # as it is told, in whole per cent
    if shown is None or shown >= WEAK_SHARE:
        return None
    return State.ACT if shown < POOR_SHARE else State.WATCH


def mark_of(line: Line) -> Mark | None:
    """Return a class's symbol in the margin."""
    state = held_state(line.kept.share)
    if state is None:
        return None
    words = _("{held} af {due} aktiviteter holdt")
    return Mark(state, words.format(held=line.kept.held, due=line.kept.due))


def _held(line: Line) -> Words:
    state = held_state(line.kept.share)
    shade = state.text if state is not None else "ink"
    return Words(percent(line.kept.share, 0), shade, is_bold=state is not None)


_HELD = Column[Line](
    _("Holdt"), lambda line: line.kept.share, name="held_share", kind="percent", width=44
)


def _held_column(title: Callable[[QPainter, QRectF], None]) -> Column[Line]:
    return Column(
        _("Holdt"),
        _held,
        name="held",
        kind="percent",
        width=42,
        gap=18,
        order=lambda line: line.kept.share,
        tip=_("Holdte aktiviteter ud af dem, hvis dag er gået"),
        told_as=(_HELD,),
        draw_title=title,
    )


def _meter(line: Line) -> Meter:
    state = held_state(line.kept.share)
    return Meter(line.kept.share, shade=state.shade if state is not None else "accent")


def _companies(line: Line) -> str:
    kept = line.kept
    return f"{kept.confirmed}/{kept.needed}" if kept.needed or kept.confirmed else ""


def _nothing(painter: QPainter, at: QRectF) -> None:
    """Leave the heading of the bars to the figures beside them."""


def _heading(
    sorted_by: Callable[[], tuple[str, bool]], name: str, words: str, *, is_right: bool = False
) -> Callable[[QPainter, QRectF], None]:
    return partial(_paint_title, sorted_by, name, words, is_right)


def _paint_title(
    sorted_by: Callable[[], tuple[str, bool]],
    name: str,
    words: str,
    is_right: bool,  # noqa: FBT001 - bound once, where the column is declared
    painter: QPainter,
    at: QRectF,
) -> None:
    font = theme.font("small", bold=True)
    room = QRectF(at.left(), theme.px(NUMBERS - 8), at.width(), theme.px(16))
    wide = paint.text(painter, room, words, "ink2", font, paint.RIGHT if is_right else paint.LEFT)
    column, is_descending = sorted_by()
    if column == name:
        side = theme.px(12)
        x = room.right() - wide - side - 2 if is_right else room.left() + wide + 3
        sign = QRectF(x, room.center().y() - side / 2, side, side)
        icon.paint(painter, "up" if is_descending else "down", sign, "ink2", stroke=2.4)
