"""What a list would do to the school, before anything is stored."""

from datetime import date

import pytest

from gf2tracker.actions import enrolment, students
from gf2tracker.actions.intake import import_students
from gf2tracker.actions.school import add_programme, add_site
from gf2tracker.domain.people import LeaveReason
from gf2tracker.intake.faults import fault_tables
from gf2tracker.intake.files import read_classes, read_students_text
from gf2tracker.intake.plan import Result
from gf2tracker.intake.students import mend_student
from gf2tracker.queries.intake import classes_plan, students_plan
from tests import given

TODAY = date(2026, 8, 17)


def lines(*rows):
    return "\n".join(rows).replace(";", "\t")


def plan_of(store, *rows, today=TODAY, **how):
    file = read_students_text(lines(*rows), today=today, **how)
    return store.ask(students_plan, file, today).value


def one(store, *rows, **how):
    (row,) = plan_of(store, *rows, **how).rows
    return row


def reasons(plan):
    return [(fault.row, fault.column, fault.reason) for fault in plan.faults]


def test_a_class_that_is_not_there_needs_a_start(store):
    rows = "Navn;Hold", "Ada Bak;tøm-26b", "Bo Juul;tøm-26b"
    plan = plan_of(store, *rows)
    told = "holdet tøm-26b findes ikke; sig, hvornår det starter, eller opret det først"
    assert reasons(plan) == [(2, "Hold", told), (3, "Hold", told)]
    started = plan_of(store, *rows, start=date(2026, 8, 10))
    assert started.counts[Result.NEW] == 2
    assert [(new.code, new.starts_on) for new in started.new_classes] == [
        ("tøm-26b", date(2026, 8, 10))
    ]


def test_a_file_without_classes_needs_one(store):
    rows = "Navn;Telefon", "Ada Bak;15 42 07 88"
    (fault,) = plan_of(store, *rows).faults
    assert (fault.row, fault.column) == (2, None)
    given.a_class(store, "tøm-26a")
    assert plan_of(store, *rows, class_code="TØM-26A").codes == ("tøm-26a",)


def test_every_row_is_counted_once(store):
    made = given.a_class(store, "tøm-26a")
    given.a_class(store, "el-26a")
    given.student(store, "Ada Bak", made.id, number="1")
    given.student(store, "Bo Juul", made.id, number="2", phone="15 00 00 00")
    given.student(store, "Cy Holm", made.id, number="3")
    given.student(store, "Didde Ravn", made.id, number="4")
    plan = plan_of(
        store,
        "Elevnr;Navn;Hold;Telefon;Startdato",
        "1;Ada Bak;tøm-26a;;",
        "2;Bo Juul;tøm-26a;15 11 11 11;",
        "3;Cy Holm;el-26a;;",
        "5;Eli Bech;tøm-26a;;",
        "6;Fie Toft;x-26;;",
        "7;;tøm-26a;;",
    )
    assert [row.result for row in plan.rows] == [
        Result.UNCHANGED,
        Result.CHANGED,
        Result.MOVED,
        Result.NEW,
        Result.FAULT,
        Result.FAULT,
    ]
    assert sum(plan.counts.values()) == 6
    assert plan.missing == 1  # Didde Ravn
    assert plan.codes == ("el-26a", "tøm-26a")


def test_somebody_in_a_faulty_row_is_not_missing(store):
    made = given.a_class(store, "tøm-26a")
    given.student(store, "Ada Bak", made.id)
    given.student(store, "Bo Juul", made.id, number="2")
    plan = plan_of(
        store,
        "Elevnr;Navn;Hold;Startdato",
        ";Ada Bak;tøm-26a;31.02.2026",
        "2;Bo Emil Juul;tøm-26a;31.02.2026",
        "3;Cy Holm;tøm-26a;",
    )
    assert plan.missing == 0


def test_two_rows_about_the_same_student_are_faults(store):
    made = given.a_class(store, "tøm-26a")
    born = date(2008, 5, 14)
    given.student(store, "Ada Bak", made.id, number="1", birth_date=born)
    plan = plan_of(
        store,
        "Elevnr;Navn;Født;Hold",
        "1;Ada Bak Holm;;tøm-26a",
        ";Ada Bak;14.05.2008;tøm-26a",
    )
    assert [(fault.row, fault.reason) for fault in plan.faults] == [
        (2, "rækkerne 2 og 3 er den samme elev"),
        (3, "rækkerne 2 og 3 er den samme elev"),
    ]


