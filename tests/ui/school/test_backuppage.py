"""Sikkerhedskopi on page Skole: making, checking, and restoring with open eyes."""

from datetime import UTC, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from gf2tracker.actions import school as schools
from gf2tracker.errors import Refusal
from gf2tracker.queries import school
from gf2tracker.settings import Settings
from gf2tracker.store.store import Store
from tests import given
from tests.inline import InlineWork
from tests.ui.frame import TODAY, shown_rows
from tests.ui.lane import HeldLane
from ui.school.backups import Copies
from ui.screens.school import BACKUPS
from ui.window import Window

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, sqlite_path):
    opened = Store.open(sqlite_path, by="abc")
    given.a_class(opened, students=2)
    opened.close()
    work = InlineWork(lambda: Store.open(sqlite_path, by="abc"))
    work.failed.connect(_raise)
    moment = datetime.combine(TODAY, time(8, 40), UTC)
    window = Window(work, lambda: moment, Settings(initials="MEKR"))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    work.start()
    window.open_page("school")
    page = window.page("school")
    page.show_section(BACKUPS)
    page.sections.entered.emit()
    yield window
    work.close()


@pytest.fixture
def page(window):
    return window.page("school")


def _raise(fault: Exception) -> None:
    raise fault


def press(widget, key, modifier) -> None:
    """Press a key in the window that has the keyboard, as it lost it between fixture and test."""
    widget.window().activateWindow()
    QApplication.processEvents()
    QTest.keyClick(widget, key, modifier)


def names_of_sites(page) -> list[str]:
    found: list[str] = []
    page.work.ask(lambda answer: found.extend(s.name for s in answer.value), school.sites)
    return found


def test_a_school_without_copies_says_when_they_come(page):
    part = page.backups.part
    assert part.head.sentence.text() == "Ingen sikkerhedskopi endnu"
    assert not part.restore.isEnabled()


def test_a_copy_is_made_by_key_and_listed_with_what_is_in_it(page, window):
    press(page.backups.part.table, Key.Key_S, Ctrl)
    table = page.backups.part.table
    assert shown_rows(table, "classes") == ["1"]
    assert shown_rows(table, "students") == ["2"]
    assert window.foot.backup.text().startswith("Sikkerhedskopi ")


def test_a_copy_can_be_saved_anywhere_and_read_again(page, tmp_path):
    file = tmp_path / "min kopi.gf2"
    page.backups.save_as(file)
    page.backups.open_file(file)
    assert page.backups.stack.currentWidget() is page.backups.going_back
    assert page.backups.going_back.file.text() == "min kopi.gf2"


def test_a_file_that_is_no_copy_is_refused_and_nothing_opens(page, tmp_path):
    file = tmp_path / "brev.gf2"
    file.write_text("Kære skole")
    refused = []
    page.work.refused.connect(refused.append)
    page.backups.open_file(file)
    assert refused[0].text.startswith("brev.gf2 er ikke en sikkerhedskopi")
    assert page.backups.stack.currentWidget() is page.backups.part


def test_whole_data_is_said_to_be_whole(page):
    page.backups.part.check.click()
    assert page.backups.part.found.text() == "Data er hele"


def test_faults_in_the_data_are_told_one_a_line(page):
    page.backups.part.show_problems(("tabel x mangler", "tabel y mangler"))
    assert page.backups.part.found.text() == "2 fejl i data"
    assert page.backups.part.problems.text() == "tabel x mangler\ntabel y mangler"


def test_what_restoring_will_do_is_shown_before_it_is_done(page, sqlite_path):
    page.backups.back_up()
    page.do(schools.add_site, "Havnegade")
    QTest.keyClick(page.backups.part.table, Key.Key_Return)
    shown = page.backups.going_back
    assert [label.text() for label in shown.cells["students"]] == ["2", "2"]
    then, now = (label.text() for label in shown.cells["steps"])
    assert int(now) == int(then) + 1
    assert shown.warning.label.text().startswith("1 trin, der er gjort efter kopien, er ikke i den")
    assert shown.kept.text().endswith("gf2.db.før-gendannelse")
    assert names_of_sites(page) == ["Ballerup", "Havnegade"]


def test_escape_leaves_everything_as_it_was(page):
    page.backups.back_up()
    page.do(schools.add_site, "Havnegade")
    page.backups.part.restore.click()
    QTest.keyClick(page.backups.going_back.cancel, Key.Key_Escape)
    assert page.backups.stack.currentWidget() is page.backups.part
    assert names_of_sites(page) == ["Ballerup", "Havnegade"]


