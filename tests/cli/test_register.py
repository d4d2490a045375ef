"""The command that takes a register from a file."""

import pytest

from tests.cli.terminal import EXAMPLES

DAY = "2026-08-17"


@pytest.fixture
def take(local, tmp_path):
    """Take the register of tøm-26a from lines and return what was said."""

    def taken(*lines, day=DAY, code="tøm-26a", heading="elev;lektion;mark"):
        path = tmp_path / "protokol.csv"
        path.write_text("\n".join((heading, *lines)) + "\n", encoding="utf-8")
        return local("register", code, day, path, "--json")

    return taken


def test_a_register_is_taken(loaded):
    facts = loaded.json("register", "TØM-26A", DAY, EXAMPLES / "protokol.csv")
    assert facts == {
        "class": "tøm-26a",
        "date": DAY,
        "lessons_taken": 8,
        "marks": 19,
        "faults": [],
    }
    label = loaded.json("history", "--last", "1")["steps"][0]["label"]
    assert label == "Protokol erstattet, tøm-26a man 17.08.: 5 elever med mærker"


def test_a_register_replaces_the_marks_of_the_day(local, take):
    local.json("register", "tøm-26a", DAY, EXAMPLES / "protokol.csv")
    assert take("26103;2;F12").facts["marks"] == 1
    late = [one for one in local.json("absence")["students"] if one["late_count"]]
    assert [one["number"] for one in late] == ["26103"]
    away = [one for one in local.json("absence")["students"] if one["days_absent"]]
    assert away == []


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("elev,lektion,mark", "26101,1,U"),
        ("elev\tlektion\tmark", "26101\t1\tU"),
        ("elev;lektion;mark", "Bjørn Lyngby;1;u"),
        ("elev;lektion;mark", "BJOERN LYNGBY;1;U"),
        ("elev;lektion;mark", "Lyngby, Bjørn;1;U"),
    ],
)
def test_students_are_named_and_columns_separated_in_every_way(take, heading, line):
    said = take(line, heading=heading)
    assert (said.code, said.facts["marks"]) == (0, 1), said


def test_an_empty_lesson_is_the_whole_day_and_marks_are_as_typed(local, take):
    assert take("26101;;U", "26102;;F8:27", "26103;;T14:45", "26104;3;-", "26105;;.").code == 0
    facts = {one["number"]: one for one in local.json("absence")["students"]}
    assert facts["26101"]["days_absent"] == 1
    assert facts["26102"]["lessons_absent"] == 0.27
    assert facts["26103"]["lessons_absent"] > 0
    assert facts["26104"]["lessons_taken"] == 7
    assert facts["26105"]["total_share"] == 0


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        ("99999;1;U", "elev", "går ikke på holdet"),
        ("Bjørn;1;U", "elev", "flere elever"),
        ("26101;9;U", "lektion", "8 lektioner"),
        ("26101;11;U", "lektion", "1 til 10"),
        ("26101;1;Q", "mark", "er ikke et mærke"),
        ("26101;1;F99", "mark", "45 minutter"),
        (";1;U", "elev", "tomt"),
    ],
)
def test_any_fault_stores_nothing(local, take, line, column, reason):
    said = take("26102;1;U", line)
    assert said.code == 1
    (fault,) = said.facts["faults"]
    assert (fault["row"], fault["column"]) == (3, column)
    assert reason in fault["reason"]
    assert said.facts["lessons_taken"] == 0
    assert len(local.json("history")["steps"]) == 1


@pytest.mark.parametrize("lines", [(), ("26101;;",), ("26101;1;.", "26101;2; ")])
def test_a_register_without_marks_says_that_everybody_was_present(local, take, lines):
    take("26101;;U", "26102;1;F12")
    said = take(*lines)
    assert (said.code, said.facts["lessons_taken"], said.facts["marks"]) == (0, 8, 0)
    assert {one["total_share"] for one in local.json("absence")["students"]} == {0.0}


def test_two_marks_for_one_lesson_are_a_fault_however_the_student_is_named(take):
    said = take("26101;1;U", "Bjørn Lyngby;1;S")
    assert (said.code, len(said.facts["faults"])) == (1, 1)


@pytest.mark.parametrize(
    ("day", "text"),
    [("2026-08-16", "ikke undervisning"), ("2025-08-17", "ikke undervisning")],
)
def test_a_day_without_school_is_refused(take, day, text):
    assert text in take("26101;1;U", day=day).refusal


def test_an_unknown_class_is_refused(take):
    assert "vvs-1" in take("26101;1;U", code="vvs-1").refusal


def test_faults_are_read_as_a_table(loaded, tmp_path):
    path = tmp_path / "protokol.csv"
    path.write_text("elev;lektion;mark\n99999;1;U\n", encoding="utf-8")
    said = loaded("register", "tøm-26a", DAY, path)
    assert said.code == 1
    assert "eleven går ikke på holdet den dag" in said.out
    assert "Intet er gemt." in said.out
