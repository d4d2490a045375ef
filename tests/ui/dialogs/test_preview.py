"""The preview of a paper by keyboard: seen, saved, opened, printed, and what goes wrong."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from tests import given, papertext
from tests.ui.frame import a_page, dialog_of
from ui.dialogs.papers import PaperForms
from ui.dialogs.preview import Preview
from ui.preview import place
from ui.preview.pages import Zoom
from ui.screens.classes import ClassesScreen


@pytest.fixture
def page(qtbot, sqlite_store):
    made = given.a_class(sqlite_store, students=6)
    return a_page(qtbot, ClassesScreen, sqlite_store, made.id)


@pytest.fixture
def preview(page):
    PaperForms(page).open_attendance()
    return dialog_of(page)


def opened_files(monkeypatch, *, is_there=True):
    opened = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or is_there
    )
    return opened


def press(dialog, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifier)
    QApplication.processEvents()


def ctrl(dialog, key):
    press(dialog, key, Qt.KeyboardModifier.ControlModifier)


def test_the_pages_are_shown_with_the_keyboard_on_them(preview):
    assert preview.windowTitle() == "Mødeliste tøm-26a, onsdag 19.08.2026"
    assert preview.pages.count == 1
    assert preview.pages.hasFocus()
    assert preview.pages.accessibleDescription().endswith("onsdag 19.08.2026. Side 1 af 1")


def test_everything_on_it_can_be_reached_and_has_a_name(preview):
    for part in (preview.zoom, preview.pages):
        assert part.accessibleName()
    for button in (preview.print, preview.save, preview.open_pdf, preview.shut):
        assert button.words()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_keys_move_over_the_page_and_change_its_size(preview):
    bar = preview.pages.verticalScrollBar()
    press(preview, Qt.Key.Key_PageDown)
    assert bar.value() == min(bar.pageStep(), bar.maximum())
    press(preview, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    press(preview, Qt.Key.Key_Home)
    assert bar.value() == 0
    press(preview, Qt.Key.Key_Minus)
    assert preview.zoom.current == Zoom.PAGE
    assert bar.maximum() == 0  # the whole page is seen
    press(preview, Qt.Key.Key_Plus)
    assert preview.zoom.current == Zoom.WIDTH


def test_a_paper_of_two_pages_tells_which_one_is_seen(page, sqlite_store):
    given.some_students(sqlite_store, page.focus_now.class_id, 70)
    PaperForms(page).open_attendance()
    dialog = dialog_of(page)
    assert (dialog.number.text(), dialog.number.isVisible()) == ("Side 1 af 2", True)
    press(dialog, Qt.Key.Key_End)
    assert dialog.number.text() == "Side 2 af 2"
    assert dialog.pages.accessibleDescription().endswith("Side 2 af 2")


def test_escape_leaves_it_and_lets_go_of_the_pages(preview):
    press(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()
    assert preview.pages.count == 0


def test_an_overview_can_be_seen_by_absence_or_by_name(page):
    PaperForms(page).open_overview()
    dialog = dialog_of(page)
    assert dialog.choice.isVisible()
    dialog.choice.buttons["1"].click()
    assert dialog.pages.count == 1
    assert dialog._paper.data["definition"].endswith("Efter navn.")


def test_one_paper_has_no_order_to_choose(preview):
    assert not preview.choice.isVisible()


def test_ctrl_s_asks_for_a_file_with_a_free_name_and_writes_it(preview, page, tmp_path):
    page.settings.report_folder = str(tmp_path)
    (tmp_path / "moedeliste-tøm-26a-2026-08-19.pdf").write_bytes(b"the old one")
    ctrl(preview, Qt.Key.Key_S)
    (dialog,) = [one for one in preview.findChildren(QFileDialog) if one.isVisible()]
    assert Path(dialog.selectedFiles()[0]).name == "moedeliste-tøm-26a-2026-08-19 (2).pdf"
    dialog.accept()
    written = tmp_path / "moedeliste-tøm-26a-2026-08-19 (2).pdf"
    assert "Birgitte" in papertext.words(written.read_bytes())
    assert preview.said.text() == f"Gemt: {written.name}"
    assert page.settings.report_folder == str(tmp_path)


def test_a_folder_that_is_gone_is_told_in_the_dialog(preview, tmp_path):
    preview.write_to(tmp_path / "gone" / "a.pdf")
    assert "findes ikke" in preview.fault.label.text()
    assert preview.fault.isVisible()
    preview.write_to(tmp_path / "a.pdf")
    assert not preview.fault.isVisible()


def test_ctrl_o_opens_the_pdf_where_it_goes_with_the_program(preview, monkeypatch):
    opened = opened_files(monkeypatch)
    ctrl(preview, Qt.Key.Key_O)
    ctrl(preview, Qt.Key.Key_O)
    names = [file.name for file in opened]
    assert names[0].startswith("moedeliste-tøm-26a-2026-08-19")
    assert len(set(names)) == 2  # a viewer may hold the first one
    assert all(file.read_bytes().startswith(b"%PDF") for file in opened)


def test_a_disk_without_room_for_the_pdf_is_told(preview, monkeypatch, tmp_path):
    opened = opened_files(monkeypatch)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    place._drafts.cache_clear()
    ctrl(preview, Qt.Key.Key_O)
    assert opened == []
    assert "Gem PDF'en i en mappe i stedet" in preview.fault.label.text()


def test_a_computer_without_a_viewer_is_told(preview, monkeypatch):
    opened_files(monkeypatch, is_there=False)
    ctrl(preview, Qt.Key.Key_O)
    assert "intet program til PDF" in preview.fault.label.text()


def test_without_a_printer_the_pdf_is_opened_instead(preview, monkeypatch):
    opened = opened_files(monkeypatch)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    ctrl(preview, Qt.Key.Key_Return)
    assert len(opened) == 1
    assert "ingen printer" in preview.said.text()


def test_with_a_printer_its_own_dialog_is_asked(preview, monkeypatch):
    printed = []

    def show(dialog):
        printed.append(dialog.printer().docName())

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Kontoret"])
    monkeypatch.setattr(QPrintDialog, "show", show)
    ctrl(preview, Qt.Key.Key_Return)
    assert printed == ["Mødeliste tøm-26a, onsdag 19.08.2026"]


def test_what_is_sent_to_the_printer_is_told(preview, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    preview.print_on(printer)
    assert preview.said.text() == "1 side er sendt til printeren."
    assert (tmp_path / "out.pdf").stat().st_size > 1000


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\)")
def test_a_printer_that_does_not_answer_is_told(preview, tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "gone" / "out.pdf"))
    preview.print_on(printer)
    assert "Printeren svarer ikke" in preview.fault.label.text()


def test_a_bug_of_the_typesetter_is_reported_and_the_dialog_stays(page, monkeypatch):
    faults = []
    page.work.failed.disconnect()
    page.work.failed.connect(faults.append)
    found = []
    monkeypatch.setattr("ui.dialogs.papers.Preview", lambda *args: found.append(args) or Stub())
    PaperForms(page).open_board()
    monkeypatch.undo()
    (words, paper) = found[0][1][0]
    dialog = Preview(page, [(words, replace(paper, data={}))])
    dialog.open_over()
    assert [type(one).__name__ for one in faults] == ["TypstError"]
    assert dialog.isVisible()
    assert dialog.pages.count == 0
    dialog.reject()


class Stub:
    def open_over(self):
        """Stand in for a preview that is not wanted."""


def test_a_class_is_needed(qtbot, sqlite_store):
    page = a_page(qtbot, ClassesScreen, sqlite_store)
    PaperForms(page).open_week()
    PaperForms(page).open_own()
    assert [one.text for one in page.frame.faults] == [
        "Der er intet hold at udskrive for. Opret et hold først.",
        "Åbn en elev først: find eleven med Ctrl+K.",
    ]
