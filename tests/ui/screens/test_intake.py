"""Page Import: what a list would change, wherever it comes from, and lists that can't be read."""

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from gf2tracker.actions import students as student_actions
from gf2tracker.queries import classes as class_query
from gf2tracker.queries import students as student_query
from tests.intake.make_examples import EXAMPLES
from tests.ui.frame import TODAY, a_page, dialog_of, shown_rows
from tests.ui.intakepage import (
    CTRL,
    GOOD,
    KEY,
    LIST,
    be_wide,
    fill,
    foot,
    press,
    remarks,
    rows,
    what,
)
from ui.screens.intake import PREVIEW, START_PAGE, IntakeScreen


@pytest.fixture
def page(qtbot, sqlite_store) -> IntakeScreen:
    return a_page(qtbot, IntakeScreen, sqlite_store)


# --- what is shown ------------------------------------------------------------------------------------


def test_the_page_begins_with_what_belongs_here_and_takes_a_file_or_a_table(page):
    assert page.stack.currentIndex() == START_PAGE
    assert page.choose.hasFocus()
    assert not page.back.isVisible()


def test_faults_come_first_and_say_what_is_wrong_where(page):
    page.open_text(LIST)
    assert rows(page) == ["Fejl Bo Bech", "Fejl mangler", "Ny Alma Birk", "Ny Dina Dam"]
    assert what(page)[:2] == [
        "Fødselsdato: den 31. februar 2008 findes ikke; måneden har 29 dage",
        "Navn mangler",
    ]
    assert foot(page) == (
        "2 rækker importeres: 2 nye, 1 hold oprettes 2 med fejl udelades, hvis de ikke rettes"
    )
    assert page.pane.foot.store.text() == "Importér 2 rækker"
    assert page.pane.table.hasFocus()


def test_under_each_heading_stands_the_lists_own_and_what_it_lacks_is_not_there(page):
    page.open_text("Elevnavn\tMobilnr.\tHold\tStart\nAlma Birk\t15420788\ta\t10.08.2026")
    columns = {one.title: one.under for one in page.pane.table.rows.columns}
    assert columns["Navn"] == "‹ Elevnavn"
    assert columns["Telefon"] == "‹ Mobilnr."
    assert "Født" not in columns
    assert "Spor" not in columns


def test_cpr_numbers_become_birth_dates_and_the_page_says_so(page):
    page.open_text("Navn\tCPR\tHold\tStart\nAlma Birk\t770810-4001\ta\t10.08.2026")
    assert shown_rows(page.pane.table, "birth_date") == ["17.08.2010"]
    assert "gemmes aldrig" in page.pane.head.secret.text()
    assert page.pane.head.secret.isVisible()
    assert "4001" not in repr(page.plan)


def test_pills_show_one_result_at_a_time_and_only_those_there_are(page):
    page.open_text(LIST)
    pills = page.pane.head.filters.pills
    assert [pill.accessibleName() for pill in pills.values() if pill.isVisible()] == [
        "Alle 4",
        "Fejl 2",
        "Nye 2",
    ]
    pills["new"].click()
    assert rows(page) == ["Ny Alma Birk", "Ny Dina Dam"]


def test_a_changed_value_shows_what_it_was_in_words(page, sqlite_store):
    page.open_text(LIST)
    page.pane.foot.store.click()
    page.open_text(LIST.replace("15420788", "15990788").replace("EUX\ttøm", "EUD\ttøm"))
    assert rows(page)[2:] == ["Ændret Alma Birk", "Ændret Dina Dam"]
    assert what(page)[2:] == ["Telefon var 15 42 07 88", "Spor var EUX"]
    assert shown_rows(page.pane.table, "phone")[2] == "15 99 07 88"


def test_a_protected_student_shows_neither_phone_nor_mail(page, sqlite_store):
    text = (
        "Elevnr\tNavn\tTelefon\tMail\tHold\tHoldstart\n1\tAda Bak\t15420799\ta@b.dk\ta\t10.08.2026"
    )
    page.open_text(text)
    page.pane.foot.store.click()
    (student,) = sqlite_store.ask(student_query.listing, TODAY).value
    sqlite_store.do(student_actions.change, student.id, {"is_protected": True})
    page.open_text(text.replace("15420799", "15420700"))
    assert shown_rows(page.pane.table, "phone") == ["beskyttet"]
    assert what(page) == ["Beskyttet. Telefon ændres"]


