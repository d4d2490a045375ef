"""CPR numbers are stored nowhere: everything the program writes is read as text and searched.

Source: decisions 7; databeskyttelsesloven § 11.
"""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from gf2tracker.settings import Settings, folder
from tests.cli.terminal import Terminal
from tests.conftest import open_store
from tests.intake.workbooks import workbook
from tests.rows import rows_of

NAME = "Zenobia Qvistgaard"
# the day, the four figures, and whether the century of the seventh fits a student
NUMBERS = (("140508", "4871"), ("020907", "5392"), ("711006", "6613"), ("010108", "7745"))
FAULTY = ("310209", "9928")
HEADINGS = ("Elevnr", "Elevnavn", "CPR", "Hold", "Holdstart", "Tidligere skole")


@pytest.fixture
def gf2(capsys, store_url):
    """A terminal on a store of its own, once on each database."""
    return Terminal(capsys, store_url)


def secrets():
    """Every way in which one of the numbers may have been written."""
    for six, four in (*NUMBERS, FAULTY):
        yield from (f"{six}{four}", f"{six}-{four}", f"{six} {four}", f"{six}–{four}")
        yield f"{six}{four}".lstrip("0")


def a_list():
    """A class list with CPR numbers as texts, as numbers, without a zero, and out of place."""
    (one, two, three, four) = (f"{six}-{last}" for six, last in NUMBERS)
    return workbook(
        HEADINGS,
        ("1", NAME, one, "tøm-26b", "10.08.2026", ""),
        ("2", "Bo Juul", int("".join(NUMBERS[1])), "tøm-26b", "10.08.2026", ""),
        ("3", "Cy Holm", three, "tøm-26b", "10.08.2026", ""),
        ("4", "Di Ravn", int("".join(NUMBERS[3])), "tøm-26b", "10.08.2026", ""),
        ("5", "Eli Bech", "-".join(FAULTY), "tøm-26b", "10.08.2026", ""),
        ("6", f"Fie Toft {two}", "", "tøm-26b", "10.08.2026", ""),
        ("7", "Gry Lind", "17.08.2008", "tøm-26b", "10.08.2026", f"cpr {four}"),
        (one, "Hal Dam", "17.08.2008", "tøm-26b", "10.08.2026", ""),
        ("9", "Ivan Bay", "17.08.2008", two, "", ""),
    )


def absence():
    """Absence totals with CPR numbers as texts and numbers, in their column and out of place."""
    (one, two, three, _four) = (f"{six}-{last}" for six, last in NUMBERS)
    return workbook(
        ("Udtræksdato", "CPR_nr", "Navn", "Stamhold", "Fravær %", "Kontaktlærer"),
        ("15.08.2026", one, NAME, "tøm-26b", 12.5, f"MK {two}"),
        ("15.08.2026", int("".join(NUMBERS[1])), "Bo Juul", "tøm-26b", 8, ""),
        ("15.08.2026", three, f"Ukendt {three}", "tøm-26b", 8, ""),
        ("15.08.2026", "-".join(FAULTY), "Eli Bech", "tøm-26b", 8, ""),
        ("15.08.2026", three, f"Ukendt {two.replace('-', '')}", two, 112, one),
        ("15.08.2026", three, "Cy Holm", "tøm-26b", f"8 {three}", ""),
    )


def of_workbook(path):
    """Everything that stands in a workbook, its properties included."""
    book = openpyxl.load_workbook(path)
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    with zipfile.ZipFile(path) as packed:
        raw = [packed.read(name).decode("utf-8", "replace") for name in packed.namelist()]
    return "\n".join((*cells, *raw))


def of_store(where):
    """Every row of every table, the journal's too."""
    store = open_store(where)
    try:
        return repr(rows_of(store, with_journal=True))
    finally:
        store.close()


def of_backup(capsys, file, place):
    """The same of a backup, by restoring it."""
    Terminal(capsys, str(place)).json("restore", file)
    return of_store(str(place))


