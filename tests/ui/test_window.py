"""The window: which page and class it opens with, what its frame says, and the ways in."""

from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from gf2tracker.actions import classes, demo, register, school, staff
from gf2tracker.domain.people import Role
from gf2tracker.errors import Refusal
from gf2tracker.settings import Settings
from tests import given, registers, user
from tests.inline import InlineWork
from tests.user import TODAY
from ui import problem
from ui.dialogs.guidesheet import GuideSheet
from ui.menu import Menu
from ui.window import PLACES, SCREENS, Window

ROOM = (1280, 800)


@pytest.fixture
def tom(sqlite_store):
    return given.a_class(sqlite_store, "tøm-26a", students=3)


@pytest.fixture
def somebody(qtbot, sqlite_store, tom):
    return user.at(qtbot, sqlite_store)


def menus():
    return [
        one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()
    ]


def lines(menu):
    return [action.text() for action in menu.actions() if action.text()]


# --- what it opens with --------------------------------------------------------------------------


def test_an_empty_school_opens_on_its_classes(qtbot, sqlite_store):
    newcomer = user.at(qtbot, sqlite_store, by="")
    assert newcomer.window._page == "classes"
    assert "Hvem er du?" in newcomer.seen()
    assert newcomer.window.bar.chooser.text() == "Intet hold"
    assert not newcomer.faults


def test_a_school_with_classes_opens_on_today_and_ones_own_class(qtbot, sqlite_store, tom):
    other = given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    given.a_class(sqlite_store, "auto-26a", contact_teacher_id=other)
    assert user.at(qtbot, sqlite_store, by="JEHO").window.bar.chooser.text() == "auto-26a"
    mette = user.at(qtbot, sqlite_store, by="MEKR")
    assert (mette.window._page, mette.window.bar.chooser.text()) == ("today", "tøm-26a")
    assert "Mette Kragh kontaktlærer" in mette.seen()


def test_the_demo_school_is_marked_as_one(qtbot, sqlite_store):
    sqlite_store.do(demo.build, TODAY, 2)
    newcomer = user.at(qtbot, sqlite_store, by="")
    assert "demoskole" in newcomer.window.windowTitle()
    assert "Demoskole: opdigtede personer" in newcomer.seen()
    assert "Mette Kragh" in newcomer.seen()
    assert Settings.read().initials == ""


def test_every_page_opens_by_its_key_and_marks_its_place(somebody):
    for page in PLACES:
        somebody.press(page.keys)
        assert somebody.window._page == page.name
        assert somebody.window.side.items[page.name].isChecked()
    assert not somebody.faults


def test_a_page_that_is_reached_from_others_stands_under_one_of_them(somebody):
    somebody.window.open_page("student")
    assert somebody.window.side.items["students"].isChecked()
    somebody.window.open_page("import")
    assert somebody.window.side.items["classes"].isChecked()


def test_no_page_is_made_before_it_is_opened(somebody):
    assert set(somebody.window._screens) == {"today"}
    assert len(SCREENS) > len(PLACES)


def test_no_page_is_opened_before_the_store_stands(qtbot):
    def refuse():
        raise Refusal("Data er i brug et andet sted.")

    work = InlineWork(refuse)
    made = Window(work, lambda: datetime(2026, 8, 17, 8, 40, tzinfo=UTC), Settings())
    qtbot.addWidget(made)
    made.show()
    work.start()
    for page in PLACES:
        QTest.keyClick(made, *_key(page.keys))
    made.open_file("liste.csv")
    assert made.pages.currentWidget() is made.opening
    assert not made._screens


def _key(keys):
    found = QKeySequence(keys)[0]
    return found.key(), found.keyboardModifiers()


def test_a_refusal_is_left_behind_with_its_page(somebody):
    somebody.window.foot.refuse("Der er allerede et hold med det navn.")
    somebody.press("Ctrl+1")
    assert somebody.window.foot.text == "Der er allerede et hold med det navn."
    somebody.press("Ctrl+2")
    assert somebody.window.foot.text == ""
    somebody.window.foot.deed("Hold omdøbt")
    somebody.press("Ctrl+1")
    assert somebody.window.foot.text == "Hold omdøbt"


# --- the frame -----------------------------------------------------------------------------------


