"""A day, a week and a course of absence as workbooks, read back as the one who gets them would."""

from datetime import date, datetime, time, timedelta

import pytest
from openpyxl import load_workbook

from gf2tracker.actions import absence as absences
from gf2tracker.actions import closed, contact, enrolment, exemption, reasons, register
from gf2tracker.domain.contact import ContactKind
from gf2tracker.domain.mark import AbsenceKind
from gf2tracker.domain.people import LeaveReason
from gf2tracker.errors import Refusal
from gf2tracker.queries import absencesheet, students
from gf2tracker.reports.absence import proposed_name, write_absence
from tests import given, registers
from tests.reports.openings import cells_of, converted

DAY = timedelta(days=1)
MONDAY = given.MONDAY
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + n * DAY for n in range(1, 5))
TODAY = WEDNESDAY
EVIL = '=HYPERLINK("http://x.example/";"klik")'
LONG = "Alexandra Wilhelmine Josefine Rosenkilde-Brix"
SHARE = '0.0" "%'


@pytest.fixture
def made(sqlite_store):
    return given.a_class(sqlite_store, students=3)


class Read:
    """A workbook that was written, cell by cell."""

    def __init__(self, file, sheet):
        self.sheet = load_workbook(file)[sheet]
        self.rows = list(self.sheet.iter_rows())

    def row(self, name):
        return next(row for row in self.rows if row[0].value and row[0].value.startswith(name))

    def signs(self, name, first, count):
        return [cell.value for cell in self.row(name)[first - 1 : first - 1 + count]]

    def words(self):
        return [str(cell.value) for row in self.rows for cell in row if cell.value is not None]


def written(store, folder, query, *args, sheet, **more):
    answer = store.ask(query, *args).value
    done = write_absence(answer, folder / "f.xlsx", made_by="MK", **more)
    assert sheet in done.sheets
    return Read(done.file, sheet)


def a_day(store, folder, made, day=TODAY):
    return written(store, folder, absencesheet.of_day, made.id, day, TODAY, sheet="Dag")


def a_week(store, folder, made, day=TODAY, sheet="Uge 33"):
    return written(store, folder, absencesheet.of_week, made.id, day, TODAY, sheet=sheet)


def a_course(store, folder, made, today=TODAY, sheet="Forløb", **more):
    return written(store, folder, absencesheet.of_course, made.id, today, sheet=sheet, **more)


# --- what they share ------------------------------------------------------------------------------


def test_each_says_which_class_and_time_it_shows_and_when_it_was_made(sqlite_store, made, tmp_path):
    day = a_day(sqlite_store, tmp_path, made)
    assert [row[0].value for row in day.rows[:5]] == [
        "tøm-26a: fravær onsdag 12.08.2026",
        "undervisningsuge 1 af 20, fase 1 Stærk opstart · Tømrer · kontaktlærer Mette Kragh",
        "3 elever",
        "0 af 8 lektioner ført",
        "Lavet 12.08.2026 af MK i GF2 Tracker",
    ]
    week = a_week(sqlite_store, tmp_path, made)
    assert week.rows[0][0].value == "tøm-26a: fravær uge 33, 10.–14.08.2026"
    course = a_course(sqlite_store, tmp_path, made)
    assert course.rows[0][0].value.startswith("tøm-26a: fravær 10.08.2026–")
    assert course.rows[3][0].value == "0 af 3 skoledage ført"


def test_file_names_say_class_and_time_and_no_person(sqlite_store, made):
    ask = sqlite_store.ask
    names = [
        proposed_name(ask(absencesheet.of_day, made.id, MONDAY, TODAY).value),
        proposed_name(ask(absencesheet.of_week, made.id, MONDAY, TODAY).value),
        proposed_name(ask(absencesheet.of_course, made.id, TODAY).value),
    ]
    assert names == [
        "tøm-26a fravær 2026-08-10.xlsx",
        "tøm-26a fravær 2026 uge 33.xlsx",
        "tøm-26a fravær forløb 2026-08-12.xlsx",
    ]


def test_each_is_printed_on_a4_landscape_with_its_headings_and_stays_in_sight(
    sqlite_store, made, tmp_path
):
    for read, frozen, titles in (
        (a_day(sqlite_store, tmp_path, made), "B9", "$7:$8"),
        (a_week(sqlite_store, tmp_path, made), "B10", "$7:$9"),
        (a_course(sqlite_store, tmp_path, made), "F11", "$7:$10"),
    ):
        setup = read.sheet.page_setup
        assert (setup.orientation, setup.paperSize) == ("landscape", 9)
        assert (read.sheet.freeze_panes, read.sheet.print_title_rows) == (frozen, titles)
        assert read.sheet.oddHeader.right.text == "Fortroligt"


