"""On the real lanes: pressed twice, done once; two things at once, and the window closed meanwhile."""

import os
import subprocess
import threading
from pathlib import Path
from threading import Event

import pytest

from gf2tracker.actions import notes
from gf2tracker.domain.note import NoteKind
from gf2tracker.intake import guard
from gf2tracker.queries import history
from gf2tracker.queries import students as listed
from gf2tracker.queries.notes import of_student
from gf2tracker.reports.tablesheet import TableSheet
from gf2tracker.reports.target import DRAFT
from gf2tracker.store.store import Store
from tests import full, given, user
from tests.intake.make_examples import EXAMPLES
from tests.ui.again import pane, sheet_over, student_page
from tests.user import TODAY, User
from ui.dialogs.papers import PaperForms
from ui.exporting import Exporting
from ui.intake.reading import Source, read
from ui.work import Progress, Work

SHEET = TableSheet("Navne", ("Navn",), tuple((f"Navn {number}",) for number in range(2000)))


@pytest.fixture
def tom(sqlite_path):
    store = Store.open(sqlite_path, by="abc")
    made = given.a_class(store, "tøm-26a", students=3)
    store.close()
    return made


@pytest.fixture
def somebody(qtbot, sqlite_path, tom):
    """Somebody at a window whose work is done on lanes of their own."""
    made = User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    user.waits(qtbot, lambda: made.window.stands)
    made.settle()
    yield made
    made.work.close()
    assert not made.faults


@pytest.fixture
def gate():
    """What a lane waits at until the test lets it go on."""
    made = Event()
    yield made
    made.set()


def asked(path, query, *args):
    store = Store.open(path, by="abc")
    try:
        assert store.problems() == ()
        return store.ask(query, *args).value
    finally:
        store.close()


def held(somebody, gate):
    somebody.work.with_store(lambda _store: gate.wait(20))


def closed(qtbot, somebody):
    user.waits(qtbot, lambda: not somebody.window.isVisible())


def test_a_note_saved_twice_in_a_hurry_is_one_note(somebody, gate, tom, sqlite_path):
    student_page(somebody, tom.students[0])
    somebody.press("Ctrl+N")
    somebody.type("Sad alene")
    held(somebody, gate)
    for _press in range(5):
        somebody.strike("Ctrl+Enter")
    gate.set()
    somebody.settle()
    somebody.leave()
    assert len(asked(sqlite_path, of_student, tom.students[0])) == 1


def test_a_new_class_saved_twice_in_a_hurry_is_one_class_without_a_refusal(
    somebody, gate, sqlite_path
):
    pane(somebody, "students").open_new()
    somebody.settle()
    form = sheet_over(somebody)
    for line, text in zip(form.form.fields.values(), ("Bo", "Bek"), strict=False):
        line.edit.setText(text)
        line.edit.textEdited.emit(text)
    held(somebody, gate)
    form.submit()
    form.submit()
    gate.set()
    somebody.settle()
    assert not form.isVisible()
    somebody.leave()
    names = [one.name for one in asked(sqlite_path, listed.listing, TODAY)]
    assert [name for name in names if "Bek" in name] == ["Bo Bek"]


def test_a_form_whose_deed_ended_in_a_bug_can_be_saved_again(somebody, monkeypatch, tom):
    monkeypatch.setattr("gf2tracker.actions.notes.write", _broken)
    student_page(somebody, tom.students[0])
    somebody.press("Ctrl+N")
    somebody.type("Sad alene")
    somebody.press("Ctrl+Enter")
    assert [type(one) for one in somebody.faults] == [KeyError]
    somebody.faults.clear()
    monkeypatch.undo()
    somebody.type(" i pausen")
    somebody.press("Ctrl+Enter")
    assert "Sad alene i pausen" in somebody.seen()


def _broken(_step, *_told):
    raise KeyError("bug")


def test_an_import_stored_twice_in_a_hurry_is_one_step(somebody, gate, sqlite_path):
    somebody.window.open_file(str(EXAMPLES / "klasseliste.xlsx"))
    somebody.settle()
    held(somebody, gate)
    for _press in range(3):
        somebody.strike("Ctrl+Enter")
    gate.set()
    somebody.settle()
    somebody.leave()
    labels = [one.label for one in asked(sqlite_path, history.steps)]
    assert len([label for label in labels if "importeret" in label]) == 1