def test_a_protected_students_name_in_the_store_is_told_as_what_they_are_called(page, sqlite_store):
    page.open_text("Elevnr\tNavn\tHold\tHoldstart\n1\tAda Bak Hemmelig\ta\t10.08.2026")
    page.pane.foot.store.click()
    (student,) = sqlite_store.ask(student_query.listing, TODAY).value
    sqlite_store.do(student_actions.change, student.id, {"is_protected": True})
    page.open_text("Elevnr\tNavn\tHold\tHoldstart\n1\tAda Nyt\ta\t10.08.2026")
    assert what(page) == ["Beskyttet. Navn var Ada"]
    assert shown_rows(page.pane.table, "full_name") == ["Ada Nyt"]
    (row,) = page.pane.table.rows.items
    column = next(one for one in page.pane.table.rows.columns if one.name == "full_name")
    drawn = column.value(row)
    assert (drawn.old, drawn.new) == ("Ada", "Ada Nyt")
    assert "Hemmelig" not in repr(row)


def test_the_whole_name_stands_over_the_called_one_and_in_its_place(page):
    page.open_text("Kaldes\tHele navnet\tHold\tHoldstart\nBo\tBodil Bech\ta\t10.08.2026")
    table = page.pane.table
    assert rows(page) == ["Ny Bodil Bech"]
    assert table.rows.columns[2].under == "‹ Hele navnet"
    page.open_text("Kaldes\tHold\tHoldstart\nBo\ta\t10.08.2026")
    assert rows(page) == ["Ny Bo"]


def test_names_that_look_like_markup_or_formulas_are_plain_text(page):
    name = 'Bo<img src="file:///etc/passwd"> Ax'
    page.open_text(GOOD.replace("Bo Bech", name).replace("Alma Birk", '=HYPERLINK("x")'))
    assert [row.removeprefix("Ny ") for row in rows(page)] == ['=HYPERLINK("x")', name]


def test_the_widths_fit_the_page_and_the_least_needed_columns_give_way(page):
    page.open_text(LIST)
    table = page.pane.table

    def shown():
        places = range(table.rows.columnCount())
        return [table.rows.columns[n].name for n in places if not table.isColumnHidden(n)]

    def wide():
        return sum(table.columnWidth(n) for n in range(table.rows.columnCount()))

    be_wide(page, 1600)
    assert {"number", "first_day"} <= set(shown())
    assert wide() == table.width()
    be_wide(page, 760)
    assert {"row", "result", "full_name", "what"} <= set(shown())
    assert "number" not in shown()
    assert wide() == table.width()


def test_a_narrow_foot_leaves_out_the_least_important_words_first(page):
    page.open_text(LIST)
    assert "hvis de ikke rettes" in foot(page)
    be_wide(page, 760)
    assert foot(page) == "2 rækker importeres"
    assert page.pane.foot.fault_briefly.isVisible()
    assert page.pane.foot.fault_briefly.text() == "2 med fejl udelades"


def test_what_to_know_first_stands_over_the_rows_and_the_rest_on_a_sheet(page):
    page.open_text(LIST)
    assert remarks(page).startswith("tøm-26b oprettes med start 10.08.2026.")
    odd = "".join(f"\nElev {n} Dam\ta\t10.08.2026\tx{n}@\t12" for n in range(3))
    page.open_text("Navn\tHold\tHoldstart\tMail\tTlf" + odd)
    assert page.pane.head.remarks.more.isVisible()
    page.pane.head.remarks.more.click()
    assert dialog_of(page).windowTitle() == "Bemærkninger til listen"


# --- where a list comes from ------------------------------------------------------------------------------