def test_text_stays_text_and_a_protected_student_is_called_by_the_called_name_only(
    sqlite_store, made, tmp_path
):
    given.student(sqlite_store, f"{EVIL} Ågård", made.id)
    given.student(sqlite_store, "Ida Hemmelig", made.id, phone="15 99 88 77", is_protected=True)
    who = given.student(sqlite_store, LONG, made.id)
    sqlite_store.do(register.note, who, TODAY, "=1+1")
    for read in (
        a_day(sqlite_store, tmp_path, made),
        a_week(sqlite_store, tmp_path, made),
        a_course(sqlite_store, tmp_path, made),
    ):
        words = " ".join(read.words())
        assert "Ida (beskyttet)" in words
        assert "emmelig" not in words
        assert "15 99" not in words
        assert "15 42" not in words
        assert read.row(EVIL)[0].quotePrefix
        assert read.row(LONG)
    assert not [cell for _sheet, cell in cells_of(tmp_path / "f.xlsx") if cell.data_type == "f"]


def test_what_is_written_first_is_kept_when_a_new_file_is_refused(sqlite_store, made, tmp_path):
    answer = sqlite_store.ask(absencesheet.of_day, made.id, MONDAY, TODAY).value
    with pytest.raises(Refusal, match="slutte på"):
        write_absence(answer, tmp_path / "f.xls", made_by="")
    with pytest.raises(Refusal, match="findes ikke"):
        write_absence(answer, tmp_path / "væk" / "f.xlsx", made_by="")
    assert not list(tmp_path.glob("*.*"))


def test_who_stops_the_writing_leaves_nothing(sqlite_store, made, tmp_path):
    answer = sqlite_store.ask(absencesheet.of_course, made.id, TODAY).value

    def stop(_done, _of, _what):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        write_absence(answer, tmp_path / "f.xlsx", made_by="", progress=stop)
    assert not list(tmp_path.glob("*.*"))


# --- the day --------------------------------------------------------------------------------------


def test_a_taken_mark_is_a_letter_and_a_planned_one_stands_in_brackets(
    sqlite_store, made, tmp_path
):
    one, two, three = made.students
    registers.mark(sqlite_store, made.id, TODAY, {(one, None): "U", (two, 1): "F12"})
    registers.mark(sqlite_store, made.id, TODAY, {(three, 3): "G"})
    registers.take(sqlite_store, made.id, TODAY, [1])
    read = a_day(sqlite_store, tmp_path, made)
    assert read.signs("Aage", 2, 3) == ["U", "(U)", "(U)"]
    assert read.signs("Birgitte", 2, 3) == ["F12", None, None]
    assert read.signs("Çelik", 2, 3) == ["·", None, "(G)"]
    taken, planned = read.row("Aage")[1:3]
    assert taken.fill.fgColor.rgb != planned.fill.fgColor.rgb
    assert read.signs("Protokol ført", 2, 2) == ["8:21", "ikke ført"]
    assert read.signs("Til stede", 2, 2) == [2, None]
    assert read.signs("Mangler", 2, 2) == [1, None]
    assert read.rows[2][0].value == "3 elever · 2 mangler mindst én lektion"


def test_shares_are_real_figures_with_a_format_and_the_limits_of_the_school(
    sqlite_store, made, tmp_path
):
    registers.take_day(sqlite_store, made.id, MONDAY, {made.students[0]: "U"})
    read = a_day(sqlite_store, tmp_path, made, MONDAY)
    lost, share = read.row("Aage")[9:11]
    assert (lost.value, share.value, share.number_format) == (8, 1, SHARE)
    (rules,) = read.sheet.conditional_formatting
    assert [rule.formula[0] for rule in rules.rules] == [
        "AND(ISNUMBER(K9),K9>=0.15)",
        "AND(ISNUMBER(K9),K9>=0.1)",
    ]


def test_reason_note_and_call_of_the_day_are_told(sqlite_store, made, tmp_path):
    who = made.students[0]
    exam = sqlite_store.do(reasons.add, AbsenceKind.APPROVED, "Køreprøve", is_lawful=True).value
    registers.mark(sqlite_store, made.id, TODAY, {(who, 2): "G"})
    sqlite_store.do(absences.give_reason, [(who, TODAY, 2)], exam)
    sqlite_store.do(register.note, who, TODAY, "tilbage kl. 11")
    at = datetime.combine(TODAY, time(8, 34)).astimezone()
    sqlite_store.do(contact.log, who, ContactKind.TALKED, at, "", None)
    words = [cell.value for cell in a_day(sqlite_store, tmp_path, made).row("Aage")]
    assert "Køreprøve, tilbage kl. 11" in words
    assert [word for word in words if str(word).startswith("talte med 8:34")]


