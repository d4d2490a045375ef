"""The form of a class: what it is, when it runs, who is around it, and what follows from that."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from gf2tracker.actions.classes import ClassFields
from gf2tracker.domain.closed import DayRange
from gf2tracker.domain.course import AGREEMENTS_60, Course
from gf2tracker.domain.daywords import last_school_day_words
from gf2tracker.domain.pattern import (
    DEFAULT_WEEKS,
    LessonPattern,
    check_weeks,
    dashes,
    default_phases,
    parse_pattern,
    parse_phases,
)
from gf2tracker.domain.people import ProgrammeId, SiteId, StaffId
from gf2tracker.errors import Refusal
from gf2tracker.language import (
    WEEKDAYS,
    _,
    date_long,
    date_short,
    day_long,
    join_words,
    plural,
    week_label,
)
from gf2tracker.queries.classes import ClassDetails
from gf2tracker.queries.planshift import Shifted, ShiftPreview
from gf2tracker.queries.school import School
from ui.chooser import Option
from ui.dialog import Dialog
from ui.dialogs.team import TeamRows
from ui.fields import ChoiceField, DateField, NumberField, TextField
from ui.notice import Notice, Obstacle
from ui.sentence import DOT, Run, strong
from ui.symbol import State

NEW = "new"
MOST_NAMED = 12


class ClassDialog(Dialog):
    """A new class, or one to correct; `fields`, `programme` and `site` are what was chosen.

    Signals:
        start_moved(date): a class begins on another day than it did; see `tell_shift`.
    """

    start_moved = Signal(object)

    def __init__(
        self, window: QWidget, school: School, today: date, details: ClassDetails | None = None
    ) -> None:
        is_new = details is None
        title = _("Nyt hold") if is_new else _("Ret {code}").format(code=_code(details))
        save = _("Opret hold") if is_new else _("Gem hold")
        super().__init__(title, window, save=save)
        self._school, self._details = school, details
        self._build_places(details)
        self._build_course(today, details)
        self._build_people(details)
        self.consequence = Notice("clock")
        self.form.add(self.consequence)
        self.shift = Obstacle(State.WATCH)
        self.form.add(self.shift)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)
        self.form.changed.connect(self._on_changed)
        self._on_changed()
        self._tell()

    def _build_places(self, details: ClassDetails | None) -> None:
        programmes = [(str(one.id), one.name) for one in self._school.programmes]
        sites = [(str(one.id), one.name) for one in self._school.sites]
        row = details.row if details is not None else None
        self.code = TextField(
            "code", _("Hol&d"), row.code if row else "", required=True, placeholder=_("fx tøm-26a")
        )
        self.programme_id = ChoiceField(
            "programme_id",
            _("&Uddannelse"),
            _offered(programmes, _("Vælg uddannelse"), _("Ny uddannelse …")),
            str(details.programme_id) if details else "",
        )
        self.site_id = ChoiceField(
            "site_id",
            _("&Afdeling"),
            _offered(sites, _("Vælg afdeling"), _("Ny afdeling …")),
            str(details.site_id) if details else "",
        )
        self.programme_id.is_required = self.site_id.is_required = True
        self.new_programme = TextField("programme", _("Den nye uddannelses navn"))
        self.new_site = TextField("site", _("Den nye afdelings navn"))

    def _build_course(self, today: date, details: ClassDetails | None) -> None:
        decided = self._school.settings
        row = details.row if details is not None else None
        lessons = dashes(decided.lesson_pattern)
        if details is not None and details.patterns:
            lessons = details.patterns[-1][1]
        phases = details.phases if details else dashes(decided.phases)
        self.starts_on = DateField(
            "starts_on", _("&Startdato"), row.starts_on if row else None, today=today, required=True
        )
        self.weeks = NumberField(
            "weeks", _("U&ndervisningsuger"), row.weeks if row else DEFAULT_WEEKS, least=1, most=60
        )
        self.phases = TextField(
            "phases", _("Uger i hver &fase"), phases, hint=_("opstart-netværk-opfølgning-videre")
        )
        hint = _("mandag-fredag") if details is None else _("ændres med “Skift skema”")
        self.lessons = TextField("lessons", _("&Lektioner"), lessons, hint=hint)
        self.lessons.control.setEnabled(details is None)
        self.form.row(self.code, self.starts_on, self.weeks)
        self.form.row(self.programme_id, self.site_id)
        self.form.row(self.new_programme)
        self.form.row(self.new_site)
        self.form.row(self.phases, self.lessons)

    def _build_people(self, details: ClassDetails | None) -> None:
        row = details.row if details is not None else None
        known = {str(one.id): one.name for one in self._school.staff if one.is_active}
        for staff_id, name in _people_of(details):
            known.setdefault(str(staff_id), name)
        staff = list(known.items())
        chosen = str(row.contact_teacher_id or "") if row else ""
        self.teacher = ChoiceField(
            "contact_teacher_id", _("&Kontaktlærer"), [("", _("Ingen endnu")), *staff], chosen
        )
        team = [(one.staff_id, one.role) for one in details.team] if details else []
        self.team = TeamRows(staff, team)
        self.form.row(self.teacher)
        self.form.add(self.team)

    # --- what was chosen --------------------------------------------------------------------------

    @property
    def programme(self) -> str:
        """The name of a programme the school does not have yet; "" is none."""
        return self.new_programme.value() if self.programme_id.value() == NEW else ""

    @property
    def site(self) -> str:
        """The name of a site the school does not have yet; "" is none."""
        return self.new_site.value() if self.site_id.value() == NEW else ""

    def fields(self) -> ClassFields:
        """Return what was typed and chosen, names of new places left out."""
        start = self.starts_on.value()
        teacher = self.teacher.value()
        fields: ClassFields = {
            "code": self.code.value(),
            "weeks": self.weeks.value() or DEFAULT_WEEKS,
            "phases": self.phases.value(),
            "contact_teacher_id": StaffId(int(teacher)) if teacher else None,
            "team": self.team.team(),
        }
        if start is not None:
            fields["starts_on"] = start
        if self.programme_id.value() not in {NEW, ""}:
            fields["programme_id"] = ProgrammeId(int(self.programme_id.value()))
        if self.site_id.value() not in {NEW, ""}:
            fields["site_id"] = SiteId(int(self.site_id.value()))
        if self._details is None:
            fields["lessons"] = self.lessons.value()
        return fields

    # --- what follows from it ---------------------------------------------------------------------

    def _on_changed(self) -> None:
        for choice, name in (
            (self.programme_id, self.new_programme),
            (self.site_id, self.new_site),
        ):
            is_new = choice.value() == NEW
            name.is_required = is_new
            row = name.parentWidget()
            if row is not None:
                row.setVisible(is_new)
        self._fit_phases()
        self._say_weekday()
        self._soon.start()

    def _say_weekday(self) -> None:
        try:
            day = self.starts_on.value()
        except Refusal:
            day = None
        words = f"{WEEKDAYS[day.weekday()]}, {week_label(day)}" if day is not None else ""
        self.starts_on.show_hint(words)

    def _fit_phases(self) -> None:
        if self.phases.is_dirty():
            return
        try:
            weeks = self.weeks.value() or 0
            check_weeks(weeks)
        except Refusal:
            return
        before = self._details.phases if self._details else dashes(self._school.settings.phases)
        shape = tuple(int(part) for part in before.split("-"))
        fitted = before if sum(shape) == weeks else dashes(default_phases(weeks, shape))
        if fitted != self.phases.value():
            self.phases.show_value(fitted)

    def _tell(self) -> None:
        try:
            course = self._course()
        except Refusal as refusal:
            self.consequence.tell(refusal.text)
            return
        if course is None:
            self.consequence.tell(_("Skriv startdatoen, så regnes slutdag og frister ud."))
            return
        days = plural(len(course.school_days), _("{n} skoledag"), _("{n} skoledage"))
        is_whole = course.last_day == course.ends_on
        ends = _("Slutter ") if is_whole else _("Sidste skoledag ")
        parts: list[str | Run] = [ends, strong(day_long(course.last_day)), DOT, days]
        marks = [one for one in course.deadlines if one.name == AGREEMENTS_60]
        for mark in marks:
            parts += [DOT, _("60 % senest {day}").format(day=date_long(mark.date))]
            if last := last_school_day_words(mark.date, mark.last_school_day):
                parts.append(f" ({last})")
        self.consequence.tell(*parts)
        self._ask_shift(course.starts_on)

    def _ask_shift(self, start: date) -> None:
        if self._details is not None and start != self._details.row.starts_on:
            self.start_moved.emit(start)
        else:
            self.shift.tell("")

    def tell_shift(self, seen: ShiftPreview) -> None:
        """Tell what another start does to the plan, and which activities do not follow it."""
        left = [*seen.outside, *(one for one in seen.stays if one not in seen.outside)]
        named = [_named(one) for one in left[:MOST_NAMED]]
        if len(left) > MOST_NAMED:
            named.append(_("{n} flere").format(n=len(left) - MOST_NAMED))
        lines = [seen.text, f"{join_words(named)}." if named else ""]
        self.shift.tell(" ".join(line for line in lines if line))

    def _course(self) -> Course | None:
        start = self.starts_on.value()
        if start is None:
            return None
        weeks = self.weeks.value() or DEFAULT_WEEKS
        course = Course(
            starts_on=start,
            weeks=weeks,
            phases=parse_phases(self.phases.value(), weeks),
            closed=self._closed(),
            patterns=self._patterns(start),
        )
        assert course.calendar_weeks, "asking for its weeks refuses a course that never ends"
        return course

    def _closed(self) -> tuple[DayRange, ...]:
        site = self.site_id.value()
        own = {None} if site in {NEW, ""} else {None, SiteId(int(site))}
        return tuple(
            DayRange(one.first, one.last, one.name)
            for one in self._school.closed
            if one.site_id in own
        )

    def _patterns(self, start: date) -> tuple[tuple[date, LessonPattern], ...]:
        if self._details is None:
            return ((start, parse_pattern(self.lessons.value())),)
        return tuple((day, parse_pattern(text)) for day, text in self._details.patterns)


def _named(one: Shifted) -> str:
    return f"{one.title} ({date_short(one.before)})" if one.before else one.title


def _code(details: ClassDetails | None) -> str:
    return details.row.code if details is not None else ""


def _offered(options: Sequence[Option], choose: str, new: str) -> list[Option]:
    first = [("", choose)] if len(options) > 1 else []
    return [*first, *options, (NEW, new)]


def _people_of(details: ClassDetails | None) -> list[tuple[StaffId, str]]:
    if details is None:
        return []
    found = [(one.staff_id, one.name) for one in details.team]
    row = details.row
    if row.contact_teacher_id is not None:
        found.append((row.contact_teacher_id, row.contact_teacher_name))
    return found
