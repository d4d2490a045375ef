"""Two commands of dev.py at once in one checkout: the second waits, a killed one is in nobody's way."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.house.source import ROOT
from workshop.alone import alone

HOLDS = "import pathlib, sys, time\nfrom workshop.alone import alone\n"
HOLDS += "with alone(pathlib.Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(50)"
TAKES = "import pathlib, sys\nfrom workshop.alone import alone\n"
TAKES += "with alone(pathlib.Path(sys.argv[1])):\n    print('mine', flush=True)"
WAITING = "Another dev.py is setting up here; waiting for it ..."


@pytest.fixture
def started():
    """Start Python with a program in it, ended at the end of the test."""
    running = []

    def start(*words, place=ROOT):
        command = [sys.executable, *words]
        running.append(
            subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, text=True, bufsize=1)
        )
        return running[-1]

    yield start
    for process in running:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def checkout(tmp_path):
    """A checkout with dev.py and a program of one line that needs no package."""
    shutil.copy(ROOT / "dev.py", tmp_path)
    shutil.copytree(ROOT / "workshop", tmp_path / "workshop")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text("", "utf-8")
    for folder in ("ui", "gf2tracker"):
        (tmp_path / folder).mkdir()
    (tmp_path / "ui" / "app.py").write_text("print('the window')", "utf-8")
    return tmp_path


def test_a_second_command_says_that_it_waits_and_goes_on_when_the_first_has_ended(
    started, tmp_path
):
    first = started("-c", HOLDS, tmp_path / "lock")
    assert first.stdout.readline() == "held\n"
    second = started("-c", TAKES, tmp_path / "lock")
    assert second.stdout.readline().strip() == WAITING
    time.sleep(0.3)
    assert second.poll() is None
    first.kill()
    assert second.stdout.readline() == "mine\n"
    assert second.wait() == 0


def test_a_killed_command_leaves_no_lock_behind(started, tmp_path, capsys):
    first = started("-c", HOLDS, tmp_path / "lock")
    assert first.stdout.readline() == "held\n"
    first.kill()
    first.wait()
    with alone(tmp_path / "lock"):
        assert (tmp_path / "lock").exists()
    assert capsys.readouterr().out == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there a lock goes with its one process")
def test_what_a_killed_command_started_keeps_the_lock_until_it_ends(started, tmp_path):
    parent = HOLDS.replace(
        "print('held', flush=True)",
        "import subprocess\n    print(subprocess.Popen(['sleep', '50'], pass_fds=(busy,)).pid, flush=True)",
    ).replace("])):", "])) as busy:")
    first = started("-c", parent, tmp_path / "lock")
    orphan = int(first.stdout.readline())
    first.kill()
    second = started("-c", TAKES, tmp_path / "lock")
    assert second.stdout.readline().strip() == WAITING
    os.kill(orphan, signal.SIGKILL)
    assert second.stdout.readline() == "mine\n"


@pytest.mark.slow
def test_two_commands_set_the_environment_up_once(started, checkout):
    both = [started("dev.py", "run", "--", "x", place=checkout) for _ in range(2)]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert all(text.endswith("the window\n") for text in said)
    assert sum("Setting up .venv" in text for text in said) == 1
    assert sum(WAITING in text for text in said) == 1
    again = started("dev.py", "run", "--", "x", place=checkout)
    assert again.communicate()[0] == "the window\n"
