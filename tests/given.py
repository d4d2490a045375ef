"""A school to test on, built through the public actions: `given.a_class(store, "tøm-26a")`."""

from dataclasses import dataclass
from datetime import date

from gf2tracker.actions import classes, staff, students
from gf2tracker.actions import school as schools
from gf2tracker.actions.classes import ClassFields
from gf2tracker.actions.students import NewStudent, StudentFields
from gf2tracker.domain.people import ClassId, ProgrammeId, Role, SiteId, StaffId, StudentId
from gf2tracker.queries import staff as staff_list
from gf2tracker.store.store import Store

MONDAY = date(2026, 8, 10)

NAMES = (
    ("Aage", "Ørsted Kjær"),
    ("Birgitte Maria", "Ågård"),
    ("Çelik", "Yılmaz"),
    ("Dorthea", "Æbelø"),
    ("Emil", "Zachariassen"),
    ("Freja", "Bak"),
    ("Gustav", "Aaby"),
    ("Hodan", "Warsame"),
    ("Ida", "Sørensen"),
    ("Jørn", "Sörensen"),
)


@dataclass(frozen=True)
class School:
    """What every class gets that is told nothing else."""

    site_id: SiteId
    programme_id: ProgrammeId
    teacher_id: StaffId


@dataclass(frozen=True)
class Class:
    """A class that was made, and its students in the order they were added."""

    id: ClassId
    code: str
    students: tuple[StudentId, ...]


def school(store: Store) -> School:
    """Return the school, made the first time: Ballerup, Tømrer and Mette Kragh (MEKR)."""
    known = {one.initials: one.id for one in store.ask(staff_list.everybody).value}
    return School(
        site_id=store.do(schools.site_named, "Ballerup").value,
        programme_id=store.do(schools.programme_named, "Tømrer").value,
        teacher_id=known.get("MEKR") or a_teacher(store, "MEKR", "Mette Kragh"),
    )


def a_teacher(
    store: Store, initials: str, name: str, roles: tuple[Role, ...] = (Role.CONTACT_TEACHER,)
) -> StaffId:
    """Add somebody to the staff list."""
    return store.do(staff.add, {"initials": initials, "name": name, "roles": roles}).value


def a_class(
    store: Store,
    code: str = "tøm-26a",
    *,
    starts_on: date = MONDAY,
    students: int = 0,
    **fields,
) -> Class:
    """Make a class with some students from its first day; `fields` are those of ClassFields."""
    of = school(store)
    values: ClassFields = {
        "code": code,
        "programme_id": of.programme_id,
        "site_id": of.site_id,
        "starts_on": starts_on,
        "contact_teacher_id": of.teacher_id,
        **fields,
    }
    class_id = store.do(classes.create, values).value
    return Class(class_id, code, some_students(store, class_id, students))


def some_students(store: Store, class_id: ClassId | None, count: int) -> tuple[StudentId, ...]:
    """Add students with the names of NAMES, then "Elev 11" and so on, in one step."""
    if not count:
        return ()
    rows = [NewStudent(_named(number), class_id) for number in range(count)]
    return store.do(students.add_all, rows).value


def _named(number: int) -> StudentFields:
    first, last = NAMES[number] if number < len(NAMES) else ("Elev", str(number + 1))
    return {"first_name": first, "last_name": last, "phone": f"15 42 07 {number % 100:02d}"}


def student(
    store: Store,
    name: str = "Anna Holm",
    in_class: ClassId | None = None,
    first_day: date | None = None,
    **fields,
) -> StudentId:
    """Add one student ("Fornavn Efternavn"); `fields` are those of StudentFields."""
    first, _space, last = name.rpartition(" ")
    values: StudentFields = {
        "first_name": first,
        "last_name": last,
        **fields,
    }
    return store.do(students.add, values, in_class, first_day).value
