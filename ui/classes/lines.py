"""The rows of page Hold: each class with how it stands, and the columns that show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from gf2tracker.domain.course import PHASE_NAMES
from gf2tracker.domain.outcome import Outcomes
from gf2tracker.language import _, clock, number, plural
from gf2tracker.queries.classboard import ClassFacts
from gf2tracker.queries.classes import ClassRow, ClassState
from ui import theme
from ui.cells import Drawn, Fitting, Meter, Words
from ui.classes.apart import teacher_apart, week_apart
from ui.classes.became import outcome_columns
from ui.column import Column
from ui.rows import Mark
from ui.symbol import State

BAR = 56


@dataclass(frozen=True)
class ClassLine:
    """A class as page Hold shows it.

    Attributes:
        facts: how it stands; None until that is known.
    """

    row: ClassRow
    today: date
    facts: ClassFacts | None = None

    @property
    def is_mine(self) -> bool:
        """Whether who sits here is the contact teacher or in the team."""
        return self.facts is not None and self.facts.is_mine


@dataclass(frozen=True)
class WeekBar(Meter):
    """How far a class has come: a short bar in its phase's colour, told by the words after it."""

    @property
    @override
    def plain(self) -> str:
        """Nothing: the words after the bar say it."""
        return ""

    @override
    def width(self) -> float:
        """Return the width of the bar."""
        return float(theme.px(BAR))

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        """Paint the bar, never wider than it is."""
        super().paint(painter, QRectF(at.left(), at.top(), self.width(), at.height()), align)


_ORDER = {ClassState.RUNNING: 0, ClassState.COMING: 1, ClassState.ENDED: 2}


def in_order(lines: list[ClassLine]) -> list[ClassLine]:
    """Return lines as they stand at first: running, then to come, then ended; by code in each."""
    return sorted(lines, key=lambda line: _ORDER[line.row.state])


def group_of(line: ClassLine) -> ClassState:
    """Return what parts the list by a hairline."""
    return line.row.state


def mark_of(line: ClassLine) -> Mark | None:
    """Return the symbol in the margin: registers that are still to be taken."""
    facts = line.facts
    if facts is None or not facts.missing_days:
        return None
    return Mark(State.WATCH, _register_words(facts))


def columns() -> list[Column[ClassLine]]:
    """Return the columns of page Hold."""
    return [
        Column(
            _("Hold"), lambda line: line.row.code, name="code", width=88, weight=0.2, is_bold=True
        ),
        Column(
            _("Uddannelse"), lambda line: line.row.programme, name="programme", width=112, weight=1
        ),
        Column(_("Afdeling"), lambda line: line.row.site, name="site", width=72, weight=0.3),
        Column(
            _("Lærer"),
            _teacher,
            name="teacher",
            width=48,
            weight=0.8,
            order=_teacher_name,
            told_as=teacher_apart(_row),
        ),
        Column(_("Start"), lambda line: line.row.starts_on, name="start", kind="date", width=78),
        Column(
            _("Slut"),
            lambda line: line.row.ends_on,
            name="end",
            kind="date",
            width=78,
            is_hidden=True,
        ),
        Column(
            _("Sidste skoledag"),
            lambda line: line.row.last_day,
            name="last_day",
            kind="date",
            width=112,
            is_hidden=True,
        ),
        Column(
            _("Uge"),
            _week,
            name="week",
            width=118,
            weight=0.8,
            order=_week_order,
            told_as=week_apart(_row),
        ),
        Column(
            _("Elever"), lambda line: line.row.students, name="students", kind="number", width=44
        ),
        Column(_("Fravær"), _share, name="absence", kind="percent", width=56, order=_share_order),
        *outcome_columns(_outcomes),
        Column(_("Protokol"), _register, name="register", width=108, order=_register_order),
    ]


def _row(line: ClassLine) -> ClassRow:
    return line.row


def _teacher(line: ClassLine) -> Drawn:
    name = line.row.contact_teacher_name
    return Fitting((Words(line.row.contact_teacher), Words(name, shade="ink2")))


def _teacher_name(line: ClassLine) -> str:
    return line.row.contact_teacher_name


def _week(line: ClassLine) -> Drawn:
    row = line.row
    if row.state is ClassState.COMING:
        days = (row.starts_on - line.today).days
        return Words(plural(days, _("om {n} dag"), _("om {n} dage")), shade="ink2")
    if row.week is None or row.phase is None:
        return Words(_("afsluttet"), shade="ink3")
    words = _("{n} af {all}").format(n=row.week, all=row.weeks)
    bar = WeekBar(row.week / row.weeks, shade=f"p{row.phase}")
    phase = Words(PHASE_NAMES[row.phase - 1], shade=f"p{row.phase}text")
    return Fitting((bar, Words(words), phase))


def _week_order(line: ClassLine) -> float:
    row = line.row
    if row.week is not None:
        return row.week / row.weeks
    return 2.0 if row.state is ClassState.ENDED else -(row.starts_on - line.today).days


def _share(line: ClassLine) -> float | str:
    share = line.facts.total_share if line.facts is not None else None
    return "" if share is None else share


def _share_order(line: ClassLine) -> float | None:
    return line.facts.total_share if line.facts is not None else None


def _outcomes(line: ClassLine) -> Outcomes | None:
    return line.facts.outcomes if line.facts is not None else None


def _register(line: ClassLine) -> Drawn | str:
    facts = line.facts
    if facts is None or line.row.state is not ClassState.RUNNING:
        return ""
    words = _register_words(facts)
    if facts.missing_days:
        return Words(words, shade="watchtext")
    return Words(words, shade="ink" if facts.taken_at else "ink3")


def _register_words(facts: ClassFacts) -> str:
    if facts.missing_days == 1 and facts.is_missing_today:
        return _("mangler i dag")
    if facts.missing_days:
        return plural(facts.missing_days, _("mangler {n} dag"), _("mangler {n} dage"))
    if facts.taken_at is not None:
        return _("ført {time}").format(time=clock(facts.taken_at))
    return _("ikke begyndt") if facts.has_school else _("fri i dag")


def _register_order(line: ClassLine) -> int | None:
    facts = line.facts
    if facts is None or line.row.state is not ClassState.RUNNING:
        return None
    return -facts.missing_days


def missing_words(running: Sequence[ClassFacts]) -> str:
    """Return how many running classes miss registers, of days before and of today; "" for none."""
    before = sum(one.missing_days > one.is_missing_today for one in running)
    today = sum(one.is_missing_today for one in running)
    if not before:
        told = _("{n} hold mangler protokol i dag"), _("{n} hold mangler protokol i dag")
        return plural(today, *told) if today else ""
    told = _("{n} hold mangler protokol før i dag"), _("{n} hold mangler protokol før i dag")
    late = _(", {n} i dag").format(n=number(today)) if today else ""
    return plural(before, *told) + late
