"""Scenes of page Skole's sections, of the forms, of what the foot says, and of what goes wrong."""

from typing import Any

from gf2tracker.bug import Fault
from gf2tracker.errors import Refusal
from tests.scene import BOTH, SMALL, Deed, Scene, on_page, press
from tests.schools import EMPTY
from ui.problemdialog import ProblemDialog
from ui.screens.school import SECTIONS
from ui.window import Window

FAULT = Fault(
    number="7K3Q9D",
    at="2026-11-19 08:40:12",
    kind="KeyError",
    places=("ui/register/view.py:88 in paintEvent",),
    versions=("GF2 Tracker 1.0.0", "Python 3.11"),
)
LONG_CODE = "Overbygningsuddannelsen til industritekniker"


def section(name: str) -> Deed:
    """Return a deed that goes into a section of page Skole."""

    def enter(page: Any) -> None:
        page.show_section(name)
        page.sections.entered.emit()

    return on_page("school", enter)


def said(what: str, *words: Any) -> Deed:
    """Return a deed that lets the foot say something."""
    return lambda window: getattr(window.foot, what)(*words)


def not_opened(window: Window) -> None:
    """Show that the school's data could not be opened."""
    why = "Mappen S:/GF2 svarer ikke. Se, om netværket er der, og prøv igen."
    window.pages.setCurrentWidget(window.opening)
    window.opening.show_why(Refusal(why))


def problem(*, are_many: bool = False) -> Deed:
    """Return a deed that tells of a bug; the third in a minute offers to start again."""

    def deed(window: Window) -> None:
        dialog = ProblemDialog(window)
        dialog.tell(FAULT, are_many=are_many)
        dialog.open_over()

    return deed


STAFF, SITES, CLOSED = section("staff"), section("sites"), section("closed")
PROGRAMMES, REASONS = section("programmes"), section("reasons")
SCHOOL = (
    *(Scene(f"school-{name}", "school", (section(name),)) for name, _words in SECTIONS[1:]),
    Scene("school-staff-none", "school", (STAFF,), EMPTY),
    Scene("school-closed-none", "school", (CLOSED,), EMPTY),
    Scene("school-decided-edit", "school", (press("F2"),), sizes=(SMALL, *BOTH)),
    Scene("school-staff-new", "school", (STAFF, press("Ctrl+N"))),
    Scene("school-staff-fault", "school", (STAFF, press("Ctrl+N"), press("Ctrl+Enter"))),
    Scene("school-sites-edit", "school", (SITES, press("F2"))),
    Scene("school-programmes-new", "school", (PROGRAMMES, press("Ctrl+N"))),
    Scene("school-reasons-new", "school", (REASONS, press("Ctrl+N"))),
    Scene("school-reasons-lawful", "school", (REASONS, press("Down", "Enter"))),
)
FORMS = (
    Scene("classes-new", "classes", (press("Ctrl+N"),), sizes=(SMALL, *BOTH)),
    Scene("classes-new-fault", "classes", (press("Ctrl+N"), press(LONG_CODE, "Ctrl+Enter"))),
    Scene("classes-edit", "classes", (press("F2"),)),
    Scene("classes-columns", "classes", (press("Alt+V"),)),
    Scene("students-new", "students", (press("Ctrl+N"),)),
    Scene("students-new-fault", "students", (press("Ctrl+N"), press("Ctrl+Enter"))),
    Scene("students-bulk", "students", (press("Ctrl+A", "F2"),)),
    Scene("students-move", "students", (press("Ctrl+M"),)),
    Scene("students-menu", "students", (on_page("students", lambda page: page.more.click()),)),
    Scene("keys-everywhere", "reports", (press("F1"),)),
)
DEED = "1. lektion ført: 22 til stede, 4 mangler"
REFUSAL = Refusal("Bilal går ikke på el-26a den dag. Vælg en dag fra 09.11.2026.")
FOOT = (
    Scene("foot-deed", "absence", (said("deed", DEED),)),
    Scene("foot-refusal", "absence", (said("refuse", REFUSAL),), sizes=(SMALL, *BOTH)),
    Scene("foot-work", "reports", (said("work", "Laver statusrapport: 31 af 50 hold", 0.62),)),
    Scene("foot-200", "absence", (said("refuse", REFUSAL),), scale=2, sizes=(SMALL,)),
    Scene("problem", "absence", (problem(),)),
    Scene("problem-third", "absence", (problem(are_many=True),), sizes=(SMALL,)),
    Scene("not-opened", "today", (not_opened,), EMPTY),
)
