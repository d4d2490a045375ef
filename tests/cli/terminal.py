"""A terminal for tests: commands given to main(), or to a process of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from gf2tracker.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
TODAY = "2026-08-17"


@dataclass(frozen=True)
class Said:
    """What a command answered: its exit code, what it printed, and what stood on stderr."""

    code: int
    out: str
    err: str

    @property
    def facts(self):
        """The one JSON object that was printed."""
        assert self.out.count("\n") == 1, self.out
        return json.loads(self.out)

    @property
    def refusal(self):
        """The refusal that was printed as JSON."""
        assert self.code == 1
        return self.facts["refusal"]["text"]


class Terminal:
    """Gives commands to one store, on one day."""

    def __init__(self, capsys, where, today=TODAY):
        self.capsys, self.where, self.today = capsys, where, today

    def __call__(self, *words):
        """Give a command and return what it said."""
        self.capsys.readouterr()
        code = main(["--store", self.where, "--today", self.today, *map(str, words)])
        return Said(code, *self.capsys.readouterr())

    def json(self, *words):
        """Give a command with --json and return its object; it must have been done."""
        said = self(*words, "--json")
        assert said.code == 0, said
        return said.facts


def process(*words, text=True, **environment):
    """Give a command to a process of its own."""
    command = [sys.executable, "-m", "gf2tracker.cli.main", *map(str, words)]
    done = subprocess.run(
        command, capture_output=True, cwd=ROOT, env={**os.environ, **environment}, check=False
    )
    if not text:
        return done
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())
