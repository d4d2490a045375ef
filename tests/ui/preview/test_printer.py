"""Pages on a printer: all of them or those that were asked for, on A4."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from gf2tracker.errors import Refusal
from ui.preview import printer


def pages(count):
    made = []
    for _at in range(count):
        page = QImage(210, 297, QImage.Format.Format_RGB32)
        page.fill("white")
        made.append(page)
    return made


@pytest.fixture
def to_file(qapp, tmp_path):
    made = printer.printer_for("Mødeliste", is_wide=False)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "out.pdf"))
    return made


def printed(to_file):
    return Path(to_file.outputFileName()).read_bytes().count(b"/Type /Page\n")


def test_every_page_is_printed(to_file):
    assert printer.print_pages(to_file, pages(3)) == 3
    assert printed(to_file) == 3


def test_only_the_pages_asked_for_are_printed(to_file):
    to_file.setFromTo(2, 3)
    assert printer.print_pages(to_file, pages(4)) == 2
    assert printed(to_file) == 2


def test_the_paper_is_a4_and_lies_on_its_side_where_it_is_wide(qapp):
    upright, lying = (printer.printer_for("x", is_wide=one) for one in (False, True))
    upright_size = upright.pageLayout().fullRect().size()
    assert round(upright_size.width() / upright_size.height(), 3) == 0.707
    lying_size = lying.pageLayout().fullRect().size()
    assert round(lying_size.height() / lying_size.width(), 3) == 0.707


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\)")
def test_a_printer_that_cannot_begin_is_refused(to_file, tmp_path):
    to_file.setOutputFileName(str(tmp_path / "gone" / "out.pdf"))
    with pytest.raises(Refusal, match="svarer ikke"):
        printer.print_pages(to_file, pages(1))
