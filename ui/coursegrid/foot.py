"""Under the course: the class a day as stacked bars, what the tiles mean, and n with its definition."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from gf2tracker.language import _, percent, plural
from gf2tracker.queries.coursematrix import CourseMatrix
from ui import paint, theme
from ui.coursegrid.layout import FOOT, MARGIN, Lay, lay_out
from ui.coursegrid.tilepaint import TileBatch
from ui.coursegrid.tiles import EVERY, Tile, kinds_of
from ui.coursegrid.words import class_day_words
from ui.day import Look
from ui.sparkdays import LOOKS
from ui.tip import tell_place, tip_of

BASE, TEN, TOP, LEGEND = 58, 19, 8, 72
"""The chart's ground, what 10 % is high, where it must end, the middle of the legend; px."""
LEGEND_ALONE = 28
"""How high the foot is without its chart, px."""

_STACK = ((Look.ABSENT, "act"), (Look.UNKNOWN, "watchfill"), (Look.LAWFUL, "lawfulfill"))
_STACKED = (*_STACK, (Look.LATE, "watch"))
_LEGEND = (
    (Tile(Look.ABSENT, 1), _("udeblevet")),
    (Tile(Look.LAWFUL, 1), _("syg eller godkendt")),
    (Tile(Look.LATE, 0.3), _("for sent")),
    (Tile(Look.COMPANY), _("virksomhed")),
    (Tile(Look.PRESENT), _("til stede")),
    (Tile(Look.NOT_TAKEN), _("ikke ført")),
)
_RARE = (
    (Tile(Look.UNKNOWN, 1), _("årsag mangler")),
    (Tile(Look.LAWFUL, 1, is_open=True), _("planlagt")),
    (Tile(Look.ABSENT, 1, is_early=True), _("i de første 14 dage")),
)
_Key = tuple[Tile | None, str]


