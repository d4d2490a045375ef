"""Class lists, as cells."""

from datetime import date

import pytest

from gf2tracker.domain.people import Track
from gf2tracker.errors import Refusal
from gf2tracker.intake.book import Book, Sheet
from gf2tracker.intake.files import read_students_text
from gf2tracker.intake.headings import Choices
from gf2tracker.intake.students import StudentRequest, mend_student, students_in
from gf2tracker.intake.table import UnknownHeadings

TODAY = date(2026, 8, 17)
START = date(2026, 8, 10)


def pasted(text, **more):
    return read_students_text(text, today=TODAY, **more)


def in_sheets(**sheets):
    rows = {name: tuple(tuple(row) for row in lines) for name, lines in sheets.items()}
    return Book(tuple(Sheet(name, lines) for name, lines in rows.items()))


def told(file):
    return [(fault.row, fault.column, fault.reason) for fault in file.faults]


def classes_of(file):
    return [(row.first_name, row.class_code) for row in file.rows]


def test_a_full_row_is_read_field_by_field():
    text = (
        "Elevnr;UNI-login;Fornavn;Efternavn;Kaldenavn;Fødselsdato;Hold;Uddannelse;Holdstart;"
        "Startdato;Slutdato;Afgangsdato;Afgangsårsag;Udmeldingsperspektiv;Kontaktlærer;Mobil;"
        "E-mail;Værge;Værge tlf;Værge mail;Spor;Afgivende skole;Postnr;Navnebeskyttet\n"
        "101;alma1234;Alma Marie;Birk;Alma;17.08.2008;tøm-26a;Tømrer;10.08.2026;24.08.2026;"
        "23.12.2026;18.09.2026;Private årsager;Arbejde;MKR;15420788;a@b.dk;Bo Birk;16420788;"
        "b@b.dk;EUX;Vibeskolen;2100;J"
    )
    (row,) = pasted(text).rows
    assert (row.number, row.uni_login, row.row, row.sheet) == ("101", "alma1234", 2, "")
    assert (row.first_name, row.last_name, row.called_name) == ("Alma Marie", "Birk", "Alma")
    assert (row.birth_date, row.class_code) == (date(2008, 8, 17), "tøm-26a")
    assert (row.programme, row.contact_teacher) == ("Tømrer", "MKR")
    assert (row.class_start, row.first_day) == (START, date(2026, 8, 24))
    assert (row.planned_end, row.left_on) == (date(2026, 12, 23), date(2026, 9, 18))
    assert (row.leave_reason, row.destination) == ("Private årsager", "Arbejde")
    assert (row.phone, row.mail) == ("15 42 07 88", "a@b.dk")
    assert (row.guardian_name, row.guardian_phone) == ("Bo Birk", "16 42 07 88")
    assert (row.guardian_mail, row.track, row.former_school) == ("b@b.dk", "EUX", "Vibeskolen")
    assert (row.postcode, row.is_protected) == ("2100", True)


def test_a_column_that_is_not_there_is_none_and_an_empty_cell_is_empty():
    (row,) = pasted("Navn;Mobil;Fødselsdato\nBo Bech;;").rows
    assert (row.phone, row.mail, row.is_protected) == ("", None, None)
    assert (row.birth_date, row.left_on) == (None, None)
    assert row.fields == {"first_name", "last_name", "phone", "birth_date"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Navn\nBirk, Alma Marie", ("Alma Marie", "Birk", None)),
        ("Navn\nAlma Marie Birk", ("Alma Marie", "Birk", None)),
        ("Navn\nAlma", ("Alma", "", None)),
        ("Fornavn;Efternavn\nAlma;Birk", ("Alma", "Birk", None)),
        ("Fornavn;Efternavn\nAlma;", ("Alma", "", None)),
        ("Fornavn;Navn\nAlma;Alma Birk", ("Alma", "Birk", None)),
        ("Fornavn;Navn\nAlma;Birk", ("Alma", "Birk", None)),
        ("Navn;Efternavn\nAlma;Birk", ("Alma", "Birk", None)),
        ("Kaldenavn;Efternavn\nAlma;Birk", ("Alma", "Birk", "")),
        ("Fornavn;Kaldenavn\nAlma Marie;Mie", ("Alma Marie", "", "Mie")),
        ("Efternavn, Fornavn\nBirk, Alma", ("Alma", "Birk", None)),
        ('Navn;Mobil\n"Bo<img src=x>";', ("Bo<img", "src=x>", None)),
    ],
)
def test_names_are_found_in_every_arrangement(text, names):
    (row,) = pasted(text).rows
    assert (row.first_name, row.last_name, row.called_name) == names


