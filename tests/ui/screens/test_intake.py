"""Page Import: what a list would change, mended or left out by row, stored as it is shown."""

from datetime import date

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from gf2tracker.intake.files import read_students
from gf2tracker.queries import classes as class_query
from gf2tracker.queries import students as student_query
from tests import given
from tests.intake.make_examples import EXAMPLES
from tests.ui.frame import TODAY, a_page, dialog_of, has_dialog, shown_rows
from ui.menu import Menu
from ui.screens.intake import PREVIEW, START_PAGE, IntakeScreen
from ui.sheet import Sheet

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
LIST = """Elevnr\tNavn\tFødselsdato\tMobil\tSpor\tHold\tHoldstart
1\tAlma Birk\t17.08.2008\t15420788\tEUD\ttøm-26b\t10.08.2026
2\tBo Bech\t31.02.2008\t15420789\tEUD\ttøm-26b\t10.08.2026
3\t\t17.08.2008\t15420790\tEUX\ttøm-26b\t10.08.2026
4\tDina Dam\t17.08.2008\t15420791\tEUX\ttøm-26b\t10.08.2026
"""
GOOD = "Navn\tHold\tHoldstart\nAlma Birk\ttøm-26b\t10.08.2026\nBo Bech\ttøm-26b\t10.08.2026"
TWICE = "Elevnr\tNavn\tHold\tHoldstart\n1\tAlma\ta\t10.08.2026\n1\tBo\ta\t10.08.2026"


@pytest.fixture
def page(qtbot, sqlite_store) -> IntakeScreen:
    return a_page(qtbot, IntakeScreen, sqlite_store)


