"""Taking the register: marks, taken lessons and notes of a class's day."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from gf2tracker.domain.absence import IsLawful
from gf2tracker.domain.field import one_line
from gf2tracker.domain.mark import AbsenceKind, Mark, fill_day
from gf2tracker.domain.people import ClassId, StudentId
from gf2tracker.domain.register import pack_taken
from gf2tracker.errors import Refusal
from gf2tracker.language import _, date_range, date_short, day_long, join_words, plural
from gf2tracker.store.absence import (
    ClassDay,
    Row,
    StudentDay,
    Taken,
    absence_row,
    class_day,
    class_on,
    figured,
    lawful_rules,
    lessons_on,
    marked,
)
from gf2tracker.store.course import course_of
from gf2tracker.store.image import sql_table
from gf2tracker.store.journal import Step
from gf2tracker.store.tables import AbsenceDay, RegisterDay

Cell = tuple[StudentId, int | None]
LONGEST_NOTE = 500

Cells = Mapping[Cell, Mark | None]
DayCell = tuple[StudentId, dt.date, int]


@dataclass(frozen=True)
class Replaced:
    """What `replace_day` wrote: lessons with register, and marks."""

    lessons_taken: int
    marks: int


def mark(step: Step, class_id: ClassId, date: dt.date, cells: Cells) -> None:
    """Write marks of one day of a class, for one cell or a whole selection.

    Days to come may be marked. Refused on days without school, for lessons the day does not
    have, for students who are not in the class that day, and where a student is exempt.

    Args:
        step: the step it is done in.
        class_id: the class.
        date: the day.
        cells: the mark, or None for present, by student and lesson (from 1). Lesson None is the
            whole day, exempt lessons left out; single lessons are written after it.
    """
    day = class_day(step.connection, class_id, date)
    wanted = _by_student(day, cells)
    step.label(_label(day, cells))
    _write(
        step,
        day,
        {student_id: _with(day, student_id, lessons) for student_id, lessons in wanted.items()},
        day.taken,
    )


def mark_days(step: Step, class_id: ClassId, cells: Mapping[DayCell, Mark | None]) -> None:
    """Write marks of several days of a class in one step, as a block that is pasted.

    Refused as `mark` is; then nothing at all is written.

    Args:
        step: the step it is done in.
        class_id: the class.
        cells: the mark, or None for present, by student, day and lesson (from 1).
    """
    by_date: dict[dt.date, dict[Cell, Mark | None]] = {}
    for (student_id, date, lesson), mark in cells.items():
        by_date.setdefault(date, {})[student_id, lesson] = mark
    days = [class_day(step.connection, class_id, date) for date in sorted(by_date)]
    wanted = [_by_student(day, by_date[day.date]) for day in days]
    step.label(_days_label(days, by_date))
    for day, students in zip(days, wanted, strict=True):
        changed = {who: _with(day, who, lessons) for who, lessons in students.items()}
        _write(step, day, changed, day.taken)


def take(
    step: Step, class_id: ClassId, date: dt.date, lessons: Collection[int], at: dt.time
) -> None:
    """Take the register of lessons (from 1): whoever has no mark was present.

    A lesson that is taken already keeps its time. Refused on days without school and for lessons
    the day does not have.
    """
    day = class_day(step.connection, class_id, date)
    _check_lessons(day, lessons)
    taken = tuple(
        old or (at if lesson in lessons else None) for lesson, old in enumerate(day.taken, start=1)
    )
    step.label(_take_label(day, lessons))
    _write_taken(step, day, taken)
    _write(step, day, {}, taken)


def untake(step: Step, class_id: ClassId, date: dt.date, lessons: Collection[int]) -> None:
    """Take back that the register of lessons (from 1) was taken; the marks stay."""
    day = class_day(step.connection, class_id, date)
    _check_lessons(day, lessons)
    taken = tuple(
        None if lesson in lessons else old for lesson, old in enumerate(day.taken, start=1)
    )
    text = _("{lessons} ikke længere ført, {code} {day}")
    step.label(text.format(lessons=_lessons(day, lessons), code=day.code, day=date_short(date)))
    _write_taken(step, day, taken)
    _write(step, day, {}, taken)


def copy_lesson(
    step: Step,
    class_id: ClassId,
    date: dt.date,
    lesson: int,
    students: Collection[StudentId] | None = None,
) -> None:
    """Mark a lesson as the one before it, for those who have no mark in it.

    Whole lessons are copied; who came late or left early is not in the same case an hour later.

    Args:
        step: the step it is done in.
        class_id: the class.
        date: the day.
        lesson: the lesson to mark, from 2.
        students: whose marks are copied; None is the whole class.
    """
    day = class_day(step.connection, class_id, date)
    _check_lessons(day, (lesson,))
    if lesson == 1:
        raise Refusal(_("Der er ingen lektion før den første. Gå til en senere lektion."))
    changed = {}
    for student_id, student in day.students.items():
        before, now = student.marks(day.lessons)[lesson - 2 : lesson]
        is_copied = before is not None and not before.kind.has_minutes and now is None
        if (
            is_copied
            and lesson not in student.exempt
            and (students is None or student_id in students)
        ):
            reason = student.reasons(day.lessons)[lesson - 2]
            changed[student_id] = _with(day, student_id, {lesson: before}, {lesson: reason})
    text = _("{lesson}. lektion som {before}., {code} {day}: {students}")
    count = plural(len(changed), "{n} elev", "{n} elever")
    place = {"code": day.code, "day": date_short(date)}
    step.label(text.format(lesson=lesson, before=lesson - 1, students=count, **place))
    _write(step, day, changed, day.taken)


def replace_day(
    step: Step, class_id: ClassId, date: dt.date, cells: Cells, at: dt.time
) -> Replaced:
    """Write the marks of a day instead of those it had, and take the register of all lessons.

    Notes are kept. Refused as `mark` is; `cells` as there.
    """
    day = class_day(step.connection, class_id, date)
    wanted = _by_student(day, cells)
    everything = range(1, day.lessons + 1)
    blank = dict.fromkeys(everything)
    changed = {
        student_id: _with(day, student_id, {**blank, **wanted.get(student_id, {})})
        for student_id in day.students
    }
    taken = tuple(old or at for old in day.taken)
    text = _("Protokol erstattet, {code} {day}: {students} med mærker")
    with_marks = sum(any(lessons.values()) for lessons in wanted.values())
    count = plural(with_marks, "{n} elev", "{n} elever")
    step.label(text.format(code=day.code, day=date_short(date), students=count))
    _write_taken(step, day, taken)
    _write(step, day, changed, taken)
    marks = sum(mark is not None for lessons in wanted.values() for mark in lessons.values())
    return Replaced(day.lessons, marks)


def note(step: Step, student_id: StudentId, date: dt.date, text: str) -> None:
    """Write a note on a student's day; an empty text takes it away.

    Refused on days on which the student has no school, and for texts that are too long or hold a CPR number.
    """
    found = class_on(step.connection, student_id, date)
    if found is None:
        refusal = _("Eleven går ikke på et hold {day}. Vælg en anden dag.")
        raise Refusal(refusal.format(day=day_long(date)), field="date")
    lessons_on(course_of(step.connection, found.class_id), date)
    written = one_line(text, "note", LONGEST_NOTE)
    label = _("Note skrevet, {code} {day}") if written else _("Note slettet, {code} {day}")
    step.label(label.format(code=found.code, day=date_short(date)))
    old = step.rows(AbsenceDay, [(student_id, date)], missing_ok=True).get((student_id, date))
    row = old or absence_row(student_id, date)
    if written != row["note"]:
        row = {**row, "note": written, "noted_by": step.by if written else ""}
    after = [row] if row["note"] or row["marks"] else []
    step.put(sql_table(AbsenceDay), [old] if old else [], after)


def _by_student(day: ClassDay, cells: Cells) -> dict[StudentId, dict[int, Mark | None]]:
    wanted: dict[StudentId, dict[int, Mark | None]] = {}
    for (student_id, lesson), mark in sorted(cells.items(), key=lambda cell: cell[0][1] or 0):
        student = day.students.get(student_id)
        if student is None:
            text = _("En elev går ikke på {code} {day}. Se elevens første og sidste dag.")
            raise Refusal(text.format(code=day.code, day=day_long(day.date)), field="student")
        lessons = wanted.setdefault(student_id, {})
        if lesson is None:
            filled = enumerate(fill_day(mark, day.lessons), start=1)
            lessons.update({at: one for at, one in filled if at not in student.exempt})
        else:
            _check_cell(day, student, lesson, mark)
            lessons[lesson] = mark
    return wanted


def _check_cell(day: ClassDay, student: StudentDay, lesson: int, mark: Mark | None) -> None:
    _check_lessons(day, (lesson,))
    if lesson in student.exempt and mark is not None:
        text = _("En elev er fritaget i {lesson}. lektion, så den kan ikke få et mærke.")
        raise Refusal(text.format(lesson=lesson), field="mark")


def _check_lessons(day: ClassDay, lessons: Iterable[int]) -> None:
    beyond = [lesson for lesson in lessons if not 1 <= lesson <= day.lessons]
    if beyond:
        text = _("{code} har ikke {lesson}. lektion {day}: dagen har {count}.")
        count = plural(day.lessons, "{n} lektion", "{n} lektioner")
        place = {"code": day.code, "day": date_short(day.date)}
        raise Refusal(text.format(lesson=beyond[0], count=count, **place), field="lesson")


def _with(
    day: ClassDay,
    student_id: StudentId,
    lessons: Mapping[int, Mark | None],
    reasons: Mapping[int, int | None] | None = None,
) -> Row | None:
    student = day.students[student_id]
    marks, old_reasons = list(student.marks(day.lessons)), list(student.reasons(day.lessons))
    for lesson, mark in lessons.items():
        before = marks[lesson - 1]
        if mark is None or before is None or before.kind is not mark.kind:
            old_reasons[lesson - 1] = (reasons or {}).get(lesson)
        marks[lesson - 1] = mark
    row = student.row or absence_row(student_id, day.date)
    return marked(row, tuple(marks), tuple(old_reasons))


def _write(
    step: Step, day: ClassDay, changed: Mapping[StudentId, Row | None], taken: Taken
) -> None:
    lawful: IsLawful = lawful_rules(step.connection).on(day.date)
    before, after = [], []
    for student_id, student in day.students.items():
        row = changed.get(student_id, student.row)
        if student_id not in changed and taken is day.taken:
            continue
        if student.row is not None:
            before.append(student.row)
        if row is not None:
            after.append(figured(row, day.lessons, taken, student.exempt, lawful))
    step.put(sql_table(AbsenceDay), before, after)


def _write_taken(step: Step, day: ClassDay, taken: Taken) -> None:
    count = sum(1 for at in taken if at is not None)
    before = [day.register] if day.register else []
    after = []
    if count:
        by = step.by if day.register is None or taken != day.taken else day.register["taken_by"]
        row = {"taken": pack_taken(taken), "taken_by": by, "taken_count": count}
        after.append({"class_id": day.class_id, "date": day.date, **row})
    step.put(sql_table(RegisterDay), before, after)


def _days_label(days: Sequence[ClassDay], by_date: Mapping[dt.date, Cells]) -> str:
    if not days:
        return _("Ingen mærker ændret")
    cells = {cell: mark for own in by_date.values() for cell, mark in own.items()}
    marks = [mark for own in by_date.values() for mark in own.values()]
    if len(days) == 1:
        return _label(days[0], cells)
    when = date_range(days[0].date, days[-1].date)
    return _marked_label({student_id for student_id, _lesson in cells}, marks, days[0].code, when)


def _label(day: ClassDay, cells: Cells) -> str:
    students = {student_id for student_id, _lesson in cells}
    return _marked_label(students, cells.values(), day.code, date_short(day.date))


def _marked_label(
    who: Collection[StudentId], marks: Iterable[Mark | None], code: str, when: str
) -> str:
    students = plural(len(who), "{n} elev", "{n} elever")
    kinds: set[AbsenceKind | None] = {mark.kind if mark else None for mark in marks}
    place = {"students": students, "code": code, "day": when}
    if kinds == {None}:
        return _("{students} markeret til stede, {code} {day}").format(**place)
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind is None:
        return _("{students} markeret, {code} {day}").format(**place)
    text = _("{students} markeret {kind}, {code} {day}")
    return text.format(kind=kind.label, **place)


def _take_label(day: ClassDay, lessons: Collection[int]) -> str:
    place = {"lessons": _lessons(day, lessons), "code": day.code, "day": date_short(day.date)}
    if len(lessons) != 1:
        return _("{lessons} ført, {code} {day}").format(**place)
    (lesson,) = lessons
    here = [student for student in day.students.values() if lesson not in student.exempt]
    marks = [student.marks(day.lessons)[lesson - 1] for student in here]
    missing = sum(mark is not None and mark.kind.is_missing for mark in marks)
    text = _("{lessons} ført, {code} {day}: {present} til stede, {missing} mangler")
    return text.format(present=len(here) - missing, missing=missing, **place)


def _lessons(day: ClassDay, lessons: Collection[int]) -> str:
    if len(lessons) == day.lessons > 1:
        return _("Hele dagen")
    return _("{lessons} lektion").format(lessons=join_words(f"{one}." for one in sorted(lessons)))