def test_an_exempt_lesson_is_a_dash_and_the_legend_explains_what_is_there(
    sqlite_store, made, tmp_path
):
    sqlite_store.do(exemption.add, made.students[0], TODAY, TODAY, "||1||")
    registers.mark(sqlite_store, made.id, TODAY, {(made.students[1], None): "S"})
    registers.take(sqlite_store, made.id, TODAY)
    read = a_day(sqlite_store, tmp_path, made)
    assert read.signs("Aage", 2, 2) == ["–", "·"]
    words = read.words()
    assert {"syg", "fritaget", "til stede", "planlagt eller endnu ikke ført"} <= set(words)
    assert "barns sygdom" not in words


def test_a_day_without_school_says_why_and_has_no_rows(sqlite_store, made, tmp_path):
    sqlite_store.do(closed.add, TODAY, TODAY, "Fællesdag")
    read = a_day(sqlite_store, tmp_path, made)
    assert read.rows[2][0].value == "Fællesdag"
    assert "Elev" not in read.words()
    saturday = a_day(sqlite_store, tmp_path, made, FRIDAY + DAY)
    assert saturday.rows[2][0].value == "ingen undervisning"


# --- the week -------------------------------------------------------------------------------------


def test_days_stand_side_by_side_and_a_closed_day_is_one_column_with_its_name(
    sqlite_store, made, tmp_path
):
    sqlite_store.do(closed.add, TUESDAY, TUESDAY, "Idrætsdag")
    registers.take_day(sqlite_store, made.id, MONDAY, {made.students[0]: "S"})
    read = a_week(sqlite_store, tmp_path, made)
    assert [cell.value for cell in read.rows[6] if cell.value] == [
        "mandag 10.08.",
        "tirsdag 11.08.",
        "onsdag 12.08.",
        "torsdag 13.08.",
        "fredag 14.08.",
    ]
    assert [cell.value for cell in read.rows[7] if cell.value] == [
        "ført",
        "lukket",
        "ikke ført",
        "endnu ikke",
        "endnu ikke",
    ]
    heads = [cell.value for cell in read.rows[8]]
    assert heads[1:12] == [*"12345678", "Idrætsdag", "1", "2"]
    assert read.signs("Aage", 2, 10) == [*"SSSSSSSS", "/", None]
    assert read.signs("Birgitte", 2, 10) == [*"········", "/", None]


def test_a_ring_is_a_past_lesson_without_register(sqlite_store, made, tmp_path):
    registers.take(sqlite_store, made.id, MONDAY, [1])
    read = a_week(sqlite_store, tmp_path, made)
    assert read.signs("Aage", 2, 3) == ["·", "○", "○"]


def test_who_is_not_in_the_class_yet_has_no_signs(sqlite_store, made, tmp_path):
    late = given.student(sqlite_store, "Åse Sent", made.id, WEDNESDAY)
    registers.take_day(sqlite_store, made.id, MONDAY)
    registers.take_day(sqlite_store, made.id, WEDNESDAY, {late: "U"})
    read = a_week(sqlite_store, tmp_path, made)
    assert read.signs("Åse", 2, 17) == [None] * 16 + ["U"]


def test_one_note_over_several_days_is_written_once(sqlite_store, made, tmp_path):
    for day in (MONDAY, TUESDAY):
        sqlite_store.do(register.note, made.students[0], day, "på session")
    sqlite_store.do(register.note, made.students[0], FRIDAY, "læge")
    read = a_week(sqlite_store, tmp_path, made)
    row = read.row("Aage")
    assert row[-1].value == "man og tir: på session\nfre: læge"
    assert read.sheet.row_dimensions[row[0].row].height > 20


# --- the course -----------------------------------------------------------------------------------


def day_column(read, day):
    return next(cell.column for cell in read.rows[8] if cell.is_date and cell.value.date() == day)


def sign(read, name, day):
    return read.row(name)[day_column(read, day) - 1].value


def test_a_capital_is_a_whole_day_a_small_letter_a_part_and_brackets_are_planned(
    sqlite_store, made, tmp_path
):
    one, two, three = made.students
    registers.mark(sqlite_store, made.id, TUESDAY, {(two, 1): "F12"})
    registers.take_day(sqlite_store, made.id, MONDAY, {one: "U"})
    registers.take_day(sqlite_store, made.id, TUESDAY)
    registers.mark(sqlite_store, made.id, THURSDAY, {(three, None): "G"})
    read = a_course(sqlite_store, tmp_path, made)
    assert [sign(read, "Aage", day) for day in (MONDAY, TUESDAY, WEDNESDAY)] == ["U", "·", None]
    assert sign(read, "Birgitte", TUESDAY) == "f"
    assert sign(read, "Çelik", THURSDAY) == "(G)"
    assert sign(read, "Hele holdet", MONDAY) == pytest.approx(1 / 3)
    shares = read.row("Aage")[1:4]
    assert [cell.value for cell in shares] == [0.5, 0.5, 0.5]
    assert {cell.number_format for cell in shares} == {SHARE}
    assert read.row("Aage")[4].value == 1  # of the first 14 days


