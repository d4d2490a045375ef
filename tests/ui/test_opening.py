"""The page that stands while the data cannot be opened: why, another try, a backup that is offered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from gf2tracker.errors import Damaged, Refusal
from gf2tracker.store.store import Store
from tests.store.deeds import add, names
from ui.opening import Opening
from ui.work import Work


@pytest.fixture
def hurt(sqlite_path):
    """A damaged store that has a backup with the programme "a"."""
    store = Store.open(sqlite_path, by="abc")
    store.do(add, "a")
    store.back_up()
    store.close()
    path = Path(sqlite_path)
    content = bytearray(path.read_bytes())
    content[100:200] = bytes(100)
    path.write_bytes(content)
    return path


def test_why_is_told_with_another_try(qtbot):
    page = Opening()
    qtbot.addWidget(page)
    page.show_why(Refusal("Luk vinduet først."))
    assert page.first_step() is page.again
    with qtbot.waitSignal(page.wanted):
        qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)


def test_a_damaged_store_without_a_backup_offers_none(qtbot, tmp_path):
    page = Opening()
    qtbot.addWidget(page)
    page.show_why(Damaged("Datafilen er beskadiget.", tmp_path / "gf2.db", None))
    assert page.first_step() is page.again


def test_the_backup_of_a_damaged_store_is_brought_back(qtbot, hurt):
    page, work, stores = Opening(), Work(lambda: Store.open(hurt, by="abc")), []
    qtbot.addWidget(page)
    work.not_opened.connect(page.show_why)
    page.backup_wanted.connect(work.bring_back)
    work.opened.connect(stores.append)
    work.start()
    qtbot.waitUntil(lambda: not work.is_busy, timeout=20_000)
    assert page.first_step() is page.restore
    qtbot.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(stores) and not work.is_busy, timeout=20_000)
    found = []
    work.ask(found.append, names)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert found[0].value == ["a"]
    assert hurt.with_name("gf2.db.beskadiget").exists()
    work.close()


def test_a_long_reason_is_shown_to_its_end(qtbot):
    page = Opening()
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    page.show_why(Refusal("Disken svarer ikke, som den skal. " * 8))
    label = page._text
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert label.height() > 3 * label.fontMetrics().height()