def test_the_frame_tells_class_day_and_week(somebody):
    seen = somebody.seen()
    assert "tøm-26a Tømrer · 3 elever" in seen
    assert "man 17.08.2026" in seen
    assert "uge 34 undervisningsuge 2 af 20" in seen


def test_the_badge_of_today_counts_what_must_be_done(somebody, sqlite_store, tom):
    first = given.MONDAY  # from a class's first register on every one is asked for
    somebody.work.do(register.take, tom.id, first, (1,), time(8, 20))
    somebody.settle()
    before = somebody.window.side.items["today"].count
    somebody.press("F")
    somebody.press("Ctrl+Enter", "Ctrl+1")
    assert somebody.window.side.items["today"].count == before - 1
    assert somebody.window.side.items["today"].must_act


def test_a_class_that_is_renamed_is_told_at_once(somebody, tom):
    somebody.work.do(classes.change, tom.id, {"code": "tøm-26x"})
    somebody.settle()
    assert somebody.window.bar.chooser.text() == "tøm-26x"


def test_a_class_that_is_gone_gives_way_to_another(somebody, sqlite_store, tom):
    other = given.a_class(sqlite_store, "auto-26a")
    somebody.window.desk.ask_everything()
    somebody.work.do(classes.delete, tom.id)
    somebody.settle()
    assert somebody.window.focus_now.class_id == other.id
    assert somebody.window.bar.chooser.text() == "auto-26a"


def test_what_was_done_is_told_and_taken_back_from_the_foot(somebody):
    somebody.work.do(school.programme_named, "Maler")
    somebody.settle()
    assert "Uddannelse tilføjet: Maler Fortryd" in somebody.seen()
    assert "Alt er gemt" in somebody.seen()
    somebody.window.foot._undo.click()
    somebody.settle()
    assert "Fortrudt: Uddannelse tilføjet: Maler" in somebody.seen()


