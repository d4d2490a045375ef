"""The commands that keep data safe: history, undo, redo, backup, restore, check; and the demo."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal


def test_history_tells_the_steps_newest_first(loaded):
    loaded.json("undo")
    steps = loaded.json("history")["steps"]
    assert [list(step) for step in steps] == [["id", "at", "by", "label", "undone"]] * 2
    assert [(step["label"], step["undone"]) for step in steps] == [
        ("Fortrudt: 12 elever importeret: tøm-26a", False),
        ("12 elever importeret: tøm-26a", True),
    ]
    assert steps[0]["at"].endswith("+00:00")
    assert loaded.json("history", "--last", "1")["steps"] == steps[:1]
    assert "fortrudt" in loaded("history").out


def test_undo_and_redo_tell_their_step(loaded):
    assert loaded.json("undo") == {"step": 2}
    assert "ikke noget at fortryde" in loaded("undo", "--json").refusal
    assert loaded.json("redo") == {"step": 3}
    assert "ikke noget at gendanne" in loaded("redo", "--json").refusal
    assert loaded("undo").out == "Fortrudt: 12 elever importeret: tøm-26a.\n"


def test_a_backup_is_written_where_it_is_asked_for(local, tmp_path):
    target = tmp_path / "kopi.gf2"
    assert local.json("backup", target) == {"file": str(target)}
    assert local.json("backup", target)["file"] == str(target)  # our own is written over
    in_folder = Path(local.json("backup", tmp_path)["file"])
    assert (in_folder.parent, in_folder.suffix) == (tmp_path, ".gf2")
    usual = Path(local.json("backup")["file"])
    assert usual.parent.name == "gf2-sikkerhedskopier"


def test_a_backup_never_writes_over_another_file(local, tmp_path):
    target = tmp_path / "eksamen.docx"
    target.write_text("vigtigt", encoding="utf-8")
    assert "eksamen.docx findes" in local("backup", target, "--json").refusal
    assert target.read_text(encoding="utf-8") == "vigtigt"


def test_a_backup_brings_everything_back(local, tmp_path):
    target = tmp_path / "kopi.gf2"
    local.json("backup", target)
    local.json("undo")
    assert local.json("restore", target) == {"file": str(target), "classes": 1, "students": 12}
    assert len(local.json("students")["students"]) == 12
    said = local("restore", target)
    assert "1 hold og 12 elever" in said.out


def test_a_store_that_is_gone_is_restored(local, tmp_path):
    target = tmp_path / "kopi.gf2"
    local.json("backup", target)
    elsewhere = Terminal(local.capsys, str(tmp_path / "other" / "gf2.db"))
    elsewhere.json("restore", target)
    assert len(elsewhere.json("students")["students"]) == 12


@pytest.mark.parametrize("content", [None, b"", b"PK\x05\x06" + bytes(18), b"x" * 5000])
def test_what_is_no_backup_is_not_restored(local, tmp_path, content):
    target = tmp_path / "kopi.gf2"
    if content is not None:
        target.write_bytes(content)
    assert local("restore", target, "--json").refusal.endswith(".")
    assert len(local.json("students")["students"]) == 12


def test_a_server_is_backed_up_by_others(capsys, postgres_url, tmp_path):
    gf2 = Terminal(capsys, postgres_url)
    for words in (("backup",), ("restore", tmp_path / "kopi.gf2")):
        assert "Skolens server" in gf2(*words, "--json").refusal


def test_a_whole_store_is_found_whole(loaded):
    assert loaded.json("check") == {"ok": True, "problems": []}
    assert loaded("check").out == "Skoledata er hele.\n"


def test_a_damaged_store_is_told_and_ends_with_one(local):
    path = Path(local.where)
    content = bytearray(path.read_bytes())
    content[20_000:20_064] = bytes(64)
    path.write_bytes(content)
    said = local("check", "--json")
    assert said.code == 1
    assert said.facts["ok"] is False
    assert all(isinstance(text, str) for text in said.facts["problems"])
    assert said.facts["problems"]


def test_a_store_damaged_in_its_first_page_is_told_too(local):
    path = Path(local.where)
    content = bytearray(path.read_bytes())
    content[100:200] = bytes(100)
    path.write_bytes(content)
    said = local("check", "--json")
    assert (said.code, said.facts["ok"]) == (1, False)
    assert local("classes", "--json").refusal == said.facts["problems"][0]


def test_a_demo_school_is_made_once(gf2):
    facts = gf2.json("demo", "--classes", "2")
    assert list(facts) == ["classes", "students"]
    assert facts["classes"] == 2
    assert len(gf2.json("classes")["classes"]) == 2
    assert "allerede skoledata" in gf2("demo", "--json").refusal


def test_a_demo_school_is_the_same_for_the_same_seed(capsys, tmp_path):
    made = []
    for name in ("a", "b"):
        gf2 = Terminal(capsys, str(tmp_path / f"{name}.db"))
        gf2.json("demo", "--classes", "1", "--seed", "7")
        made.append(json.dumps(gf2.json("absence")))
    assert made[0] == made[1]


def test_a_report_is_written(loaded, tmp_path):
    target = tmp_path / "status.xlsx"
    facts = loaded.json("report", "status", target, "--class", "tøm-26a")
    assert facts == {
        "file": str(target),
        "sheets": [
            "Overblik",
            "Elever",
            "Fravær",
            "Makkere og grupper",
            "Aktiviteter",
            "Opfølgning",
            "Om rapporten",
        ],
        "students": 12,
    }
    assert target.exists()
    assert "12 elever" in loaded("report", "status", target).out


def test_a_report_for_each_class_lies_beside_the_whole(loaded, tmp_path):
    facts = loaded.json("report", "status", tmp_path / "alt.xlsx", "--each-class")
    assert facts["file"] == str(tmp_path / "alt.xlsx")
    assert facts["files"] == [str(path) for path in sorted(tmp_path.glob("gf2-status-*.xlsx"))]
    assert facts["files"]


@pytest.mark.parametrize(
    ("name", "words", "text"),
    [
        ("status.pdf", (), ".xlsx"),
        ("no/status.xlsx", (), "findes ikke"),
        ("status.xlsx", ("--class", "vvs-9"), "vvs-9"),
    ],
)
def test_a_report_that_cannot_be_is_refused(loaded, tmp_path, name, words, text):
    said = loaded("report", "status", tmp_path / name, *words, "--json")
    assert text in said.refusal
    assert not (tmp_path / name).exists()
