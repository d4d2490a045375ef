"""Absence totals of another system as they meet the school: who is known, and what we have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection

from gf2tracker.domain.bell import LESSON_MINUTES
from gf2tracker.domain.identity import KnownStudent, Misfit, Person, Roll
from gf2tracker.domain.opening import Opening
from gf2tracker.domain.people import ClassId, StudentId, full_name
from gf2tracker.domain.totals import Totals
from gf2tracker.intake.absence import AbsenceFile, AbsenceRow
from gf2tracker.intake.mending import Place
from gf2tracker.intake.plan import PlannedAbsence, Result
from gf2tracker.intake.student import said_name
from gf2tracker.language import _, date_long, fold, join_words, number, plural
from gf2tracker.queries.attendance import attendance
from gf2tracker.queries.listedabsence import (
    days_in_class,
    opened,
    summed,
    texts_of,
    told_apart,
    with_opening,
)
from gf2tracker.queries.listedclass import joined
from gf2tracker.queries.protected import called_names
from gf2tracker.store.course import courses_of
from gf2tracker.store.enrolment import Stay, current, stays_of
from gf2tracker.store.intake import members_of, school_of
from gf2tracker.store.opening import opening_facts

DAY = timedelta(days=1)
Key = tuple[int, int]
"""A student in a class."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The rows of the file that are about one student in one class.

    Attributes:
        stay: None for somebody unknown, or who was never in the class; `why` says which.
    """

    rows: tuple[AbsenceRow, ...]
    until: date
    student: KnownStudent | None = None
    stay: Stay | None = None
    why: str = ""

    @property
    def key(self) -> Key:
        assert self.stay is not None
        return self.stay.student_id, self.stay.class_id


class AbsenceList:
    """One file and all of the school that it is compared with.

    Attributes:
        misfits: why rows can't be taken, by sheet and number.
        class_ids: the classes that rows are about.
        called: what protected students are called.
        has_no_day: whether some rows don't say to which day they count.
    """

    def __init__(self, connection: Connection, file: AbsenceFile, today: date) -> None:
        self.file, self.today = file, today
        self._connection = connection
        self.school = school_of(connection)
        self.members = members_of(connection, [one.id for one in self.school.classes])
        self.misfits: dict[Place, Misfit] = {}
        self.called = called_names(connection)
        self._codes = {one.id: one.code for one in self.school.classes}
        self._by_code = {fold(one.code): one.id for one in self.school.classes}
        self._roll = Roll(self.members.students)
        self._everybody = {one.id for one in self.members.students}
        self._classmates = self._rolls()
        self.has_no_day = any(row.until is None and row.day is None for row in file.rows)
        self._last = max((row.day for row in file.rows if row.day), default=today - DAY)
        self._faulty = {fold(said_name(dict(row.values))) for row in file.faulty}
        self._found = list(self._grouped())
        self.class_ids = sorted({one.stay.class_id for one in self._found if one.stay})
        self.facts = opening_facts(connection, self.class_ids)
        self._courses = courses_of(connection, self.class_ids)
        self._openings = {
            (one.student_id, one.class_id): one.figures for one in self.facts.openings
        }
        self._taken = dict(self.facts.taken)
        self._ours = dict(self._compared())

    def rows(self) -> tuple[PlannedAbsence, ...]:
        """Return what becomes of the good rows, a student in a class a row."""
        return tuple(self._planned(one) for one in self._found)

    def codes(self, class_ids: Iterable[int]) -> tuple[str, ...]:
        """Return the codes of classes."""
        return tuple(self._codes[one] for one in class_ids)

    def has_own(self, class_id: int, until: date) -> bool:
        """Tell whether a class has a register of its own on or before a day."""
        return class_id in self._taken and self._taken[class_id] <= until

    @property
    def until(self) -> date:
        """The last day that any row counts to."""
        return max((one.until for one in self._found), default=self.today - DAY)

    def missing(self) -> int:
        """Return how many are in the classes of the file on its last day, and not in the file."""
        told = {one.student.id for one in self._found if one.student}
        classes = set(self.class_ids)
        here = {
            student
            for class_id, student, last in self.members.in_classes
            if class_id in classes and (last is None or last >= self.today)
        }
        return sum(
            one.id in here - told and fold(one.name) not in self._faulty
            for one in self.members.students
        )

    # --- who and where ------------------------------------------------------------------------------

    def _rolls(self) -> Mapping[int, set[StudentId]]:
        found: dict[int, set[StudentId]] = {}
        for class_id, student_id, _last in self.members.in_classes:
            found.setdefault(class_id, set()).add(StudentId(student_id))
        return found

    def _grouped(self) -> Iterator[_Found]:
        """Put together the rows that are about the same student in the same class."""
        whole: dict[Place, KnownStudent | None] = {}
        for row in self.file.rows:
            try:
                whole[row.sheet, row.row] = self._student(row)
            except Misfit as misfit:
                self.misfits[row.sheet, row.row] = misfit
        stays = stays_of(self._connection, [one.id for one in whole.values() if one])
        groups: dict[object, list[AbsenceRow]] = {}
        placed: dict[object, _Found] = {}
        for row in self.file.rows:
            at = row.sheet, row.row
            if at not in whole:
                continue
            found = self._placed(row, whole[at], stays)
            who = found.key if found.stay else _who(row, found)
            groups.setdefault(who, []).append(row)
            placed.setdefault(who, found)
        for who, rows in groups.items():
            if placed[who].student is None or self._fits_together(rows):
                yield replace(placed[who], rows=tuple(rows))

    def _fits_together(self, rows: Sequence[AbsenceRow]) -> bool:
        """Refuse totals that stand twice, and a sum of days of which one can't be read."""
        reason = ""
        name = fold(full_name(rows[0].first_name, rows[0].last_name))
        if len(rows) > 1 and not _are_parts(rows):
            numbers = join_words(number(row.row) for row in rows)
            reason = _("rækkerne {rows} er den samme elev").format(rows=numbers)
        elif rows[0].day is not None and name in self._faulty:
            reason = _("en anden af elevens dage har fejl, så summen mangler noget")
        if reason:
            self.misfits |= {(row.sheet, row.row): Misfit("", reason) for row in rows}
        return not reason

    def _student(self, row: AbsenceRow) -> KnownStudent | None:
        person = Person(row.number, row.first_name, row.last_name, row.birth_date)
        class_id = self._class_of(row)
        if class_id is not None:
            return self._roll.find(person, self._classmates.get(class_id, set()))
        if row.class_code:
            return self._roll.find(person, set())
        return self._roll.find(person, self._everybody)

    def _class_of(self, row: AbsenceRow) -> int | None:
        """The class that a row says and the school has; a Skoleforløb may be called otherwise."""
        return self._by_code.get(fold(row.class_code or row.placement))

    def _placed(
        self, row: AbsenceRow, student: KnownStudent | None, stays: Mapping[int, list[Stay]]
    ) -> _Found:
        until = row.until or (self._last if row.day else self.today - DAY)
        class_id = self._class_of(row)
        if student is None:
            return _Found((row,), until, why=_("Ingen elev her har det navn eller nummer."))
        if class_id is None and row.class_code:
            text = _("Holdet {code} findes ikke her.").format(code=row.class_code)
            return _Found((row,), until, student, why=text)
        own = [one for one in stays.get(student.id, ()) if class_id in {None, one.class_id}]
        begun = [one for one in own if one.first_day <= until]
        stay = current(begun, until)
        if stay is None:
            where = self._codes[class_id] if class_id is not None else _("et hold")
            text = _("Gik ikke på {code} den dag.").format(code=where)
            return _Found((row,), until, student, why=text)
        return _Found((row,), until, student, stay)

    # --- what we have -------------------------------------------------------------------------------

    def _compared(self) -> Iterator[tuple[Key, Totals]]:
        asked: dict[date, dict[Key, Opening | None]] = {}
        for one in self._found:
            if one.stay and self.has_own(one.stay.class_id, one.until):
                opening = self._openings.get(one.key)
                asked.setdefault(one.until, {})[one.key] = opening
        for until, wanted in asked.items():
            known = attendance(self._connection, {class_id for _one, class_id in wanted}, until)
            for (student_id, class_id), opening in wanted.items():
                before = opening if opening and opening.until <= until else None
                first = before.until + DAY if before else date.min
                days = days_in_class(
                    known.days[student_id], known.stays[student_id], class_id, first
                )
                yield (student_id, class_id), with_opening(before, days, until)

    def _protection(self, student: KnownStudent | None) -> Mapping[str, str]:
        if student is None or student.id not in self.called:
            return {}
        return {"is_protected": _("ja"), "full_name": self.called[student.id]}

    # --- what becomes of it -------------------------------------------------------------------------

    def _planned(self, found: _Found) -> PlannedAbsence:
        row = found.rows[0]
        theirs = summed(found.rows)
        plan = PlannedAbsence(
            sheet=row.sheet,
            row=row.row,
            result=Result.UNKNOWN,
            texts={**texts_of(row, found.until, theirs), **self._protection(found.student)},
            class_code=self._codes[found.stay.class_id] if found.stay else row.class_code,
            remarks=(found.why,) if found.why else (),
            student_id=found.student.id if found.student else None,
            until=found.until,
            theirs=theirs,
            rows_of_file=tuple((one.sheet, one.row) for one in found.rows),
        )
        if found.stay is None:
            return plan
        plan = replace(plan, class_id=ClassId(found.stay.class_id))
        ours = self._ours.get(found.key)
        return self._opened(plan, found) if ours is None else told_apart(plan, ours)

    def _opened(self, plan: PlannedAbsence, found: _Found) -> PlannedAbsence:
        """Opening figures: new, instead of older ones, or as they are already."""
        assert found.stay is not None
        course = self._courses[found.stay.class_id]
        days = course.school_days_between(found.stay.first_day, found.until)
        lessons = sum(map(course.lessons_on, days))
        theirs = plan.theirs.in_minutes(lessons * LESSON_MINUTES)
        plan = replace(plan, theirs=theirs, result=Result.OPENING)
        if theirs.scheduled and (theirs.absent or 0) <= theirs.scheduled:
            return opened(plan, self._openings.get(found.key))
        text = _("Der er mere fravær end skema på holdet til og med {day}.")
        if not theirs.scheduled:
            text = _("Der var intet skema på holdet til og med {day}.")
        remark = text.format(day=date_long(found.until))
        return replace(plan, result=Result.UNKNOWN, remarks=(remark,))


