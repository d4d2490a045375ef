"""The schools that pictures and journeys look at: the demo school, an empty one, an awkward one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from gf2tracker.actions import closed, demo, enrolment, register
from gf2tracker.actions import contact as contacts
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import parse_mark
from gf2tracker.domain.people import LeaveReason
from gf2tracker.queries import students
from gf2tracker.store.store import Store
from tests import given

TODAY = date(2026, 11, 19)
MONDAY = date(2026, 11, 16)
BY = "MK"
LONG = "Alexandra Wilhelmine Josefine Rosenkilde-Brix"  # 45 letters
MARKUP = 'Bo<img src="file:///etc/passwd"> Ax'
EMOJI = "Zoë 🔧🚲 Šatović"


@dataclass(frozen=True)
class School:
    """A school by name, and how it is made in an empty store."""

    name: str
    fill: Callable[[Store], object]


def make(school: School, folder: Path) -> Path:
    """Make a school's store in a folder and return its path."""
    path = folder / f"{school.name}.db"
    store = Store.open(path, by=BY)
    school.fill(store)
    store.close()
    return path


def fill_demo(store: Store) -> None:
    """Make the demo school as it looks on the morning of the day the design's pictures show."""
    store.do(demo.build, TODAY)


def leave_empty(_store: Store) -> None:
    """Leave everything out."""


def fill_awkward(store: Store) -> None:
    """Make classes of which each has something that is easily forgotten."""
    full = given.a_class(store, "tøm-26b", starts_on=MONDAY, students=26)
    for name in (LONG, MARKUP, EMOJI):
        given.student(store, name, full.id, phone="15 42 07 88")
    given.student(store, "Zainab Yusuf", full.id, phone="15 42 07 99", is_protected=True)
    first, second, third, fourth, *_rest = full.students
    marks = {(first, None): "U", (second, 1): "F12", (third, None): "S", (fourth, 7): "T25"}
    cells = {cell: parse_mark(text) for cell, text in marks.items()}
    store.do(register.mark, full.id, TODAY, cells)
    store.do(register.take, full.id, TODAY, [1], time(8, 21))
    at = datetime(TODAY.year, TODAY.month, TODAY.day, 7, 34, tzinfo=UTC)
    store.do(contacts.log, first, ContactKind.SMS, at, "Svarer ikke på sms, men ringer selv")
    given.a_class(store, "maler-26d", starts_on=date(2026, 8, 10))
    given.a_class(store, "smed-26e", starts_on=date(2027, 1, 4), students=12)
    given.a_class(store, "solo-26a", starts_on=MONDAY, students=1)
    old = given.a_class(store, "vvs-25x", starts_on=date(2026, 8, 10), students=8)
    uffe = given.student(store, "Uffe Lund", old.id, phone="15 42 07 77")
    gone = store.ask(students.one, uffe, TODAY).value.enrolments[-1]
    store.do(enrolment.leave, gone.id, date(2026, 10, 30), LeaveReason.GOT_JOB)
    store.do(closed.add, date(2026, 11, 27), date(2026, 11, 27), "Fælles fredag")


DEMO = School("demo", fill_demo)
EMPTY = School("empty", leave_empty)
AWKWARD = School("awkward", fill_awkward)
