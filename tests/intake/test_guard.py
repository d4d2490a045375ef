"""The process that reads: what it may read, how it may end, and what leaves it."""

import os
import pickle
import subprocess
import sys
import time
from datetime import date
from enum import StrEnum

import pytest

from gf2tracker.errors import Refusal
from gf2tracker.intake import child, guard
from gf2tracker.intake.files import read_absence, read_students
from gf2tracker.intake.headings import AS_FOUND
from tests.intake.workbooks import (
    GOOD,
)

TODAY = date(2026, 8, 17)


def test_a_file_too_large_a_folder_and_a_missing_file_are_refused(tmp_path):
    large = tmp_path / "stor.csv"
    with large.open("wb") as file:
        file.truncate(21 * 2**20)
    cases = [
        (large, "Filen fylder 21 MB; der læses højst 20 MB."),
        (tmp_path, "Det er en mappe."),
        (tmp_path / "væk.xlsx", "Filen findes ikke."),
        (tmp_path / ("x" * 300), "Filen kan ikke læses dér"),
    ]
    for path, sentence in cases:
        with pytest.raises(Refusal, match=sentence):
            read_students(path, today=TODAY)


class Reluctant(StrEnum):
    """Is written as every Enum is by the Python of Debian 12, 3.11.2."""

    A = "a"

    def __reduce_ex__(self, _protocol):
        return getattr, (type(self), self.name)


def test_an_answer_asks_for_no_getattr_whatever_python_wrote_it():
    assert b"getattr" in pickle.dumps(Reluctant.A)
    assert b"getattr" not in child.packed((Reluctant.A,))
    assert pickle.loads(child.packed(Reluctant.A)) is Reluctant.A


def test_absence_comes_back_through_the_same_door(tmp_path):
    path = tmp_path / "fravær.csv"
    path.write_text("Navn;Fravær %\nBo;12,5", "utf-8")
    (row,) = read_absence(path, today=TODAY).rows
    assert row.totals.share == 0.125


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "rør")
    with pytest.raises(Refusal, match="ikke en almindelig fil"):
        read_students(tmp_path / "rør", today=TODAY)


def test_a_file_one_may_not_read_is_refused(tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Navn\nAlma", "utf-8")
    path.chmod(0)
    who = os.geteuid()
    os.seteuid(65534 if who == 0 else who)  # nothing is closed to root
    try:
        with pytest.raises(Refusal, match="Filen må ikke læses"):
            read_students(path, today=TODAY)
    finally:
        os.seteuid(who)


@pytest.mark.parametrize("end", ["os.abort()", "os.kill(os.getpid(), 9)", "sys.exit(3)"])
def test_a_child_that_dies_is_a_sentence(asked, monkeypatch, end):
    monkeypatch.setattr(guard, "_START", f"import os, sys; {end}")
    with pytest.raises(Refusal, match="Filen kunne ikke læses"):
        asked(GOOD)


def test_a_child_that_hangs_is_ended_and_is_a_sentence(asked, monkeypatch):
    monkeypatch.setattr(guard, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(guard, "SECONDS", 0.3)
    with pytest.raises(Refusal, match="tager for lang tid"):
        asked(GOOD)


def test_an_answer_with_anything_but_our_own_values_is_not_believed(asked, monkeypatch):
    start = "import os, pickle, sys; sys.stdout.buffer.write(pickle.dumps(os.getcwd))"
    monkeypatch.setattr(guard, "_START", start)
    with pytest.raises(Refusal, match="Filen kunne ikke læses"):
        asked(GOOD)


def test_the_child_imports_neither_database_nor_window():
    request = child.request_text("students", AS_FOUND, today=TODAY)
    command = guard.command(request)
    command[command.index("-c") + 1] += "; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(command, input=GOOD, capture_output=True, check=True)
    loaded = set(done.stderr.decode().split())
    assert "python_calamine" in loaded
    assert not loaded & {"sqlalchemy", "PySide6", "openpyxl", "holidays", "subprocess", "site"}


def test_cpr_numbers_do_not_leave_the_child(tmp_path):
    path = tmp_path / "liste.csv"
    rows = ["Navn;CPR;Elevnr;Note", "Alma Birk;770810-4001;1;770810-4001"]
    rows += ["Bo Bech;318810-4002;770810 4003;7708104001", "Carl 770810-4001;770810-4004;3;"]
    path.write_text("\n".join(rows), "utf-8")
    command = guard.command(child.request_text("students", AS_FOUND, today=TODAY))
    with path.open("rb") as file:
        done = subprocess.run(command, stdin=file, capture_output=True, check=True)
    for secret in (b"4001", b"4002", b"4003", b"4004"):
        assert secret not in done.stdout
        assert secret not in done.stderr
    assert b"770810-\xe2\x80\xa2" in done.stdout


def test_nothing_of_a_file_is_in_the_childs_command():
    command = guard.command(child.request_text("students", AS_FOUND, today=TODAY))
    assert command[0] == sys.executable
    assert all(part.isascii() for part in command[1:])


def test_a_reading_that_nobody_wants_any_more_ends_at_once(monkeypatch, tmp_path):
    class Enough(Exception):
        pass

    def beat():
        if time.monotonic() > began + 0.3:
            raise Enough

    path = tmp_path / "liste.csv"
    path.write_text("Navn\nAlma", "utf-8")
    monkeypatch.setattr(guard, "_START", "import time; time.sleep(60)")
    began = time.monotonic()
    with pytest.raises(Enough):
        read_students(path, today=TODAY, beat=beat)
    assert time.monotonic() - began < 5


def test_a_frozen_program_starts_itself_as_the_child(monkeypatch):
    request = child.request_text("students", AS_FOUND, today=TODAY)
    asked = [guard.command(request)]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program, *words = guard.command(request)
    assert program == sys.executable
    asked.append([sys.executable, "-m", "ui.app", *words])
    answers = [
        subprocess.run(command, input=GOOD, capture_output=True, check=True).stdout
        for command in asked
    ]
    by_python, by_itself = (guard._believed(0, answer) for answer in answers)
    assert by_itself.rows
    assert by_itself == by_python
