"""What the gallery takes pictures of: pages, each as it is found or after a few key presses."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.listscenes import compare_absence, doubled, fresh_list
from tests.schools import AWKWARD, DEMO, EMPTY, LONG, TODAY, School
from ui.dialogs.papers import PaperForms
from ui.window import SCREENS, Window

SMALL, MIDDLE, LARGE = "1280x720", "1280x800", "1920x1080"
BOTH = (MIDDLE, LARGE)
ROOT = Path(__file__).resolve().parents[1]
Deed = Callable[[Window], object]


@dataclass(frozen=True)
class Scene:
    """A picture to take.

    Attributes:
        name: of the file, before scheme and size.
        page: which page is open.
        deeds: what is done before the picture is taken, one after the other.
        scale: how large the text is, 2 is 200 %.
        readme: the schemes in which README shows it.
    """

    name: str
    page: str
    deeds: tuple[Deed, ...] = ()
    school: School = DEMO
    today: date = TODAY
    sizes: tuple[str, ...] = (MIDDLE,)
    scale: float = 1
    readme: tuple[str, ...] = ()


def press(*keys: str) -> Deed:
    """Return a deed that presses keys where the keyboard is: "F1", "Ctrl+K", or letters."""

    def deed(_window: Window) -> None:
        for key in keys:
            target = QApplication.focusWidget()
            if target is None:
                continue
            if len(key) > 1 and (key[0].isupper() and not key.islower()):
                QTest.keySequence(target, key)
            else:
                QTest.keyClicks(target, key)

    return deed


def class_named(code: str) -> Deed:
    """Return a deed that chooses a class."""

    def deed(window: Window) -> None:
        row = next(row for row in window.desk.classes if row.code == code)
        window.bar.class_chosen.emit(row.id)

    return deed


def student_named(name: str) -> Deed:
    """Return a deed that opens a student through the palette's own index."""

    def deed(window: Window) -> None:
        groups = window.finding.find(name)
        window.finding.take(next(c for group in groups for c in group.choices))

    return deed


def day(wanted: date) -> Deed:
    """Return a deed that looks at another day."""
    return lambda window: window.show_day(wanted)


def cell(row: int, lesson: int) -> Deed:
    """Return a deed that puts the register's cursor somewhere."""

    def deed(window: Window) -> None:
        view = window.page("absence").here.view
        view.go_to(row, view.model_here.columns.column_of(lesson))
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    return deed


def on_page(name: str, what: Callable[[Any], object]) -> Deed:
    """Return a deed that does something with a page."""
    return lambda window: what(window.page(name))


def open_palette(typed: str) -> Deed:
    """Return a deed that opens the palette with something typed."""
    return lambda window: window.open_palette(typed)


def open_example(name: str) -> Deed:
    """Return a deed that shows what one of the example lists would change."""
    return lambda window: window.open_file(str(ROOT / "examples" / name))


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


def view(name: str) -> Deed:
    """Return a deed that turns the page of absence to a view."""
    return lambda window: window.page("absence").show_view(name)


def paper(name: str) -> Deed:
    """Return a deed that shows something to print."""
    return lambda window: getattr(PaperForms(window), name)()


def _list(name: str) -> Callable[[Any], object]:
    return lambda page: page.filters.buttons[name].click()


PAGES = tuple(
    Scene(page.name, page.name, sizes=(SMALL, *BOTH), readme=("light",))
    for page in SCREENS
    if page.name in {"today", "classes"}
) + tuple(
    Scene(page.name, page.name, sizes=BOTH)
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
    Scene("absence-typing", "absence", (cell(7, 2), press("f8:27"))),
    Scene("absence-fault", "absence", (cell(7, 2), press("f8:99"))),
    Scene("absence-range", "absence", (cell(9, 2), press("Shift+Down", "Shift+Right"))),
    Scene("absence-keys", "absence", (cell(4, 1), press("F1"))),
    Scene("absence-menu", "absence", (cell(2, 1), on_page("absence", _menu))),
    Scene("absence-history", "absence", (cell(2, 1), on_page("absence", _history))),
    Scene("absence-call", "absence", (cell(0, 1), press("F4"))),
    Scene("absence-note", "absence", (cell(3, 1), press("F2", "Har en aftale"))),
    Scene("absence-past", "absence", (day(date(2026, 11, 12)),)),
    Scene("absence-coming", "absence", (day(date(2026, 11, 24)),)),
    Scene("absence-saturday", "absence", (day(date(2026, 11, 21)),)),
    Scene("absence-holiday", "absence", (day(date(2026, 12, 24)),), sizes=BOTH),
    Scene("absence-30", "absence", (class_named("tøm-26b"),), AWKWARD, sizes=(SMALL, *BOTH)),
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
    Scene("followup-all", "followup", (on_page("followup", _list("all")),), sizes=BOTH),
    Scene("followup-calls", "followup", (on_page("followup", _list("calls")),)),
    Scene("followup-gaps", "followup", (on_page("followup", _list("gaps")),)),
    Scene("followup-awkward", "followup", (on_page("followup", _list("all")),), AWKWARD),
    Scene("followup-note", "followup", (press("n", "har måske ADHD", "Alt+A"),)),
    Scene("followup-handled", "followup", (press("h"),)),
    Scene("followup-next", "followup", (press("x"),)),
    Scene("followup-owner", "followup", (press("Ctrl+A", "e"),)),
    Scene("followup-keys", "followup", (press("F1"),)),
    Scene("followup-200", "followup", scale=2, sizes=(SMALL, LARGE)),
)
MATRICES = (
    Scene("week", "absence", (class_named("tøm-26a"), view("week")), sizes=(SMALL, *BOTH)),
    Scene("week-typing", "absence", (class_named("tøm-26a"), view("week"), press("f8:27"))),
    Scene(
        "week-30",
        "absence",
        (class_named("tøm-26b"), view("week")),
        AWKWARD,
        sizes=(SMALL, *BOTH),
    ),
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
    Scene(
        "course-30",
        "absence",
        (class_named("tøm-26b"), view("course")),
        AWKWARD,
        sizes=(SMALL, *BOTH),
    ),
    Scene(
        "week-solo",
        "absence",
        (class_named("solo-26a"), day(date(2026, 12, 23)), view("week")),
        AWKWARD,
        sizes=(SMALL,),
    ),
    Scene("week-out", "absence", (view("week"), press("F8"))),
    Scene("course-plan", "absence", (view("course"), press("Shift+Right", "F7"))),
    Scene("course-menu", "absence", (view("course"), press("Menu"))),
    Scene("course-keys", "absence", (view("course"), press("F1"))),
    Scene("course-200", "absence", (view("course"),), scale=2, sizes=(SMALL, *BOTH)),
)
EDGES = tuple(
    Scene(f"{name}-{what}", "absence", (class_named(code), view(name)), AWKWARD, today)
    for name in ("day", "week", "course")
    for what, code, today in (
        ("nobody", "maler-26d", TODAY),
        ("before", "smed-26e", TODAY),
        ("first-day", "smed-26e", date(2027, 1, 4)),
        ("last-week", "vvs-25x", date(2026, 12, 18)),
        ("after", "vvs-25x", date(2027, 1, 20)),
        ("one", "solo-26a", TODAY),
    )
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
    *EDGES,
    *AROUND,
    *OVERVIEWS,
    *STUDENT,
    *LEAVING,
    *PRINT,
    *OTHERS,
    *NOTHING,
)
