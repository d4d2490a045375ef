"""import absence: opening figures, differences, who is not known; JSON as the contract says."""

import pytest

from tests.cli.terminal import EXAMPLES

KEYS = ["matched", "unmatched", "differences", "faults"]


@pytest.fixture
def school(gf2):
    """A terminal with the classes of the examples, late in September."""
    gf2.today = "2026-09-21"
    gf2.json("import", "students", EXAMPLES / "klasseliste.xlsx")
    gf2.json("import", "students", EXAMPLES / "studieplus.csv")
    gf2.json("import", "students", EXAMPLES / "lectio.csv", "--start", "2026-08-10")
    return gf2


@pytest.mark.parametrize(
    ("name", "count", "label"),
    [
        ("fravaer-studieplus.csv", 14, "14 elever har fået åbningstal: mur-26a"),
        ("fravaer-uddata.csv", 5, "5 elever har fået åbningstal: mur-26a"),
        ("fravaer-lectio.csv", 10, "10 elever har fået åbningstal: ele-26b"),
        ("fravaer-egen.xlsx", 12, "12 elever har fået åbningstal: tøm-26a"),
    ],
)
def test_every_example_becomes_opening_figures_in_one_step(school, name, count, label):
    facts = school.json("import", "absence", EXAMPLES / name)
    assert list(facts) == KEYS
    assert facts == {"matched": count, "unmatched": [], "differences": [], "faults": []}
    assert school.json("history", "--last", "1")["steps"][0]["label"] == label


def test_a_dry_run_stores_nothing(school):
    steps = len(school.json("history")["steps"])
    assert (
        school.json("import", "absence", EXAMPLES / "fravaer-lectio.csv", "--dry-run")["matched"]
        == 10
    )
    assert len(school.json("history")["steps"]) == steps


def test_a_class_with_registers_is_compared(school, tmp_path):
    school.json("register", "tøm-26a", "2026-08-17", EXAMPLES / "protokol.csv")
    facts = school.json("import", "absence", EXAMPLES / "fravaer-egen.xlsx")
    assert facts["matched"] == 12
    assert [list(one) for one in facts["differences"]] == [
        ["number", "name", "ours", "theirs"] for _one in facts["differences"]
    ]
    first = facts["differences"][0]
    assert (first["ours"], first["theirs"]) == (1.0, 0.0)
    said = school("import", "absence", EXAMPLES / "fravaer-egen.xlsx")
    assert "Vi har" in said.out
    assert "Der var intet at importere." in said.out


def test_who_is_not_known_is_named_and_faults_end_it(school, tmp_path):
    path = tmp_path / "fravaer.csv"
    told = "99;Ukendt Person;tøm-26a;5\n98;Anden Ukendt;;5\n99;Ukendt Person;mur-26a;6\n"
    path.write_text(f"Elevnr;Navn;Hold;Fravær %\n{told}1;Bo;;112\n", "utf-8")
    said = school("import", "absence", path, "--json")
    assert said.code == 1
    assert said.facts["unmatched"] == [
        {"number": "99", "name": "Ukendt Person"},
        {"number": "98", "name": "Anden Ukendt"},
    ]
    assert [(one["row"], one["column"]) for one in said.facts["faults"]] == [(5, "Fravær %")]
    said = school("import", "absence", path)
    assert "2 elever er ikke kendt." in said.out
    assert "Ingen elev her har det navn eller nummer: Ukendt Person, Anden Ukendt." in said.out


def test_a_class_list_is_refused_with_what_is_missing(school):
    said = school("import", "absence", EXAMPLES / "klasseliste.xlsx", "--json")
    assert "ligner ikke en liste over fravær" in said.refusal
