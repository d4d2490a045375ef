#!/usr/bin/env python3
"""Set GF2 Tracker up, start it and test it, with nothing but Python: `python3 dev.py --help`.

Everything that is installed comes from the hashed lock files and lands in `.venv`; the system
libraries that Qt needs come from apt on Debian and Ubuntu. The file must parse on an old Python,
so that the sentence about the Python it needs is seen.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import pathlib
import platform
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import time

from workshop.alone import alone
from workshop.system import has_screen, install_system_packages

OLDEST_PYTHON = (3, 11)
ROOT = pathlib.Path(__file__).resolve().parent
VENV = ROOT / ".venv"
IS_WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if IS_WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if IS_WINDOWS else "python")
STAMP = VENV / "gf2-stamp"
BEGUN = VENV / "gf2-begun"
BUSY = ROOT / ".venv.lock"  # held while .venv or .demo is being made
DEMO = ROOT / ".demo"
PICTURE = ROOT / "gf2.png"
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"

HOST_NAME = re.compile(r"://|\b[\w-]+\.(?:org|com|net|io|dev|dk|eu)\b(?!\w)")

# Starts through sh, so that a path with spaces or of any length does as interpreter.
LAUNCHER = """#!/bin/sh
'''exec' {python} "$0" "$@"
' '''
import sys
from ui.app import main
sys.exit(main())
"""
WINDOWS_LAUNCHER = '@"%~dp0python.exe" -P -m ui.app %*\r\n'

AT_ONCE = ("--numprocesses=auto", "--dist=loadfile")  # files side by side on all cores
CHECKS = (
    ("format", ("ruff", "format", "--check", ".")),
    ("lint", ("ruff", "check", ".")),
    ("types", ("mypy",)),
    ("floors", ("lint-imports",)),
    ("dead code", ("vulture",)),
    ("dependencies", ("deptry", ".")),
)

HELP = """GF2 Tracker, from a clone to a window in one command.

  python3 dev.py run              set up, then open the window on a made-up school
  python3 dev.py run -- ARGS      the program on your own store; ARGS as for gf2tracker
  python3 dev.py test             set up, then every check: format, lint, types, floors,
                                  dead code, dependencies, lock files, tests on both databases
  python3 dev.py test ARGS        only pytest, with ARGS
  python3 dev.py bench [ARGS]     measure, side by side with a floor
  python3 dev.py bundle           build dist/gf2tracker, a folder that needs no Python, and try it
  python3 dev.py fix              format, and mend what the linter can mend
"""


def main(words: list[str]) -> int:
    """Carry out one word of the command line; returns the exit code."""
    deeds = {"run": run, "test": test, "bench": bench, "bundle": bundle, "fix": fix}
    if not words or words[0] in ("-h", "--help"):
        print(HELP)
        return 0
    if words[0] not in deeds:
        print(f"There is no '{words[0]}'.\n\n{HELP}", file=sys.stderr)
        return 2
    if sys.version_info < OLDEST_PYTHON:
        return say_python_is_too_old(words[0])
    return deeds[words[0]](words[1:])


def say_python_is_too_old(word: str) -> int:
    """Say which Python is needed, and name a newer one that is already here."""
    needed = "{}.{}".format(*OLDEST_PYTHON)
    print(f"GF2 Tracker needs Python {needed} or newer; this is {platform.python_version()}.")
    newer = [f"python3.{minor}" for minor in range(19, OLDEST_PYTHON[1] - 1, -1)]
    found = next((name for name in newer if shutil.which(name)), None)
    print(f"Try: {found} dev.py {word}" if found else f"Install Python {needed} and try again.")
    return 1


def run(arguments: list[str]) -> int:
    """Open the window on the demo school, or on the user's own store after `--`."""
    set_up(RUN_LOCK)
    if arguments[:1] == ["--"]:
        arguments = arguments[1:]
    else:
        make_demo()
        arguments = ["--store", str(DEMO / "gf2.db"), *arguments]
    environment = child_environment()
    if not has_screen() and not names_a_command(arguments):
        environment["QT_QPA_PLATFORM"] = "offscreen"
        print(f"No screen here: running offscreen and saving a picture, {PICTURE.name}")
        arguments = [*arguments, "--picture", str(PICTURE)]
    return call([str(PYTHON), "-P", "-m", "ui.app", *arguments], environment)


