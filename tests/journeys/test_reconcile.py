"""Lists that come every week: absence from the school's system, and a fresh list of students."""

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from gf2tracker.actions import intake
from gf2tracker.intake.files import read_students
from gf2tracker.queries.intake import students_plan
from tests import given
from tests.inline import InlineWork
from tests.intake.make_examples import EXAMPLES
from tests.registers import take_day
from tests.user import TODAY, User

pytestmark = pytest.mark.journey


@pytest.fixture
def counsellor(qtbot, sqlite_store):
    """Somebody at a school with mur-26a of the examples and a class that keeps registers."""
    file = read_students(EXAMPLES / "studieplus.csv", today=TODAY)
    sqlite_store.do(intake.import_students, sqlite_store.ask(students_plan, file, TODAY).value)
    made = given.a_class(sqlite_store, "el-26b")
    one = given.student(sqlite_store, "Bo Juul", made.id, number="1")
    given.student(sqlite_store, "Cy Holm", made.id, number="2")
    take_day(sqlite_store, made.id, given.MONDAY, {one: "U"})
    somebody = User(qtbot, InlineWork(lambda: sqlite_store))
    yield somebody
    assert not somebody.faults


def bring(somebody, path):
    """Bring a file in as a drop on the window does."""
    somebody.window.open_file(str(path))
    somebody.settle()
    somebody.presses = 0


def test_absence_of_a_class_that_begins_late_is_kept_in_one_press_and_taken_back(
    counsellor, tmp_path
):
    path = tmp_path / "fravaer.csv"
    content = (EXAMPLES / "fravaer-studieplus.csv").read_text("cp1252")
    path.write_text(content.replace("21-09-2026", "17-08-2026"), "cp1252")
    bring(counsellor, path)
    assert "13 elever på mur-26a får åbningstal" in counsellor.seen()
    counsellor.press("Ctrl+Enter")
    assert counsellor.presses == 1
    assert "13 elever har fået åbningstal: mur-26a" in counsellor.seen()
    counsellor.press("Ctrl+Z")
    assert "Fortrudt" in counsellor.seen()


def test_differences_are_seen_without_a_press_and_saved_with_one(counsellor, tmp_path):
    path = tmp_path / "fravaer.csv"
    path.write_text("Elevnr;Navn;Hold;Fravær %\n1;Bo Juul;el-26b;12,5\n2;Cy Holm;el-26b;0", "utf-8")
    bring(counsellor, path)
    assert "Vi har 87,5 procentpoint mere" in counsellor.seen()
    counsellor.press("Ctrl+E")
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]
    assert dialog.selectedFiles()[0].endswith("fravaer – forskelle.xlsx")
    dialog.reject()
    assert counsellor.presses == 1


def test_a_fresh_list_says_who_is_gone_and_the_form_of_leaving_is_two_presses_away(
    counsellor, tmp_path
):
    path = tmp_path / "uge 34.csv"
    path.write_text("Elevnr;Navn;Hold\n1;Bo Juul;el-26b\n3;Nina Ny;el-26b", "utf-8")
    bring(counsellor, path)
    assert "1 elev på el-26b står ikke i filen og røres ikke." in counsellor.seen()
    counsellor.press("Ctrl+G", "Enter")
    assert counsellor.presses == 2
    assert "Meld Cy ud" in counsellor.seen()
