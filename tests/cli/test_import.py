"""The commands that import: counts, faults, exit codes, and that nothing is stored by halves."""

import json

import openpyxl
import pytest

from gf2tracker.actions.intake import import_students
from gf2tracker.intake.files import read_students_text
from gf2tracker.intake.headings import Choices
from gf2tracker.queries.intake import students_plan
from tests.cli.terminal import EXAMPLES, TODAY, process
from tests.conftest import open_store
from tests.intake.test_bad_files import REFUSED

KEYS = ["new", "changed", "unchanged", "moved", "missing", "faults", "classes"]


@pytest.fixture
def write(tmp_path):
    """Write a text file of lines and return its path."""

    def written(*lines, name="liste.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding=encoding)
        return path

    return written


@pytest.mark.parametrize(
    ("name", "words", "codes"),
    [
        ("klasseliste.xlsx", (), ["tøm-26a"]),
        ("studieplus.csv", (), None),
        ("lectio.csv", ("--start", "2026-08-10"), ["ele-26b"]),
        ("optagelse.csv", ("--class", "ele-27a", "--start", "2027-01-04"), ["ele-27a"]),
        ("flere-hold.xlsx", (), None),
    ],
)
def test_every_example_is_imported(gf2, name, words, codes):
    facts = gf2.json("import", "students", EXAMPLES / name, *words)
    assert list(facts) == KEYS
    assert facts["faults"] == []
    assert (facts["changed"], facts["unchanged"], facts["moved"], facts["missing"]) == (0, 0, 0, 0)
    listed = {one["class"] for one in gf2.json("students")["students"]}
    assert sorted(listed) == sorted(facts["classes"])
    assert facts["new"] == len(gf2.json("students")["students"])
    if codes is not None:
        assert facts["classes"] == codes


def test_the_same_file_again_changes_nothing(loaded):
    said = loaded("import", "students", EXAMPLES / "klasseliste.xlsx", "--json")
    assert (said.code, said.facts["new"], said.facts["unchanged"]) == (0, 0, 12)
    assert "Den samme fil blev importeret 17.08.2026." in said.err
    assert len(loaded.json("history")["steps"]) == 1


def test_a_dry_run_stores_nothing_and_makes_no_store(fresh, tmp_path):
    facts = fresh.json("import", "students", EXAMPLES / "klasseliste.xlsx", "--dry-run")
    assert facts["new"] == 12
    assert not (tmp_path / "new").exists()


def test_faults_store_nothing_and_are_all_told(fresh, tmp_path):
    said = fresh("import", "students", EXAMPLES / "med-fejl.xlsx", "--json")
    assert said.code == 1
    assert list(said.facts) == KEYS
    assert [fault["row"] for fault in said.facts["faults"]] == [3, 5, 6, 8, 9]
    assert said.facts["faults"][0] == {
        "sheet": "Elever",
        "row": 3,
        "column": "Fødselsdato",
        "reason": "den 31. februar 2008 findes ikke; måneden har 29 dage",
    }
    assert said.facts["faults"][3]["column"] is None
    assert not (tmp_path / "new").exists()
    text = fresh("import", "students", EXAMPLES / "med-fejl.xlsx").out
    assert "Intet er importeret." in text


def test_the_good_rows_are_stored_and_the_others_written_down(fresh, tmp_path):
    target = tmp_path / "fejl.xlsx"
    words = ("import", "students", EXAMPLES / "med-fejl.xlsx", "--good-rows", "--faults", target)
    facts = fresh.json(*words)
    assert (facts["new"], len(facts["faults"])) == (3, 5)
    assert len(fresh.json("students")["students"]) == 3
    sheet = openpyxl.load_workbook(target).active
    assert [cell.value for cell in sheet[1]][-2:] == ["Række", "Fejl"]
    assert sheet.max_row == 6


@pytest.mark.parametrize("ahead", [(), ("--dry-run",)], ids=["stored", "ahead"])
def test_good_rows_where_every_row_is_faulty_are_refused_with_the_faults(
    fresh, write, tmp_path, ahead
):
    path = write("Elevnr;Navn;Hold", "26101;;tøm-26a", "26102;;tøm-26a")
    target = tmp_path / "fejl.xlsx"
    said = fresh("import", "students", path, "--good-rows", "--faults", target, *ahead, "--json")
    assert said.code == 1
    assert [fault["row"] for fault in said.facts["faults"]] == [2, 3]
    assert openpyxl.load_workbook(target).active.max_row == 3
    assert not (tmp_path / "new").exists()
    assert "Intet er importeret." in fresh("import", "students", path, "--good-rows", *ahead).out


def test_good_rows_that_are_stored_already_are_no_failure(loaded, write):
    path = write("Elevnr;Navn;Hold", "26102;Noah Holm;tøm-26a", "26103;;tøm-26a")
    assert loaded("import", "students", path, "--good-rows").code == 0
    assert loaded("import", "students", path, "--good-rows").code == 0


def test_a_mended_workbook_of_faults_is_imported(fresh, tmp_path):
    target = tmp_path / "fejl.xlsx"
    fresh.json("import", "students", EXAMPLES / "med-fejl.xlsx", "--good-rows", "--faults", target)
    book = openpyxl.load_workbook(target)
    columns = {cell.value: cell.column for cell in book.active[1]}
    for row in range(2, book.active.max_row + 1):
        book.active.cell(row, columns["Fødselsdato"]).value = "14.05.2008"
        book.active.cell(row, columns["Navn"]).value = f"Rettet Elev {row * '='}"
        book.active.cell(row, columns["Hold"]).value = "mal-26a"
    book.save(target)
    facts = fresh.json("import", "students", target)
    # one of the five is the student of a good row, by number
    assert (facts["new"], facts["changed"], facts["faults"]) == (4, 1, [])


def test_faults_without_any_write_no_file(fresh, tmp_path):
    target = tmp_path / "fejl.xlsx"
    fresh.json("import", "students", EXAMPLES / "klasseliste.xlsx", "--faults", target)
    assert not target.exists()


def test_a_move_a_change_and_who_is_missing_are_counted(loaded, write):
    path = write(
        "Elevnr;Navn;Hold;Startdato;Mobil",
        "26101;Bjørn Lyngby;mur-26x;14-09-2026;",
        "26102;Noah Holm;tøm-26a;;15 11 11 11",
    )
    facts = loaded.json("import", "students", path, "--start", "2026-08-10")
    assert {key: facts[key] for key in KEYS[:5]} == {
        "new": 0,
        "changed": 1,
        "unchanged": 0,
        "moved": 1,
        "missing": 10,
    }
    moved = {
        one["number"]: one for one in loaded.json("students", "--class", "tøm-26a")["students"]
    }
    assert moved["26101"]["left_on"] == "2026-09-13"
    loaded.today = "2026-09-14"
    now = {one["number"]: one for one in loaded.json("students")["students"]}
    assert (now["26101"]["class"], now["26101"]["enrolled_on"]) == ("mur-26x", "2026-09-14")


def test_a_class_without_start_is_a_fault_in_each_of_its_rows(gf2, write):
    path = write("Navn;Hold", "Ada Bak;tøm-26b", "Bo Juul;tøm-26b")
    said = gf2("import", "students", path, "--json")
    assert said.code == 1
    assert [(one["row"], one["column"]) for one in said.facts["faults"]] == [
        (2, "Hold"),
        (3, "Hold"),
    ]
    assert gf2.json("import", "students", path, "--start", "2026-08-10")["new"] == 2
    (made,) = gf2.json("classes")["classes"]
    assert (made["code"], made["starts_on"]) == ("tøm-26b", "2026-08-10")


def test_an_import_is_undone_as_a_whole(loaded):
    loaded.json("undo")
    assert loaded.json("students")["students"] == []
    assert loaded.json("classes")["classes"] == []
    loaded.json("redo")
    assert len(loaded.json("students")["students"]) == 12


def test_classes_are_imported(gf2, write):
    facts = gf2.json("import", "classes", EXAMPLES / "hold.xlsx")
    assert facts == {
        "new": 3,
        "changed": 0,
        "unchanged": 0,
        "moved": 0,
        "missing": 0,
        "faults": [],
        "classes": ["ele-26b", "mur-26a", "tøm-26a"],
    }
    assert gf2.json("import", "classes", EXAMPLES / "hold.xlsx", "--dry-run")["unchanged"] == 3
    path = write("Hold;Uddannelse;Sted;Start", "tøm-26a;Tømrer;Herlev;", "x;Y;Z;")
    said = gf2("import", "classes", path, "--json")
    assert [fault["column"] for fault in said.facts["faults"]] == ["Start", "Start"]


def test_chosen_columns_are_used_again_from_the_command_line(gf2, write):
    lines = ("Hvem;Ring her;Hvor", "Ada Bak;15 42 07 88;tøm-26b")
    path = write(*lines)
    said = gf2("import", "students", path, "--start", "2026-08-10", "--json")
    assert said.facts["refusal"]["field"] == "headings"
    _import_with_choices(gf2.where, lines)
    again = gf2.json("import", "students", path, "--start", "2026-08-10")
    assert (again["unchanged"], again["faults"]) == (1, [])


def _import_with_choices(where, lines):
    from datetime import date  # noqa: PLC0415  # what the window does

    choices = Choices(
        columns=(("Hvem", "full_name"), ("Ring her", "phone"), ("Hvor", "class_code"))
    )
    today = date.fromisoformat(TODAY)
    text = "\n".join(lines).replace(";", "\t")
    file = read_students_text(text, today=today, start=date(2026, 8, 10), choices=choices)
    store = open_store(where)
    store.by = ""
    plan = store.ask(students_plan, file, today, choices).value
    store.do(import_students, plan)
    store.close()


def test_a_copy_is_made_before_an_import(capsys, sqlite_path, tmp_path):
    from tests.cli.terminal import Terminal  # noqa: PLC0415  # on SQLite alone

    gf2 = Terminal(capsys, sqlite_path)
    gf2.json("import", "students", EXAMPLES / "klasseliste.xlsx")
    folder = tmp_path / "store" / "gf2-sikkerhedskopier"
    assert not folder.exists()  # there was nothing to lose
    gf2.json("import", "students", EXAMPLES / "studieplus.csv")
    assert len(list(folder.glob("gf2-*.gf2"))) == 1


# tests/intake tries them all on the reader; here it is what the command makes of it
BAD = {
    name: REFUSED[name]
    for name in (
        "empty",
        "old_xls_or_password",
        "html_named_xlsx",
        "truncated",
        "member_with_password",
        "entities_in_the_sheet",
        "wide_and_deep",
        "many_rows",
        "another_list",
        "csv_without_end",
        "csv_huge_field",
    )
}


@pytest.mark.parametrize(("content", "text"), BAD.values(), ids=BAD)
def test_a_bad_file_is_one_sentence_and_nothing_is_stored(fresh, tmp_path, content, text):
    path = tmp_path / "liste.xlsx"
    path.write_bytes(content)
    said = fresh("import", "students", path)
    assert (said.code, said.out) == (1, "")
    assert text in said.err
    assert said.err.count("\n") == 1
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["zip_bomb", "cell_at_the_far_corner", "a_million_cells_in_a_row"])
def test_a_bomb_ends_a_real_process_in_time(tmp_path, name):
    path = tmp_path / "liste.xlsx"
    path.write_bytes(REFUSED[name][0])
    store = tmp_path / "gf2.db"
    said = process("import", "students", path, "--store", store, "--json")
    assert said.code == 1
    assert said.facts["refusal"]["text"].endswith(".")
    assert said.err == ""
    assert not store.exists()