def press(page, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QApplication.processEvents()
    if QApplication.activeWindow() is None:
        page.frame.activateWindow()  # as the desktop does when a dialog closes
        QApplication.processEvents()
    dialogs = [one for one in page.frame.findChildren(Sheet) if one.isVisible()]
    over = dialogs[0] if dialogs else page.frame
    QTest.keyClick(over.focusWidget() or over, key, modifiers)
    QApplication.processEvents()


def be_wide(page, width):
    for _part in range(6):  # each asks its parent for room
        QApplication.processEvents()
    page.frame.resize(width, 800)
    QApplication.processEvents()


def rows(page):
    return [
        f"{result} {name}"
        for result, name in zip(
            shown_rows(page.pane.table, "result"),
            shown_rows(page.pane.table, "full_name"),
            strict=True,
        )
    ]


def what(page):
    return shown_rows(page.pane.table, "what")


def foot(page):
    words = page.pane.foot.told, page.pane.foot.parts, page.pane.foot.fault
    return " ".join(label.text() for label in words if label.isVisible())


def remarks(page):
    return " ".join(page.pane.head.remarks.all)


def names(store):
    return [one.name for one in store.ask(student_query.listing, TODAY).value]


def fill(dialog, **texts):
    for name, text in texts.items():
        dialog.form.fields[name].edit.setText(text)
    dialog.submit()
    QApplication.processEvents()


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
    assert foot(page) == ("2 rækker importeres: 2 nye 2 med fejl udelades, hvis de ikke rettes")
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
    given_protection(sqlite_store, student.id)
    page.open_text(text.replace("15420799", "15420700"))
    assert shown_rows(page.pane.table, "phone") == ["beskyttet"]
    assert what(page) == ["Telefon ændres"]


def given_protection(store, student_id):
    from gf2tracker.actions import students  # noqa: PLC0415  # one test only

    store.do(students.change, student_id, {"is_protected": True})


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


# --- rows mended and left out ---------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_F2])
def test_enter_and_f2_mend_the_row_and_the_next_fault_is_at_hand(page, key):
    page.open_text(LIST)
    press(page, key)
    dialog = dialog_of(page)
    assert dialog.windowTitle() == "Ret række 3"
    assert dialog.form.fields["birth_date"].fault == (
        "Den 31. februar 2008 findes ikke. Måneden har 29 dage."
    )
    fill(dialog, birth_date="28.02.2008")
    assert not has_dialog(page)
    assert rows(page)[0] == "Fejl mangler"
    assert page.pane.table.current().row == 4
    assert rows(page)[2] == "Ny Bo Bech"


def test_a_row_that_is_still_wrong_stays_in_the_dialog(page):
    page.open_text(LIST)
    press(page, Key.Key_F2)
    dialog = dialog_of(page)
    fill(dialog, birth_date="17.08.2024")
    assert "gør eleven" in dialog.form.fields["birth_date"].fault
    press(page, Key.Key_Escape)
    assert shown_rows(page.pane.table, "birth_date")[0] == "31.02.2008"


def test_a_good_row_can_be_mended_too(page, sqlite_store):
    page.open_text(GOOD)
    press(page, Key.Key_F2)
    fill(dialog_of(page), full_name="Alma Birk Dam")
    press(page, Key.Key_Return, Ctrl)
    assert "Alma Birk Dam" in names(sqlite_store)


def test_a_class_that_a_row_lacks_is_mended_with_its_start(page):
    page.open_text("Navn\tHold\tHoldstart\nAda\ta\t10.08.2026\nBo\tb\t")
    press(page, Key.Key_F2)
    fill(dialog_of(page), class_start="17.08.2026")
    assert rows(page) == ["Ny Ada", "Ny Bo"]


def test_delete_leaves_rows_out_and_takes_them_back(page, sqlite_store):
    page.open_text(GOOD)
    press(page, Key.Key_Delete)
    assert rows(page) == ["Ny Bo Bech", "Udeladt Alma Birk"]
    assert foot(page) == "1 række importeres: 1 ny"
    press(page, Key.Key_Down)
    press(page, Key.Key_Delete)
    assert rows(page) == ["Ny Alma Birk", "Ny Bo Bech"]
    press(page, Key.Key_A, Ctrl)
    press(page, Key.Key_Delete)
    assert foot(page) == "Der er intet at importere"
    assert not page.pane.foot.store.isEnabled()


def test_leaving_one_of_two_twins_out_makes_the_other_good(page):
    page.open_text(TWICE)
    assert rows(page) == ["Fejl Bo", "Ny Alma"]
    page.pane.table.choose(("", 2))
    press(page, Key.Key_Delete)
    assert rows(page) == ["Ny Bo", "Udeladt Alma"]


def test_the_row_has_its_deeds_by_mouse_and_in_its_menu(page):
    page.open_text(GOOD)
    deeds = page.pane.table.deeds
    assert deeds.isVisible()
    QTest.mouseClick(deeds.turn, Qt.MouseButton.LeftButton)
    assert rows(page)[1] == "Udeladt Alma Birk"
    menu = Menu("", page)
    page.pane.table.choose(("", 2))
    page.pane.table.menu_built.emit(menu)
    assert [one.text() for one in menu.actions()] == ["Ret rækken …", "Tag med"]
    assert deeds.turn.text() == "Tag med"


# --- columns and classes --------------------------------------------------------------------------------


def test_a_list_without_class_asks_for_class_and_start_in_words(page, sqlite_store):
    page.open_text("Navn\tTelefon\nAda Bak\t15420788")
    dialog = dialog_of(page)
    assert dialog.form.fields["class_code"].fault == (
        "Filen siger ikke, hvilket hold eleven går på; vælg et."
    )
    fill(dialog, class_code="tøm-26b")
    assert "findes ikke; sig, hvornår det starter" in dialog.form.fields["start"].fault
    fill(dialog, start="10.08.2026")
    assert not has_dialog(page)
    assert (rows(page), page.plan.codes) == (["Ny Ada Bak"], ("tøm-26b",))


def test_the_class_is_asked_for_once_and_can_be_told_later(page):
    page.open_text("Navn\tTelefon\nAda Bak\t15420788")
    press(page, Key.Key_Escape)
    assert not has_dialog(page)
    assert rows(page) == ["Fejl Ada Bak"]
    assert not page.pane.foot.store.isEnabled()
    press(page, Key.Key_J, Ctrl)
    fill(dialog_of(page), class_code="tøm-26b", start="10.08.2026")
    assert rows(page) == ["Ny Ada Bak"]


def test_unknown_headings_open_the_columns_with_what_stands_under_them(page):
    page.open_text("Pige/dreng\tTal\nAlma Birk\t15420788")
    dialog = dialog_of(page)
    name, number = dialog.form.fields["column0"], dialog.form.fields["column1"]
    assert (name.title, name.foot.hint) == ("Pige/dreng", "Første række: Alma Birk")
    number.box.choose("phone")
    fill(dialog)
    assert "ingen række har overskriften “Navn”" in dialog.form._obstacle.label.text()
    name.box.choose("full_name")
    fill(dialog, class_code="tøm-26b", start="10.08.2026")
    assert not has_dialog(page)
    assert rows(page) == ["Ny Alma Birk"]
    assert shown_rows(page.pane.table, "phone") == ["15 42 07 88"]


def test_columns_once_chosen_are_chosen_again_and_that_is_said(page):
    text = "Pige/dreng\tTal\nAlma Birk\t15420788"
    page.open_text(text)
    dialog = dialog_of(page)
    dialog.form.fields["column0"].box.choose("full_name")
    dialog.form.fields["column1"].box.choose("phone")
    fill(dialog, class_code="tøm-26b", start="10.08.2026")
    press(page, Key.Key_Return, Ctrl)
    page.open_text(text.replace("Alma", "Anna"))
    fill(dialog_of(page), class_code="tøm-26b")
    assert rows(page) == ["Ny Anna Birk"]
    assert shown_rows(page.pane.table, "phone") == ["15 42 07 88"]
    assert remarks(page).startswith("Kolonnerne er valgt som sidst.")


def test_a_column_can_be_left_out_by_ctrl_j(page):
    page.open_text(LIST)
    press(page, Key.Key_J, Ctrl)
    dialog = dialog_of(page)
    dialog.form.fields["column2"].box.choose("")
    fill(dialog)
    assert rows(page) == ["Fejl mangler", "Ny Alma Birk", "Ny Bo Bech", "Ny Dina Dam"]


def test_a_dialog_of_columns_left_by_esc_changes_nothing(page):
    page.open_text(LIST)
    before = page.plan
    press(page, Key.Key_J, Ctrl)
    press(page, Key.Key_Escape)
    assert not has_dialog(page)
    assert page.plan is before


# --- where a list comes from ------------------------------------------------------------------------------


def test_a_table_on_the_clipboard_is_pasted_with_ctrl_v(page):
    QGuiApplication.clipboard().setText(GOOD)
    press(page, Key.Key_V, Ctrl)
    assert rows(page) == ["Ny Alma Birk", "Ny Bo Bech"]
    QGuiApplication.clipboard().setText(LIST)
    press(page, Key.Key_V, Ctrl)
    assert len(rows(page)) == 4
    assert page.pane.head.name.text() == "Indsat tabel"


def test_a_file_copied_in_the_desktop_is_pasted_as_a_file(page):
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(EXAMPLES / "klasseliste.xlsx"))])
    QGuiApplication.clipboard().setMimeData(files)
    press(page, Key.Key_V, Ctrl)
    assert page.pane.head.name.text() == "klasseliste.xlsx"
    assert page.pane.head.about.text() == (
        "ark »Elever«, 12 rækker til tøm-26a · intet er gemt endnu"
    )