def test_a_row_without_name_is_a_fault():
    assert told(pasted("Fornavn;Efternavn;Elevnr\n;Birk;1\n;;2")) == [
        (2, "Fornavn", "feltet er tomt"),
        (3, "Fornavn", "feltet er tomt"),
    ]
    assert told(pasted("Navn;Elevnr\nBirk,;1")) == [(2, "Navn", "feltet er tomt")]


def test_every_fault_of_a_row_is_told_and_the_other_rows_are_good():
    file = pasted(
        "Navn;Født;Spor;Afgangsdato;Startdato\n"
        "Alma Birk;31-02-2008;EUW;01-08-2026;10-08-2026\n"
        "Bo Bech;17-08-2008;EUD;;10-08-2026"
    )
    assert told(file) == [
        (2, "Født", "den 31. februar 2008 findes ikke; måneden har 29 dage"),
        (2, "Spor", "sporet kendes ikke; skriv EUD, EUX, EUV1, EUV2 eller EUV3"),
        (2, "Afgangsdato", "afgangsdatoen ligger før startdatoen"),
    ]
    assert {fault.field for fault in file.faults} == {"birth_date", "track", "left_on"}
    assert [row.first_name for row in file.rows] == ["Bo"]
    assert (file.row_count, len(file.faulty)) == (2, 1)


def test_days_outside_this_century_and_an_end_before_the_start_are_faults():
    text = "Navn;Startdato;Slutdato;Holdstart\nAlma;10-08-1999;;\nBo;10-08-2026;09-08-2026;"
    assert told(pasted(text)) == [
        (2, "Startdato", "året skal ligge mellem 2000 og 2099"),
        (3, "Slutdato", "slutdatoen ligger før startdatoen"),
    ]


def test_cpr_gives_the_birth_date_and_what_was_odd_is_told_once():
    file = pasted("Navn;CPR\nAlma Birk;770810-4001\nBo Bech;780810-4001\nCarl Dam;708104001")
    assert [row.birth_date for row in file.rows] == [
        date(2010, 8, 17),
        date(2010, 8, 18),
        date(2010, 8, 7),
    ]
    remarks = [remark.text for remark in file.remarks]
    assert "CPR: erstatningsnummer (2 rækker, den første er 2)" in remarks
    assert "CPR: et nul forrest manglede (række 4)" in remarks


def test_cpr_and_birth_date_that_differ_are_a_fault():
    text = "Navn;CPR;Født\nAlma;770810-4001;17-08-2010\nBo;770810-4001;18-08-2010\nCa;;18-08-2010"
    assert told(pasted(text)) == [(3, "CPR", "CPR-nummer og fødselsdato siger hver sin dag")]


def test_a_cpr_number_in_any_other_column_is_a_fault_and_is_masked():
    file = pasted("Elevnr;Navn;Skab\n7708104001;Alma;770810-4001\n1;Bo 770810-4001;\n2;Ca;x")
    assert told(file) == [
        (2, "Elevnr", "feltet indeholder et CPR-nummer; slet nummeret"),
        (3, "Navn", "feltet indeholder et CPR-nummer; slet nummeret"),
    ]
    assert "4001" not in repr(file)
    assert file.faulty[0].cells == ("770810-••••", "Alma", "770810-••••")


def test_a_number_that_lost_its_zero_is_masked_where_others_are_cpr_numbers():
    file = pasted("Navn;Født;Løbenr\nAlma;x;7708104001\nBo;x;708104001")
    assert [row.cells[2] for row in file.faulty] == ["770810-••••", "070810-••••"]


