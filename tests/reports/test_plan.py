"""The workbook of plans: year wheel, list and words, in openpyxl and in LibreOffice."""

from datetime import date

import pytest
from openpyxl import load_workbook

from gf2tracker.actions import closed, demo, holding, plan
from gf2tracker.domain.activity import PlanState
from gf2tracker.errors import Refusal
from gf2tracker.queries.planbook import plan_book
from gf2tracker.reports import look
from gf2tracker.reports.plan import proposed_name, write_plan
from gf2tracker.reports.planbook.chips import (
    chip_look,
    chip_text,
    legend,
    phased,
    shortened,
    sign_of,
)
from gf2tracker.reports.planbook.wheel import counts_of
from gf2tracker.reports.planbook.words import place_of
from tests import given
from tests.planlists import COLUMNS, HEADINGS, seen, written
from tests.plans import TODAY, chips, put
from tests.reports.openings import converted, rows_of

HOLIDAY = date(2026, 10, 12), date(2026, 10, 16)


@pytest.fixture
def made(store):
    store.do(closed.add, *HOLIDAY, "efterårsferie")
    return given.a_class(store, "tøm-26a", students=2)


def texts(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def find(sheet, words):
    return next(
        cell
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and words in cell.value
    )


def test_the_list_has_every_column_its_choices_and_frozen_filtered_heads(store, made, tmp_path):
    visit = put(store, made.id)
    sheet = load_workbook(written(store, tmp_path))["Plan"]
    assert [cell.value for cell in sheet[HEADINGS]] == list(COLUMNS)
    row = {name: sheet.cell(HEADINGS + 1, column).value for name, column in COLUMNS.items()}
    assert row["Id"] == visit
    assert (row["Hold"], row["Undervisningsuge"], row["Ugedag"]) == ("tøm-26a", 8, "tirsdag")
    assert (row["Dato"].date(), row["Type"], row["Status"]) == (
        date(2026, 9, 29),
        "virksomhedsbesøg",
        "planlagt",
    )
    assert sheet.freeze_panes == "C7"
    assert [table.ref for table in sheet.tables.values()] == ["A6:Q7"]
    rules = {str(rule.sqref)[0]: rule for rule in sheet.data_validations.dataValidation}
    lists = {column for column, rule in rules.items() if rule.type == "list"}
    assert lists == {"E", "J", "K"}
    assert rules["J"].formula1 == place_of(1, 23) == "'Ord til listen'!$A$13:$A$35"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_the_words_of_the_choices_stand_where_they_are_looked_up(store, made, tmp_path):
    book = load_workbook(written(store, tmp_path))
    words = book["Ord til listen"]
    assert (words["A12"].value, words["A13"].value, words["A35"].value) == (
        "Type",
        "første dag i branchen",
        "andet",
    )
    assert [words.cell(row, 2).value for row in range(13, 18)] == [
        state.label for state in PlanState
    ]
    assert [words.cell(row, 3).value for row in (13, 17)] == ["mandag", "fredag"]
    assert words["D13"].value == "MEKR"


def test_a_class_has_its_phases_as_rows_with_weeks_across(store, made, tmp_path):
    visit = put(store, made.id)
    store.do(holding.set_state, [visit], PlanState.CONFIRMED)
    sheet = load_workbook(written(store, tmp_path))["Årshjul"]
    phases = [sheet.cell(row, 1).value for row in range(1, sheet.max_row)]
    assert [text for text in phases if text and text.startswith("fase")] == [
        *("fase 1 Stærk opstart", "fase 2 Stærkt netværk"),
        *("fase 3 Stærk opfølgning", "fase 4 Stærkt videre"),
    ]
    chip = find(sheet, "Virksomhedsbesøg")
    assert chip.value == "■ ti Virksomhedsbesøg 0/2"
    assert chip.fill.fgColor.rgb.endswith(look.PHASE_SOFT[1])
    above = [sheet.cell(row, chip.column).value for row in range(1, chip.row)]
    assert "uge 40 · 28.09.–02.10.\nundervisningsuge 8" in above
    assert find(sheet, "efterårsferie").fill.patternType == "lightUp"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 1)


