"""Scenes at the edges: large text in a small window, long names, empty lists, first and last weeks."""

from datetime import date

from tests.scene import (
    BOTH,
    LARGE,
    SMALL,
    Deed,
    Scene,
    class_named,
    day,
    listed,
    on_page,
    open_example,
    open_palette,
    press,
    student_named,
    view,
)
from tests.schools import AWKWARD, DEMO, EMPTY, LONG, School

LAST_FRIDAY, AFTER = date(2026, 12, 18), date(2027, 1, 13)
FIRST_DAY = date(2027, 1, 4)
NOBODY, NEW, OLD = class_named("maler-26d"), class_named("smed-26e"), class_named("vvs-25x")
FULL = class_named("tøm-26b")


def large(name: str, page: str, *deeds: Deed, school: School = DEMO) -> Scene:
    """Return a scene at 200 % text, in the smallest window and in a large one."""
    return Scene(f"{name}-200", page, deeds, school, scale=2, sizes=(SMALL, LARGE))


NARROW = (
    large("classes", "classes"),
    large("classes-new", "classes", press("Ctrl+N")),
    large("students", "students"),
    large("students-new", "students", press("Ctrl+N")),
    large("reports", "reports"),
    large("history", "history"),
    large("school", "school"),
    large("import", "import"),
    large("import-faults", "import", open_example("med-fejl.xlsx")),
    large("palette", "today", open_palette("bil")),
    large("classlist", "absence", press("Ctrl+L")),
    large("menu", "today", press("F10")),
    large("keys", "absence", press("F1")),
    large("student-long", "student", student_named(LONG), school=AWKWARD),
    large("import-empty", "import", school=EMPTY),
)
EDGES = (
    Scene("classes-awkward", "classes", (), AWKWARD, sizes=BOTH),
    Scene("students-awkward", "students", (FULL,), AWKWARD, sizes=BOTH),
    Scene("students-nobody", "students", (NOBODY,), AWKWARD),
    Scene("students-not-found", "students", (press("Ctrl+F"), press("xyzq"))),
    Scene("students-former", "students", (on_page("students", listed("former")),)),
    Scene("followup-nobody", "followup", (on_page("followup", listed("nobody")),)),
    Scene("reports-awkward", "reports", (), AWKWARD),
    Scene("history-awkward", "history", (), AWKWARD),
    Scene("week-nobody", "absence", (NOBODY, view("week")), AWKWARD),
    Scene("week-first", "absence", (NEW, view("week")), AWKWARD, FIRST_DAY),
    Scene("week-last", "absence", (OLD, view("week")), AWKWARD, LAST_FRIDAY),
    Scene("week-after", "absence", (OLD, view("week")), AWKWARD, AFTER),
    Scene("course-nobody", "absence", (NOBODY, view("course")), AWKWARD),
    Scene("course-last", "absence", (OLD, view("course")), AWKWARD, LAST_FRIDAY),
    Scene("course-after", "absence", (OLD, view("course")), AWKWARD, AFTER),
    Scene("overview-last", "absence", (OLD, view("overview")), AWKWARD, LAST_FRIDAY),
    Scene("absence-before", "absence", (NEW, day(date(2026, 12, 15))), AWKWARD),
    Scene("palette-long", "today", (open_palette("alexandra"),), AWKWARD),
    Scene("student-exemptions-long", "student", (student_named(LONG), press("Ctrl+U")), AWKWARD),
    Scene("today-after", "today", (), AWKWARD, date(2027, 5, 3)),
)
