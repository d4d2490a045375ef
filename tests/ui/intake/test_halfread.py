"""A preview that was open when the program ended is there again, as far as the user had come."""

import shutil
from pathlib import Path

import pytest

from gf2tracker.queries import students as listed
from tests import given, user
from tests.intake.make_examples import EXAMPLES
from tests.ui.again import change_all, sheet_over, started
from tests.user import TODAY
from ui.choice import ChoiceBox
from ui.draftfields import filled
from ui.sheet import Sheet


@pytest.fixture
def somebody(qtbot, sqlite_store):
    given.a_class(sqlite_store, "tøm-26a", students=3)
    return user.at(qtbot, sqlite_store)


@pytest.fixture
def liste(tmp_path):
    return Path(shutil.copy(EXAMPLES / "med-fejl.xlsx", tmp_path / "liste.xlsx"))


def half_read(somebody, liste):
    """Read a list, leave a row out and mend one."""
    somebody.window.open_file(str(liste))
    somebody.settle()
    page = somebody.window.page("import")
    good = [row for row in page.plan.rows if not row.faults]
    page._leave_out(good[:1])
    faulty = next(row for row in page.plan.rows if row.faults)
    written = page.reading.written((faulty.sheet, faulty.row), TODAY)
    texts = {"first_name": "Alma", "last_name": "Birk", "birth_date": "17.08.2008"}
    known = {name: texts[name] for name, _cell in written.values if name in texts}
    page.reading = page.reading.mended(written, known, TODAY)
    page._ask_plan()
    return page


def test_a_preview_is_there_again_with_what_was_left_out_and_mended(
    qtbot, sqlite_store, somebody, liste
):
    page = half_read(somebody, liste)
    plan, reading = page.plan, page.reading
    assert reading.left_out
    assert reading.mends
    after = started(qtbot, sqlite_store, somebody)
    again = after.window.page("import")
    assert (again.reading, again.plan) == (reading, plan)
    after.press("Ctrl+Enter")
    assert len(sqlite_store.ask(listed.listing, TODAY).value) > 0
    after.window.drafts.look()
    assert sqlite_store.drafts.listed(after.now) == ()


def test_the_form_over_a_preview_is_there_again(qtbot, sqlite_store, somebody, liste):
    page = half_read(somebody, liste)
    page._mend(next(row for row in page.plan.rows if row.faults))
    somebody.settle()
    change_all(sheet_over(somebody))
    values = filled(sheet_over(somebody))
    after = started(qtbot, sqlite_store, somebody)
    assert filled(sheet_over(after)) == values
    assert after.window.page("import").reading.mends


@pytest.mark.parametrize("is_known", [True, False])
def test_the_columns_of_a_list_are_there_again(qtbot, sqlite_store, somebody, tmp_path, is_known):
    liste = tmp_path / "liste.csv"
    heading = "Navn;Hold;Bi" if is_known else "Aa;Bb;Cc"
    liste.write_text(f"{heading}\nIda Sand;tøm-26a;x\nBo Bek;tøm-26a;y\n", "utf-8")
    somebody.window.open_file(str(liste))
    somebody.settle()
    page = somebody.window.page("import")
    if is_known:
        [one.close() for one in somebody.window.findChildren(Sheet) if one.isVisible()]
        page._choose_columns()
    somebody.settle()
    boxes = sheet_over(somebody).findChildren(ChoiceBox)
    boxes[1].setCurrentIndex(2)
    values = filled(sheet_over(somebody))
    assert filled(sheet_over(started(qtbot, sqlite_store, somebody))) == values


def test_a_list_that_has_changed_is_read_from_the_start(qtbot, sqlite_store, somebody, liste):
    half_read(somebody, liste)
    shutil.copy(EXAMPLES / "klasseliste.xlsx", liste)
    after = started(qtbot, sqlite_store, somebody)
    assert "Listen er ændret" in after.window.foot.text
    assert not after.window.page("import").reading.mends


def test_a_list_that_is_gone_is_told_and_the_program_goes_on(qtbot, sqlite_store, somebody, liste):
    half_read(somebody, liste)
    liste.unlink()
    after = started(qtbot, sqlite_store, somebody)
    assert "Filen findes ikke" in after.window.foot.text
    after.press("Ctrl+1")
    assert after.window.here == "today"
