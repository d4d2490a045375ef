"""A class to print: names of every sort, a protected student, marks, agreements and a next step."""

from datetime import UTC, datetime, timedelta

from gf2tracker.actions import students
from gf2tracker.domain.note import NoteKind
from gf2tracker.queries import paper, studentpaper
from gf2tracker.store.tables import FollowUp, Note
from tests import given

TODAY = given.MONDAY + timedelta(days=11)
AT = datetime(2026, 8, 12, 9, 30, tzinfo=UTC)
EVIL = (
    '#import "@preview/x:1.0.0": *',
    "*a* _b_ `c` $d$",
    "\\ #panic(1)",
    '<img src="x">',
    "= Overskrift @ref [x] ~",
    "{page} // /* */",
)
SECRETS = {
    "phone": "15 42 07 88",
    "mail": "hemmelig@example.dk",
    "guardian_name": "Vibeke Værge",
    "guardian_phone": "15 42 07 89",
    "former_school": "Den Forrige Skole",
    "postcode": "9990",
    "uni_login": "hemm0001",
}


def evil_class(store):
    """Return a class of students whose last names are what a typesetter would act on."""
    made = given.a_class(store)
    for at, text in enumerate(EVIL):
        given.student(store, f"Bo{at} X", made.id, last_name=text)
    return made


def protected(store, student_id):
    """Protect a student and give everything that must not be printed."""
    store.do(students.change, student_id, {"is_protected": True, **SECRETS})


def note(store, student_id, text, kind=NoteKind.AGREEMENT, due_on=None, done_on=None):
    """Write a note about a student."""
    row = {
        "student_id": student_id,
        "at": AT,
        "by": "MEKR",
        "kind": kind.value,
        "text": text,
        "due_on": due_on,
        "done_on": done_on,
    }
    return store.do(_insert, Note, row).value


def follow_up(store, student_id, next_step, next_on=None, owner_id=None):
    """Say what happens next with a student, and who sees to it."""
    row = {
        "student_id": student_id,
        "owner_id": owner_id,
        "next_step": next_step,
        "next_on": next_on,
    }
    return store.do(_insert, FollowUp, row).value


def day_of(store, made, date=given.MONDAY):
    """Return a class's day as its papers show it."""
    return store.ask(paper.day, made.id, date).value


def week_of(store, made, date=given.MONDAY):
    """Return a class's week as its sheet shows it."""
    return store.ask(paper.week, made.id, date).value


def figures_of(store, made, today=TODAY):
    """Return a class's figures as its overview shows them."""
    return store.ask(paper.figures, made.id, today).value


def own_of(store, student_id, today=TODAY):
    """Return what a student's own overview shows."""
    return store.ask(studentpaper.of_student, student_id, today).value


def _insert(step, table, row):
    step.label("En række")
    return step.insert(table, row)