def test(arguments: list[str]) -> int:
    """Run every check and say how each went; with arguments, pytest alone."""
    set_up(DEV_LOCK, is_for_tests=True)
    environment = unseen_environment()
    pytest = [str(PYTHON), "-m", "pytest"]
    if arguments:
        code = call([*pytest, *arguments], environment, ROOT)
        print("Only pytest was run; `python3 dev.py test` makes the other checks too.")
        return code
    results = [check(name, command, environment) for name, command in CHECKS]
    results.append(check_locks())
    print("tests", flush=True)
    began = time.monotonic()
    passed = call([*pytest, *AT_ONCE], environment, ROOT) == 0
    results.append(report("tests", time.monotonic() - began, passed=passed))
    return conclude(results)


def bench(arguments: list[str]) -> int:
    """Measure the program beside a floor that does the same duty."""
    set_up(DEV_LOCK)
    return call([str(PYTHON), "-m", "tests.bench", *arguments], unseen_environment(), ROOT)


def bundle(_arguments: list[str]) -> int:
    """Build one folder with Python, Qt and the program in it, then go through a day with it."""
    set_up(DEV_LOCK)
    return call([str(PYTHON), "-m", "tests.bundled"], unseen_environment(), ROOT)


def fix(_arguments: list[str]) -> int:
    """Format the code and mend what the linter can mend."""
    set_up(DEV_LOCK)
    ruff = str(BIN / "ruff")
    commands = ([ruff, "check", "--fix", "."], [ruff, "format", "."])
    return max(call(command, child_environment(), ROOT) for command in commands)


def set_up(lock: pathlib.Path, *, is_for_tests: bool = False) -> None:
    """Make `.venv` hold what a lock file says; at once when it already does."""
    with alone(BUSY) as busy:
        install_system_packages(is_for_tests=is_for_tests)
        wanted = stamp_lines(lock)
        kept = set(STAMP.read_text("utf-8").splitlines()) if STAMP.exists() else set()
        if not PYTHON.exists() or not wanted <= kept or BEGUN.exists():
            make_environment(lock, wanted, busy)


def make_environment(lock: pathlib.Path, wanted: set[str], busy: int) -> None:
    """Make `.venv` anew, or bring what is missing to it; its marks say how far it got."""
    began = time.monotonic()
    print("Setting up .venv (a minute the first time) ...", flush=True)
    if not can_be_kept():
        shutil.rmtree(VENV, ignore_errors=True)
        python = str(pathlib.Path(sys.executable).resolve())  # also when started from .venv itself
        if call([python, "-m", "venv", str(VENV)], child_environment(), busy=busy):
            sys.exit("The environment .venv could not be made; what went wrong stands above.")
    STAMP.unlink(missing_ok=True)
    BEGUN.touch()
    install(lock, busy)
    write_launcher()
    compiling = [str(PYTHON), "-m", "compileall", "-q", "gf2tracker", "ui"]
    call(compiling, child_environment(), ROOT, busy=busy)
    STAMP.write_text("\n".join(sorted(wanted)) + "\n", "utf-8")
    BEGUN.unlink()
    print(f"Ready after {time.monotonic() - began:.0f} s.", flush=True)


def stamp_lines(lock: pathlib.Path) -> set[str]:
    """Return what must be true of an environment; the one for tests also does for running."""
    lines = {
        f"python {platform.python_version()}",
        f"place {ROOT}",
        f"launcher {hashlib.sha256(LAUNCHER.encode()).hexdigest()}",
    }
    for path in (RUN_LOCK, lock):
        lines.add(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}")
    return lines


def can_be_kept() -> bool:
    """Whether `.venv` is whole, of this Python, and stands where it was made."""
    configuration = VENV / "pyvenv.cfg"
    if BEGUN.exists() or not PYTHON.exists() or not configuration.exists():
        return False
    if platform.python_version() not in configuration.read_text("utf-8"):
        return False
    return not STAMP.exists() or f"place {ROOT}" in STAMP.read_text("utf-8").splitlines()


