"""A paper as PDF and as pictures: tagged, Danish, the same every time, and text is only text."""

import struct
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import typst

from gf2tracker.errors import Refusal
from gf2tracker.reports import paper
from gf2tracker.reports.classpapers import Order, attendance_list, board, overview, week_sheet
from tests import given, papertext
from tests.reports.papers import EVIL, TODAY, day_of, evil_class, figures_of, week_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def papers(sqlite_store):
    """Every paper of a class whose names are markup."""
    made = evil_class(sqlite_store)
    day, week = day_of(sqlite_store, made), week_of(sqlite_store, made)
    figures = figures_of(sqlite_store, made)
    return {
        "attendance": attendance_list(day, TODAY),
        "board": board(day, TODAY),
        "week": week_sheet(week, TODAY),
        "figures": overview(figures, Order.NAME),
    }


def test_a_paper_is_a_tagged_danish_pdf_with_a_title(papers):
    pdf = paper.pdf(papers["attendance"])
    assert pdf.startswith(b"%PDF-1.7")
    assert b"/MarkInfo<</Marked true" in pdf
    assert b"/Lang(da-DK)" in pdf
    assert b"pdfuaid:part>1<" in pdf
    assert "Mødeliste tøm-26a, mandag 10.08.2026".encode() in pdf  # the title


def test_every_page_says_what_it_is_where_it_belongs_and_when_it_was_made(papers):
    for one in papers.values():
        (page,) = papertext.pages(paper.pdf(one))
        assert "Fortroligt: " in page
        assert "Side 1 af 1" in page
        assert "Udskrevet 21.08.2026 fra GF2 Tracker" in page


@pytest.mark.parametrize("kind", ["attendance", "board", "week", "figures"])
def test_a_name_is_text_whatever_it_looks_like(papers, kind):
    shown = papertext.words(paper.pdf(papers[kind])).replace("\n", "")
    for name in EVIL:
        assert name in shown


def test_the_same_data_on_the_same_day_is_the_same_file(papers):
    one = papers["week"]
    assert paper.pdf(one) == paper.pdf(replace(one, data=dict(one.data)))
    assert paper.pdf(one) != paper.pdf(replace(one, made_on=date(2026, 8, 22)))


def test_a_picture_of_each_page_is_as_sharp_as_asked(papers):
    (page,) = paper.pictures(papers["attendance"], 72)
    wide, high = struct.unpack(">II", page[16:24])
    assert page.startswith(b"\x89PNG")
    assert (wide, high) == (595, 842)  # A4 in points
    (page,) = paper.pictures(papers["board"], 72)
    assert struct.unpack(">II", page[16:24]) == (842, 595)


def test_what_needs_more_pages_says_how_many(sqlite_store):
    made = given.a_class(sqlite_store, students=70)
    pages = papertext.pages(paper.pdf(attendance_list(day_of(sqlite_store, made), TODAY)))
    assert len(pages) == 2
    assert "Side 1 af 2" in pages[0]
    assert "Side 2 af 2" in pages[1]
    assert "8:15" in pages[1]  # the head of the table again


def test_a_paper_is_written_beside_its_target_and_moved_into_place(papers, tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    target = folder / "moedeliste.pdf"
    target.write_bytes(b"last week's")
    assert paper.write_pdf(papers["attendance"], target) == target
    assert target.read_bytes() == paper.pdf(papers["attendance"])
    assert list(folder.iterdir()) == [target]


def test_a_folder_that_is_gone_is_refused_before_anything_is_made(papers, tmp_path):
    with pytest.raises(Refusal, match="findes ikke") as refused:
        paper.write_pdf(papers["attendance"], tmp_path / "gone" / "a.pdf")
    assert refused.value.field == "target"


def test_another_suffix_is_refused(papers, tmp_path):
    with pytest.raises(Refusal, match=r"skal slutte på \.pdf"):
        paper.write_pdf(papers["attendance"], tmp_path / "a.xlsx")


def test_a_fault_of_the_typesetter_is_a_bug_and_no_refusal(papers):
    broken = replace(papers["attendance"], data={})
    with pytest.raises(typst.TypstError):
        paper.pdf(broken)


def test_the_typesetter_and_the_printer_are_imported_when_something_is_printed_and_not_before():
    statement = (
        "import sys, ui.dialogs.papers, gf2tracker.reports.paper;"
        "sys.exit(bool({'typst', 'PySide6.QtPrintSupport'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", statement], cwd=ROOT, check=False).returncode == 0