def test_an_empty_clipboard_says_what_to_do(page):
    QGuiApplication.clipboard().clear()
    press(page, Key.Key_V, Ctrl)
    assert page.frame.told == ["Udklipsholderen er tom. Kopiér tabellen i Excel, med overskrifter."]


def test_ctrl_o_asks_for_a_file_on_both_sides_of_the_page(page):
    for text in ("", GOOD):
        if text:
            page.open_text(text)
        press(page, Key.Key_O, Ctrl)
        (dialog,) = page.frame.findChildren(QFileDialog)
        dialog.reject()
        QApplication.sendPostedEvents(None, 52)
        QApplication.processEvents()


def test_a_pasted_table_of_classes_is_a_list_of_classes(page, sqlite_store):
    page.open_text("Hold\tUddannelse\tStart\ntøm-26b\tTømrer\t10.08.2026\n\tMurer\t10.08.2026")
    assert shown_rows(page.pane.table, "code") == ["mangler", "tøm-26b"]
    press(page, Key.Key_F2)
    fill(dialog_of(page), code="mur-26a")
    press(page, Key.Key_Return, Ctrl)
    made = [one.code for one in sqlite_store.ask(class_query.listing, TODAY).value]
    assert sorted(made) == ["mur-26a", "tøm-26b"]
    assert page.frame.went[-1].page == "classes"


def test_esc_puts_the_list_away_and_it_can_be_taken_back_as_it_was(page):
    page.open_text(GOOD)
    press(page, Key.Key_Delete)
    press(page, Key.Key_Escape)
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


# --- storing ------------------------------------------------------------------------------------------------


def test_ctrl_enter_stores_the_good_rows_and_opens_the_class(page, sqlite_store):
    page.open_text(LIST)
    press(page, Key.Key_Return, Ctrl)
    assert sorted(names(sqlite_store)) == ["Alma Birk", "Dina Dam"]
    went = page.frame.went[-1]
    assert (went.page, went.focus.class_id) == (
        "students",
        sqlite_store.ask(class_query.by_code, "tøm-26b").value,
    )
    assert page.frame.changes[-1].label == "2 elever importeret: tøm-26b"
    assert page.stack.currentIndex() == START_PAGE
    assert not page.back.isVisible()


def test_a_list_of_several_classes_opens_all_students(page):
    page.open_text(GOOD + "\nCa\tmur-26a\t10.08.2026")
    press(page, Key.Key_Return, Ctrl)
    assert page.frame.went[-1].page == "students"


