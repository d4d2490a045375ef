"""Text files: encodings, separators, quotes, and what is no text."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gf2tracker.errors import Refusal
from gf2tracker.intake.students import StudentRequest, students_in
from gf2tracker.intake.text import ENCODINGS, encoding_of, read_pasted, read_text
from tests.intake.outcome import outcome

DANISH = "Navn;Hold\r\nÅse Sørensen;tøm-26a\r\nPer Bæk;mur-26a\r\n"
ROWS = (("Navn", "Hold"), ("Åse Sørensen", "tøm-26a"), ("Per Bæk", "mur-26a"))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
        ("latin-1", "cp1252"),
        ("cp850", "cp850"),
        ("cp865", "cp850"),
        ("mac_roman", "mac_roman"),
    ],
)
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_every_encoding_a_danish_system_writes_is_told(written, read, end):
    content = DANISH.replace("\r\n", end).encode(written)
    book = read_text(content)
    assert (book.encoding, book.sheets[0].rows) == (read, ROWS)


def test_a_big_endian_mark_is_told():
    assert encoding_of(b"\xfe\xff" + DANISH.encode("utf-16-be")) == "utf-16-be"


def test_a_file_of_plain_letters_is_utf_8():
    assert encoding_of(b"Navn;Hold\nBo Bech;x") == "utf-8"


def test_utf_8_that_ends_inside_a_letter_is_still_utf_8():
    content = "Navn\nÅse Sø".encode()[:-1]
    assert encoding_of(content) == "utf-8"


def test_the_user_may_choose_the_encoding():
    assert read_text("Ærø".encode("cp850"), "cp850").sheets[0].rows == (("Ærø",),)
    assert set(ENCODINGS) >= {"utf-8", "cp1252", "cp850", "mac_roman"}


@pytest.mark.parametrize(
    ("content", "is_garbled"),
    [
        ("Navn\nÅse Sørensen".encode(), False),
        ("Navn\nÅse Sørensen".encode().decode("cp1252").encode(), True),
        ("Navn\nÅse Sø".encode()[:-1], True),
    ],
)
def test_letters_that_came_out_wrong_are_noticed(content, is_garbled):
    assert read_text(content).is_garbled is is_garbled
    remarks = students_in(read_text(content), StudentRequest(date(2026, 8, 17))).remarks
    assert bool(remarks) is is_garbled


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_separator_is_told(separator):
    text = DANISH.replace(";", separator)
    assert read_pasted(text).rows == ROWS


@pytest.mark.parametrize("first", ["sep=,", '"sep=,"', "SEP=,", "sep=, "])
def test_a_separator_may_be_said_on_the_first_line_which_is_no_row(first):
    assert read_pasted(f"{first}\nNavn,Hold\nA;B,C").rows == (("Navn", "Hold"), ("A;B", "C"))


def test_commas_inside_names_and_numbers_are_no_separators():
    text = "Navn;Andel\nBirk, Alma;12,5\nBech, Bo;3,0\n"
    assert read_pasted(text).rows[1:] == (("Birk, Alma", "12,5"), ("Bech, Bo", "3,0"))


def test_a_title_above_does_not_confuse_the_separator():
    text = "Holdliste, tøm-26a, efterår\n\nNavn\tHold\nBirk, Alma\tx\nBech, Bo\tx\n"
    assert read_pasted(text).rows[2] == ("Navn", "Hold")


def test_quotes_hold_separators_quotes_and_line_breaks_and_count_as_one_row():
    text = 'Navn;Note\n"Birk; Alma";"siger ""hej""\nog går"\nBo;x\n'
    rows = read_pasted(text).rows
    assert rows[1] == ("Birk; Alma", 'siger "hej"\nog går')
    assert rows[2] == ("Bo", "x")


def test_numbers_kept_as_text_for_excel_keep_their_zeros():
    assert read_pasted('Elevnr;Navn\n="00123";Bo').rows[1] == ("00123", "Bo")


def test_empty_lines_count_as_rows_and_empty_cells_are_none():
    assert read_pasted("a;b\n\n ; c \n").rows == (("a", "b"), (), (None, "c"))


def test_the_end_mark_of_dos_is_no_cell():
    assert read_pasted("Navn\nBo\n\x1a").rows == (("Navn",), ("Bo",))


@pytest.mark.parametrize("text", ["Navn\x00Hold", "\x01\x02", "Navn\x7f"])
def test_what_is_no_text_is_refused(text):
    with pytest.raises(Refusal, match="hverken en Excel-fil eller en tekstfil"):
        read_pasted(text)


@pytest.mark.parametrize("text", ['a;b\n"c;d\ne;f\n', 'a;b\n"c"d;e\n'])
def test_a_quote_that_is_not_closed_is_refused_with_its_row(text):
    with pytest.raises(Refusal, match="anførselstegn i række 2"):
        read_pasted(text)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_become_rows_or_a_refusal(content):
    book, refused = outcome(read_text, content)
    assert refused.endswith(".") if refused else book.encoding in ENCODINGS


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(st.text("abæøåé ,.-'\"", max_size=12), st.text("0123,;æ", max_size=8)),
        min_size=3,
        max_size=8,
    ),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_was_written_is_read(rows, encoding):
    quoted = [";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows]
    text = "\n".join(["navn;tal", *quoted])
    read = read_text(text.encode(encoding)).sheets[0].rows[1:]
    assert read == tuple(tuple(cell.strip() or None for cell in row) for row in rows)