class CourseFoot(QWidget):
    """The whole class under the students, day under day."""

    def __init__(self) -> None:
        super().__init__()
        self.matrix: CourseMatrix | None = None
        self.shown = EVERY
        self.keys: Sequence[_Key] = ()
        self.has_chart = True
        self._day = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.px(FOOT))
        theme.on_change(self._refresh)

    def show_matrix(
        self, matrix: CourseMatrix, tiles: Sequence[Sequence[Tile]], shown: str
    ) -> None:
        """Show a class's days, and explain those tiles that are among these."""
        self.matrix, self.shown = matrix, shown
        seen = {(one.look, one.is_open, one.is_early) for row in tiles for one in row}
        self.keys = tuple(_keys(seen, has_closed=bool(_closed(matrix))))
        words = _("Hele holdet, fravær pr. dag. {share} i alt. {n}")
        share = percent(matrix.total_share)
        self.setAccessibleName(words.format(share=share, n=", ".join(self.definition())))
        self.update()

    def definition(self) -> tuple[str, str, str]:
        """Return how many, how far, and what absence is."""
        assert self.matrix is not None
        students = plural(self.matrix.students, _("{n} elev"), _("{n} elever"))
        taken, days = self.matrix.taken_days, self.matrix.days_so_far
        return (
            _("n = {students}").format(students=students),
            _("{taken} af {days} skoledage ført").format(taken=taken, days=days),
            _("fravær = tabt tid af førte lektioner"),
        )

    def show_chart(self, *, shown: bool) -> None:
        """Show the chart over the legend, or give its room to the students."""
        if shown != self.has_chart:
            self.has_chart = shown
            self._refresh()

    def _refresh(self) -> None:
        self.setFixedHeight(theme.px(FOOT if self.has_chart else LEGEND_ALONE))
        self.update()

    # --- mouse -----------------------------------------------------------------------------------

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        found = self._day_at(at)
        if found != self._day:
            self._day = found
            if found < 0 or self.matrix is None:
                tip_of(self).hide()
            else:
                left, wide = lay_out(self.matrix.course, self.width()).days[found]
                place = QRect(left, theme.px(TOP), wide, theme.px(BASE - TOP))
                tell_place(self, place, class_day_words(self.matrix, found))

    def _day_at(self, at: QPoint) -> int:
        if self.matrix is None or not self.has_chart or at.y() > theme.px(BASE):
            return -1
        found = lay_out(self.matrix.course, self.width()).day_at(at.x())
        is_past = found is not None and self.matrix.days[found].date <= self.matrix.today
        return found if found is not None and is_past else -1

    # --- drawing ---------------------------------------------------------------------------------

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(FOOT if self.has_chart else LEGEND_ALONE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = paint.smooth(QPainter(self))
        painter.fillRect(self.rect(), theme.color("page"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("line"))
        if self.matrix is None:
            return
        if self.has_chart:
            lay = lay_out(self.matrix.course, self.width())
            self._paint_title(painter, lay)
            self._paint_chart(painter, lay)
        else:
            painter.translate(0, theme.px(LEGEND_ALONE // 2 - LEGEND))
        self._paint_legend(painter)

    def _line(self, middle: float, left: float, right: float) -> QRectF:
        high = theme.px(16)
        return QRectF(left, theme.px(middle) - high / 2, right - left, high)

    def _paint_title(self, painter: QPainter, lay: Lay) -> None:
        margin = theme.px(MARGIN)
        room = lay.left - theme.px(46)
        title = self._line(16, margin, room)
        bold, small, per_day = theme.font(bold=True), theme.font("small"), _("fravær pr. dag")
        has_room = paint.width(_("Hele holdet"), bold) <= title.width()
        paint.text(painter, title, _("Hele holdet") if has_room else _("Hold"), "ink", bold)
        under = self._line(33, margin, room)
        if paint.width(per_day, small) <= under.width():
            paint.text(painter, under, per_day, "ink2", small)

    def _scale(self) -> float:
        """Return the pixels of all of a day: as designed, less where a day is too high for it."""
        assert self.matrix is not None
        shares = [day.share(kinds_of(self.shown)) for day in self.matrix.days]
        room = theme.px(BASE - TOP)
        return min(theme.px(TEN) * 10, room / max([*shares, 0.01]))

    def _paint_chart(self, painter: QPainter, lay: Lay) -> None:
        assert self.matrix is not None
        scale, ground = self._scale(), theme.px(BASE)
        small = theme.font("small")
        for share in (0.1, 0.2):
            y = ground - round(scale * share)
            painter.fillRect(lay.left, y, lay.right - lay.left, 1, theme.color("line"))
            if share == 0.2 or scale * 0.1 >= theme.px(14):
                words = QRectF(0, y - theme.px(8), lay.left - theme.px(8), theme.px(16))
                paint.text(painter, words, percent(share, 0), "ink3", small, paint.RIGHT)
        painter.fillRect(lay.left, ground, lay.right - lay.left, 1, theme.color("line2"))
        chosen = kinds_of(self.shown)
        for day, (left, wide) in zip(self.matrix.days, lay.days, strict=True):
            lost = 0.0
            for look, token in _STACKED:
                kinds = [one for one in chosen if LOOKS[one] is look]
                share = day.share(kinds) if kinds else 0.0
                low, high = round(scale * lost), round(scale * (lost + share))
                lost += share
                if high > low:
                    painter.fillRect(left, ground - high, wide, high - low, theme.color(token))

    def _paint_legend(self, painter: QPainter) -> None:
        small, batch = theme.font("small"), TileBatch()
        right = self.width() - theme.px(MARGIN)
        x = theme.px(MARGIN)
        for tile, words in self.keys:
            side = theme.px(9)
            at = QRect(x, theme.px(LEGEND) - theme.px(6), side, theme.px(12))
            if x + side + theme.px(5) + paint.width(words, small) > right:
                break  # tiles tell themselves on their cards
            if tile is None:
                batch.add_closed(at)
            else:
                batch.add(tile, at)
            wide = paint.width(words, small)
            x += side + theme.px(5)
            paint.text(painter, self._line(LEGEND, x, x + wide + 2), words, "ink2", small)
            x += round(wide) + theme.px(14)
        batch.paint(painter)
        self._paint_count(painter, x, right)

    def _paint_count(self, painter: QPainter, x: float, right: float) -> None:
        """Say n and its definition after the legend, else in lines under the figures."""
        small, told = theme.font("small"), self.definition()
        whole = ", ".join(told)
        if x + paint.width(whole, small) <= right:
            paint.text(painter, self._line(LEGEND, x, right), whole, "ink3", small, paint.RIGHT)
            return
        if not self.has_chart or self.matrix is None:
            return
        left = lay_out(self.matrix.course, self.width()).right + theme.px(12)
        for middle, words in zip((16, 32, 48), told, strict=True):
            area = self._line(middle, left, right)
            if paint.width(words, small) <= area.width():
                paint.text(painter, area, words, "ink3", small, paint.RIGHT)


def _closed(matrix: CourseMatrix) -> Sequence[object]:
    return [day for week in matrix.course.calendar_weeks for day in week.closed]


def _keys(seen: set[tuple[Look, bool, bool]], *, has_closed: bool) -> Sequence[_Key]:
    """Return what the legend explains: the common tiles, and the rarer ones that are there."""
    found: list[_Key] = list(_LEGEND)
    if has_closed:
        found.append((None, _("lukket")))
    unknown, planned, early = _RARE
    is_there = {
        unknown: any(look is Look.UNKNOWN for look, _open, _early in seen),
        planned: any(is_open for _look, is_open, _early in seen),
        early: any(is_early for _look, _open, is_early in seen),
    }
    return [*found, *[key for key, shown in is_there.items() if shown]]
