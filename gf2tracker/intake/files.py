"""Files and pasted tables from outside: the one way in.

Files are read in a child process (see guard) and a pasted text here, since it already is here.
Everything ends as a CheckedFile, or as one Refusal that says what is wrong and what to do; where no
heading row is found that is UnknownHeadings, which names the columns so that they can be chosen.
"""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import cast

from gf2tracker.errors import Refusal
from gf2tracker.intake.absence import AbsenceFile, AbsenceRequest, absence_in
from gf2tracker.intake.book import Book
from gf2tracker.intake.child import request_text, too_many_bytes
from gf2tracker.intake.classes import ClassFile, classes_in
from gf2tracker.intake.guard import ask, patiently
from gf2tracker.intake.headings import AS_FOUND, Choices
from gf2tracker.intake.limits import MOST_BYTES
from gf2tracker.intake.planlist import PlanFile, plan_in
from gf2tracker.intake.register import RegisterFile
from gf2tracker.intake.students import StudentFile, StudentRequest, students_in
from gf2tracker.intake.text import read_pasted
from gf2tracker.language import _


def read_students(
    path: Path,
    *,
    today: date,
    class_code: str | None = None,
    start: date | None = None,
    choices: Choices | None = None,
    beat: Callable[[], None] = patiently,
) -> StudentFile:
    """Return the students of a workbook or text file.

    Args:
        path: the file; what it is called does not matter.
        today: for the ages and for years of two digits.
        class_code: the class of rows that have none in the file.
        start: the start of classes whose start the file does not tell.
        choices: what the user says about sheet, columns and encoding.
        beat: called several times a second; what it raises ends the reading.
    """
    request = request_text(
        "students", choices or AS_FOUND, today=today, class_code=class_code, class_start=start
    )
    return cast("StudentFile", ask(path, request, beat))


def read_students_text(
    text: str,
    *,
    today: date,
    class_code: str | None = None,
    start: date | None = None,
    choices: Choices | None = None,
) -> StudentFile:
    """Return the students of a pasted table, as read_students does; columns are tabs or `;`."""
    request = StudentRequest(today, class_code, start, choices or AS_FOUND)
    book, digest = _pasted(text)
    return students_in(book, request, digest)


def read_classes(
    path: Path, *, choices: Choices | None = None, beat: Callable[[], None] = patiently
) -> ClassFile:
    """Return the classes of a workbook or text file; see classes for the forms that are read.

    `beat` is as in read_students.
    """
    return cast("ClassFile", ask(path, request_text("classes", choices or AS_FOUND), beat))


def read_classes_text(text: str, *, choices: Choices | None = None) -> ClassFile:
    """Return the classes of a pasted table, as read_classes does; columns are tabs or `;`."""
    book, digest = _pasted(text)
    return classes_in(book, choices or AS_FOUND, digest)


def read_absence(
    path: Path,
    *,
    today: date,
    class_code: str | None = None,
    until: date | None = None,
    choices: Choices | None = None,
    beat: Callable[[], None] = patiently,
) -> AbsenceFile:
    """Return the absence totals of a workbook or text file; see absence for what is read.

    Args:
        path: the file; what it is called does not matter.
        today: for the ages; nothing is counted to a later day.
        class_code: the class of rows that have none in the file.
        until: the last day that counts where the file does not tell it.
        choices: what the user says about sheet, columns and encoding.
        beat: as in read_students.
    """
    request = request_text(
        "absence", choices or AS_FOUND, today=today, class_code=class_code, until=until
    )
    return cast("AbsenceFile", ask(path, request, beat))


def read_absence_text(
    text: str,
    *,
    today: date,
    class_code: str | None = None,
    until: date | None = None,
    choices: Choices | None = None,
) -> AbsenceFile:
    """Return the absence totals of a pasted table, as read_absence does."""
    book, digest = _pasted(text)
    return absence_in(book, AbsenceRequest(today, class_code, until, choices or AS_FOUND), digest)


def read_plan(
    path: Path, *, choices: Choices | None = None, beat: Callable[[], None] = patiently
) -> PlanFile:
    """Return the activities of a workbook or text file; see planlist for the forms that are read.

    `beat` is as in read_students.
    """
    return cast("PlanFile", ask(path, request_text("plan", choices or AS_FOUND), beat))


def read_plan_text(text: str, *, choices: Choices | None = None) -> PlanFile:
    """Return the activities of a pasted table, as read_plan does; columns are tabs or `;`."""
    book, digest = _pasted(text)
    return plan_in(book, choices or AS_FOUND, digest)


def read_register(path: Path) -> RegisterFile:
    """Return the marks of a file with the headings elev, lektion and mark."""
    return cast("RegisterFile", ask(path, request_text("register", AS_FOUND)))


def _pasted(text: str) -> tuple[Book, str]:
    if not text.strip():
        raise Refusal(_("Der er intet at indsætte. Kopiér listen i Excel først, med overskrifter."))
    content = text.encode(errors="replace")
    if len(content) > MOST_BYTES:
        raise Refusal(too_many_bytes(len(content)))
    return Book((read_pasted(text),)), hashlib.sha256(content).hexdigest()