def test_a_table_on_the_clipboard_is_pasted_with_ctrl_v(page):
    QGuiApplication.clipboard().setText(GOOD)
    press(page, KEY.Key_V, CTRL)
    assert rows(page) == ["Ny Alma Birk", "Ny Bo Bech"]
    QGuiApplication.clipboard().setText(LIST)
    press(page, KEY.Key_V, CTRL)
    assert len(rows(page)) == 4
    assert page.pane.head.name.text() == "Indsat tabel"


def test_a_file_copied_in_the_desktop_is_pasted_as_a_file(page):
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(EXAMPLES / "klasseliste.xlsx"))])
    QGuiApplication.clipboard().setMimeData(files)
    press(page, KEY.Key_V, CTRL)
    assert page.pane.head.name.text() == "klasseliste.xlsx"
    assert page.pane.head.about.text() == (
        "ark “Elever”, 12 rækker til tøm-26a · intet er gemt endnu"
    )


def test_an_empty_clipboard_says_what_to_do(page):
    QGuiApplication.clipboard().clear()
    press(page, KEY.Key_V, CTRL)
    assert page.frame.told == ["Udklipsholderen er tom. Kopiér tabellen i Excel, med overskrifter."]


def test_ctrl_o_asks_for_a_file_on_both_sides_of_the_page(page):
    for text in ("", GOOD):
        if text:
            page.open_text(text)
        press(page, KEY.Key_O, CTRL)
        (dialog,) = page.frame.findChildren(QFileDialog)
        dialog.reject()
        QApplication.sendPostedEvents(None, 52)
        QApplication.processEvents()


def test_a_pasted_table_of_classes_is_a_list_of_classes(page, sqlite_store):
    page.open_text("Hold\tUddannelse\tStart\ntøm-26b\tTømrer\t10.08.2026\n\tMurer\t10.08.2026")
    assert shown_rows(page.pane.table, "code") == ["mangler", "tøm-26b"]
    press(page, KEY.Key_F2)
    fill(dialog_of(page), code="mur-26a")
    press(page, KEY.Key_Return, CTRL)
    made = [one.code for one in sqlite_store.ask(class_query.listing, TODAY).value]
    assert sorted(made) == ["mur-26a", "tøm-26b"]
    assert page.frame.went[-1].page == "classes"


def test_esc_puts_the_list_away_and_it_can_be_taken_back_as_it_was(page):
    page.open_text(GOOD)
    press(page, KEY.Key_Delete)
    press(page, KEY.Key_Escape)
    assert page.stack.currentIndex() == START_PAGE
    assert page.back.text() == "Tilbage til Indsat tabel"
    page.back.click()
    assert rows(page) == ["Ny Bo Bech", "Udeladt Alma Birk"]


# --- what can't be read -------------------------------------------------------------------------------------


def refused(page):
    return [one.text for one in page.frame.faults]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("liste.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "xls"),
        ("liste.xlsx", b"PK\x03\x04 halv", "."),
        ("tom.csv", b"", "."),
        ("billede.png", b"\x89PNG\r\n\x1a\n" + bytes(80), "."),
        ("overskrifter.csv", b"Navn;Hold\n", "Listen er tom"),
        ("protokol.csv", b"elev;lektion;mark\n1;1;U", "Filen er en protokol"),
    ],
)
def test_a_bad_file_is_one_sentence_and_the_page_goes_on(page, tmp_path, name, content, sentence):
    path = tmp_path / name
    path.write_bytes(content)
    page.open_file(str(path))
    (text,) = refused(page)
    assert sentence in text
    assert page.stack.currentIndex() == START_PAGE
    page.open_text(GOOD)
    assert len(rows(page)) == 2


def test_a_folder_and_a_file_that_is_gone_are_one_sentence_each(page, tmp_path):
    page.open_file(str(tmp_path))
    page.open_file(str(tmp_path / "væk.xlsx"))
    assert refused(page) == [
        "Det er en mappe. Vælg en fil i den.",
        "Filen findes ikke. Den kan være flyttet eller omdøbt; vælg den igen.",
    ]


def test_a_bad_file_leaves_the_list_that_is_shown(page, tmp_path):
    page.open_text(GOOD)
    page.open_file(str(tmp_path))
    assert page.stack.currentIndex() == PREVIEW
    assert len(rows(page)) == 2