@pytest.mark.parametrize("is_read_first", [True, False])
def test_a_list_opened_while_another_is_stored_stays(somebody, gate, sqlite_path, is_read_first):
    somebody.window.open_file(str(EXAMPLES / "klasseliste.xlsx"))
    somebody.settle()
    held(somebody, gate)
    somebody.strike("Ctrl+Enter")
    page = somebody.window.page("import")
    somebody.window.open_file(str(EXAMPLES / "flere-hold.xlsx"))
    if is_read_first:
        page._on_read(read(Source(EXAMPLES / "flere-hold.xlsx"), TODAY, Progress(_unheard)))
        page.reader.stop()
    gate.set()
    somebody.settle()
    assert somebody.window.here == "import"
    assert page.reading.source.name == "flere-hold.xlsx"
    somebody.press("Ctrl+Enter")
    somebody.leave()
    labels = [one.label for one in asked(sqlite_path, history.steps)]
    assert len([label for label in labels if "importeret" in label]) == 2


def _unheard(_done, _of, _text):
    """Stand for a message bar."""


def test_of_two_lists_opened_at_once_the_last_is_shown(somebody):
    for name in ("klasseliste.xlsx", "flere-hold.xlsx"):
        somebody.window.open_file(str(EXAMPLES / name))
    somebody.settle()
    assert somebody.window.page("import").reading.source.name == "flere-hold.xlsx"


def test_an_import_waits_its_turn_behind_another_deed(somebody, gate, tom, sqlite_path):
    somebody.window.open_file(str(EXAMPLES / "klasseliste.xlsx"))
    somebody.settle()
    held(somebody, gate)
    args = tom.students[0], NoteKind.OBSERVATION, somebody.now, "Sad alene"
    somebody.work.do(notes.write, *args)
    somebody.strike("Ctrl+Enter")
    gate.set()
    somebody.settle()
    somebody.leave()
    assert len(asked(sqlite_path, listed.listing, TODAY)) == 15
    assert len(asked(sqlite_path, of_student, tom.students[0])) == 1


# --- the window closes ----------------------------------------------------------------------------------


def test_a_window_closed_while_an_import_is_stored_stores_all_of_it(
    qtbot, somebody, gate, sqlite_path
):
    somebody.window.open_file(str(EXAMPLES / "klasseliste.xlsx"))
    somebody.settle()
    held(somebody, gate)
    somebody.strike("Ctrl+Enter")
    somebody.window.close()
    assert somebody.window.isVisible()
    gate.set()
    closed(qtbot, somebody)
    assert len(asked(sqlite_path, listed.listing, TODAY)) == 15


def test_a_window_closed_twice_while_an_import_is_stored_loses_nothing(
    qtbot, somebody, gate, sqlite_path
):
    somebody.window.open_file(str(EXAMPLES / "klasseliste.xlsx"))
    somebody.settle()
    held(somebody, gate)
    somebody.strike("Ctrl+Enter")
    somebody.window.close()
    threading.Timer(0.3, gate.set).start()
    somebody.window.close()
    assert not somebody.window.isVisible()
    assert len(asked(sqlite_path, listed.listing, TODAY)) == 15