def test_two_candidates_are_a_fault(store):
    made = given.a_class(store, "tøm-26a")
    for number in ("1", "2"):
        given.student(store, "Ada Bak", made.id, number=number)
    row = one(store, "Navn;Hold", "Ada Bak;tøm-26a")
    assert row.result is Result.FAULT
    assert "flere elever" in row.what


@pytest.mark.parametrize(
    ("rows", "remark"),
    [
        (("Navn;Hold;Startdato", "Ny Elev;tøm-26a;24.08.2026"), "Starter i undervisningsuge 3."),
        (("Navn;Hold;Startdato", "Ny Elev;tøm-26a;11.08.2026"), ""),
        (("Navn;Hold;Født;Værge", "Ny Elev;tøm-26a;14.05.2009;"), "Under 18: værge mangler."),
        (("Navn;Hold;Født;Værge", "Ny Elev;tøm-26a;14.05.2009;Bo Elev"), ""),
        (("Navn;Hold;Født;Værge", "Ny Elev;tøm-26a;14.05.2007;"), ""),
        (("Navn;Hold;Født", "Ny Elev;tøm-26a;14.05.2009"), ""),
        (
            ("Navn;Hold;Født", "Ada Bak;tøm-26a;14.05.2008"),
            "Navnebror på mur-26a, anden fødselsdato.",
        ),
        (("Navn;Hold;Elevnr", "Ada Bak;tøm-26a;2"), "Navnebror på mur-26a, andet elevnr."),
        (("Navn;Hold", "Ada Bak;tøm-26a"), "Navnebror på mur-26a: er det samme elev?"),
        (
            ("Navn;Hold;Startdato", "Ny Elev;tøm-26a;03.08.2026"),
            "Startdatoen ligger før holdets start 10.08.2026; eleven begynder med holdet.",
        ),
    ],
)
def test_what_a_teacher_should_see_is_remarked(store, rows, remark):
    given.a_class(store, "tøm-26a")
    other = given.a_class(store, "mur-26a")
    given.student(store, "Ada Bak", other.id, number="1", birth_date=date(2007, 1, 2))
    row = one(store, *rows)
    assert (row.result, row.what) == (Result.NEW, remark)


def test_a_protected_student_stays_protected_whatever_a_list_says(store):
    made = given.a_class(store, "tøm-26a")
    given.student(store, "Ada Bak", made.id, number="1", is_protected=True)
    given.student(store, "Bo Juul", made.id, number="2")
    plan = plan_of(
        store,
        "Elevnr;Navn;Hold;Navnebeskyttet",
        "1;Ada Bak;tøm-26a;N",
        "2;Bo Juul;tøm-26a;J",
    )
    assert [row.result for row in plan.rows] == [Result.UNCHANGED, Result.CHANGED]
    assert "ophæver en liste ikke" in plan.rows[0].what
    assert plan.rows[1].values == {"is_protected": True}


def test_a_no_to_eux_says_nothing_about_euv(store):
    made = given.a_class(store, "tøm-26a")
    for number, track in (("1", "EUV2"), ("2", "EUX"), ("3", "EUD")):
        given.student(store, f"Elev {number}", made.id, number=number, track=track)
    plan = plan_of(
        store,
        "Elevnr;Navn;Hold;EUX",
        "1;Elev 1;tøm-26a;N",
        "2;Elev 2;tøm-26a;N",
        "3;Elev 3;tøm-26a;J",
    )
    assert [dict(row.values) for row in plan.rows] == [{}, {"track": "EUD"}, {"track": "EUX"}]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("ÅSE KJÆR", {}),
        ("Aase Kjaer", {}),
        ("Åse Kjær", {}),
        ("Kjær, Åse", {}),
        ("Åse Kjær Holm", {"first_name": "Åse Kjær", "last_name": "Holm"}),
        ("Åse", {}),
    ],
)
def test_a_name_is_changed_only_where_it_is_another(store, name, values):
    made = given.a_class(store, "tøm-26a")
    given.student(store, "Åse Kjær", made.id, number="1")
    row = one(store, "Elevnr;Navn;Hold", f'1;"{name}";tøm-26a')
    assert dict(row.values) == values