def test_cpr_numbers_in_headings_titles_and_sheet_names_are_masked():
    book = in_sheets(
        **{"770810-4001": [["Hold: 770810-4001"], ["Navn", "770810-4001"], ["Alma", "x"]]}
    )
    file = students_in(book, StudentRequest(TODAY))
    assert "4001" not in repr(file)


@pytest.mark.parametrize(
    ("headings", "cells", "track"),
    [
        ("Spor", "EUV2", Track.EUV2),
        ("EUX", "J", Track.EUX),
        ("EUX", "", Track.EUD),
        ("Elevtype", "EUX-elev", Track.EUX),
        ("Elevtype", "SKP", None),
        ("EUV;EUX", "2;N", Track.EUV2),
        ("EUV;EUX", ";J", Track.EUX),
        ("Mobil", "", None),
    ],
)
def test_the_track_is_found_in_whatever_column_says_it(headings, cells, track):
    (row,) = pasted(f"Navn;{headings}\nAlma;{cells}").rows
    assert row.track == track


def test_odd_phones_mails_and_types_are_remarked_and_their_rows_kept():
    file = pasted("Navn;Mobil;Mail;Elevtype\nAlma;1542;alma;SKP\nBo;15420788;b@b.dk;EUD")
    assert len(file.rows) == 2
    assert [remark.text for remark in file.remarks] == [
        "Mobil: telefonnummeret har ikke 8 cifre (række 2)",
        "Mail: ligner ikke en mailadresse (række 2)",
        "Elevtype: elevtypen siger intet om EUD, EUX eller EUV (række 2)",
    ]


def test_of_two_columns_for_a_field_the_first_that_is_filled_counts():
    file = pasted("Navn;Tlf;Mobil;Holdnavn;Stamhold\nAlma;15420788;;x;y\nBo;15420788;16420788;x;")
    assert [(row.phone, row.class_code) for row in file.rows] == [
        ("15 42 07 88", "y"),
        ("16 42 07 88", "x"),
    ]


def test_of_two_columns_with_the_same_heading_only_the_first_counts():
    file = pasted("Navn;Tlf;Tlf\nAlma;;15420788")
    assert file.rows[0].phone == ""
    assert "Overskriften “Tlf” står flere gange; kun den første er brugt." in [
        remark.text for remark in file.remarks
    ]


def test_a_title_above_tells_class_start_teacher_and_programme():
    for title in (
        "Hold: tøm-26a;Start: 10.08.2026;;Kontaktlærer: MKR",
        "Hold;tøm-26a;Start;10-08-2026;Kontaktlærer:;MKR",
        "Klasseliste for tøm-26a - efterår\nHoldstart: 10/8-2026\nKlasselærer: MKR",
    ):
        (row,) = pasted(f"{title}\n\nNavn;Mobil\nAlma;").rows
        assert (row.class_code, row.class_start, row.contact_teacher, row.row) == (
            "tøm-26a",
            START,
            "MKR",
            title.count("\n") + 4,
        )


def test_a_title_above_that_only_looks_like_one_tells_nothing():
    (row,) = pasted("Hold;Kontaktlærer;Start\nNavn;Mobil;Født\nAlma;;").rows
    assert (row.class_code, row.contact_teacher) == (None, None)
    (row,) = pasted("Start: efter ferien\nNavn;Mobil\nAlma;").rows
    assert row.class_start is None


def test_titles_between_the_lines_begin_a_new_class():
    file = pasted(
        "Navn;Født\nHold: tøm-26a;\nAlma;\nBo;\n;\nHold: tøm-26b;\nNavn;Født\nCarl;\nAntal: 3;"
    )
    assert classes_of(file) == [("Alma", "tøm-26a"), ("Bo", "tøm-26a"), ("Carl", "tøm-26b")]
    assert [row.row for row in file.rows] == [3, 4, 8]


def test_sheets_that_look_alike_are_classes_by_their_names():
    rows = [["Navn", "Født"], ["Alma Birk", date(2008, 8, 17)]]
    other = [["Navn", "Født"], ["Bo Bech", date(2008, 8, 17)]]
    book = in_sheets(Forside=[["Hej"]], **{"tøm-26a": rows, "tøm-26b": other, "Priser": [["x"]]})
    file = students_in(book, StudentRequest(TODAY))
    assert classes_of(file) == [("Alma", "tøm-26a"), ("Bo", "tøm-26b")]
    assert [sheet.name for sheet in file.sheets] == ["tøm-26a", "tøm-26b"]
    assert file.skipped_sheets == ("Forside", "Priser")
    assert "Arket “Priser” er ikke læst; det har ikke de samme overskrifter." in [
        remark.text for remark in file.remarks
    ]