def test_many_classes_stand_under_one_calendar_with_a_phase_band_each(store, made, tmp_path):
    later = given.a_class(store, "mur-26a", starts_on=date(2026, 8, 24))
    put(store, made.id)
    put(store, later.id, week=1)
    sheet = load_workbook(written(store, tmp_path))["Årshjul"]
    heads = [cell.value for cell in sheet[7]]
    assert heads[:3] == ["Hold", "uge 33 · 10.08.", "uge 34 · 17.08."]
    assert [cell.value for cell in sheet[6] if cell.value][:2] == ["august 2026", "september 2026"]
    names = [cell.value for cell in sheet["A"] if cell.font.sz == 11 and cell.value]
    assert names[-2:] == ["tøm-26a", "mur-26a"]
    bands = [text for text in texts(sheet) if text == "fase 1 Stærk opstart"]
    assert len(bands) == 2
    assert "✓" not in "".join(text for text in texts(sheet) if "Virksomhedsbesøg" in text)
    assert sheet.print_title_cols == "$A:$A"
    assert sheet.page_setup.paperSize == 8
    assert sheet.freeze_panes == "B8"


def test_a_class_without_a_plan_is_written_and_reads_back_as_empty(store, made, tmp_path):
    file = written(store, tmp_path, made.id)
    with pytest.raises(Refusal, match="Listen er tom"):
        seen(store, file)


def test_a_chip_says_its_state_by_symbol_and_colour(store, made):
    late, moved, broken = (put(store, made.id, week=week) for week in (2, 9, 11))
    store.do(plan.move, moved, date(2026, 10, 7))
    store.do(plan.move, broken, date(2026, 10, 28))
    store.do(closed.add, date(2026, 10, 28), date(2026, 10, 28), "pædagogisk dag")
    found = chips(store, made.id)
    assert [sign_of(found[one]) for one in (late, moved, broken)] == ["!", "→", "▲"]
    assert chip_look(found[late]).fill == look.WATCH_SOFT
    assert chip_look(found[moved]) == phased(2)
    assert chip_look(found[broken]).fill == look.ACT_SOFT
    assert chip_text(found[moved], 10) == "→ on Virksomhe… 0/2"
    assert counts_of(list(found.values())) == "0 af 3 holdt · 1 ikke holdt · 0 af 6 virksomheder"
    assert counts_of([]) == "Intet planlagt"
    assert len({sign for sign, _look, _words in legend()}) == 7


def test_long_titles_are_cut_at_a_word():
    assert shortened("Gæsteunderviser: mester i værkstedet", 26) == "Gæsteunderviser: mester i…"
    assert shortened("Besøg", 26) == "Besøg"


def test_names_of_files_tell_whose_plan_it_is(store, made):
    one = store.ask(plan_book, [made.id], TODAY).value
    assert proposed_name(one) == "Plan tøm-26a 2026-09-14.xlsx"
    given.a_class(store, "a/b")
    assert proposed_name(store.ask(plan_book, None, TODAY).value) == "Plan 2 hold 2026-09-14.xlsx"


def test_a_report_that_is_given_up_leaves_no_file(store, made, tmp_path):
    found = store.ask(plan_book, None, TODAY).value

    def stop(_done, _of, _what):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_plan(found, tmp_path / "plan.xlsx", made_by="", progress=stop)
    assert not list(tmp_path.glob("*plan*"))
    with pytest.raises(Refusal, match="skal slutte på"):
        write_plan(found, tmp_path / "plan.ods", made_by="")


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_libreoffice_saves_a_list_that_reads_back_unchanged(sqlite_store, soffice, tmp_path):
    sqlite_store.do(demo.build, TODAY, 3)
    file = written(sqlite_store, tmp_path)
    (tmp_path / "again").mkdir()
    again = converted(soffice, file, tmp_path / "again", "xlsx")
    assert rows_of(again, "Årshjul", 7)[0][0] == "Hold"
    found = seen(sqlite_store, again)
    assert not found.faults
    assert {row.result.name for row in found.rows} == {"UNCHANGED"}
    assert len(found.rows) > 40
