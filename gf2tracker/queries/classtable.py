"""A list of classes as it meets the school: which are new, what changes, what can't be."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from gf2tracker.domain.course import Course
from gf2tracker.domain.cpr import mask_cpr
from gf2tracker.domain.identity import Misfit
from gf2tracker.domain.pattern import dashes, pattern_on
from gf2tracker.domain.people import ClassId, Role
from gf2tracker.errors import Refusal
from gf2tracker.intake.classes import ClassFile, ClassRow, class_cell
from gf2tracker.intake.columns import CLASSES
from gf2tracker.intake.mending import Place
from gf2tracker.intake.plan import FieldChange, Named, NewClass, PlannedClass, Result
from gf2tracker.intake.values import text_of
from gf2tracker.language import _, date_long, fold
from gf2tracker.queries.listedclass import LONGEST_CODE, LONGEST_NAME, course_of_new
from gf2tracker.queries.names import Names
from gf2tracker.store.intake import ClassFacts, class_records, school_of

FAR = timedelta(days=7)
DAY = timedelta(days=1)

_LABELS = {field.name: field.label for field in CLASSES.fields}


class ClassTable:
    """One file and all of the school that it is compared with.

    Attributes:
        misfits: why rows can't be taken, by sheet and number.
    """

    def __init__(self, connection: Connection, file: ClassFile, today: date) -> None:
        self.file = file
        self.today = today
        self.school = school_of(connection)
        self.records = class_records(connection)
        self.names = Names(self.school)
        self.misfits: dict[Place, Misfit] = {}
        sites = {row.site for row in file.rows if row.site}
        self._usual_site = next(iter(sites)) if len(sites) == 1 else ""
        self._there = self.school.of_codes(row.code for row in file.rows)

    def rows(self) -> Iterator[PlannedClass]:
        """Yield what becomes of each good row; misfits are noted instead."""
        for row in self.file.rows:
            known = self._there.get(fold(row.code))
            try:
                self._check(row)
                yield self._changed(row, known) if known else self._new(row)
            except Misfit as misfit:
                self.misfits[row.sheet, row.row] = misfit

    def missing(self) -> int:
        """Return how many classes that have not ended are not in the file, good row or not."""
        not_taken = (*self.file.faulty, *self.file.left_out)
        told = {fold(row.code) for row in self.file.rows}
        told |= {fold(text_of(dict(row.values).get("code"))) for row in not_taken}
        return sum(
            fold(one.code) not in told and self.records.courses[one.id].ends_on >= self.today
            for one in self.school.classes
        )

    def _check(self, row: ClassRow) -> None:
        if len(row.code) > LONGEST_CODE or mask_cpr(row.code) != row.code:
            raise Misfit("code", _("holdets navn kan ikke bruges; skriv et kort navn"))
        for name, text in (("programme", row.programme), ("site", row.site)):
            if text and (len(text) > LONGEST_NAME or mask_cpr(text) != text):
                raise Misfit(name, _("navnet kan ikke bruges; skriv et kort navn"))

    def _new(self, row: ClassRow) -> PlannedClass:
        if row.starts_on is None:
            raise Misfit("starts_on", _("holdet findes ikke; skriv, hvornår det starter"))
        programme = self.names.programme(row.programme or "", row.code)
        site = self.names.site(row.site or self._usual_site, programme)
        lessons = dashes(row.pattern) if row.pattern else ""
        new = NewClass(
            code=row.code,
            starts_on=row.starts_on,
            programme=programme,
            site=site,
            contact_teacher=self._teacher(row) or "",
            team=self._team(row),
            lessons=lessons,
        )
        try:
            course = course_of_new(self.school, row.starts_on, site.id, lessons)
        except Refusal as refusal:
            raise Misfit("starts_on", refusal.text) from None
        return self._planned(row, Result.NEW, new=new, remarks=tuple(_end_remark(row, course)))

    def _changed(self, row: ClassRow, known: ClassFacts) -> PlannedClass:
        values, changes = self._differences(row, known)
        lessons, lessons_from = self._lessons(row, known)
        if lessons:
            course = self.records.courses[known.id]
            old = dashes(pattern_on(course.patterns, max(self.today, course.starts_on)))
            changes.append(FieldChange("pattern", _LABELS["pattern"], old, lessons))
        remarks = [] if changes else [_("Findes allerede.")]
        if lessons_from:
            text = _("Skemaet gælder fra {day}.")
            remarks.append(text.format(day=date_long(lessons_from)))
        return self._planned(
            row,
            Result.CHANGED if changes else Result.UNCHANGED,
            code=known.code,
            class_id=ClassId(known.id),
            changes=tuple(changes),
            values=values,
            lessons=lessons,
            lessons_from=lessons_from,
            remarks=tuple(remarks),
        )

    def _differences(
        self, row: ClassRow, known: ClassFacts
    ) -> tuple[dict[str, Any], list[FieldChange]]:
        programmes = {number: name for number, name, *_rest in self.school.programmes}
        sites, staff = dict(self.school.sites), {one[0]: one[1] for one in self.school.staff}
        now: dict[str, Any] = {
            "programme": Named(known.programme_id, programmes[known.programme_id]),
            "site": Named(known.site_id, sites[known.site_id]),
            "starts_on": known.starts_on,
            "contact_teacher": staff.get(known.contact_teacher_id or 0, ""),
            "team": tuple(sorted(one[1:] for one in self.records.teams if one[0] == known.id)),
        }
        told = {
            "programme": self.names.programme(row.programme, row.code) if row.programme else None,
            "site": self.names.site(row.site, Named(None, "")) if row.site else None,
            "starts_on": row.starts_on,
            "contact_teacher": self._teacher(row),
            "team": tuple(sorted(self._team(row))) or None,
        }
        values = {name: new for name, new in told.items() if new and new != now[name]}
        newest = self.records.taken.get(known.id)
        if "starts_on" in values and newest:
            text = _("der er ført protokol til {day}; ret starten på siden Hold")
            raise Misfit("starts_on", text.format(day=date_long(newest)))
        changes = [
            FieldChange(name, _LABELS[name], _shown(now[name]), _shown(new))
            for name, new in values.items()
        ]
        return values, changes

    def _lessons(self, row: ClassRow, known: ClassFacts) -> tuple[str, date | None]:
        course = self.records.courses[known.id]
        in_force = pattern_on(course.patterns, max(self.today, course.starts_on))
        if row.pattern is None or row.pattern == in_force:
            return "", None
        newest = self.records.taken.get(known.id)
        if newest is not None and newest >= course.ends_on:
            raise Misfit("pattern", _("holdet er slut, så skemaet kan ikke ændres"))
        return dashes(row.pattern), newest and newest + DAY

    def _teacher(self, row: ClassRow) -> str | None:
        if not row.contact_teacher:
            return None
        return self._initials(row.contact_teacher, Role.CONTACT_TEACHER, "contact_teacher")

    def _team(self, row: ClassRow) -> tuple[tuple[str, str], ...]:
        return tuple(
            dict.fromkeys(
                (self._initials(one.initials, one.role, "team"), one.role.value)
                for one in row.team or ()
            )
        )

    def _initials(self, text: str, role: Role, field: str) -> str:
        found = self.names.staff(text, role)
        if found is None:
            reason = _("personen står ikke i medarbejderlisten; skriv initialer eller hele navnet")
            raise Misfit(field, reason)
        return found

    def _planned(
        self, row: ClassRow, result: Result, *, code: str = "", **rest: Any
    ) -> PlannedClass:
        shown = code or row.code
        return PlannedClass(row.sheet, row.row, result, _texts(row), class_code=shown, **rest)


def _texts(row: ClassRow) -> Mapping[str, str]:
    cells = {name: text_of(class_cell(row, name)) for name in _LABELS}
    return {name: text for name, text in cells.items() if text}


def _end_remark(row: ClassRow, course: Course) -> Iterator[str]:
    if row.ends_on and abs(row.ends_on - course.ends_on) > FAR:
        text = _("Slutter {day} efter kalenderen, {said} i filen; se lukkede dage på siden Skole.")
        yield text.format(day=date_long(course.ends_on), said=date_long(row.ends_on))


def _shown(value: object) -> str:
    if isinstance(value, Named):
        return value.name
    if isinstance(value, tuple):
        return ", ".join(f"{initials} ({Role(role).label})" for initials, role in value)
    return date_long(value) if isinstance(value, date) else str(value)
