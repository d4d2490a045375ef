"""README's way on the command line: an own Excel list in, the register kept, the report out."""

import json

import openpyxl

from tests.cli.terminal import process
from tests.intake.workbooks import workbook

ROWS = (
    ("Holdliste for tøm-26b",),
    (),
    ("Nr.", "Elev", "Født", "Mobilnr.", "Forløbsstart"),
    (None, "Aksel Frandsen", "12.03.2009", "15 30 47 18", "10.08.2026"),
    (None, "Astrid Winkel", "30.06.2008", "16580324", "10.08.2026"),
    (None, "Gabriel Nors", "03.02.2009", "15821506", "24.08.2026"),
)


def test_an_own_list_becomes_a_register_and_a_status_report(tmp_path):
    own, register, target = (tmp_path / name for name in ("min.xlsx", "dag.csv", "status.xlsx"))
    own.write_bytes(workbook(*ROWS))
    register.write_text("elev;lektion;mark\nAksel;;U\nAstrid;1;F12\n", encoding="utf-8")
    store = ("--store", str(tmp_path / "gf2.db"))

    def gf2(*words, day="2026-08-11"):
        said = process(*words, *store, "--today", day, "--json")
        assert said.code == 0, said
        return json.loads(said.out)

    first = gf2("import", "students", own, "--class", "tøm-26b")
    assert (first["new"], first["classes"]) == (3, ["tøm-26b"])
    assert gf2("register", "tøm-26b", "2026-08-11", register)["lessons_taken"] == 8
    shares = {one["name"]: one["total_share"] for one in gf2("absence")["students"]}
    assert shares["Aksel Frandsen"] == 1.0
    assert shares["Gabriel Nors"] is None
    assert [one["name"] for one in gf2("today")["radar"]] == ["Aksel Frandsen"]
    report = gf2("report", "status", target)
    assert report["students"] == 3
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == report["sheets"]
    cells = {cell.value for row in book["Elever"].iter_rows() for cell in row}
    assert {"Aksel Frandsen", "Astrid Winkel", "Gabriel Nors"} <= cells
    assert gf2("undo")["step"] == 3
    assert gf2("check") == {"ok": True, "problems": []}