def test_sheets_named_by_excel_are_no_classes():
    rows = [["Navn", "Født"], ["Alma Birk", date(2008, 8, 17)]]
    other = [["Navn", "Født"], ["Bo Bech", date(2008, 8, 17)]]
    file = students_in(in_sheets(Ark1=rows, Ark2=other), StudentRequest(TODAY))
    assert classes_of(file) == [("Alma", None), ("Bo", None)]


def test_one_sheet_may_be_chosen():
    rows = [["Navn", "Født"], ["Alma Birk", date(2008, 8, 17)]]
    book = in_sheets(a=rows, b=rows)
    file = students_in(book, StudentRequest(TODAY, choices=Choices(sheet="b")))
    assert [(row.sheet, row.class_code) for row in file.rows] == [("b", None)]
    with pytest.raises(Refusal, match="intet ark med navnet “c”"):
        students_in(book, StudentRequest(TODAY, choices=Choices(sheet="c")))


def test_the_best_sheet_is_read_wherever_it_stands():
    book = in_sheets(
        Navne=[["Navn"], ["Alma"]],
        Elever=[["x"], ["Navn", "Født", "Hold"], ["Bo", date(2008, 8, 17), "x"]],
    )
    file = students_in(book, StudentRequest(TODAY))
    assert [(row.first_name, row.sheet, row.row) for row in file.rows] == [("Bo", "Elever", 3)]


def test_the_class_from_outside_is_for_rows_the_file_leaves_without():
    assert classes_of(pasted("Navn\nAlma", class_code="x")) == [("Alma", "x")]
    assert classes_of(pasted("Navn;Hold\nAlma;y\nBo;", class_code="x")) == [
        ("Alma", "y"),
        ("Bo", "x"),
    ]
    assert classes_of(pasted("Hold: y\nNavn;Født\nAlma;", class_code="x")) == [("Alma", "x")]
    two = "Navn;Født\nHold: y;\nAlma;\nHold: z;\nBo;"
    assert classes_of(pasted(two, class_code="x")) == [("Alma", "y"), ("Bo", "z")]


def test_an_empty_cell_in_the_class_column_is_a_fault_without_a_class_from_outside():
    assert told(pasted("Navn;Hold\nAlma;y\nBo;")) == [(3, "Hold", "feltet er tomt")]


def test_the_start_from_outside_is_for_classes_whose_start_the_file_does_not_tell():
    file = pasted("Navn;Holdstart\nAlma;17.08.2026\nBo;", start=START)
    assert [row.class_start for row in file.rows] == [date(2026, 8, 17), START]


def test_sums_notes_and_empty_rows_are_no_students():
    file = pasted(
        "Elevnr;Navn;Født\n1;Alma;\n;;\nI alt;1;\nAntal elever: 1;;\n* = på orlov;;\n"
        ";Udskrevet 17-08-2026;\n;Bo;\n2;Sidsel I Alten;"
    )
    assert [row.first_name for row in file.rows] == ["Alma", "Bo", "Sidsel I"]
    assert [remark.row for remark in file.remarks] == [4, 5, 6, 7]
    assert file.remarks[0].text == "Række 4 er sprunget over; den er en sum eller en note."


def test_a_list_of_names_alone_is_read():
    file = pasted("Navn\nAlma Birk\nBirk, Bo\nTotte Sumberg")
    assert [row.first_name for row in file.rows] == ["Alma", "Bo", "Totte"]


def test_the_user_says_what_columns_are():
    text = "Pige/dreng;Ident;Gruppe\nAlma Birk;770810-4001;x"
    choices = Choices((("pige/dreng", "full_name"), ("IDENT", "cpr"), ("Gruppe", "class_code")))
    (row,) = pasted(text, choices=choices).rows
    assert (row.first_name, row.birth_date, row.class_code) == ("Alma", date(2010, 8, 17), "x")


