"""Students whom a fresh class list no longer has."""

from sqlalchemy import Connection

from gf2tracker.domain.identity import KnownStudent
from gf2tracker.intake.plan import MissingStudent, Result
from gf2tracker.intake.student import said_name
from gf2tracker.intake.students import StudentFile
from gf2tracker.intake.values import text_of
from gf2tracker.language import _, fold, sort_key
from gf2tracker.queries.classlist import ClassList
from gf2tracker.queries.listed import shown
from gf2tracker.queries.protected import called_names


def missing_students(
    connection: Connection, found: ClassList, file: StudentFile
) -> tuple[MissingStudent, ...]:
    """Return who is in the classes of a file and in none of its rows, by class and name.

    One whose last day is set is on the way out already, and a class that is over says nothing.
    Rows that are faulty or left out are in the file too.
    """
    told = {one.id for one in found.found.values() if one is not None}
    names, numbers = set[str](), set[str]()
    for row in (*file.faulty, *file.left_out):
        values = dict(row.values)
        names.add(fold(said_name(values)))
        numbers.add(text_of(values.get("number")))
    courses, codes = found.records.courses, {one.id: one.code for one in found.known.values()}
    here = {
        student_id: codes[class_id]
        for class_id, student_id, last in found.members.in_classes
        if last is None and courses[class_id].ends_on >= found.today
    }
    called = called_names(connection)
    rows = [
        _missing(one, here[one.id], called.get(one.id, ""))
        for one in found.members.students
        if one.id in here
        and one.id not in told
        and one.number not in numbers
        and fold(one.name) not in names
    ]
    return tuple(sorted(rows, key=_by_class))


def _by_class(row: MissingStudent) -> tuple[tuple[str, str], tuple[str, str]]:
    return sort_key(row.class_code), sort_key(row.texts["full_name"])


def _missing(student: KnownStudent, code: str, called: str) -> MissingStudent:
    texts = {
        "full_name": called or student.name,
        "number": student.number or "",
        "birth_date": shown(student.birth_date),
        "is_protected": shown(bool(called)) if called else "",
    }
    return MissingStudent(
        sheet="",
        row=0,
        result=Result.GONE,
        texts={name: text for name, text in texts.items() if text},
        class_code=code,
        remarks=(_("Går på {code}, men står ikke i filen.").format(code=code),),
        student_id=student.id,
    )