def test_better_spelling_is_taken(store):
    made = given.a_class(store, "tøm-26a")
    given.student(store, "soeren bak", made.id, number="1")
    row = one(store, "Elevnr;Navn;Hold", "1;Søren Bak;tøm-26a")
    assert dict(row.values) == {"first_name": "Søren", "last_name": "Bak"}
    assert [(change.old, change.new) for change in row.changes] == [("soeren bak", "Søren Bak")]


def test_who_has_left_is_not_brought_back_by_a_list(store):
    made = given.a_class(store, "tøm-26a")
    student = given.student(store, "Ada Bak", made.id)
    stays = store.ask(lambda c: _stay_ids(c, student)).value
    store.do(enrolment.leave, stays[0], date(2026, 8, 14), LeaveReason.OTHER)
    row = one(store, "Navn;Hold", "Ada Bak;tøm-26a")
    assert row.result is Result.UNCHANGED
    assert "Forlod holdet 14.08.2026" in row.what


def _stay_ids(connection, student_id):
    from gf2tracker.store.enrolment import stays_of  # noqa: PLC0415  # a test's own question

    return [stay.id for stay in stays_of(connection, [student_id])[student_id]]


def test_an_unknown_leave_reason_is_other_and_said(store):
    given.a_class(store, "tøm-26a")
    row = one(
        store,
        "Navn;Hold;Afgangsdato;Afgangsårsag",
        "Ada Bak;tøm-26a;14.08.2026;flyttet til månen",
    )
    assert row.entry.values["leave_reason"] == LeaveReason.OTHER
    assert "sat til “andet”" in row.what


def test_a_number_that_looks_like_cpr_is_a_fault_that_does_not_repeat_it(store):
    given.a_class(store, "tøm-26a")
    plan = plan_of(store, "Elevnr;Navn;Hold", "101012345;Ada Bak;tøm-26a")
    ((row, column, reason),) = reasons(plan)
    assert (row, column) == (2, "Elevnr")
    assert "CPR" in reason
    assert "2345" not in reason


def test_programme_and_site_are_those_of_the_same_kind_of_class(store):
    site = store.do(add_site, "Herlev").value
    programme = store.do(add_programme, "Elektriker", "EL").value
    given.a_class(store, "el-26a", site_id=site, programme_id=programme)
    given.a_class(store, "tøm-26a")
    plan = plan_of(
        store,
        "Navn;Hold;Holdstart;Uddannelse",
        "Ada Bak;el-26c;10.08.2026;",
        "Bo Juul;tøm-26c;10.08.2026;",
        "Cy Holm;mur-26c;10.08.2026;Murer",
        "Di Holm;smed-26c;10.08.2026;el",
    )
    found = {new.code: (new.programme.name, new.site.name) for new in plan.new_classes}
    assert found["el-26c"] == ("Elektriker", "Herlev")
    assert found["tøm-26c"] == ("Tømrer", "Ballerup")
    assert found["mur-26c"][0] == "Murer"
    assert found["smed-26c"][0] == "Elektriker"


def test_the_contact_teacher_of_a_new_class_is_found_or_added(store):
    given.a_teacher(store, "JH", "Jonas Holm")
    plan = plan_of(
        store,
        "Navn;Hold;Holdstart;Kontaktlærer",
        "Ada Bak;a-26;10.08.2026;Jonas Holm",
        "Bo Juul;b-26;10.08.2026;jonas",
        "Cy Bak;c-26;10.08.2026;mk",
        "Di Bak;d-26;10.08.2026;Sara Bech-Toft",
        "Eli Bak;e-26;10.08.2026;Birthe",
    )
    teachers = {new.code: new.contact_teacher for new in plan.new_classes}
    assert teachers == {"a-26": "JH", "b-26": "JH", "c-26": "MK", "d-26": "SATO", "e-26": ""}
    assert [(one.initials, one.name) for one in plan.staff] == [
        ("MK", "MK"),
        ("SATO", "Sara Bech-Toft"),
    ]
    assert any("e-26" in remark.text for remark in plan.remarks)


def test_initials_and_the_name_they_come_from_are_one_person(store):
    plan = plan_of(
        store,
        "Navn;Hold;Holdstart;Kontaktlærer",
        "Ada Bak;a-26;10.08.2026;Mette Kragh",
        "Bo Juul;b-26;10.08.2026;MEKR",
        "Cy Bak;c-26;10.08.2026;Mette Krause",
    )
    assert [(one.initials, one.name) for one in plan.staff] == [
        ("MEKR", "Mette Kragh"),
        ("MKRA", "Mette Krause"),
    ]
    assert store.do(import_students, plan).value == 3


