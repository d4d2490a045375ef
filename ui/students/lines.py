"""The rows of page Elever: each student with absence and state, and the columns that show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from typing_extensions import override

from gf2tracker.domain.attention import Limits
from gf2tracker.domain.people import StudentId
from gf2tracker.domain.search import simplify
from gf2tracker.language import _, day_month, percent
from gf2tracker.queries.classes import ClassRow, ClassState
from gf2tracker.queries.students import StudentRow
from ui import theme
from ui.cells import Drawn, Words
from ui.column import Column
from ui.rows import Mark
from ui.students.apart import name_apart
from ui.symbol import State, state_of

PROTECTED, GAP = Words(_("beskyttet"), shade="ink2", icon="lock"), 10
ADULT = 18
NO_LIMITS = Limits(watch_share=2.0, act_share=2.0)


@dataclass(frozen=True)
class StudentLine:
    """A student as page Elever shows it.

    Attributes:
        share: absence to date, 0 to 1; None while nothing is taken or it is not known yet.
        limit_share: what the school's limits are held against, the share or, where that is worse,
            the one with the opening figures.
        state: what it asks for.
        status: where the student is when not simply in class: left, to begin, in no class.
        is_former: whether the student has left, or the class is over.
        has_left: whether the student left before the class was over.
        named: the name in the simplified spelling of a search; what is typed may be like it.
        searched: everything a search looks in, so spelled.
    """

    row: StudentRow
    share: float | None
    limit_share: float | None
    state: State | None
    status: str
    is_former: bool
    has_left: bool
    named: str
    searched: str

    @property
    def mail(self) -> str:
        """The mail address; a protected student's name could be read from it."""
        return "" if self.row.is_protected else self.row.mail


@dataclass(frozen=True)
class ProtectedName(Drawn):
    """What a protected student is called, with a lock and the word that are never cut away."""

    name: str

    @property
    @override
    def plain(self) -> str:
        """The name and the word."""
        return f"{self.name} {PROTECTED.plain}"

    @override
    def width(self) -> float:
        """Return how wide name and word are together."""
        return Words(self.name).width() + theme.px(GAP) + PROTECTED.width()

    @override
    def paint(self, painter: QPainter, at: QRectF, align: Qt.AlignmentFlag) -> None:
        """Paint the name in the room that the word leaves."""
        room = max(at.width() - theme.px(GAP) - PROTECTED.width(), 0)
        name = min(Words(self.name).width(), room)
        Words(self.name).paint(painter, QRectF(at.left(), at.top(), name, at.height()), align)
        rest = at.adjusted(name + theme.px(GAP), 0, 0, 0)
        PROTECTED.paint(painter, rest, align)


@dataclass(frozen=True)
class Known:
    """What the lines are made from beside the students themselves."""

    today: date
    classes: Mapping[int, ClassRow]
    names: Mapping[StudentId, str]
    shares: Mapping[StudentId, tuple[float | None, float | None]]  # own, and for the limits
    limits: Limits = NO_LIMITS


def line_of(row: StudentRow, known: Known) -> StudentLine:
    """Return a student as the page shows it."""
    group = known.classes.get(row.class_id) if row.class_id is not None else None
    has_left = row.last_day is not None and row.last_day < known.today
    is_over = group is not None and group.state is ClassState.ENDED
    share, limit_share = known.shares.get(row.id, (None, None))
    limits = known.limits
    named, searched = _searched(row, known.names.get(row.id, ""))
    asks = state_of(limit_share, limits.watch_share, limits.act_share)
    return StudentLine(
        row=row,
        share=share,
        limit_share=limit_share,
        state=None if has_left or is_over else asks,
        status=_status(row, known, is_over=is_over, has_left=has_left),
        is_former=has_left or is_over,
        has_left=has_left,
        named=named,
        searched=searched,
    )


def _status(row: StudentRow, known: Known, *, is_over: bool, has_left: bool) -> str:
    if row.class_id is None or row.first_day is None:
        return _("uden hold")
    if row.last_day is not None and (has_left or row.leave_reason is not None):
        return _("udmeldt {day}").format(day=day_month(row.last_day))
    coming = _("begynder {day}").format(day=day_month(row.first_day))
    now = coming if row.first_day > known.today else ""
    return _("afsluttet") if is_over else now


@lru_cache(maxsize=10_000)  # a student is spelled out once, not at every answer
def _searched(row: StudentRow, name: str) -> tuple[str, str]:
    digits = row.phone.replace(" ", "")
    young = _("under 18") if row.age is not None and row.age < ADULT else ""
    named = simplify(f"{name} {row.called}")
    words = (row.class_code, row.number or "", row.phone, digits, row.track, young)
    return named, f"{named} {simplify(' '.join(words))}"


def fitting(lines: list[StudentLine], words: list[str]) -> list[StudentLine]:
    """Return the lines in which every word of a search (simplified) stands somewhere."""
    for word in words:
        lines = [line for line in lines if word in line.searched]
    return lines


def mark_of(line: StudentLine) -> Mark | None:
    """Return the symbol in the margin: absence over the school's limits."""
    if line.state is None or line.limit_share is None:
        return None
    text = _("fravær {share}")
    if line.limit_share != line.share:
        text = _("fravær {share} med tiden før GF2 Tracker")
    return Mark(line.state, text.format(share=percent(line.limit_share)))


def columns() -> list[Column[StudentLine]]:
    """Return the columns of page Elever."""
    return [
        Column(
            _("Navn"),
            _name,
            name="name",
            width=168,
            weight=1,
            order=_full_name,
            told_as=name_apart(_full_name, lambda line: line.row.is_protected),
        ),
        Column(_("Hold"), lambda line: line.row.class_code, name="class", width=68),
        Column(_("Nr."), lambda line: line.row.number or "", name="number", width=60),
        Column(
            _("Født"),
            lambda line: line.row.birth_date,
            name="born",
            kind="date",
            width=78,
            is_hidden=True,
        ),
        Column(_("Alder"), _age, name="age", kind="number", width=38),
        Column(_("Forløb"), lambda line: line.row.track, name="track", width=44),
        Column(_("Telefon"), lambda line: line.row.phone, name="phone", width=84),
        Column(_("Mail"), lambda line: line.mail, name="mail", width=86, weight=0.8),
        Column(
            _("Tidligere skole"),
            lambda line: line.row.former_school,
            name="former_school",
            width=120,
            is_hidden=True,
        ),
        Column(
            _("Postnr."), lambda line: line.row.postcode, name="postcode", width=48, is_hidden=True
        ),
        Column(
            _("Første dag"), lambda line: line.row.first_day, name="first", kind="date", width=78
        ),
        Column(
            _("Fravær"),
            _share,
            name="absence",
            kind="percent",
            width=56,
            order=lambda line: line.share,
        ),
        Column(
            _("Status"),
            lambda line: line.status,
            name="status",
            width=100,
            shade="ink2",
        ),
        Column(_("Årsag"), _reason, name="reason", width=140, shade="ink2", is_hidden=True),
    ]


def _name(line: StudentLine) -> Drawn | str:
    if not line.row.is_protected:
        return line.row.name
    return ProtectedName(line.row.name)


def _full_name(line: StudentLine) -> str:
    return line.row.name


def _reason(line: StudentLine) -> str:
    reason = line.row.leave_reason
    return reason.name if reason is not None else ""


def _age(line: StudentLine) -> float | str:
    return "" if line.row.age is None else line.row.age


def _share(line: StudentLine) -> float | str:
    return "" if line.share is None else line.share
