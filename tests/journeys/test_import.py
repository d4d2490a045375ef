"""A list comes in: chosen, dropped or pasted, looked at, mended, stored, taken back."""

import time
import zipfile
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from gf2tracker.intake import guard
from gf2tracker.queries import students
from gf2tracker.store.store import Store
from tests import given, user
from tests.intake.make_examples import EXAMPLES
from tests.schools import MARKUP
from tests.user import TODAY, User
from ui.work import Work

pytestmark = pytest.mark.journey

FORMULA = '=HYPERLINK("x") Dam'
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def own_dialogs():
    """Qt's own file dialog instead of the desktop's, so that a test can type in it."""
    attribute = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    QCoreApplication.setAttribute(attribute, on=True)
    yield
    QCoreApplication.setAttribute(attribute, on=False)


@pytest.fixture
def newcomer(qtbot, sqlite_path, own_dialogs):
    """Somebody at an empty school, with real work off the GUI thread."""
    somebody = User(qtbot, Work(lambda: Store.open(sqlite_path, by="MEKR")))
    user.waits(qtbot, lambda: somebody.window.stands)
    somebody.settle()
    yield somebody
    somebody.work.close()
    assert not somebody.faults


def choose(somebody, path):
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog))
    dialog.findChild(QLineEdit).setText(str(path))
    dialog.findChild(QLineEdit).setFocus()
    somebody.press("Enter")


def drop(somebody, *paths):
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QDragEnterEvent, QDropEvent):
        at = somebody.window.rect().center()
        place = QPointF(at) if kind is QDropEvent else at
        event = kind(place, Qt.DropAction.CopyAction, files, LEFT, none)
        QCoreApplication.sendEvent(somebody.window, event)
        assert event.isAccepted()
    somebody.settle()