def test_phases_weeks_and_closed_days_can_be_read(sqlite_store, made, tmp_path):
    sqlite_store.do(closed.add, TUESDAY, TUESDAY, "Idrætsdag")
    sqlite_store.do(closed.add, date(2026, 10, 12), date(2026, 10, 16), "efterårsferie")
    read = a_course(sqlite_store, tmp_path, made)
    phases = [cell.value for cell in read.rows[6] if cell.value]
    assert phases[:2] == ["fase 1 Stærk opstart", "fase 2 Stærkt netværk"]
    weeks = [cell.value for cell in read.rows[7] if cell.value]
    assert weeks[0] == "uge 33 · 10.08."
    assert "efterårsferie" in weeks
    assert sign(read, "Aage", TUESDAY) == "/"
    assert {"11.08. Idrætsdag", "12.–16.10. efterårsferie"} <= set(read.words())


def test_who_left_stays_with_why_and_when(sqlite_store, made, tmp_path):
    stay = sqlite_store.ask(students.one, made.students[0], TODAY).value.enrolments[-1]
    sqlite_store.do(enrolment.leave, stay.id, TUESDAY, LeaveReason.GOT_JOB)
    read = a_course(sqlite_store, tmp_path, made)
    assert "11.08.2026)" in read.row("Aage")[0].value


def test_the_students_stand_in_the_order_that_was_asked_for(sqlite_store, made, tmp_path):
    one, two, three = made.students
    read = a_course(sqlite_store, tmp_path, made, order=[three, one, two])
    names = [row[0].value.split()[0] for row in read.rows[10:13]]
    assert names == ["Çelik", "Aage", "Birgitte"]


def test_a_long_course_is_printed_in_whole_weeks_with_the_names_on_each_page(
    sqlite_store, made, tmp_path
):
    sheet = a_course(sqlite_store, tmp_path, made).sheet
    assert sheet.print_title_cols == "$A:$E"
    first_day = 6
    assert sheet.col_breaks.brk
    assert all((one.id - first_day + 1) % 5 == 0 for one in sheet.col_breaks.brk)
    assert not sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_class_stands_day_by_day_with_shares_of_each_kind(sqlite_store, made, tmp_path):
    sqlite_store.do(closed.add, TUESDAY, TUESDAY, "Idrætsdag")
    registers.take_day(sqlite_store, made.id, MONDAY, {made.students[0]: "S"})
    read = a_course(sqlite_store, tmp_path, made, sheet="Dag for dag")
    heads, monday, tuesday, wednesday = ([cell.value for cell in row] for row in read.rows)
    first = dict(zip(heads, monday, strict=True))
    assert (first["Dato"].date(), first["Dag"], first["Uge"]) == (MONDAY, "mandag", 33)
    assert (first["Elevlektioner ført"], first["Udeblevet"]) == (24, None)
    assert first["Fravær"] == first["Syg"] == pytest.approx(1 / 3)
    assert dict(zip(heads, tuesday, strict=True))["Lukket"] == "Idrætsdag"
    assert dict(zip(heads, wednesday, strict=True))["Fravær"] is None


def test_a_course_that_has_not_begun_and_a_class_without_students_are_written(
    sqlite_store, tmp_path
):
    empty = given.a_class(sqlite_store, "mur-26a")
    assert a_course(sqlite_store, tmp_path, empty).row("Hele holdet")
    assert a_week(sqlite_store, tmp_path, empty).rows[2][0].value == "ingen elever på holdet i ugen"
    before = MONDAY - 30 * DAY
    read = a_course(sqlite_store, tmp_path, empty, today=before, sheet="Dag for dag")
    assert len(read.rows) == 1


def values_of(file):
    return {
        (sheet, cell.coordinate): round(cell.value, 9)
        if isinstance(cell.value, float)
        else cell.value
        for sheet, cell in cells_of(file)
    }


def test_libreoffice_reads_the_same_back(sqlite_store, made, soffice, tmp_path):
    registers.take_day(sqlite_store, made.id, MONDAY, {made.students[0]: "U"})
    a_course(sqlite_store, tmp_path, made)
    again = converted(soffice, tmp_path / "f.xlsx", tmp_path, "xlsx")
    assert values_of(again) == values_of(tmp_path / "f.xlsx")