def of_folder(place):
    """Every file under a folder as text, whatever it is."""
    files = [path for path in Path(place).rglob("*") if path.is_file()]
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


def test_nothing_the_program_writes_holds_a_cpr_number(gf2, capsys, tmp_path, monkeypatch):
    path, faults, report = (tmp_path / name for name in ("l.xlsx", "fejl.xlsx", "status.xlsx"))
    path.write_bytes(a_list())
    said = [gf2("import", "students", path), gf2("import", "students", path, "--json")]
    words = ("import", "students", path, "--good-rows", "--faults", faults, "--json")
    said.append(gf2(*words))
    assert (said[-1].code, said[-1].facts["new"]) == (0, 4)
    assert {one["birth_date"] for one in gf2.json("students")["students"]} == {
        "2008-05-14",
        "2007-09-02",
        "2006-10-11",
        "2008-01-01",
    }
    fravaer, apart = tmp_path / "f.xlsx", tmp_path / "fravær fejl.xlsx"
    fravaer.write_bytes(absence())
    said += [gf2("import", "absence", fravaer), gf2("import", "absence", fravaer, "--dry-run")]
    words = ("import", "absence", fravaer, "--good-rows", "--faults", apart, "--json")
    said.append(gf2(*words))
    assert (said[-1].code, said[-1].facts["matched"]) == (0, 2)
    said += [gf2("undo"), gf2("redo"), gf2("students", "--json"), gf2("history", "--json")]
    said.append(gf2("students", "--class", "-".join(NUMBERS[0]), "--json"))
    said.append(gf2("register", "tøm-26b", "-".join(NUMBERS[0]), path))
    gf2.json("report", "status", report)
    Settings(initials="MK", last_class="tøm-26b").write()
    _meet_a_bug(gf2, monkeypatch, "-".join(NUMBERS[0]))

    found = {
        "store": of_store(gf2.where),
        "faults": of_workbook(faults),
        "faults of absence": of_workbook(apart),
        "report": of_workbook(report),
        "own folder": of_folder(folder()),
        "screen": "\n".join(f"{one.out}{one.err}" for one in said),
    }
    if "://" not in gf2.where:
        backup = gf2.json("backup", tmp_path / "kopi.gf2")["file"]
        found["backup"] = of_backup(capsys, backup, tmp_path / "back" / "gf2.db")
        found["store folder"] = of_folder(Path(gf2.where).parent)

    for name in ("store", "report", "screen", *(("backup",) if "backup" in found else ())):
        assert NAME.rsplit(maxsplit=1)[-1] in found[name], (
            f"{name}: the search finds nothing at all"
        )
    assert "Eli Bech" in found["faults"]
    assert "KeyError" in found["own folder"]
    for place, text in found.items():
        for secret in secrets():
            assert secret not in text, f"{place} holds {secret}"
        for _six, four in (*NUMBERS, FAULTY):
            assert not re.search(rf"\d{{5,6}}\D?{four}", text), f"{place} holds …{four}"


def _meet_a_bug(gf2, monkeypatch, secret):
    def broken(_options):
        raise KeyError(secret)

    with monkeypatch.context() as patched:
        patched.setattr("gf2tracker.cli.classes.run", broken)
        assert gf2("classes").code == 1


def test_the_search_finds_a_number_that_is_planted(gf2):
    from tests import given  # noqa: PLC0415  # the one test that puts one in

    store = open_store(gf2.where)
    student = given.student(store, NAME)
    store.do(_plant, student, "-".join(NUMBERS[0]))
    store.close()
    assert "-".join(NUMBERS[0]) in of_store(gf2.where)


def _plant(step, student, text):
    from gf2tracker.store.tables import Student  # noqa: PLC0415  # behind the program's back

    step.label("plantet")
    step.update(Student, student, {"former_school": text})