def absence_remarks(rows: Sequence[PlannedAbsence], found: AbsenceList) -> Iterator[str]:
    """Yield what the user should see first: which classes get figures, which are compared."""
    opened = [row.class_code for row in rows if row.result is Result.OPENING]
    if opened:
        one, many = (
            _("{n} elev på {codes} får åbningstal"),
            _("{n} elever på {codes} får åbningstal"),
        )
        text = plural(len(opened), one, many).format(codes=joined(set(opened)))
        ends = _("{text}; der er ingen protokol her til og med {day}.")
        yield ends.format(text=text, day=date_long(found.until))
    compared = [row.class_code for row in rows if row.ours is not None]
    if compared:
        one, many = _("{n} elev på {codes} sammenlignes"), _("{n} elever på {codes} sammenlignes")
        text = plural(len(compared), one, many).format(codes=joined(set(compared)))
        yield _("{text} med vores protokol til og med {day}; intet gemmes.").format(
            text=text, day=date_long(found.until)
        )
        yield _(
            "Over 1 procentpoint er en forskel. Timerne sammenlignes ikke: "
            "deres er hele skemaet, vores kun den førte protokol."
        )
    if found.has_no_day:
        text = _("Listen siger ikke, til hvornår den tæller; vi regner med til og med {day}.")
        yield text.format(day=date_long(found.today - DAY))


def _who(row: AbsenceRow, found: _Found) -> object:
    name = fold(full_name(row.first_name, row.last_name))
    if found.student is None:  # told once, in however many classes or rows the list has them
        return row.number, name, row.birth_date
    return found.student.id, "" if row.day else fold(row.class_code or row.placement)


def _are_parts(rows: Sequence[AbsenceRow]) -> bool:
    """Tell whether rows are parts of one whole: days, or several placements with their hours."""
    if all(row.day is not None for row in rows):
        return True
    places = {fold(row.placement) for row in rows if row.placement}
    has_hours = all(row.totals.scheduled is not None for row in rows)
    return has_hours and len(places) == len(rows)