def test_an_import_is_one_step_after_a_checked_backup(page, sqlite_store):
    given.a_class(sqlite_store, "x")
    assert sqlite_store.newest_backup() is None
    page.open_text(GOOD)
    press(page, Key.Key_Return, Ctrl)
    assert sqlite_store.newest_backup() is not None
    sqlite_store.undo(page.frame.changes[-1].step)
    assert names(sqlite_store) == []


def test_the_same_list_again_is_unchanged_and_told(page):
    page.open_text(GOOD)
    press(page, Key.Key_Return, Ctrl)
    page.open_text(GOOD)
    assert rows(page) == ["Uændret Alma Birk", "Uændret Bo Bech"]
    assert what(page) == ["Findes allerede på tøm-26b"] * 2
    assert foot(page) == "Der er intet at importere: 2 uændrede"
    assert not page.pane.foot.store.isEnabled()
    assert remarks(page) == "Den samme fil er importeret 19.08.2026."


def test_data_that_changed_meanwhile_are_refused_and_read_anew(page, sqlite_store):
    page.open_text(GOOD)
    given.a_class(sqlite_store, "tøm-26b")
    press(page, Key.Key_Return, Ctrl)
    assert "Dataene er ændret" in refused(page)[0]
    assert page.plan.new_classes == ()
    press(page, Key.Key_Return, Ctrl)
    assert sorted(names(sqlite_store)) == ["Alma Birk", "Bo Bech"]


def test_faulty_rows_are_saved_and_imported_again_when_they_are_mended(
    page, sqlite_store, tmp_path
):
    page.open_text(LIST)
    target = tmp_path / "fejl.xlsx"
    page.save_faults(str(target))
    assert page.frame.told == ["2 fejlrækker er gemt i fejl.xlsx. Ret dem dér, og importér filen."]
    press(page, Key.Key_Return, Ctrl)
    book = openpyxl.load_workbook(target)
    sheet = book.active
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(2, headings.index("Fødselsdato") + 1).value = date(2008, 2, 28)
    sheet.cell(3, headings.index("Navn") + 1).value = '=HYPERLINK("x")'
    sheet.cell(3, headings.index("Navn") + 1).data_type = "s"
    book.save(target)
    assert not read_students(target, today=TODAY).faults
    page.open_file(str(target))
    assert rows(page) == ["Ny Bo Bech", 'Ny =HYPERLINK("x")']
    press(page, Key.Key_Return, Ctrl)
    assert len(names(sqlite_store)) == 4


def test_the_place_for_faulty_rows_is_asked_for_beside_the_list(page):
    page.open_file(str(EXAMPLES / "med-fejl.xlsx"))
    press(page, Key.Key_S, Ctrl)
    (dialog,) = page.frame.findChildren(QFileDialog)
    assert dialog.selectedFiles() == [str(EXAMPLES / "med-fejl – fejl.xlsx")]
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("klasseliste.xlsx", 12),
        ("studieplus.csv", 14),
        ("lectio.csv", 10),
        ("optagelse.csv", 8),
        ("flere-hold.xlsx", 21),
        ("med-fejl.xlsx", 3),
    ],
)
def test_every_example_can_be_imported_here(page, sqlite_store, name, count):
    page.open_file(str(EXAMPLES / name))
    if has_dialog(page):
        dialog = dialog_of(page)
        code = dialog.form.fields["class_code"].edit.text()
        fill(dialog, class_code=code or "opt-26a", start="10.08.2026")
    press(page, Key.Key_Return, Ctrl)
    assert len(names(sqlite_store)) == count


def test_the_page_is_walked_from_the_steps_through_the_rows_to_the_import(page):
    page.open_text(LIST)
    page.pane.head.steps.file.setFocus(Qt.FocusReason.TabFocusReason)
    walked = []
    for _stop in range(6):
        walked.append(QApplication.focusWidget())
        press(page, Key.Key_Tab)
    head, foot_of = page.pane.head, page.pane.foot
    assert walked[0] is head.steps.file
    assert walked[1] is head.steps.columns
    assert walked[3:] == [head.faults, page.pane.table, foot_of.cancel]
    assert all(one.accessibleName() or one.text() for one in walked)


def test_the_deeds_follow_the_row_when_the_rows_are_scrolled(page):
    many = "".join(f"\nElev {n} Dam\ttøm-26b\t10.08.2026" for n in range(60))
    page.open_text("Navn\tHold\tHoldstart" + many)
    table = page.pane.table
    before = table.deeds.y()
    table.verticalScrollBar().setValue(table.verticalScrollBar().value() + 50)
    assert table.deeds.y() == before - 50
