"""plan xlsx and import plan: written, changed, read back; JSON as the contract says."""

import pytest
from openpyxl import load_workbook

from tests.cli.terminal import EXAMPLES
from tests.planlists import Edited


@pytest.fixture
def school(gf2):
    """A terminal with tøm-26a and the plan of the examples."""
    gf2.json("import", "students", EXAMPLES / "klasseliste.xlsx")
    facts = gf2.json("import", "plan", EXAMPLES / "plan.xlsx")
    assert facts["new"] == 22
    return gf2


def test_a_written_plan_reads_back_as_unchanged(school, tmp_path):
    file = tmp_path / "ud.xlsx"
    facts = school.json("plan", "xlsx", file, "--class", "tøm-26a")
    assert facts == {"file": str(file), "activities": 22, "classes": ["tøm-26a"]}
    assert load_workbook(file).sheetnames == ["Årshjul", "Plan", "Ord til listen"]
    again = school.json("import", "plan", file)
    assert {name: again[name] for name in ("new", "changed", "unchanged", "faults")} == {
        "new": 0,
        "changed": 0,
        "unchanged": 22,
        "faults": [],
    }


def test_changes_are_shown_then_stored_and_faults_stop_them(school, tmp_path):
    file, left = tmp_path / "ud.xlsx", tmp_path / "fejl.xlsx"
    assert "22 aktiviteter på 1 hold er skrevet" in school("plan", "xlsx", file).out
    with Edited(file) as list_:
        list_.set(7, Sted="Hallen")
        list_.set(8, Id=4711)
    dry = school.json("import", "plan", file, "--dry-run", "--good-rows")
    assert (dry["changed"], dry["unchanged"], len(dry["faults"])) == (1, 20, 1)
    assert dry["faults"][0]["column"] == "Id"
    refused = school("import", "plan", file, "--faults", left)
    assert refused.code == 1
    assert "Intet er importeret." in refused.out
    assert "Id findes ikke" in [row[-1].value for row in load_workbook(left).active][-1]
    done = school("import", "plan", file, "--good-rows")
    assert done.code == 0
    assert "1 aktivitet importeret: tøm-26a." in done.out
    assert school.json("import", "plan", file, "--good-rows", "--dry-run")["changed"] == 0


def test_a_file_without_a_name_and_a_file_that_is_no_plan_are_refused(school):
    assert "Der mangler: UD.xlsx" in school("plan", "xlsx").err
    assert "ligner ikke en plan" in school("import", "plan", EXAMPLES / "protokol.csv").err
