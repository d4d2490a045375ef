"""The commands that read: what they say, key by key."""

from datetime import datetime

import pytest

from tests.cli.terminal import EXAMPLES


def test_a_course_needs_no_store(fresh):
    facts = fresh.json(
        "course", "--start", "2026-08-10", "--closed", "2026-W42", "2026-12-21..2027-01-01"
    )
    assert list(facts) == ["weeks", "ends_on", "last_day", "deadlines"]
    assert len(facts["weeks"]) == 20
    assert facts["weeks"][0] == {
        "week": 1,
        "iso_week": "2026-W33",
        "phase": 1,
        "days": [f"2026-08-{day}" for day in range(10, 15)],
    }
    assert "2026-W42" not in {week["iso_week"] for week in facts["weeks"]}
    assert (facts["ends_on"], facts["last_day"]) == ("2027-01-15", "2027-01-15")
    assert facts["deadlines"][0] == {
        "name": "competence_assessment",
        "date": "2026-08-21",
        "week": 2,
        "last_school_day": "2026-08-21",
    }


def test_a_course_is_cut_as_asked(fresh):
    facts = fresh.json("course", "--start", "10.08.2026", "--weeks", "4", "--phases", "1-1-1-1")
    assert [week["phase"] for week in facts["weeks"]] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("--closed", "uge 42"), "closed"),
        (("--phases", "5-5-5"), "phases"),
        (("--weeks", "61"), "weeks"),
        (("--closed", "2026-08-01..2030-08-01"), "closed"),
    ],
)
def test_a_course_that_cannot_be_is_refused(fresh, words, field):
    said = fresh("course", "--start", "2026-08-10", *words, "--json")
    assert (said.code, said.facts["refusal"]["field"]) == (1, field)


def test_a_course_is_read_as_tables(fresh):
    said = fresh("course", "--start", "2026-08-10")
    assert "Stærk opstart" in said.out
    assert "60 % med uddannelsesaftale" in said.out
    assert said.err == ""


def test_classes_are_listed(loaded):
    loaded.json("import", "classes", EXAMPLES / "hold.xlsx")
    facts = loaded.json("classes")["classes"]
    assert [one["code"] for one in facts] == ["ele-26b", "mur-26a", "tøm-26a"]
    assert facts[2] == {
        "code": "tøm-26a",
        "programme": "Tømrer",
        "site": "Ballerup",
        "starts_on": "2026-08-10",
        "ends_on": "2026-12-25",
        "contact_teacher": "MKR",
        "students": 12,
    }
    assert "tøm-26a" in loaded("classes").out


def test_a_class_without_contact_teacher_has_null(loaded):
    (one,) = loaded.json("classes")["classes"]
    assert one["contact_teacher"] is None


def test_students_are_listed(loaded):
    facts = loaded.json("students")["students"]
    assert len(facts) == 12
    assert facts[0] == {
        "number": "26101",
        "name": "Bjørn Lyngby",
        "class": "tøm-26a",
        "birth_date": "2005-05-24",
        "enrolled_on": "2026-08-10",
        "left_on": None,
    }
    assert loaded.json("students", "--class", "TOEM-26A")["students"] == facts
    assert "Bjørn Lyngby" in loaded("students").out


def test_an_unknown_class_is_refused_by_name(loaded):
    for command in (("students",), ("absence",)):
        said = loaded(*command, "--class", "vvs-26x", "--json")
        assert said.facts["refusal"]["field"] == "class"
        assert "vvs-26x" in said.refusal


def test_absence_is_counted(loaded):
    loaded.json("register", "tøm-26a", "2026-08-17", EXAMPLES / "protokol.csv")
    facts = {one["number"]: one for one in loaded.json("absence", "--class", "tøm-26a")["students"]}
    assert facts["26101"] == {
        "number": "26101",
        "name": "Bjørn Lyngby",
        "class": "tøm-26a",
        "total_share": 1.0,
        "unlawful_share": 1.0,
        "rolling_share": 1.0,
        "days_absent": 1,
        "spells": 1,
        "late_count": 0,
        "lessons_taken": 8,
        "lessons_absent": 8.0,
        "first_14_days": ["2026-08-17"],
    }
    late = facts["26102"]
    assert (late["late_count"], late["lessons_absent"]) == (1, 0.27)
    assert late["total_share"] == pytest.approx(12 / 360)
    assert "100,0" in loaded("absence").out


def test_shares_are_null_while_nothing_is_taken(loaded):
    for one in loaded.json("absence")["students"]:
        assert (one["total_share"], one["unlawful_share"], one["rolling_share"]) == (None,) * 3
        assert one["first_14_days"] == []


def test_today_says_what_is_missing_and_whom_to_call(loaded):
    before = loaded.json("today")
    assert before["date"] == "2026-08-17"
    assert before["missing_registers"] == [{"class": "tøm-26a", "lessons": 8}]
    loaded.json("register", "tøm-26a", "2026-08-17", EXAMPLES / "protokol.csv")
    facts = loaded.json("today")
    assert list(facts) == ["date", "missing_registers", "radar", "absent", "due"]
    assert facts["missing_registers"] == []
    assert facts["radar"][0] == {
        "number": "26101",
        "name": "Bjørn Lyngby",
        "class": "tøm-26a",
        "phone": "13 52 24 57",
        "days": 1,
        "last_contact": None,
    }
    assert facts["absent"] == []
    assert facts["due"][0] == {
        "name": "competence_assessment",
        "class": "tøm-26a",
        "date": "2026-08-21",
        "week": 2,
        "last_school_day": "2026-08-21",
    }
    text = loaded("today").out
    assert "Ring til" in text
    assert "Kompetencevurdering" in text
    assert "Sidste skoledag" in text


def test_two_days_away_are_told(loaded):
    for day in ("2026-08-17", "2026-08-18"):
        loaded.json("register", "tøm-26a", day, EXAMPLES / "protokol.csv")
    loaded.today = "2026-08-18"
    away = loaded.json("today")["absent"]
    assert {
        "number": "26101",
        "name": "Bjørn Lyngby",
        "class": "tøm-26a",
        "since": "2026-08-17",
        "days": 2,
    } in away
    assert "Væk i flere dage" in loaded("today").out


def test_without_a_day_it_is_today(loaded, capsys):
    from gf2tracker.cli.main import main  # noqa: PLC0415  # the terminal always says a day

    capsys.readouterr()
    assert main(["today", "--store", loaded.where, "--json"]) == 0
    assert datetime.now().astimezone().date().isoformat() in capsys.readouterr().out


def test_empty_lists_say_so(gf2):
    assert gf2("classes").out == "Der er ingen hold endnu.\n"
    assert gf2("students").out == "Der er ingen elever endnu.\n"
    assert gf2("absence").out == "Der er ingen elever endnu.\n"
    assert gf2("history").out == "Der er intet gjort endnu.\n"
    assert gf2.json("students") == {"students": []}
    assert gf2.json("history") == {"steps": []}
