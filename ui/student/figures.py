"""The key figures at the head of a student's page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.domain.attention import State as Attention
from gf2tracker.domain.figures import StudentFigures
from gf2tracker.domain.signal import Signal
from gf2tracker.language import _, date_short, day_month, join_words, number, percent, plural
from gf2tracker.queries.contact import ContactEntry
from gf2tracker.queries.overview import StudentOverview
from ui import paint, symbol, theme
from ui.symbol import State, state_of

HIGH, ACROSS = 76, 6
LEAST_CHANGE = 0.01


@dataclass(frozen=True)
class Figure:
    """One figure with its label over it and what it means under it."""

    label: str
    value: str
    note: str = ""
    state: State | None = None


def figures_of(
    row: StudentOverview | None,
    contact: ContactEntry | None,
    signals: Sequence[Signal],
    limits: tuple[float, float],
) -> tuple[Figure, ...]:
    """Return the figures of a student; the school's limits are to watch and to act, 0 to 1."""
    watch, act = limits
    if row is None:
        return (Figure(_("Fravær"), percent(None), _("ikke begyndt endnu")),)
    figures = row.figures
    return (
        _total(row, watch, act),
        Figure(
            _("Sidste 4 uger"),
            percent(figures.rolling_share),
            _rise(row),
            state_of(figures.rolling_share, watch, act),
        ),
        _first_days(row),
        _counted(_("Hele dage"), figures.days_absent, _spells(figures), figures),
        _counted(
            _("For sent"),
            figures.late_count,
            plural(figures.lessons_taken, _("af {n} lektion"), _("af {n} lektioner")),
            figures,
        ),
        _open(signals, contact),
    )


def _total(row: StudentOverview, watch: float, act: float) -> Figure:
    figures, state = row.figures, state_of(row.share, watch, act)
    if figures.total_share is None:
        before = _("{share} før GF2 Tracker").format(share=percent(row.share))
        note = _("ingen protokol endnu") if row.share is None else before
        return Figure(_("Fravær"), percent(None), note, state)
    unlawful = _("heraf {share} ulovligt").format(share=percent(figures.unlawful_share))
    if row.share != figures.total_share:
        unlawful = _("{share} med tiden før").format(share=percent(row.share))
    return Figure(_("Fravær"), percent(figures.total_share), unlawful, state)


def _rise(row: StudentOverview) -> str:
    now, before = row.figures.rolling_share, row.figures.total_share
    if now is None or before is None:
        return ""
    if row.is_rising:
        return _("stiger uge for uge")
    if abs(now - before) <= LEAST_CHANGE:
        return _("som hele forløbet")
    return _("mere end hele forløbet") if now > before else _("mindre end hele forløbet")


def _counted(label: str, count: int, note: str, figures: StudentFigures) -> Figure:
    """Return a count, none at all where no register tells of it."""
    return Figure(label, number(count), note) if figures.lessons_taken else Figure(label, "–")


def _first_days(row: StudentOverview) -> Figure:
    days = row.figures.first_14_days
    value = plural(len(days), _("{n} dag"), _("{n} dage"))
    if not days and row.openings:
        return Figure(_("Første 14 dage"), "–", _("før holdets egne protokoller"))
    if not days and not row.figures.lessons_taken:
        return Figure(_("Første 14 dage"), "–", _("ingen protokol endnu"))
    if not days:
        return Figure(_("Første 14 dage"), value, _("intet fravær"), State.OK)
    told = [day_month(day) for day in days[:2]]
    more = len(days) - len(told)
    note = _("{days} og {n} til").format(days=", ".join(told), n=more) if more else join_words(told)
    return Figure(_("Første 14 dage"), value, note, State.WATCH)


def _spells(figures: StudentFigures) -> str:
    if not figures.spells:
        return _("ingen perioder")
    spells = plural(figures.spells, _("{n} periode"), _("{n} perioder"))
    days = plural(figures.longest_spell, _("{n} dag"), _("{n} dage"))
    return _("{spells}, længste {days}").format(spells=spells, days=days)


def _open(signals: Sequence[Signal], contact: ContactEntry | None) -> Figure:
    said = _("ingen kontakt endnu")
    if contact is not None:
        day = date_short(contact.day)
        said = _("{what} {day}").format(what=contact.kind.label, day=day)
    if not signals:
        return Figure(_("Opfølgning"), _("intet venter"), said)
    state = State.ACT if signals[0].state is Attention.ACT else State.WATCH
    waits = plural(len(signals), _("{n} venter"), _("{n} venter"))
    return Figure(_("Opfølgning"), waits, said, state)


class FigureRow(QWidget):
    """Six figures in equal columns, hairlines between."""

    def __init__(self) -> None:
        super().__init__()
        self.figures: tuple[Figure, ...] = ()
        self._across = ACROSS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fit(self, *, is_narrow: bool) -> None:
        """Stand in one row, or in two where there is little room."""
        self._across = ACROSS // 2 if is_narrow else ACROSS
        self.updateGeometry()
        self.update()

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show figures from left to right."""
        self.figures = tuple(figures)
        text = _("{label}: {value} {note}")
        words = [
            text.format(label=one.label, value=one.value, note=one.note).strip() for one in figures
        ]
        self.setAccessibleName(". ".join(words))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(HIGH) * self._rows())

    def _rows(self) -> int:
        return max(-(-len(self.figures) // self._across), 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        margin, high = theme.px(24), theme.px(HIGH)
        room = self.width() - 2 * margin
        for row in range(self._rows() + 1):
            y = min(row * high, self.height() - 1)
            painter.fillRect(QRectF(margin, y, room, 1), theme.color("line"))
        count = min(self._across, max(len(self.figures), 1))
        for at, figure in enumerate(self.figures):
            row, column = divmod(at, self._across)
            left, top = margin + round(room * column / count), row * high
            if column:
                line = QRectF(left - theme.px(16), top + theme.px(12), 1, theme.px(HIGH - 24))
                painter.fillRect(line, theme.color("line"))
            place = QRectF(left, top, room / count - theme.px(20), high)
            self._paint_figure(painter, place, figure)

    def _paint_figure(self, painter: QPainter, at: QRectF, figure: Figure) -> None:
        left, wide = at.left(), at.width()
        upper = QRectF(left, at.top() + theme.px(9), wide, theme.px(17))
        paint.text(painter, upper, figure.label, "ink2")
        shade = figure.state.text if figure.state in {State.ACT, State.WATCH} else "ink"
        middle = QRectF(left, at.top() + theme.px(26), wide, theme.px(24))
        is_loud = figure.state is State.ACT
        paint.text(
            painter,
            middle,
            figure.value,
            shade if is_loud else "ink",
            theme.font("title", bold=True),
        )
        lower = QRectF(left, at.top() + theme.px(51), wide, theme.px(16))
        if figure.state is not None and figure.note:
            side = theme.px(12)
            sign = QRectF(left, lower.center().y() - side / 2, side, side)
            symbol.draw(painter, figure.state, sign)
            lower.setLeft(left + side + theme.px(5))
        shade = figure.state.text if figure.state is State.ACT else "ink2"
        paint.text(painter, lower, figure.note, shade, theme.font("small"))
