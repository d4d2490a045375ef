"""Workbooks and text files with bytes and words changed at random: never a crash or a hang."""

import os
import random
import re
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from tests.intake.make_examples import EXAMPLES
from tests.intake.workbooks import packed

SEEDS = ["klasseliste.xlsx", "flere-hold.xlsx", "med-fejl.xlsx", "studieplus.csv", "lectio.csv"]
ABSENCE = [
    "fravaer-egen.xlsx",
    "fravaer-studieplus.csv",
    "fravaer-uddata.csv",
    "fravaer-lectio.csv",
]
PLANS = ["plan.xlsx"]
WORDS = [b"", b"0", b"-1", b"NaN", b"1e999", b"XFD1048576", b"A0", b"s", b"str", b"e", b"b", b"d"]
WORDS += [b"\xff\xfe", b"&amp;#0;", b"<!--", b"]]>", b"\x00", b"9" * 30, "æ".encode(), b"rId9"]
COUNT = int(os.environ.get("GF2_FUZZED_FILES", "60"))
ROOT = EXAMPLES.parent


def mutated(content, chance):
    """Return a file with a few bytes or words changed; a workbook inside its zip file."""
    if not content.startswith(b"PK") or chance.random() < 0.2:
        return changed_bytes(content, chance)
    archive = zipfile.ZipFile(BytesIO(content))
    members = {name: archive.read(name) for name in archive.namelist()}
    for _turn in range(chance.randint(1, 4)):
        name = chance.choice([name for name in members if not name.endswith("theme1.xml")])
        change = changed_bytes if chance.random() < 0.3 else changed_word
        members[name] = change(members[name], chance)
    return packed(members)


def changed_bytes(content, chance):
    data = bytearray(content)
    for _turn in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.2:
        del data[chance.randrange(len(data)) :]
    return bytes(data) or b"x"


def changed_word(content, chance):
    words = [
        match.span() for match in re.finditer(rb'(?<=")[^"<>]*(?=")|(?<=>)[^<>]+(?=<)', content)
    ]
    if not words:
        return content
    start, end = chance.choice(words)
    return content[:start] + chance.choice(WORDS) + content[end:]


@pytest.mark.parametrize(
    ("kind", "seeds"), [("students", SEEDS), ("absence", ABSENCE), ("plan", PLANS)]
)
def test_a_file_changed_at_random_is_read_or_refused(tmp_path, kind, seeds):
    chance = random.Random(1)
    for number in range(COUNT):
        content = (EXAMPLES / chance.choice(seeds)).read_bytes()
        (tmp_path / f"{number:05d}").write_bytes(mutated(content, chance))
    command = [sys.executable, "-m", "tests.intake.read_all", str(tmp_path), kind]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = [line.split() for line in done.stdout.splitlines() if line[:5].isdigit()]
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(lines) == COUNT
    assert max(float(took) for _name, _answer, took in lines) < 5
    assert {"CheckedFile", "Refused"} <= {answer for _name, answer, _took in lines}
    assert int(re.search(r"VmHWM:\s+(\d+) kB", done.stdout)[1]) < 600_000
