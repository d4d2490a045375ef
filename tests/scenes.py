"""What the gallery takes pictures of: pages, each as it is found or after a few key presses."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.allplansscenes import ALL_PLANS
from tests.edgescenes import EDGES, NARROW
from tests.formscenes import FOOT, FORMS, SCHOOL
from tests.listscenes import compare_absence, doubled, fresh_list
from tests.meetingscenes import MEETINGS
from tests.peerlogscenes import PEER_LOG
from tests.planscenes import PLANS
from tests.scene import (
    BOTH,
    LARGE,
    MIDDLE,
    SMALL,
    Scene,
    cell,
    class_named,
    day,
    listed,
    on_page,
    open_example,
    open_palette,
    paper,
    press,
    student_named,
    view,
)
from tests.schools import AWKWARD, DEMO, EMPTY, LONG
from tests.seatingscenes import SEATING
from ui.window import SCREENS


def _menu(screen: Any) -> None:
    screen.here.view.ask_menu()


def _history(screen: Any) -> None:
    screen.here._open_history()


def _exemptions(screen: Any) -> None:
    screen.here.view.go_to(0, 2)
    screen.here._open_exemptions()


def _exempt(screen: Any) -> None:
    wanted = (one for one in screen.head.menu.actions() if one.text().startswith("Fritag fra"))
    next(wanted).trigger()


def _leaving(screen: Any) -> None:
    screen.show_section("leaving")
    screen.sections.entered.emit()


def _texts(screen: Any) -> None:
    next(one for one in screen.head.menu.actions() if "besked" in one.text()).trigger()


def _correct(screen: Any) -> None:
    row = next(row for row in screen.timeline.rows if row.event_shown.id is not None)
    row.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row, Qt.Key.Key_F2)


PAGES = tuple(
    Scene(page.name, page.name, sizes=(SMALL, *BOTH), readme=("light",))
    for page in SCREENS
    if page.name in {"today", "classes"}
) + tuple(
    Scene(page.name, page.name, sizes=(SMALL, *BOTH))
    for page in SCREENS
    if page.name in {"students", "reports", "history", "school", "import"}
)
NOTHING = tuple(
    Scene(f"empty-{page.name}", page.name, school=EMPTY)
    for page in SCREENS
    if page.name != "student"
)
OVERVIEW = on_page("absence", lambda page: page.show_view("overview"))
LEFT_FOR = on_page("school", _leaving)
BILAL = student_named("Bilal Yusuf Hassan")
ABSENCE = (
    Scene("absence", "absence", (cell(4, 1),), sizes=(SMALL, *BOTH), readme=("light", "dark")),
    Scene("absence-typing", "absence", (cell(7, 1), press("f8:27"))),
    Scene("absence-fault", "absence", (cell(7, 2), press("f8:99"))),
    Scene("absence-range", "absence", (cell(9, 2), press("Shift+Down", "Shift+Right"))),
    Scene("absence-keys", "absence", (cell(4, 1), press("F1"))),
    Scene("absence-menu", "absence", (cell(2, 1), on_page("absence", _menu))),
    Scene("absence-history", "absence", (cell(2, 1), on_page("absence", _history))),
    Scene("absence-call", "absence", (cell(0, 1), press("F4"))),
    Scene("absence-note", "absence", (cell(3, 1), press("F2"), press("Har en aftale"))),
    Scene("absence-past", "absence", (day(date(2026, 11, 12)),)),
    Scene("absence-coming", "absence", (day(date(2026, 11, 24)),)),
    Scene("absence-saturday", "absence", (day(date(2026, 11, 21)),)),
    Scene("absence-holiday", "absence", (day(date(2026, 12, 24)),), sizes=BOTH),
    Scene("absence-30", "absence", (class_named("tøm-26b"),), AWKWARD, sizes=(SMALL, *BOTH)),
    Scene("absence-nobody", "absence", (class_named("maler-26d"),), AWKWARD),
    Scene(
        "absence-first-day",
        "absence",
        (class_named("smed-26e"),),
        AWKWARD,
        date(2027, 1, 4),
    ),
    Scene("absence-last-week", "absence", (class_named("vvs-25x"),), AWKWARD, date(2026, 12, 18)),
    Scene("absence-after", "absence", (class_named("vvs-25x"),), AWKWARD, date(2027, 1, 13)),
    Scene("absence-200", "absence", scale=2, sizes=(SMALL, *BOTH)),
)
REASONS = on_page("absence", lambda page: page.show_view("reasons"))
AROUND = (
    Scene("absence-plan", "absence", (cell(4, 3), press("F7")), sizes=(SMALL, MIDDLE)),
    Scene("absence-out", "absence", (cell(4, 5), press("F8"))),
    Scene("absence-sick", "absence", (press("F9"),), sizes=(SMALL, MIDDLE)),
    Scene("absence-plan-200", "absence", (cell(4, 3), press("F7")), scale=2, sizes=(SMALL,)),
    Scene("absence-sick-200", "absence", (press("F9"),), scale=2, sizes=(SMALL,)),
    Scene("absence-exemptions", "absence", (on_page("absence", _exemptions),)),
    Scene("reasons", "absence", (REASONS,), sizes=(SMALL, *BOTH)),
    Scene("reasons-keys", "absence", (REASONS, press("F1"))),
    Scene("reasons-nobody", "absence", (class_named("maler-26d"), REASONS), AWKWARD),
    Scene("reasons-200", "absence", (REASONS,), scale=2, sizes=(SMALL, LARGE)),
)
OVERVIEWS = (
    Scene("overview", "absence", (OVERVIEW, press("Down")), sizes=(SMALL, *BOTH)),
    Scene("overview-30", "absence", (class_named("tøm-26b"), OVERVIEW), AWKWARD, sizes=BOTH),
    Scene("overview-nobody", "absence", (class_named("maler-26d"), OVERVIEW), AWKWARD),
    Scene(
        "overview-first-day",
        "absence",
        (class_named("smed-26e"), OVERVIEW),
        AWKWARD,
        date(2027, 1, 4),
    ),
    Scene(
        "overview-after", "absence", (class_named("vvs-25x"), OVERVIEW), AWKWARD, date(2027, 1, 13)
    ),
    Scene("overview-200", "absence", (OVERVIEW,), scale=2, sizes=(SMALL, LARGE)),
)
FOLLOWUP = (
    Scene("followup", "followup", sizes=(SMALL, *BOTH)),
    Scene("followup-all", "followup", (on_page("followup", listed("all")),), sizes=BOTH),
    Scene("followup-calls", "followup", (on_page("followup", listed("calls")),)),
    Scene("followup-gaps", "followup", (on_page("followup", listed("gaps")),)),
    Scene("followup-awkward", "followup", (on_page("followup", listed("all")),), AWKWARD),
    Scene("followup-note", "followup", (press("n"), press("har måske ADHD", "Alt+A"))),
    Scene("followup-handled", "followup", (press("h"),)),
    Scene("followup-next", "followup", (press("x"),)),
    Scene("followup-owner", "followup", (press("Ctrl+A", "e"),)),
    Scene("followup-keys", "followup", (press("F1"),)),
    Scene("followup-200", "followup", scale=2, sizes=(SMALL, LARGE)),
)
MATRICES = (
    Scene("week", "absence", (class_named("tøm-26a"), view("week")), sizes=(SMALL, *BOTH)),
    Scene("week-typing", "absence", (class_named("tøm-26a"), view("week"), press("f8:27"))),
    Scene("week-30", "absence", (class_named("tøm-26b"), view("week")), AWKWARD, sizes=BOTH),
    Scene(
        "week-closed",
        "absence",
        (class_named("tøm-26a"), day(date(2026, 9, 17)), view("week")),
    ),
    Scene(
        "week-holiday",
        "absence",
        (class_named("tøm-26a"), day(date(2026, 12, 24)), view("week")),
    ),
    Scene("week-keys", "absence", (view("week"), press("F1"))),
    Scene("week-200", "absence", (view("week"),), scale=2, sizes=(SMALL, *BOTH)),
    Scene(
        "course",
        "absence",
        (class_named("tøm-26a"), view("course"), press("Ctrl+Left", "Ctrl+Left")),
        sizes=(SMALL, *BOTH),
    ),
    Scene("course-30", "absence", (class_named("tøm-26b"), view("course")), AWKWARD, sizes=BOTH),
    Scene(
        "course-first-day",
        "absence",
        (class_named("smed-26e"), view("course")),
        AWKWARD,
        date(2027, 1, 4),
    ),
    Scene("course-menu", "absence", (view("course"), press("Menu"))),
    Scene("course-keys", "absence", (view("course"), press("F1"))),
    Scene("course-200", "absence", (view("course"),), scale=2, sizes=(SMALL, *BOTH)),
)
STUDENT = (
    Scene("student", "student", (BILAL,), sizes=(SMALL, *BOTH), readme=("light",)),
    Scene("student-nobody", "student"),
    Scene("student-call", "student", (BILAL, press("F4"))),
    Scene("student-note", "student", (BILAL, press("Ctrl+N"))),
    Scene("student-exempt", "student", (BILAL, on_page("student", _exempt))),
    Scene("student-correct", "student", (BILAL, on_page("student", _correct))),
    Scene("student-ida", "student", (student_named("Ida Marie Sand"),)),
    Scene("student-edit", "student", (BILAL, press("F2"))),
    Scene("student-200", "student", (BILAL,), scale=2, sizes=(SMALL, LARGE)),
    Scene("student-long", "student", (student_named(LONG),), AWKWARD, sizes=BOTH),
    Scene("student-markup", "student", (student_named("Bo<img"),), AWKWARD),
    Scene("student-protected", "student", (student_named("Zainab"),), AWKWARD),
    Scene("student-gone", "student", (student_named("Uffe"),), AWKWARD),
)
PRINT = (
    Scene("print-menu", "absence", (cell(4, 1), press("Ctrl+P"))),
    Scene("print-list", "absence", (paper("open_attendance"),), sizes=BOTH),
    Scene("print-names", "absence", (class_named("tøm-26b"), paper("open_board")), AWKWARD),
    Scene("print-nobody", "absence", (class_named("maler-26d"), paper("open_week")), AWKWARD),
    Scene("print-figures", "absence", (paper("open_overview"),), sizes=(SMALL, *BOTH)),
    Scene("print-own", "student", (BILAL, press("Ctrl+P")), sizes=BOTH),
    Scene("print-200", "student", (BILAL, press("Ctrl+P")), scale=2, sizes=(SMALL, LARGE)),
)
LEAVING = (
    Scene("leave", "student", (BILAL, press("Ctrl+U")), sizes=(SMALL, MIDDLE)),
    Scene("leave-many", "students", (press("Ctrl+A", "Ctrl+U"),)),
    Scene("leave-200", "student", (BILAL, press("Ctrl+U")), scale=2, sizes=(SMALL, LARGE)),
    Scene("student-left", "student", (student_named("Mathilde Juul"),)),
    Scene("leave-texts", "student", (student_named("Mathilde Juul"), on_page("student", _texts))),
    Scene("school-leaving", "school", (LEFT_FOR,), sizes=(SMALL, *BOTH)),
    Scene("school-leaving-edit", "school", (LEFT_FOR, press("F2"))),
    Scene("school-leaving-200", "school", (LEFT_FOR,), scale=2, sizes=(SMALL, LARGE)),
)
OTHERS = (
    Scene("today-call", "today", (press("Down"),), sizes=BOTH),
    Scene("today-note", "today", (press("n"),)),
    Scene("today-awkward", "today", (), AWKWARD, sizes=BOTH),
    Scene("today-saturday", "today", (), DEMO, date(2026, 11, 21)),
    Scene("today-200", "today", scale=2, sizes=(SMALL, LARGE)),
    Scene("palette", "today", (open_palette("bil"),), sizes=BOTH),
    Scene("palette-nothing", "today", (open_palette("xyzq"),)),
    Scene("classlist", "absence", (press("Ctrl+L"),)),
    Scene("menu", "today", (press("F10"),)),
    Scene("import-preview", "import", (open_example("hold.xlsx"),), sizes=BOTH, readme=("light",)),
    Scene("import-faults", "import", (open_example("med-fejl.xlsx"),), sizes=BOTH),
    Scene("import-unknown", "import", (open_example("fravaer-uddata.csv"),)),
    Scene("import-compared", "import", (compare_absence,), sizes=BOTH),
    Scene("import-missing", "import", (fresh_list, press("Ctrl+G")), sizes=BOTH),
    Scene("import-leave", "import", (fresh_list, press("Ctrl+G", "Enter"))),
    Scene("merge", "students", (doubled,), sizes=BOTH),
)
SCENES = (
    *PAGES,
    *ABSENCE,
    *FOLLOWUP,
    *MATRICES,
    *AROUND,
    *OVERVIEWS,
    *PLANS,
    *MEETINGS,
    *ALL_PLANS,
    *SEATING,
    *PEER_LOG,
    *STUDENT,
    *LEAVING,
    *PRINT,
    *OTHERS,
    *NOTHING,
    *EDGES,
    *NARROW,
    *SCHOOL,
    *FORMS,
    *FOOT,
)
