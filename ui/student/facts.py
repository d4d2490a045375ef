"""The facts at the right of a student's page: what stands on the card."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.opening import Opening, opening_words
from gf2tracker.domain.planned import PlannedRun
from gf2tracker.language import _, date_long, date_range, join_words, plural
from gf2tracker.queries.exemptions import ExemptionRow
from gf2tracker.queries.leaving import Notice
from gf2tracker.queries.students import EnrolmentRow, StudentDetails
from gf2tracker.queries.studentseats import StudentSeats
from ui import theme
from ui.button import Link
from ui.label import Label, heading
from ui.student.words import exempt_words

ADULT = 18
LABEL = 92
Fact = tuple[str, str]
_BREAKS = re.compile(r"@|(?<=\w{6})[.](?=\w{6})")
_UNFORESEEN = (AbsenceKind.ABSENT, AbsenceKind.SICK_UNREPORTED, AbsenceKind.UNKNOWN)


@dataclass(frozen=True)
class Beside:
    """What stands beside the student's own columns."""

    exemptions: Sequence[ExemptionRow] = ()
    planned: Sequence[PlannedRun] = ()
    openings: Sequence[Opening] = ()
    notice: Notice | None = None
    seats: StudentSeats = field(default_factory=StudentSeats)


class Facts(QWidget):
    """Groups of facts, each a quiet label and its value; what is not known is left out.

    Signals:
        exemption_removed(int): an exemption is to be taken away.
        seats_wanted: the pairs and groups of the class are to be seen.
    """

    exemption_removed = Signal(int)
    seats_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))

    def show_student(
        self,
        student: StudentDetails,
        beside: Beside,
        *,
        is_revealed: bool = True,
    ) -> None:
        """Show what is known of a student; where to find a protected one only if `is_revealed`."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name, facts in _groups(student, is_revealed=is_revealed):
            told = [(label, value) for label, value in facts if value]
            if told:
                self._column.addWidget(_group(name, told))
        if seated := _seated(beside.seats):
            self._column.addWidget(self._seats(seated))
        for name, lines in _beside(beside):
            self._column.addWidget(_lines(name, lines))
        if beside.exemptions:
            self._column.addWidget(self._exempt(beside.exemptions))
        self._column.addStretch(1)

    def _seats(self, facts: list[Fact]) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, theme.px(10))
        column.setSpacing(0)
        link = Link(_("Vis i Makkere"))
        link.clicked.connect(self.seats_wanted)
        column.addWidget(_group(_("Makker og gruppe"), facts))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return group

    def _exempt(self, exemptions: Sequence[ExemptionRow]) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, theme.px(10))
        column.setSpacing(theme.px(4))
        column.addWidget(heading(_("Fritaget")))
        for one in exemptions:
            days = date_range(one.first, one.last)
            text = _("{days}: {lessons}").format(days=days, lessons=exempt_words(one.lessons))
            remove = Link(_("Fjern fritagelsen"))
            remove.setAccessibleName(_("Fjern fritagelsen {days}").format(days=days))
            remove.clicked.connect(partial(self.exemption_removed.emit, one.id))
            column.addWidget(Label(text, wraps=True))
            column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        return group


def _group(name: str, facts: list[Fact]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, theme.px(10))
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(6))
    grid.addWidget(heading(name), 0, 0, 1, 2)
    top = Qt.AlignmentFlag.AlignTop
    for row, (label, value) in enumerate(facts, start=1):
        quiet = Label(label, shade="ink3")
        quiet.setFixedWidth(theme.px(LABEL))
        grid.addWidget(quiet, row, 0, top)
        breakable = _BREAKS.sub("\\g<0>\u200b", value)  # a long address goes on in the next line
        grid.addWidget(Label(breakable, wraps=True), row, 1, top)
    grid.setColumnStretch(1, 1)
    return group


def _groups(student: StudentDetails, *, is_revealed: bool) -> Iterator[tuple[str, list[Fact]]]:
    has_contact = is_revealed or not student.is_protected
    yield (
        _("Oplysninger"),
        [
            (_("Elevnr."), student.number or ""),
            (_("Født"), date_long(student.birth_date) if student.birth_date else ""),
            (_("Telefon"), student.phone if has_contact else ""),
            (_("Mail"), student.mail if has_contact else ""),
            (_("Postnr."), student.postcode if has_contact else ""),
            (_("Kommer fra"), student.former_school),
            (_("UNI-login"), student.uni_login if has_contact else ""),
            (_("Støtte"), _("har en støttekontakt") if student.has_support_contact else ""),
        ],
    )
    if has_contact:
        yield _("Værge"), _guardian(student)
    yield _("Hold"), [_stay(stay) for stay in reversed(student.enrolments)]


def _seated(seats: StudentSeats) -> list[Fact]:
    """Return whom a student is paired and grouped with, those who have left the class left out."""
    facts = []
    if seats.pair is not None:
        names = join_words(mate.name for mate in seats.pair.here)
        facts.append((_("Makker"), names or _("mangler en makker")))
    if seats.group is not None:
        names = join_words(mate.name for mate in seats.group.here)
        facts.append((seats.group.title, names or _("ingen andre")))
    return facts


def _beside(beside: Beside) -> Iterator[tuple[str, list[str]]]:
    if beside.notice is not None:
        missing = [who.label.capitalize() for who in beside.notice.missing]
        yield _("Mangler besked om udmeldingen"), missing
    if beside.openings:
        yield _("Fravær i skolens system"), [opening_words(one) for one in beside.openings]
    if beside.planned:
        yield _("Planlagt"), [_planned(run) for run in beside.planned]


def foreseen(runs: Sequence[PlannedRun], today: date) -> tuple[PlannedRun, ...]:
    """Return what was planned; who did not come fills the rest of today without a plan."""
    return tuple(run for run in runs if run.period.last > today or run.kind not in _UNFORESEEN)


def _planned(run: PlannedRun) -> str:
    days = date_range(run.period.first, run.period.last)
    lessons = plural(run.lessons, _("{n} lektion"), _("{n} lektioner"))
    text = _("{days}: {kind}, {lessons}").format(days=days, kind=run.kind.label, lessons=lessons)
    return f"{text} ({run.note})" if run.note else text


def _lines(name: str, lines: Sequence[str]) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, theme.px(10))
    column.setSpacing(theme.px(4))
    column.addWidget(heading(name))
    for line in lines:
        column.addWidget(Label(line[:1].upper() + line[1:], wraps=True))
    return group


def _guardian(student: StudentDetails) -> list[Fact]:
    is_minor = student.age is not None and student.age < ADULT
    if not (is_minor or student.guardian_name or student.guardian_phone):
        return []
    missing = _("mangler") if is_minor and not student.guardian_name else ""
    return [
        (_("Navn"), student.guardian_name or missing),
        (_("Telefon"), student.guardian_phone),
        (_("Mail"), student.guardian_mail),
    ]


def _stay(stay: EnrolmentRow) -> Fact:
    first, last = date_long(stay.first_day), stay.last_day
    text = _("{first} – {last}").format(first=first, last=date_long(last or stay.ends_on))
    if stay.leave_reason is not None:
        text = f"{text}, {stay.leave_reason.name}"
    if stay.destination:
        text = _("{text}, til {destination}").format(text=text, destination=stay.destination)
    return stay.class_code, text
