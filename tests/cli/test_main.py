"""The command line itself: where options stand, what is printed where, exit codes, bugs."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gf2tracker.bug import LOG
from gf2tracker.cli import console, main
from gf2tracker.cli.parser import danish
from gf2tracker.settings import folder
from tests.cli.terminal import EXAMPLES, ROOT, Terminal, process
from tests.conftest import open_store

COMMANDS = (
    ("demo",),
    ("import", "students"),
    ("import", "classes"),
    ("course",),
    ("classes",),
    ("students",),
    ("register",),
    ("absence",),
    ("today",),
    ("report", "status"),
    ("history",),
    ("undo",),
    ("redo",),
    ("backup",),
    ("restore",),
    ("check",),
)


def test_options_stand_before_or_after_the_command(capsys, sqlite_path):
    ways = (
        ["--store", sqlite_path, "--json", "classes"],
        ["classes", "--json", "--store", sqlite_path],
        ["--json", "classes", "--store", sqlite_path, "--today", "2026-08-17"],
    )
    for way in ways:
        assert main.main(way) == 0
        assert json.loads(capsys.readouterr().out) == {"classes": []}


def test_the_last_store_told_counts(capsys, sqlite_path):
    assert main.main(["--store", "nowhere.db", "classes", "--store", sqlite_path]) == 0


def test_the_store_may_be_told_by_the_environment(capsys, monkeypatch, sqlite_path):
    monkeypatch.setenv("GF2_STORE", sqlite_path)
    assert main.main(["classes", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"classes": []}


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_has_help_in_danish(capsys, words):
    assert main.main([*words, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Brug: gf2tracker " + " ".join(words))
    assert "vis denne hjælp" in said
    for english in ("usage", "options:", "positional", "show this"):
        assert english not in said


def test_the_first_help_names_every_command(capsys):
    assert main.main(["-h"]) == 0
    said = capsys.readouterr().out
    assert all(f"\n    {words[0]}" in said for words in COMMANDS)


def test_the_version_is_told(capsys):
    assert main.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("GF2 Tracker 0.")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ((), "Der mangler: KOMMANDO."),
        (("nonsense",), "'nonsense' findes ikke. Vælg "),
        (("import",), "Der mangler: KOMMANDO."),
        (("import", "students"), "Der mangler: FIL."),
        (("classes", "--wrong"), "Ukendt: --wrong."),
        (("classes", "extra"), "Ukendt: extra."),
        (("classes", "--store"), "--store: der mangler en værdi."),
        (("classes", "--json=ja"), "--json har ingen værdi."),
        (("course", "--start", "i går"), "“i går” er ikke en dato"),
        (("--today", "2026-02-30", "classes"), "“2026-02-30” er ikke en dato"),
        (("demo", "--classes", "mange"), "“mange” er ikke et helt tal fra 1"),
        (("demo", "--classes", "0"), "“0” er ikke et helt tal fra 1"),
        (("history", "--last", "-1"), ""),
        (("students", "--cla", "x"), "Ukendt: --cla x."),
        (("register", "tøm-26a", "010107-1234", "x.csv"), "“010107-••••” er ikke en dato"),
    ],
)
def test_wrong_use_ends_with_two_and_is_one_object_with_json(capsys, words, text):
    for asked in (words, (*words, "--json")):
        assert main.main(list(asked)) == 2
        said = capsys.readouterr()
        if "--json" in asked:
            refusal = json.loads(said.out)["refusal"]
            assert refusal == {"text": said.err.splitlines()[0], "field": None}
        else:
            assert said.out == ""
        assert text in said.err
        assert "Brug: gf2tracker" in said.err
        assert "error" not in said.err
        assert "argument" not in said.err


def test_what_argparse_says_in_unknown_words_is_still_danish():
    assert danish("something new went wrong") == "Kommandoen kan ikke læses."
    text = danish("argument --a: not allowed with argument --b")
    assert text == "--a og --b kan ikke bruges sammen."


@pytest.mark.parametrize(
    "words", [("classes",), ("students",), ("undo",), ("check",), ("history",), ("today",)]
)
def test_commands_that_read_refuse_a_missing_store(fresh, words):
    assert "Der er ingen skoledata i gf2.db" in fresh(*words, "--json").refusal
    said = fresh(*words)
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert not Path(fresh.where).exists()


def test_commands_that_write_make_a_missing_store(fresh):
    fresh.json("import", "students", EXAMPLES / "klasseliste.xlsx")
    assert len(fresh.json("students")["students"]) == 12


def test_a_store_that_is_open_is_refused(capsys, sqlite_path):
    opened = open_store(sqlite_path)
    try:
        terminal = Terminal(capsys, sqlite_path)
        for words in (("classes",), ("undo",), ("import", "students", EXAMPLES / "lectio.csv")):
            assert "Luk vinduet først" in terminal(*words, "--json").refusal
    finally:
        opened.close()


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("mysql://server/gf2", "postgresql://"),
        ("postgresql://user:pass:word@:x/gf2", "kan ikke læses"),
        ("/proc/nowhere/gf2.db", "kan ikke oprettes"),
    ],
)
def test_a_store_that_cannot_be_is_one_sentence(capsys, where, text):
    said = Terminal(capsys, where)("demo", "--json")
    assert text in said.refusal


def test_a_file_that_is_no_store_is_refused_and_left_alone(capsys, tmp_path):
    path = tmp_path / "gf2.db"
    path.write_text("Kære dagbog", encoding="utf-8")
    said = Terminal(capsys, str(path))("classes", "--json")
    assert said.refusal.endswith(".")
    assert path.read_text(encoding="utf-8") == "Kære dagbog"


def test_a_bug_is_a_number_on_the_screen_and_no_content_anywhere(capsys, monkeypatch, sqlite_path):
    def broken(_options):
        raise KeyError("Ali Hamdan 010107-1234")

    monkeypatch.setattr("gf2tracker.cli.classes.run", broken)
    code = main.main(["--store", sqlite_path, "classes", "--json"])
    said = capsys.readouterr()
    assert code == 1
    number = said.err.split("nr. ")[1][:6]
    assert json.loads(said.out)["refusal"]["text"] == said.err.strip()
    log = (folder() / "log" / LOG).read_text(encoding="utf-8")
    assert number in log
    assert "KeyError" in log
    assert "tests/cli/test_main.py" in log
    for text in (said.out, said.err, log):
        assert "Hamdan" not in text
        assert "Traceback" not in text


def test_a_bug_is_told_though_its_log_cannot_be_written(capsys, monkeypatch, home):
    home.write_text("in the way", encoding="utf-8")
    monkeypatch.setattr("gf2tracker.cli.course.run", lambda _options: 1 / 0)
    assert main.main(["course", "--start", "2026-08-10"]) == 1
    assert "Der er en fejl i programmet (nr. " in capsys.readouterr().err


def test_an_interrupted_command_is_one_word(capsys, monkeypatch):
    def interrupted(_options):
        raise KeyboardInterrupt

    monkeypatch.setattr("gf2tracker.cli.course.run", interrupted)
    assert main.main(["course", "--start", "2026-08-10"]) == 1
    assert capsys.readouterr().err == "Afbrudt.\n"


def test_a_console_without_danish_letters_gets_utf_8():
    said = process("course", "--start", "x", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert said.code == 2
    assert "Brug" in said.err
    said = process("demo", "--help", PYTHONIOENCODING="cp1252", LC_ALL="C", PYTHONUTF8="0")
    assert "prøve programmet på" in said.out


def test_a_pipe_that_closes_early_leaves_no_trace():
    program = "import sys; from gf2tracker.cli.main import main; sys.exit(main(sys.argv[1:]))"
    words = ("course", "--start", "2026-08-10", "--json")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_stopping_to_listen_minds_streams_without_a_file(monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    console.stop_listening()


def test_a_table_stands_in_columns_and_on_one_line_each():
    text = console.table(("Navn", "Dage"), [("Bo\nJuul", 2), ("Åse", None)], right=" r")
    assert text.splitlines() == ["Navn     Dage", "Bo Juul     2", "Åse         –"]


def test_the_programs_own_name_hands_commands_over_and_speaks_danish(tmp_path):
    def gf2tracker(*words):
        command = [sys.executable, "-m", "ui.app", *words]
        return subprocess.run(command, capture_output=True, cwd=ROOT, text=True, check=False)

    done = gf2tracker("demo", "--classes", "1", "--store", str(tmp_path / "gf2.db"), "--json")
    assert (done.returncode, json.loads(done.stdout)["classes"]) == (0, 1)
    wrong = gf2tracker("--today", "x", "classes")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "“x” er ikke en dato" in wrong.stderr