def test_a_file_that_is_not_there_is_refused(gf2, tmp_path):
    for path in (tmp_path / "ingen.xlsx", tmp_path):
        said = gf2("import", "students", path, "--json")
        assert said.refusal.endswith(".")


def test_more_students_than_any_school_has_are_refused(gf2, write):
    path = write("Navn;Hold", *(f"Elev {n};x" for n in range(12_001)))
    said = gf2("import", "students", path, "--start", "2026-08-10", "--json")
    assert "højst 12.000 ad gangen" in said.refusal


def test_names_are_text_and_nothing_else(gf2, write):
    evil = "Bo<img src='file:///etc/passwd'>"
    path = write("Fornavn;Efternavn;Hold;Holdstart", f"{evil};=1+1;a-26;10.08.2026")
    gf2.json("import", "students", path)
    (one,) = gf2.json("students")["students"]
    assert one["name"] == f"{evil} =1+1"


def test_the_answer_of_a_process_is_one_object_in_utf_8(tmp_path):
    store = tmp_path / "gf2.db"
    words = ("import", "students", EXAMPLES / "klasseliste.xlsx", "--json", "--store", store)
    done = process(*words, "--today", TODAY, text=False, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["classes"] == ["tøm-26a"]
    assert "sprunget over" in done.stderr.decode("utf-8")