def a_list(path, count, *, names=()):
    """Write a class list as a teacher would; return its path."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Hold: tøm-26b"])
    sheet.append(["Start: 10.08.2026"])
    sheet.append(["Navn", "Mobil", "Født"])
    for at in range(count):
        name = names[at] if at < len(names) else f"Elev{at + 1} Dam"
        sheet.append([name, f"15 42 07 {at:02d}", date(2008, 8, 17)])
        sheet.cell(sheet.max_row, 1).data_type = "s"
    book.save(path)
    return path


def in_store(path):
    store = Store.open(path, by="abc")
    found = [one.name for one in store.ask(students.listing, TODAY).value]
    store.close()
    return found


def test_a_list_is_chosen_looked_at_imported_taken_back_and_brought_again(newcomer, sqlite_path):
    newcomer.press("Ctrl+I")
    choose(newcomer, EXAMPLES / "klasseliste.xlsx")
    assert "klasseliste.xlsx" in newcomer.seen()
    assert "12 rækker importeres: 12 nye" in newcomer.seen()
    newcomer.press("Ctrl+Enter")
    assert "12 elever importeret: tøm-26a" in newcomer.seen()
    assert "12 elever på tøm-26a" in newcomer.seen()
    newcomer.press("Ctrl+Z")
    assert "12 elever på tøm-26a" not in newcomer.seen()
    newcomer.press("Ctrl+Y")
    assert "12 elever på tøm-26a" in newcomer.seen()
    newcomer.leave()
    assert len(in_store(sqlite_path)) == 12


def test_the_same_file_dropped_again_is_unchanged_and_told(newcomer):
    newcomer.presses = 0
    drop(newcomer, EXAMPLES / "klasseliste.xlsx")
    newcomer.press("Ctrl+Enter")
    assert newcomer.presses == 1
    drop(newcomer, EXAMPLES / "klasseliste.xlsx")
    seen = newcomer.seen()
    assert "Der er intet at importere: 12 uændrede" in seen
    assert "Den samme fil er importeret 17.08.2026." in seen
    newcomer.press("Ctrl+Enter")
    assert "Der er intet at importere" in newcomer.seen()


def test_from_an_own_list_to_register_and_report(newcomer, tmp_path):
    drop(newcomer, a_list(tmp_path / "mit hold.xlsx", 28))
    assert "28 rækker importeres: 28 nye" in newcomer.seen()
    newcomer.press("Ctrl+Enter", "Ctrl+4")
    newcomer.type("u")
    newcomer.press("Ctrl+Enter")
    assert "1 mangler" in newcomer.seen()
    newcomer.press("Ctrl+8", "Ctrl+Enter")
    target = tmp_path / "status.xlsx"
    choose(newcomer, target)
    user.waits(newcomer.qtbot, target.exists)
    newcomer.settle()
    assert "Rapporten er gemt: status.xlsx, 28 elever." in newcomer.seen()
    book = openpyxl.load_workbook(target)
    assert "Elever" in book.sheetnames


def test_names_that_look_like_something_else_stay_names(newcomer, tmp_path):
    names = (MARKUP, FORMULA)
    drop(newcomer, a_list(tmp_path / "liste.xlsx", 2, names=names))
    assert all(name in newcomer.seen() for name in names)
    newcomer.press("Ctrl+Enter")
    assert all(name in newcomer.seen() for name in names)
    newcomer.press("Ctrl+8", "Ctrl+Enter")
    target = tmp_path / "status.xlsx"
    choose(newcomer, target)
    user.waits(newcomer.qtbot, target.exists)
    newcomer.settle()
    cells = [
        cell
        for sheet in openpyxl.load_workbook(target)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]
    found = {str(cell.value) for cell in cells}
    assert any("<img" in text for text in found)
    assert any("HYPERLINK" in text for text in found)
    assert all(cell.data_type != "f" for cell in cells if "HYPERLINK" in str(cell.value))


def test_faults_are_mended_by_key_until_every_row_is_good(newcomer, sqlite_path):
    drop(newcomer, EXAMPLES / "med-fejl.xlsx")
    assert "5 med fejl udelades, hvis de ikke rettes" in newcomer.seen()
    newcomer.press("Enter")
    assert "Den 31. februar 2008 findes ikke." in newcomer.seen()
    newcomer.press("Ctrl+A")
    newcomer.type("28.02.2008")
    newcomer.press("Ctrl+Enter", "F2")
    newcomer.type("Noah Bech")
    newcomer.press("Ctrl+Enter", "Del", "Del", "Del")
    assert "Importér 5 rækker" in newcomer.seen()
    newcomer.press("Ctrl+Enter")
    newcomer.leave()
    assert {"Noah Bech", "Noah Lyngby"} <= set(in_store(sqlite_path))


def test_a_list_without_class_is_imported_by_saying_which(newcomer, sqlite_path):
    drop(newcomer, EXAMPLES / "optagelse.csv")
    assert "Hvilket hold er listen om?" in newcomer.seen()
    newcomer.type("tøm-26c")
    newcomer.press("Ctrl+Enter", "Ctrl+Enter")
    assert "8 elever på tøm-26c" in newcomer.seen()


def test_a_table_is_pasted_on_the_page_of_classes(newcomer):
    QGuiApplication.clipboard().setText("Navn\tHold\tHoldstart\nAda Bak\ttøm-26b\t10.08.2026")
    newcomer.press("Ctrl+2", "Ctrl+V")
    assert "1 række importeres: 1 ny" in newcomer.seen()


def test_a_list_is_put_away_and_taken_back(newcomer):
    drop(newcomer, EXAMPLES / "lectio.csv")
    if "Hvilket hold" in newcomer.seen():
        newcomer.press("Esc")
    newcomer.press("Esc")
    assert "Tilbage til lectio.csv" in newcomer.seen()


def test_esc_stops_the_reading(newcomer, monkeypatch):
    monkeypatch.setattr(guard, "_START", "import time; time.sleep(60)")
    began = time.monotonic()
    newcomer.window.open_file(str(EXAMPLES / "lectio.csv"))
    user.waits(newcomer.qtbot, lambda: "Læser lectio.csv" in newcomer.seen())
    newcomer.press("Esc")
    assert "Læsningen er standset. Intet er gemt." in newcomer.seen()
    assert time.monotonic() - began < 9
    monkeypatch.undo()
    drop(newcomer, EXAMPLES / "klasseliste.xlsx")
    assert "12 rækker importeres" in newcomer.seen()


def test_the_window_closes_while_a_list_is_read(newcomer, monkeypatch):
    monkeypatch.setattr(guard, "_START", "import time; time.sleep(60)")
    newcomer.window.open_file(str(EXAMPLES / "lectio.csv"))
    user.waits(newcomer.qtbot, lambda: "Læser lectio.csv" in newcomer.seen())
    began = time.monotonic()
    newcomer.leave()
    assert time.monotonic() - began < 9


def test_two_lists_dropped_at_once_end_with_the_last(newcomer):
    newcomer.window.open_file(str(EXAMPLES / "flere-hold.xlsx"))
    drop(newcomer, EXAMPLES / "klasseliste.xlsx")
    assert "12 rækker importeres: 12 nye" in newcomer.seen()


def a_bomb():
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/workbook.xml", bytes(200 * 2**20))
    return content.getvalue()


def test_bad_files_are_one_sentence_each_and_the_page_goes_on(newcomer, tmp_path):
    bad = {
        "bombe.xlsx": a_bomb(),
        "gammel.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "halv.xlsx": (EXAMPLES / "klasseliste.xlsx").read_bytes()[:900],
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    said = set()
    for path in (*(tmp_path / name for name in bad), tmp_path, tmp_path / "væk.xlsx"):
        drop(newcomer, path)
        text = newcomer.window.foot.text
        assert text.endswith(".")
        assert "Traceback" not in text
        assert newcomer.window.foot.kind == "refusal"
        said.add(text)
    assert len(said) == 5
    drop(newcomer, EXAMPLES / "klasseliste.xlsx")
    assert "12 rækker importeres: 12 nye" in newcomer.seen()


def test_data_that_changed_meanwhile_are_looked_at_again(qtbot, sqlite_store):
    teacher = user.at(qtbot, sqlite_store)
    QGuiApplication.clipboard().setText("Navn\tHold\tHoldstart\nAda Bak\ttøm-26b\t10.08.2026")
    teacher.press("Ctrl+2", "Ctrl+V")
    given.a_class(sqlite_store, "tøm-26b")
    teacher.press("Ctrl+Enter")
    assert "Dataene er ændret, siden filen blev læst." in teacher.seen()
    teacher.press("Ctrl+Enter")
    assert "1 elev importeret: tøm-26b" in teacher.seen()


def test_the_keys_of_the_import_are_told_by_f1(newcomer):
    drop(newcomer, EXAMPLES / "klasseliste.xlsx")
    newcomer.press("F1")
    assert "udelad den, eller tag den med igen" in newcomer.seen()