def test_a_bug_opens_the_problem_dialog_and_the_program_goes_on(somebody, capsys):
    somebody.work.failed.connect(problem.report)
    somebody.work.ask(lambda _answer: None, lambda _connection: 1 // 0)
    QApplication.processEvents()
    dialog = problem._reporter.dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.go_on.click()
    somebody.settle()
    assert "ZeroDivisionError" in capsys.readouterr().err
    somebody.faults.clear()
    somebody.press("Ctrl+4")
    assert "Før 1. lektion" in somebody.seen()


# --- menu, keys, palette -------------------------------------------------------------------------


def test_f10_opens_the_menu_with_what_can_be_undone(somebody, sqlite_store):
    sqlite_store.by = "MEKR"
    somebody.press("Ctrl+4")
    somebody.type("u")
    somebody.press("F10")
    (menu,) = menus()
    assert lines(menu)[0].startswith("Fortryd: 1 elev markeret udeblevet")
    assert not menu.actions()[1].isEnabled()
    somebody.press("Down", "Enter")
    assert "Fortrudt: 1 elev markeret udeblevet" in somebody.seen()


def test_who_sits_here_is_chosen_in_the_menu_and_remembered(somebody, sqlite_store):
    sqlite_store.do(
        staff.add, {"initials": "JEHO", "name": "Jens Holst", "roles": (Role.COUNSELLOR,)}
    )
    somebody.window.desk.ask_everything()
    somebody.press("F10")
    who = next(one.menu() for one in menus()[0].actions() if isinstance(one.menu(), Menu))
    assert lines(who) == ["Jens Holst (JEHO)", "Mette Kragh (MEKR)"]
    who.actions()[0].trigger()
    somebody.settle()
    assert "Jens Holst" in somebody.seen()
    assert Settings.read().initials == "JEHO"
    somebody.press("Ctrl+4")
    somebody.type("u")
    assert sqlite_store.by == "JEHO"
    assert somebody.page("absence").initials == "JEHO"


def test_without_staff_the_menu_leads_to_the_page_that_has_them(qtbot, sqlite_store):
    newcomer = user.at(qtbot, sqlite_store, by="")
    newcomer.press("F10")
    who = next(one.menu() for one in menus()[0].actions() if isinstance(one.menu(), Menu))
    assert lines(who) == ["Skriv dig på listen på siden Skole …"]
    who.actions()[0].trigger()
    newcomer.settle()
    assert newcomer.window._page == "school"
    newcomer.press("Ctrl+N")
    assert "Ny medarbejder" in newcomer.seen()


def test_f1_tells_the_keys_that_work_everywhere(somebody):
    somebody.press("F1")
    seen = somebody.seen()
    assert "Overalt" in seen
    assert "Søg eller gør" in seen
    somebody.press("Esc", "Ctrl+4", "F1")
    assert "Taster i protokollen" in somebody.seen()
    somebody.press("F1")
    assert "Fortryd og sikkerhed" in somebody.seen()
    somebody.press("Esc", "Ctrl+0", "Shift+F1")
    assert somebody.window.findChildren(GuideSheet)[-1].list.marked.key == "skole"


def test_the_palette_is_one_and_the_same(somebody):
    somebody.press("Ctrl+K", "Esc", "Ctrl+K")
    assert len(somebody.window.findChildren(type(somebody.window.finding.palette))) == 1
    assert somebody.window.finding.palette.field.text() == ""
    somebody.type("kontrol")
    somebody.press("Enter")
    assert "Alle data er kontrolleret. Der er ingen fejl." in somebody.seen()


def test_a_day_is_taken_back_to_today_by_its_name(somebody):
    somebody.press("Alt+Right", "Alt+Right", "Ctrl+K")
    assert "ons 19.08.2026" in somebody.seen()
    somebody.type("til i dag")
    somebody.press("Enter")
    assert "man 17.08.2026" in somebody.seen()


def test_the_week_is_chosen_on_the_band(somebody):
    somebody.window.band.setFocus()
    QTest.keyClick(somebody.window.band, Qt.Key.Key_Right)
    somebody.settle()
    assert somebody.window.focus_now.day.isocalendar().week == 35


# --- files ---------------------------------------------------------------------------------------


def test_a_file_that_is_dropped_opens_its_preview(somebody, tmp_path):
    file = tmp_path / "hold.csv"
    file.write_text("Hold;Fornavn;Efternavn\ntøm-26a;Bo;Ax\n", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    window = somebody.window
    drags = (
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entered = QDragEnterEvent(QPoint(400, 400), *drags)
    window.dragEnterEvent(entered)
    assert entered.isAccepted()
    window.dropEvent(QDropEvent(QPointF(400, 400), *drags))
    somebody.settle()
    assert window._page == "import"
    assert not somebody.faults


def test_what_is_no_file_is_not_taken(somebody):
    mime = QMimeData()
    mime.setText("bare tekst")
    drags = (
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entered = QDragEnterEvent(QPoint(400, 400), *drags)
    entered.ignore()
    somebody.window.dragEnterEvent(entered)
    assert not entered.isAccepted()


# --- the end -------------------------------------------------------------------------------------


def test_the_class_is_remembered_for_the_next_start(qtbot, sqlite_store, tom):
    given.a_class(sqlite_store, "vvs-26a")
    somebody = user.at(qtbot, sqlite_store)
    row = next(row for row in somebody.window.desk.classes if row.code == "vvs-26a")
    somebody.window.bar.class_chosen.emit(row.id)
    somebody.settle()
    somebody.leave()
    assert Settings.read().last_class == "vvs-26a"
    assert Settings.read().window


def test_a_backup_is_written_at_the_end_when_something_was_done(qtbot, sqlite_store, tom, tmp_path):
    idle = user.at(qtbot, sqlite_store)
    idle.window.backups.at_exit()
    assert sqlite_store.newest_backup() is None
    registers.take_day(sqlite_store, tom.id, date(2026, 8, 14))
    idle.work.do(school.programme_named, "Maler")
    idle.window.backups.at_exit()
    idle.settle()
    assert sqlite_store.newest_backup() is not None
    assert "Sikkerhedskopi i dag" in idle.seen() or "Sikkerhedskopi" in idle.seen()


def test_midnight_leaves_another_day_alone(somebody):
    somebody.press("Alt+Left")
    before = somebody.window.focus_now.day
    somebody.now = somebody.now.replace(day=18)
    somebody.window._on_minute()
    assert somebody.window.focus_now.day == before
    assert somebody.window.focus_now.today == date(2026, 8, 18)
    assert somebody.now.time() == time(8, 40)