def test_a_window_closed_while_a_file_is_read_ends_the_reading(
    qtbot, somebody, monkeypatch, sqlite_path
):
    begun: list[subprocess.Popen] = []
    start = subprocess.Popen

    def watched(*args, **more):
        begun.append(start(*args, **more))
        return begun[-1]

    monkeypatch.setattr(guard, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(subprocess, "Popen", watched)
    somebody.window.open_file(str(EXAMPLES / "klasseliste.xlsx"))
    user.waits(qtbot, lambda: bool(begun))
    somebody.window.close()
    closed(qtbot, somebody)
    assert begun[0].wait(5) != 0
    assert len(asked(sqlite_path, listed.listing, TODAY)) == 3


@pytest.mark.parametrize("is_old_there", [True, False])
def test_a_window_closed_during_an_export_leaves_no_half_file(
    qtbot, somebody, monkeypatch, tmp_path, gate, is_old_there
):
    target = tmp_path / "tabel.xlsx"
    if is_old_there:
        target.write_bytes(b"old")
    begun = Event()

    def slow(*args, progress, **more):
        begun.set()
        gate.wait(20)
        progress(1, 2, "Navne")
        raise AssertionError("the user has stopped it")

    monkeypatch.setattr("ui.exporting.write_tables", slow)
    pane(somebody, "students")
    Exporting(somebody.window.page("students")).write(SHEET, target)
    user.waits(qtbot, begun.is_set)
    somebody.window.close()
    gate.set()
    closed(qtbot, somebody)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == (
        ["tabel.xlsx"] if is_old_there else []
    )
    assert not is_old_there or target.read_bytes() == b"old"


def test_a_window_closed_during_a_backup_finishes_it(qtbot, somebody, gate, sqlite_path):
    held(somebody, gate)
    somebody.window.menu.back_up()
    somebody.window.close()
    gate.set()
    closed(qtbot, somebody)
    folder = Path(sqlite_path).with_name("gf2-sikkerhedskopier")
    files = [one.name for one in folder.iterdir()]
    assert files
    assert all(name.endswith(".gf2") for name in files)


def test_a_window_closed_while_paper_is_made_closes(qtbot, somebody, gate, monkeypatch, tom):
    begun = Event()

    def slow(*_told):
        begun.set()
        gate.wait(20)
        return ()

    monkeypatch.setattr("ui.dialogs.preview.pictures", slow)
    pane(somebody, "classes")
    PaperForms(somebody.window.page("classes")).open_overview(tom.id)
    user.waits(qtbot, begun.is_set)
    somebody.window.close()
    gate.set()
    closed(qtbot, somebody)


# --- files that can't be read or written -------------------------------------------------------------------


def test_an_export_that_was_refused_is_tried_again_without_retyping(somebody, tmp_path):
    folder = tmp_path / "ud"
    pane(somebody, "students")
    Exporting(somebody.window.page("students")).write(SHEET, folder / "tabel.xlsx")
    somebody.settle()
    assert "Vælg en mappe, der findes" in somebody.window.foot.text
    folder.mkdir()
    somebody.window.foot._action.click()
    somebody.settle()
    assert (folder / "tabel.xlsx").exists()
    assert "Tabellen er gemt" in somebody.window.foot.text


def test_a_report_that_was_refused_is_tried_again_without_retyping(somebody, tmp_path):
    folder = tmp_path / "ud"
    page = pane(somebody, "reports")
    page.write_to(folder / "status.xlsx")
    somebody.settle()
    assert "Vælg en mappe, der findes" in somebody.window.foot.text
    folder.mkdir()
    somebody.window.foot._action.click()
    somebody.settle()
    assert (folder / "status.xlsx").exists()


def test_a_list_that_was_refused_is_read_again_without_retyping(somebody, tmp_path):
    file = tmp_path / "liste.xlsx"
    somebody.window.open_file(str(file))
    somebody.settle()
    assert "Filen findes ikke" in somebody.window.foot.text
    file.write_bytes((EXAMPLES / "klasseliste.xlsx").read_bytes())
    somebody.window.foot._action.click()
    somebody.settle()
    assert "12 rækker importeres" in somebody.seen()


def test_a_disk_that_is_full_keeps_the_old_file_and_takes_the_new_one_later(somebody, tmp_path):
    target = tmp_path / "tabel.xlsx"
    target.write_bytes(b"old")
    pane(somebody, "students")
    with full.disk(64):
        Exporting(somebody.window.page("students")).write(SHEET, target)
        somebody.settle()
    assert "Disken er fuld" in somebody.window.foot.text
    assert "Den gamle fil er uændret" in somebody.window.foot.text
    assert target.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["tabel.xlsx"]
    somebody.window.foot._action.click()
    somebody.settle()
    assert target.read_bytes()[:2] == b"PK"


def test_an_import_that_the_disk_refuses_is_stored_later_without_retyping(somebody, sqlite_path):
    somebody.window.open_file(str(EXAMPLES / "klasseliste.xlsx"))
    somebody.settle()
    page = somebody.window.page("import")
    page._leave_out(page.plan.rows[:1])
    somebody.settle()
    with full.disk(4096):
        somebody.press("Ctrl+Enter")
    assert "alt, der var gemt før, er sikkert" in somebody.window.foot.text
    assert page.reading.left_out
    assert "11 rækker importeres" in somebody.seen()
    somebody.press("Ctrl+Enter")
    somebody.leave()
    assert len(asked(sqlite_path, listed.listing, TODAY)) == 14


def test_a_form_that_the_disk_refuses_is_stored_later_without_retyping(somebody, tom, sqlite_path):
    student_page(somebody, tom.students[0])
    somebody.press("Ctrl+N")
    somebody.type("Sad alene")
    with full.disk(4096):
        somebody.press("Ctrl+Enter")
        assert "alt, der var gemt før, er sikkert" in somebody.seen()
        assert "Sad alene" in somebody.seen()
    somebody.press("Ctrl+Enter")
    somebody.leave()
    assert len(asked(sqlite_path, of_student, tom.students[0])) == 1


def test_what_a_killed_program_half_wrote_is_thrown_away_by_the_next_export(somebody, tmp_path):
    left, other = tmp_path / f"gammel.xlsx{DRAFT}", tmp_path / "brugerens.tmp"
    for file in (left, other):
        file.write_bytes(b"half")
        os.utime(file, (0, 0))
    pane(somebody, "students")
    Exporting(somebody.window.page("students")).write(SHEET, tmp_path / "tabel.xlsx")
    somebody.settle()
    assert not left.exists()
    assert other.exists()