@pytest.mark.parametrize(
    ("heading", "value", "told"),
    [
        ("Uddannelse", "x" * 90, "Uddannelse"),
        ("Uddannelse", "Tømrer 101012345", "Uddannelse"),
        ("Hold", "h" * 61, "Hold"),
        ("Hold", "101012345", "Hold"),
        ("Udmeldt til", "101012345", "Udmeldt til"),
        ("Fornavn", "\ue000", None),  # no name is left of it
    ],
)
def test_what_could_not_be_stored_is_a_fault_of_its_row(store, heading, value, told):
    cells = {
        "Fornavn": "Ada",
        "Hold": "a-26",
        "Uddannelse": "Tømrer",
        "Holdstart": "10.08.2026",
        "Afgangsdato": "14.08.2026",
        "Udmeldt til": "HF",
        heading: value,
    }
    plan = plan_of(store, ";".join(cells), ";".join(cells.values()))
    assert [(fault.row, fault.column) for fault in plan.faults] == [(2, told)]
    assert store.do(import_students, plan, good_rows=True).change.step is None


def test_faulty_rows_of_the_plan_can_be_given_back_and_mended(store):
    plan = plan_of(
        store,
        "Elevnr;Elevnavn;CPR;Hold;EUX",
        "1;Juul, Bo;140508-4234;tøm-26b;J",
    )
    (table,) = fault_tables(plan.file)
    assert table.headings[:4] == ("Elevnr", "Elevnavn", "Fødselsdato", "Hold")
    assert table.rows[0][:4] == ("1", "Bo Juul", "14.05.2008", "tøm-26b")
    given.a_class(store, "tøm-26a")
    mended = mend_student(plan.file, plan.file.faulty[0], {"class_code": "tøm-26a"}, TODAY)
    again = store.ask(students_plan, mended, TODAY).value
    assert [row.result for row in again.rows] == [Result.NEW]
    assert again.rows[0].values["birth_date"] == date(2008, 5, 14)
    assert again.rows[0].values["track"] == "EUX"


def test_a_list_that_is_planned_touches_nothing(store):
    given.a_class(store, "tøm-26a", students=2)
    before = store.ask(_steps).value
    plan_of(store, "Navn;Hold", "Ada Bak;tøm-26a")
    assert store.ask(_steps).value == before


def _steps(connection):
    from gf2tracker.queries.history import steps  # noqa: PLC0415  # as above

    return steps(connection)


def test_a_student_in_no_class_is_put_on_one(store):
    given.a_class(store, "tøm-26a")
    student = given.student(store, "Ada Bak", number="1")
    plan = plan_of(store, "Elevnr;Navn;Hold", "1;Ada Bak;tøm-26a")
    (row,) = plan.rows
    assert row.result is Result.CHANGED
    assert [(one.label, one.old, one.new) for one in row.changes] == [("Hold", "", "tøm-26a")]
    store.do(import_students, plan)
    store.do(students.delete, student)


def test_a_list_of_classes_is_planned_with_its_own_faults(store, tmp_path):
    path = tmp_path / "hold.csv"
    path.write_text(
        "Hold;Uddannelse;Sted;Start;Slut;Skema;Kontaktlærer;Team\n"
        "tøm-26b;Tømrer;Ballerup;10-08-2026;20-12-2026;8-8-8-8-5;MEKR;\n"
        "el-26b;Elektriker;;10-08-2026;01-03-2027;;Birthe;\n"
        "mur-26b;Murer;;10-08-2026;01-03-2027;;;Birthe (vejleder)\n"
        "vvs-26b;VVS;;10-08-2026;01-03-2027;;;\n",
        encoding="utf-8",
    )
    given.a_class(store, "tøm-26a")
    plan = store.ask(classes_plan, read_classes(path), TODAY).value
    assert [(fault.row, fault.column) for fault in plan.faults] == [
        (3, "Kontaktlærer"),
        (4, "Team"),
    ]
    assert [row.result for row in plan.rows] == [
        Result.NEW,
        Result.FAULT,
        Result.FAULT,
        Result.NEW,
    ]
    assert plan.missing == 1
    assert "Slutter" in plan.rows[3].what
    assert plan.rows[3].new.site.name == "Ballerup"