def test_the_user_leaves_a_column_out():
    file = pasted("Navn;Spor\nAlma;EUW", choices=Choices((("Spor", ""),)))
    assert file.rows[0].track is None
    assert [heading.field for heading in file.headings] == ["full_name", ""]


def test_without_a_heading_row_the_columns_are_named_for_choosing():
    with pytest.raises(UnknownHeadings, match="ligner ikke en elevliste") as refusal:
        pasted("Pige/dreng;Ident;\nAlma Birk;x;y")
    assert refusal.value.headings == ("Pige/dreng", "Ident", "Kolonne C")
    assert refusal.value.example == ("Alma Birk", "x", "y")
    assert refusal.value.field == "headings"


def test_a_list_without_headings_is_read_once_its_columns_are_chosen():
    text = "Alma Birk\t17.08.2008\t15420788\nBo Bech\t18.08.2008\t\n"
    with pytest.raises(UnknownHeadings) as refusal:
        pasted(text)
    assert refusal.value.headings == ("Kolonne A", "Kolonne B", "Kolonne C")
    assert refusal.value.example == ("Alma Birk", "17.08.2008", "15420788")
    choices = Choices((("Kolonne A", "full_name"), ("Kolonne B", "birth_date")))
    file = pasted(text, choices=choices)
    assert [(row.first_name, row.row) for row in file.rows] == [("Alma", 1), ("Bo", 2)]
    assert file.sheets[0].heading_row == 0


def test_a_column_without_heading_can_be_chosen_by_its_letter():
    text = ";Født\nAlma Birk;17.08.2008"
    with pytest.raises(UnknownHeadings) as refusal:
        pasted(text)
    assert refusal.value.headings[0] == "Kolonne A"
    (row,) = pasted(text, choices=Choices((("Kolonne A", "full_name"),))).rows
    assert row.first_name == "Alma"


def test_the_same_headings_have_the_same_fingerprint():
    first, second = (pasted(f"{head}\nAlma;x") for head in ("Navn;CPR nr.;", "NAVN;cpr_nr;"))
    assert first.fingerprint == second.fingerprint


def test_an_empty_paste_and_a_huge_one_are_refused():
    with pytest.raises(Refusal, match="Der er intet at indsætte"):
        pasted(" \n")
    with pytest.raises(Refusal, match="Filen fylder 21 MB"):
        pasted("Navn\n" + "x" * (20 * 2**20))


def test_too_many_faults_are_a_wrong_file():
    with pytest.raises(Refusal, match=r"Over 10.000 rækker har fejl.*række 2, Født: datoen"):
        pasted("Navn;Født\n" + "Alma;x\n" * 10_001)


def test_a_faulty_row_is_mended_by_typing():
    file = pasted("Elevnr;Navn;Født\n1;Alma Birk;31-02-2008\n2;Bo Bech;17-08-2008")
    (row,) = file.faulty
    worse = mend_student(file, row, {"birth_date": "31-13-2008"}, TODAY)
    assert told(worse)[0][:2] == (2, "Født")
    assert worse.rows == file.rows
    good = mend_student(worse, worse.faulty[0], {"birth_date": "17/8-08"}, TODAY)
    assert (good.faults, good.faulty) == ((), ())
    assert [(one.row, one.birth_date) for one in good.rows] == [
        (2, date(2008, 8, 17)),
        (3, date(2008, 8, 17)),
    ]


def test_what_is_typed_is_shown_again_and_never_a_cpr_number():
    file = pasted("Elevnr;Navn;CPR\n1;;770810-4001")
    typed = mend_student(file, file.faulty[0], {"number": "770810-4001"}, TODAY)
    assert typed.faulty[0].cells == ("770810-••••", "", "17.08.2010")
    assert "4001" not in repr(typed)


def test_a_mended_row_that_is_there_already_is_still_a_fault():
    file = pasted("Elevnr;Navn;Født\n1;Alma Birk;\n1;Bo Bech;\n2;Ca Dam;x")
    mended = mend_student(file, file.faulty[1], {"birth_date": "", "number": "1"}, TODAY)
    assert told(mended)[-1] == (4, None, "eleven står to gange: række 2 og række 4")