def install(lock: pathlib.Path, busy: int) -> None:
    """Install a lock file: every file is held against its hash, nothing is built."""
    wanted = ["--require-hashes", "--only-binary", ":all:", "-r", str(lock)]
    environment = child_environment()
    uv = shutil.which("uv")
    if uv is not None:
        command = [uv, "pip", "install", "-q", "--python", str(PYTHON), "--compile-bytecode"]
        if call([*command, *wanted], environment, busy=busy) == 0:
            return
        print("uv could not do it; trying pip.", flush=True)
    command = [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if call([*command, *wanted], environment, busy=busy):
        sys.exit("The packages could not be installed; what went wrong stands above.")


def write_launcher() -> None:
    """Put the project and the command `gf2tracker` into the environment, without a build."""
    folders = {"base": str(VENV), "platbase": str(VENV)}
    site = pathlib.Path(sysconfig.get_path("purelib", "venv", vars=folders))
    (site / "gf2tracker.pth").write_text(f"{ROOT}\n", "utf-8")
    if IS_WINDOWS:
        (BIN / "gf2tracker.cmd").write_text(WINDOWS_LAUNCHER, "utf-8", newline="")
        return
    launcher = BIN / "gf2tracker"
    launcher.write_text(LAUNCHER.format(python=shlex.quote(str(PYTHON))), "utf-8")
    launcher.chmod(0o755)


def child_environment() -> dict[str, str]:
    """Return the environment for what is started: compiled modules are kept, no foreign paths."""
    dropped = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME"}
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    environment["PIP_USER"] = "0"
    return environment


def unseen_environment() -> dict[str, str]:
    """Return the same for what shows its windows to nobody."""
    return {**child_environment(), "QT_QPA_PLATFORM": "offscreen"}


def make_demo() -> None:
    """Build the demo school anew unless it was built today and to its end."""
    today = dt.date.today().isoformat()
    built_on = DEMO / "built-on"
    with alone(BUSY) as busy:
        if built_on.exists() and built_on.read_text("utf-8") == today:
            return
        print("Building the demo school ...", flush=True)
        shutil.rmtree(DEMO, ignore_errors=True)
        DEMO.mkdir()
        command = [str(PYTHON), "-P", "-m", "ui.app", "--store", str(DEMO / "gf2.db"), "demo"]
        if call(command, child_environment(), busy=busy):
            sys.exit("The demo school could not be built; what went wrong stands above.")
        built_on.write_text(today, "utf-8")


def names_a_command(arguments: list[str]) -> bool:
    """Whether the arguments ask for a command, or for words only, rather than the window."""
    takes_value = ("--store", "--today", "--picture", "--size", "--theme")
    befores = ["", *arguments[:-1]]
    words = [
        word for before, word in zip(befores, arguments, strict=True) if before not in takes_value
    ]
    return any(not word.startswith("-") or word in ("-h", "--help", "--version") for word in words)


def check(name: str, command: tuple[str, ...], environment: dict[str, str]) -> tuple[str, bool]:
    """Run one check; shows what it said only when it fails."""
    began = time.monotonic()
    words = [str(BIN / command[0]), *command[1:]]
    answer = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, check=False)
    if answer.returncode != 0:
        print((answer.stdout + answer.stderr).decode("utf-8", "replace"), flush=True)
    return report(name, time.monotonic() - began, passed=answer.returncode == 0)


def check_locks() -> tuple[str, bool]:
    """Check that the lock files name no host."""
    began = time.monotonic()
    lines = [line for lock in (RUN_LOCK, DEV_LOCK) for line in lock.read_text("utf-8").splitlines()]
    faults = [line for line in lines if HOST_NAME.search(line)]
    if faults:
        print("A lock file names a host:", *faults, sep="\n")
    return report("lock files", time.monotonic() - began, passed=not faults)


def report(name: str, seconds: float, *, passed: bool) -> tuple[str, bool]:
    """Print one line on a check that has ended."""
    print(f"{name:<14}{'ok' if passed else 'FAILED':<8}{seconds:6.1f} s", flush=True)
    return name, passed


def conclude(results: list[tuple[str, bool]]) -> int:
    """Print what it came to; returns the exit code."""
    failed = [name for name, passed in results if not passed]
    if failed:
        print(f"FAILED: {', '.join(failed)}")
        return 1
    print(f"All {len(results)} checks are green.")
    return 0


def call(
    command: list[str],
    environment: dict[str, str],
    place: pathlib.Path | None = None,
    *,
    busy: int | None = None,
) -> int:
    """Run a command with its words on the screen; returns its exit code.

    What is `busy` with the environment keeps its lock, also when this process is killed.
    """
    kept = () if busy is None or IS_WINDOWS else (busy,)
    code = subprocess.run(
        command, env=environment, cwd=place, pass_fds=kept, check=False
    ).returncode
    if code < 0:
        print(f"{pathlib.Path(command[0]).name} was ended by signal {-code}.", file=sys.stderr)
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
