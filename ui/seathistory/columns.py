"""The lists of view Historik: versions of the groups, who moved, former pairs, who with whom."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from gf2tracker.domain.people import StudentId
from gf2tracker.language import _, date_long, join_words
from gf2tracker.queries.seathistory import (
    GroupVersion,
    SeatedPair,
    SeatedStudent,
    SeatHistory,
)
from ui.cells import Drawn, Words, beside
from ui.column import Column
from ui.rows import Mark
from ui.symbol import State

GAP = 18
DAY = timedelta(days=1)


@dataclass(frozen=True)
class VersionRow:
    """A version of the groups, and how many were in another group in the one before."""

    version: GroupVersion
    moved: int | None


@dataclass(frozen=True)
class MovedRow:
    """A student in two versions; `was` and `now` are what the groups are called, "" for none."""

    student: SeatedStudent
    was: str
    now: str
    is_moved: bool


@dataclass(frozen=True)
class PairRow:
    """A pair that has ended, and who they were."""

    pair: SeatedPair
    called: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True)
class TogetherRow:
    """A student, and with whom they have been: all they know of the class."""

    student: SeatedStudent
    history: SeatHistory


def version_rows(history: SeatHistory) -> tuple[VersionRow, ...]:
    """Return the versions, newest first, each with what changed."""
    older: dict[int, GroupVersion] = {one.id: before for one, before in pairwise(history.versions)}
    return tuple(
        VersionRow(one, len(history.moved(older[one.id], one)) if one.id in older else None)
        for one in history.versions
    )


def moved_rows(
    history: SeatHistory, before: GroupVersion, after: GroupVersion
) -> tuple[MovedRow, ...]:
    """Return everybody in two versions, those who moved first, in order of group."""
    moved = {one.student_id for one in history.moved(before, after)}
    rows = []
    for student in history.students:
        was, now = (one.grouping.place_of(student.student_id) for one in (before, after))
        if was is not None or now is not None:
            titles = before.title_at(was), after.title_at(now)
            rows.append(MovedRow(student, *titles, is_moved=student.student_id in moved))
    return tuple(sorted(rows, key=lambda row: not row.is_moved))


def pair_rows(history: SeatHistory) -> tuple[PairRow, ...]:
    """Return the former pairs, those that ended last first."""
    known = {one.student_id: one for one in history.students}
    rows = []
    for pair in history.former:
        who = [known[one] for one in pair.members if one in known]
        called, names = tuple(one.called for one in who), tuple(one.name for one in who)
        rows.append(PairRow(pair, called, names))
    return tuple(rows)


def mark_of_moved(row: MovedRow) -> Mark | None:
    """Return the symbol of who is in another group."""
    return Mark(State.CHANGED, _("i en anden gruppe")) if row.is_moved else None


def _student(row: MovedRow | TogetherRow) -> Drawn:
    one = row.student
    parts = [Words(one.name, "ink" if one.is_here else "ink3")]
    if one.is_protected:
        parts.append(Words(_("beskyttet"), "ink3", icon="lock"))
    if not one.is_here:
        parts.append(Words(_("ikke på holdet"), "ink3"))
    return beside(*parts)


def _version(row: VersionRow) -> Drawn:
    title = Words(_("Udgave {n}").format(n=row.version.number), is_bold=True)
    name = row.version.name
    return beside(title, Words(name, "ink2")) if name else title


def _until(row: VersionRow) -> Drawn:
    last = row.version.last_day
    if last is None:
        return Words(_("gælder nu"), state=State.OK)
    return Words(date_long(max(last, row.version.first_day)), "ink2")


def _pair(row: PairRow) -> str:
    return join_words(row.called)


VERSIONS = (
    Column[VersionRow](
        _("Udgave"),
        _version,
        name="version",
        width=84,
        weight=1,
        gap=GAP,
        order=lambda row: row.version.number,
    ),
    Column[VersionRow](
        _("Fra"), lambda row: row.version.first_day, name="from", kind="date", width=80, gap=GAP
    ),
    Column[VersionRow](
        _("Til"),
        _until,
        name="until",
        width=96,
        gap=GAP,
        order=lambda row: row.version.last_day or date.max,
    ),
    Column[VersionRow](
        _("Grupper"),
        lambda row: len(row.version.titles),
        name="groups",
        kind="number",
        width=52,
        gap=GAP,
    ),
    Column[VersionRow](
        _("Skiftede"),
        lambda row: row.moved,
        name="moved",
        kind="number",
        width=54,
        gap=GAP,
        tip=_("Hvor mange der var i en anden gruppe i udgaven før"),
    ),
    Column[VersionRow](
        _("Lavet af"), lambda row: row.version.made_by, name="by", width=88, gap=GAP, shade="ink2"
    ),
)
MOVED = (
    Column[MovedRow](
        _("Elev"),
        _student,
        name="student",
        width=140,
        weight=1,
        gap=GAP,
        order=lambda row: row.student.name,
    ),
    Column[MovedRow](_("Var i"), lambda row: row.was or _("ingen"), name="was", width=100, gap=GAP),
    Column[MovedRow](_("Er i"), lambda row: row.now or _("ingen"), name="now", width=100, gap=GAP),
)
PAIRS = (
    Column[PairRow](
        _("Makkere"),
        _pair,
        name="pair",
        width=200,
        weight=1,
        told_as=(
            Column(_("Makkere"), _pair, name="pair"),
            Column(_("Elever"), lambda row: ", ".join(row.names), name="names"),
        ),
    ),
    Column[PairRow](_("Fra"), lambda row: row.pair.first_day, name="from", kind="date", width=80),
    Column[PairRow](_("Til"), lambda row: row.pair.last_day, name="until", kind="date", width=80),
    Column[PairRow](
        _("Dage"),
        lambda row: ((row.pair.last_day or row.pair.first_day) - row.pair.first_day + DAY).days,
        name="days",
        kind="number",
        width=44,
        tip=_("Kalenderdage"),
    ),
    Column[PairRow](
        _("Hvorfor det sluttede"),
        lambda row: row.pair.reason,
        name="reason",
        width=160,
        weight=2,
        shade="ink2",
    ),
)


def together_columns(history: SeatHistory) -> tuple[Column[TogetherRow], ...]:
    """Return a column for each day that new pairs began, and one for each version of the groups."""
    called = {one.student_id: one.called for one in history.students}
    student = Column[TogetherRow](
        _("Elev"),
        _student,
        name="student",
        width=180,
        weight=1,
        gap=GAP,
        order=lambda row: row.student.name,
    )
    count = Column[TogetherRow](
        _("Makkere"),
        lambda row: len(row.history.buddies_of(row.student.student_id)),
        name="count",
        kind="number",
        width=56,
        gap=GAP,
        tip=_("Hvor mange forskellige makkere eleven har haft"),
    )
    rounds = [
        Column[TogetherRow](
            _("Par fra {day}").format(day=date_long(day)),
            partial(_buddies, called, day),
            name=f"round {day.isoformat()}",
            width=120,
            gap=GAP,
        )
        for day in history.rounds
    ]
    versions = [
        Column[TogetherRow](
            _("Udgave {n}").format(n=one.number),
            partial(_group, one),
            name=f"version {one.number}",
            width=84,
            gap=GAP,
            shade="ink2",
        )
        for one in reversed(history.versions)
    ]
    return (student, count, *rounds, *versions)


def _buddies(called: dict[StudentId, str], day: date, row: TogetherRow) -> str:
    others = row.history.buddies_on(row.student.student_id, day)
    return join_words(called[one] for one in others if one in called)


def _group(version: GroupVersion, row: TogetherRow) -> str:
    return version.title_at(version.grouping.place_of(row.student.student_id))