def test_a_restored_copy_is_seen_on_every_page_and_the_old_data_is_kept(
    page, window, sqlite_path, tmp_path
):
    page.backups.back_up()
    page.do(schools.add_site, "Havnegade")
    window.open_page("today")
    window.open_page("school")
    page.backups.part.restore.click()
    press(page.backups.going_back.deed, Key.Key_Return, Ctrl)
    assert names_of_sites(page) == ["Ballerup"]
    assert shown_rows(page.sites.table, "name") == ["Ballerup"]
    assert page.backups.stack.currentWidget() is page.backups.part
    kept = [one.name for one in (tmp_path / "store").iterdir() if "før-gendannelse" in one.name]
    assert {"gf2.db.før-gendannelse", "gf2.keys.før-gendannelse"} <= set(kept)


def test_a_damaged_copy_is_refused_there_and_the_school_goes_on(page):
    page.backups.back_up()
    copy = page.backups.part.copies.copies[0]
    whole = copy.file.read_bytes()
    page.backups.show_restore(copy)
    copy.file.write_bytes(whole[: len(whole) // 2])
    page.backups.going_back.deed.click()
    assert page.backups.going_back.obstacle.label.text()
    assert page.backups.going_back.deed.isEnabled()
    page.do(schools.add_site, "Havnegade")
    assert names_of_sites(page) == ["Ballerup", "Havnegade"]


def test_it_can_be_said_who_sits_here(page, window):
    page.show_section("staff")
    page.initials = window.settings.initials = ""
    page.staff.table.choose(page.staff.table.rows.items[0].id)
    page.staff.shown[1][1].setEnabled(True)
    page.staff.shown[1][1].click()
    assert window.settings.initials == "MEKR"


def test_on_a_server_it_is_said_who_takes_the_copies(page):
    page.backups.part.show_copies(Copies(None, None, ()), page.clock())
    part = page.backups.part
    assert part.head.sentence.text() == "Data ligger på skolens server"
    assert part.server.isVisible()
    assert not part.make.isVisible()
    assert not part.table.isVisible()
    assert part.check.isVisible()
    assert page.backups.first_focus() is part.check


def test_the_copies_have_saved_views_and_their_days_are_dates_in_excel(page):
    part = page.backups.part
    press(part.table, Key.Key_S, Ctrl)
    press(part.table, Key.Key_V, Qt.KeyboardModifier.AltModifier)
    (menu,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()
    ]
    assert "Gem tabellen i Excel …" in [action.text() for action in menu.actions()]
    menu.close()
    row = part.table.sheet().rows[0]
    assert (row[0].year, part.table.sheet().headings[0]) == (part.copies.now.made_at.year, "Dag")


# --- while something goes on ----------------------------------------------------------------------


@pytest.fixture
def lane(window):
    """The store's lane, held: what is asked for happens when the test says so."""
    inline = window.work._lane
    held = window.work._lane = HeldLane()
    yield held
    held.go()
    window.work._lane = inline


def test_a_button_says_that_its_deed_goes_on_and_is_pressed_once(page, lane):
    part = page.backups.part
    press(part.table, Key.Key_S, Ctrl)
    assert (part.make.text(), part.make.isEnabled()) == ("Gemmer sikkerhedskopi …", False)
    press(part.table, Key.Key_S, Ctrl)
    lane.go()
    assert (part.make.text(), part.make.isEnabled()) == ("Gem sikkerhedskopi nu", True)
    assert len(part.copies.copies) == 1


def test_what_an_earlier_check_found_is_not_seen_while_the_data_is_checked(page, lane):
    part = page.backups.part
    part.show_problems(("Elev 4 mangler.",))
    part.check.click()
    assert part.check.text() == "Kontrollerer data …"
    assert not part.problems.isVisible()
    lane.go()
    assert part.found.text() == "Data er hele"
    assert (part.check.text(), part.check.isEnabled()) == ("Kontrollér data", True)


def test_a_check_that_is_refused_can_be_tried_again(page, lane, monkeypatch):
    def refuse(_store):
        raise Refusal("Filen kan ikke læses.")

    monkeypatch.setattr(Store, "problems", refuse)
    page.backups.part.check.click()
    lane.go()
    assert page.backups.part.check.isEnabled()
    assert page.window().foot.text == "Filen kan ikke læses."


def test_a_copy_that_is_being_restored_says_so(page, lane):
    press(page.backups.part.table, Key.Key_S, Ctrl)
    lane.go()
    page.backups.part.restore.click()
    lane.go()
    back = page.backups.going_back
    back.deed.click()
    assert (back.deed.text(), back.deed.isEnabled()) == ("Gendanner kopien …", False)
    lane.go()
    assert page.backups.stack.currentWidget() is page.backups.part
